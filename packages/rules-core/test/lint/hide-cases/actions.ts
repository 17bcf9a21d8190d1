import type { HideCase } from '../hide-cases.js';

const deny = (...Action: string[]) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Deny', Principal: '*', Action, Resource: '*' }],
});

const allow = (Action: string | readonly string[], Resource: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource }],
});

/** Cases of the hiders among the rules about actions. */
export const cases: readonly HideCase[] = [
  {
    hider: 'no-unknown-action',
    hidden: 'no-redundant-action',
    within: 'value',
    policy: allow(['s3:HeadBucket', 's3:*'], 'arn:aws:s3:::amzn-s3-demo-bucket'),
    nearMiss: allow(['s3:HeadBucket', 's3:GetObject', 's3:*'], 'arn:aws:s3:::amzn-s3-demo-bucket'),
  },
  {
    hider: 'no-unknown-action',
    hidden: 'no-unknown-resource',
    within: 'statement',
    policy: allow('mobilehub:*', 'arn:aws:mobilehub:us-east-1:111122223333:project/*'),
    nearMiss: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'mobilehub:*', Resource: '*' },
        { Effect: 'Allow', Action: 's3:*', Resource: 'arn:aws:mobilehub:us-east-1:111122223333:project/*' },
      ],
    },
  },
  {
    hider: 'valid-action',
    hidden: 'valid-resource-control-policy',
    within: 'value',
    policy: deny('s3'),
    nearMiss: deny('s3', '*'),
    settings: { policyType: 'rcp' },
  },
  {
    hider: 'no-unknown-action',
    hidden: 'valid-resource-control-policy',
    within: 'value',
    policy: deny('s33:GetObject'),
    nearMiss: deny('s33:GetObject', 'ec2:StopInstances'),
    settings: { policyType: 'rcp' },
  },
];
