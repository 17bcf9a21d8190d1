/** How a pattern of Resource or NotResource stands to a resource type of the catalog. */
import type { Action, ResourceType } from '../../catalog/catalog.js';
import { arnCovers, parseArnPattern, type ArnPattern } from '../../patterns/arn-pattern.js';
import { meetsTemplate, resourceBreadth } from '../../patterns/arn-template.js';
import { intersects } from '../../patterns/wildcard.js';
import { remembered, rememberedFor } from '../../speed/remembered.js';

/** Some resource of the type is one of the pattern's. */
export function meetsType(pattern: ArnPattern, { templates }: ResourceType): boolean {
  return templates.some((template) => meetsTemplate(pattern, template));
}

/**
 * Whether some resource of the type may be one of the pattern's. A star at the end of the region or account runs on past
 * colons: `arn:aws:logs:*:*:/aws/*` takes in `log-group:/aws/x`, since the star also stands for `log-group`. It is not
 * read so where a word before a colon stands in that place, as in `arn:aws:states:*:*:statemachine:*`.
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

/** The format begins with words and a colon, and what follows is met. */
function meetsBehindWord(resource: string, format: string): boolean {
  const star = format.indexOf('*');
  const colon = format.lastIndexOf(':', star < 0 ? format.length : star);
  return colon >= 0 && intersects(resource, format.slice(colon + 1));
}

/** Every resource of the type is one of the pattern's, in the partition, regions and accounts that it names. */
export function takesWholeType(pattern: ArnPattern, { templates }: ResourceType): boolean {
  return templates.every((template) => resourceBreadth(pattern, template) === 'whole');
}

/** Every resource of the type is one of the pattern's, in every region and account; partitions aside. */
export function coversType(pattern: ArnPattern, { arns }: ResourceType): boolean {
  if (pattern.everything) return true;
  return arns.every((arn) => {
    const format = arn.replace('${Partition}', pattern.partition).replace(/\$\{[^{}]*\}/g, '*');
    const all = parseArnPattern(format);
    return all !== undefined && arnCovers(pattern, all);
  });
}

/** The resource types that the actions work on, each once. Statements share their lists of actions. */
export const typesOf = remembered((actions: readonly Action[]): readonly ResourceType[] => {
  const found = new Set<ResourceType>();
  for (const { resourceTypes } of actions) for (const { type } of resourceTypes) found.add(type);
  return [...found];
});
