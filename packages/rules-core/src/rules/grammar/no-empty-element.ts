import { emptyElements, type EmptyElement } from '../../analysis/grammar/empty-elements.js';
import { testNullInstead } from '../../edits/null-test.js';
import { removeEntry } from '../../edits/remove-entry.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule } from '../rule.js';

export const noEmptyElement = defineRule({
  name: 'no-empty-element',
  description: 'Disallow empty elements',
  category: 'grammar',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: ['warn', { trustConditions: true }] },
  traits: ['irregular'],
  options: {
    trustConditions: {
      type: 'boolean',
      description:
        'Whether to report the empty `Condition` that the IAM console writes into role trust policies.',
      default: false,
    },
  },
  messages: {
    emptyAction: {
      text: '`{{element}}` lists no actions: this statement {{effect}}.',
      checks: ['empty-array-action'],
    },
    emptyResource: {
      text: '`{{element}}` lists no resources: this statement {{effect}}.',
      checks: ['empty-array-resource'],
    },
    emptyPrincipalList: {
      text: '`{{member}}` lists no principals, so it matches nobody.',
      checks: ['empty-array-principal'],
    },
    emptyPrincipal: {
      text: '`{{element}}` is empty, so it matches nobody.',
      checks: ['empty-object-principal'],
    },
    emptyPrincipalName: 'This principal under `{{member}}` is empty, so it matches nobody.',
    emptyCondition: {
      text: 'This `Condition` is empty: the statement applies unconditionally.',
      checks: ['empty-object-condition'],
    },
    emptyOperator: {
      text: '`{{operator}}` has no condition keys, so it requires nothing.',
      checks: ['empty-object-condition'],
    },
    emptyValues: {
      text: '`{{key}}` has no values to compare under `{{operator}}`.',
      checks: ['empty-array-condition'],
    },
    emptyValuesOf: {
      text: '`{{key}}` has no values under `{{operator}}`, which {{consequence}}.',
      checks: [
        'empty-array-condition-forallvalues',
        'empty-array-condition-foranyvalue',
        'empty-array-condition-ifexists',
      ],
    },
    suggestRemove: 'Remove `{{name}}`',
    suggestNull: 'Replace with `Null`, requiring that `{{key}}` is absent',
  },
  // That rule requires `*`, which an empty principal is not.
  hides: [
    {
      rule: 'valid-resource-control-policy',
      within: 'value',
      when: ['emptyPrincipal'],
      messages: ['principal'],
    },
  ],

  *check(policy, { trustConditions }) {
    const isFromConsole = policy.type.name === 'trust' && !trustConditions;
    for (const statement of policy.statements) {
      for (const empty of emptyElements(statement)) {
        if (isFromConsole && empty.kind === 'emptyCondition') continue;
        const { kind, data, element, value, valueless } = empty;
        yield {
          messageId: kind,
          data,
          at: value.span,
          subject: { statement, element, test: empty.test ?? empty.operatorEntry, value },
          ...(valueless && { checks: [`empty-array-condition-${valueless.modifier.toLowerCase()}`] }),
          suggest: () => suggestRemoval(empty) ?? suggestNull(statement, empty),
        };
      }
    }
  },
});

function suggestRemoval({ removable }: EmptyElement) {
  const edits = removable && removeEntry(removable.dict, removable.entry);
  if (!edits) return undefined;
  const data = { name: removable.entry.key.text };
  return { messageId: 'suggestRemove', data, edits } as const;
}

function suggestNull(statement: Statement, { test, valueless }: EmptyElement) {
  if (!test || !valueless?.asksForAbsence) return undefined;
  const edits = testNullInstead(statement, test, 'true');
  return edits && ({ messageId: 'suggestNull', data: { key: test.keyEntry.key.text }, edits } as const);
}
