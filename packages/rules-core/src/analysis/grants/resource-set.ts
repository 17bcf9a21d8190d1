/** The resources of one element, Resource or NotResource, as a set, and how far it reaches into a type of resources. */
import { isEveryResource } from '../resources/resource-reach.js';
import { mayMeet, takesWholeType } from '../resources/resource-types.js';
import type { Certainty } from '../actions/reach.js';
import type { ResourceType } from '../../catalog/catalog.js';
import { arnCovers, arnIntersects, arnMatches, type ArnPattern } from '../../patterns/arn-pattern.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { Element, ResourceItem } from '../../policy/element.js';
import { remembered } from '../../speed/remembered.js';

/**
 * How much of what an action works on is within reach, from the most to the least:
 * - `all`: every resource of the type, in the account or accounts that are named.
 * - `pattern`: those that a wildcard matches.
 * - `own`: those that carry the name of whoever asks, such as `user/${aws:username}`.
 * - `exact`: named ones, or ones whose name is not known here.
 * - `none`: none of them.
 */
export type Fit = 'all' | 'pattern' | 'own' | 'exact' | 'none';

const fits: readonly Fit[] = ['all', 'pattern', 'own', 'exact', 'none'];

/** Whether the first reaches farther than the second. */
export function isWider(one: Fit, other: Fit): boolean {
  return fits.indexOf(one) < fits.indexOf(other);
}

export function narrowerOf(one: Fit, other: Fit): Fit {
  return isWider(one, other) ? other : one;
}

/** A part of a set: what one entry of Resource matches, or all that NotResource leaves in. */
export type Region = ResourceItem | 'outside';

export class ResourceSet {
  constructor(readonly element: Element<ResourceItem>) {}

  /** It is all but what the entries match. */
  get negated(): boolean {
    return this.element.negated;
  }

  /** The entries: what they certainly match. */
  get patterns(): readonly ArnPattern[] {
    return this.element.items.flatMap(({ pattern }) => pattern ?? []);
  }

  /** An entry matches the resource `*` of requests that name none. */
  get star(): boolean {
    return this.element.items.some(({ pattern }) => pattern?.star);
  }

  /** Every entry is there to be read, if with holes or variables. */
  get isRead(): boolean {
    const { list, items } = this.element;
    return !list?.open && items.length === (list?.items.length ?? 1);
  }

  /** Whether a resource is in the set: an ARN, or `*` for requests that name none. */
  matches(arn: string): Certainty {
    const { items, negated } = this.element;
    const isIn = ({ pattern }: ResourceItem) => pattern !== undefined && arnMatches(pattern, arn);
    const mayBeIn = ({ upper }: ResourceItem) => upper !== undefined && arnMatches(upper, arn);
    if (items.some(isIn)) return negated ? 'no' : 'yes';
    if (!this.isRead || items.some(mayBeIn)) return 'maybe';
    return negated ? 'yes' : 'no';
  }

  /** The parts that reach into a type, each with how far it does. */
  *regionsOf(type: ResourceType): Generator<readonly [Region, Fit]> {
    const { items, negated } = this.element;
    if (!negated) {
      for (const item of items) {
        const fit = fitOf(item, type);
        if (fit !== 'none') yield [item, fit];
      }
      return;
    }
    // Where an entry is not known, it may be all of them.
    const leavesNone = ({ upper }: ResourceItem) => upper !== undefined && takesAll(upper, type);
    if (this.isRead && !items.some(leavesNone)) yield ['outside', 'all'];
  }

  /** How far the set reaches into a type at all. */
  fitOf(type: ResourceType): Fit {
    let widest: Fit = 'none';
    for (const [, fit] of this.regionsOf(type)) if (isWider(fit, widest)) widest = fit;
    return widest;
  }

  /** Whether the set covers a part of another one for certain, as far as resources of a type are in it. */
  covers(region: Region, of: ResourceSet, type: ResourceType): boolean {
    return this.leaves(region, of, type) === 'none';
  }

  /** How much of a part of another set is left outside of this one, as far as resources of a type are in it. */
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

/** How much an entry that is left out takes in; what is not known of it may be more than what is. */
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
  // The same text has the same variables and the same holes.
  return item.text === region.text || (region.extent !== undefined && arnCovers(pattern, region.extent));
}

function meetsRegion({ upper, pattern }: ResourceItem, region: Region, of: ResourceSet): boolean {
  if (!upper) return false;
  if (region === 'outside')
    return !(pattern && of.element.items.some((item) => item.pattern && arnCovers(item.pattern, pattern)));
  return region.upper !== undefined && arnIntersects(upper, region.upper);
}

/** How far one entry of Resource reaches into a type. */
function fitOf(item: ResourceItem, type: ResourceType): Fit {
  const { pattern, upper, bounds } = item;
  if (lacksAccount(item, type)) return 'none';
  if (pattern && (isEveryResource(item) || takesAll(pattern, type))) return 'all';
  if (!upper || !mayMeet(upper, type)) return 'none';
  if (bounds.variable && bounds.known && isOwn(item)) return 'own';
  if (!pattern || !bounds.known || bounds.variable) return 'exact';
  return hasWildcard(pattern.resource) ? 'pattern' : 'exact';
}

/** No account is named where the resources of the type have one. */
function lacksAccount({ upper }: ResourceItem, { templates }: ResourceType): boolean {
  return upper?.account === '' && templates.every(({ open }) => open.account === '*');
}

/** Every resource of the type that has a name; of a type without names, the only one there is. */
function takesAll(pattern: ArnPattern, type: ResourceType): boolean {
  return pattern.everything || (type.named ? takesWholeType(pattern, type) : mayMeet(pattern, type));
}

/** The name, behind a path that may be named or left open, is that of whoever asks. */
function isOwn({ text }: ResourceItem): boolean {
  return /^arn:[^:]*:[^:]*:[^:]*:[^:]*:[\w-]+\/(?:[^$]*\/|\*)?\$\{aws:username\}\*?$/i.test(text);
}

/** The set of an element; the same one each time. */
export const resourceSetOf = remembered((element: Element<ResourceItem>) => new ResourceSet(element));
