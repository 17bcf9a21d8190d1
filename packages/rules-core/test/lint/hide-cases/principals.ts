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
const github = 'token.actions.githubusercontent.com';

export const cases: readonly HideCase[] = [
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
      trust(
        { Federated: provider(github) },
        { StringLike: { [`${github}:sub`]: '*', 'accounts.google.com:sub': '*' } },
      ),
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
];
