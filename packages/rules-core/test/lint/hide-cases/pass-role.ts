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
const blocklist = { StringNotEquals: { [key]: service } };

export const cases: readonly HideCase[] = [
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
