/**
 * Accounts of third parties that a role trusts without an external ID. Other customers of the third party can then have
 * it assume the role.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html
 */
import { needsKey, strengthOf } from '../conditions/condition-strength.js';
import { subjectOf } from '../conditions/condition-scope.js';
import { neverApplies, passingValues } from '../conditions/passing-values.js';
import { reachesAction } from '../actions/reach.js';
import { vendorOf } from '../../catalog/vendor-accounts.js';
import type { Policy, Statement } from '../../policy/policy.js';
import type { PrincipalItem } from '../../policy/principal.js';

const externalId = 'sts:externalid';

export interface ForeignAccount {
  readonly statement: Statement;
  readonly item: PrincipalItem;
  /** The account ID. */
  readonly account: string;
  /** The owner of the account, if known. */
  readonly vendor: string | undefined;
}

/**
 * The accounts of third parties that may assume the role without an external ID, in source order.
 *
 * @param ownAccounts account IDs. If empty, only the accounts of known vendors count as third parties.
 */
export function* foreignAccounts(
  { statements }: Policy,
  ownAccounts: readonly string[],
): Generator<ForeignAccount> {
  const isAsked = statements.some(deniesWithoutId);
  for (const statement of isAsked ? [] : statements) {
    const { principals } = statement;
    if (!principals || principals.negated || !isOpen(statement)) continue;
    for (const item of principals.items) {
      const account = accountOf(item);
      if (account === undefined || ownAccounts.includes(account)) continue;
      const vendor = vendorOf(account);
      if (vendor !== undefined || ownAccounts.length > 0) yield { statement, item, account, vendor };
    }
  }
}

/** The statement allows assuming the role and neither requires an external ID nor limits the callers. */
function isOpen(statement: Statement): boolean {
  const { isGrant, conditions, hasReadableConditions } = statement;
  if (!isGrant || !hasReadableConditions || neverApplies(statement)) return false;
  if (reachesAction(statement, 'sts:assumerole') !== 'yes') return false;
  const { absent, any } = passingValues(statement, externalId);
  if (absent !== 'yes' && any !== 'yes') return false;
  return !conditions.some((test) => test.key !== externalId && (isUnknown(test) || tellsCaller(test)));
}

type Test = Statement['conditions'][number];

function isUnknown(test: Test): boolean {
  return strengthOf(test) === 'unknown';
}

/**
 * The condition limits the caller, its organization, or requires MFA, so a third party cannot be tricked into the call.
 */
function tellsCaller(test: Test): boolean {
  return subjectOf(test) === 'caller' && needsKey(test);
}

/** A Deny blocks calls without an external ID. */
function deniesWithoutId(statement: Statement): boolean {
  const { effect, conditions } = statement;
  if (effect !== 'Deny' || !conditions.some(({ key }) => key === externalId)) return false;
  return passingValues(statement, externalId).absent !== 'no';
}

/** The account of an account principal: its ID or the ARN of its root user. For vendors, also of roles and users. */
function accountOf({ type, bounds, text }: PrincipalItem): string | undefined {
  if (type?.text !== 'AWS' || !bounds.known) return undefined;
  if (/^\d{12}$/.test(text)) return text;
  const [, account, resource] = /^arn:[^:]+:iam::(\d{12}):(.+)$/.exec(text) ?? [];
  if (account === undefined) return undefined;
  return resource === 'root' || vendorOf(account) !== undefined ? account : undefined;
}
