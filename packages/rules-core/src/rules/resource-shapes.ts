import type { Suggestion } from './rule.js';
import { enumerate, quoteEach } from '../analysis/actions/describe-reach.js';
import { suggestedArns } from '../analysis/resources/suggested-arns.js';
import { replaceResource } from '../edits/replace-text.js';
import type { ResourceItem } from '../policy/element.js';
import type { Statement } from '../policy/policy.js';

/** Titles for rules that report entries of Resource that match too much. */
export const shapeSuggestions = {
  suggestShapes: 'Replace with {{shapes}} and fill in the placeholders',
} as const;

/** Suggests replacing the only entry of Resource with specific ARNs. */
export function shapeSuggestion(
  statement: Statement,
  item: ResourceItem,
): Suggestion<'suggestShapes'> | undefined {
  const resources = statement.resources!;
  const shapes = resources.items.length === 1 ? suggestedArns(statement, item) : undefined;
  if (!shapes) return undefined;
  const edits = [replaceResource(resources, item, shapes)];
  return { messageId: 'suggestShapes', data: { shapes: enumerate(quoteEach(shapes)) }, edits };
}
