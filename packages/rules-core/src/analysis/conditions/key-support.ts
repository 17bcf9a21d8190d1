/**
 * Finds the actions of a statement whose requests never include a condition key, and what the condition means for them.
 */
import { conditionKeyOf } from './condition-key-of.js';
import { either, nameNotable, quoteEach } from '../actions/describe-reach.js';
import { withoutKey } from './condition-strength.js';
import { actionsMatching, type Action } from '../../catalog/catalog.js';
import { actionSupportsKey, takesTags } from '../../catalog/condition-keys.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { ActionItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

/**
 * Keys whose presence depends on the action: a service's own key, a tag of the resource, or a tag that the request
 * sets.
 */
export type SupportKind = 'service' | 'resource-tag' | 'request-tag';

/** A condition on a key that requests for some actions never include. */
export interface SupportTest {
  readonly kind: SupportKind;
  /** The result for an action without the key. See `withoutKey`. */
  readonly outcome: 'shut' | 'open';
  /**
   * The author may have intended requests without the key: `IfExists`, a set operator, `Null`, or a negated operator
   * for tags, because many resources have no tags.
   */
  readonly allowsForMissing: boolean;
}

/** undefined if the key may be in requests for any action or is unknown, or if the result does not depend on it. */
export function supportTestOf(test: ConditionTest): SupportTest | undefined {
  const { operator } = test;
  const kind = supportKindOf(test);
  const outcome = kind && operator && withoutKey(test);
  if (!outcome) return undefined;
  const allowsForMissing =
    operator.ifExists ||
    operator.set !== undefined ||
    operator.family === 'Null' ||
    (kind !== 'service' && outcome === 'open');
  return { kind, outcome, allowsForMissing };
}

/**
 * What the presence of the key depends on. undefined if requests for any action may include it, or if it is unknown.
 */
export function supportKindOf(test: Pick<ConditionTest, 'key'>): SupportKind | undefined {
  if (/^aws:resourcetag\/./.test(test.key)) return 'resource-tag';
  if (/^aws:requesttag\/./.test(test.key) || test.key === 'aws:tagkeys') return 'request-tag';
  if (test.key.startsWith('aws:')) return undefined;
  return conditionKeyOf(test) ? 'service' : undefined;
}

/** An entry of Action, with the actions it matches that never include the key. */
export interface Unsupported {
  readonly item: ActionItem;
  readonly without: readonly Action[];
  /** The other actions that the entry matches. */
  readonly within: readonly Action[];
  /** There are no others. */
  readonly whole: boolean;
}

/** The entries that match only actions without the key. Empty under NotAction. */
export function entriesWithout(
  statement: Statement,
  { key }: ConditionTest,
  kind: SupportKind,
): readonly Unsupported[] {
  return entriesToTry(statement)
    .map((item) => ({ item, without: reachOf(item), within: [], whole: true }))
    .filter(({ without }) => without.length > 0 && without.every((action) => lacksKey(action, key, kind)));
}

/** Each entry, with the actions it matches, split by whether they include the key. Empty under NotAction. */
export function entriesByKey(
  statement: Statement,
  { key }: ConditionTest,
  kind: SupportKind,
): readonly Unsupported[] {
  return entriesToTry(statement).map((item) => {
    const without: Action[] = [];
    const within: Action[] = [];
    for (const action of reachOf(item)) (lacksKey(action, key, kind) ? without : within).push(action);
    return { item, without, within, whole: without.length > 0 && within.length === 0 };
  });
}

/** The maximum number of entries times conditions. More do not fit into a policy that AWS accepts. */
const most = 20_000;

function entriesToTry({ actions, conditions }: Statement): readonly ActionItem[] {
  const isTried = actions && !actions.negated && actions.items.length * conditions.length <= most;
  return isTried ? actions.items : [];
}

/** Empty for an entry that matches everything, because some service never includes the key. */
function reachOf({ pattern }: ActionItem): readonly Action[] {
  return !pattern || pattern.everything ? [] : actionsMatching(pattern);
}

/** No request for the action includes the key. For calls that create something, its tags may count as resource tags. */
export function lacksKey(action: Action, key: string, kind: SupportKind): boolean {
  const support = actionSupportsKey(action, key);
  if (kind === 'resource-tag') return support !== 'yes' && !takesTags(action);
  if (kind === 'request-tag') return support !== 'yes';
  return support === 'no' && !(isOwnResourceTag.test(key) && takesTags(action));
}

/** A resource tag with the prefix of its service: `ec2:ResourceTag/team`. */
const isOwnResourceTag = /^[^:]+:resourcetag\//;

/** For example "this statement does not allow them". */
export function consequenceFor(effect: 'Allow' | 'Deny', outcome: 'shut' | 'open', count: number): string {
  const verb = effect === 'Allow' ? 'allow' : 'deny';
  const them = count === 1 ? 'it' : 'them';
  return outcome === 'shut'
    ? `this statement does not ${verb} ${them}`
    : `this statement ${effect === 'Allow' ? 'allows' : 'denies'} ${them} whatever the condition says`;
}

/** The text after "Requests for": "`a`, `b` or `c`", or "12 of its actions, such as `a`, `b` and `c`,". */
export function nameActions(actions: readonly Action[]): string {
  const words = quoteEach(actions.map(({ id }) => id));
  if (words.length > 3) return `${words.length} of its actions, such as ${nameNotable(actions)},`;
  return either(words);
}

/** The same for entries with or without wildcards: "`a` or any action of `b*`". */
export function nameEntries(entries: readonly Unsupported[]): string {
  const literal = entries.filter(({ item }) => item.pattern!.literal).flatMap(({ without }) => without);
  const patterns = entries.filter(({ item }) => !item.pattern!.literal).map(({ item }) => `\`${item.text}\``);
  const named =
    patterns.length > 3 ? [...patterns.slice(0, 2), `${patterns.length - 2} more of its entries`] : patterns;
  const actions = [...new Set(literal)];
  const reached = named.length > 0 ? [`any action of ${either(named)}`] : [];
  return actions.length > 3
    ? [nameActions(actions), ...reached].join(' or ')
    : either([...quoteEach(actions.map(({ id }) => id)), ...reached]);
}
