/**
 * Splits what a statement covers into regions: the resources that match one entry of Resource and one ARN format of the
 * action; a whole format except what NotResource lists; and requests without a resource.
 */
import { partitionInUse } from '../resources/partition-in-use.js';
import type { Action } from '../../catalog/catalog.js';
import { arnCovers, arnCoversFields, arnMeetsFields, type ArnFields } from '../../patterns/arn-pattern.js';
import { covers, hasWildcard, intersects, matches } from '../../patterns/wildcard.js';
import type { Element, ResourceItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

export interface Region {
  /** The entry of Resource. undefined under NotResource or without Resource. */
  readonly item: ResourceItem | undefined;
  /**
   * Covers at least all ARNs of the region. `none`: requests without a resource. `attached`: the statement has no
   * Resource, so it is about the resource that the policy is attached to.
   */
  readonly arns: ArnFields | 'none' | 'attached';
  /** The ARN format of the action's resource type. */
  readonly format: ArnFields | undefined;
  /** The entries of NotResource that exclude part of it. */
  readonly without: readonly ResourceItem[];
  /** According to the service data, the action works on such resources. */
  readonly listed: boolean;
}

const everyArn: ArnFields = { partition: '*', service: '*', region: '*', account: '*', resource: '*' };

/**
 * The regions of a statement for an action, in the order of its entries. An account and its resources are all in one
 * partition, so a wildcard for the partition means the policy's own.
 *
 * @param action undefined if the service data does not have it; then it may work on anything
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
  // If no type is required, they may be alternatives: `s3:GetObject` works on objects and on those of access points.
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
  // A named partition stays, although the formats are in the policy's own.
  return isOpen ? { partition, service, region, account, resource } : fields;
}

/** The ARN formats of the action's resource types. */
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

/** A Region or account that is present is never empty. */
function named(field: string): string {
  return field === '*' ? '?*' : field;
}

/** What an entry and a format have in common, or a little more, in the partition of the entry. */
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
  // `b*` and `*/*` have `b*/*` in common because the slash comes after the `b`.
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

/** Whether the statement's resources certainly include the whole region. */
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

/** Whether the statement's resources certainly include everything in a region that the other statement's include. */
export function coversWithin(statement: Statement, other: Statement, region: Region): boolean {
  const { resources } = other;
  if (!resources || !isRead(resources) || region.arns === 'attached') return coversRegion(statement, region);
  if (resources.negated) {
    // What the other statement excludes does not need to be covered.
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

/** Whether the statement's resources certainly include nothing in a region. */
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

/** Whether an entry may match part of it. */
function mayBeIn({ upper, pattern }: ResourceItem, arns: ArnFields | 'none'): boolean {
  if (arns === 'none') return pattern?.star === true || upper?.star === true;
  return upper !== undefined && arnMeetsFields(upper, arns);
}

/** Whether everything that an entry may match is excluded. */
function isWithout({ text, extent }: ResourceItem, without: readonly ResourceItem[]): boolean {
  return without.some(
    (each) =>
      each.text === text ||
      (extent !== undefined &&
        each.pattern !== undefined &&
        extent.usualProducts.every((product) => arnCoversFields(each.pattern!, product))),
  );
}
