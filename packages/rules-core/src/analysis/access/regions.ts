/**
 * What a statement is about, cut into regions: resources that one entry of Resource matches and that one ARN format of the
 * action has, all of the format but what NotResource lists, and requests that name no resource.
 */
import { partitionInUse } from '../resources/partition-in-use.js';
import type { Action } from '../../catalog/catalog.js';
import { arnCovers, arnCoversFields, arnMeetsFields, type ArnFields } from '../../patterns/arn-pattern.js';
import { covers, hasWildcard, intersects, matches } from '../../patterns/wildcard.js';
import type { Element, ResourceItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

export interface Region {
  /** The entry of Resource; undefined where the statement has none, or NotResource. */
  readonly item: ResourceItem | undefined;
  /**
   * At least all ARNs of the region; `none`: requests that name no resource; `attached`: the statement names none, as it is
   * about what its policy is attached to.
   */
  readonly arns: ArnFields | 'none' | 'attached';
  /** The format of the action's type that its ARNs have. */
  readonly format: ArnFields | undefined;
  /** What NotResource leaves out of it. */
  readonly without: readonly ResourceItem[];
  /** The reference says that the action works on something like that. */
  readonly listed: boolean;
}

const everyArn: ArnFields = { partition: '*', service: '*', region: '*', account: '*', resource: '*' };

/**
 * The regions of a statement for an action, in the order of its entries. An account lies in one partition with all that it
 * holds: a wildcard in its place stands for the one that the policy is about.
 *
 * @param action undefined for one that the reference does not list: it may work on anything
 */
export function* regionsOf(statement: Statement, action: Action | undefined): Generator<Region> {
  const { resources, policy } = statement;
  const partition = partitionOf(policy);
  if (!resources) {
    if (!statement.entry('Resource') && !statement.entry('NotResource'))
      yield { item: undefined, arns: 'attached', format: undefined, without: [], listed: true };
    return;
  }
  const formats = (action ? formatsOf(action) : [everyArn]).map((format) => ({ ...format, partition }));
  const mayBeNone = !action || action.resourceTypes.every(({ required }) => !required);
  // Types of which none is required may be alternatives: `s3:GetObject` works on objects and on those of access points.
  const isNoneListed = !action || action.resourceTypes.length === 0;
  const none = { arns: 'none', format: undefined, listed: isNoneListed } as const;
  if (resources.negated) {
    if (!isRead(resources)) return;
    const without = resources.items;
    for (const format of formats) yield { item: undefined, arns: format, format, without, listed: true };
    if (action)
      yield { item: undefined, arns: { ...everyArn, partition }, format: undefined, without, listed: false };
    if (mayBeNone && !without.some(isStar)) yield { ...none, item: undefined, without };
    return;
  }
  for (const item of resources.items) {
    yield* regionsOfItem(item, formats, partition);
    if (mayBeNone && isStar(item)) yield { ...none, item, without: [] };
  }
}

function* regionsOfItem(
  item: ResourceItem,
  formats: readonly ArnFields[],
  partition: string,
): Generator<Region> {
  const { pattern, extent } = item;
  if (!pattern || !extent) return;
  if (isStar(item)) {
    for (const format of formats) yield { item, arns: format, format, without: [], listed: true };
  }
  const found = new Set<string>();
  for (const product of isStar(item) ? [] : extent.usualProducts) {
    for (const format of formats) {
      const arns = meetOf(inPartition(product, partition), format);
      if (!arns || found.size === found.add(Object.values(arns).join(' ')).size) continue;
      yield { item, arns, format: { ...format, partition: arns.partition }, without: [], listed: true };
    }
  }
  for (const product of isStar(item) ? [everyArn] : extent.usualProducts) {
    const arns = inPartition(product, partition);
    if (!formats.some((format) => coversFields({ ...format, partition: arns.partition }, arns)))
      yield { item, arns, format: undefined, without: [], listed: false };
  }
}

function coversFields(one: ArnFields, other: ArnFields): boolean {
  const fields = ['partition', 'service', 'region', 'account', 'resource'] as const;
  return fields.every((field) => covers(one[field], other[field]));
}

const partitionOf = remembered((policy: Policy): string => {
  const partition = partitionInUse(policy);
  return partition.startsWith('<') ? 'aws' : partition;
});

function inPartition(fields: ArnFields, partition: string): ArnFields {
  const { service, region, account, resource } = fields;
  const isOpen = hasWildcard(fields.partition) && matches(fields.partition, partition);
  // A named one stays, though the formats are in the policy's own.
  return isOpen ? { partition, service, region, account, resource } : fields;
}

/** The formats of the action's types. */
function formatsOf({ resourceTypes }: Action): readonly ArnFields[] {
  const formats = new Map<string, ArnFields>();
  for (const { type } of resourceTypes) {
    for (const { open } of type.templates) {
      const { partition, service, resource } = open;
      const [region, account] = [named(open.region), named(open.account)];
      const format = { partition, service, region, account, resource };
      formats.set(Object.values(format).join(' '), format);
    }
  }
  return [...formats.values()];
}

/** A Region or account that is filled in is not empty. */
function named(field: string): string {
  return field === '*' ? '?*' : field;
}

/** What an entry has in common with a format, or somewhat more, in the partition of the entry. */
function meetOf(one: ArnFields, other: ArnFields): ArnFields | undefined {
  const { partition } = one;
  const service = fieldMeet(one.service, other.service);
  const region = fieldMeet(one.region, other.region);
  const account = fieldMeet(one.account, other.account);
  const resource = fieldMeet(one.resource, other.resource);
  return service === undefined || region === undefined || account === undefined || resource === undefined
    ? undefined
    : { partition, service, region, account, resource };
}

function fieldMeet(one: string, other: string): string | undefined {
  if (covers(one, other)) return other;
  if (covers(other, one)) return one;
  if (!intersects(one, other)) return undefined;
  // `b*` and `*/*` have `b*/*` in common, as the slash is behind the `b`.
  const [, start] = /^([^*?]*)\*$/.exec(one) ?? [];
  const [, next] = /^\*([^*?])/.exec(other) ?? [];
  return start !== undefined && next !== undefined && !start.includes(next) ? start + other : one;
}

function isStar({ pattern }: ResourceItem): boolean {
  return pattern?.star === true;
}

function isRead({ list, items }: Element<unknown>): boolean {
  return !list?.open && items.length === (list?.items.length ?? 1);
}

/** Whether the statement's resources certainly include all of a region. */
export function coversRegion({ resources }: Statement, { item, arns, without }: Region): boolean {
  if (!resources) return arns === 'attached';
  if (!resources.negated)
    return resources.items.some(
      ({ text, pattern }) =>
        pattern?.star ||
        text === item?.text ||
        (typeof arns === 'object' && pattern !== undefined && arnCoversFields(pattern, arns)),
    );
  if (!isRead(resources) || arns === 'attached') return false;
  return resources.items.every((entry) => !mayBeIn(entry, arns) || isWithout(entry, without));
}

/** Whether the statement's resources certainly include all of a region that the other one's include. */
export function coversWithin(statement: Statement, other: Statement, region: Region): boolean {
  const { resources } = other;
  if (!resources || !isRead(resources) || region.arns === 'attached') return coversRegion(statement, region);
  if (resources.negated) {
    // What the other one leaves out need not be covered.
    return coversRegion(statement, { ...region, without: [...region.without, ...resources.items] });
  }
  const { arns } = region;
  return (
    coversRegion(statement, region) ||
    resources.items.every((entry) => !mayBeIn(entry, arns) || coversEntry(statement, entry))
  );
}

function coversEntry({ resources }: Statement, { text, extent }: ResourceItem): boolean {
  if (!resources || resources.negated) return false;
  return resources.items.some(
    ({ text: own, pattern }) => own === text || (pattern && extent && arnCovers(pattern, extent)),
  );
}

/** Whether the statement's resources certainly include nothing of a region. */
export function missesRegion({ resources }: Statement, { item, arns, without }: Region): boolean {
  if (!resources || arns === 'attached') return false;
  if (!isRead(resources)) return false;
  if (!resources.negated)
    return resources.items.every((entry) => !mayBeIn(entry, arns) || isWithout(entry, without));
  return resources.items.some(
    ({ text, pattern }) =>
      pattern?.star ||
      text === item?.text ||
      (typeof arns === 'object' && pattern !== undefined && arnCoversFields(pattern, arns)),
  );
}

/** Whether an entry may match something of it. */
function mayBeIn({ upper, pattern }: ResourceItem, arns: ArnFields | 'none'): boolean {
  if (arns === 'none') return pattern?.star === true || upper?.star === true;
  return upper !== undefined && arnMeetsFields(upper, arns);
}

/** Whether all that an entry may match is left out. */
function isWithout({ text, extent }: ResourceItem, without: readonly ResourceItem[]): boolean {
  return without.some(
    (each) =>
      each.text === text ||
      (extent !== undefined &&
        each.pattern !== undefined &&
        extent.usualProducts.every((product) => arnCoversFields(each.pattern!, product))),
  );
}
