/** How much is compared as a policy grows: in counts, since times depend on the machine. */
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { lintText as lint } from '../../../src/json/index.js';

const calls = { count: 0 };

/** The module with functions that count their calls. */
const counted = (module: Record<string, unknown>) =>
  Object.fromEntries(
    Object.entries(module).map(([name, value]) => [
      name,
      typeof value === 'function' && !/^class /.test(String(value))
        ? (...args: unknown[]): unknown => {
            calls.count++;
            return (value as (...given: unknown[]) => unknown)(...args);
          }
        : value,
    ]),
  );

const compared = ['wildcard', 'arn-pattern', 'arn-template', 'action-pattern'].map(
  (name) => `../../../src/patterns/${name}.js`,
);

let lintText: typeof lint;

// Test files share their modules: these are modules of their own.
beforeAll(async () => {
  vi.resetModules();
  for (const path of compared) vi.doMock(path, async (load) => counted(await load()));
  ({ lintText } = await import('../../../src/json/index.js'));
});

afterAll(() => {
  for (const path of compared) vi.doUnmock(path);
  vi.resetModules();
});

/** Names are not used again, as answers about them are kept. */
let round = 0;
beforeEach(() => round++);

const shapes: Readonly<Record<string, (n: number, name: (i: number) => string) => readonly object[]>> = {
  'NotAction beside Deny': (n, name) => [
    ...numbers(n).map((i) => ({ Effect: 'Allow', NotAction: `a:b${name(i)}`, Resource: '*' })),
    ...numbers(n).map((i) => ({ Effect: 'Deny', Action: `s3:P*${name(i)}`, Resource: 'arn:aws:s3:::b' })),
  ],
  'NotAction beside Deny of everything': (n, name) => [
    ...numbers(n).map((i) => ({ Effect: 'Allow', NotAction: `a:b${name(i)}`, Resource: '*' })),
    ...numbers(n).map((i) => ({ Effect: 'Deny', Action: `s3:P*${name(i)}`, Resource: '*' })),
  ],
  'users beside Denies of others': (n, name) => [
    ...numbers(n).map((i) => ({
      Effect: 'Allow',
      Action: 'iam:Attach*',
      Resource: `arn:aws:iam::*:user/a${name(i)}*`,
    })),
    ...numbers(n).map((i) => ({
      Effect: 'Deny',
      Action: 'iam:*',
      Resource: `arn:aws:iam::*:user/d${name(i)}`,
    })),
  ],
  'one list of ARNs': (n, name) => [
    { Effect: 'Allow', Action: 's3:*', Resource: numbers(n).map((i) => `arn:aws:s3:::${name(i)}*`) },
  ],
  'every action on one list of ARNs': (n, name) => [
    { Effect: 'Allow', Action: '*', Resource: numbers(n).map((i) => `arn:aws:s3:::${name(i)}/*`) },
  ],
};

function numbers(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i);
}

/** Comparisons for a policy of a shape. */
function work(shape: string, n: number): number {
  const name = (i: number) => `${round}x${n}x${String(i).padStart(4, '0')}`;
  const text = JSON.stringify({ Version: '2012-10-17', Statement: shapes[shape]!(n, name) });
  calls.count = 0;
  lintText(text, {
    rules: {
      'no-wildcard-resource': ['warn', { wholeTypes: true }],
      'no-service-wildcard': 'warn',
      'no-broad-action-wildcard': 'warn',
      'no-wildcard-action': 'warn',
      'no-allow-not-action': 'warn',
      'no-full-admin': 'error',
      'no-privilege-escalation': ['error', { patterns: true }],
    },
  });
  return calls.count;
}

test.each(Object.keys(shapes))('%s: twice the policy is twice the work', (shape) => {
  // What is about the catalog, and done once.
  work(shape, 10);
  const [one, two, four] = [50, 100, 200].map((n) => work(shape, n)) as [number, number, number];
  expect(one).toBeGreaterThan(0);
  expect(two / one, `${one}, ${two}, ${four}`).toBeLessThan(2.3);
  expect(four / two, `${one}, ${two}, ${four}`).toBeLessThan(2.3);
  expect(four).toBeLessThan(100_000);
});
