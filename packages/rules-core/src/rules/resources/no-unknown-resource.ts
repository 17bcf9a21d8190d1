import { arnFaultsIn } from '../../analysis/resources/arn-faults.js';
import { catalogDate } from '../../catalog/catalog.js';
import { policyKinds } from '../../policy/kind.js';
import { defineRule } from '../rule.js';

export const noUnknownResource = defineRule({
  name: 'no-unknown-resource',
  description: 'Disallow ARNs of services, Regions and resource types that AWS does not know',
  category: 'resources',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  kinds: policyKinds.filter((kind) => kind !== 'trust'),
  options: {},
  messages: {
    unknownService:
      "`{{service}}` is no service in AWS's reference of {{date}}. Unless the service is newer, `{{text}}` names no resource.",
    unknownRegion:
      '`{{region}}` is no Region known to this rule. Unless the Region is newer, `{{text}}` names no resource.',
    unknownType:
      "`{{type}}` is no resource type of `{{service}}` in AWS's reference of {{date}}. Unless the type is newer, `{{text}}` names no resource.",
    suggestArn: 'Write `{{arn}}`',
  },
  hasSuggestions: true,
  accessAnalyzer: {
    'invalid-arn-region': ['unknownRegion'],
    'invalid-arn-resource': ['unknownType'],
    'invalid-service': ['unknownService'],
  },
  // What such an entry was meant for meets nothing for that reason.
  supersedes: ['no-mismatched-resource'],

  *check(policy) {
    for (const { kind, at, data, meant = [], statement, item } of arnFaultsIn(policy)) {
      if (kind !== 'unknownService' && kind !== 'unknownRegion' && kind !== 'unknownType') continue;
      yield {
        messageId: kind,
        data: { ...data, text: item.text, date: catalogDate },
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
