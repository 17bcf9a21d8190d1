import { arnFaultsIn } from '../../analysis/resources/arn-faults.js';
import { defineRule } from '../rule.js';

export const preferExplicitArn = defineRule({
  name: 'prefer-explicit-arn',
  description: 'Require all six fields of an ARN, with its partition, service and resource type written out',
  category: 'resources',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ namesResources }) => namesResources,
  options: {},
  messages: {
    shortArn:
      '`{{text}}` has not all six fields of an ARN: IAM takes each missing one for `*`, and refuses it in a session policy.',
    wildcardPartition:
      "AWS's grammar of ARNs has no wildcard within the partition, as `{{partition}}` in `{{text}}` is.",
    wildcardService:
      '`{{service}}` in `{{text}}` stands for every service that fits, and for every one to come.',
    wildcardType:
      "AWS's grammar of ARNs has no wildcard within the resource type, as `{{type}}` in `{{text}}` is.",
    suggestArn: 'Write `{{arn}}`',
  },
  hasSuggestions: true,
  accessAnalyzer: {
    'invalid-arn-resource': ['wildcardType'],
    'invalid-partition': ['wildcardPartition'],
    'missing-arn-field': ['shortArn'],
    'wildcard-in-service-name': ['wildcardService'],
  },

  *check(policy) {
    for (const { kind, at, data, meant = [], statement, item } of arnFaultsIn(policy)) {
      if (
        kind !== 'shortArn' &&
        kind !== 'wildcardPartition' &&
        kind !== 'wildcardService' &&
        kind !== 'wildcardType'
      )
        continue;
      yield {
        messageId: kind,
        data: { ...data, text: item.text },
        at,
        statement,
        suggestions: meant.map((arn) => ({
          messageId: 'suggestArn',
          data: { arn },
          edits: [{ kind: 'replace', target: item.value, with: arn }],
        })),
      };
    }
  },
});
