/** Entries of Resource that match nothing because the resource type in the ARN is misspelled. */
import { mayMeet, meetsType } from './resource-types.js';
import { isService, resourceTypesOf, type ResourceType } from '../../catalog/catalog.js';
import { nearestName } from '../../catalog/nearest-name.js';
import { parseArnPattern } from '../../patterns/arn-pattern.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

export interface MisshapenResource {
  readonly item: ResourceItem;
  /** The entry with the right resource type. */
  readonly meant: string;
  /** The resource type as written, and the right one with its separator. */
  readonly word: string;
  readonly right: string;
}

/**
 * The entries of Resource that match no resource of their service because the resource type is in the wrong case,
 * misspelled, or followed by the wrong separator.
 */
export function misshapenResources({ resources }: Statement): readonly MisshapenResource[] {
  if (!resources || resources.negated) return [];
  return resources.items.flatMap((item) => misshapenIn(item) ?? []);
}

/** The resource types in ARNs of a service, each with the separator before the name. */
const wordsOf = remembered(
  (types: readonly ResourceType[]): ReadonlySet<string> =>
    new Set(
      types.flatMap(({ arns }) =>
        arns.flatMap((arn) => /^(?:[^:]*:){5}([A-Za-z-]+[:/])/.exec(arn)?.[1] ?? []),
      ),
    ),
);

function misshapenIn(item: ResourceItem): MisshapenResource | undefined {
  const { pattern, upper, text, bounds } = item;
  if (!pattern || !upper || upper.everything || !bounds.known || !isService(upper.service)) return undefined;
  const [, head, word, rest] = /^((?:[^:]*:){5})([A-Za-z-]+[:/])(.*)$/s.exec(text) ?? [];
  if (head === undefined || word === undefined || rest === undefined) return undefined;
  const types = resourceTypesOf(upper.service);
  const words = wordsOf(types);
  if (words.has(word) || types.some((type) => mayMeet(upper, type))) return undefined;
  const right = nearestName(word, words);
  if (right === undefined) return undefined;
  const meant = head + right + rest;
  const fixed = parseArnPattern(bounds.variable ? meant.replace(/\$\{[^{}]*\}/g, '*') : meant);
  return fixed && types.some((type) => meetsType(fixed, type)) ? { item, meant, word, right } : undefined;
}
