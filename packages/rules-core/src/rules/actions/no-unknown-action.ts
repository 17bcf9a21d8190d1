import { enumerate } from '../../analysis/actions/describe-reach.js';
import { namedActions } from '../../analysis/actions/reach.js';
import { replaceEntry } from '../../edits/replace-text.js';
import { unknownActionFault } from '../../analysis/actions/unknown-action.js';
import { actionCovers, parseActionPattern } from '../../patterns/action-pattern.js';
import { sliceSpan } from '../../value/value.js';
import { defineRule } from '../rule.js';

interface Options {
  readonly ignore: readonly string[];
}

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
    apiOperation: '`{{action}}` is no action in policies: that operation is authorised by {{actions}}.',
    misspeltAction: "`{{action}}` is no action in AWS's reference of {{date}}, but `{{meant}}` is.",
    unknownAction:
      "`{{action}}` is no action in AWS's reference of {{date}}. Unless it is newer, it matches nothing.",
    matchesNothing: "`{{action}}` matches no action in AWS's reference of {{date}}.",
    apiName:
      '`{{service}}` is no service prefix in policies: the actions of that API begin with `{{meant}}`.',
    misspeltService: "`{{service}}` is no service prefix in AWS's reference of {{date}}, but `{{meant}}` is.",
    unknownService:
      "`{{service}}` is no service prefix in AWS's reference of {{date}}. Unless the service is newer, `{{action}}` matches nothing.",
    suggestActions: 'Write {{actions}}',
  },
  hasSuggestions: true,
  accessAnalyzer: {
    'invalid-action': ['apiOperation', 'misspeltAction', 'unknownAction', 'matchesNothing'],
    'invalid-service-in-action': ['apiName', 'misspeltService', 'unknownService'],
  },

  *check(policy, { ignore }: Options) {
    const ignored = ignore.flatMap((text) => parseActionPattern(text) ?? []);
    let found = 0;
    for (const statement of policy.statements) {
      const { actions } = statement;
      // Those of NotAction are no-ineffective-not-resource's.
      if (!actions || actions.negated) continue;
      for (const item of [...namedActions(actions).unknown, ...actions.others]) {
        const { value, text, pattern, bounds } = item;
        if (!pattern || !bounds.known || bounds.variable) continue;
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
          statement,
          suggestions:
            entries.length > 0
              ? [
                  {
                    messageId: 'suggestActions',
                    data: { actions: written },
                    edits: [replaceEntry(actions, item, entries)],
                  },
                ]
              : [],
        };
      }
    }
  },
});
