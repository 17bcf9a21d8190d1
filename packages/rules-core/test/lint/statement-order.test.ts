/** What is found in a policy does not hang on the order of its statements. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lint } from '../../src/lint/lint.js';
import { rules } from '../../src/rules/index.js';
import { policyText } from '../generate-policies.js';
import { sourceOf } from '../read-policy.js';

const everyRule = rules.map((rule) => ({ rule }));

/** The findings by rule and message, without the places and the numbers of statements that they name. */
function findingsOf(policy: object): string[] {
  return lint(sourceOf(policy), everyRule)
    .map(({ rule, messageId }) => `${rule.name} ${messageId}`)
    .sort();
}

it('finds the same in each order of the statements', () => {
  fc.assert(
    fc.property(policyText, fc.array(fc.nat(), { minLength: 4, maxLength: 4 }), (text, keys) => {
      const policy = JSON.parse(text) as { Statement: unknown };
      const { Statement } = policy;
      fc.pre(Array.isArray(Statement) && Statement.length > 1);
      const order = (Statement as unknown[])
        .map((_, index) => index)
        .sort((a, b) => (keys[a] ?? a) - (keys[b] ?? b));
      const shuffled = { ...policy, Statement: order.map((index) => (Statement as unknown[])[index]) };
      expect(findingsOf(shuffled)).toEqual(findingsOf(policy));
    }),
    { numRuns: 40 },
  );
});

const instances = 'arn:aws:ec2:*:*:instance/*';
const instance = 'arn:aws:ec2:*:*:instance/i-1';
const bucket = 'arn:aws:s3:::docs';
const region = { StringNotEquals: { 'aws:RequestedRegion': 'eu-west-1' } };

/** Statements that undo, repeat, cover or cut each other. */
const statements: readonly object[] = [
  { Effect: 'Allow', NotAction: 's3:GetObject', NotResource: instances },
  { Effect: 'Allow', NotAction: 's3:GetObject', NotResource: instance },
  { Effect: 'Allow', NotAction: 'ec2:RunInstances', NotResource: bucket },
  { Effect: 'Allow', NotAction: 'ec2:RunInstances', Resource: '*' },
  { Effect: 'Allow', NotAction: ['s3:*', 'iam:*'], Resource: '*' },
  { Effect: 'Allow', NotAction: 'iam:*', Resource: '*', Condition: region },
  { Effect: 'Allow', Action: 's3:*', NotResource: [bucket, `${bucket}/*`] },
  { Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: [bucket, `${bucket}/*`] },
  { Effect: 'Allow', Action: 's3:ListBucket', Resource: `${bucket}/*` },
  { Effect: 'Allow', Action: ['iam:PassRole', 'ec2:RunInstances'], Resource: '*' },
  { Effect: 'Allow', Action: 'iam:*', Resource: '*' },
  { Effect: 'Deny', Action: 's3:*', NotResource: bucket },
  { Effect: 'Deny', Action: 's3:*', NotResource: 'arn:aws:s3:::logs' },
  { Effect: 'Deny', NotAction: 'iam:*', Resource: '*' },
  { Effect: 'Deny', NotAction: 's3:*', Resource: '*' },
  { Effect: 'Deny', Action: ['iam:*', 's3:PutBucketPolicy'], Resource: '*' },
  { Effect: 'Deny', NotAction: 'sts:*', Resource: '*', Condition: region },
];
const pairs = statements.flatMap((one, at) => statements.slice(at).map((other) => [one, other] as const));

it.each(pairs)('finds the same in %j and %j as in the two the other way round', (one, other) => {
  const of = (...Statement: object[]) => findingsOf({ Version: '2012-10-17', Statement });
  expect(of(other, one)).toEqual(of(one, other));
});
