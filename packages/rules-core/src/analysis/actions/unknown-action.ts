/** Entries of Action and NotAction that match nothing in the catalog, and what was probably meant. */
import { actionsForOperation, prefixOfApi } from '../../catalog/api-names.js';
import { actionsMatching, catalogDate, isService, serviceNames } from '../../catalog/catalog.js';
import { nearestName } from '../../catalog/nearest-name.js';
import { enumerate, quoteEach } from './describe-reach.js';
import { nearestAction, nearestPattern } from './nearest-action.js';
import { namedActions } from './reach.js';
import { actionCovers, type ActionPattern } from '../../patterns/action-pattern.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ActionElement, ActionItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { sliceSpan, type Span } from '../../value/value.js';

/** What is wrong, by the name of the message that says so, and what fills it. */
interface UnknownActionFault {
  readonly kind:
    /** An operation of the service's API that other actions authorise. */
    | 'apiOperation'
    | 'misspeltAction'
    | 'unknownAction'
    /** A pattern of a known service. */
    | 'matchesNothing'
    /** What an API is called, but not in policies. */
    | 'apiName'
    | 'misspeltService'
    | 'unknownService';
  readonly data: Readonly<Record<string, string>>;
  /** What to write instead. */
  readonly entries: readonly string[];
}

/** What to write in place of an entry. */
interface Replacement {
  readonly item: ActionItem;
  readonly entries: readonly string[];
}

/** An entry of Action that matches nothing, or all entries of a service that is none. */
export interface UnknownAction extends Pick<UnknownActionFault, 'kind' | 'data'> {
  readonly statement: Statement;
  readonly actions: ActionElement;
  /** The first of the entries. */
  readonly item: ActionItem;
  /** The service prefix or the name, whichever is not known. */
  readonly at: Span;
  /** What was meant by each of the entries; empty unless that is known of all. */
  readonly replacements: readonly Replacement[];
}

/** Of so many unknown entries in one policy, what was meant is looked for; more than that are no slips. */
const mostGuessed = 200;

/**
 * The entries of a policy that match no action of the catalog; those of a service that is none together.
 *
 * @param existing patterns of actions that are known to exist
 */
export function* unknownActions(
  policy: Policy,
  existing: readonly ActionPattern[],
): Generator<UnknownAction> {
  let found = 0;
  for (const statement of policy.statements) {
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

/** The pattern matches some action, or has a wildcard in its service. */
function isKnown(pattern: ActionPattern): boolean {
  if (pattern.everything || (!pattern.literal && hasWildcard(pattern.service))) return true;
  return actionsMatching(pattern).length > 0;
}

/** @param isGuessed what was probably meant is looked for */
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

/** The list has it already: what stands beside it is meant to be something else. */
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

/** What follows the service: `:GetObject`. */
function nameIn({ text }: ActionItem): string {
  return text.slice(text.indexOf(':'));
}

/** The entries with another service; none where an entry has no action of that service to name, or two have the same. */
function replacementsIn(service: string, items: readonly ActionItem[]): readonly Replacement[] {
  const replacements = items.flatMap((item) => {
    const name = nameIn(item).slice(1);
    const entry = hasWildcard(name) ? `${service}:${name}` : nearestAction(service, name);
    return entry !== undefined && isHarmless(entry) ? [{ item, entries: [entry] }] : [];
  });
  const written = new Set(replacements.map(({ entries }) => entries[0]!.toLowerCase()));
  return written.size === items.length ? replacements : [];
}

/** Written in place of what matches nothing, it hands over neither roles nor a whole service. */
function isHarmless(entry: string): boolean {
  return entry !== 'iam:PassRole' && !entry.endsWith(':*');
}
