/** What the rules about principals hide. */
import type { HideCase } from '../hide-cases.js';

const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const grant = (Principal: unknown) => ({
  Effect: 'Allow',
  Principal,
  Action: 's3:PutObject',
  Resource: 'arn:aws:s3:::amzn-s3-demo-bucket/*',
});
const trust = (Principal: unknown, Condition?: object) => ({
  Effect: 'Allow',
  Principal,
  Action: 'sts:AssumeRoleWithWebIdentity',
  ...(Condition && { Condition }),
});
const provider = (issuer: string) => `arn:aws:iam::111122223333:oidc-provider/${issuer}`;
const github = 'token.actions.githubusercontent.com';

export const cases: readonly HideCase[] = [
  {
    hider: 'valid-principal',
    hidden: 'no-confused-deputy',
    within: 'value',
    policy: policy(grant({ Service: 's3.amazonaws.co' })),
    nearMiss: policy(grant({ Service: ['sns.amazonaws.com', 's3.amazonaws.co'] })),
  },
  {
    hider: 'valid-principal',
    hidden: 'valid-trust-policy',
    within: 'value',
    policy: policy(trust({ Federated: '*' })),
    nearMiss: policy(trust({ Federated: [provider('*'), 'corp'] })),
  },
  {
    hider: 'require-tenant-condition',
    hidden: 'require-oidc-condition',
    within: 'value',
    policy: policy(trust({ Federated: provider('gitlab.com') })),
    nearMiss: policy(trust({ Federated: [provider('gitlab.com'), provider('login.example.com')] })),
  },
  {
    hider: 'require-oidc-condition',
    hidden: 'prefer-null-operator',
    within: 'value',
    policy: policy(trust({ Federated: provider(github) }, { StringLike: { [`${github}:sub`]: '*' } })),
    nearMiss: policy(
      trust(
        { Federated: provider(github) },
        { StringLike: { [`${github}:sub`]: 'repo:example/*', [`${github}:aud`]: '*' } },
      ),
    ),
  },
];
