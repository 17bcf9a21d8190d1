/** What stays granted after the exclusion of a NotAction or NotResource. */
import { enumerate, nameNotable } from '../actions/describe-reach.js';
import { reachedActions } from '../actions/reach.js';
import { reachesEveryResource } from '../resources/resource-reach.js';
import { coversType, meetsType, typesOf } from '../resources/resource-types.js';
import {
  actionsMatching,
  actionsOf,
  isService,
  type Action,
  type ResourceType,
} from '../../catalog/catalog.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { Policy, Statement } from '../../policy/policy.js';

export interface Remainder {
  readonly actions: readonly Action[];
  /** The services that its resources belong to; undefined when the actions of all services can be meant. */
  readonly services: readonly string[] | undefined;
}

/**
 * The actions that a NotAction leaves in, as far as they can work on what the statement's Resource names.
 *
 * @returns undefined when the list or the resources are not known well enough
 */
export function remainderOfNotAction(statement: Statement): Remainder | undefined {
  const { actions, resources, policy } = statement;
  if (!actions?.negated || !actions.known) return undefined;
  if (policy.type.name === 'trust')
    return { actions: within(statement, ['sts']).filter(actsOnRole), services: ['sts'] };
  if (resources && !resources.negated && !reachesEveryResource(statement)) {
    const patterns = resources.items.flatMap(({ upper }) => upper ?? []);
    if (patterns.some(({ everything }) => everything)) return undefined;
    const services = [...new Set(patterns.map(({ service }) => service))];
    const single = services.every((service) => !hasWildcard(service));
    const reached = single ? within(statement, services) : reachedActions(statement);
    const left = reached.filter(({ resourceTypes }) =>
      resourceTypes.some(({ type }) => patterns.some((pattern) => meetsType(pattern, type))),
    );
    return { actions: left, services: single ? services : undefined };
  }
  if (policy.type.keptBy === 'service') {
    // A policy of a resource concerns the actions of its own service only.
    const services = servicesNamed(policy);
    if (services.length > 0) return { actions: within(statement, services), services };
  }
  return { actions: reachedActions(statement), services: undefined };
}

/** The actions of some services that the statement's NotAction leaves in. */
function within({ actions }: Statement, services: readonly string[]): readonly Action[] {
  const excluded = new Set(reachedByList(actions));
  return services.flatMap((service) => actionsOf(service)).filter(({ id }) => !excluded.has(id));
}

function reachedByList(actions: Statement['actions']): string[] {
  if (!actions) return [];
  return actions.items.flatMap(({ pattern }) =>
    pattern ? actionsMatching(pattern).map(({ id }) => id) : [],
  );
}

function actsOnRole({ resourceTypes }: Action): boolean {
  return resourceTypes.some(({ type }) => type.name === 'role');
}

/** The services whose actions or resources a policy names. */
function servicesNamed({ statements }: Policy): readonly string[] {
  const names = statements.flatMap(({ actions, resources }) => [
    ...(actions?.items ?? []).map(({ pattern }) => pattern?.service ?? ''),
    ...(resources?.items ?? []).map(({ pattern }) => pattern?.service ?? ''),
  ]);
  return [...new Set(names)].filter((name) => isService(name));
}

/** "123 actions of 4 services, `a`, `b` and `c` among them"; without the services when there is one. */
export function describeActions(actions: readonly Action[]): string {
  if (actions.length <= 3) return enumerate(actions.map(({ id }) => `\`${id}\``));
  const services = new Set(actions.map(({ service }) => service)).size;
  const count = `${actions.length} actions${services > 1 ? ` of ${services} services` : ''}`;
  return `${count}, ${nameNotable(actions)} among them`;
}

/**
 * The actions that a NotResource leaves something in for: those that can work on a resource outside of the list, or
 * work without one. Undefined when the statement is not known well enough.
 */
export function actionsLeft(statement: Statement): readonly Action[] | undefined {
  const { actions, resources } = statement;
  if (!resources?.negated || !resources.known || !actions?.known) return undefined;
  if (resources.items.some(({ pattern }) => pattern?.star)) return [];
  const reached = reachedActions(statement);
  const left = new Set(typesLeft(statement, reached));
  return reached.filter(
    ({ resourceTypes }) => resourceTypes.length === 0 || resourceTypes.some(({ type }) => left.has(type)),
  );
}

/** The types of resources that the actions work on and that no entry of NotResource excludes as a whole. */
function typesLeft({ resources }: Statement, actions: readonly Action[]): readonly ResourceType[] {
  return typesOf(actions).filter(
    (type) => !resources!.items.some(({ pattern }) => pattern && coversType(pattern, type)),
  );
}

/** More types than this are counted. */
const typesNamed = 3;

/** "every other `object`, every `bucket` and 12 more types of resource": where the actions stay allowed. */
export function describeResourcesLeft(statement: Statement, actions: readonly Action[]): string {
  const left = typesLeft(statement, actions);
  const listed = statement.resources!.items.flatMap(({ pattern }) => pattern ?? []);
  const touched = left.filter((type) => listed.some((pattern) => meetsType(pattern, type)));
  const ordered = [...touched, ...left.filter((type) => !touched.includes(type))];
  const named = ordered.slice(0, ordered.length > typesNamed + 1 ? typesNamed : ordered.length);
  const words = named.map((type) => `every ${touched.includes(type) ? 'other ' : ''}\`${type.name}\``);
  const more = ordered.length - named.length;
  return enumerate(more > 0 ? [...words, `${more} more types of resource`] : words);
}

/** With any of these on a resource of one's choice, one can allow oneself everything. */
const selfGranting: ReadonlySet<string> = new Set([
  'iam:AddUserToGroup',
  'iam:AttachGroupPolicy',
  'iam:AttachRolePolicy',
  'iam:AttachUserPolicy',
  'iam:CreatePolicyVersion',
  'iam:PutGroupPolicy',
  'iam:PutRolePolicy',
  'iam:PutUserPolicy',
  'iam:SetDefaultPolicyVersion',
  'iam:UpdateAssumeRolePolicy',
]);

/** The actions with which whoever holds the policy can grant themselves more. */
export function selfGrantingActions(actions: readonly Action[]): readonly Action[] {
  return actions.filter(({ id }) => selfGranting.has(id));
}
