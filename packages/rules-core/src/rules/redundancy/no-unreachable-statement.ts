import {
  coversAction,
  coversActions,
  coversPrincipals,
  coversResources,
} from '../../analysis/redundancy/statement-cover.js';
import { nameStatement } from '../../analysis/not-elements/statement-name.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule } from '../rule.js';

/** Comparisons in one policy; what is left over in a hostile one stays unreported. */
const budget = 200_000;

export const noUnreachableStatement = defineRule({
  name: 'no-unreachable-statement',
  description: 'Disallow statements that an unconditional Deny of the same policy switches off',
  category: 'redundancy',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  traits: ['deny'],
  messages: {
    unreachableStatement: 'This statement allows nothing, as {{other}} denies all of it.',
    unreachableAction: '`{{action}}` is not allowed, as {{other}} denies it on all of these resources.',
  },

  *check(policy) {
    const denies = policy.statements.filter(
      ({ effect, isConditional }) => effect === 'Deny' && !isConditional,
    );
    let left = budget;
    for (const statement of denies.length > 0 ? policy.statements : []) {
      const { actions, effect } = statement;
      if (effect !== 'Allow' || !actions) continue;
      left -= denies.reduce((sum, deny) => sum + sizeOf(deny) * sizeOf(statement), 1);
      if (left < 0) return;
      const denying = denies.filter(
        (deny) => coversResources(deny, statement) && coversPrincipals(deny, statement),
      );
      if (denying.length === 0) continue;
      const whole = denying.find((deny) => coversActions(deny, statement));
      if (whole) {
        const at = statement.entry('Effect')!.value.span;
        const data = { other: nameStatement(whole) };
        yield { messageId: 'unreachableStatement', data, at, subject: { statement } };
        continue;
      }
      for (const item of actions.negated ? [] : actions.items) {
        const deny = denying.find((each) => coversAction(each, item));
        if (!deny) continue;
        const { text, value } = item;
        const data = { action: text, other: nameStatement(deny) };
        const subject = { statement, element: 'Action', value } as const;
        yield { messageId: 'unreachableAction', data, at: value.span, subject };
      }
    }
  },
});

function sizeOf({ actions, resources }: Statement): number {
  return Math.max(actions?.items.length ?? 0, resources?.items.length ?? 0);
}
