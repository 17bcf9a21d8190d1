import { testNullInstead } from '../../edits/null-test.js';
import type { Edit } from '../../edits/edit.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import type { DictEntry, DictValue, Value } from '../../value/value.js';
import { defineRule } from '../rule.js';
import type { Problem } from '../rule.js';

type MessageId =
  | 'emptyAction'
  | 'emptyResource'
  | 'emptyPrincipalList'
  | 'emptyPrincipal'
  | 'emptyCondition'
  | 'emptyOperator'
  | 'emptyValues'
  | 'emptyValuesForAll'
  | 'emptyValuesForAny'
  | 'emptyValuesIfExists'
  | 'emptySid'
  | 'suggestRemove'
  | 'suggestNull';

export const noEmptyElement = defineRule({
  name: 'no-empty-element',
  description: 'Disallow elements with nothing in them',
  category: 'grammar',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  traits: ['irregular'],
  options: {},
  messages: {
    emptyAction: '`{{element}}` lists no action: this statement {{effect}}.',
    emptyResource: '`{{element}}` lists no resource: this statement {{effect}}.',
    emptyPrincipalList: '`{{member}}` lists no principal, so it names nobody.',
    emptyPrincipal: '`{{element}}` is empty, so it names nobody.',
    emptyCondition: 'This `Condition` is empty: the statement holds without any condition.',
    emptyOperator: '`{{operator}}` has no condition key, so it asks for nothing.',
    emptyValues: '`{{key}}` has no value to be compared with under `{{operator}}`.',
    emptyValuesForAll: '`{{key}}` has no value under `{{operator}}`, which {{consequence}}.',
    emptyValuesForAny: '`{{key}}` has no value under `{{operator}}`, which {{consequence}}.',
    emptyValuesIfExists: '`{{key}}` has no value under `{{operator}}`, which {{consequence}}.',
    emptySid: 'This `Sid` is empty, so it identifies nothing.',
    suggestRemove: 'Remove `{{name}}`',
    suggestNull: 'Test with `Null` that `{{key}}` is absent',
  },
  fixable: true,
  hasSuggestions: true,
  accessAnalyzer: {
    'empty-array-action': ['emptyAction'],
    'empty-array-resource': ['emptyResource'],
    'empty-array-principal': ['emptyPrincipalList'],
    'empty-object-principal': ['emptyPrincipal'],
    'empty-object-condition': ['emptyCondition', 'emptyOperator'],
    'empty-array-condition': ['emptyValues'],
    'empty-array-condition-forallvalues': ['emptyValuesForAll'],
    'empty-array-condition-foranyvalue': ['emptyValuesForAny'],
    'empty-array-condition-ifexists': ['emptyValuesIfExists'],
    'empty-sid-value': ['emptySid'],
  },

  *check(policy) {
    for (const statement of policy.statements) {
      if (!holdsEmpty(statement.value)) continue;
      for (const problem of inStatement(statement)) yield { ...problem, statement };
    }
  },
});

/** A list of values under a condition key is the deepest of what is looked at. */
const maxDepth = 3;

/** A quick look whether there is anything empty in a statement: hardly one has. */
function holdsEmpty(value: Value, depth = 0): boolean {
  if (value.kind === 'text') return value.text === '';
  if (value.kind === 'list') return value.items.length === 0;
  if (value.kind !== 'dict') return false;
  if (value.entries.length === 0) return true;
  if (depth < maxDepth)
    for (const entry of value.entries) if (holdsEmpty(entry.value, depth + 1)) return true;
  return false;
}

function* inStatement(statement: Statement): Generator<Problem<MessageId>> {
  const dict = statement.value;
  for (const entry of dict.entries) {
    const { key, value } = entry;
    const element = key.text;
    if (element === 'Sid' && value.kind === 'text' && value.text === '') {
      yield { messageId: 'emptySid', at: value.span, fix: [{ kind: 'remove-entry', dict, entry }] };
    } else if (/^(?:Not)?(?:Action|Resource)$/.test(element) && isEmptyList(value)) {
      const data = { element, effect: effectOf(statement, element) };
      yield { messageId: element.endsWith('Action') ? 'emptyAction' : 'emptyResource', data, at: value.span };
    } else if (/^(?:Not)?Principal$/.test(element) && value.kind === 'dict') {
      if (isEmptyDict(value)) yield { messageId: 'emptyPrincipal', data: { element }, at: value.span };
      for (const member of value.entries) {
        if (!isEmptyList(member.value)) continue;
        yield {
          messageId: 'emptyPrincipalList',
          data: { member: member.key.text },
          at: member.value.span,
          suggestions: value.entries.length > 1 ? [removal(value, member)] : [],
        };
      }
    } else if (element === 'Condition' && value.kind === 'dict') {
      if (isEmptyDict(value))
        yield { messageId: 'emptyCondition', at: value.span, suggestions: [removal(dict, entry)] };
      for (const operator of value.entries) {
        if (!isEmptyDict(operator.value)) continue;
        const [container, gone] = value.entries.length > 1 ? [value, operator] : [dict, entry];
        yield {
          messageId: 'emptyOperator',
          data: { operator: operator.key.text },
          at: operator.value.span,
          suggestions: [removal(container, gone)],
        };
      }
    }
  }
  for (const test of statement.conditions) {
    const { value } = test.keyEntry;
    if (isEmptyList(value)) yield emptyTest(statement, test);
  }
}

function isEmptyList(value: Value): boolean {
  return value.kind === 'list' && value.items.length === 0 && !value.open;
}

function isEmptyDict(value: Value): boolean {
  return value.kind === 'dict' && value.entries.length === 0 && !value.open;
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

function emptyTest(statement: Statement, test: ConditionTest): Problem<MessageId> {
  const key = test.keyEntry.key.text;
  const name = test.operatorEntry.key.text;
  const { operator } = test;
  const data = { key, operator: name };
  const at = test.keyEntry.value.span;
  if (operator?.set === 'ForAnyValue') {
    const consequence = operator.negated ? 'names nothing to be different from' : 'is never true';
    return { messageId: 'emptyValuesForAny', data: { ...data, consequence }, at };
  }
  if (operator?.set !== 'ForAllValues' && !operator?.ifExists) return { messageId: 'emptyValues', data, at };
  const messageId = operator.set ? 'emptyValuesForAll' : 'emptyValuesIfExists';
  if (operator.negated)
    return { messageId, data: { ...data, consequence: 'names nothing to be different from' }, at };
  const edits = testNullInstead(statement, test, 'true');
  return {
    messageId,
    data: { ...data, consequence: 'is true only when the key is absent' },
    at,
    suggestions: edits ? [{ messageId: 'suggestNull', data: { key }, edits }] : [],
  };
}
