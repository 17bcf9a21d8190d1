import { enumerate } from '../../analysis/actions/describe-reach.js';
import { namedActions } from '../../analysis/actions/reach.js';
import { replaceEntry } from '../../edits/replace-text.js';
import { unknownActionFault } from '../../analysis/actions/unknown-action.js';
import { actionCovers, parseActionPattern } from '../../patterns/action-pattern.js';
import { sliceSpan } from '../../value/value.js';
import { defineRule } from '../rule.js';

/** Of so many unknown entries in one policy, what was meant is looked for; more than that are no slips. */
const mostGuessed = 200;

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

  *check(policy, { ignore }) {
    const ignored = ignore.flatMap((text) => parseActionPattern(text) ?? []);
    let found = 0;
    for (const statement of policy.statements) {
      const { actions } = statement;
      if (!actions) continue;
      for (const item of [...namedActions(actions).unknown, ...actions.others]) {
        const { value, text, pattern, bounds } = item;
        if (!pattern || !bounds.known) continue;
        const fault = unknownActionFault(text, pattern, found < mostGuessed);
        if (!fault || ignored.some((each) => actionCovers(each, pattern))) continue;
        found++;
        const { kind, data, entries } = fault;
        const colon = text.indexOf(':');
        const written = enumerate(entries.map((entry) => `\`${entry}\``));
        yield {
          messageId: kind,
          data: { action: text, ...data, ...(kind === 'apiOperation' && { actions: written }) },
          at: fault.inService ? sliceSpan(value, 0, colon) : sliceSpan(value, colon + 1, text.length),
          subject: { statement, element: 'Action', value },
          suggest: () =>
            entries.length > 0 && {
              messageId: 'suggestActions',
              data: { actions: written },
              edits: [replaceEntry(actions, item, entries)],
            },
        };
      }
    }
  },
});
