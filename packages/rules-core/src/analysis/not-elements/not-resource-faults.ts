/**
 * What is wrong with a NotResource: entries that exclude nothing or everything, and lists that other statements cancel.
 */
import { resourceEntryFault } from './excluded-resources.js';
import { regrantsOfResources } from './exclusion-conflicts.js';
import type { ExclusionFault } from './exclusion-fault.js';
import { wholeResourceFault, type WholeResourceFault } from './exclusion-whole.js';
import { variableThatMayBeMissing } from './missing-variables.js';
import { outcomeWords } from './outcome-words.js';
import type { ResourceEntryFault } from './resource-entry-fault.js';
import { undoneExclusions, type UndoneKind } from './undone-exclusions.js';
import type { Statement } from '../../policy/policy.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';

type Kind =
  | ResourceEntryFault['kind']
  | WholeResourceFault
  | UndoneKind
  /** A variable in an entry of an Allow has no value in some requests. */
  | 'missingVariable';

export type NotResourceFault = ExclusionFault<Kind> & Pick<ResourceEntryFault, 'otherHalf' | 'useless'>;

/** Everything that is wrong with a statement's NotResource. Empty if it has none, or if its effect is unknown. */
export function* notResourceFaults(statement: Statement): Iterable<NotResourceFault> {
  const { effect, resources } = statement;
  if (!effect || !resources?.negated) return;
  const { entry, items } = resources;
  const element = 'Resource';
  for (const item of items) {
    const { text, value } = item;
    const fault = resourceEntryFault(item, statement);
    // In a Deny, an entry that excludes nothing does not grant anything.
    const missing = fault || effect === 'Deny' ? undefined : variableThatMayBeMissing(item, statement);
    if (fault) {
      const at = fault.kind === 'allResources' ? wildcardSpan(value) : value.span;
      yield { ...fault, element, value, at, data: { ...outcomeWords(effect), ...fault.data, text } };
    } else if (missing) {
      const data = { variable: missing.text };
      yield { kind: 'missingVariable', element, value, at: missing.span, data };
    }
  }
  const whole = wholeResourceFault(statement);
  const at = whole === 'emptyNotResource' ? entry.value.span : entry.key.span;
  if (whole) yield { kind: whole, element, at, data: {} };
  yield* undoneExclusions(element, resources, regrantsOfResources(statement));
}
