import fc from 'fast-check';
import { expect, test } from 'vitest';
import { policyWith } from '../../read-policy.js';
import { coveredBounds } from '../../../src/analysis/conditions/covered-bounds.js';

const compare: Readonly<Record<string, (value: number, bound: number) => boolean>> = {
  NumericLessThan: (value, bound) => value < bound,
  NumericLessThanEquals: (value, bound) => value <= bound,
  NumericGreaterThan: (value, bound) => value > bound,
  NumericGreaterThanEquals: (value, bound) => value >= bound,
};

test('one bound is left, and it lets through what all of them did', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(compare)),
      fc.array(fc.integer({ min: -3, max: 3 }), { minLength: 2, maxLength: 5 }),
      (operator, bounds) => {
        const [statement] = policyWith({ Condition: { [operator]: { 's3:max-keys': bounds } } }).statements;
        const read = statement!.conditions[0]!;
        const covered = coveredBounds(read);
        expect(covered).toHaveLength(bounds.length - 1);
        const left = read.values.filter((value) => !covered.some((each) => each.value === value));
        const holds = (value: number, by: readonly number[]) =>
          by.some((bound) => compare[operator]!(value, bound));
        for (let value = -5; value <= 5; value++) {
          expect(
            holds(
              value,
              left.map(({ text }) => Number(text)),
            ),
          ).toBe(holds(value, bounds));
        }
      },
    ),
  );
});

test('of dates one is left as well, whatever their form', () => {
  const forms = (day: number) => [
    `2026-01-0${day}`,
    `2026-01-0${day}T00:00:00Z`,
    `2026-01-0${day}T01:00:00+01:00`,
    String(Date.UTC(2026, 0, day) / 1000),
  ];
  const date = fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 0, max: 3 }));
  fc.assert(
    fc.property(
      fc.constantFrom(...Object.keys(compare)),
      fc.array(date, { minLength: 2, maxLength: 5 }),
      (numeric, dates) => {
        const operator = numeric.replace('Numeric', 'Date');
        const texts = dates.map(([day, form]) => forms(day)[form]!);
        const [statement] = policyWith({
          Condition: { [operator]: { 'aws:CurrentTime': texts } },
        }).statements;
        const covered = coveredBounds(statement!.conditions[0]!);
        expect(covered).toHaveLength(dates.length - 1);
        expect(new Set(covered.map(({ kind }) => kind))).toEqual(new Set(['coveredDate']));
        const days = dates.map(([day]) => day);
        const left = forms(operator.includes('Less') ? Math.max(...days) : Math.min(...days));
        expect(left).toContain(covered[0]!.by.text);
      },
    ),
  );
});
