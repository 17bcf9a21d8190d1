/** Suggests actions to replace a wildcard in Action. */
import { effectiveLevel } from './effective-level.js';
import { actionsMatching, type AccessLevel, type Action } from '../../catalog/catalog.js';
import { parseActionPattern } from '../../patterns/action-pattern.js';

/** A longer list does not help because the user would shorten it by hand anyway. */
const longest = 20;

/** The ids of the actions, unless there are too many to write out. */
export function idsOf(actions: readonly Action[]): string[] | undefined {
  return actions.length > 0 && actions.length <= longest ? actions.map(({ id }) => id) : undefined;
}

/** A possible replacement for a wildcard. */
export interface Narrower {
  /** All its actions, or those of the allowed access levels. The value is the id of the suggestion's message. */
  readonly kind: 'suggestAllowed' | 'suggestExact';
  readonly data: Readonly<Record<string, string | number>>;
  readonly ids: readonly string[];
}

/**
 * Replacements for an entry: its actions at the allowed access levels, and all its actions. Omits lists that are too
 * long.
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
 * Entries of Action that grant exactly the given actions of one service: `s3:List*` if no other granted action starts
 * with `List`, and otherwise full action names. undefined if there are none or too many.
 *
 * @param granted all actions of the service that the statement grants
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
  // Each verb needs at least one entry.
  if (byVerb.size > longest) return undefined;
  const unwanted = new Set(granted);
  for (const action of actions) unwanted.delete(action);
  const entries = [...byVerb].flatMap(([pattern, ofVerb]) => {
    const exact = actionsMatching(parseActionPattern(pattern)!).every((action) => !unwanted.has(action));
    return exact && ofVerb.length > 1 ? [pattern] : ofVerb.map(({ id }) => id);
  });
  return entries.length > 0 && entries.length <= longest ? entries.sort() : undefined;
}

/** The first word of the name, such as `Get` in `GetObject`, or the whole name if it does not start with a word. */
function verbOf({ name }: Action): string {
  return /^.[^A-Z]{2,}/.exec(name)?.[0] ?? name;
}
