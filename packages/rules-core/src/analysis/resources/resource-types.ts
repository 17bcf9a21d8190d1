/** Compares patterns of Resource and NotResource with the resource types in the catalog. */
import type { Action, ResourceType } from '../../catalog/catalog.js';
import { arnCovers, parseArnPattern, type ArnPattern } from '../../patterns/arn-pattern.js';
import { meetsTemplate, resourceBreadth } from '../../patterns/arn-template.js';
import { intersects } from '../../patterns/wildcard.js';
import { remembered, rememberedFor } from '../../speed/remembered.js';

/** The pattern matches some resource of the type. */
export function meetsType(pattern: ArnPattern, { templates }: ResourceType): boolean {
  return templates.some((template) => meetsTemplate(pattern, template));
}

/**
 * Whether the pattern may match some resource of the type. A star at the end of the Region or account can also match
 * colons: `arn:aws:logs:*:*:/aws/*` matches `log-group:/aws/x`, because the star also matches `log-group`. This does
 * not apply if a word before a colon is in that place, as in `arn:aws:states:*:*:statemachine:*`.
 */
export const mayMeet = rememberedFor((pattern: ArnPattern, type: ResourceType): boolean => {
  if (pattern.everything || meetsType(pattern, type)) return true;
  const { service, region, account, resource, separators } = pattern;
  if (separators !== undefined) return false;
  if (!region.endsWith('*') && !account.endsWith('*')) return false;
  if (/^[^*?]*:/.test(resource)) return false;
  return type.templates.some(
    ({ open }) => open.service === service && meetsBehindWord(resource, open.resource),
  );
});

/** The format starts with words and a colon, and the rest matches. */
function meetsBehindWord(resource: string, format: string): boolean {
  const star = format.indexOf('*');
  const colon = format.lastIndexOf(':', star < 0 ? format.length : star);
  return colon >= 0 && intersects(resource, format.slice(colon + 1));
}

/** The pattern matches every resource of the type, in the partition, Regions and accounts that it names. */
export function takesWholeType(pattern: ArnPattern, { templates }: ResourceType): boolean {
  return templates.every((template) => resourceBreadth(pattern, template) === 'whole');
}

/** The pattern matches every resource of the type, in every Region and account. Ignores partitions. */
export function coversType(pattern: ArnPattern, { arns }: ResourceType): boolean {
  if (pattern.everything) return true;
  return arns.every((arn) => {
    const format = arn.replace('${Partition}', pattern.partition).replace(/\$\{[^{}]*\}/g, '*');
    const all = parseArnPattern(format);
    return all !== undefined && arnCovers(pattern, all);
  });
}

/** The resource types that the actions work on, without duplicates. Statements share their lists of actions. */
export const typesOf = remembered((actions: readonly Action[]): readonly ResourceType[] => {
  const found = new Set<ResourceType>();
  for (const { resourceTypes } of actions) for (const { type } of resourceTypes) found.add(type);
  return [...found];
});
