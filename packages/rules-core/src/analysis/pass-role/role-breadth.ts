/** How many roles a statement's Resource or NotResource covers for iam:PassRole. */
import { outrightDenies } from '../grants/denied.js';
import { reachesAction } from '../actions/reach.js';
import { findAction, type Action } from '../../catalog/catalog.js';
import { ArnTemplate, resourceBreadth } from '../../patterns/arn-template.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

/** iam:PassRole in lower case. */
export const passRole = 'iam:passrole';

let passRoleAction: readonly Action[] | undefined;

/** The subject of findings that are only about iam:PassRole, whatever else the statement allows. */
export function aboutPassRole(): { readonly actions: readonly Action[] } {
  return { actions: (passRoleAction ??= [findAction('iam', 'PassRole')!]) };
}

/**
 * Only roles of the caller's own account can be passed, so the account and partition do not matter.
 * - `all`: every role.
 * - `pattern`: the roles that a wildcard matches.
 * - `default`: the same, but for names that AWS assigns by default (`role/service-role/AmazonSageMaker-*`).
 * - `exact`: named roles, or roles named with a policy variable.
 * - `unknown`: depends on the value of a placeholder.
 * - `none`: no role.
 */
export type RoleBreadth = 'all' | 'pattern' | 'default' | 'exact' | 'unknown' | 'none';

/** From the fewest to the most roles. */
const breadths: readonly RoleBreadth[] = ['none', 'unknown', 'exact', 'default', 'pattern', 'all'];

const roleTemplate = new ArnTemplate('arn:${Partition}:iam::${Account}:role/${RoleNameWithPath}');

const defaultNames = /^role\/(?:(?:aws-)?service-role\/(?:[^*?/]+\/)*[^*?/]+|(?:AWS|Amazon)[^*?/]+)/;

/** How many roles one entry of Resource covers. */
export function roleBreadthOf({ pattern, upper, bounds }: ResourceItem): RoleBreadth {
  const breadth = pattern ? resourceBreadth(pattern, roleTemplate) : 'none';
  if (breadth === 'whole') return 'all';
  if (breadth === 'none') {
    return !bounds.known && upper && resourceBreadth(upper, roleTemplate) !== 'none' ? 'unknown' : 'none';
  }
  const { resource } = pattern!;
  if (!hasWildcard(resource) || bounds.variable) return 'exact';
  if (!bounds.known) return 'unknown';
  return defaultNames.test(resource) ? 'default' : 'pattern';
}

/** How many roles a statement covers, without those for which the policy always denies iam:PassRole. */
export function roleBreadth(statement: Statement): RoleBreadth {
  const breadth = written(statement);
  const spared = sparedByDenies(statement.policy);
  return breadths.indexOf(spared) < breadths.indexOf(breadth) ? spared : breadth;
}

/** How many roles remain after Deny statements that deny iam:PassRole on all roles except some. */
const sparedByDenies = remembered((policy: Policy): RoleBreadth => {
  const left = outrightDenies(policy)
    .filter(({ resources }) => resources?.negated)
    .filter((deny) => reachesAction(deny, passRole) === 'yes')
    .map(({ resources }) => breadths.indexOf(widest(resources!.items)));
  return breadths[left.reduce((least, each) => Math.min(least, each), breadths.length - 1)]!;
});

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
  return breadths[items.reduce((most, item) => Math.max(most, breadths.indexOf(roleBreadthOf(item))), 0)]!;
}
