/** Which of a statement's actions never come with a condition key, and what the test does to them. */
import { conditionKeyOf } from './condition-key-of.js';
import { either, nameNotable } from '../actions/describe-reach.js';
import { strengthOf } from './condition-strength.js';
import { actionsMatching, type Action } from '../../catalog/catalog.js';
import { actionSupportsKey } from '../../catalog/condition-keys.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { ActionItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

/** A key whose presence depends on the action: a service's own, a tag of the resource, or tags that the request sets. */
export type SupportKind = 'service' | 'resource-tag' | 'request-tag';

/** undefined for a key that may come with any action, and one that nobody knows. */
export function supportKindOf(test: ConditionTest): SupportKind | undefined {
  if (/^aws:resourcetag\/./.test(test.key)) return 'resource-tag';
  if (/^aws:requesttag\/./.test(test.key) || test.key === 'aws:tagkeys') return 'request-tag';
  if (test.key.startsWith('aws:')) return undefined;
  return conditionKeyOf(test) ? 'service' : undefined;
}

/** An entry of Action with those of the actions it reaches that never come with the key. */
export interface Unsupported {
  readonly item: ActionItem;
  readonly without: readonly Action[];
}

/** The entries that reach nothing that comes with the key; none under NotAction. */
export function entriesWithout(
  statement: Statement,
  { key }: ConditionTest,
  kind: SupportKind,
): Unsupported[] {
  const found: Unsupported[] = [];
  for (const item of entriesToTry(statement)) {
    const without = reachOf(item);
    if (without.length > 0 && without.every((action) => lacksKey(action, key, kind)))
      found.push({ item, without });
  }
  return found;
}

/** The entries that reach some action without the key; none under NotAction. */
export function entriesPartlyWithout(
  statement: Statement,
  { key }: ConditionTest,
  kind: SupportKind,
): Unsupported[] {
  return entriesToTry(statement)
    .map((item) => ({ item, without: reachOf(item).filter((action) => lacksKey(action, key, kind)) }))
    .filter(({ without }) => without.length > 0);
}

/** More entries times tests than fit into any policy that AWS takes. */
const most = 20_000;

const none: readonly never[] = [];

function entriesToTry({ actions, conditions }: Statement): readonly ActionItem[] {
  const isTried = actions && !actions.negated && actions.items.length * conditions.length <= most;
  return isTried ? actions.items : none;
}

/** An entry of everything is left out: some service's actions lack any key. */
function reachOf({ pattern }: ActionItem): readonly Action[] {
  return !pattern || pattern.everything ? none : actionsMatching(pattern);
}

function lacksKey(action: Action, key: string, kind: SupportKind): boolean {
  const support = actionSupportsKey(action, key);
  return kind === 'service' ? support === 'no' : support !== 'yes';
}

/**
 * What becomes of an action without the key: the test never holds (`shut`), or always does (`open`); undefined when
 * the test does not depend on the key, or is not understood.
 */
export function withoutKey(test: ConditionTest): 'shut' | 'open' | undefined {
  switch (strengthOf(test)) {
    case 'strong':
    case 'presence':
      return 'shut';
    case 'weak':
    case 'negated':
    case 'absence':
      return 'open';
    default:
      return undefined;
  }
}

/** "this statement does not allow them", say. */
export function consequenceFor(effect: 'Allow' | 'Deny', outcome: 'shut' | 'open', count: number): string {
  const verb = effect === 'Allow' ? 'allow' : 'deny';
  const them = count === 1 ? 'it' : 'them';
  return outcome === 'shut'
    ? `this statement does not ${verb} ${them}`
    : `this statement ${effect === 'Allow' ? 'allows' : 'denies'} ${them} whatever the test says`;
}

/** "`a`, `b` or `c`", or "12 of its actions, `a`, `b` and `c` among them,": what follows "No request for". */
export function nameActions(actions: readonly Action[]): string {
  const words = actions.map(({ id }) => `\`${id}\``);
  if (words.length > 3) return `${words.length} of its actions, ${nameNotable(actions)} among them,`;
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
    : either([...actions.map(({ id }) => `\`${id}\``), ...reached]);
}
