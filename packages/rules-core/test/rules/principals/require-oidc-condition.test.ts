import { expect, it } from 'vitest';
import { lintText } from '../../../src/json/index.js';
import { requireOidcCondition } from '../../../src/rules/principals/require-oidc-condition.js';
import { testRule } from '../../rule-tester.js';

const github = 'token.actions.githubusercontent.com';
const arn = (issuer: string) => `arn:aws:iam::111122223333:oidc-provider/${issuer}`;
const policy = (provider: string, condition = '') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Federated": ${provider} }, "Action": "sts:AssumeRoleWithWebIdentity"${condition && `, "Condition": { ${condition} }`} }] }`;
const subject = (value: string, operator = 'StringLike', more = '') =>
  policy(`"${arn(github)}"`, `"${operator}": { "${github}:sub": ${value}${more} }`);
const main = 'repo:example/site:ref:refs/heads/main';
const requireBranch = { requireBranch: true };

testRule(requireOidcCondition, {
  valid: [
    ...[
      policy(`"${arn('login.example.com')}"`, '"StringEquals": { "login.example.com:sub": "x" }'),
      policy(`"${arn('login.example.com/team')}"`, '"StringEquals": { "LOGIN.example.com/team:aud": "x" }'),
      policy('"accounts.google.com"', '"StringEquals": { "accounts.google.com:aud": "x" }'),
      policy('"arn:aws:iam::111122223333:saml-provider/corp"'),
      policy(`"${arn('{{issuer}}')}"`),
      policy(`"${arn('*.example.com')}"`),
      policy(`"${arn('${aws:PrincipalOrgID}')}"`),
      policy(`"${arn('https://login.example.com')}"`, '"StringEquals": { "login.example.com:sub": "x" }'),
      policy(`"${arn('login.example.com')}"`).replace('Allow', 'Deny'),
      subject(`"${main}"`),
      subject('"repo:example/site:environment:production"'),
      subject('"repo:example/site:pull_request"'),
      subject('"repo:example/site:*"'),
      subject('"repo:example/site:*"', 'StringLike', `, "${github}:ref": "refs/heads/main"`),
      subject(
        '"repo:example/*:ref:refs/heads/main"',
        'StringLike',
        `, "${github}:repository": ["example/site", "example/shop"]`,
      ),
      subject('"repo:example/*"', 'StringEquals'),
      subject('"repo:<Owner>/*"'),
      subject('"repo:example/*"', 'StringNotLike'),
    ].map((code) => ({ code })),
    { name: 'a branch', code: subject(`"${main}"`, 'StringEquals'), options: requireBranch },
    {
      name: 'a branch in the environment, and a branch in a key of its own',
      code: subject(
        '["repo:example/site:environment:production:ref:refs/heads/main", "repo:example/site:pull_request"]',
        'StringEquals',
        `, "${github}:ref": "refs/heads/main"`,
      ),
      options: requireBranch,
    },
    {
      name: 'a pattern of subjects, and a branch in a key of its own',
      code: subject('"repo:example/site:*"', 'StringLike', `, "${github}:ref": "refs/heads/main"`),
      options: requireBranch,
    },
    {
      name: 'an audience',
      code: policy(`"${arn('login.example.com')}"`, '"StringEquals": { "login.example.com:aud": "x" }'),
    },
    {
      name: 'the audience of SAML',
      code: policy(
        '"arn:aws:iam::111122223333:saml-provider/corp"',
        '"ForAnyValue:StringEquals": { "SAML:aud": "x" }',
      ),
      options: { confirmAudience: true },
    },
  ],
  invalid: [
    ...[arn('login.example.com'), arn('login.example.com/Team'), 'accounts.google.com'].map((provider) => ({
      code: policy(`«"${provider}"»`, '"StringEquals": { "other.example.com:sub": "x" }'),
      errors: [
        {
          messageId: 'missing',
          data: { issuer: provider.replace(/.*oidc-provider\//, '').toLowerCase() },
        },
      ],
    })),
    {
      name: 'no condition',
      code: policy(`«"${arn('a.example.com')}"»`),
      errors: [{ messageId: 'missing', data: { issuer: 'a.example.com' } }],
    },
    ...['gitlab.com', github].map((issuer) => ({
      name: `alone: no condition on ${issuer}, of which IAM demands a certain one`,
      code: policy(`«"${arn(issuer)}"»`),
      errors: [{ messageId: 'missing', data: { issuer } }],
    })),
    ...['«*»', '«**»'].map((marked) => ({
      code: subject(`["${marked}", "${main}"]`),
      errors: [{ messageId: 'everySubject', data: { text: marked.replace(/[«»]/g, '') } }],
    })),
    ...[
      '«?*»',
      'repo:example/«*»',
      'repo:example/site«*:ref:refs/heads/*»',
      'repo:«*»/site:pull_request',
    ].map((marked) => ({
      code: subject(`["${marked}", "${main}"]`),
      errors: [{ messageId: 'anyRepository', data: { text: marked.replace(/[«»]/g, '') } }],
    })),
    ...['repo:example/site:«*»', 'repo:example/site:ref:refs/heads/«*»', 'repo:example/site:«?*»'].map(
      (marked) => ({
        code: subject(`"${marked}"`),
        options: requireBranch,
        errors: [{ messageId: 'anyRef', data: { text: marked.replace(/[«»]/g, '') } }],
      }),
    ),
    {
      name: 'a branch key with a wildcard is none',
      code: subject('"repo:example/site:«*»"', 'StringLike', `, "${github}:ref": "refs/heads/*"`),
      options: requireBranch,
      errors: [{ messageId: 'anyRef', data: { text: 'repo:example/site:*' } }],
    },
    ...[
      'repo:example/site:environment:production',
      'repo:example/site:pull_request',
      'repo:example/site',
    ].map((text) => ({
      code: subject(`«"${text}"»`, 'StringEquals'),
      options: requireBranch,
      errors: [{ messageId: 'noBranch', data: { text } }],
    })),
    {
      name: 'ForAnyValue',
      code: policy(
        `"${arn('login.example.com')}"`,
        '"«ForAnyValue»:StringEquals": { "login.example.com:aud": "x" }',
      ),
      errors: [{ messageId: 'forAnyValue', data: { key: 'login.example.com:aud' } }],
    },
    {
      name: 'an audience, by option',
      code: policy(
        `"${arn('login.example.com')}"`,
        '"StringEquals": { «"login.example.com:aud"»: "x", "login.example.com:sub": "x" }',
      ),
      options: { confirmAudience: true },
      errors: [{ messageId: 'audience', data: { key: 'login.example.com:aud' } }],
    },
  ],
});

it.each([
  [
    '*',
    [
      'equivalent-to-null-false',
      'specific-github-repo-and-branch-recommended',
      'wildcard-usage-too-permissive',
    ],
  ],
  ['repo:*', ['specific-github-repo-and-branch-recommended', 'wildcard-usage-too-permissive']],
  ['repo:example/*', ['specific-github-repo-and-branch-recommended']],
] as const)('answers for %s the checks that apply to it', (value, expected) => {
  const text = subject(`"${value}"`);
  const findings = lintText(text, {
    rules: { 'require-oidc-condition': 'error' },
    settings: { policyType: 'trust' },
  });
  expect(findings.map(({ checks }) => checks)).toEqual([expected]);
});
