/**
 * For every row of `hides` of every rule: a policy in which it hides a finding, and a near miss, in which the hider finds
 * something and hides nothing. `hide-cases.test.ts` runs them, and names the rows that have none.
 */
import { conditionCases } from './hide-cases/conditions.js';
import { cases as notElements } from './hide-cases/not-elements.js';
import { cases as redundancy } from './hide-cases/redundancy.js';
import type { Settings } from '../../src/json/index.js';
import type { Part } from '../../src/rules/hide.js';

export interface HideCase {
  readonly hider: string;
  readonly hidden: string;
  readonly within: Part;
  /** A JSON text, or the data that it holds. */
  readonly policy: unknown;
  /** A policy as near as can be in which both rules are shown. */
  readonly nearMiss: unknown;
  readonly settings?: Settings;
  /** Options of the two rules, by their names. */
  readonly options?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const allow = (Action: unknown, Resource: unknown = '*') => ({ Effect: 'Allow', Action, Resource });

/** Cases of one hider within one part, a line each: the hidden rule, the policy, the near miss. */
const casesOf = (
  hider: string,
  within: Part,
  rows: Readonly<Record<string, readonly [policy: unknown, nearMiss: unknown]>>,
): HideCase[] =>
  Object.entries(rows).map(([hidden, [policy, nearMiss]]) => ({ hider, hidden, within, policy, nearMiss }));

const role = 'arn:aws:iam::111122223333:role/*';
const bucket = 'arn:aws:s3:::amzn-s3-demo-bucket';
const everything = allow('*');
const allButIam = { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' };
const allButBucket = { Effect: 'Allow', Action: '*', NotResource: bucket };
const allowFor = (Principal: unknown) => ({ ...allow('s3:GetObject', `${bucket}/*`), Principal });
const trust = (Principal: unknown) => ({ Effect: 'Allow', Principal, Action: 'sts:AssumeRoleWithSAML' });
const oidc = (issuer: string) => `arn:aws:iam::111122223333:oidc-provider/${issuer}`;
const withIdentity = (...Federated: string[]) => ({
  Effect: 'Allow',
  Principal: { Federated },
  Action: 'sts:AssumeRoleWithWebIdentity',
});
const github = 'token.actions.githubusercontent.com';

export const hideCases: readonly HideCase[] = [
  ...casesOf('no-full-admin', 'statement', {
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
  }),
  ...casesOf('no-allow-not-action', 'statement', {
    'no-wildcard-resource': [policy(allButIam), policy(allButIam, allow('s3:PutObject'))],
  }),
  ...casesOf('valid-resource', 'statement', {
    'no-mismatched-resource': [
      policy(allow('s3:GetObject', ['arn:aws:s3:eu-west-1::amzn-s3-demo-bucket', bucket])),
      policy(allow('s3:GetObject', bucket), allow('s3:*', 'arn:aws:sqs:eu-west-1::orders')),
    ],
  }),
  ...casesOf('no-unknown-resource', 'statement', {
    'no-mismatched-resource': [
      policy(allow('s3:GetObject', 'arn:aws:s4:::amzn-s3-demo-bucket/*')),
      policy(allow('s3:GetObject', bucket), allow('s3:*', 'arn:aws:s4:::amzn-s3-demo-bucket')),
    ],
  }),
  {
    hider: 'valid-resource-policy',
    hidden: 'no-mismatched-resource',
    within: 'statement',
    settings: { attachedTo: 'AWS::S3::Bucket' },
    policy: policy({ ...allow(['kms:Decrypt'], bucket), Principal: { AWS: '111122223333' } }),
    nearMiss: policy(
      { ...allow(['kms:Decrypt'], '*'), Principal: { AWS: '111122223333' } },
      { ...allow(['s3:GetObject'], bucket), Principal: { AWS: '111122223333' } },
    ),
  },
  ...casesOf('valid-principal', 'value', {
    'no-confused-deputy': [
      policy({ ...allow('s3:PutObject', `${bucket}/*`), Principal: { Service: 's3.amazonaws.co' } }),
      policy({
        ...allow('s3:PutObject', `${bucket}/*`),
        Principal: { Service: ['sns.amazonaws.com', 's3.amazonaws.co'] },
      }),
    ],
  }),
  ...casesOf('valid-element', 'element', {
    'require-elements': [
      policy({ Effect: 'Allow', Acton: 's3:GetObject', Resource: bucket }),
      policy({ Effect: 'Allow', Acton: 's3:GetObject' }),
    ],
    'require-version': [
      { version: '2012-10-17', Statement: [allow('s3:GetObject', bucket)] },
      { Idd: 'x', Statement: [allow('s3:GetObject', bucket)] },
    ],
  }),
  {
    hider: 'valid-type',
    hidden: 'valid-resource-control-policy',
    within: 'element',
    policy: policy({ Effect: 'Deny', Principal: { AWS: 1 }, Action: 's3:*', Resource: '*' }),
    nearMiss: policy({ Effect: 'Deny', Principal: { AWS: '1' }, Action: 's3:*', Resource: [1, '*'] }),
    settings: { policyType: 'rcp' },
  },
  {
    hider: 'no-empty-element',
    hidden: 'valid-resource-control-policy',
    within: 'value',
    policy: policy({ Effect: 'Deny', Principal: {}, Action: 's3:*', Resource: '*' }),
    nearMiss: policy({ Effect: 'Deny', Principal: { AWS: [] }, Action: 's3:*', Resource: '*' }),
    settings: { policyType: 'rcp' },
  },
  {
    hider: 'valid-action',
    hidden: 'valid-resource-control-policy',
    within: 'value',
    policy: policy({ Effect: 'Deny', Principal: '*', Action: ['s3'], Resource: '*' }),
    nearMiss: policy({ Effect: 'Deny', Principal: '*', Action: ['s3', '*'], Resource: '*' }),
    settings: { policyType: 'rcp' },
  },
  ...casesOf('valid-policy-variable', 'value', {
    'valid-principal': [
      policy(allowFor({ AWS: '${aws:PrincipalArn}' })),
      policy(allowFor({ AWS: ['arn:aws:iam::111122223333:user/${aws:username}', 'alice'] })),
    ],
    'valid-trust-policy': [
      policy(trust({ Federated: '${aws:FederatedProvider}' })),
      policy(trust({ Federated: ['${aws:FederatedProvider}', 'corp'] })),
    ],
  }),
  ...casesOf('valid-principal', 'value', {
    'valid-trust-policy': [
      policy(trust({ Federated: '*' })),
      policy(trust({ Federated: ['arn:aws:iam::111122223333:saml-provider/*', 'corp'] })),
    ],
  }),
  ...casesOf('valid-trust-policy', 'value', {
    'valid-principal': [
      policy(trust({ Federated: '111122223333' })),
      policy(trust({ Federated: 'corp', Service: '111122223333' })),
    ],
  }),
  ...casesOf('require-tenant-condition', 'value', {
    'require-oidc-condition': [
      policy(withIdentity(oidc('gitlab.com'))),
      policy(withIdentity(oidc('gitlab.com'), oidc('login.example.com'))),
    ],
  }),
  ...casesOf('require-oidc-condition', 'value', {
    'prefer-null-operator': [
      policy({ ...withIdentity(oidc(github)), Condition: { StringLike: { [`${github}:sub`]: '*' } } }),
      policy({
        ...withIdentity(oidc(github)),
        Condition: { StringLike: { [`${github}:sub`]: 'repo:example/*', [`${github}:aud`]: '*' } },
      }),
    ],
  }),
  ...conditionCases,
  ...notElements,
  ...redundancy,
];
