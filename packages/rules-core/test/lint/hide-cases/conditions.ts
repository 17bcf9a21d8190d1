import type { HideCase } from '../hide-cases.js';

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const policy = (members: object) => ({ Version: '2012-10-17', Statement: [{ ...statement, ...members }] });
const condition = (Condition: object) => policy({ Condition });

const verb = 's3:${aws:PrincipalTag/verb}';
const role = 'arn:aws:iam::111122223333:role/${aws:username}';

/** Cases of the hiders among the rules about conditions. */
export const conditionCases: readonly HideCase[] = [
  {
    hider: 'valid-condition-type',
    hidden: 'valid-condition-value',
    within: 'test',
    policy: condition({ ArnEquals: { 'aws:SourceVpc': 'vpc-1a2b' } }),
    nearMiss: condition({ ArnEquals: { 'aws:SourceVpc': 'vpc-1a2b3c4d', 'aws:SourceArn': 'vpc-1a2b' } }),
  },
  {
    hider: 'prefer-like-operator',
    hidden: 'valid-condition-value',
    within: 'value',
    policy: condition({ StringEquals: { 'aws:SourceVpc': 'vpc-*' } }),
    nearMiss: condition({ StringEquals: { 'aws:SourceVpc': ['vpc-*', 'vpc-1a2b'] } }),
  },
  {
    hider: 'valid-policy-variable',
    hidden: 'valid-action',
    within: 'value',
    policy: policy({ Action: verb }),
    nearMiss: policy({ Action: [verb, 's3:'] }),
  },
  {
    hider: 'valid-policy-variable',
    hidden: 'no-ineffective-not-action',
    within: 'value',
    policy: policy({ Effect: 'Deny', Action: undefined, NotAction: verb }),
    nearMiss: policy({ Effect: 'Deny', Action: undefined, NotAction: [verb, 's3:'] }),
  },
  {
    hider: 'valid-policy-variable',
    hidden: 'valid-principal',
    within: 'value',
    policy: policy({ Principal: { AWS: role } }),
    nearMiss: policy({ Principal: { AWS: [role, 'arn:aws:iam::111122223333:group/admins'] } }),
  },
];
