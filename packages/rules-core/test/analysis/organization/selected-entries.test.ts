/** What is selected is what the policy grants, request by request. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { selectedEntries } from '../../../src/analysis/organization/selected-entries.js';
import { selectionOf } from '../../../src/analysis/organization/selection.js';
import { evaluate } from '../../evaluate.js';
import { policyOf } from '../../read-policy.js';

const pick = <Item>(items: readonly Item[]) => fc.constantFrom(...items);
const some = <Item>(items: readonly Item[]) => fc.array(pick(items), { minLength: 1, maxLength: 3 });

const bucket = 'arn:aws:s3:::b';
const object = 'arn:aws:s3:::b/x';
/** Each action with resources that it works on. */
const requests = [
  { action: 's3:ListBucket', resource: bucket },
  { action: 's3:ListBucket', resource: 'arn:aws:s3:::c' },
  { action: 's3:GetObject', resource: object },
  { action: 's3:GetObject', resource: 'arn:aws:s3:::b/y' },
  { action: 's3:PutObject', resource: object },
  { action: 's3:PutObject', resource: 'arn:aws:s3:::c/x' },
  { action: 'sqs:SendMessage', resource: 'arn:aws:sqs:eu-west-1:111122223333:q' },
];
const actions = [
  '*',
  's3:*',
  's3:Get*',
  's3:?etObject',
  'S3:PUTOBJECT',
  's3:ListBucket',
  '*:*Message',
  'sqs:SendMessage',
];
const resources = [
  '*',
  'arn:aws:s3:::*',
  bucket,
  `${bucket}*`,
  `${bucket}/*`,
  object,
  'arn:aws:s3:::?/x',
  'arn:aws:s3:::c',
  'arn:aws:sqs:*:*:q',
];

const statement = fc
  .record({
    effect: pick(['Allow', 'Allow', 'Deny']),
    action: fc.tuple(pick(['Action', 'Action', 'NotAction']), some(actions)),
    resource: fc.tuple(pick(['Resource', 'Resource', 'NotResource']), some(resources)),
  })
  .map(({ effect, action: [name, entries], resource: [element, arns] }) => ({
    Effect: effect,
    [name]: entries,
    [element]: arns,
  }));
const policies = fc
  .array(statement, { minLength: 1, maxLength: 3 })
  .map((Statement) => ({ Version: '2012-10-17', Statement }));
const request = pick(requests);
const allowed = (policy: unknown, asked: { action: string; resource: string }) =>
  evaluate(policy, { ...asked, context: {} }) === 'allow';
const idsIn = (policy: unknown, selection: Parameters<typeof selectionOf>[0]) =>
  policyOf(policy).statements.flatMap((each) =>
    selectedEntries(each, selectionOf(selection)).flatMap(({ ids }) => ids),
  );

it('finds every action that a request is allowed, on any resource and on its own', () => {
  fc.assert(
    fc.property(policies, request, (policy, asked) => {
      fc.pre(allowed(policy, asked));
      expect(idsIn(policy, { actions: [asked.action] })).toContain(asked.action);
      expect(idsIn(policy, { actions: ['s3:*', 'sqs:*'], resources: [asked.resource] })).toContain(
        asked.action,
      );
    }),
    { numRuns: 200 },
  );
});

it('finds no action on a resource on which every request is denied', () => {
  fc.assert(
    fc.property(policies, request, (policy, asked) => {
      fc.pre(!allowed(policy, asked));
      expect(idsIn(policy, { actions: ['*'], except: ['ec2:*'], resources: [asked.resource] })).not.toContain(
        asked.action,
      );
    }),
    { numRuns: 400 },
  );
});
