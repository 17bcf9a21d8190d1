/** Numbers that change nothing beside a wider bound, since one value of a list is enough. */
import { isFixed, suitsFamily } from './operator-values.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { ListValue } from '../../value/value.js';

export interface CoveredBound {
  /** The list that both stand in. */
  readonly list: ListValue;
  readonly value: ConditionValue;
  /** The bound that counts. */
  readonly by: ConditionValue;
}

/** Those of a test with an ordering operator, in source order; none unless all its values are understood. */
export function coveredBounds({ operator, keyEntry, values, known }: ConditionTest): CoveredBound[] {
  const order = /^Numeric(Less|Greater)Than/.exec(operator?.name ?? '')?.[1];
  const list = keyEntry.value;
  if (!order || list.kind !== 'list' || values.length < 2 || !known) return [];
  if (!values.every((value) => isFixed(value) && suitsFamily('Numeric', value.text))) return [];
  const sign = order === 'Less' ? 1 : -1;
  const by = values.reduce((widest, value) =>
    sign * Number(value.text) > sign * Number(widest.text) ? value : widest,
  );
  return values.filter((value) => value !== by).map((value) => ({ list, value, by }));
}
