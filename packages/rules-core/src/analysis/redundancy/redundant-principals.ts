/** Principals that add nobody to the list they stand in. */
import type { Statement } from '../../policy/policy.js';
import type { PrincipalItem } from '../../policy/principal.js';
import type { ListValue } from '../../value/value.js';

export interface RedundantPrincipal {
  readonly item: PrincipalItem;
  /** The list that can do without it. */
  readonly list: ListValue;
  /** The ARN of the role whose session it is; undefined where it stands in the list twice. */
  readonly role?: string;
}

/** A policy of a size that AWS accepts does not hold more. */
const mostPrincipals = 2_000;

/** In the order of the list. Sessions are trusted with their role in trust policies only. */
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

/** The ARNs of the roles, by account and name, which their sessions repeat without the path. */
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
