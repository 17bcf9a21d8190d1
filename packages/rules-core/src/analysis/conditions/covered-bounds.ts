/** Numbers and dates that have no effect because the list also has a wider bound, and one matching value is enough. */
import { isFixed, suitsFamily } from './operator-values.js';
import { instantOf } from '../../patterns/date.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { ListValue } from '../../value/value.js';

export interface CoveredBound {
  /** The value is the id of the message. */
  readonly kind: 'coveredNumber' | 'coveredDate';
  /** The list that contains both. */
  readonly list: ListValue;
  readonly value: ConditionValue;
  /** The wider bound, which decides. */
  readonly by: ConditionValue;
}

/**
 * The covered bounds of a condition with an ordering operator, in source order. Empty unless all values are understood.
 */
export function coveredBounds({ operator, keyEntry, values, known }: ConditionTest): CoveredBound[] {
  const [, family, order] = /^(Numeric|Date)(Less|Greater)Than/.exec(operator?.name ?? '') ?? [];
  const list = keyEntry.value;
  if (!family || list.kind !== 'list' || values.length < 2 || !known) return [];
  const kind = family === 'Date' ? 'coveredDate' : 'coveredNumber';
  const sign = order === 'Less' ? 1 : -1;
  const places = values.map((value) => {
    const place = isFixed(value) ? placeOf(value.text, family) : undefined;
    return place === undefined ? undefined : sign * place;
  });
  let widest = 0;
  for (const [index, place] of places.entries()) {
    if (place === undefined) return [];
    if (place > places[widest]!) widest = index;
  }
  const by = values[widest]!;
  return values.filter((value) => value !== by).map((value) => ({ kind, list, value, by }));
}

/** The position of a number or a date on the scale. */
function placeOf(text: string, family: string): number | undefined {
  if (family === 'Date') return instantOf(text);
  return suitsFamily('Numeric', text) ? Number(text) : undefined;
}
