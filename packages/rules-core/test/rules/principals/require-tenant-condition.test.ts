import { requireTenantCondition } from '../../../src/rules/principals/require-tenant-condition.js';
import { testRule, type InvalidCase } from '../../rule-tester.js';

const github = 'token.actions.githubusercontent.com';
const arn = (issuer: string) => `arn:aws:iam::111122223333:oidc-provider/${issuer}`;
const policy = (provider: string, condition = '', action = '"sts:AssumeRoleWithWebIdentity"') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Federated": ${provider} }, "Action": ${action}${condition && `, "Condition": { ${condition} }`} }] }`;
const equals = (key: string, value = 'x') => `"StringEquals": { "${key}": "${value}" }`;

/** A finding whose suggestion adds the key to the Condition, or with one that is there already to its block. */
function missing(
  messageId: string,
  provider: string,
  issuer: string,
  required: readonly string[],
  ...values: (readonly [suggestion: string, value: string])[]
): InvalidCase {
  const [key] = required as [string];
  return {
    code: policy(`«"${provider}"»`),
    errors: [
      {
        messageId,
        data: { issuer, key: required.map((each) => `\`${each}\``).join(' or ') },
        suggestions: values.map(([suggestion, value]) => ({
          messageId: suggestion,
          data: { key },
          output: policy(`"${provider}"`, equals(key, value)),
        })),
      },
    ],
  };
}

const repositories = [
  ['suggestRepository', 'repo:<Owner>@<OwnerId>/<Repository>@<RepositoryId>:ref:refs/heads/<Branch>'],
  ['suggestOlderRepository', 'repo:<Owner>/<Repository>:ref:refs/heads/<Branch>'],
] as const;
const githubKeys = [`${github}:sub`, `${github}:job_workflow_ref`];

testRule(requireTenantCondition, {
  valid: [
    ...[
      policy(`"${arn(github)}"`, equals(`${github}:sub`)),
      policy(`"${arn(github)}"`, equals(`${github.toUpperCase()}:Sub`)),
      policy(`"${arn(github)}"`, equals(`${github}:job_workflow_ref`)),
      policy(`"${arn(github)}"`, equals('<KEY>')),
      policy(`"${arn(github)}"`, '"StringEquals": "x"'),
      policy(`"${arn(github)}"`).replace('Allow', 'Deny'),
      policy(`"${arn(github)}"`, '', '"sts:TagSession"'),
      policy(`"${arn('login.example.com')}"`),
      policy(`"${arn('{{issuer}}')}"`),
      policy('"cognito-identity.amazonaws.com"', equals('cognito-identity.amazonaws.com:aud')),
      policy(
        `"${arn('sts.windows.net/33e01921-4d64-4f8c-a055-5bdaffd5e33d/')}"`,
        equals('sts:RoleSessionName'),
      ),
    ].map((code) => ({ code, settings: { policyType: 'trust' } as const })),
    {
      name: 'the policy of a resource',
      code: policy(`"${arn(github)}"`),
      settings: { policyType: 'resource' },
    },
  ],
  invalid: [
    missing('missingRepository', arn(github), github, githubKeys, ...repositories),
    missing(
      'missing',
      arn('gitlab.com'),
      'gitlab.com',
      ['gitlab.com:sub'],
      ['suggestTest', 'project_path:<Group>/<Project>:ref_type:<Type>:ref:<Ref>'],
    ),
    missing(
      'missing',
      'cognito-identity.amazonaws.com',
      'cognito-identity.amazonaws.com',
      ['cognito-identity.amazonaws.com:aud'],
      ['suggestTest', '<Value>'],
    ),
    missing(
      'missing',
      arn('app.terraform.io'),
      'app.terraform.io',
      ['app.terraform.io:sub'],
      [
        'suggestTest',
        'organization:<Organization>:project:<Project>:workspace:<Workspace>:run_phase:<Phase>',
      ],
    ),
    missing('missing', arn('scalr.io'), 'scalr.io', ['scalr.io:sub'], ['suggestTest', '<Value>']),
    {
      name: 'the account is a placeholder',
      code: policy(`«"arn:aws:iam::<Account>:oidc-provider/${github}"»`, equals(`${github}:aud`)),
      errors: [
        {
          messageId: 'incompleteRepository',
          data: { issuer: github, key: githubKeys.map((key) => `\`${key}\``).join(' or ') },
          suggestions: repositories.map(([messageId, value]) => ({
            messageId,
            data: { key: `${github}:sub` },
            output: policy(
              `"arn:aws:iam::<Account>:oidc-provider/${github}"`,
              `"StringEquals": { "${github}:aud": "x", "${github}:sub": "${value}" }`,
            ),
          })),
        },
      ],
    },
    {
      name: 'another key of the issuer',
      code: policy(
        `["${arn('login.example.com')}", «"${arn('gitlab.com')}"»]`,
        '"StringLike": { "gitlab.com:aud": "x" }',
      ),
      errors: [
        {
          messageId: 'incomplete',
          data: { issuer: 'gitlab.com', key: '`gitlab.com:sub`' },
          suggestions: [
            {
              messageId: 'suggestTest',
              data: { key: 'gitlab.com:sub' },
              output: policy(
                `["${arn('login.example.com')}", "${arn('gitlab.com')}"]`,
                `"StringLike": { "gitlab.com:aud": "x" }, ${equals('gitlab.com:sub', 'project_path:<Group>/<Project>:ref_type:<Type>:ref:<Ref>')}`,
              ),
            },
          ],
        },
      ],
    },
  ].map((each) => ({ ...each, settings: { policyType: 'trust' } as const })),
});
