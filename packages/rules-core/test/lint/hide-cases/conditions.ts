import type { HideCase } from '../hide-cases.js';

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const policy = (members: object) => ({ Version: '2012-10-17', Statement: [{ ...statement, ...members }] });
const condition = (Condition: object) => policy({ Condition });

/** Cases of the hiders among the rules about conditions. */
export const cases: readonly HideCase[] = [
  {
    hider: 'valid-condition-type',
    hidden: 'valid-condition-value',
    within: 'test',
    policy: condition({ ArnEquals: { 'aws:SourceVpc': 'vpc-1a2b' } }),
    nearMiss: condition({ ArnEquals: { 'aws:SourceVpc': 'vpc-1a2b3c4d', 'aws:SourceArn': 'vpc-1a2b' } }),
  },
  {
    hider: 'no-redundant-condition',
    hidden: 'prefer-null-operator',
    within: 'test',
    policy: condition({
      StringEquals: { 'aws:PrincipalTag/team': 'a' },
      StringLike: { 'aws:PrincipalTag/team': '*' },
    }),
    nearMiss: condition({
      StringEquals: { 'aws:PrincipalTag/team': 'a' },
      Null: { 'aws:PrincipalTag/team': 'false' },
      StringLike: { 'aws:PrincipalTag/unit': '*' },
    }),
  },
  {
    hider: 'no-ineffective-mfa-condition',
    hidden: 'no-redundant-condition',
    within: 'test',
    policy: policy({
      Effect: 'Deny',
      Condition: {
        NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': '3600' },
        Null: { 'aws:MultiFactorAuthAge': 'true' },
      },
    }),
    nearMiss: policy({
      Effect: 'Deny',
      Condition: {
        NumericGreaterThanIfExists: { 'aws:MultiFactorAuthAge': '3600', 's3:max-keys': '1' },
        Null: { 'aws:MultiFactorAuthAge': 'true', 's3:max-keys': 'true' },
      },
    }),
  },
  {
    hider: 'no-literal-wildcard',
    hidden: 'valid-condition-value',
    within: 'value',
    policy: condition({ StringEquals: { 'aws:SourceVpc': 'vpc-*' } }),
    nearMiss: condition({ StringEquals: { 'aws:SourceVpc': ['vpc-*', 'vpc-1a2b'] } }),
  },
  {
    hider: 'valid-condition-value',
    hidden: 'no-permissive-condition-value',
    within: 'value',
    policy: condition({ StringLike: { 'aws:SourceVpc': '${aws:SourceVpc}' } }),
    nearMiss: condition({ StringLike: { 'aws:SourceVpc': ['${aws:SourceVpc}', '${aws:PrincipalTag/vpc}'] } }),
  },
  {
    hider: 'valid-condition-value',
    hidden: 'no-literal-wildcard',
    within: 'value',
    policy: condition({ StringEquals: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:group/*' } }),
    nearMiss: condition({
      StringEquals: {
        'aws:PrincipalArn': ['arn:aws:iam::111122223333:group/a', 'arn:aws:iam::111122223333:role/*'],
      },
    }),
  },
  {
    hider: 'valid-condition-operator',
    hidden: 'valid-condition-key',
    within: 'test',
    policy: condition({ 'aws:SourceIp': { IpAddress: '203.0.113.0/24' } }),
    nearMiss: condition({
      'aws:SourceIp': { IpAddress: '203.0.113.0/24' },
      StringEquals: { IpAddress: '203.0.113.0/24' },
    }),
  },
  {
    hider: 'valid-condition-operator',
    hidden: 'valid-type',
    within: 'test',
    policy: condition({ 's3:prefix': ['home/', 'public/'] }),
    nearMiss: condition({ 's3:prefix': 'home/', StringEquals: ['public/'] }),
  },
  {
    hider: 'no-unsupported-condition-key',
    hidden: 'no-partial-condition',
    within: 'value',
    policy: policy({
      Action: ['s3:ListBucket', 's3:PutObject'],
      Condition: { StringLike: { 's3:prefix': 'home/*' } },
    }),
    nearMiss: policy({
      Action: ['s3:ListBucket*', 's3:PutObject'],
      Condition: { StringLike: { 's3:prefix': 'home/*' } },
    }),
  },
  {
    hider: 'no-vacuous-condition',
    hidden: 'no-partial-condition',
    within: 'test',
    policy: policy({
      Action: ['dynamodb:GetItem', 'dynamodb:Scan'],
      Condition: { 'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['a'] } },
    }),
    nearMiss: policy({
      Action: ['dynamodb:GetItem', 'dynamodb:Scan', 's3:ListBucket'],
      Condition: {
        'ForAllValues:StringEquals': { 'dynamodb:LeadingKeys': ['a'] },
        StringLikeIfExists: { 's3:prefix': 'a*' },
      },
    }),
  },
];
