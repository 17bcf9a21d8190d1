import { enumerate, quoteEach } from '../../analysis/actions/describe-reach.js';
import { unknownActions } from '../../analysis/actions/unknown-action.js';
import { replaceEntry } from '../../edits/replace-text.js';
import { parseActionPattern } from '../../patterns/action-pattern.js';
import { defineRule } from '../rule.js';

export const noUnknownAction = defineRule({
  name: 'no-unknown-action',
  description: 'Disallow actions and services that AWS does not know',
  category: 'actions',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  options: {
    ignore: {
      type: 'array',
      description: 'Actions that are known to exist; wildcards are allowed, such as `newservice:*`.',
      default: [],
      items: { type: 'string' },
      uniqueItems: true,
    },
  },
  messages: {
    apiOperation: {
      text: '`{{action}}` is no action in policies: that operation is authorised by {{actions}}.',
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
    matchesNothing: {
      text: '`{{action}}` matches no action (service data of {{date}}).',
      checks: ['invalid-action'],
    },
    apiName: {
      text: '`{{service}}` is not a service prefix in policies, so {{entries}} nothing: the actions of that API begin with `{{meant}}`.',
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
    suggestRemoval: 'Remove `{{action}}`: the list already has {{actions}}',
    suggestService: 'Replace `{{service}}` with `{{meant}}` in {{count}} entries',
  },
  // The service that was meant may be a supported one.
  hides: [
    {
      rule: 'valid-resource-control-policy',
      within: 'value',
      when: ['apiName', 'misspeltService'],
      messages: ['unsupportedService'],
    },
  ],

  *check(policy, { ignore }) {
    const existing = ignore.flatMap((text) => parseActionPattern(text) ?? []);
    for (const { kind, data, at, statement, actions, item, replacements } of unknownActions(
      policy,
      existing,
    )) {
      yield {
        messageId: kind,
        data,
        at,
        subject: { statement, element: 'Action', value: item.value },
        suggest: () => {
          const [first, ...more] = replacements;
          if (!first) return undefined;
          const edits = replacements.map((each) => replaceEntry(actions, each.item, each.entries));
          if (more.length === 0) {
            const known = { actions: enumerate(quoteEach(first.entries)) };
            if (edits[0]!.kind === 'remove-item')
              return { messageId: 'suggestRemoval', data: { action: item.text, ...known }, edits };
            return { messageId: 'suggestActions', data: known, edits };
          }
          const { service = '', meant = '' } = data;
          return { messageId: 'suggestService', data: { service, meant, count: replacements.length }, edits };
        },
      };
    }
  },
});
