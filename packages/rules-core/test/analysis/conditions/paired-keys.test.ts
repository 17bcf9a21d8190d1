import { expect, test } from 'vitest';
import { policyWith } from '../../read-policy.js';
import { missingNetworks, readsWholeItems } from '../../../src/analysis/conditions/paired-keys.js';
import type { ConditionTest } from '../../../src/policy/condition.js';

/** How often the keys of n tests are read when each test is asked about. */
function work(key: string, n: number): number {
  const [read] = policyWith({
    Effect: 'Allow',
    Action: 'dynamodb:GetItem',
    Condition: {
      [key.startsWith('aws') ? 'IpAddress' : 'StringEquals']: Object.fromEntries(
        Array.from({ length: n }, (_, index) => [
          // Keys that differ in case alone.
          key.slice(0, -8) +
            [...key.slice(-8)]
              .map((letter, at) => ((index >> at) & 1 ? letter.toUpperCase() : letter))
              .join(''),
          '10.0.0.0/8',
        ]),
      ),
    },
  }).statements;
  expect(read!.conditions).toHaveLength(n);
  let count = 0;
  const conditions = read!.conditions.map((condition): ConditionTest => ({
    ...condition,
    get key() {
      count++;
      return condition.key;
    },
  }));
  const statement = Object.defineProperty(read!, 'conditions', { value: conditions });
  for (const condition of conditions) {
    expect(missingNetworks(statement, condition) ?? readsWholeItems(statement, condition)).toBeTruthy();
  }
  return count;
}

test.each(['aws:vpcsourceip', 'dynamodb:attributes'])('%s: twice the conditions is twice the work', (key) => {
  const [one, two, four] = [50, 100, 200].map((n) => work(key, n)) as [number, number, number];
  expect(one).toBeGreaterThan(0);
  expect(two / one, `${one}, ${two}, ${four}`).toBeLessThan(2.3);
  expect(four / two, `${one}, ${two}, ${four}`).toBeLessThan(2.3);
});
