/** What is wrong with an entry of NotAction: why it excludes nothing, or everything. */
import { nearestAction } from '../actions/nearest-action.js';
import { actionsMatching, isService, serviceNames } from '../../catalog/catalog.js';
import { nearestName } from '../../catalog/nearest-name.js';
import { actionCovers, type ActionPattern } from '../../patterns/action-pattern.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ActionItem, Element } from '../../policy/element.js';

/** What is wrong, by the name of the message that says so, and what fills it. */
export interface ActionEntryFault {
  readonly kind:
    /** It has not the shape of an action. */
    | 'malformedAction'
    /** It names no action; `meant` is the nearest one. */
    | 'misspeltAction'
    /** Its service is none; `meant` is the nearest one's. */
    | 'misspeltService'
    /** It takes in every action. */
    | 'allActions'
    /** Another entry, `by`, excludes it already. */
    | 'redundantAction';
  readonly data?: Readonly<Record<string, string>>;
  /** The entry that was meant. */
  readonly meant?: string;
}

/** undefined for an entry that excludes something of its own, or is not known. */
export function actionEntryFault(
  { text, pattern, bounds }: ActionItem,
  { items }: Element<ActionItem>,
): ActionEntryFault | undefined {
  if (!bounds.known) return undefined;
  if (!pattern) return { kind: 'malformedAction' };
  if (pattern.everything) return { kind: 'allActions' };
  if (actionsMatching(pattern).length === 0) return misspeltFault(text, pattern);
  // An exception to the exclusion is what `s3:GetObject` beside `s3:*` looks like.
  const by = items.find(
    (other) =>
      other.pattern &&
      !other.pattern.everything &&
      other.pattern.name === '*' &&
      pattern.name !== '*' &&
      actionCovers(other.pattern, pattern),
  );
  return by && { kind: 'redundantAction', data: { by: by.text } };
}

/** undefined where nothing is near: the name may be newer than the catalog. */
function misspeltFault(text: string, pattern: ActionPattern): ActionEntryFault | undefined {
  const meant = nearest(text);
  const what = hasWildcard(pattern.service) || isService(pattern.service) ? 'Action' : 'Service';
  return meant === undefined ? undefined : { kind: `misspelt${what}`, data: { meant }, meant };
}

/** The known action, or all actions of the known service, that the text is nearest to. */
function nearest(text: string): string | undefined {
  const colon = text.indexOf(':');
  const written = text.slice(0, colon).toLowerCase();
  const name = text.slice(colon + 1);
  if (hasWildcard(written)) return undefined;
  const prefix = isService(written) ? written : nearestName(written, serviceNames());
  if (prefix === undefined) return undefined;
  if (hasWildcard(name)) return prefix === written ? undefined : `${prefix}:${name}`;
  return nearestAction(prefix, name);
}
