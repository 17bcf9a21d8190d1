/** Deny statements whose exemptions cannot do what they are for. */
import { denyThatCancels } from './exclusion-conflicts.js';
import type { ExclusionFault } from './exclusion-fault.js';
import { narrowsRequest } from '../conditions/condition-scope.js';
import { enumerate } from '../actions/describe-reach.js';
import { variableThatMayBeMissing } from './missing-variables.js';
import { describeActions } from './remainder.js';
import { meetsType } from '../resources/resource-types.js';
import { actionsMatching, type Action } from '../../catalog/catalog.js';
import type { Statement } from '../../policy/policy.js';
import { nameStatement } from '../../policy/statement-name.js';

/** @param serviceWildcards see `resourcelessActions` */
export function* lockoutsOf(
  statement: Statement,
  serviceWildcards: boolean,
): Iterable<ExclusionFault<'resourceless' | 'everyCall' | 'cancelled' | 'missingVariable'>> {
  if (statement.effect !== 'Deny') return;
  const element = 'Resource';
  const { actions, resources } = statement;
  if (resources?.negated && actions && !actions.negated && resources.known && resources.items.length > 0) {
    const at = resources.entry.key.span;
    const resourceless = resourcelessActions(statement, serviceWildcards);
    if (resourceless.length > 0)
      yield { kind: 'resourceless', element, at, data: { actions: describeActions(resourceless) } };
    for (const action of namedActions(statement)) {
      const types = typesLeftOut(action, statement);
      if (types.length > 0)
        yield { kind: 'everyCall', element, at, data: { action: action.id, types: enumerate(types) } };
    }
    for (const item of resources.items) {
      const missing = variableThatMayBeMissing(item, statement);
      // Who has no user name has no user of their own to manage.
      if (missing?.key !== 'aws:username' || item.upper?.service === 'iam') continue;
      const data = { variable: missing.text };
      yield { kind: 'missingVariable', element, value: item.value, at: missing.span, data };
    }
  }
  const other = denyThatCancels(statement);
  if (other) {
    const isOfResources = resources!.negated;
    const { name, entry } = isOfResources ? resources! : actions!;
    yield {
      kind: 'cancelled',
      element: isOfResources ? 'Resource' : 'Action',
      at: entry.key.span,
      data: { element: name, other: nameStatement(other) },
    };
  }
}

/**
 * The actions that are denied whatever the list says, as they work on `*` only, and are meant to be spared: those that
 * are listed by name, and all of a service where the list names regions or accounts and no resources.
 *
 * @param serviceWildcards whether all of a service are also meant where the list names single resources
 */
function resourcelessActions(statement: Statement, serviceWildcards: boolean): readonly Action[] {
  const { policy, actions, resources } = statement;
  // The policy of a resource decides no call that works on `*`.
  if (policy.type.namesPrincipals || statement.conditions.some(narrowsRequest)) return [];
  if (resources!.items.some(({ pattern }) => pattern?.star)) return [];
  const patterns = resources!.items.map(({ upper }) => upper);
  const isFence =
    patterns.every((pattern) => pattern?.resource === '*') &&
    patterns.some((pattern) => !/^\*?$/.test(pattern!.region) || !/^\*?$/.test(pattern!.account));
  const denied = new Set<Action>();
  for (const { pattern } of actions!.items) {
    if (!pattern || pattern.everything) continue;
    const reached = actionsMatching(pattern);
    const without = reached.filter(({ resourceTypes }) => resourceTypes.length === 0);
    if (isFence || serviceWildcards || without.length === reached.length)
      for (const action of without) denied.add(action);
  }
  return [...denied];
}

/** The actions that are listed by name. */
function namedActions({ actions }: Statement): readonly Action[] {
  return actions!.items.flatMap(({ pattern }) => (pattern?.literal ? actionsMatching(pattern) : []));
}

/**
 * The types of resources that every call of the action touches and that no entry spares, although another type of the
 * call is spared. https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
function typesLeftOut({ resourceTypes }: Action, { resources }: Statement): string[] {
  const isSpared = ({ type }: Action['resourceTypes'][number]) =>
    resources!.items.some(({ upper }) => upper && meetsType(upper, type));
  if (!resourceTypes.some(isSpared)) return [];
  return resourceTypes
    .filter((each) => each.required && !isSpared(each))
    .map(({ type }) => `\`${type.name}\``);
}
