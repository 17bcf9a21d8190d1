import { deniedGrants } from '../../analysis/redundancy/denied-grants.js';
import { nameStatement } from '../../policy/statement-name.js';
import { removingAllTitle, suggestRemovingAll } from '../gathering.js';
import { defineRule } from '../rule.js';

export const noUnreachableStatement = defineRule({
  name: 'no-unreachable-statement',
  description: 'Disallow statements that an unconditional Deny of the same policy overrides',
  category: 'redundancy',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  traits: ['deny'],
  messages: {
    unreachableStatement: 'This statement allows nothing: {{other}} denies all of it.',
    unreachableActions: '{{entries}} are not allowed: {{other}} denies them on all of these resources.',
    unreachableAction: '`{{action}}` is not allowed: {{other}} denies it on all of these resources.',
    ...removingAllTitle,
  },
  gathers: [
    {
      message: 'unreachableAction',
      as: 'unreachableActions',
      alike: ['other'],
      suggest: suggestRemovingAll,
    },
  ],

  *check(policy) {
    for (const { statement, item, deny } of deniedGrants(policy)) {
      const other = nameStatement(deny);
      if (item) {
        const { text, value } = item;
        const subject = { statement, element: 'Action', value } as const;
        yield { messageId: 'unreachableAction', data: { action: text, other }, at: value.span, subject };
      } else {
        const at = statement.entry('Effect')!.value.span;
        yield { messageId: 'unreachableStatement', data: { other }, at, subject: { statement } };
      }
    }
  },
});
