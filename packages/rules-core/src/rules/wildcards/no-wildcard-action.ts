import { describeReach, enumerate, quoteEach } from '../../analysis/actions/describe-reach.js';
import { excludingKeys } from '../../analysis/conditions/needed-keys.js';
import { grantedActions, grantsNothing, losesSome } from '../../analysis/grants/granted-actions.js';
import { isAboutNamed, workingActions } from '../../analysis/grants/working-actions.js';
import type { Statement } from '../../policy/policy.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { hidesExposures } from '../exposure.js';
import { defineRule } from '../rule.js';

export const noWildcardAction = defineRule({
  name: 'no-wildcard-action',
  description: 'Disallow `*` as an action',
  category: 'wildcards',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'error' },
  holds: 'some',
  policies: ({ grants }) => grants,
  traits: ['action-wildcard'],
  messages: {
    everyAction:
      '`{{pattern}}` allows every action of every service, now and in future: currently {{reach}}.',
    everyActionOnNamed:
      '`{{pattern}}` allows every action on these resources, now and in future: currently {{reach}}.',
    everyActionOnUnknown:
      '`{{pattern}}` allows every action that works on these resources, now and in future.',
    everyActionButDenied:
      '`{{pattern}}` allows every action not denied here, now and in future: currently {{reach}}.',
    everyActionByKey:
      '`{{pattern}}` allows every action whose requests include {{keys}}, now and in future: currently {{reach}}.',
    everyActionOnItself:
      '`{{pattern}}` allows every action on the resource that this policy is attached to, now and in future.',
  },

  hides: [...hidesExposures('actions')],

  *checkStatements(statements) {
    for (const statement of statements) {
      const { actions } = statement;
      if (!statement.isGrant || !actions?.everything || actions.negated) continue;
      if (grantsNothing(statement)) continue;
      const granted = grantedActions(statement);
      const reach = describeReach(granted);
      const keys = excludingKeys(statement, workingActions(statement));
      for (const item of actions.others.filter(({ pattern }) => pattern?.everything)) {
        yield {
          messageId: kindOf(statement, keys),
          data: {
            pattern: item.text,
            ...(keys.length > 0 && { keys: enumerate(quoteEach(keys)) }),
            reach,
          },
          at: wildcardSpan(item.value),
          actions: granted,
          subject: { statement, element: 'Action', value: item.value },
        };
      }
    }
  },
});

function kindOf(statement: Statement, keys: readonly string[]) {
  if (keys.length > 0) return 'everyActionByKey';
  if (losesSome(statement)) return 'everyActionButDenied';
  if (!isAboutNamed(statement) && statement.policy.type.keptBy === 'service') return 'everyActionOnItself';
  if (workingActions(statement).length === 0) return 'everyActionOnUnknown';
  return isAboutNamed(statement) ? 'everyActionOnNamed' : 'everyAction';
}
