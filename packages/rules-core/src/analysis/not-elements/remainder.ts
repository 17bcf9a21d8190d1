/** What remains granted after the exclusion by NotAction or NotResource. */
import { enumerate, formatCount, nameMostNotable, quoteEach } from '../actions/describe-reach.js';
import { grantedActions } from '../grants/granted-actions.js';
import { isOfUnknownService, servicesOf } from '../grants/working-actions.js';
import { reachesEveryResource } from '../resources/resource-reach.js';
import type { Action } from '../../catalog/catalog.js';
import type { Statement } from '../../policy/policy.js';

export interface Remainder {
  readonly actions: readonly Action[];
  /** The services of its resources. undefined if it may be all services. */
  readonly services: readonly string[] | undefined;
}

/**
 * The actions that a NotAction does not exclude and that can work on the statement's Resource. For an Allow, without
 * actions that a Deny takes back.
 *
 * @returns undefined if too little is known about the list or the resources
 */
export function remainderOfNotAction(statement: Statement): Remainder | undefined {
  const { actions, resources, policy } = statement;
  if (!actions?.negated || !actions.known) return undefined;
  const isAboutNamed = resources && !resources.negated && !reachesEveryResource(statement);
  if (isAboutNamed && resources.items.some(({ upper }) => upper?.everything)) return undefined;
  if (isOfUnknownService(statement)) return undefined;
  const isAboutOne = isAboutNamed || policy.type.name === 'trust' || policy.type.keptBy === 'service';
  return {
    actions: grantedActions(statement),
    services: isAboutOne ? servicesOf(statement) : undefined,
  };
}

/** "123 actions of 4 services, including `a`". Without the services if there is just one. */
export function describeActions(actions: readonly Action[]): string {
  if (actions.length <= 3) return enumerate(quoteEach(actions.map(({ id }) => id)));
  const services = new Set(actions.map(({ service }) => service)).size;
  const count = `${formatCount(actions.length)} actions${services > 1 ? ` of ${services} services` : ''}`;
  return `${count}, including ${nameMostNotable(actions)}`;
}

/**
 * The actions for which a NotResource does not exclude everything: they can work on a resource outside the list, or
 * without a resource. undefined if too little is known about the statement.
 */
export function actionsLeft(statement: Statement): readonly Action[] | undefined {
  const { actions, resources } = statement;
  if (!resources?.negated || !resources.known || !actions?.known) return undefined;
  if (resources.items.some(({ pattern }) => pattern?.star)) return [];
  return grantedActions(statement);
}
