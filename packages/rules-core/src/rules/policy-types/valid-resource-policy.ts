import { mayActOn, mayBelongTo } from '../../analysis/resources/policy-host.js';
import { defineRule } from '../rule.js';

export const validResourcePolicy = defineRule({
  name: 'valid-resource-policy',
  description: 'Require the policy of a resource to be about actions and resources of its own type',
  category: 'policy-types',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  policies: ({ keptBy }) => keptBy === 'service',
  messages: {
    foreignAction: {
      text: 'No request for `{{action}}` is decided by the policy of an `{{type}}`.',
      checks: ['unsupported-action-in-policy'],
    },
    foreignResource: {
      text: '`{{resource}}` is no resource that the policy of an `{{type}}` is about.',
      checks: ['unsupported-resource-arn-in-policy'],
    },
  },
  // Actions and resources of different services never match.
  hides: [
    { rule: 'no-mismatched-resource', within: 'value' },
    {
      rule: 'no-mismatched-resource',
      within: 'statement',
      when: ['foreignResource'],
      messages: ['deadAction'],
    },
  ],

  *check({ attachedTo, attachment, statements }) {
    if (!attachment || attachedTo === undefined) return;
    for (const statement of statements) {
      const { actions, resources } = statement;
      for (const item of actions?.items ?? []) {
        if (mayActOn(attachment, item)) continue;
        yield {
          messageId: 'foreignAction',
          data: { action: item.text, type: attachedTo },
          at: item.value.span,
          subject: { statement, element: 'Action', value: item.value },
        };
      }
      for (const item of resources?.items ?? []) {
        if (mayBelongTo(attachment, item)) continue;
        yield {
          messageId: 'foreignResource',
          data: { resource: item.text, type: attachedTo },
          at: item.value.span,
          subject: { statement, element: 'Resource', value: item.value },
        };
      }
    }
  },
});
