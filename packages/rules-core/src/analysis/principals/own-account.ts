/**
 * Statements of a resource-based policy that only delegate to the account that owns the resource. The account's own
 * policies then grant access.
 */
import type { ActionPattern } from '../../patterns/action-pattern.js';
import type { Statement } from '../../policy/policy.js';
import type { PrincipalItem } from '../../policy/principal.js';

/**
 * A wildcard is fine in a key policy, because the account or its key administrators must keep control of the key, and
 * if all principals are accounts that, as far as known, own the resource.
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function isLeftToAccount(statement: Statement, { service }: ActionPattern): boolean {
  const { policy, principals, resources } = statement;
  if (policy.type.keptBy !== 'service') return false;
  if (service === 'kms') return true;
  if (!principals || principals.negated || principals.items.length === 0) return false;
  const owners = new Set(
    resources?.items.flatMap(({ pattern }) => /^\d{12}$/.exec(pattern?.account ?? '') ?? []),
  );
  return principals.items.every((item) => {
    if (!isAccount(item)) return false;
    const [account] = /\d{12}/.exec(item.text) ?? [];
    return account === undefined || owners.size === 0 || owners.has(account);
  });
}

/** An account principal: its root ARN or its ID. Either may contain template text. */
function isAccount({ type, bounds }: PrincipalItem): boolean {
  if (type?.text !== 'AWS') return false;
  return (
    /^(?:arn:[^:]*:iam::[^:]+:root|\d{12})$/.test(bounds.upper) || (!bounds.known && bounds.upper === '*')
  );
}
