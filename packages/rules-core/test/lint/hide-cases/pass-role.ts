/** What the rules about iam:PassRole hide. */
import type { HideCase } from '../hide-cases.js';

const key = 'iam:PassedToService';
const service = 'ec2.amazonaws.com';

const statement = (Action: unknown, Condition: object) => ({
  Effect: 'Allow',
  Action,
  Resource: '*',
  Condition,
});
const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });

/** The key is not one of iam:PassRole, but a name that is taken for it. */
const lookalike = { StringEquals: { 'iam:PassedToServices': service } };
const elsewhere = { StringEquals: { 's3:PassedToService': service } };
const blocklist = { StringNotEquals: { [key]: service } };

const toEach = (operator: string, value: unknown = service) => ({ [operator]: { [key]: value } });
/** The statement, and the near miss: another one with the same condition for an action that never carries the key. */
const passing = (condition: object) => ({
  policy: policy(statement('iam:PassRole', condition)),
  nearMiss: policy(statement('iam:PassRole', condition), statement('iam:GetRole', condition)),
});

export const cases: readonly HideCase[] = [
  {
    hider: 'require-passed-to-service',
    hidden: 'no-wildcard-pass-role',
    within: 'statement',
    policy: policy(statement('iam:PassRole', { Bool: { 'aws:SecureTransport': 'true' } })),
    nearMiss: policy(statement('iam:PassRole', {}), statement('iam:PassRole', toEach('StringEquals'))),
  },
  ...(
    [
      ['valid-condition-type', toEach('NumericEquals')],
      ['valid-condition-value', toEach('NumericEquals')],
      ['no-forallvalues-single-valued', toEach('ForAllValues:ArnEquals')],
      ['prefer-null-operator', toEach('ArnLike', '*')],
      ['no-redundant-condition', toEach('ArnLikeIfExists', '*')],
    ] as const
  ).map(([hidden, condition]) => ({
    hider: 'valid-passed-to-service',
    hidden,
    within: 'test' as const,
    ...passing(condition),
  })),
  {
    hider: 'valid-passed-to-service',
    hidden: 'valid-condition-value',
    within: 'test',
    policy: policy(statement('iam:PassRole', toEach('StringEquals', [true, service]))),
    // A value of the wrong form beside two of different types that are not.
    nearMiss: policy(
      statement('iam:PassRole', {
        ...toEach('StringEquals', 'ec2'),
        StringLike: { 'ec2:Owner': [true, 'x'] },
      }),
    ),
  },
  {
    hider: 'valid-passed-to-service',
    hidden: 'valid-condition-value',
    within: 'value',
    policy: policy(statement('iam:PassRole', toEach('StringEquals', 'ec2'))),
    nearMiss: policy(
      statement('iam:PassRole', {
        ...toEach('StringEquals', ['ec2', service]),
        ...{ Null: { [key]: 'no' } },
      }),
    ),
  },
  {
    hider: 'valid-passed-to-service',
    hidden: 'no-literal-wildcard',
    within: 'value',
    policy: policy(statement('iam:PassRole', toEach('StringEquals', 'ec2*'))),
    nearMiss: policy(
      statement('iam:PassRole', {
        StringEquals: { [key]: 'ec2*', 'aws:PrincipalTag/team': 'blue-*' },
      }),
    ),
  },
  {
    hider: 'valid-passed-to-service',
    hidden: 'require-passed-to-service',
    within: 'statement',
    policy: policy(statement('iam:PassRole', toEach('ArnNotLike'))),
    nearMiss: policy(
      statement('iam:PassRole', toEach('ArnNotLike')),
      statement('iam:PassRole', { Bool: { 'aws:SecureTransport': 'true' } }),
    ),
  },
  ...(
    [
      ['no-forallvalues-single-valued', toEach('ForAllValues:StringEquals')],
      ['prefer-null-operator', toEach('StringLike', '*')],
      ['no-redundant-condition', toEach('StringLikeIfExists', '*')],
    ] as const
  ).map(([hidden, condition]) => ({
    hider: 'require-passed-to-service',
    hidden,
    within: 'test' as const,
    ...passing(condition),
  })),
  {
    hider: 'valid-passed-to-service',
    hidden: 'no-unsupported-condition-key',
    within: 'test',
    policy: policy(statement(['iam:PassRole', 'iam:GetRole'], { StringEquals: { [key]: service } })),
    nearMiss: policy(
      statement(['iam:PassRole', 'iam:GetRole'], {
        StringEquals: { [key]: service },
        StringLike: { 's3:prefix': 'home/*' },
      }),
    ),
  },
  {
    hider: 'valid-passed-to-service',
    hidden: 'no-partial-condition',
    within: 'test',
    policy: policy(statement(['iam:PassRole', 'iam:GetRole'], { StringEquals: { [key]: service } })),
    nearMiss: policy(
      statement(['iam:PassRole', 'iam:GetRole'], {
        StringEquals: { [key]: service },
        StringLike: { 's3:prefix': 'home/*' },
      }),
    ),
  },
  {
    hider: 'valid-passed-to-service',
    hidden: 'valid-condition-key',
    within: 'test',
    policy: policy(statement('iam:PassRole', lookalike)),
    nearMiss: policy(statement('iam:PassRole', lookalike), statement('iam:GetRole', lookalike)),
  },
  {
    hider: 'valid-passed-to-service',
    hidden: 'no-unknown-condition-key',
    within: 'test',
    policy: policy(statement('iam:PassRole', elsewhere)),
    nearMiss: policy(statement('iam:PassRole', elsewhere), statement('iam:GetRole', elsewhere)),
  },
  {
    hider: 'require-passed-to-service',
    hidden: 'no-unsupported-condition-key',
    within: 'test',
    policy: policy(statement(['iam:PassRole', 's3:GetObject'], blocklist)),
    nearMiss: policy(
      statement(['iam:PassRole', 's3:GetObject'], blocklist),
      statement('s3:GetObject', blocklist),
    ),
  },
  {
    hider: 'require-passed-to-service',
    hidden: 'no-partial-condition',
    within: 'test',
    policy: policy(statement(['iam:PassRole', 's3:GetObject'], blocklist)),
    nearMiss: policy(
      statement(['iam:PassRole', 's3:GetObject'], blocklist),
      statement('s3:GetObject', blocklist),
    ),
  },
];
