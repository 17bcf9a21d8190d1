import { redundantStatements } from '../../analysis/redundancy/redundant-statements.js';
import { nameStatement } from '../../policy/statement-name.js';
import { removeStatement } from '../../edits/remove-statement.js';
import { defineRule } from '../rule.js';

export const noRedundantStatement = defineRule({
  name: 'no-redundant-statement',
  description: 'Disallow statements that another statement of the policy covers',
  category: 'redundancy',
  type: 'suggestion',
  levels: { recommended: 'warn', strict: 'warn' },
  messages: {
    duplicate: { text: 'This statement is the same as {{other}}.', checks: ['redundant-statement'] },
    covered: 'This statement is redundant: {{other}} already {{effect}} all of it.',
    coveredCondition:
      'This condition limits nothing: {{other}} {{effect}} all of this statement unconditionally.',
    coveredByAdmin: 'This statement is redundant: {{other}} already allows every action on every resource.',
    suggestRemove: 'Remove this statement',
  },

  *check(policy) {
    for (const { kind, statement, by } of redundantStatements(policy)) {
      yield {
        messageId: kind,
        data: { other: nameStatement(by), effect: by.effect === 'Allow' ? 'allows' : 'denies' },
        // Underline its name only, because a statement may have many lines.
        at: (statement.entry('Sid') ?? statement.entry('Effect') ?? statement).value.span,
        subject: { statement },
        suggest: () => {
          const edit = removeStatement(statement);
          return edit && { messageId: 'suggestRemove', edits: [edit] };
        },
      };
    }
  },
});
