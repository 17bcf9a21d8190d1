import { describe, expect, it } from 'vitest';
import { addTest, conditionWith } from '../../src/edits/add-test.js';
import { moveTest } from '../../src/edits/move-test.js';
import { testNullInstead } from '../../src/edits/null-test.js';
import { removeTest } from '../../src/edits/remove-test.js';
import { removeValue } from '../../src/edits/remove-value.js';
import { renameKey, renameOperator } from '../../src/edits/rename-entry.js';
import { replaceValue } from '../../src/edits/replace-text.js';
import type { Edit } from '../../src/edits/edit.js';
import type { ConditionTest } from '../../src/policy/condition.js';
import type { Statement } from '../../src/policy/policy.js';
import { editedStatement } from './edited.js';

type Case = readonly [title: string, condition: string, output: string | undefined];

/** Edits of the first test of a Condition, given and expected as JSON; undefined where no edit is offered. */
function first(
  condition: string,
  edit: (statement: Statement, test: ConditionTest) => readonly Edit[] | Edit | undefined,
): string | undefined {
  const edited = editedStatement(`{"Condition":${condition}}`, (statement) =>
    edit(statement, statement.conditions[0]!),
  );
  return edited?.replace(/^\{"Condition":(.*)\}$/, '$1');
}

describe('adding a test', () => {
  const cases: Case[] = [
    ['to an empty Condition', '{}', '{"Bool":{"k":"v"}}'],
    ['beside other operators', '{"Null":{"k":"v"}}', '{"Null":{"k":"v"},"Bool":{"k":"v"}}'],
    ['beside other keys', '{"Bool":{"j":"w"}}', '{"Bool":{"j":"w","k":"v"}}'],
    ['under an operator in other case', '{"bool":{"j":"\\u0077"}}', '{"bool":{"j":"\\u0077","k":"v"}}'],
    ['that is there', '{"Bool":{"K":"w"}}', undefined],
    ['under an operator given twice', '{"Bool":{"a":"b"},"bool":{"c":"d"}}', undefined],
    ['under an operator that holds no keys', '{"Bool":"true"}', undefined],
    ['to a Condition that is none', '"Bool"', undefined],
  ];

  it.for(cases)('%s', ([, condition, output]) => {
    expect(first(condition, (statement) => addTest(statement, 'Bool', 'k', 'v'))).toBe(output);
  });

  it.for(cases)('to a copy of the Condition, %s', ([, condition, output]) => {
    const copied = editedStatement(`{"Condition":${condition},"a":0}`, (statement) => {
      const content = conditionWith(statement, 'Bool', 'k', 'v');
      const target = statement.entry('a')!.value;
      return content === undefined ? undefined : { kind: 'replace', target, with: content };
    });
    expect(copied).toBe(output && `{"Condition":${condition},"a":${output}}`);
  });

  it('to a statement without a Condition', () => {
    const edited = editedStatement('{"Sid":"s"}', (statement) => addTest(statement, 'Bool', 'k', ['v', 'w']));
    expect(edited).toBe('{"Sid":"s","Condition":{"Bool":{"k":["v","w"]}}}');
  });
});

describe('moving a test', () => {
  it.for<Case>([
    ['with its operator when it is alone', '{"Bool":{"k":"v"}}', '{"Null":{"k":"v"}}'],
    [
      'to an operator of its own',
      '{"Bool":{"k":"\\u0076","j":"w"},"Date":{}}',
      '{"Bool":{"j":"w"},"Null":{"k":"\\u0076"},"Date":{}}',
    ],
    [
      'to an operator that is there',
      '{"Bool":{"k":["v"],"j":"w"},"null":{"a":"b"}}',
      '{"Bool":{"j":"w"},"null":{"a":"b","k":["v"]}}',
    ],
    ['with an operator left empty', '{"Bool":{"k":"v"},"Null":{"a":"b"}}', '{"Null":{"a":"b","k":"v"}}'],
    ['to where the key is', '{"Bool":{"k":"v"},"Null":{"K":"b"}}', undefined],
    ['to an operator given twice', '{"Bool":{"k":"v"},"Null":{},"null":{}}', undefined],
    ['to an operator that holds no keys', '{"Bool":{"k":"v"},"Null":"a"}', undefined],
    ['to another case of its operator', '{"null":{"k":"v"}}', '{"Null":{"k":"v"}}'],
    ['that is given twice', '{"Bool":{"k":"v","k":"w"}}', undefined],
    ['of an operator given twice', '{"Bool":{"j":"w"},"Bool":{"k":"v"}}', undefined],
  ])('%s', ([, condition, output]) => {
    expect(first(condition, (statement, test) => moveTest(statement, test, 'Null'))).toBe(output);
  });

  it('unless it has more values than anybody writes', () => {
    const values = JSON.stringify(Array.from({ length: 500 }, (_, index) => `v${index}`));
    expect(
      first(`{"Bool":{"k":${values},"j":"w"}}`, (statement, test) => moveTest(statement, test, 'Null')),
    ).toBeUndefined();
    expect(first(`{"Bool":{"k":${values}}}`, (statement, test) => moveTest(statement, test, 'Null'))).toBe(
      `{"Null":{"k":${values}}}`,
    );
  });
});

describe('testing the absence of a key instead', () => {
  it.for<Case>([
    ['alone', '{"Bool":{"k":["v"]}}', '{"Null":{"k":"true"}}'],
    ['beside other keys', '{"Bool":{"k":"v","j":"w"}}', '{"Bool":{"j":"w"},"Null":{"k":"true"}}'],
    [
      'beside other tests for absence',
      '{"Bool":{"k":"v"},"Null":{"j":"true"}}',
      '{"Null":{"j":"true","k":"true"}}',
    ],
    ['where it is tested', '{"Bool":{"k":"v"},"Null":{"K":"true"}}', undefined],
    ['where a key is given twice', '{"Bool":{"k":"v","K":"w"}}', undefined],
    ['where an operator is given twice', '{"Bool":{"k":"v"},"bool":{"j":"w"}}', undefined],
    ['where Null holds no keys', '{"Bool":{"k":"v"},"Null":"a"}', undefined],
  ])('%s', ([, condition, output]) => {
    expect(first(condition, (statement, test) => testNullInstead(statement, test, 'true'))).toBe(output);
  });
});

describe('removing a test', () => {
  it.for<Case>([
    ['among other keys', '{"Bool":{"k":"v","j":"w"}}', '{"Bool":{"j":"w"}}'],
    ['among other operators', '{"Bool":{"k":"v"},"Null":{"j":"w"}}', '{"Null":{"j":"w"}}'],
    ['where it is given twice', '{"Bool":{"k":"v","K":"w"}}', undefined],
    ['where its operator is given twice', '{"Bool":{"k":"v"},"bool":{"j":"w"}}', undefined],
    ['where nothing would be left of the statement', '{"Bool":{"k":"v"}}', undefined],
  ])('%s', ([, condition, output]) => {
    expect(first(condition, removeTest)).toBe(output);
  });

  it('with the Condition', () => {
    const edited = editedStatement('{"Sid":"s","Condition":{"Bool":{"k":"v"}}}', (statement) =>
      removeTest(statement, statement.conditions[0]!),
    );
    expect(edited).toBe('{"Sid":"s"}');
  });
});

describe('renaming', () => {
  it.for<Case>([
    ['a key', '{"Bool":{"k":"v"}}', '{"Bool":{"j":"v"}}'],
    ['a key to itself in other case', '{"Bool":{"J":"v"}}', '{"Bool":{"j":"v"}}'],
    ['a key to one that is there', '{"Bool":{"k":"v","J":"w"}}', undefined],
    ['a key given twice', '{"Bool":{"k":"v","k":"w"}}', undefined],
  ])('%s', ([, condition, output]) => {
    expect(first(condition, (_, test) => renameKey(test, 'j'))).toBe(output);
  });

  it.for<Case>([
    ['an operator', '{"Bool":{"k":"v"}}', '{"Null":{"k":"v"}}'],
    ['an operator with other keys', '{"Bool":{"k":"v","j":"w"}}', undefined],
    ['an operator to one that is there', '{"Bool":{"k":"v"},"null":{"j":"w"}}', undefined],
    ['an operator given twice', '{"Bool":{"j":"w"},"Bool":{"k":"v"}}', undefined],
  ])('%s', ([, condition, output]) => {
    expect(first(condition, (statement, test) => renameOperator(statement, test, 'Null'))).toBe(output);
  });
});

describe('values', () => {
  const replaceFirst =
    (...texts: string[]) =>
    (_: Statement, test: ConditionTest) =>
      replaceValue(test, test.values[0]!, texts);

  it.for<readonly [title: string, condition: string, texts: string[], output: string]>([
    ['a single one by one', '{"Bool":{"k":"v"}}', ['w'], '{"Bool":{"k":"w"}}'],
    ['a single one by two', '{"Bool":{"k":true}}', ['w', 'x'], '{"Bool":{"k":["w","x"]}}'],
    ['one of several by two', '{"Bool":{"k":["v","a"]}}', ['w', 'x'], '{"Bool":{"k":["w","x","a"]}}'],
    ['by one that is there', '{"Bool":{"k":["v","w"]}}', ['w'], '{"Bool":{"k":["w"]}}'],
    ['by one that is there in other case', '{"Bool":{"k":["v","W"]}}', ['w'], '{"Bool":{"k":["w","W"]}}'],
    ['by itself and another', '{"Bool":{"k":["v"]}}', ['v', 'w'], '{"Bool":{"k":["v","w"]}}'],
    ['by itself where it is given twice', '{"Bool":{"k":["v","v"]}}', ['v'], '{"Bool":{"k":["v"]}}'],
  ])('replaces %s', ([, condition, texts, output]) => {
    expect(first(condition, replaceFirst(...texts))).toBe(output);
  });

  it.for<Case>([
    ['one of several', '{"Bool":{"k":["v","w"]}}', '{"Bool":{"k":["w"]}}'],
    ['the only one of a list', '{"Bool":{"k":["v"]}}', undefined],
    ['a single one', '{"Bool":{"k":"v"}}', undefined],
  ])('removes %s', ([, condition, output]) => {
    expect(first(condition, (_, test) => removeValue(test, test.values[0]!))).toBe(output);
  });
});
