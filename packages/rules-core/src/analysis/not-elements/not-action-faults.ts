/**
 * What is wrong with a NotAction: entries that exclude nothing or everything, and lists that other statements cancel.
 */
import { actionEntryFault, type ActionEntryFault } from './excluded-actions.js';
import { regrantsOfActions } from './exclusion-conflicts.js';
import type { ExclusionFault } from './exclusion-fault.js';
import { untaggedTests, wholeActionFault, type WholeActionFault } from './exclusion-whole.js';
import { outcomeWords } from './outcome-words.js';
import { undoneExclusions, type UndoneKind } from './undone-exclusions.js';
import type { ActionItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';

type Kind =
  | ActionEntryFault['kind']
  | WholeActionFault
  | UndoneKind
  /** Requests without the tag in the Condition are not denied. */
  | 'untagged';

export interface NotActionFault extends ExclusionFault<Kind> {
  /** The entry at fault. */
  readonly item?: ActionItem;
  /** What the entry meant. */
  readonly meant?: readonly string[];
}

/** Everything that is wrong with a statement's NotAction. Empty if it has none, or if its effect is unknown. */
export function* notActionFaults(statement: Statement): Iterable<NotActionFault> {
  const { effect, actions } = statement;
  if (!effect || !actions?.negated) return;
  const { entry, items } = actions;
  const element = 'Action';
  const words = outcomeWords(effect);
  for (const item of items) {
    const fault = actionEntryFault(item, actions);
    if (!fault) continue;
    const { text, value } = item;
    const at = fault.kind === 'allActions' ? wildcardSpan(value) : value.span;
    yield { ...fault, element, item, value, at, data: { ...words, ...fault.data, text } };
  }
  const whole = wholeActionFault(statement);
  if (whole) {
    const at = whole === 'emptyNotAction' ? entry.value.span : entry.key.span;
    yield { kind: whole, element, at, data: words };
  }
  for (const test of whole ? [] : untaggedTests(statement)) {
    const { key } = test.keyEntry;
    yield { kind: 'untagged', element: 'Condition', test, value: key, at: key.span, data: { key: key.text } };
  }
  yield* undoneExclusions(element, actions, regrantsOfActions(statement));
}
