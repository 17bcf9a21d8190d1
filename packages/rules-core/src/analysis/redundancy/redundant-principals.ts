/** Redundant principals in a list. */
import type { Statement } from '../../policy/policy.js';
import type { PrincipalItem } from '../../policy/principal.js';
import type { ListValue } from '../../value/value.js';

export interface RedundantPrincipal {
  readonly item: PrincipalItem;
  /** The list that does not need it. */
  readonly list: ListValue;
  /** The ARN of the session's role. undefined if the list has the principal twice. */
  readonly role?: string;
}

/** No policy that AWS accepts has more. */
const mostPrincipals = 2_000;

/** In the order of the list. Trusting a role includes its sessions, but only in trust policies. */
export function redundantPrincipals({ policy, principals }: Statement): readonly RedundantPrincipal[] {
  if (!principals || principals.negated || principals.items.length > mostPrincipals) return [];
  const seen = new Set<string>();
  const roles = policy.type.name === 'trust' ? rolesAmong(principals.items) : undefined;
  return principals.items.flatMap((item) => {
    const { type, text, list, bounds } = item;
    if (!type || !list || !bounds.known) return [];
    const key = `${type.text} ${text}`;
    if (seen.has(key)) return [{ item, list }];
    seen.add(key);
    const role = type.text === 'AWS' ? roles?.get(roleOfSession(text)) : undefined;
    return role === undefined ? [] : [{ item, list, role }];
  });
}

/** The ARNs of the roles by account and name, because session ARNs do not include the path of the role. */
function rolesAmong(items: readonly PrincipalItem[]): ReadonlyMap<string, string> {
  const roles = new Map<string, string>();
  for (const { type, text, bounds } of items) {
    const [, account, name] = /^arn:[^:]+:iam::([^:]*):role\/(?:[^:]*\/)?([^/:]+)$/.exec(text) ?? [];
    if (type?.text === 'AWS' && name !== undefined && bounds.known) roles.set(`${account} ${name}`, text);
  }
  return roles;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns */
function roleOfSession(text: string): string {
  const [, account = '', name = ''] =
    /^arn:[^:]+:(?:sts|iam)::([^:]*):assumed-role\/([^/:]+)\/./.exec(text) ?? [];
  return `${account} ${name}`;
}
