/**
 * The Service Authorization Reference: services, their actions and their resource types.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html
 *
 * A service is decoded once, when it is first asked about. Prefixes and action names are compared without case, as IAM
 * does.
 */
import { accessLevels, Service } from './decode.js';
import { services } from './generated/services.js';
import { hasWildcard, matches } from '../patterns/wildcard.js';
import type { AccessLevel, Action, ResourceType } from './decode.js';

export { catalogDate } from './generated/services.js';
export { accessLevels } from './decode.js';
export type { AccessLevel, Action, ActionResource, ResourceType } from './decode.js';

const prefixes: readonly string[] = Object.keys(services);
const decoded = new Map<string, Service>();

/** The decoded service of a prefix, in any case. */
export function serviceOf(prefix: string): Service | undefined {
  let service = decoded.get(prefix);
  if (service) return service;
  const folded = prefix.toLowerCase();
  service = decoded.get(folded);
  if (!service && Object.hasOwn(services, folded)) {
    service = new Service(folded, services[folded]!());
    decoded.set(folded, service);
  }
  return service;
}

/** The prefixes of all services, in alphabetical order. */
export function serviceNames(): readonly string[] {
  return prefixes;
}

/** Whether a service has this prefix, in any case. */
export function isService(prefix: string): boolean {
  return Object.hasOwn(services, prefix.toLowerCase());
}

/** The full name of the service: `Amazon S3` for `s3`. */
export function serviceTitle(prefix: string): string | undefined {
  return serviceOf(prefix)?.title;
}

/** The action of a service. Both names may be in any case and have no wildcards. */
export function findAction(prefix: string, name: string): Action | undefined {
  const service = serviceOf(prefix);
  if (!service) return undefined;
  const index = service.indexOf(name.toLowerCase());
  return index < 0 ? undefined : service.action(index);
}

/** The actions of a service in alphabetical order. Empty for an unknown prefix. */
export function actionsOf(prefix: string): readonly Action[] {
  return serviceOf(prefix)?.actions() ?? [];
}

let everyAction: readonly Action[] | undefined;

/** All actions of all services. The first call decodes everything. */
export function allActions(): readonly Action[] {
  return (everyAction ??= prefixes.flatMap((prefix) => actionsOf(prefix)));
}

/** The resource types of a service in alphabetical order. Empty for an unknown prefix. */
export function resourceTypesOf(prefix: string): readonly ResourceType[] {
  return serviceOf(prefix)?.resourceTypes() ?? [];
}

/** What this module needs of an action pattern: service and name in lower case, with or without wildcards. */
export interface ActionReach {
  /** The pattern is `*` or equivalent. */
  readonly everything: boolean;
  readonly service: string;
  readonly name: string;
  /** Set by `actionsMatching`. */
  reached: readonly object[] | undefined;
}

function reachWithin(prefix: string, name: string): readonly Action[] {
  const service = serviceOf(prefix);
  if (!service) return [];
  if (name === '*') return service.actions();
  return service.indicesMatching(name).map((index) => service.action(index));
}

/** Most services have no action with the literal characters of a name, which is quickly found out. */
function reachAcross({ service, name }: ActionReach): readonly Action[] {
  const literals = name.split(/[*?]+/);
  return prefixes
    .filter((prefix) => matches(service, prefix) && serviceOf(prefix)!.mentionsAll(literals))
    .flatMap((prefix) => reachWithin(prefix, name));
}

/** The actions that a pattern matches, ordered by service and name. */
export function actionsMatching(pattern: ActionReach): readonly Action[] {
  if (pattern.reached) return pattern.reached as readonly Action[];
  const found = pattern.everything
    ? allActions()
    : hasWildcard(pattern.service)
      ? reachAcross(pattern)
      : reachWithin(pattern.service, pattern.name);
  pattern.reached = found;
  return found;
}

/** The number of actions at each access level. Every level is present. */
export function countByAccessLevel(actions: readonly Action[]): Record<AccessLevel, number> {
  const counts = Object.fromEntries(accessLevels.map((level) => [level, 0])) as Record<AccessLevel, number>;
  for (let index = 0; index < actions.length; index++) counts[actions[index]!.accessLevel]++;
  return counts;
}
