import type { HideCase } from '../hide-cases.js';

const bucket = 'arn:aws:s3:::amzn-s3-demo-bucket';
const read = { Effect: 'Allow', Action: 's3:GetObject', Resource: bucket };
const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const reading = (members: object) => policy({ ...read, ...members });
const denyTo = (Principal: unknown, Resource: unknown = '*') =>
  policy({ Effect: 'Deny', Principal, Action: 's3:*', Resource });

const caller = '${aws:PrincipalArn}';
const verb = 's3:${aws:PrincipalTag/verb}';
const user = 'arn:aws:iam::111122223333:user/${aws:username}';

/** Cases of the hiders among the rules about grammar. */
export const cases: readonly HideCase[] = [
  {
    hider: 'require-sid',
    hidden: 'no-empty-sid',
    within: 'value',
    policy: reading({ Sid: '' }),
    // Of two Sids the last one counts.
    nearMiss: JSON.stringify(policy(read, { Sid: '', Sid2: 'Read', ...read })).replace('Sid2', 'Sid'),
  },
  {
    hider: 'valid-element',
    hidden: 'require-elements',
    within: 'element',
    policy: policy({ Effect: 'Allow', Acton: 's3:GetObject', Resource: bucket }),
    nearMiss: policy({ Effect: 'Allow', Acton: 's3:GetObject' }),
  },
  {
    hider: 'valid-element',
    hidden: 'require-version',
    within: 'element',
    policy: { version: '2012-10-17', Statement: [read] },
    nearMiss: { Idd: 'x', Statement: [read] },
  },
  {
    hider: 'valid-type',
    hidden: 'valid-resource-control-policy',
    within: 'value',
    policy: denyTo(1),
    nearMiss: denyTo({ AWS: [1, 'arn:aws:iam::111122223333:root'] }),
    settings: { policyType: 'rcp' },
  },
  {
    hider: 'no-empty-element',
    hidden: 'valid-resource-control-policy',
    within: 'value',
    policy: denyTo({}),
    nearMiss: denyTo({ AWS: [] }),
    settings: { policyType: 'rcp' },
  },
  {
    hider: 'valid-policy-variable',
    hidden: 'valid-effect',
    within: 'value',
    policy: reading({ Effect: '${aws:PrincipalTag/effect}' }),
    nearMiss: policy({ ...read, Effect: 'allow', Action: verb }),
  },
  {
    hider: 'valid-policy-variable',
    hidden: 'valid-action',
    within: 'value',
    policy: reading({ Action: verb }),
    nearMiss: reading({ Action: [verb, 's3:'] }),
  },
  {
    hider: 'valid-policy-variable',
    hidden: 'no-ineffective-not-action',
    within: 'value',
    policy: reading({ Effect: 'Deny', Action: undefined, NotAction: verb }),
    nearMiss: reading({ Effect: 'Deny', Action: undefined, NotAction: [verb, 's3:'] }),
  },
  {
    hider: 'valid-policy-variable',
    hidden: 'valid-principal',
    within: 'value',
    policy: reading({ Principal: { AWS: user } }),
    nearMiss: reading({ Principal: { AWS: [user, 'arn:aws:iam::111122223333:group/admins'] } }),
  },
  {
    hider: 'valid-policy-variable',
    hidden: 'valid-trust-policy',
    within: 'value',
    policy: reading({ Principal: { Federated: caller } }),
    nearMiss: reading({
      Principal: { Federated: 'arn:aws:iam::111122223333:oidc-provider/https://${aws:PrincipalOrgID}' },
    }),
    settings: { policyType: 'trust' },
  },
];
