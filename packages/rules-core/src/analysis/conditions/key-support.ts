/** Which of a statement's actions never come with a condition key, and what the test does to them. */
import { conditionKeyOf } from './condition-key-of.js';
import { either, nameNotable, quoteEach } from '../actions/describe-reach.js';
import { withoutKey } from './condition-strength.js';
import { actionsMatching, type Action } from '../../catalog/catalog.js';
import { actionSupportsKey, takesTags } from '../../catalog/condition-keys.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { ActionItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

/** A key whose presence depends on the action: a service's own, a tag of the resource, or tags that the request sets. */
export type SupportKind = 'service' | 'resource-tag' | 'request-tag';

/** A test of a key that the requests of some actions never carry. */
export interface SupportTest {
  readonly kind: SupportKind;
  /** What becomes of an action without the key: see `withoutKey`. */
  readonly outcome: 'shut' | 'open';
  /**
   * The operator is also written with requests in mind that do not carry the key: `IfExists`, a set operator, `Null`, and
   * a negated one for tags, which many resources lack.
   */
  readonly allowsForMissing: boolean;
}

/** undefined for a key that may come with any action, for one that nobody knows, and for a test that does not depend on it. */
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

/** What the presence of the key depends on; undefined for a key that may come with any action, and one that nobody knows. */
export function supportKindOf(test: Pick<ConditionTest, 'key'>): SupportKind | undefined {
  if (/^aws:resourcetag\/./.test(test.key)) return 'resource-tag';
  if (/^aws:requesttag\/./.test(test.key) || test.key === 'aws:tagkeys') return 'request-tag';
  if (test.key.startsWith('aws:')) return undefined;
  return conditionKeyOf(test) ? 'service' : undefined;
}

/** An entry of Action with those of the actions it reaches that never come with the key. */
export interface Unsupported {
  readonly item: ActionItem;
  readonly without: readonly Action[];
  /** The others that it reaches. */
  readonly within: readonly Action[];
  /** It reaches no others. */
  readonly whole: boolean;
}

/** The entries that reach nothing that comes with the key; none under NotAction. */
export function entriesWithout(
  statement: Statement,
  { key }: ConditionTest,
  kind: SupportKind,
): readonly Unsupported[] {
  return entriesToTry(statement)
    .map((item) => ({ item, without: reachOf(item), within: [], whole: true }))
    .filter(({ without }) => without.length > 0 && without.every((action) => lacksKey(action, key, kind)));
}

/** Each entry, with the actions that it reaches without the key and with it; none under NotAction. */
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

/** More entries times tests than fit into any policy that AWS takes. */
const most = 20_000;

function entriesToTry({ actions, conditions }: Statement): readonly ActionItem[] {
  const isTried = actions && !actions.negated && actions.items.length * conditions.length <= most;
  return isTried ? actions.items : [];
}

/** An entry of everything is left out: some service's actions lack any key. */
function reachOf({ pattern }: ActionItem): readonly Action[] {
  return !pattern || pattern.everything ? [] : actionsMatching(pattern);
}

/** No request for the action includes the key. Calls that create something may count its tags as those of the resource. */
export function lacksKey(action: Action, key: string, kind: SupportKind): boolean {
  const support = actionSupportsKey(action, key);
  if (kind === 'resource-tag') return support !== 'yes' && !takesTags(action);
  if (kind === 'request-tag') return support !== 'yes';
  return support === 'no' && !(isOwnResourceTag.test(key) && takesTags(action));
}

/** A tag of the resource under the prefix of its service: `ec2:ResourceTag/team`. */
const isOwnResourceTag = /^[^:]+:resourcetag\//;

/** "this statement does not allow them", say. */
export function consequenceFor(effect: 'Allow' | 'Deny', outcome: 'shut' | 'open', count: number): string {
  const verb = effect === 'Allow' ? 'allow' : 'deny';
  const them = count === 1 ? 'it' : 'them';
  return outcome === 'shut'
    ? `this statement does not ${verb} ${them}`
    : `this statement ${effect === 'Allow' ? 'allows' : 'denies'} ${them} whatever the condition says`;
}

/** "`a`, `b` or `c`", or "12 of its actions, such as `a`, `b` and `c`,": what follows "Requests for". */
export function nameActions(actions: readonly Action[]): string {
  const words = quoteEach(actions.map(({ id }) => id));
  if (words.length > 3) return `${words.length} of its actions, such as ${nameNotable(actions)},`;
  return either(words);
}

/** The same for entries with and without wildcards: "`a` or any action of `b*`". */
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
