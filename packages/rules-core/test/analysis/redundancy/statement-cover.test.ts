import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { coversStatement } from '../../../src/analysis/redundancy/statement-cover.js';
import { actionMatches } from '../../../src/patterns/action-pattern.js';
import { arnMatches } from '../../../src/patterns/arn-pattern.js';
import type { Statement } from '../../../src/policy/policy.js';
import { policyWith } from '../../read-policy.js';

const condition = { Bool: { 'aws:SecureTransport': 'true' } };

function covers(by: object, statement: object): boolean {
  const [first, second] = policyWith(
    { Effect: 'Allow', ...by },
    { Effect: 'Allow', ...statement },
  ).statements;
  return coversStatement(first!, second!);
}

/** Whether the statement speaks of the request, conditions aside. */
function speaksOf({ actions, resources }: Statement, action: string, arn: string): boolean {
  const byAction = actions!.items.some(({ pattern }) => pattern && actionMatches(pattern, action));
  const byResource = resources!.items.some(({ pattern }) => pattern && arnMatches(pattern, arn));
  return byAction !== actions!.negated && byResource !== resources!.negated;
}

const words = ['a', 'b'].flatMap((a) => [a, `${a}a`, `${a}b`]);
const name = fc.stringMatching(/^[ab*?]{1,2}$/);
const actions = fc.array(
  name.map((each) => `s:${each}`),
  { minLength: 1, maxLength: 2 },
);
const resources = fc.array(
  name.map((each) => `arn:aws:s:::${each}`),
  { minLength: 1, maxLength: 2 },
);
const statement = fc
  .tuple(
    fc.constantFrom('Action', 'NotAction'),
    actions,
    fc.constantFrom('Resource', 'NotResource'),
    resources,
  )
  .map(([actionKey, listed, resourceKey, named]) => ({ [actionKey]: listed, [resourceKey]: named }));

describe('coversStatement', () => {
  it('is true only where every request of the one is one of the other', () => {
    let covered = 0;
    fc.assert(
      fc.property(statement, statement, (one, other) => {
        if (!covers(one, other)) return;
        covered++;
        const [by, inner] = policyWith({ Effect: 'Allow', ...one }, { Effect: 'Allow', ...other }).statements;
        for (const action of words)
          for (const resource of words) {
            const request = [`s:${action}`, `arn:aws:s:::${resource}`] as const;
            expect(speaksOf(inner!, ...request) && !speaksOf(by!, ...request), request.join()).toBe(false);
          }
      }),
      { numRuns: 3000 },
    );
    expect(covered).toBeGreaterThan(50);
  });

  it('asks for the same condition, or none of the wider one', () => {
    const wide = { Action: 's3:*', Resource: '*' };
    const narrow = { Action: 's3:GetObject', Resource: '*' };
    expect(covers(wide, { ...narrow, Condition: condition })).toBe(true);
    expect(covers({ ...wide, Condition: condition }, { ...narrow, Condition: condition })).toBe(true);
    expect(covers({ ...wide, Condition: condition }, narrow)).toBe(false);
    expect(covers({ ...wide, Condition: { Bool: {} } }, { ...narrow, Condition: condition })).toBe(false);
  });

  it('asks for the principals', () => {
    const grant = (Principal: unknown) => ({ Principal, Action: 's3:*', Resource: '*' });
    expect(covers(grant('*'), grant({ Service: 'ec2.amazonaws.com' }))).toBe(true);
    expect(covers(grant({ AWS: '*' }), grant({ AWS: '111122223333' }))).toBe(true);
    expect(covers(grant({ AWS: '*' }), grant({ Service: 'ec2.amazonaws.com' }))).toBe(false);
    expect(covers(grant({ AWS: ['1', '2'] }), grant({ AWS: '2' }))).toBe(true);
    expect(covers(grant({ AWS: '2' }), grant({ AWS: ['1', '2'] }))).toBe(false);
    expect(covers(grant({ AWS: '2' }), { Action: 's3:*', Resource: '*' })).toBe(false);
  });
});
