/** What to write in Action in place of a wildcard. */
import { effectiveLevel } from './effective-level.js';
import { actionsMatching, type AccessLevel, type Action } from '../../catalog/catalog.js';
import { parseActionPattern } from '../../patterns/action-pattern.js';

/** A longer list is no help: it would be cut by hand anyway. */
const longest = 20;

/** The ids of the actions, when they are few enough to write out. */
export function idsOf(actions: readonly Action[]): string[] | undefined {
  return actions.length > 0 && actions.length <= longest ? actions.map(({ id }) => id) : undefined;
}

/** What could be written in place of a wildcard. */
export interface Narrower {
  /** The actions of some access levels, or all of them, by the name of the message that says so. */
  readonly kind: 'suggestAllowed' | 'suggestExact';
  readonly data: Readonly<Record<string, string | number>>;
  readonly ids: readonly string[];
}

/**
 * The names to write for an entry: those of the access levels that it may reach, and all of them; neither where there
 * are too many.
 */
export function narrowerThan(
  granted: readonly Action[],
  levels: readonly AccessLevel[],
): readonly Narrower[] {
  const within = idsOf(granted.filter((action) => levels.includes(effectiveLevel(action))));
  const all = idsOf(granted);
  const narrower: Narrower[] = [];
  if (within) {
    const data = { levels: levels.join(' and '), count: within.length };
    narrower.push({ kind: 'suggestAllowed', data, ids: within });
  }
  if (all) narrower.push({ kind: 'suggestExact', data: { count: all.length }, ids: all });
  return narrower;
}

/**
 * Entries of Action that grant exactly some of the actions of one service: `s3:List*` where nothing else that is granted
 * begins so, the action's own name otherwise. undefined when there would be too many, or none.
 *
 * @param granted all actions of the service that the statement grants today
 */
export function entriesReaching(
  actions: readonly Action[],
  granted: readonly Action[],
): string[] | undefined {
  const byVerb = new Map<string, Action[]>();
  for (const action of actions) {
    const pattern = `${action.service}:${verbOf(action)}*`;
    const others = byVerb.get(pattern);
    if (others) others.push(action);
    else byVerb.set(pattern, [action]);
  }
  // Each verb takes one entry at least.
  if (byVerb.size > longest) return undefined;
  const unwanted = new Set(granted);
  for (const action of actions) unwanted.delete(action);
  const entries = [...byVerb].flatMap(([pattern, ofVerb]) => {
    const exact = actionsMatching(parseActionPattern(pattern)!).every((action) => !unwanted.has(action));
    return exact && ofVerb.length > 1 ? [pattern] : ofVerb.map(({ id }) => id);
  });
  return entries.length > 0 && entries.length <= longest ? entries.sort() : undefined;
}

/** The first word of the name: `Get` of `GetObject`; the whole name where that is no word. */
function verbOf({ name }: Action): string {
  return /^.[^A-Z]{2,}/.exec(name)?.[0] ?? name;
}
