/** Condition keys that a statement needs in order to apply, and the actions whose requests never include them. */
import { lacksKey, supportTestOf, type SupportKind } from './key-support.js';
import type { Action } from '../../catalog/catalog.js';
import { mayIncludeKey } from '../../catalog/condition-keys.js';
import type { Statement } from '../../policy/policy.js';
import { rememberedIfUnchanged } from '../../speed/unchanged.js';

interface NeededKey {
  /** In the spelling of the policy. */
  readonly text: string;
  readonly key: string;
  readonly kind: SupportKind;
}

/**
 * The keys that a request must include for the Condition to be true. Only keys whose presence depends on the action.
 */
const neededKeys = rememberedIfUnchanged(({ conditions }: Statement): readonly NeededKey[] => {
  const byKey = new Map<string, NeededKey>();
  for (const test of conditions) {
    const support = supportTestOf(test);
    if (support?.outcome !== 'shut' || byKey.has(test.key)) continue;
    byKey.set(test.key, { text: test.keyEntry.key.text, key: test.key, kind: support.kind });
  }
  return [...byKey.values()];
});

/**
 * Whether the Condition of a statement can be true for an action, because its requests may include every key that is
 * needed.
 *
 * @returns undefined if it may be true for every action
 */
export const mayPassCondition = rememberedIfUnchanged(
  (statement: Statement): ((action: Action) => boolean) | undefined => {
    const needed = neededKeys(statement);
    if (needed.length === 0) return undefined;
    return (action) => !needed.some((each) => isExcludedBy(each, action));
  },
);

/** The keys, in the spelling of the policy, that prevent the Condition from being true for some of the actions. */
export function excludingKeys(statement: Statement, actions: readonly Action[]): readonly string[] {
  return neededKeys(statement)
    .filter((each) => actions.some((action) => isExcludedBy(each, action)))
    .map(({ text }) => text);
}

function isExcludedBy({ key, kind }: NeededKey, action: Action): boolean {
  return lacksKey(action, key, kind) || (kind === 'service' && !isOfTag(key) && !mayIncludeKey(action, key));
}

/** Resource tags count for every action. */
function isOfTag(key: string): boolean {
  return /tag\//.test(key);
}
