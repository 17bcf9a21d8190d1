/** What the rules about principals hide. */
import type { HideCase } from '../hide-cases.js';

const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const trust = (Principal: unknown, Condition?: object) => ({
  Effect: 'Allow',
  Principal,
  Action: 'sts:AssumeRoleWithWebIdentity',
  ...(Condition && { Condition }),
});
const provider = (issuer: string) => `arn:aws:iam::111122223333:oidc-provider/${issuer}`;
const cluster = 'oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E';
const github = 'token.actions.githubusercontent.com';

const bucket = ['arn:aws:s3:::amzn-s3-demo-bucket', 'arn:aws:s3:::amzn-s3-demo-bucket/*'];
const fence = (Condition: object) => ({
  Effect: 'Deny',
  Principal: '*',
  Action: 's3:*',
  Resource: bucket,
  Condition,
});
const encrypted = { 's3:x-amz-server-side-encryption': 'aws:kms' };
const tagged = { 'aws:PrincipalTag/team': '*' };

export const cases: readonly HideCase[] = [
  {
    hider: 'no-deny-everyone',
    hidden: 'no-partial-condition',
    within: 'test',
    policy: policy(fence({ StringNotEquals: encrypted })),
    nearMiss: policy(fence({ StringNotEquals: { ...encrypted, 's3:x-amz-acl': 'private' } })),
  },
  {
    hider: 'no-deny-everyone',
    hidden: 'no-redundant-condition',
    within: 'test',
    policy: policy(fence({ StringLikeIfExists: tagged })),
    nearMiss: policy(fence({ StringLikeIfExists: { ...tagged, 'aws:PrincipalTag/unit': '*' } })),
  },
  {
    hider: 'valid-principal',
    hidden: 'valid-trust-policy',
    within: 'value',
    policy: policy(trust({ Federated: '*' })),
    nearMiss: policy(trust({ Federated: provider('https://*.example.com') })),
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
    hidden: 'no-permissive-condition-value',
    within: 'value',
    policy: policy(trust({ Federated: provider(github) }, { StringLike: { [`${github}:sub`]: '*' } })),
    nearMiss: policy(
      trust({ Federated: provider(github) }, { StringLike: { [`${github}:sub`]: '*' } }),
      trust({ Federated: provider('login.example.com') }, { StringLike: { 'login.example.com:sub': '*' } }),
    ),
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
  {
    hider: 'valid-oidc-condition',
    hidden: 'require-tenant-condition',
    within: 'statement',
    policy: policy(
      trust(
        { Federated: provider('gitlab.com') },
        { StringEquals: { [`${github}:sub`]: 'repo:a/b:pull_request' } },
      ),
    ),
    nearMiss: policy(
      trust(
        { Federated: provider('gitlab.com') },
        { StringEquals: { [`${github}:sub`]: 'repo:a/b:pull_request' } },
      ),
      trust({ Federated: provider('gitlab.com') }),
    ),
  },
  {
    hider: 'valid-oidc-condition',
    hidden: 'no-unknown-condition-key',
    within: 'value',
    policy: policy(
      trust(
        { Federated: provider(cluster) },
        { StringEquals: { [`${provider(cluster)}:sub`]: 'system:serviceaccount:shop:api' } },
      ),
    ),
    nearMiss: policy(
      trust(
        { Federated: provider(cluster) },
        {
          StringEquals: {
            [`${provider(cluster)}:sub`]: 'x',
            'nosuchthing:sub': 'system:serviceaccount:shop:api',
          },
        },
      ),
    ),
  },
  {
    hider: 'valid-oidc-condition',
    hidden: 'require-oidc-condition',
    within: 'value',
    options: { 'require-oidc-condition': { requireBranch: true } },
    policy: policy(
      trust(
        { Federated: provider(github) },
        { StringEquals: { [`${github}:sub`]: ['invalid', 'repo:a/b:ref:refs/heads/main'] } },
      ),
    ),
    nearMiss: policy(
      trust(
        { Federated: provider(github) },
        { StringEquals: { [`${github}:sub`]: ['invalid', 'repo:a/b:pull_request'] } },
      ),
    ),
  },
  {
    hider: 'valid-oidc-condition',
    hidden: 'no-permissive-condition-value',
    within: 'value',
    policy: policy(
      trust({ Federated: provider(cluster) }, { StringLike: { [`${cluster}:sub`]: ['shop:*'] } }),
    ),
    nearMiss: policy(
      trust(
        { Federated: provider(cluster) },
        { StringLike: { [`${cluster}:sub`]: ['shop:*', 'system:serviceaccount:*:a*'] } },
      ),
    ),
  },
];
