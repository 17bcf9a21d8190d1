/** The strings in a statement that may contain policy variables. */
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import type { TextValue, Value } from '../../value/value.js';

export interface VariablePlace {
  readonly value: TextValue;
  /** The element that contains the string, without its `Not`. */
  readonly element: 'Effect' | 'Principal' | 'Action' | 'Resource' | 'Condition';
  /** For conditions: the one whose key or value the string is. */
  readonly test?: ConditionTest;
  /** Policy variables only work in resources and in condition values. */
  readonly takes: 'resource' | 'value' | 'nothing';
}

/** The keys of a statement, with the element of each. */
const members = [
  ['Action', 'Action', 'nothing'],
  ['NotAction', 'Action', 'nothing'],
  ['Principal', 'Principal', 'nothing'],
  ['NotPrincipal', 'Principal', 'nothing'],
  ['Effect', 'Effect', 'nothing'],
  ['Resource', 'Resource', 'resource'],
  ['NotResource', 'Resource', 'resource'],
] as const;

/** The strings that contain `${`, by element. Very few do. */
export function variablePlaces(statement: Statement): readonly VariablePlace[] {
  const places: VariablePlace[] = [];
  const add = (value: Value, place: Omit<VariablePlace, 'value'>): void => {
    if (mayHoldVariable(value)) places.push({ value, ...place });
  };
  for (const [name, element, takes] of members)
    for (const value of stringsOf(statement.entry(name)?.value)) add(value, { element, takes });
  for (const test of statement.conditions) {
    add(test.keyEntry.key, { element: 'Condition', test, takes: 'nothing' });
    if (!test.operator) continue;
    for (const { value } of test.values) add(value, { element: 'Condition', test, takes: 'value' });
  }
  return places;
}

/** No policy that AWS accepts has a longer text. */
const longestRead = 40_000;

function mayHoldVariable(value: Value): value is TextValue {
  return value.kind === 'text' && value.text.includes('${') && value.text.length <= longestRead;
}

/**
 * The values of an element: the value itself, the items of a list, and the same for each entry of a principal object.
 */
function stringsOf(value: Value | undefined): readonly Value[] {
  if (!value) return [];
  const members = value.kind === 'dict' ? value.entries.map((entry) => entry.value) : [value];
  return members.flatMap((member) => (member.kind === 'list' ? member.items : [member]));
}
