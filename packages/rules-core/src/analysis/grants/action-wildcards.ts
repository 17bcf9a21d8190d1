/** Entries of Action by which a statement allows more than it names. */
import { isLeftToAccount } from '../principals/own-account.js';
import { grantedBy, losesSome } from './granted-actions.js';
import { isAboutNamed } from './working-actions.js';
import { effectiveLevel } from '../actions/effective-level.js';
import { isServiceWildcard } from '../actions/reach.js';
import { isEveryResource } from '../resources/resource-reach.js';
import { excludingKeys } from '../conditions/needed-keys.js';
import { actionsMatching, type AccessLevel, type Action } from '../../catalog/catalog.js';
import type { ActionPattern } from '../../patterns/action-pattern.js';
import type { ActionItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

interface ActionWildcard {
  readonly item: ActionItem;
  readonly pattern: ActionPattern;
  /** The actions that the entry grants: on the resources of the statement, under its Condition, and not taken back by a Deny. */
  readonly granted: readonly Action[];
}

export interface ServiceWildcard extends ActionWildcard {
  /** The statement names resources, on which some of the actions do not work. */
  readonly isOnNamed: boolean;
  /** The statement names resources of which not all are known: it may grant fewer actions. */
  readonly isOnUnknown: boolean;
  /** A Deny takes back some of the actions. */
  readonly isButDenied: boolean;
  /** Condition keys, as they are written, that requests for the other actions of the service never include. */
  readonly keys: readonly string[];
  /** Those that only look. */
  readonly reads: readonly Action[];
}

/** The entries that allow every action of one service, such as `s3:*`, where they grant more than answers to questions. */
export function* serviceWildcards(statement: Statement): Generator<ServiceWildcard> {
  for (const wildcard of wildcardsOf(statement, isServiceWildcard)) {
    const { pattern, granted } = wildcard;
    // A service that only answers questions hands over nothing by its wildcard, and one with a single action no more than it.
    if (granted.every(isRead) || actionsMatching(pattern).length === 1) continue;
    const isOnNamed = isAboutNamed(statement);
    const isButDenied = losesSome(statement, pattern);
    const keys = excludingKeys(statement, actionsMatching(pattern));
    const isOnUnknown = !isOnNamed && namesUnknown(statement);
    yield { ...wildcard, isOnNamed, isOnUnknown, isButDenied, keys, reads: granted.filter(isRead) };
  }
}

/**
 * No entry of Resource takes in everything, and one may be anything; in the policy of a resource everything is that one
 * resource, which may be any.
 */
function namesUnknown({ policy, resources }: Statement): boolean {
  if (resources?.negated) return false;
  if (!resources || resources.items.some(isEveryResource)) return policy.type.keptBy === 'service';
  return !resources.known;
}

export interface BroadWildcard extends ActionWildcard {
  /** Those of the actions that are at other access levels. */
  readonly beyond: readonly Action[];
}

/**
 * The entries that grant several actions, some of them beyond some access levels, without saying openly as `*` and `s3:*` do that they leave
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
    const beyond = wildcard.granted.filter((action) => !levels.includes(effectiveLevel(action)));
    if (beyond.length > 0 && wildcard.granted.length > 1) yield { ...wildcard, beyond };
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
    yield { item, pattern, granted: grantedBy(statement, pattern) };
  }
}

function isRead(action: Action): boolean {
  return ['List', 'Read'].includes(effectiveLevel(action));
}
