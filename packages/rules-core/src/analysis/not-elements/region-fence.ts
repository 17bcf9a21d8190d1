/**
 * Deny statements for all calls outside some Regions, and the global services that they block. Calls to global services
 * go to one fixed Region, wherever the caller is.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-requested-region.html
 */
import { narrowsRequest } from '../conditions/condition-scope.js';
import { globalRegionsOf, globalServices } from '../../catalog/global-services.js';
import { partitions, regionsByPartition } from '../../catalog/regions.js';
import { actionCovers, parseActionPattern } from '../../patterns/action-pattern.js';
import { matches } from '../../patterns/wildcard.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { ActionItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';

export interface CutServices {
  /** The service prefixes. */
  readonly services: readonly string[];
  /** The Regions that the calls go to. */
  readonly regions: readonly string[];
}

/** @param services the service prefixes that the Deny must exempt */
export function cutServices(statement: Statement, services: readonly string[]): CutServices | undefined {
  const { policy, actions } = statement;
  if (!actions?.negated && !actions?.everything) return undefined;
  const concerned = services.filter((service) => !exempts(statement, service) && mayCall(policy, service));
  return cutBy(statement, concerned);
}

/** An entry of Action whose calls are denied wherever they come from. */
export interface CutEntry {
  readonly item: ActionItem;
  /** The service prefix. */
  readonly service: string;
  readonly regions: readonly string[];
}

/**
 * The entries of global services in the Action list of a Deny outside some Regions. Empty if the list has nothing else,
 * because then the author may really want to deny all calls.
 */
export function cutEntries(statement: Statement): readonly CutEntry[] {
  const { actions } = statement;
  if (!actions || actions.negated || actions.everything) return [];
  const isGlobal = ({ pattern }: ActionItem) => pattern && globalServices.includes(pattern.service);
  if (actions.items.every(isGlobal)) return [];
  return actions.items.filter(isGlobal).flatMap((item): CutEntry[] => {
    const { service } = item.pattern!;
    const cut = cutBy(statement, [service]);
    return cut ? [{ item, service, regions: cut.regions }] : [];
  });
}

/** The services whose Region is not in the list. */
function cutBy(statement: Statement, services: readonly string[]): CutServices | undefined {
  const tests = statement.conditions.filter(isFence);
  if (tests.length === 0 || !deniesAllResources(statement, tests)) return undefined;
  const listed = tests.flatMap(({ values }) => values.map(({ text }) => text.toLowerCase()));
  const isInside = (region: string) => listed.some((pattern) => matches(pattern, region));
  const cut = partitions
    .filter((partition) => regionsByPartition[partition]!.some(isInside))
    .flatMap((partition) =>
      services.map((service) => ({ service, regions: globalRegionsOf(service, partition) })),
    )
    .filter(({ regions }) => regions.length > 0 && !regions.some(isInside));
  if (cut.length === 0) return undefined;
  return {
    services: [...new Set(cut.map(({ service }) => service))],
    regions: [...new Set(cut.flatMap(({ regions }) => regions))],
  };
}

function isFence({ key, operator }: ConditionTest): boolean {
  return key === 'aws:requestedregion' && operator?.negated === true && operator.family === 'String';
}

function isCertain({ bounds }: ConditionValue): boolean {
  return bounds.known && !bounds.variable;
}

/** The statement denies its actions on every resource if no value of the conditions matches. */
function deniesAllResources(statement: Statement, tests: readonly ConditionTest[]): boolean {
  const { effect, actions, resources, conditions, hasReadableConditions } = statement;
  if (effect !== 'Deny' || !actions?.known || !hasReadableConditions) return false;
  if (!resources?.everything || resources.negated) return false;
  if (!tests.every(({ known, values }) => known && values.every(isCertain))) return false;
  return conditions.every((test) => tests.includes(test) || !narrowsRequest(test));
}

/** NotAction lists at least part of the service. */
function exempts({ actions }: Statement, service: string): boolean {
  return (
    actions!.negated &&
    actions!.items.some(({ pattern }) => pattern && (pattern.everything || matches(pattern.service, service)))
  );
}

/** Its Allow statements cover part of the service. Without any, another policy must allow it. */
function mayCall({ statements }: Policy, service: string): boolean {
  const allows = statements.filter(({ effect }) => effect === 'Allow');
  if (allows.length === 0) return true;
  const whole = parseActionPattern(`${service}:*`)!;
  return allows.some(({ actions }) => {
    if (!actions?.known) return false;
    return actions.negated
      ? !actions.items.some(({ pattern }) => pattern && actionCovers(pattern, whole))
      : actions.items.some(({ pattern }) => pattern && matches(pattern.service, service));
  });
}
