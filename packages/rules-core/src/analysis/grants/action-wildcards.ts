/** Entries of Action by which a statement allows more than it names. */
import { isLeftToAccount } from '../principals/own-account.js';
import { effectiveLevel } from '../actions/effective-level.js';
import { isServiceWildcard } from '../actions/reach.js';
import { actionsOnNamed } from '../resources/sole-service.js';
import { actionsMatching, type AccessLevel, type Action } from '../../catalog/catalog.js';
import type { ActionPattern } from '../../patterns/action-pattern.js';
import type { ActionItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

interface ActionWildcard {
  readonly item: ActionItem;
  readonly pattern: ActionPattern;
  readonly reached: readonly Action[];
}

export interface ServiceWildcard extends ActionWildcard {
  /** Those of the actions that work on the resources of the statement; undefined where it names none of the service. */
  readonly onNamed: readonly Action[] | undefined;
  /** Those that only look. */
  readonly reads: readonly Action[];
}

/** The entries that allow every action of one service, such as `s3:*`, where the service does more than answer questions. */
export function* serviceWildcards(statement: Statement): Generator<ServiceWildcard> {
  const onNamedOf = new Map<string, readonly Action[] | undefined>();
  for (const wildcard of wildcardsOf(statement, isServiceWildcard)) {
    const { pattern, reached } = wildcard;
    const { service } = pattern;
    if (!onNamedOf.has(service)) onNamedOf.set(service, actionsOnNamed(service, statement));
    const onNamed = onNamedOf.get(service);
    // A service that only answers questions hands over nothing by its wildcard.
    if (!(onNamed ?? reached).every(isRead)) yield { ...wildcard, onNamed, reads: reached.filter(isRead) };
  }
}

export interface BroadWildcard extends ActionWildcard {
  /** Those of the actions that are at other access levels. */
  readonly beyond: readonly Action[];
}

/**
 * The entries that reach actions beyond some access levels, without saying openly as `*` and `s3:*` do that they leave
 * nothing out.
 *
 * @param levels the access levels that they may reach
 * @param spared entries that are not asked about, in lower case
 */
export function* broadWildcards(
  statement: Statement,
  levels: readonly AccessLevel[],
  spared: ReadonlySet<string>,
): Generator<BroadWildcard> {
  const isAsked = (pattern: ActionPattern) => !isServiceWildcard(pattern) && !spared.has(pattern.folded);
  for (const wildcard of wildcardsOf(statement, isAsked)) {
    const beyond = wildcard.reached.filter((action) => !levels.includes(effectiveLevel(action)));
    if (beyond.length > 0) yield { ...wildcard, beyond };
  }
}

/** The entries of a grant that are no names of actions, but for `*` and for what is left to the account of the resource. */
function* wildcardsOf(
  statement: Statement,
  isAsked: (pattern: ActionPattern) => boolean,
): Generator<ActionWildcard> {
  const { actions, isGrant } = statement;
  if (!isGrant || !actions || actions.negated) return;
  for (const item of actions.others) {
    const { pattern } = item;
    if (!pattern || pattern.everything || !isAsked(pattern) || isLeftToAccount(statement, pattern)) continue;
    yield { item, pattern, reached: actionsMatching(pattern) };
  }
}

function isRead(action: Action): boolean {
  return ['List', 'Read'].includes(effectiveLevel(action));
}
