/** The strings of a statement in which somebody may write a policy variable. */
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import type { TextValue, Value } from '../../value/value.js';

export interface VariablePlace {
  readonly value: TextValue;
  /** The element that holds the string, without its Not. */
  readonly element: 'Effect' | 'Principal' | 'Action' | 'Resource' | 'Condition';
  /** Of a condition: the test whose key or value the string is. */
  readonly test?: ConditionTest;
  /** Variables have a meaning in the resources of a statement and in the values of its conditions. */
  readonly takes: 'resource' | 'value' | 'nothing';
}

/** The members of a statement, with the element that each is. */
const members = [
  ['Action', 'Action', 'nothing'],
  ['NotAction', 'Action', 'nothing'],
  ['Principal', 'Principal', 'nothing'],
  ['NotPrincipal', 'Principal', 'nothing'],
  ['Effect', 'Effect', 'nothing'],
  ['Resource', 'Resource', 'resource'],
  ['NotResource', 'Resource', 'resource'],
] as const;

/** Those that hold `${`, element by element: hardly any does. */
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

/** A text of such a length is in no policy that AWS accepts. */
const longestRead = 40_000;

function mayHoldVariable(value: Value): value is TextValue {
  return value.kind === 'text' && value.text.includes('${') && value.text.length <= longestRead;
}

/** The values of an element: itself, the items of a list, and the same of each member of a map of principals. */
function stringsOf(value: Value | undefined): readonly Value[] {
  if (!value) return [];
  const members = value.kind === 'dict' ? value.entries.map((entry) => entry.value) : [value];
  return members.flatMap((member) => (member.kind === 'list' ? member.items : [member]));
}
