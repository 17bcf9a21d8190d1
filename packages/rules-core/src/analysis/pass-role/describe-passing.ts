/** Describes in a message that a statement lets roles be passed, and where. */
import { enumerate, quoteEach, quoteFirst } from '../actions/describe-reach.js';
import { reachingItem } from '../actions/reach.js';
import type { PassableServices } from './passable-services.js';
import { passRole, roleBreadthOf, type RoleBreadth } from './role-breadth.js';
import { reachesPassRoleOnly } from './pass-role-only.js';
import { launchOf } from './launches.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import type { Policy, Statement } from '../../policy/policy.js';
import type { Span } from '../../value/value.js';

/** A message names at most this many roles and counts the rest. */
const rolesNamed = 2;
/** A message names at most this many services. */
const servicesNamed = 4;

/** The subject of "… allows passing roles": the entry of Action, and what else it matches. */
export function describeGrant(statement: Statement): string {
  const item = reachingItem(statement, passRole);
  if (!item) return '`NotAction` does not list `iam:PassRole` and';
  if (reachesPassRoleOnly(item)) return `\`${item.text}\``;
  return `\`${item.text}\` includes \`iam:PassRole\` and`;
}

/** The part of the statement that matches iam:PassRole: its name, the wildcard of a pattern, or the key `NotAction`. */
export function grantSpan(statement: Statement): Span {
  const item = reachingItem(statement, passRole);
  return item ? wildcardSpan(item.value) : statement.actions!.entry.key.span;
}

/** The roles of a statement, as a phrase: "every role", "the role `…`", "the roles that `…` matches". */
export function describeRoles({ resources }: Statement, breadth: RoleBreadth): string {
  const { negated, items } = resources!;
  if (negated) {
    const listed = items.filter((item) => roleBreadthOf(item) !== 'none').map(({ text }) => text);
    return listed.length === 0 ? 'every role' : `every role except ${quoteFirst(listed, rolesNamed)}`;
  }
  if (breadth === 'all') return 'every role';
  const texts = items.filter((item) => roleBreadthOf(item) === breadth).map(({ text }) => text);
  if (texts.length === 0) return 'roles';
  if (breadth !== 'exact')
    return `the roles that ${quoteFirst(texts, rolesNamed)} ${texts.length === 1 ? 'matches' : 'match'}`;
  return `the ${texts.length === 1 ? 'role' : 'roles'} ${quoteFirst(texts, rolesNamed)}`;
}

/** To which services a role may be passed, as a phrase: "`glue.amazonaws.com` and `lambda.amazonaws.com`". */
export function describeServices({ limit, names }: PassableServices): string {
  if (limit === 'any') return 'any service';
  if (limit === 'nothing') return 'a service, once its condition can hold';
  if (limit === 'keyless') return 'any service in calls that do not send `iam:PassedToService`';
  const named =
    names.length === 0 ? 'the services that its condition names' : quoteFirst(names, servicesNamed);
  return limit === 'services-or-keyless'
    ? `${named}, and in calls that do not send \`iam:PassedToService\` to any service`
    : named;
}

/** What the policy can do with a passed role, to append to a message. Empty if it starts nothing. */
export function describeLaunch(policy: Policy, { limit, names }: PassableServices): string {
  const launch = launchOf(policy, limit === 'any' ? undefined : names);
  if (!launch) return '';
  const actions = enumerate(quoteEach(launch.actions));
  return `; with ${actions}, that gives the permissions of any role that trusts \`${launch.service}\``;
}
