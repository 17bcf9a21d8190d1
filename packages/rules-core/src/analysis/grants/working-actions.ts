/** Which actions of a statement work on its resources. */
import { reachedActions, reachesAction } from '../actions/reach.js';
import { coversType, mayMeet } from '../resources/resource-types.js';
import { actionsOf, isService, type Action, type ResourceType } from '../../catalog/catalog.js';
import type { ArnPattern } from '../../patterns/arn-pattern.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';
import { rememberedIfUnchanged } from '../../speed/unchanged.js';

/**
 * The actions in the catalog that a statement covers and that work on its resources. If the resources are unknown, all
 * actions it covers. Empty if the policy is attached to a resource of an unknown service.
 */
export const workingActions = rememberedIfUnchanged((statement: Statement): readonly Action[] => {
  const works = worksOnResources(statement);
  const reached = reachedHere(statement);
  return works ? reached.filter(works) : reached;
});

/** Whether an action works on a statement's resources. undefined if every action may. */
export const worksOnResources = rememberedIfUnchanged(
  (statement: Statement): ((action: Action) => boolean) | undefined => {
    const { policy, resources } = statement;
    if (policy.type.name === 'trust') return actsOnRole;
    if (!resources) return undefined;
    const meets = resources.negated ? leavesType(statement) : namesType(statement);
    if (!meets) return actsOnAttached(policy);
    const known = new Map<ResourceType, boolean>();
    const meetsType = (type: ResourceType): boolean => {
      let answer = known.get(type);
      if (answer === undefined) known.set(type, (answer = meets(type)));
      return answer;
    };
    const { negated } = resources;
    return ({ resourceTypes }) =>
      resourceTypes.length === 0 ? negated : resourceTypes.some(({ type }) => meetsType(type));
  },
);

/** In a resource-based policy, `*` only means the resource that the policy is attached to. */
function actsOnAttached({ type, attachment }: Policy): ((action: Action) => boolean) | undefined {
  const names = attachment?.resourceTypes;
  if (type.keptBy !== 'service' || !names) return undefined;
  return ({ service, resourceTypes }) =>
    !attachment.services?.includes(service) || resourceTypes.some((each) => names.includes(each.type.name));
}

/** The statement lists specific resources, as far as known, and not all resources or all except some. */
export function isAboutNamed({ policy, resources }: Statement): boolean {
  return policy.type.name === 'trust' || namedPatterns(resources) !== undefined;
}

/** Whether Resource may name a resource of the type. */
function namesType({ resources }: Statement): ((type: ResourceType) => boolean) | undefined {
  const patterns = namedPatterns(resources);
  if (!patterns) return undefined;
  const byService = new Map<string, ArnPattern[]>();
  const ofAnyService: ArnPattern[] = [];
  for (const pattern of patterns) {
    const single = serviceOf(pattern);
    const list = single === undefined ? ofAnyService : (byService.get(single) ?? []);
    list.push(pattern);
    if (single !== undefined) byService.set(single, list);
  }
  return (type) => {
    const services = new Set(type.templates.map(({ open }) => open.service));
    return [...services].some((service) => {
      const isVariable = hasWildcard(service);
      const candidates = isVariable ? patterns : [...(byService.get(service) ?? []), ...ofAnyService];
      return candidates.some((pattern) => mayBeOf(pattern, type));
    });
  };
}

/** An ARN without an account does not match a type with one, although a star for the account may be empty. */
function mayBeOf(pattern: ArnPattern, type: ResourceType): boolean {
  if (pattern.account === '' && type.templates.every(({ open }) => open.account === '*')) return false;
  return mayMeet(pattern, type);
}

/** What a Resource element may match. undefined if that can be anything. */
function namedPatterns(resources: Statement['resources']): readonly ArnPattern[] | undefined {
  if (!resources || resources.negated || resources.list?.open) return undefined;
  const patterns = resources.items.flatMap(({ upper }) => upper ?? []);
  const isWhole = patterns.length === (resources.list?.items.length ?? 1);
  return isWhole && !patterns.some(({ everything }) => everything) ? patterns : undefined;
}

/** The service of all ARNs that the pattern matches. */
function serviceOf({ products }: ArnPattern): string | undefined {
  const [{ service }] = products as readonly [ArnPattern];
  return !hasWildcard(service) && products.every((each) => each.service === service) ? service : undefined;
}

/** NotResource does not exclude the whole type. */
function leavesType({ resources }: Statement): ((type: ResourceType) => boolean) | undefined {
  if (!resources!.known) return undefined;
  return (type) => !resources!.items.some(({ pattern }) => pattern && coversType(pattern, type));
}

function actsOnRole({ service, resourceTypes }: Action): boolean {
  return service === 'sts' && resourceTypes.some(({ type }) => type.name === 'role');
}

/**
 * The actions that the statement covers, of services that its resources may belong to. Only decodes the services it
 * needs.
 */
function reachedHere(statement: Statement): readonly Action[] {
  const { actions } = statement;
  if (!actions) return [];
  const services = actions.negated || actions.everything ? servicesOf(statement) : undefined;
  if (!services && isOfUnknownService(statement) && (actions.negated || actions.everything)) return [];
  if (!services || (actions.negated && !actions.known)) return reachedActions(statement);
  return services
    .flatMap((service) => actionsOf(service))
    .filter(({ id }) => reachesAction(statement, id.toLowerCase()) === 'yes');
}

/** The services that the statement's resources belong to. undefined if it may be any service. */
export function servicesOf({ policy, resources }: Statement): readonly string[] | undefined {
  if (policy.type.name === 'trust') return ['sts'];
  // A resource-based policy only controls actions of its own service.
  const isOfResource = policy.type.keptBy === 'service';
  if (isOfResource && policy.attachment?.services) return policy.attachment.services;
  const patterns = namedPatterns(resources);
  if (patterns) {
    const services = patterns.map(serviceOf);
    return services.every((service) => service !== undefined) ? [...new Set(services)] : undefined;
  }
  if (!isOfResource) return undefined;
  const named = servicesNamed(policy);
  return named.length > 0 ? named : undefined;
}

/** The policy is attached to a resource of an unknown service. */
export function isOfUnknownService({ policy, resources }: Statement): boolean {
  const { type, attachment } = policy;
  if (type.keptBy !== 'service' || !type.grants || attachment?.services || namedPatterns(resources))
    return false;
  return servicesNamed(policy).length === 0;
}

/** The services whose actions or resources a policy names. */
const servicesNamed = remembered(({ statements }: Policy): readonly string[] => {
  const names = statements.flatMap(({ actions, resources }) => [
    ...(actions?.items ?? []).map(({ pattern }) => pattern?.service ?? ''),
    ...(resources?.items ?? []).map(({ pattern }) => pattern?.service ?? ''),
  ]);
  return [...new Set(names)].filter((name) => isService(name));
});
