import { arnFaultsIn } from '../../analysis/resources/arn-faults.js';
import { arnSuggestions, suggestArns } from '../arn-suggestions.js';
import { defineRule } from '../rule.js';

const messages = {
  shortArn: {
    text: '`{{text}}` has fewer than the six fields of an ARN: IAM reads each missing one as `*`.',
    checks: ['missing-arn-field'],
  },
  wildcardPartition: {
    text: '`{{text}}` has a wildcard in its partition (`{{partition}}`), where the ARN grammar allows none.',
    checks: ['invalid-partition'],
  },
  wildcardService: {
    text: '`{{service}}` in `{{text}}` matches every service that fits, including ones that AWS adds later.',
    checks: ['wildcard-in-service-name'],
  },
  wildcardType: {
    text: '`{{text}}` has a wildcard in its resource type (`{{type}}`), where the ARN grammar allows none.',
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

  *checkStatements(statements) {
    for (const fault of arnFaultsIn(statements, messages)) {
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
