/** The resources of one Resource or NotResource element as a set, and how much of a resource type it covers. */
import { isEveryResource } from '../resources/resource-reach.js';
import { mayMeet, takesWholeType } from '../resources/resource-types.js';
import type { Certainty } from '../actions/reach.js';
import type { ResourceType } from '../../catalog/catalog.js';
import { arnCovers, arnIntersects, arnMatches, type ArnPattern } from '../../patterns/arn-pattern.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { Element, ResourceItem } from '../../policy/element.js';
import { remembered } from '../../speed/remembered.js';

/**
 * How much of the possible resources of an action is covered, from the most to the least:
 * - `all`: every resource of the type, in the account or accounts that are named.
 * - `pattern`: those that a wildcard matches.
 * - `own`: those with the name of the caller, such as `user/${aws:username}`.
 * - `exact`: named ones, or ones whose name is unknown.
 * - `none`: none of them.
 */
export type Fit = 'all' | 'pattern' | 'own' | 'exact' | 'none';

const fits: readonly Fit[] = ['all', 'pattern', 'own', 'exact', 'none'];

/** Whether the first covers more than the second. */
export function isWider(one: Fit, other: Fit): boolean {
  return fits.indexOf(one) < fits.indexOf(other);
}

export function narrowerOf(one: Fit, other: Fit): Fit {
  return isWider(one, other) ? other : one;
}

/** Part of a set: what one entry of Resource matches, or everything that NotResource does not list. */
export type Region = ResourceItem | 'outside';

export class ResourceSet {
  constructor(readonly element: Element<ResourceItem>) {}

  /** The set contains everything that the entries do not match. */
  get negated(): boolean {
    return this.element.negated;
  }

  /** What the entries certainly match. */
  get patterns(): readonly ArnPattern[] {
    return this.element.items.flatMap(({ pattern }) => pattern ?? []);
  }

  /** An entry matches `*`, the resource of requests that have none. */
  get star(): boolean {
    return this.element.items.some(({ pattern }) => pattern?.star);
  }

  /** Every entry was read, although some may have holes or variables. */
  get isRead(): boolean {
    const { list, items } = this.element;
    return !list?.open && items.length === (list?.items.length ?? 1);
  }

  /** Whether the set contains a resource: an ARN, or `*` for requests without one. */
  matches(arn: string): Certainty {
    const { items, negated } = this.element;
    const isIn = ({ pattern }: ResourceItem) => pattern !== undefined && arnMatches(pattern, arn);
    const mayBeIn = ({ upper }: ResourceItem) => upper !== undefined && arnMatches(upper, arn);
    if (items.some(isIn)) return negated ? 'no' : 'yes';
    if (!this.isRead || items.some(mayBeIn)) return 'maybe';
    return negated ? 'yes' : 'no';
  }

  /** The parts that contain resources of a type, each with how much of the type it covers. */
  *regionsOf(type: ResourceType): Generator<readonly [Region, Fit]> {
    const { items, negated } = this.element;
    if (!negated) {
      for (const item of items) {
        const fit = fitOf(item, type);
        if (fit !== 'none') yield [item, fit];
      }
      return;
    }
    // An unknown entry may be all of them.
    const leavesNone = ({ upper }: ResourceItem) => upper !== undefined && takesAll(upper, type);
    if (this.isRead && !items.some(leavesNone)) yield ['outside', 'all'];
  }

  /** How much of a type the set covers. */
  fitOf(type: ResourceType): Fit {
    let widest: Fit = 'none';
    for (const [, fit] of this.regionsOf(type)) if (isWider(fit, widest)) widest = fit;
    return widest;
  }

  /** Whether the set certainly covers the resources of a type in part of another set. */
  covers(region: Region, of: ResourceSet, type: ResourceType): boolean {
    return this.leaves(region, of, type) === 'none';
  }

  /** How much of part of another set this set does not cover, for resources of a type. */
  leaves(region: Region, of: ResourceSet, type: ResourceType): Fit {
    const fit = region === 'outside' ? 'all' : fitOf(region, type);
    if (fit === 'none') return 'none';
    if (!this.negated) {
      const isCovered = this.element.items.some((item) => coversRegion(item, region, type));
      return isCovered ? 'none' : fit;
    }
    if (!this.isRead) return fit;
    let left: Fit = 'none';
    for (const item of this.element.items) {
      const spared = narrowerOf(sparedFit(item, type), fit);
      if (isWider(spared, left) && meetsRegion(item, region, of)) left = spared;
    }
    return left;
  }
}

/** How much an excluded entry matches. If part of it is unknown, it may match more. */
function sparedFit(item: ResourceItem, type: ResourceType): Fit {
  const { bounds, upper } = item;
  const fit = fitOf(item, type);
  return fit === 'none' && !bounds.known && upper && mayMeet(upper, type) ? 'exact' : fit;
}

function coversRegion(item: ResourceItem, region: Region, type: ResourceType): boolean {
  const { pattern } = item;
  if (!pattern) return false;
  if (isEveryResource(item) || takesAll(pattern, type)) return true;
  if (region === 'outside') return false;
  // Equal texts have the same variables and placeholders.
  return item.text === region.text || (region.extent !== undefined && arnCovers(pattern, region.extent));
}

function meetsRegion({ upper, pattern }: ResourceItem, region: Region, of: ResourceSet): boolean {
  if (!upper) return false;
  if (region === 'outside')
    return !(pattern && of.element.items.some((item) => item.pattern && arnCovers(item.pattern, pattern)));
  return region.upper !== undefined && arnIntersects(upper, region.upper);
}

/** How much of a type one entry of Resource covers. */
function fitOf(item: ResourceItem, type: ResourceType): Fit {
  const { pattern, upper, bounds } = item;
  if (lacksAccount(item, type)) return 'none';
  if (pattern && (isEveryResource(item) || takesAll(pattern, type))) return 'all';
  if (!upper || !mayMeet(upper, type)) return 'none';
  if (bounds.variable && bounds.known && isOwn(item)) return 'own';
  if (!pattern || !bounds.known || bounds.variable) return 'exact';
  return hasWildcard(pattern.resource) ? 'pattern' : 'exact';
}

/** The entry has no account, although resources of the type do. */
function lacksAccount({ upper }: ResourceItem, { templates }: ResourceType): boolean {
  return upper?.account === '' && templates.every(({ open }) => open.account === '*');
}

/** Every named resource of the type. For a type without names, the only resource. */
function takesAll(pattern: ArnPattern, type: ResourceType): boolean {
  return pattern.everything || (type.named ? takesWholeType(pattern, type) : mayMeet(pattern, type));
}

/** The name, after an optional path, is that of the caller. */
function isOwn({ text }: ResourceItem): boolean {
  return /^arn:[^:]*:[^:]*:[^:]*:[^:]*:[\w-]+\/(?:[^$]*\/|\*)?\$\{aws:username\}\*?$/i.test(text);
}

/** The set of an element. Always returns the same object for the same element. */
export const resourceSetOf = remembered((element: Element<ResourceItem>) => new ResourceSet(element));
