import { enumerate, quoteEach } from '../../analysis/actions/describe-reach.js';
import { unknownActions, type UnknownAction } from '../../analysis/actions/unknown-action.js';
import { replaceAction } from '../../edits/replace-text.js';
import { parseActionPattern } from '../../patterns/action-pattern.js';
import { removingAllTitle, suggestRemovingAll } from '../gathering.js';
import { removalTitle, replacement } from '../replacement.js';
import { defineRule, type Suggestion } from '../rule.js';

export const noUnknownAction = defineRule({
  name: 'no-unknown-action',
  description: 'Disallow unknown actions and services',
  category: 'actions',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  options: {
    ignore: {
      type: 'array',
      description:
        'Actions that exist although they are not in the service data. Wildcards are allowed, such as `newservice:*`.',
      default: [
        // AWS documents these for the roles of channels.
        // https://docs.aws.amazon.com/medialive/latest/ug/trusted-entity-requirements.html
        'mediaconnect:ManagedAddOutput',
        'mediaconnect:ManagedDescribeFlow',
        'mediaconnect:ManagedRemoveOutput',
        // In the default policy of topics in Amazon SNS.
        // https://docs.aws.amazon.com/sns/latest/dg/sns-access-policy-use-cases.html
        'sns:Receive',
      ],
      items: { type: 'string' },
      uniqueItems: true,
    },
  },
  messages: {
    apiOperation: {
      text: '`{{action}}` is an API operation, not an action: permission for it comes from {{actions}}.',
      checks: ['invalid-action'],
    },
    misspeltAction: {
      text: '`{{action}}` does not exist (service data of {{date}}). Did you mean `{{meant}}`?',
      checks: ['invalid-action'],
    },
    unknownAction: {
      text: '`{{action}}` does not exist (service data of {{date}}): unless it is newer, it {{does}} nothing.',
      checks: ['invalid-action'],
    },
    unknownActions: {
      text: '{{entries}} do not exist (service data of {{date}}): unless they are newer, they {{do}} nothing.',
      checks: ['invalid-action'],
    },
    matchesNothing: {
      text: '`{{action}}` matches no action (service data of {{date}}).',
      checks: ['invalid-action'],
    },
    apiName: {
      text: '`{{service}}` is not a service prefix, so {{entries}} nothing. Did you mean `{{meant}}`?',
      checks: ['invalid-service-in-action'],
    },
    misspeltService: {
      text: '`{{service}}` is not a service prefix (service data of {{date}}), so {{entries}} nothing. Did you mean `{{meant}}`?',
      checks: ['invalid-service-in-action'],
    },
    unknownService: {
      text: '`{{service}}` is not a service prefix (service data of {{date}}): unless the service is newer, {{entries}} nothing.',
      checks: ['invalid-service-in-action'],
    },
    suggestActions: 'Replace with {{actions}}',
    suggestService: 'Replace `{{service}}` with `{{meant}}` in {{count}} entries',
    ...removalTitle,
    ...removingAllTitle,
  },
  hides: [
    // The intended action may not be redundant.
    { rule: 'no-redundant-action', within: 'value', messages: ['covered'] },
    // The service of its resources is unknown for the same reason.
    {
      rule: 'no-unknown-resource',
      within: 'statement',
      when: ['unknownService', 'misspeltService', 'apiName'],
      messages: ['unknownService'],
    },
    // The intended service may be a supported one.
    {
      rule: 'valid-resource-control-policy',
      within: 'value',
      when: ['apiName', 'misspeltService'],
      messages: ['unsupportedService'],
    },
  ],

  gathers: [
    {
      message: 'unknownAction',
      as: 'unknownActions',
      alike: ['date', 'do'],
      suggest: suggestRemovingAll,
    },
  ],

  *checkStatements(statements, { ignore }) {
    const existing = ignore.flatMap((text) => parseActionPattern(text) ?? []);
    for (const found of unknownActions(statements, existing)) {
      const { kind, data, at, statement, item } = found;
      yield {
        messageId: kind,
        data,
        at,
        subject: { statement, element: 'Action', value: item.value },
        suggest: () => suggestionFor(found),
      };
    }
  },
});

function suggestionFor({
  data,
  actions,
  item,
  replacements,
}: UnknownAction): Suggestion<'suggestActions' | 'suggestService' | 'suggestRemoval'> | undefined {
  const [first, ...more] = replacements;
  if (!first) return undefined;
  const edit = replaceAction(actions, first.item, first.entries);
  if (more.length === 0) {
    const known = { actions: enumerate(quoteEach(first.entries)) };
    const suggestion = { messageId: 'suggestActions', data: known, edits: [edit] } as const;
    return replacement(suggestion, item.text, first.entries);
  }
  const edits = [edit, ...more.map((each) => replaceAction(actions, each.item, each.entries))];
  const { service = '', meant = '' } = data;
  return { messageId: 'suggestService', data: { service, meant, count: replacements.length }, edits };
}
