/** How often statements are looked at as a policy grows: in counts, since times depend on the machine. */
import { afterEach, expect, test, vi } from 'vitest';
import { sourceOf } from '../read-policy.js';
import { lint } from '../../src/lint/lint.js';
import { Statement } from '../../src/policy/policy.js';
import { rules } from '../../src/rules/index.js';

const numbers = (count: number) => Array.from({ length: count }, (_, index) => index);

/** The parts of statements that comparisons with other statements begin with. */
const looks = ['effect', 'isGrant', 'resources'] as const;

interface Growth {
  readonly rules: readonly string[];
  readonly policy: (n: number) => object;
}

const growths: Readonly<Record<string, Growth>> = {
  'statements that leave out one resource each': {
    rules: ['no-ineffective-not-resource', 'no-allow-not-resource', 'no-service-wildcard'],
    policy: (n) => ({
      Version: '2012-10-17',
      Statement: numbers(n).map((index) => ({
        Effect: 'Allow',
        Action: 's3:*',
        NotResource: `arn:aws:s3:::b${index}`,
      })),
    }),
  },
  'a statement that leaves out many resources': {
    rules: ['no-ineffective-not-resource'],
    policy: (n) => ({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Action: 's3:*',
          NotResource: numbers(n).map((index) => `arn:aws:s3:::b${index}`),
        },
        ...numbers(n).map((index) => ({
          Effect: 'Allow',
          Action: 's3:GetObject',
          Resource: `arn:aws:s3:::b${index}/*`,
        })),
      ],
    }),
  },
};

afterEach(() => vi.restoreAllMocks());

/** How often the parts of statements are asked for. */
function work({ rules: names, policy }: Growth, n: number): number {
  const source = sourceOf(policy(n));
  const enabled = rules.filter(({ name }) => names.includes(name)).map((rule) => ({ rule }));
  const spies = looks.map((look) => vi.spyOn(Statement.prototype, look, 'get'));
  lint(source, enabled);
  const count = spies.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  vi.restoreAllMocks();
  return count;
}

test.each(Object.entries(growths))('%s: twice the policy is twice the work', (_, growth) => {
  const [one, two, four] = [25, 50, 100].map((n) => work(growth, n)) as [number, number, number];
  expect(one).toBeGreaterThan(0);
  expect(two / one, `${one}, ${two}, ${four}`).toBeLessThan(2.3);
  expect(four / two, `${one}, ${two}, ${four}`).toBeLessThan(2.3);
});
