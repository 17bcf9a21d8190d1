/**
 * Slips that more than one rule finds, with what each of these rules reports when it alone is on. `alone.test.ts` runs
 * them; which of the findings are shown when all rules are on is in `hide-cases.ts`.
 */
import type { Settings } from '../../src/json/index.js';

export interface AloneCase {
  readonly slip: string;
  readonly policy: unknown;
  readonly settings?: Settings;
  /** What each rule reports, by its name. */
  readonly finds: Readonly<Record<string, readonly string[]>>;
}

const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const statement = (effect: string, Action: unknown, more: object = {}) =>
  policy({ Effect: effect, Action, Resource: '*', ...more });
const allow = (Action: unknown, more?: object) => statement('Allow', Action, more);
const deny = (Action: unknown, more?: object) => statement('Deny', Action, more);
const denyAllBut = (NotAction: unknown, Condition?: object) =>
  policy({ Effect: 'Deny', NotAction, Resource: '*', ...(Condition && { Condition }) });
const denyOutside = (Action: unknown, NotResource: unknown) =>
  policy({ Effect: 'Deny', Action, NotResource });
const pass = (Condition: object) => allow('iam:PassRole', { Condition });
const service = (operator: string, value: unknown = 'ec2.amazonaws.com') => ({
  [operator]: { 'iam:PassedToService': value },
});
const grant = (Principal: unknown) =>
  policy({ Effect: 'Allow', Principal, Action: 's3:PutObject', Resource: `${bucket}/*` });
const denyOthers = (NotPrincipal: unknown) =>
  policy({ Effect: 'Deny', NotPrincipal, Action: 's3:*', Resource: bucket });
const trust = (Principal: unknown, Condition?: object) =>
  policy({
    Effect: 'Allow',
    Principal,
    Action: 'sts:AssumeRoleWithWebIdentity',
    ...(Condition && { Condition }),
  });

const bucket = 'arn:aws:s3:::amzn-s3-demo-bucket';
const account = 'arn:aws:iam::111122223333:root';
const provider = (issuer: string) => `arn:aws:iam::111122223333:oidc-provider/${issuer}`;

export const aloneCases: readonly AloneCase[] = [
  // Tests of iam:PassedToService.
  {
    slip: 'an operator that compares no strings',
    policy: pass(service('NumericEquals')),
    finds: {
      'valid-passed-to-service': ['wrongType'],
      'valid-condition-type': ['typeMismatch'],
      'valid-condition-value': ['notNumber'],
    },
  },
  {
    slip: 'a wildcard where the operator has none',
    policy: pass(service('StringEquals', 'ec2.*')),
    finds: {
      'valid-passed-to-service': ['literalWildcard'],
      'no-literal-wildcard': ['literalWildcard'],
      'valid-condition-value': ['principalFormat'],
    },
  },
  {
    slip: 'a service without its domain',
    policy: pass(service('StringEquals', 'ec2')),
    finds: { 'valid-passed-to-service': ['wrongForm'], 'valid-condition-value': ['principalFormat'] },
  },
  {
    slip: 'an Allow of other actions under the key of iam:PassRole',
    policy: allow(['iam:PassRole', 's3:GetObject'], { Condition: service('StringEquals') }),
    finds: {
      'valid-passed-to-service': ['otherActions'],
      'no-unsupported-condition-key': ['unsupportedAction'],
      'no-partial-condition': ['someActions'],
    },
  },
  {
    slip: 'a Deny of other actions unless a role is passed to a service',
    policy: deny(['iam:PassRole', 's3:GetObject'], { Condition: service('StringNotEquals') }),
    finds: { 'no-unsupported-condition-key': ['unsupportedAction'], 'no-partial-condition': ['someActions'] },
  },
  {
    slip: 'ForAllValues on a key with one value',
    policy: pass(service('ForAllValues:StringEquals')),
    finds: {
      'require-passed-to-service': ['forAllValues'],
      'no-forallvalues-single-valued': ['allowsWithoutKey'],
    },
  },
  {
    slip: 'a wildcard that every service matches',
    policy: pass(service('StringLike', '*')),
    finds: { 'require-passed-to-service': ['anyService'], 'prefer-null-operator': ['present'] },
  },
  {
    slip: 'a test that every call passes',
    policy: pass(service('StringLikeIfExists', '*')),
    finds: { 'require-passed-to-service': ['anyService'], 'no-redundant-condition': ['alwaysTrue'] },
  },
  {
    slip: 'a key that is taken for iam:PassedToService',
    policy: allow(['iam:PassRole', 'iam:GetRole'], {
      Condition: { StringEquals: { 'iam:AWSServiceName': 'ec2.amazonaws.com' } },
    }),
    finds: {
      'valid-passed-to-service': ['lookalikeKey'],
      'no-unsupported-condition-key': ['unsupportedAction'],
    },
  },
  {
    slip: 'a key that is no key and taken for iam:PassedToService',
    policy: pass({ StringEquals: { 'iam:PassedToServices': 'ec2.amazonaws.com' } }),
    finds: { 'valid-passed-to-service': ['lookalikeKey'], 'valid-condition-key': ['misspeltKey'] },
  },

  // NotAction and NotResource.
  {
    slip: 'an entry of NotAction that has not the shape of an action',
    policy: denyAllBut(['s3', 'iam:*']),
    finds: { 'no-ineffective-not-action': ['malformedAction'], 'valid-action': ['missingService'] },
  },
  {
    slip: 'a misspelt action in NotAction',
    policy: denyAllBut(['iam:PasRole', 's3:*']),
    finds: { 'no-ineffective-not-action': ['misspeltAction'], 'no-unknown-action': ['misspeltAction'] },
  },
  {
    slip: 'an action beside its service in NotAction',
    policy: denyAllBut(['s3:*', 's3:GetObject']),
    finds: { 'no-ineffective-not-action': ['redundantAction'], 'no-redundant-action': ['covered'] },
  },
  {
    slip: 'a policy variable in NotAction',
    policy: denyAllBut(['s3:${aws:username}', 'iam:*']),
    finds: {
      'valid-policy-variable': ['unsupportedElement'],
      'no-ineffective-not-action': ['malformedAction'],
      'valid-action': ['badCharacter'],
    },
  },
  {
    slip: 'a policy variable in Action',
    policy: allow('s3:${aws:username}'),
    finds: { 'valid-policy-variable': ['unsupportedElement'], 'valid-action': ['badCharacter'] },
  },
  {
    slip: 'a tag that NotAction leaves out',
    policy: denyAllBut('iam:*', { StringEquals: { 'aws:ResourceTag/team': 'blue' } }),
    finds: {
      'no-ineffective-not-action': ['untagged'],
      'no-unsupported-condition-key': ['unsupportedByNotAction'],
    },
  },
  {
    slip: 'a policy variable in NotResource where it is plain text',
    policy: {
      Statement: [{ Effect: 'Deny', Action: 's3:GetObject', NotResource: `${bucket}/\${aws:username}/*` }],
    },
    finds: {
      'no-ineffective-not-resource': ['plainVariable'],
      'valid-policy-variable': ['unsupportedVersion'],
    },
  },
  {
    slip: 'NotResource for an action that has no resources',
    policy: denyOutside('s3:ListAllMyBuckets', bucket),
    finds: {
      'no-ineffective-not-resource': ['unscopable'],
      'no-deny-not-resource-lockout': ['resourceless'],
    },
  },
  {
    slip: 'an account with eleven digits in NotResource',
    policy: denyOutside('iam:GetRole', 'arn:aws:iam::11112222333:role/app'),
    finds: { 'no-ineffective-not-resource': ['malformedArn'], 'valid-resource': ['wrongAccount'] },
  },
  {
    slip: 'a type of resource that there is not in NotResource',
    policy: denyOutside('iam:GetRole', 'arn:aws:iam::111122223333:roles/app'),
    finds: { 'no-ineffective-not-resource': ['noSuchResource'], 'no-unknown-resource': ['unknownType'] },
  },
  {
    slip: 'an ARN in NotResource that is cut short',
    policy: denyOutside('s3:GetObject', 'arn:aws:s3'),
    finds: { 'no-ineffective-not-resource': ['allResources'], 'prefer-explicit-arn': ['shortArn'] },
  },
  {
    slip: 'a secret without its last characters in NotResource',
    policy: denyOutside(
      'secretsmanager:GetSecretValue',
      'arn:aws:secretsmanager:*:111122223333:secret:prod/db',
    ),
    finds: { 'no-ineffective-not-resource': ['half'], 'valid-resource': ['wrongName'] },
  },
  {
    slip: 'a Region in the ARN of a bucket, for an action that works on objects',
    policy: policy({
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: ['arn:aws:s3:eu-west-1::amzn-s3-demo-bucket', bucket],
    }),
    finds: { 'valid-resource': ['regionNotAllowed'], 'no-mismatched-resource': ['deadAction'] },
  },
  {
    slip: 'a service that there is not, for an action that works on another one',
    policy: policy({
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s4:::amzn-s3-demo-bucket/*',
    }),
    finds: { 'no-unknown-resource': ['unknownService'], 'no-mismatched-resource': ['deadAction'] },
  },
  {
    slip: 'an action of another service in the policy of a bucket',
    policy: policy({
      Effect: 'Allow',
      Principal: { AWS: '111122223333' },
      Action: 'kms:Decrypt',
      Resource: bucket,
    }),
    settings: { attachedTo: 'AWS::S3::Bucket' },
    finds: { 'valid-resource-policy': ['foreignAction'], 'no-mismatched-resource': ['deadAction'] },
  },
  {
    slip: 'wrong account, unknown type and open partition in one ARN',
    policy: policy({
      Effect: 'Allow',
      Action: 'iam:GetRole',
      Resource: 'arn:aws*:iam::11112222333:roles/app',
    }),
    finds: {
      'valid-resource': ['wrongAccount'],
      'no-unknown-resource': ['unknownType'],
      'prefer-explicit-arn': ['wildcardPartition'],
    },
  },
  {
    slip: 'an empty NotAction',
    policy: denyAllBut([]),
    finds: { 'no-ineffective-not-action': ['emptyNotAction'], 'no-empty-element': ['emptyAction'] },
  },

  {
    slip: 'an empty NotResource',
    policy: denyOutside('s3:*', []),
    finds: { 'no-ineffective-not-resource': ['emptyNotResource'], 'no-empty-element': ['emptyResource'] },
  },

  // Principals.
  {
    slip: 'a policy variable in Principal',
    policy: grant({ AWS: 'arn:aws:iam::111122223333:role/${aws:username}' }),
    finds: { 'valid-policy-variable': ['unsupportedElement'], 'valid-principal': ['noPrincipal'] },
  },
  {
    slip: 'an empty principal',
    policy: grant({ AWS: '' }),
    finds: { 'no-empty-element': ['emptyPrincipalName'] },
  },
  {
    slip: 'NotPrincipal in an SCP',
    policy: denyOthers({ AWS: account }),
    settings: { policyType: 'scp' },
    finds: { 'no-not-principal': ['unsupported'], 'valid-service-control-policy': ['principal'] },
  },
  {
    slip: 'NotPrincipal in an RCP',
    policy: denyOthers({ AWS: account }),
    settings: { policyType: 'rcp' },
    finds: { 'no-not-principal': ['unsupported'], 'valid-resource-control-policy': ['unsupported'] },
  },
  {
    slip: 'NotPrincipal in an identity-based policy',
    policy: denyOthers({ AWS: account }),
    settings: { policyType: 'identity' },
    finds: { 'no-not-principal': ['unsupported'], 'valid-principal': ['unsupported'] },
  },
  {
    slip: 'a wildcard in an ARN of NotPrincipal',
    policy: denyOthers({ AWS: ['arn:aws:iam::111122223333:role/*', account] }),
    finds: { 'no-not-principal': ['deny', 'wildcard'], 'valid-principal': ['wildcard'] },
  },
  {
    slip: 'a deleted role in NotPrincipal',
    policy: denyOthers({ AWS: ['AROADBQP57FF2AEXAMPLE', account] }),
    finds: { 'no-not-principal': ['deny', 'deleted'], 'valid-principal': ['deleted'] },
  },
  {
    slip: 'a wildcard for a provider',
    policy: trust({ Federated: '*' }),
    finds: { 'valid-principal': ['wildcard'], 'valid-trust-policy': ['provider'] },
  },
  {
    slip: 'an account for a provider',
    policy: trust({ Federated: '111122223333' }),
    finds: { 'valid-principal': ['otherType'], 'valid-trust-policy': ['provider'] },
  },
  {
    slip: 'a provider with its scheme and a wildcard',
    policy: trust({ Federated: provider('https://*.example.com') }),
    finds: { 'valid-principal': ['wildcard'], 'valid-trust-policy': ['scheme'] },
  },
  {
    slip: 'a service that is misspelt and acts for every customer',
    policy: grant({ Service: 's3.amazonaws.co' }),
    finds: { 'valid-principal': ['serviceForm'], 'no-confused-deputy': ['anySource'] },
  },
  {
    slip: 'a shared provider without a condition',
    policy: trust({ Federated: provider('gitlab.com') }),
    finds: { 'require-tenant-condition': ['missing'], 'require-oidc-condition': ['missing'] },
  },
  {
    slip: 'principals of an RCP that are not strings',
    policy: policy({ Effect: 'Deny', Principal: { AWS: 1 }, Action: 's3:*', Resource: '*' }),
    settings: { policyType: 'rcp' },
    finds: { 'valid-type': ['wrongType'], 'valid-resource-control-policy': ['principal'] },
  },

  // Elements and statements.
  {
    slip: 'a misspelt Action',
    policy: policy({ Effect: 'Allow', Acton: 's3:GetObject', Resource: bucket }),
    finds: { 'valid-element': ['misspelled'], 'require-elements': ['missingAction'] },
  },
  {
    slip: 'a misspelt Version',
    policy: {
      version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 's3:ListBucket', Resource: bucket }],
    },
    finds: { 'valid-element': ['misspelled'], 'require-version': ['missing'] },
  },
  {
    slip: 'a statement beside one that allows everything',
    policy: policy(
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Allow', Action: 's3:ListBucket', Resource: bucket },
    ),
    finds: { 'no-full-admin': ['fullAdmin'], 'no-redundant-statement': ['coveredByAdmin'] },
  },

  // Conditions.
  {
    slip: 'a key that some of the actions do not carry',
    policy: allow(['s3:ListBucket', 's3:PutObject'], {
      Condition: { StringLike: { 's3:prefix': 'home/*' } },
    }),
    finds: { 'no-unsupported-condition-key': ['unsupportedAction'], 'no-partial-condition': ['someActions'] },
  },
  {
    slip: 'a key in the place of an operator',
    policy: allow('s3:GetObject', { Condition: { 'aws:SourceIp': { IpAddress: '203.0.113.0/24' } } }),
    finds: { 'valid-condition-operator': ['keyAsOperator'], 'valid-condition-key': ['keyFormat'] },
  },
  {
    slip: 'an operator for ARNs on a key that holds none',
    policy: allow('s3:GetObject', { Condition: { ArnEquals: { 'aws:SourceVpc': 'vpc-1a2b' } } }),
    finds: { 'valid-condition-type': ['typeMismatch'], 'valid-condition-value': ['vpcFormat'] },
  },
  {
    slip: 'a wildcard in an identifier where the operator has none',
    policy: allow('s3:GetObject', { Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-*' } } }),
    finds: { 'no-literal-wildcard': ['literalWildcard'], 'valid-condition-value': ['vpcFormat'] },
  },
];
