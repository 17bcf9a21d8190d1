/** Edits that make a statement meet a demand. */
import type { ConditionDemand } from './condition-demand.js';
import type { SelectedEntry } from './selected-entries.js';
import { findConditionKey } from '../../catalog/condition-keys.js';
import { addTest, conditionWith } from '../../edits/add-test.js';
import type { Content, Edit } from '../../edits/edit.js';
import { splitStatement } from '../../edits/split-statement.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { Statement } from '../../policy/policy.js';

export interface MeetingEdits {
  readonly edits: readonly Edit[];
  /** The values are unknown, so the edit contains a placeholder for them. */
  readonly isOpen: boolean;
}

/**
 * Adds the required conditions to the statement. If the statement also has other actions, adds them to a new statement
 * with the selected actions.
 *
 * @param entries how the statement matches the actions
 * @param demands all of them must be met
 */
export function meetingEdits(
  statement: Statement,
  entries: readonly SelectedEntry[],
  demands: readonly ConditionDemand[],
): MeetingEdits | undefined {
  const tests = demands.flatMap((demand) => testFor(demand) ?? []);
  if (tests.length < demands.length || entries.some(({ item, others }) => !item || others.length > 0))
    return undefined;
  const edits =
    entries.length === statement.actions!.items.length
      ? addTests(statement, tests)
      : splitOff(statement, entries, tests);
  return edits && { edits, isOpen: tests.some(({ isOpen }) => isOpen) };
}

interface Test {
  readonly operator: string;
  readonly key: string;
  readonly values: Content;
  readonly isOpen: boolean;
}

const operatorsOfTypes: Readonly<Record<string, readonly [plain: string, pattern: string]>> = {
  String: ['StringEquals', 'StringLike'],
  ARN: ['ArnEquals', 'ArnLike'],
  Bool: ['Bool', 'Bool'],
  IPAddress: ['IpAddress', 'IpAddress'],
};

/** A condition that meets the demand. undefined if the operator is unknown. */
function testFor({ key, operators, values }: ConditionDemand): Test | undefined {
  if (values?.includes('*') && !operators) return { operator: 'Null', key, values: 'false', isOpen: false };
  const { type = 'String', multivalued = false } = findConditionKey(key) ?? {};
  const named = values ?? (type === 'Bool' ? ['true'] : undefined);
  const [plain, pattern] = (!multivalued && operatorsOfTypes[type]) || [];
  const operator = operators?.[0] ?? (named?.some(hasWildcard) ? pattern : plain);
  if (operator === undefined) return undefined;
  if (!named) return { operator, key, values: '<VALUE>', isOpen: true };
  return { operator, key, values: named.length === 1 ? named[0]! : named, isOpen: false };
}

function addTests(statement: Statement, tests: readonly Test[]): readonly Edit[] | undefined {
  const [first, ...others] = tests as [Test];
  if (others.length === 0) return addTest(statement, first.operator, first.key, first.values);
  if (statement.entry('Condition')) return undefined;
  const dict = statement.value;
  return [{ kind: 'insert-entry', dict, key: 'Condition', value: conditionOf(tests) }];
}

function conditionOf(tests: readonly Test[]): Content {
  const blocks: Record<string, Record<string, Content>> = {};
  for (const { operator, key, values } of tests) (blocks[operator] ??= {})[key] = values;
  return blocks;
}

function splitOff(
  statement: Statement,
  entries: readonly SelectedEntry[],
  tests: readonly Test[],
): readonly Edit[] | undefined {
  const [first, ...others] = tests as [Test];
  const isAlone = others.length === 0;
  if (!isAlone && statement.entry('Condition')) return undefined;
  const condition = isAlone
    ? conditionWith(statement, first.operator, first.key, first.values)
    : conditionOf(tests);
  const items = entries.flatMap(({ item }) => item ?? []);
  return condition === undefined ? undefined : splitStatement(statement, items, { Condition: condition });
}
