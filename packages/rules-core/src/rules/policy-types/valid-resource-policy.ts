import { mayActOn, mayBelongTo } from '../../analysis/resources/policy-host.js';
import { defineRule } from '../rule.js';

export const validResourcePolicy = defineRule({
  name: 'valid-resource-policy',
  description: 'Require the policy of a resource to be about actions and resources of its own type',
  category: 'policy-types',
  type: 'problem',
  levels: { recommended: 'error', strict: 'error' },
  policies: ({ keptBy }) => keptBy === 'service',
  options: {},
  messages: {
    foreignAction: 'No request for `{{action}}` is decided by the policy of an `{{type}}`.',
    foreignResource: '`{{resource}}` is no resource that the policy of an `{{type}}` is about.',
  },
  accessAnalyzer: {
    'unsupported-action-in-policy': ['foreignAction'],
    'unsupported-resource-arn-in-policy': ['foreignResource'],
  },
  // The actions of one service meet no resources of another.
  supersedes: ['no-mismatched-resource'],

  *check({ attachedTo, attachment, statements }) {
    if (!attachment || attachedTo === undefined) return;
    for (const statement of statements) {
      const { actions, resources } = statement;
      for (const item of actions?.items ?? []) {
        if (mayActOn(attachment, item)) continue;
        const data = { action: item.text, type: attachedTo };
        yield { messageId: 'foreignAction', data, at: item.value.span, statement };
      }
      for (const item of resources?.items ?? []) {
        if (mayBelongTo(attachment, item)) continue;
        const data = { resource: item.text, type: attachedTo };
        yield { messageId: 'foreignResource', data, at: item.value.span, statement };
      }
    }
  },
});
