/** Entries of Action with wildcards, which allow more than they name. */
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
  /**
   * The actions that the entry grants on the statement's resources, under its Condition, and that no Deny takes back.
   */
  readonly granted: readonly Action[];
}

export interface ServiceWildcard extends ActionWildcard {
  /** The statement names resources that some of the actions do not work on. */
  readonly isOnNamed: boolean;
  /** Some of the named resources are unknown, so the statement may grant fewer actions. */
  readonly isOnUnknown: boolean;
  /** A Deny takes back some of the actions. */
  readonly isButDenied: boolean;
  /** Condition keys, as written, that requests for the service's other actions never include. */
  readonly keys: readonly string[];
  /** The read-only ones among them. */
  readonly reads: readonly Action[];
}

/** The entries that allow every action of one service, such as `s3:*`, unless they only grant reading. */
export function* serviceWildcards(statement: Statement): Generator<ServiceWildcard> {
  for (const wildcard of wildcardsOf(statement, isServiceWildcard)) {
    const { pattern, granted } = wildcard;
    // A wildcard for a service with only read actions is harmless, and for a service with one action it grants nothing
    // extra.
    if (granted.every(isRead) || actionsMatching(pattern).length === 1) continue;
    const isOnNamed = isAboutNamed(statement);
    const isButDenied = losesSome(statement, pattern);
    const keys = excludingKeys(statement, actionsMatching(pattern));
    const isOnUnknown = !isOnNamed && namesUnknown(statement);
    yield { ...wildcard, isOnNamed, isOnUnknown, isButDenied, keys, reads: granted.filter(isRead) };
  }
}

/**
 * No entry of Resource matches everything, but one may match anything. In a resource-based policy, `*` only matches the
 * one resource, whose type is unknown.
 */
function namesUnknown({ policy, resources }: Statement): boolean {
  if (resources?.negated) return false;
  if (!resources || resources.items.some(isEveryResource)) return policy.type.keptBy === 'service';
  return !resources.known;
}

export interface BroadWildcard extends ActionWildcard {
  /** The actions at other access levels. */
  readonly beyond: readonly Action[];
}

/**
 * The entries that grant several actions, some of them at unexpected access levels. Excludes `*` and `s3:*`, which
 * openly grant everything.
 *
 * @param levels the access levels that they may grant
 * @param spared entries to ignore, in lower case
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

/**
 * The granting entries with wildcards, except `*` and entries that only delegate to the account that owns the resource.
 */
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
