import { arnFaultsIn } from '../../analysis/resources/arn-faults.js';
import { catalogDate } from '../../catalog/catalog.js';
import { arnSuggestions, suggestArn } from '../arn-suggestions.js';
import { defineRule } from '../rule.js';

const messages = {
  unknownService: {
    text: '`{{service}}` is not a service in ARNs (service data of {{date}}): unless it is newer, `{{text}}` matches nothing.',
    checks: ['invalid-service'],
  },
  unknownRegion: {
    text: '`{{region}}` is not a known Region: unless it is newer, `{{text}}` matches nothing.',
    checks: ['invalid-arn-region'],
  },
  unknownType: {
    text: '`{{type}}` is not a resource type of `{{service}}` (service data of {{date}}): unless it is newer, `{{text}}` matches nothing.',
    checks: ['invalid-arn-resource'],
  },
  missingType: {
    text: '`{{text}}` has `{{name}}` in place of a resource type, which all known ARNs of `{{service}}` have (service data of {{date}}).',
    checks: ['invalid-arn-resource'],
  },
  unusualName: '`{{text}}` probably matches no {{noun}}: {{says}}.',
  suggestArn: arnSuggestions.suggestArn,
  suggestRemoval: arnSuggestions.suggestRemoval,
} as const;

export const noUnknownResource = defineRule({
  name: 'no-unknown-resource',
  description: 'Disallow ARNs of unknown services, Regions and resource types',
  category: 'resources',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ namesResources }) => namesResources,
  messages,
  // If the ARN does not exist, the actions match no resource either.
  hides: [{ rule: 'no-mismatched-resource', within: 'value' }],

  *checkStatements(statements) {
    for (const fault of arnFaultsIn(statements, messages)) {
      const { kind, at, data, statement, item } = fault;
      yield {
        messageId: kind,
        data: { ...data, text: item.text, date: catalogDate },
        at,
        subject: { statement, element: 'Resource', value: item.value },
        suggest: () => suggestArn(fault),
      };
    }
  },
});
