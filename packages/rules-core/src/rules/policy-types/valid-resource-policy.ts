import { hostFaults, type HostFault } from '../../analysis/resources/host-faults.js';
import { addItems } from '../../edits/add-items.js';
import { removeEntry } from '../../edits/remove-entry.js';
import { removingAllTitle, suggestRemovingAll } from '../gathering.js';
import { defineRule, type Suggestion } from '../rule.js';

export const validResourcePolicy = defineRule({
  name: 'valid-resource-policy',
  description: 'Disallow actions and resources that a resource-based policy does not apply to',
  category: 'policy-types',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  policies: ({ keptBy }) => keptBy === 'service',
  messages: {
    foreignAction: {
      text: '`{{action}}` has no effect here: the policy of an `{{type}}` does not apply to it.',
      checks: ['unsupported-action-in-policy'],
    },
    foreignActions: {
      text: '{{entries}} have no effect here: the policy of an `{{type}}` does not apply to them.',
      checks: ['unsupported-action-in-policy'],
    },
    foreignResource: {
      text: '`{{resource}}` is not a resource that the policy of an `{{type}}` covers.',
      checks: ['unsupported-resource-arn-in-policy'],
    },
    refusedElement: '{{service}} rejects a policy with `{{element}}` on an `{{type}}`.',
    everyResource:
      '{{service}} rejects this policy: `{{resource}}` must name the resource the policy is attached to.',
    otherResource: '{{service}} rejects this policy: `{{resource}}` and `{{other}}` are not the same bucket.',
    uselessAction: '{{service}} rejects this statement: `{{action}}` applies to none of its resources.',
    suggestRemove: 'Remove `{{element}}`',
    suggestAdd: 'Add `{{arn}}`',
    ...removingAllTitle,
  },
  // Actions and resources of different services never match.
  hides: [
    { rule: 'prefer-explicit-arn', within: 'value', when: ['everyResource'] },
    { rule: 'no-mismatched-resource', within: 'value' },
    {
      rule: 'no-mismatched-resource',
      within: 'statement',
      when: ['foreignResource'],
      messages: ['deadAction'],
    },
  ],

  gathers: [{ message: 'foreignAction', as: 'foreignActions', alike: ['type'], suggest: suggestRemovingAll }],

  *check(policy) {
    for (const fault of hostFaults(policy)) {
      const { kind, at, data, statement, element, value } = fault;
      yield {
        messageId: kind,
        data,
        at,
        subject: { statement, element, ...(value && { value }) },
        suggest: () => suggestionFor(fault),
      };
    }
  },
});

function suggestionFor({
  kind,
  statement,
  data,
  half,
}: HostFault): Suggestion<'suggestRemove' | 'suggestAdd'> | undefined {
  const { entry } = statement.resources ?? {};
  if (!entry) return undefined;
  if (kind === 'refusedElement') {
    // Without `NotResource`, the statement would also apply to the resources that it excludes.
    if (entry.key.text !== 'Resource') return undefined;
    const edits = removeEntry(statement.value, entry);
    return edits && { messageId: 'suggestRemove', data: { element: data['element']! }, edits };
  }
  if (!half) return undefined;
  const edits = addItems(entry.value, [half.arn], half.item.value);
  return { messageId: 'suggestAdd', data: { arn: half.arn }, edits };
}
