import { describe, expect, it } from 'vitest';
import { addItems } from '../../src/edits/add-items.js';
import type { Content } from '../../src/edits/edit.js';
import { removeEntry } from '../../src/edits/remove-entry.js';
import { removeStatement } from '../../src/edits/remove-statement.js';
import { renameEntry } from '../../src/edits/rename-entry.js';
import { replaceNotElement } from '../../src/edits/replace-not-element.js';
import { replaceAction, replaceResource } from '../../src/edits/replace-text.js';
import { setVersion } from '../../src/edits/set-version.js';
import { splitStatement } from '../../src/edits/split-statement.js';
import { editedPolicy, editedStatement } from './edited.js';

describe('entries of Action', () => {
  it.for<readonly [title: string, action: string, after: number | undefined, output: string]>([
    ['to a list', '["a:A","b:B"]', undefined, '["a:A","b:B","c:C","d:D"]'],
    ['behind an item', '["a:A","b:B"]', 0, '["a:A","c:C","d:D","b:B"]'],
    ['to a single one, which keeps its spelling', '"a:\\u0041"', undefined, '["a:\\u0041","c:C","d:D"]'],
    ['to a list of what is no action', '[7]', undefined, '[7,"c:C","d:D"]'],
  ])('are added %s', ([, action, after, output]) => {
    const edited = editedStatement(`{"Action":${action}}`, ({ actions }) => {
      const item = after === undefined ? undefined : actions!.items[after]!.value;
      return addItems(actions!.entry.value, ['c:C', 'd:D'], item);
    });
    expect(edited).toBe(`{"Action":${output}}`);
  });

  it.for<readonly [title: string, action: string, texts: string[], output: string]>([
    ['a single one by one', '"a:A"', ['b:B'], '"b:B"'],
    ['a single one by two', '"a:A"', ['b:B', 'c:C'], '["b:B","c:C"]'],
    ['one of several', '["a:A","b:B"]', ['c:C', 'd:D'], '["c:C","d:D","b:B"]'],
    ['by one that is there in other case', '["a:A","B:b"]', ['b:B'], '["B:b"]'],
    ['by itself in other case', '["a:A","b:B"]', ['A:a'], '["A:a","b:B"]'],
    ['by itself where it is given twice', '["a:A","a:A"]', ['a:A'], '["a:A"]'],
  ])('are replaced: %s', ([, action, texts, output]) => {
    const edited = editedStatement(`{"Action":${action}}`, ({ actions }) =>
      replaceAction(actions!, actions!.items[0]!, texts),
    );
    expect(edited).toBe(`{"Action":${output}}`);
  });
});

describe('entries of Resource', () => {
  it.for<readonly [title: string, resource: string, texts: readonly string[], output: string]>([
    ['by one that is there', '["a","b"]', ['b'], '["b"]'],
    ['by one that is there in other case', '["a","B"]', ['b'], '["b","B"]'],
    ['by itself in other case', '["a","b"]', ['A'], '["A","b"]'],
    ['by several, one of which is there', '["a","b"]', ['b', 'B'], '["B","b"]'],
  ])('are replaced: %s', ([, resource, texts, output]) => {
    const edited = editedStatement(`{"Resource":${resource}}`, ({ resources }) =>
      replaceResource(resources!, resources!.items[0]!, texts),
    );
    expect(edited).toBe(`{"Resource":${output}}`);
  });
});

describe('members', () => {
  it.for<readonly [title: string, statement: string, output: string | undefined]>([
    ['a member', '{"efect":"Allow"}', '{"Effect":"Allow"}'],
    ['a member to its name in other case', '{"EFFECT":"Allow"}', '{"Effect":"Allow"}'],
    ['a member to one that is there', '{"efect":"Allow","Effect":"Deny"}', undefined],
  ])('renames %s', ([, statement, output]) => {
    const edited = editedStatement(statement, ({ value }) => renameEntry(value, value.entries[0]!, 'Effect'));
    expect(edited).toBe(output);
  });

  it.for<readonly [title: string, statement: string, output: string | undefined]>([
    ['a member', '{"Effect":"Allow","Sid":""}', '{"Effect":"Allow"}'],
    ['the last of two of a name, which would leave the first', '{"Sid":"A","Sid":""}', undefined],
    ['nor one whose name differs by case alone', '{"sid":"A","Sid":""}', undefined],
  ])('removes %s', ([, statement, output]) => {
    const edited = editedStatement(statement, ({ value }) => removeEntry(value, value.entries[1]!));
    expect(edited).toBe(output);
  });
});

describe('the Not form of an element', () => {
  it.for<readonly [title: string, statement: string, output: string | undefined]>([
    ['gives way to the plain one', '{"NotAction":"a:A"}', '{"Action":"b:B"}'],
    ['stays when it is given twice', '{"NotAction":"c:C","NotAction":"a:A"}', undefined],
  ])('%s', ([, statement, output]) => {
    const edited = editedStatement(statement, (each) =>
      replaceNotElement(each, each.entry('NotAction')!, 'b:B'),
    );
    expect(edited).toBe(output);
  });
});

describe('the Version', () => {
  it.for<readonly [title: string, policy: string, output: string]>([
    ['becomes the first member', '{"Statement":[]}', '{"Version":"2012-10-17","Statement":[]}'],
    [
      'is replaced where it stands',
      '{"Id":"i","Version":"2008-10-17","Statement":[]}',
      '{"Id":"i","Version":"2012-10-17","Statement":[]}',
    ],
  ])('%s', ([, policy, output]) => {
    expect(editedPolicy(policy, setVersion)).toBe(output);
  });
});

describe('a statement', () => {
  it('is removed from a list', () => {
    const policy = '{"Statement":[{"Sid":"a"},{"Sid":"b"}]}';
    expect(editedPolicy(policy, ({ statements }) => removeStatement(statements[1]!))).toBe(
      '{"Statement":[{"Sid":"a"}]}',
    );
  });

  it('stays when it is the only one', () => {
    const policy = '{"Statement":{"Sid":"a","Effect":"Allow"}}';
    expect(editedPolicy(policy, ({ statements }) => removeStatement(statements[0]!))).toBeUndefined();
  });

  const rest = '"Resource":["r","\\u0073"],"Condition":{"Bool":{"k":"v"}}';

  it.for<readonly [title: string, members: Record<string, Content>, added: string]>([
    ['with its Resource and its Condition', {}, rest],
    ['with another Resource', { Resource: '*' }, '"Resource":"*","Condition":{"Bool":{"k":"v"}}'],
    ['with another Condition', { Condition: {} }, '"Resource":["r","\\u0073"],"Condition":{}'],
  ])('is split %s', ([, members, added]) => {
    const edited = editedStatement(`{"Effect":"Deny","Action":["a:A","b:B"],${rest}}`, (statement) =>
      splitStatement(statement, [statement.actions!.items[1]!], members),
    );
    expect(edited).toBe(
      `{"Effect":"Deny","Action":["a:A"],${rest}},{"Effect":"Deny","Action":"b:B",${added}}`,
    );
  });

  it.for<readonly [title: string, policy: string]>([
    ['with a single action', '{"Statement":[{"Effect":"Allow","Action":"a:A","Resource":"*"}]}'],
    ['with NotAction', '{"Statement":[{"Effect":"Allow","NotAction":["a:A","b:B"],"Resource":"*"}]}'],
    ['with NotResource', '{"Statement":[{"Effect":"Allow","Action":["a:A","b:B"],"NotResource":"*"}]}'],
    [
      'with principals',
      '{"Statement":[{"Effect":"Allow","Principal":"*","Action":["a:A","b:B"],"Resource":"*"}]}',
    ],
    ['without an effect', '{"Statement":[{"Action":["a:A","b:B"],"Resource":"*"}]}'],
    ['that is no item of a list', '{"Statement":{"Effect":"Allow","Action":["a:A","b:B"],"Resource":"*"}}'],
  ])('is not split: %s', ([, policy]) => {
    const split = editedPolicy(policy, ({ statements: [statement] }) =>
      splitStatement(statement!, [statement!.actions!.items[0]!]),
    );
    expect(split).toBeUndefined();
  });
});
