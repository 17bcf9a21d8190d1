import { expect, it } from 'vitest';
import { issuerNamed } from '../../src/catalog/oidc-issuers.js';

it.each([
  ['token.actions.githubusercontent.com', 'GitHub Actions', undefined],
  ['token.actions.githubusercontent.com/example', 'GitHub Actions', true],
  ['token.actions.example.ghe.com', 'GitHub Actions', true],
  ['token.actions.example.ghe.com/example', 'GitHub Actions', true],
  ['oidc.eks.eu-west-1.amazonaws.com/id/exampled539d4633e53de1b716d3041e', 'Amazon EKS', true],
  ['oidc.eks.cn-north-1.amazonaws.com.cn/id/exampled539d4633e53de1b716d3041e', 'Amazon EKS', true],
  ['gitlab.com', 'GitLab', undefined],
  ['oidc.vercel.com', 'Vercel', undefined],
  ['oidc.vercel.com/example', 'Vercel', undefined],
  ['cognito-idp.eu-west-1.amazonaws.com/eu-west-1_example', 'Amazon Cognito user pools', undefined],
])('knows %s', (issuer, title, isPrivate) => {
  expect(issuerNamed(issuer)).toMatchObject({ title, ...(isPrivate && { isPrivate }) });
});

it.each(['gitlab.example.com', 'agent.buildkite.com', 'token.actions.githubusercontent.com.example.com'])(
  'does not know %s',
  (issuer) => {
    expect(issuerNamed(issuer)).toBeUndefined();
  },
);
