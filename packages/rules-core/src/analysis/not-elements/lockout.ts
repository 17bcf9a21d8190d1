/** Deny statements whose exemptions cannot work. */
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
      // A caller without a user name has no IAM user to manage.
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
 * The actions that are denied in spite of the list, because they only support `*`, although the author wanted to exempt
 * them: those listed by name, and whole services if the list limits Regions or accounts but no resources.
 *
 * @param serviceWildcards whether to include whole services if the list names specific resources
 */
function resourcelessActions(statement: Statement, serviceWildcards: boolean): readonly Action[] {
  const { policy, actions, resources } = statement;
  // A resource-based policy does not control calls that only support `*`.
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
 * The resource types that every call of the action needs and that no entry exempts, although another type of the call
 * is exempt.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
function typesLeftOut({ resourceTypes }: Action, { resources }: Statement): string[] {
  const isSpared = ({ type }: Action['resourceTypes'][number]) =>
    resources!.items.some(({ upper }) => upper && meetsType(upper, type));
  if (!resourceTypes.some(isSpared)) return [];
  return resourceTypes
    .filter((each) => each.required && !isSpared(each))
    .map(({ type }) => `\`${type.name}\``);
}
