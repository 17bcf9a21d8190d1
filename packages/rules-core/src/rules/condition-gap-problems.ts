/** The problems of a Condition that does not meet the requirements of a configuration. */
import { either, enumerate, quoteEach, quoteFirst } from '../analysis/actions/describe-reach.js';
import { strictOperator, type ConditionDemand } from '../analysis/organization/condition-demand.js';
import type {
  FaultyCondition,
  ForbiddenCondition,
  MissingCondition,
} from '../analysis/organization/condition-gaps.js';
import { meetingEdits } from '../analysis/organization/meeting-edits.js';
import type { SelectedEntry } from '../analysis/organization/selected-entries.js';
import { moveTest } from '../edits/move-test.js';
import { replaceValue } from '../edits/replace-text.js';
import type { ConditionTest } from '../policy/condition.js';
import { parseOperator } from '../policy/operator.js';
import type { Statement } from '../policy/policy.js';
import { wildcardSpan } from '../policy/wildcard-span.js';
import { hasWildcard } from '../patterns/wildcard.js';
import type { Problem, Suggestion } from './rule.js';

type Suggested = 'suggestCondition' | 'suggestOpenCondition' | 'suggestOperator' | 'suggestValue';

/** No condition is on the key: reported at the entry that matches the first of the actions. */
export function missingProblem(
  statement: Statement,
  entries: readonly SelectedEntry[],
  gap: MissingCondition,
  reason: string,
): Problem<'missing' | Suggested> {
  const { entry, ids, demands, isChoice } = gap;
  const keys = quoteEach(demands.map(({ key }) => key));
  const { item } = entry;
  const { key } = statement.actions!.entry;
  return {
    messageId: 'missing',
    data: { actions: quoteFirst(ids), keys: isChoice ? either(keys) : enumerate(keys), reason },
    at: !item ? key.span : item.pattern!.literal ? item.value.span : wildcardSpan(item.value),
    subject: { statement, element: 'Action', value: item?.value ?? key },
    suggest: () =>
      (isChoice ? demands.map((each) => [each]) : [demands]).flatMap((each) =>
        meet(statement, entries, each),
      ),
  };
}

function meet(
  statement: Statement,
  entries: readonly SelectedEntry[],
  demands: readonly ConditionDemand[],
): Suggestion<Suggested>[] {
  const found = meetingEdits(statement, entries, demands);
  if (!found) return [];
  const { edits, isOpen } = found;
  const data = { keys: enumerate(quoteEach(demands.map(({ key }) => key))) };
  return [{ messageId: isOpen ? 'suggestOpenCondition' : 'suggestCondition', data, edits }];
}

type Faulty<Kind extends FaultyCondition['kind']> = Extract<FaultyCondition, { readonly kind: Kind }>;

/** A condition does not enforce the key: reported at its operator. */
export function weakProblem(
  statement: Statement,
  { test, holds }: Faulty<'weak'>,
  reason: string,
): Problem<'weak' | Suggested> {
  const { operatorEntry, keyEntry } = test;
  return {
    messageId: 'weak',
    data: { operator: operatorEntry.key.text, key: keyEntry.key.text, holds, reason },
    at: operatorEntry.key.span,
    subject: { statement, element: 'Condition', test },
    suggest: () => withOperator(statement, test, strictOperator(test)),
  };
}

/** The key is compared with an operator that is not allowed: reported at the operator. */
export function operatorProblem(
  statement: Statement,
  { test, demand: { operators = [] } }: Faulty<'operator'>,
  reason: string,
): Problem<'operator' | Suggested> {
  const { operatorEntry, keyEntry } = test;
  const alike = operators.find((name) => parseOperator(name)?.family === test.operator?.family);
  return {
    messageId: 'operator',
    data: { key: keyEntry.key.text, operators: either(quoteEach(operators)), reason },
    at: operatorEntry.key.span,
    subject: { statement, element: 'Condition', test },
    suggest: () => withOperator(statement, test, alike),
  };
}

/** A value is not one of the allowed ones: reported at the value. */
export function valueProblem(
  statement: Statement,
  { test, value, demand: { values = [] } }: Faulty<'value'>,
  reason: string,
): Problem<'value' | Suggested> {
  const [only] = values;
  const isPlain = only !== undefined && (!hasWildcard(only) || test.operator?.wildcards === true);
  return {
    messageId: 'value',
    data: { key: test.keyEntry.key.text, value: value.text, reason },
    at: value.value.span,
    subject: { statement, element: 'Condition', test, value: value.value },
    suggest: () =>
      isPlain &&
      values.length === 1 && {
        messageId: 'suggestValue',
        data: { value: only },
        edits: [replaceValue(test, value, [only])],
      },
  };
}

function withOperator(
  statement: Statement,
  test: ConditionTest,
  operator: string | undefined,
): Suggestion<Suggested> | undefined {
  const edits = operator === undefined ? undefined : moveTest(statement, test, operator);
  return edits && { messageId: 'suggestOperator', data: { operator: operator! }, edits };
}

/** A forbidden condition: reported at its value if only some values are forbidden, otherwise at its key. */
export function forbiddenProblem(
  statement: Statement,
  { test, value }: ForbiddenCondition,
  reason: string,
): Problem<'forbidden' | 'forbiddenValue'> {
  const { key } = test.keyEntry;
  const subject = { statement, element: 'Condition', test } as const;
  if (!value) return { messageId: 'forbidden', data: { key: key.text, reason }, at: key.span, subject };
  return {
    messageId: 'forbiddenValue',
    data: { key: key.text, value: value.text, reason },
    at: value.value.span,
    subject: { ...subject, value: value.value },
  };
}
