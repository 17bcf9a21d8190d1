/** Finds entries of Action and NotAction that match nothing in the catalog, and what was probably meant. */
import { actionsForOperation, prefixOfApi } from '../../catalog/api-names.js';
import { actionsMatching, catalogDate, isService, serviceNames } from '../../catalog/catalog.js';
import { nearestName } from '../../catalog/nearest-name.js';
import { enumerate, quoteEach } from './describe-reach.js';
import { nearestAction, nearestPattern } from './nearest-action.js';
import { namedActions } from './reach.js';
import { actionCovers, type ActionPattern } from '../../patterns/action-pattern.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ActionElement, ActionItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { sliceSpan, type Span } from '../../value/value.js';

/** What is wrong: the id of the message and its data. */
interface UnknownActionFault {
  readonly kind:
    /** An API operation that needs permission for differently named actions. */
    | 'apiOperation'
    | 'misspeltAction'
    | 'unknownAction'
    /** A pattern with a known service that matches no action. */
    | 'matchesNothing'
    /** An API name that differs from the service prefix in policies. */
    | 'apiName'
    | 'misspeltService'
    | 'unknownService';
  readonly data: Readonly<Record<string, string>>;
  /** Replacement entries. */
  readonly entries: readonly string[];
}

/** The replacement for one entry. */
interface Replacement {
  readonly item: ActionItem;
  readonly entries: readonly string[];
}

/** An entry of Action that matches nothing, or all entries of an unknown service. */
export interface UnknownAction extends Pick<UnknownActionFault, 'kind' | 'data'> {
  readonly statement: Statement;
  readonly actions: ActionElement;
  /** The first entry. */
  readonly item: ActionItem;
  /** The unknown part: the service prefix or the action name. */
  readonly at: Span;
  /** The replacement for each entry. Empty unless all of them have one. */
  readonly replacements: readonly Replacement[];
}

/** Suggestions are searched only for this many unknown entries of a policy. More are unlikely to be misspellings. */
const mostGuessed = 200;

/**
 * The entries of Action and NotAction that match no action in the catalog. Entries of a statement with the same unknown
 * service are reported together.
 *
 * @param existing patterns of actions that are known to exist
 */
export function* unknownActions(
  statements: readonly Statement[],
  existing: readonly ActionPattern[],
): Generator<UnknownAction> {
  let found = 0;
  for (const statement of statements) {
    const { actions } = statement;
    if (!actions) continue;
    const ofService = new Map<string, ActionItem[]>();
    for (const item of [...namedActions(actions).unknown, ...actions.others]) {
      const { value, text, pattern, bounds } = item;
      if (!pattern || !bounds.known || isKnown(pattern)) continue;
      if (existing.some((each) => actionCovers(each, pattern))) continue;
      if (!isService(pattern.service)) {
        const others = ofService.get(pattern.service);
        if (others) others.push(item);
        else ofService.set(pattern.service, [item]);
        continue;
      }
      const { kind, data, entries } = faultOf(actions, text, pattern, found++ < mostGuessed);
      const at = sliceSpan(value, text.indexOf(':') + 1, text.length);
      const replacements = entries.length > 0 ? [{ item, entries }] : [];
      const verbs = actions.negated ? { does: 'excludes', do: 'exclude' } : { does: 'matches', do: 'match' };
      yield { kind, data: { action: text, ...verbs, ...data }, replacements, statement, actions, item, at };
    }
    for (const items of ofService.values()) {
      yield { ...serviceFault(actions, items, found++ < mostGuessed), statement, actions };
    }
  }
}

/** The pattern matches an action or has a wildcard in its service. */
function isKnown(pattern: ActionPattern): boolean {
  if (pattern.everything || (!pattern.literal && hasWildcard(pattern.service))) return true;
  return actionsMatching(pattern).length > 0;
}

/** @param isGuessed whether to search for what was meant */
function faultOf(
  actions: ActionElement,
  text: string,
  pattern: ActionPattern,
  isGuessed: boolean,
): UnknownActionFault {
  const [written, name] = text.split(':') as [string, string];
  const date = catalogDate;
  const fault = { data: { date }, entries: [] };
  if (hasWildcard(name)) {
    const meant = isGuessed ? nearestPattern(pattern.service, name) : undefined;
    return { ...fault, kind: 'matchesNothing', entries: meant === undefined ? [] : [meant] };
  }
  const entries = actionsForOperation(written, name);
  if (entries.length > 0)
    return { ...fault, kind: 'apiOperation', data: { actions: enumerate(quoteEach(entries)) }, entries };
  const meant = isGuessed ? nearestAction(pattern.service, name) : undefined;
  if (meant === undefined) return { ...fault, kind: 'unknownAction' };
  if (isListed(actions, meant)) return { ...fault, kind: 'unknownAction', entries: [meant] };
  return {
    ...fault,
    kind: 'misspeltAction',
    data: { date, meant },
    entries: isHarmless(meant) ? [meant] : [],
  };
}

/** The list already contains the suggestion, so the author meant something else. */
function isListed({ items }: ActionElement, entry: string): boolean {
  const folded = entry.toLowerCase();
  return items.some(({ pattern }) => pattern?.folded === folded);
}

/** @param items the entries of one service */
function serviceFault(
  actions: ActionElement,
  items: readonly ActionItem[],
  isGuessed: boolean,
): Pick<UnknownAction, 'kind' | 'data' | 'item' | 'at' | 'replacements'> {
  const item = items[0]!;
  const { text, value } = item;
  const service = text.slice(0, text.indexOf(':'));
  const folded = service.toLowerCase();
  const prefix = Object.hasOwn(prefixOfApi, folded) ? prefixOfApi[folded]! : undefined;
  const meant = prefix ?? (isGuessed ? nearestName(service, serviceNames()) : undefined);
  const { negated } = actions;
  const verb = negated ? 'exclude' : 'match';
  const entries =
    items.length === 1
      ? `\`${text}\` ${verb}${negated ? 's' : 'es'}`
      : `${items.length} entries here ${verb}`;
  const data = { service, date: catalogDate, entries };
  const place = { item, at: sliceSpan(value, 0, service.length) };
  const hasAll = items.every((item) => meant !== undefined && isListed(actions, meant + nameIn(item)));
  if (meant === undefined || (hasAll && prefix === undefined))
    return { ...place, kind: 'unknownService', data, replacements: [] };
  const kind = prefix === undefined ? 'misspeltService' : 'apiName';
  return { ...place, kind, data: { ...data, meant }, replacements: replacementsIn(meant, items) };
}

/** The part after the service: `:GetObject`. */
function nameIn({ text }: ActionItem): string {
  return text.slice(text.indexOf(':'));
}

/**
 * The entries with another service. Empty if that service does not have one of the actions, or two entries would become
 * equal.
 */
function replacementsIn(service: string, items: readonly ActionItem[]): readonly Replacement[] {
  const replacements = items.flatMap((item) => {
    const name = nameIn(item).slice(1);
    const entry = hasWildcard(name) ? `${service}:${name}` : nearestAction(service, name);
    return entry !== undefined && isHarmless(entry) ? [{ item, entries: [entry] }] : [];
  });
  const written = new Set(replacements.map(({ entries }) => entries[0]!.toLowerCase()));
  return written.size === items.length ? replacements : [];
}

/** The suggestion does not grant a whole service or let roles be passed. */
function isHarmless(entry: string): boolean {
  return entry !== 'iam:PassRole' && !entry.endsWith(':*');
}
