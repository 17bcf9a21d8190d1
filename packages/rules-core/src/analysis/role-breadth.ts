/** How many roles a statement's Resource or NotResource takes in, as far as iam:PassRole is concerned. */
import { outrightDenies } from './denied.js';
import { reachesAction } from './reach.js';
import { resourceBreadth } from '../patterns/arn-template.js';
import { hasWildcard } from '../patterns/wildcard.js';
import type { ResourceItem } from '../policy/element.js';
import type { Statement } from '../policy/policy.js';

/** iam:PassRole in lower case. */
export const passRole = 'iam:passrole';

/**
 * Only roles of the caller's own account can be passed, so that the account and the partition count for nothing.
 * - `all`: every role.
 * - `pattern`: the roles that a wildcard matches.
 * - `default`: the same, but the names are those that AWS gives by default (`role/service-role/AmazonSageMaker-*`).
 * - `exact`: named roles, or roles named by a policy variable.
 * - `unknown`: it depends on what a placeholder stands for.
 * - `none`: no role at all.
 */
export type RoleBreadth = 'all' | 'pattern' | 'default' | 'exact' | 'unknown' | 'none';

/** From the narrowest to the widest. */
const breadths: readonly RoleBreadth[] = ['none', 'unknown', 'exact', 'default', 'pattern', 'all'];

const roleTemplate = 'arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}';

const defaultNames = /^role\/(?:(?:aws-)?service-role\/(?:[^*?/]+\/)*[^*?/]+|(?:AWS|Amazon)[^*?/]+)/;

/** How many roles one entry of Resource takes in. */
export function roleBreadthOf({ pattern, upper, bounds }: ResourceItem): RoleBreadth {
  const breadth = pattern ? resourceBreadth(pattern, roleTemplate) : 'none';
  if (breadth === 'whole') return 'all';
  if (breadth === 'none') {
    return bounds.placeholder && upper && resourceBreadth(upper, roleTemplate) !== 'none'
      ? 'unknown'
      : 'none';
  }
  const { resource } = pattern!;
  if (!hasWildcard(resource) || bounds.variable) return 'exact';
  if (bounds.placeholder) return 'unknown';
  return defaultNames.test(resource) ? 'default' : 'pattern';
}

/** How many roles a statement takes in, what the policy denies outright for all other roles taken off. */
export function roleBreadth(statement: Statement): RoleBreadth {
  let breadth = written(statement);
  for (const deny of outrightDenies(statement.policy)) {
    if (!deny.resources?.negated || reachesAction(deny, passRole) !== 'yes') continue;
    const spared = widest(deny.resources.items);
    if (breadths.indexOf(spared) < breadths.indexOf(breadth)) breadth = spared;
  }
  return breadth;
}

function written({ resources }: Statement): RoleBreadth {
  if (!resources) return 'none';
  if (!resources.negated) {
    const breadth = widest(resources.items);
    return breadth === 'none' && !resources.known ? 'unknown' : breadth;
  }
  const excludesAll = resources.items.some(
    ({ upper }) => upper && resourceBreadth(upper, roleTemplate) === 'whole',
  );
  if (excludesAll) return resources.known ? 'none' : 'unknown';
  return resources.items.length === (resources.list?.items.length ?? 1) && !resources.list?.open
    ? 'all'
    : 'unknown';
}

function widest(items: readonly ResourceItem[]): RoleBreadth {
  return breadths[Math.max(0, ...items.map((item) => breadths.indexOf(roleBreadthOf(item))))]!;
}
