/** Grants of a resource policy that only hand the account that owns the resource what its own policies then give out. */
import type { ActionPattern } from '../../patterns/action-pattern.js';
import type { Statement } from '../../policy/policy.js';
import type { PrincipalItem } from '../../policy/principal.js';

/**
 * A wildcard is in order: in a key policy, where the account or its key administrators must keep control of the key,
 * and where the principals are accounts, as far as known the one that the resource belongs to.
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

/** An account as such: its root ARN or its id, where either may be template text. */
function isAccount({ type, bounds }: PrincipalItem): boolean {
  if (type?.text !== 'AWS') return false;
  return (
    /^(?:arn:[^:]*:iam::[^:]+:root|\d{12})$/.test(bounds.upper) || (!bounds.known && bounds.upper === '*')
  );
}
