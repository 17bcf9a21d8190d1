import { idleDenials } from '../../analysis/redundancy/permissionless-entries.js';
import { removeEntries } from '../../edits/remove-entries.js';
import { removeStatement } from '../../edits/remove-statement.js';
import type { Statement } from '../../policy/policy.js';
import type { Value } from '../../value/value.js';
import { defineRule } from '../rule.js';

export const noIneffectiveDeny = defineRule({
  name: 'no-ineffective-deny',
  description: 'Disallow denying actions that need no permission',
  category: 'redundancy',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  // AWS does not document whether the policy of a VPC endpoint can deny such a call.
  policies: ({ namesPrincipals }) => !namesPrincipals,
  elements: ['Action'],
  traits: ['deny'],
  messages: {
    permissionless: '`{{action}}` needs no permission, so denying it has no effect.',
    suggestRemove: 'Remove `{{action}}`',
    suggestRemoveStatement: 'Remove the statement',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      const idle = idleDenials(statement);
      for (const { value, text: action } of idle) {
        yield {
          messageId: 'permissionless',
          data: { action },
          at: value.span,
          subject: { statement, element: 'Action', value },
          suggest: () =>
            idle.length === statement.actions!.items.length
              ? withoutStatement(statement)
              : withoutEntry(statement, value, action),
        };
      }
    }
  },
});

function withoutEntry({ actions }: Statement, value: Value, action: string) {
  const edits = removeEntries(actions!, [value]);
  return edits && ({ messageId: 'suggestRemove', data: { action }, edits } as const);
}

function withoutStatement(statement: Statement) {
  const edit = removeStatement(statement);
  return edit && ({ messageId: 'suggestRemoveStatement', edits: [edit] } as const);
}
