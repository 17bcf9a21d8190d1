import { arnFaultsIn } from '../../analysis/resources/arn-faults.js';
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
  suggestArn: 'Write `{{arn}}`',
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
    for (const { kind, at, data, meant = [], statement, item } of arnFaultsIn(policy, messages)) {
      const { text, value } = item;
      yield {
        messageId: kind,
        data: { ...data, text },
        at,
        subject: { statement, element: 'Resource', value },
        suggest: () =>
          meant.map((arn) => ({
            messageId: 'suggestArn',
            data: { arn },
            edits: [{ kind: 'replace', target: value, with: arn }],
          })),
      };
    }
  },
});
