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
      text: "`{{action}}` is no action in AWS's reference of {{date}}, but `{{meant}}` is.",
      checks: ['invalid-action'],
    },
    unknownAction: {
      text: "`{{action}}` is no action in AWS's reference of {{date}}. Unless it is newer, it matches nothing.",
      checks: ['invalid-action'],
    },
    matchesNothing: {
      text: "`{{action}}` matches no action in AWS's reference of {{date}}.",
      checks: ['invalid-action'],
    },
    apiName: {
      text: '`{{service}}` is no service prefix in policies: the actions of that API begin with `{{meant}}`.',
      checks: ['invalid-service-in-action'],
    },
    misspeltService: {
      text: "`{{service}}` is no service prefix in AWS's reference of {{date}}, but `{{meant}}` is.",
      checks: ['invalid-service-in-action'],
    },
    unknownService: {
      text: "`{{service}}` is no service prefix in AWS's reference of {{date}}. Unless the service is newer, `{{action}}` matches nothing.",
      checks: ['invalid-service-in-action'],
    },
    suggestActions: 'Write {{actions}}',
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
    for (const { kind, data, at, statement, actions, item, entries } of unknownActions(policy, existing)) {
      yield {
        messageId: kind,
        data,
        at,
        subject: { statement, element: 'Action', value: item.value },
        suggest: () =>
          entries.length > 0 && {
            messageId: 'suggestActions',
            data: { actions: enumerate(quoteEach(entries)) },
            edits: [replaceEntry(actions, item, entries)],
          },
      };
    }
  },
});
