/** Explains what is wrong with an entry of NotAction: why it excludes nothing, or everything. */
import { enumerate, quoteEach } from '../actions/describe-reach.js';
import { nearestAction } from '../actions/nearest-action.js';
import { actionsForOperation, prefixOfApi } from '../../catalog/api-names.js';
import { actionsMatching, isService, serviceNames } from '../../catalog/catalog.js';
import { nearestName } from '../../catalog/nearest-name.js';
import { actionCovers, parseActionPattern, type ActionPattern } from '../../patterns/action-pattern.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ActionItem, Element } from '../../policy/element.js';

/** What is wrong: the id of the message and its data. */
export interface ActionEntryFault {
  readonly kind:
    /** It does not have the form of an action. */
    | 'malformedAction'
    /** An API operation that needs permission for differently named actions. */
    | 'apiOperation'
    /** The action does not exist. The most similar one was meant. */
    | 'misspeltAction'
    /** The service does not exist. The one with this API name, or the most similar one, was meant. */
    | 'misspeltService'
    /** It matches every action. */
    | 'allActions'
    /** Another entry, `by`, already excludes it. */
    | 'redundantAction';
  readonly data?: Readonly<Record<string, string>>;
  /** The entries that were meant. The list excludes none of them. */
  readonly meant?: readonly string[];
}

/** undefined if the entry excludes something that no other entry excludes, or is unknown. */
export function actionEntryFault(
  { text, pattern, bounds }: ActionItem,
  element: Element<ActionItem>,
): ActionEntryFault | undefined {
  if (!bounds.known) return undefined;
  if (!pattern) return { kind: 'malformedAction' };
  if (pattern.everything) return { kind: 'allActions' };
  if (actionsMatching(pattern).length === 0) return unknownFault(text, pattern, element);
  // `s3:GetObject` next to `s3:*` looks like an exception to the exclusion.
  const by = element.items.find(
    (other) =>
      other.pattern &&
      !other.pattern.everything &&
      other.pattern.name === '*' &&
      pattern.name !== '*' &&
      actionCovers(other.pattern, pattern),
  );
  return by && { kind: 'redundantAction', data: { by: by.text } };
}

/**
 * undefined if no name is similar, because it may be newer than the catalog, or if the list already excludes what was
 * meant.
 */
function unknownFault(
  text: string,
  pattern: ActionPattern,
  element: Element<ActionItem>,
): ActionEntryFault | undefined {
  const operation = pattern.literal ? actionsForOperation(pattern.service, pattern.name) : [];
  if (operation.length > 0) {
    const meant = operation.filter((entry) => !excludes(element, entry));
    if (meant.length === 0) return undefined;
    const data = { actions: enumerate(quoteEach(meant)), are: meant.length === 1 ? 'is' : 'are' };
    return { kind: 'apiOperation', data, meant };
  }
  const meant = nearest(text);
  if (meant === undefined || excludes(element, meant)) return undefined;
  const what = hasWildcard(pattern.service) || isService(pattern.service) ? 'Action' : 'Service';
  return { kind: `misspelt${what}`, data: { meant }, meant: [meant] };
}

function excludes({ items }: Element<ActionItem>, entry: string): boolean {
  const pattern = parseActionPattern(entry);
  return pattern !== undefined && items.some((item) => item.pattern && actionCovers(item.pattern, pattern));
}

/** The known action, or all actions of the known service, with the most similar name. */
function nearest(text: string): string | undefined {
  const colon = text.indexOf(':');
  const written = text.slice(0, colon).toLowerCase();
  const name = text.slice(colon + 1);
  if (hasWildcard(written)) return undefined;
  const prefix = isService(written) ? written : serviceMeant(written);
  if (prefix === undefined) return undefined;
  if (hasWildcard(name)) return prefix === written ? undefined : `${prefix}:${name}`;
  return nearestAction(prefix, name);
}

function serviceMeant(written: string): string | undefined {
  return Object.hasOwn(prefixOfApi, written) ? prefixOfApi[written] : nearestName(written, serviceNames());
}
