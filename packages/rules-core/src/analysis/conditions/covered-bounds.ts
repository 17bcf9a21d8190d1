/** Numbers and dates that change nothing beside a wider bound, since one value of a list is enough. */
import { isFixed, suitsFamily } from './operator-values.js';
import { instantOf } from '../../patterns/date.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { ListValue } from '../../value/value.js';

export interface CoveredBound {
  /** By the name of the message that says so. */
  readonly kind: 'coveredNumber' | 'coveredDate';
  /** The list that both stand in. */
  readonly list: ListValue;
  readonly value: ConditionValue;
  /** The bound that counts. */
  readonly by: ConditionValue;
}

/** Those of a test with an ordering operator, in source order; none unless all its values are understood. */
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

/** Where a number or a date stands among the others. */
function placeOf(text: string, family: string): number | undefined {
  if (family === 'Date') return instantOf(text);
  return suitsFamily('Numeric', text) ? Number(text) : undefined;
}
