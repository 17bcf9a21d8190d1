import { arnFaultsIn } from '../../analysis/resources/arn-faults.js';
import { arnSuggestions, suggestArns } from '../arn-suggestions.js';
import { defineRule } from '../rule.js';

const messages = {
  shortArn: {
    text: '`{{text}}` has not all six fields of an ARN: IAM takes each missing one for `*`, and refuses it in a session policy.',
    checks: ['missing-arn-field'],
  },
  wildcardPartition: {
    text: "AWS's grammar of ARNs has no wildcard within the partition, as `{{partition}}` in `{{text}}` is.",
    checks: ['invalid-partition'],
  },
  wildcardService: {
    text: '`{{service}}` in `{{text}}` stands for every service that fits, and for every one to come.',
    checks: ['wildcard-in-service-name'],
  },
  wildcardType: {
    text: "AWS's grammar of ARNs has no wildcard within the resource type, as `{{type}}` in `{{text}}` is.",
    checks: ['invalid-arn-resource'],
  },
  ...arnSuggestions,
} as const;

export const preferExplicitArn = defineRule({
  name: 'prefer-explicit-arn',
  description: 'Require all six fields of an ARN, with its partition, service and resource type written out',
  category: 'resources',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ namesResources }) => namesResources,
  messages,

  *check(policy) {
    for (const fault of arnFaultsIn(policy, messages)) {
      const { kind, at, data, statement, item } = fault;
      yield {
        messageId: kind,
        data: { ...data, text: item.text },
        at,
        subject: { statement, element: 'Resource', value: item.value },
        suggest: () => suggestArns(fault),
      };
    }
  },
});
