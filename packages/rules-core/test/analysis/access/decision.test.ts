import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allows, type AccessRequest } from '../../../src/analysis/access/decision.js';
import { evaluate, type Request } from '../../evaluate.js';
import { policyText, request } from '../../generate-policies.js';
import { policyOf } from '../../read-policy.js';

/** A request in which each key has one value. */
const single = request.map(({ context, ...rest }): Request => ({
  ...rest,
  context: Object.fromEntries(Object.entries(context).map(([key, value]) => [key, [value].flat()[0]!])),
}));

const asked = ({ context, ...rest }: Request): AccessRequest => ({
  ...rest,
  context: Object.fromEntries(
    Object.entries(context).map(([key, value]) => [key.toLowerCase(), value as string]),
  ),
});

it('decides every request as the evaluator of the tests does, or says that it is not certain', () => {
  const answers = { yes: 0, no: 0, maybe: 0 };
  fc.assert(
    fc.property(policyText, fc.array(single, { minLength: 20, maxLength: 20 }), (text, requests) => {
      const policy = policyOf(text);
      const document = JSON.parse(text) as unknown;
      const isIdentity = policy.type.name === 'identity';
      for (const each of requests) {
        const { principal, ...anyone } = each;
        const wanted = isIdentity ? anyone : { ...anyone, principal: principal! };
        const answer = allows(policy, asked(wanted));
        answers[answer]++;
        if (answer === 'maybe') continue;
        expect([wanted, answer]).toEqual([wanted, evaluate(document, wanted) === 'allow' ? 'yes' : 'no']);
      }
    }),
    { numRuns: 500 },
  );
  // Most are decided, and both ways.
  expect(answers.maybe).toBeLessThan(answers.yes);
  expect(answers.no).toBeGreaterThan(answers.yes);
});
