import { foreignAccounts } from '../../analysis/principals/foreign-accounts.js';
import { addTest } from '../../edits/add-test.js';
import type { Statement } from '../../policy/policy.js';
import { defineRule } from '../rule.js';

export const requireExternalId = defineRule({
  name: 'require-external-id',
  description: "Require an external ID when a role trusts another party's account",
  category: 'principals',
  type: 'problem',
  levels: { recommended: 'warn', strict: 'warn' },
  policies: ({ name }) => name === 'trust',
  elements: ['Principal'],
  options: {
    ownAccounts: {
      type: 'array',
      description:
        'The IDs of your own accounts. All other accounts then count as another party’s. Without it, only those of known vendors do.',
      default: [],
      items: { type: 'string' },
      uniqueItems: true,
    },
  },
  messages: {
    vendor:
      '`{{account}}` belongs to {{vendor}}: without `sts:ExternalId`, its other customers can make it assume this role.',
    otherAccount:
      '`{{account}}` is not one of your accounts: without `sts:ExternalId`, others can make it assume this role for them.',
    suggestExternalId: 'Add a condition on `sts:ExternalId` and fill in the ID',
  },

  *check(policy, { ownAccounts }) {
    for (const { statement, item, account, vendor } of foreignAccounts(policy, ownAccounts)) {
      const { value } = item;
      yield {
        messageId: vendor === undefined ? 'otherAccount' : 'vendor',
        data: vendor === undefined ? { account } : { account, vendor },
        at: value.span,
        subject: { statement, element: 'Principal', value },
        suggest: () => requireId(statement),
      };
    }
  },
});

/** A condition applies to every principal of the statement, so with several there is no suggestion: the others may send no ID. */
function requireId(statement: Statement) {
  const edits =
    statement.principals!.items.length === 1 &&
    addTest(statement, 'StringEquals', 'sts:ExternalId', '<ExternalId>');
  return edits && ({ messageId: 'suggestExternalId', edits } as const);
}
