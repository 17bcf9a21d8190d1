/** Suggestions for a condition on the passed-to service that does not work as intended. */
import { splitWithTest } from './pass-role-edits.js';
import { callPassingElsewhere } from './mismatched-values.js';
import { passedToService } from './pass-role-keys.js';
import { passesRolesOnly } from './pass-role-only.js';
import { servicesMeant } from './role-passing-calls.js';
import type { ServiceTestFault } from './service-test-faults.js';
import { enumerate, quoteEach } from '../actions/describe-reach.js';
import { effectiveLevel } from '../actions/effective-level.js';
import { strengthOf } from '../conditions/condition-strength.js';
import { hasNames } from '../resources/needed-types.js';
import { hasPrincipalForm, valueFault } from '../services/service-principal-values.js';
import { actionsMatching } from '../../catalog/catalog.js';
import type { Edit } from '../../edits/edit.js';
import { renameKey, renameOperator } from '../../edits/rename-entry.js';
import { replaceValue } from '../../edits/replace-text.js';
import { matches } from '../../patterns/wildcard.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { ActionItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

type Suggestion =
  | { readonly messageId: 'suggestSplit'; readonly edits: readonly Edit[] }
  | {
      readonly messageId: 'suggestOperator' | 'suggestValue' | 'suggestRemoval' | 'suggestKey';
      readonly data: Readonly<Record<string, string>>;
      readonly edits: readonly Edit[];
    };

/** undefined if it is unknown what was meant. */
export function suggestionForServiceTest(
  statement: Statement,
  found: ServiceTestFault,
): Suggestion | undefined {
  const { test } = found;
  switch (found.kind) {
    case 'wrongType':
      return compareStrings(statement, test);
    case 'lookalikeKey':
      return renamed(statement, test, found.proper);
    case 'otherActions': {
      return split(statement, found);
    }
    case 'value':
      return otherValues(statement, found);
    case 'foreignKey':
    case 'denyWithoutKey':
      return undefined;
  }
}

/**
 * Moves iam:PassRole to a separate statement. The rest is then allowed, so it must already be limited to certain
 * resources.
 */
function split(
  statement: Statement,
  { test, others }: Extract<ServiceTestFault, { kind: 'otherActions' }>,
): Suggestion | undefined {
  const isOpen = statement.resources?.everything === true && others.some(changesResources);
  const edits = statement.effect === 'Allow' && !isOpen ? splitWithTest(statement, test) : undefined;
  return edits && { messageId: 'suggestSplit', edits };
}

function changesResources({ pattern }: ActionItem): boolean {
  return (
    pattern !== undefined &&
    actionsMatching(pattern).some(
      (action) => hasNames(action) && !['List', 'Read'].includes(effectiveLevel(action)),
    )
  );
}

function compareStrings(statement: Statement, test: ConditionTest): Suggestion | undefined {
  if (!passesRolesOnly(statement) || test.operator!.negated) return undefined;
  if (!test.values.every(({ text }) => hasPrincipalForm(text))) return undefined;
  const operator = 'StringEquals';
  const edit = renameOperator(statement, test, operator);
  return edit && { messageId: 'suggestOperator', data: { operator }, edits: [edit] };
}

/** Uses the right key, if the condition is valid with it. */
function renamed(statement: Statement, test: ConditionTest, key: string): Suggestion | undefined {
  if (!passesRolesOnly(statement) || strengthOf(test) !== 'strong') return undefined;
  const isForServices = key.toLowerCase() === passedToService;
  if (isForServices && test.values.some((each) => valueFault(each, test.operator!))) return undefined;
  if (isForServices && test.values.some(({ text }) => callPassingElsewhere(statement.policy, text)))
    return undefined;
  const edit = renameKey(test, key);
  return edit && { messageId: 'suggestKey', data: { key }, edits: [edit] };
}

function otherValues(
  statement: Statement,
  { test, value, fault }: Extract<ServiceTestFault, { kind: 'value' }>,
): Suggestion | undefined {
  let values: readonly string[] = [];
  if (fault.kind === 'literal-wildcard')
    values = servicesMeant(statement).filter((service) => matches(value.text, service));
  else if (fault.kind !== 'unlisted' && fault.proper !== undefined) values = [fault.proper];
  if (values.length === 0) return undefined;
  const names = enumerate(quoteEach(values));
  const edit = replaceValue(test, value, values);
  return edit.kind === 'remove-item'
    ? { messageId: 'suggestRemoval', data: { text: value.text, kept: names }, edits: [edit] }
    : { messageId: 'suggestValue', data: { values: names }, edits: [edit] };
}
