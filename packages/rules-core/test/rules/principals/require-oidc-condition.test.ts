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
const cluster = 'oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E';
const serviceAccount = (value: string, more = '') =>
  policy(`"${arn(cluster)}"`, `"StringLike": { "${cluster}:sub": "${value}"${more} }`);
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
    ...[
      // Nobody passes what only tokens of another provider have, or none.
      policy(`"${arn('login.example.com')}"`, '"StringEquals": { "other.example.com:sub": "x" }'),
      policy(`"${arn('login.example.com')}"`, '"StringEquals": { "sub": "x" }'),
      policy(`"${arn(cluster)}"`, `"StringEquals": { "${cluster}:aud": "system:serviceaccount:shop:api" }`),
      serviceAccount('system:serviceaccount:shop:api'),
      serviceAccount('system:serviceaccount:shop:*'),
      serviceAccount('system:serviceaccount:*:api'),
      serviceAccount('system:serviceaccount:*:*', `, "${cluster}:aud": "sts.amazonaws.com"`).replace(
        '"Condition": {',
        `"Condition": { "StringEquals": { "${cluster}:sub": "system:serviceaccount:shop:api" },`,
      ),
      subject('"repo:example@*/site@*:ref:refs/heads/main"'),
      subject('["repo:example/site", "repo:example/site:*"]'),
      subject('"repo:example/site"', 'StringNotLike'),
      subject('"environment:production:repo:example/site"'),
      subject('"repository_owner:example:environment:production"'),
      subject('"repository_id:123456"', 'StringEquals'),
      subject('"actor:octocat"', 'StringEquals'),
      // Of two conditions on the subject both must hold.
      subject('"repo:*"').replace(
        '"Condition": {',
        `"Condition": { "StringEquals": { "${github}:sub": "${main}" },`,
      ),
    ].map((code) => ({ code })),
    ...[
      'ref:refs/heads/main:repo:example/site',
      'environment:production:ref:refs/heads/main:repo:example/site',
    ].map((text) => ({ code: subject(`"${text}"`, 'StringEquals'), options: requireBranch })),
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
      name: `a condition that tokens of ${provider} pass as they have no such key`,
      code: policy(`«"${provider}"»`, '"StringNotEquals": { "other.example.com:sub": "x" }'),
      errors: [{ messageId: 'missing', data: { issuer: provider.replace(/.*oidc-provider\//, '') } }],
    })),
    {
      name: 'any subject, with an audience that some token may have',
      code: subject('"«*»"', 'StringLike', `, "${github}:aud": "sts.amazonaw.com"`),
      errors: [{ messageId: 'everySubject', data: { text: '*' } }],
    },
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
      'repo:«*@*/site@*»:pull_request',
      'repo:example@«*/*@*»:pull_request',
    ].map((marked) => ({
      code: subject(`["${marked}", "${main}"]`),
      errors: [{ messageId: 'anyRepository', data: { text: marked.replace(/[«»]/g, '') } }],
    })),
    ...[
      'environment:production',
      'environment:«*»',
      'workflow:deploy',
      'ref:refs/heads/main',
      'ref:refs/heads/main:environment:production',
      'pull_request',
      'environment:production:pull_request',
    ].map((marked) => ({
      name: `any repository can have ${marked}`,
      code: subject(`[${marked.includes('«') ? `"${marked}"` : `«"${marked}"»`}, "${main}"]`),
      errors: [{ messageId: 'openSubject', data: { text: marked.replace(/[«»]/g, '') } }],
    })),
    {
      name: 'the narrower one of two conditions',
      code: subject('"repo:«*»"').replace(
        '"Condition": {',
        `"Condition": { "StringLikeIfExists": { "${github}:sub": ["${main}", "*"] },`,
      ),
      errors: [{ messageId: 'anyRepository', data: { text: 'repo:*' } }],
    },
    {
      name: 'a subject that ends behind the repository',
      code: subject('[«"repo:example/site"», "repo:example/other:pull_request"]'),
      errors: [
        {
          messageId: 'customSubject',
          data: { text: 'repo:example/site', example: 'repo:example/site:ref:refs/heads/<Branch>' },
          suggestions: ['repo:example/site:*', 'repo:example/site:ref:refs/heads/<Branch>'].map((text) => ({
            messageId: 'suggestSubject',
            data: { subject: text },
            output: subject(`["${text}", "repo:example/other:pull_request"]`),
          })),
        },
      ],
    },
    {
      name: 'a subject that ends behind the repository, with its IDs, also where a branch is needed',
      code: subject('«"repo:example@1/site@2"»', 'StringEquals'),
      options: requireBranch,
      errors: [
        {
          messageId: 'customSubject',
          data: { text: 'repo:example@1/site@2', example: 'repo:example@1/site@2:ref:refs/heads/<Branch>' },
          suggestions: [
            {
              messageId: 'suggestSubject',
              data: { subject: 'repo:example@1/site@2:ref:refs/heads/<Branch>' },
              output: subject('"repo:example@1/site@2:ref:refs/heads/<Branch>"', 'StringEquals'),
            },
          ],
        },
      ],
    },
    {
      name: 'a subject of GitLab that ends behind the project',
      code: policy(
        `"${arn('gitlab.com')}"`,
        '"StringEquals": { "gitlab.com:sub": «"project_path:group/team/site"» }',
      ),
      errors: [
        {
          messageId: 'customSubject',
          data: {
            text: 'project_path:group/team/site',
            example: 'project_path:group/team/site:ref_type:branch:ref:<Branch>',
          },
          suggestions: [
            {
              messageId: 'suggestSubject',
              data: { subject: 'project_path:group/team/site:ref_type:branch:ref:<Branch>' },
              output: policy(
                `"${arn('gitlab.com')}"`,
                '"StringEquals": { "gitlab.com:sub": "project_path:group/team/site:ref_type:branch:ref:<Branch>" }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'an audience alone for a cluster',
      code: policy(`«"${arn(cluster)}"»`, `"StringEquals": { "${cluster}:aud": "sts.amazonaws.com" }`),
      errors: [
        {
          messageId: 'everyServiceAccount',
          data: { key: `${cluster}:sub` },
          suggestions: [
            {
              messageId: 'suggestServiceAccount',
              data: { key: `${cluster}:sub` },
              output: policy(
                `"${arn(cluster)}"`,
                `"StringEquals": { "${cluster}:aud": "sts.amazonaws.com", "${cluster}:sub": "system:serviceaccount:<Namespace>:<ServiceAccount>" }`,
              ),
            },
          ],
        },
      ],
    },
    ...['system:serviceaccount:«*:*»', 'system:serviceaccount:«*»', 'system:«*»', '«*»'].map((marked) => ({
      code: serviceAccount(marked),
      errors: [{ messageId: 'everyServiceAccountPattern', data: { text: marked.replace(/[«»]/g, '') } }],
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
      'repository_owner:example:environment:production',
      'job_workflow_ref:example/site/.github/workflows/deploy.yml@refs/heads/main',
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
