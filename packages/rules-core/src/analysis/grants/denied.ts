/** What the Deny statements of a policy take back from its Allow statements in every request. */
import { DeniedActions } from './denied-actions.js';
import { reachesAction } from '../actions/reach.js';
import { shutsOut } from '../principals/public-access.js';
import { coversPrincipals } from '../principals/principal-cover.js';
import { neededTypes } from '../resources/needed-types.js';
import { isEveryResource, reachesEveryResource } from '../resources/resource-reach.js';
import { coversType, mayMeet } from '../resources/resource-types.js';
import { actionsOf, findAction, type Action, type ResourceType } from '../../catalog/catalog.js';
import { needsNoPermission } from '../../catalog/permissionless-actions.js';
import { arnCovers, arnIntersects } from '../../patterns/arn-pattern.js';
import type { Element, ResourceItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { remembered, rememberedFor } from '../../speed/remembered.js';
import { rememberedIfUnchanged } from '../../speed/unchanged.js';
import { formOf } from '../../value/normal-form.js';

const unconditionalDenies = remembered((policy: Policy): readonly Statement[] =>
  policy.statements.filter(
    ({ effect, isConditional, isContradictory }) => effect === 'Deny' && !isConditional && !isContradictory,
  ),
);

/** The Deny statements of an identity-based policy that apply to every request of every caller. */
export const outrightDenies = remembered((policy: Policy): readonly Statement[] =>
  unconditionalDenies(policy).filter((deny) => !deny.principals),
);

/**
 * Whether an action is always denied on everything that an entry of Resource matches, or on every resource if no entry
 * is given.
 *
 * @param id the action in lower case
 */
export function isDenied(policy: Policy, id: string, resource?: ResourceItem): boolean {
  const [service = '', name = ''] = id.split(':');
  const action = findAction(service, name);
  if (action && needsNoPermission(action)) return false;
  return outrightDenies(policy).some(
    (deny) =>
      reachesAction(deny, id) === 'yes' &&
      (reachesEveryResource(deny) || (resource !== undefined && coversItem(deny, resource))),
  );
}

/**
 * Whether a Deny in the document may deny an action, on some resource or in some requests.
 *
 * @param id the action in lower case
 */
export const mayDeny = rememberedFor((policy: Policy, id: string): boolean =>
  policy.statements.some((each) => each.effect === 'Deny' && reachesAction(each, id) !== 'no'),
);

/** Whether a Deny covers all resources and principals of an Allow statement. */
export function coversReachOf(deny: Statement, statement: Statement): boolean {
  const { resources } = statement;
  if (!coversPrincipals(deny, statement)) return false;
  if (reachesEveryResource(deny)) return true;
  if (!resources) return !deny.resources;
  if (resources.negated) return coversOutside(deny, resources);
  return isWhole(resources) && resources.items.every((item) => coversItem(deny, item));
}

/** All entries of the list were read. Those with unknown parts have bounds. */
function isWhole({ list, items }: Element<unknown>): boolean {
  return !list?.open && items.length === (list?.items.length ?? 1);
}

/** The parts of an entry of Resource that decide whether a Deny covers it. */
type Extent = Pick<ResourceItem, 'text' | 'pattern' | 'upper' | 'extent'>;

/** The Deny covers everything that an entry of Resource matches. */
function coversItem({ resources }: Statement, { text, upper, extent }: Extent): boolean {
  // Equal texts have the same variables and placeholders.
  if (resources && !resources.negated && resources.items.some((item) => item.text === text)) return true;
  if (!resources || !upper || !extent) return false;
  if (resources.negated)
    return (
      isWhole(resources) && !resources.items.some((item) => item.upper && arnIntersects(item.upper, upper))
    );
  return resources.items.some(({ pattern }) => pattern && arnCovers(pattern, extent));
}

/** The Deny covers everything that a NotResource does not list. */
function coversOutside({ resources: denied }: Statement, resources: Element<ResourceItem>): boolean {
  if (!denied?.negated || !isWhole(denied)) return false;
  return denied.items.every(
    ({ extent }) => !extent || resources.items.some(({ pattern }) => pattern && arnCovers(pattern, extent)),
  );
}

/** Deny statements that apply to the same Allow statements, grouped by their Resource. */
class Ledger {
  readonly #denies: readonly Statement[];
  readonly #byEntry = new Map<string, DeniedActions | undefined>();
  #everywhere: DeniedActions | undefined | null = null;

  constructor(
    denies: readonly Statement[],
    /** The policy has too many entries to compare them with each other. */
    readonly isOversized: boolean,
  ) {
    this.#denies = denies;
  }

  /** What is denied on every resource. */
  get everywhere(): DeniedActions | undefined {
    return this.#everywhere === null ? (this.#everywhere = this.#findEverywhere()) : this.#everywhere;
  }

  #findEverywhere(): DeniedActions | undefined {
    const denied = new DeniedActions(this.#denies.filter(reachesEveryResource));
    if (!this.isOversized) for (const deny of this.#denies) denied.addAll(deniedOnEveryType(deny));
    return denied.isEmpty ? undefined : denied;
  }

  /** What is denied without a Resource element, on the resource that the policy is attached to. */
  get onItself(): DeniedActions | undefined {
    return deniedBy(this.#denies.filter((deny) => !deny.resources || reachesEveryResource(deny)));
  }

  /** What is denied on everything that an entry of Resource matches. */
  on(item: Extent): DeniedActions | undefined {
    if (isEveryResource(item) || this.isOversized) return this.everywhere;
    if (!this.#byEntry.has(item.text))
      this.#byEntry.set(item.text, deniedBy(this.#denies.filter((deny) => coversItem(deny, item))));
    return this.#byEntry.get(item.text);
  }

  /** What is denied on everything that NotResource does not list. */
  outside(resources: Element<ResourceItem>): DeniedActions | undefined {
    return this.isOversized
      ? undefined
      : deniedBy(this.#denies.filter((deny) => coversOutside(deny, resources)));
  }
}

function deniedBy(denies: readonly Statement[]): DeniedActions | undefined {
  const denied = denies.length > 0 ? new DeniedActions(denies) : undefined;
  return denied?.isEmpty ? undefined : denied;
}

/** Actions that a Deny with named resources denies on everything they can work on, such as `arn:aws:s3:::*`. */
function deniedOnEveryType(deny: Statement): readonly Action[] {
  if (!deny.resources || deny.resources.negated) return [];
  const patterns = deny.resources.items.flatMap(({ pattern }) =>
    pattern && !pattern.everything && pattern.resource.includes('*') ? [pattern] : [],
  );
  const covered = new Map<ResourceType, boolean>();
  const covers = (type: ResourceType): boolean => {
    let answer = covered.get(type);
    if (answer === undefined)
      covered.set(type, (answer = patterns.some((pattern) => coversType(pattern, type))));
    return answer;
  };
  return [...new Set(patterns.map(({ service }) => service))].flatMap((service) =>
    actionsOf(service).filter((action) => {
      const types = neededTypes(action);
      return (
        types.length > 0 && types.every(covers) && reachesAction(deny, action.id.toLowerCase()) === 'yes'
      );
    }),
  );
}

/** By the principals of the Allow statements. */
const ledgersOf = remembered((): Map<string | undefined, Ledger> => new Map());

/** The Deny statements that apply to an Allow statement. undefined if there are none. */
function ledgerFor(statement: Statement): Ledger | undefined {
  const { policy } = statement;
  const denies = unconditionalDenies(policy);
  if (denies.length === 0) return undefined;
  const ledgers = ledgersOf(policy);
  const principals = statement.entry('Principal') ?? statement.entry('NotPrincipal');
  const key = principals && `${principals.key.text} ${formOf(principals.value) ?? statement.index}`;
  let ledger = ledgers.get(key);
  if (!ledger) {
    const binding =
      policy.isOversized && principals ? [] : denies.filter((deny) => coversPrincipals(deny, statement));
    ledgers.set(key, (ledger = new Ledger(binding, policy.isOversized)));
  }
  return ledger;
}

/** Whether an allowed action is denied on all resources that the statement allows it on. */
type IsTakenBack = (action: Action) => boolean;

/** What the policy's Deny statements take back from a statement. undefined if nothing. */
export const takenBackOf = rememberedIfUnchanged((statement: Statement): IsTakenBack | undefined =>
  statement.effect === 'Allow' ? takenBackBy(ledgerFor(statement), statement) : undefined,
);

/** What they take back from a statement for everyone, except for callers that they exempt. */
export const takenBackFromEveryone = remembered((statement: Statement): IsTakenBack | undefined =>
  statement.effect === 'Allow' ? takenBackBy(everyonesLedger(statement.policy), statement) : undefined,
);

/** The Deny statements that apply to everyone with exceptions. */
const everyonesLedger = remembered((policy: Policy): Ledger | undefined => {
  const denies = policy.statements.filter(shutsOut);
  return denies.length > 0 ? new Ledger(denies, policy.isOversized) : undefined;
});

function takenBackBy(ledger: Ledger | undefined, statement: Statement): IsTakenBack | undefined {
  const { resources, policy } = statement;
  if (!ledger) return undefined;
  if (!resources) {
    const denied = policy.has('Resource') || policy.has('NotResource') ? undefined : ledger.onItself;
    return denied && ((action) => denied.has(action));
  }
  const { everywhere } = ledger;
  if (resources.negated) {
    const outside = ledger.outside(resources);
    return either(everywhere, outside);
  }
  if (!isWhole(resources) || resources.items.some(isEveryResource)) return either(everywhere);
  const parts = resources.items.map((item) => ({ item, denied: ledger.on(item) }));
  if (!parts.some(({ denied }) => denied)) return either(everywhere);
  return (action) => {
    if (everywhere?.has(action)) return true;
    const concerned = parts.filter(({ item }) => worksOn(action, item));
    return concerned.length > 0 && concerned.every(({ denied }) => denied?.has(action));
  };
}

/**
 * What the policy's Deny statements take back from a statement on everything that one entry of its Resource matches.
 */
export function takenBackOn(statement: Statement, item: Extent): DeniedActions | undefined {
  return statement.effect === 'Allow' ? ledgerFor(statement)?.on(item) : undefined;
}

function either(...sets: readonly (DeniedActions | undefined)[]): IsTakenBack | undefined {
  const [one, other] = sets.filter((each) => each !== undefined);
  if (!one) return undefined;
  return other ? (action) => one.has(action) || other.has(action) : (action) => one.has(action);
}

function worksOn({ resourceTypes }: Action, { upper }: ResourceItem): boolean {
  return upper !== undefined && resourceTypes.some(({ type }) => mayMeet(upper, type));
}

/** What is denied everywhere except on the resources in NotResource. This limits an Allow to those resources. */
export const confinedActions = remembered((policy: Policy): DeniedActions | undefined =>
  deniedBy(
    outrightDenies(policy).filter(
      ({ resources }) => resources?.negated && !resources.items.some(isEveryResource),
    ),
  ),
);
