import type { HideCase } from '../hide-cases.js';

const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const allow = (Action: unknown, Resource: unknown = '*') => ({ Effect: 'Allow', Action, Resource });

const role = 'arn:aws:iam::111122223333:role/*';
const bucket = 'arn:aws:s3:::amzn-s3-demo-bucket';
const everything = allow('*');
const allButIam = { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' };
const allButBucket = { Effect: 'Allow', Action: '*', NotResource: bucket };

/** What no-full-admin hides in a statement: the policy, and the near miss. */
const ofFullAdmin: Readonly<Record<string, readonly [policy: unknown, nearMiss: unknown]>> = {
  'no-wildcard-action': [policy(everything), policy(everything, allow('*', `${bucket}/*`))],
  'no-service-wildcard': [policy(allow(['*', 's3:*'])), policy(everything, allow('s3:*'))],
  'no-broad-action-wildcard': [policy(allow(['*', 's3:Put*'])), policy(everything, allow('s3:Put*'))],
  'no-wildcard-resource': [policy(everything), policy(everything, allow('s3:PutObject'))],
  'require-passed-to-service': [policy(everything), policy(everything, allow('iam:PassRole', role))],
  'no-wildcard-pass-role': [policy(everything), policy(everything, allow('iam:PassRole'))],
  'no-wildcard-service-linked-role': [
    policy(everything),
    policy(everything, allow('iam:CreateServiceLinkedRole')),
  ],
  'no-allow-not-action': [policy(allButIam, allow('iam:*')), policy(everything, allButIam)],
  'no-allow-not-resource': [policy(allButBucket, allow('*', bucket)), policy(everything, allButBucket)],
};

const throughEndpoint = (principal: unknown) => ({
  ...allow('s3:GetObject', `${bucket}/*`),
  Principal: principal,
  Condition: { StringEqualsIfExists: { 'aws:SourceVpce': 'vpce-1a2b3c4d' } },
});

/** Cases of the hiders among the rules about wildcards. */
export const cases: readonly HideCase[] = [
  ...Object.entries(ofFullAdmin).map(([hidden, [hiding, nearMiss]]): HideCase => ({
    hider: 'no-full-admin',
    hidden,
    within: 'statement',
    policy: hiding,
    nearMiss,
  })),
  {
    hider: 'no-full-admin',
    hidden: 'no-privilege-escalation',
    within: 'document',
    policy: policy(everything, allow('iam:*')),
    // What is denied leaves other ways.
    nearMiss: policy(everything, { ...allow('iam:*'), Effect: 'Deny' }),
  },
  {
    hider: 'no-service-wildcard',
    hidden: 'no-wildcard-resource',
    within: 'statement',
    policy: policy(allow(['s3:*', 'sqs:*', 'ec2:Describe*'])),
    nearMiss: policy(allow(['s3:*', 'sqs:SendMessage'])),
  },
  {
    hider: 'no-public-access',
    hidden: 'no-optional-condition',
    within: 'statement',
    policy: policy(throughEndpoint('*')),
    nearMiss: policy(throughEndpoint('*'), throughEndpoint({ AWS: '111122223333' })),
  },
];
