import type { Edit } from '../../edits/edit.js';
import { testNullInstead } from '../../edits/null-test.js';
import type { ConditionTest } from '../../policy/condition.js';
import { elementNamed } from '../../policy/grammar.js';
import type { Statement } from '../../policy/policy.js';
import type { DictEntry, DictValue, Value } from '../../value/value.js';
import { defineRule, type Problem } from '../rule.js';

const messages = {
  emptyAction: {
    text: '`{{element}}` lists no action: this statement {{effect}}.',
    checks: ['empty-array-action'],
  },
  emptyResource: {
    text: '`{{element}}` lists no resource: this statement {{effect}}.',
    checks: ['empty-array-resource'],
  },
  emptyPrincipalList: {
    text: '`{{member}}` lists no principal, so it names nobody.',
    checks: ['empty-array-principal'],
  },
  emptyPrincipal: { text: '`{{element}}` is empty, so it names nobody.', checks: ['empty-object-principal'] },
  emptyPrincipalName: 'This principal under `{{member}}` is empty, so it names nobody.',
  emptyCondition: {
    text: 'This `Condition` is empty: the statement holds without any condition.',
    checks: ['empty-object-condition'],
  },
  emptyOperator: {
    text: '`{{operator}}` has no condition key, so it asks for nothing.',
    checks: ['empty-object-condition'],
  },
  emptyValues: {
    text: '`{{key}}` has no value to be compared with under `{{operator}}`.',
    checks: ['empty-array-condition'],
  },
  emptyValuesOf: {
    text: '`{{key}}` has no value under `{{operator}}`, which {{consequence}}.',
    checks: [
      'empty-array-condition-forallvalues',
      'empty-array-condition-foranyvalue',
      'empty-array-condition-ifexists',
    ],
  },
  emptySid: { text: 'This `Sid` is empty, so it identifies nothing.', checks: ['empty-sid-value'] },
  suggestRemove: 'Remove `{{name}}`',
  suggestNull: 'Test with `Null` that `{{key}}` is absent',
} as const;

type Found = Problem<keyof typeof messages>;

export const noEmptyElement = defineRule({
  name: 'no-empty-element',
  description: 'Disallow elements with nothing in them',
  category: 'grammar',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  traits: ['irregular'],
  messages,
  fixable: true,
  // What names nobody does not name everyone.
  hides: [
    {
      rule: 'valid-resource-control-policy',
      within: 'value',
      when: ['emptyPrincipal'],
      messages: ['principal'],
    },
  ],

  *check(policy) {
    for (const statement of policy.statements) {
      for (const entry of statement.value.entries) {
        const element = elementNamed(entry.key.text);
        for (const problem of inElement(statement, entry))
          yield { ...problem, subject: { ...problem.subject, statement, element } };
      }
    }
  },
});

function* inElement(statement: Statement, entry: DictEntry): Generator<Found> {
  const { key, value } = entry;
  switch (elementNamed(key.text)) {
    case 'Sid':
      if (isEmptyText(value)) {
        const fix: Edit[] = [{ kind: 'remove-entry', dict: statement.value, entry }];
        yield { messageId: 'emptySid', at: value.span, subject: { value }, fix };
      }
      break;
    case 'Action':
    case 'Resource':
      if (isEmpty(value, 'list')) {
        const messageId = key.text.endsWith('Action') ? 'emptyAction' : 'emptyResource';
        const data = { element: key.text, effect: effectOf(statement, key.text) };
        yield { messageId, data, at: value.span, subject: { value } };
      }
      break;
    case 'Principal':
      if (value.kind === 'dict') yield* inPrincipal(key.text, value);
      break;
    case 'Condition':
      if (value.kind === 'dict') yield* inCondition(statement, entry, value);
  }
}

function* inPrincipal(element: string, map: DictValue): Generator<Found> {
  if (isEmpty(map, 'dict'))
    yield { messageId: 'emptyPrincipal', data: { element }, at: map.span, subject: { value: map } };
  for (const member of map.entries) {
    const { value } = member;
    const data = { member: member.key.text };
    if (isEmpty(value, 'list')) {
      const suggest = () => map.entries.length > 1 && removal(map, member);
      yield { messageId: 'emptyPrincipalList', data, at: value.span, subject: { value }, suggest };
    }
    for (const item of value.kind === 'list' ? value.items : [value])
      if (isEmptyText(item))
        yield { messageId: 'emptyPrincipalName', data, at: item.span, subject: { value: item } };
  }
}

function* inCondition(statement: Statement, entry: DictEntry, condition: DictValue): Generator<Found> {
  if (isEmpty(condition, 'dict')) {
    const suggest = () => removal(statement.value, entry);
    yield { messageId: 'emptyCondition', at: condition.span, subject: { value: condition }, suggest };
  }
  for (const operator of condition.entries) {
    const { value, key } = operator;
    if (!isEmpty(value, 'dict')) continue;
    const isOnly = condition.entries.length === 1;
    const suggest = () => (isOnly ? removal(statement.value, entry) : removal(condition, operator));
    const subject = { test: operator, value };
    yield { messageId: 'emptyOperator', data: { operator: key.text }, at: value.span, subject, suggest };
  }
  for (const test of statement.conditions)
    if (isEmpty(test.keyEntry.value, 'list')) yield emptyTest(statement, test);
}

function emptyTest(statement: Statement, test: ConditionTest): Found {
  const { operator, operatorEntry, keyEntry } = test;
  const key = keyEntry.key.text;
  const data = { key, operator: operatorEntry.key.text };
  const where = { at: keyEntry.value.span, subject: { test, value: keyEntry.value } };
  if (!operator?.set && !operator?.ifExists) return { messageId: 'emptyValues', data, ...where };
  const isAny = operator.set === 'ForAnyValue';
  const checks = [`empty-array-condition-${operator.set?.toLowerCase() ?? 'ifexists'}`];
  const consequence = operator.negated
    ? 'names nothing to be different from'
    : isAny
      ? 'is never true'
      : 'is true only when the key is absent';
  const suggest = () => {
    const edits = isAny || operator.negated ? undefined : testNullInstead(statement, test, 'true');
    return edits && ({ messageId: 'suggestNull', data: { key }, edits } as const);
  };
  return { messageId: 'emptyValuesOf', data: { ...data, consequence }, ...where, checks, suggest };
}

function isEmptyText(value: Value): boolean {
  return value.kind === 'text' && value.text === '';
}

function isEmpty(value: Value, kind: 'list' | 'dict'): boolean {
  if (value.kind === 'list') return kind === 'list' && value.items.length === 0 && !value.open;
  return kind === 'dict' && value.kind === 'dict' && value.entries.length === 0 && !value.open;
}

/** What the statement does, as a verb with its object. */
function effectOf({ effect }: Statement, element: string): string {
  const verb = effect === 'Allow' ? 'allows' : effect === 'Deny' ? 'denies' : 'covers';
  if (element === 'NotAction') return `leaves no action out and ${verb} all of them`;
  if (element === 'NotResource') return `leaves no resource out and ${verb} its actions on all of them`;
  return `${verb} nothing`;
}

function removal(dict: DictValue, entry: DictEntry) {
  const edits: Edit[] = [{ kind: 'remove-entry', dict, entry }];
  return { messageId: 'suggestRemove', data: { name: entry.key.text }, edits } as const;
}
