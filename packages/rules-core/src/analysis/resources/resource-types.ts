/** How a pattern of Resource or NotResource stands to a resource type of the catalog. */
import type { Action, ResourceType } from '../../catalog/catalog.js';
import { arnCovers, parseArnPattern, type ArnPattern } from '../../patterns/arn-pattern.js';
import { meetsTemplate, resourceBreadth } from '../../patterns/arn-template.js';

/** Some resource of the type is one of the pattern's. */
export function meetsType(pattern: ArnPattern, { templates }: ResourceType): boolean {
  for (let index = 0; index < templates.length; index++)
    if (meetsTemplate(pattern, templates[index]!)) return true;
  return false;
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

/** The resource types that the actions work on, each once. */
export function typesOf(actions: readonly Action[]): readonly ResourceType[] {
  return [...new Set(actions.flatMap(({ resourceTypes }) => resourceTypes.map(({ type }) => type)))];
}
