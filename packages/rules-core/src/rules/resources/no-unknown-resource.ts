import { arnFaultsIn, type ArnFault } from '../../analysis/resources/arn-faults.js';
import { catalogDate } from '../../catalog/catalog.js';
import { defineRule } from '../rule.js';

const messages = {
  unknownService:
    "`{{service}}` is no service in AWS's reference of {{date}}. Unless the service is newer, `{{text}}` names no resource.",
  unknownRegion:
    '`{{region}}` is no Region known to this rule. Unless the Region is newer, `{{text}}` names no resource.',
  unknownType:
    "`{{type}}` is no resource type of `{{service}}` in AWS's reference of {{date}}. Unless the type is newer, `{{text}}` names no resource.",
  missingType:
    "`{{name}}` stands where every ARN of `{{service}}` in AWS's reference of {{date}} has a resource type. Unless there are newer ones, `{{text}}` names no resource.",
  suggestArn: 'Write `{{arn}}`',
} as const;

export const noUnknownResource = defineRule({
  name: 'no-unknown-resource',
  description: 'Disallow ARNs of services, Regions and resource types that AWS does not know',
  category: 'resources',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ namesResources }) => namesResources,
  options: {},
  messages,
  hasSuggestions: true,
  accessAnalyzer: {
    'invalid-arn-region': ['unknownRegion'],
    'invalid-arn-resource': ['missingType', 'unknownType'],
    'invalid-service': ['unknownService'],
  },
  // What such an entry was meant for meets nothing for that reason.
  supersedes: ['no-mismatched-resource'],

  *check(policy) {
    for (const { kind, at, data, meant = [], statement, item } of arnFaultsIn(policy)) {
      if (!isOurs(kind)) continue;
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

function isOurs(kind: ArnFault['kind']): kind is ArnFault['kind'] & keyof typeof messages {
  return kind in messages;
}
