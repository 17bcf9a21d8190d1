import { validOidcCondition } from '../../../src/rules/principals/valid-oidc-condition.js';
import { testRule, type InvalidCase } from '../../rule-tester.js';

const arn = (issuer: string) => `arn:aws:iam::111122223333:oidc-provider/${issuer}`;
const github = 'token.actions.githubusercontent.com';
const cluster = 'oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B716D3041E';
const other = 'oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLEB71EE81CD0BB47CBB5B0B9A99';
const account = 'system:serviceaccount:shop:api';
const main = 'repo:example/site:ref:refs/heads/main';
const trust = (provider: string, condition: string, effect = 'Allow') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", "Principal": { "Federated": ${provider} }, "Action": "sts:AssumeRoleWithWebIdentity", "Condition": { ${condition} } }] }`;
const equals = (key: string, value: string) => `"StringEquals": { "${key}": ${value} }`;
const like = (key: string, value: string) => `"StringLike": { "${key}": ${value} }`;
const of = (issuer: string, condition: string) => trust(`"${arn(issuer)}"`, condition);

const examples: Readonly<Record<string, readonly [provider: string, example: string]>> = {
  [github]: ['GitHub Actions', 'repo:<Owner>/<Repository>:…'],
  [cluster]: ['Amazon EKS', 'system:serviceaccount:<Namespace>:<ServiceAccount>'],
  'gitlab.com': ['GitLab', 'project_path:<Group>/<Project>:ref_type:<Type>:ref:<Ref>'],
  'api.bitbucket.org/2.0/workspaces/example/pipelines-config/identity/oidc': [
    'Bitbucket Pipelines',
    '{<RepositoryUuid>}:{<StepUuid>}',
  ],
  'oidc.circleci.com/org/00000000-0000-0000-0000-000000000000': [
    'CircleCI',
    'org/<OrganizationId>/project/<ProjectId>/user/<UserId>',
  ],
  'app.terraform.io': [
    'HCP Terraform',
    'organization:<Organization>:project:<Project>:workspace:<Workspace>:run_phase:<Phase>',
  ],
  'oidc.vercel.com/example': ['Vercel', 'owner:<Team>:project:<Project>:environment:<Environment>'],
  'vstoken.dev.azure.com/00000000-0000-0000-0000-000000000000': [
    'Azure DevOps',
    'sc://<Organization>/<Project>/<ServiceConnection>',
  ],
};

/** A subject that no token has; `proper` is suggested. */
function subject(issuer: string, text: string, proper?: string, condition = like): InvalidCase {
  const code = (value: string) => of(issuer, condition(`${issuer}:sub`, value));
  const [provider, example] = examples[issuer]!;
  return {
    name: `${text} is no subject of ${provider}`,
    code: code(`«"${text}"»`),
    errors: [
      {
        messageId: 'subjectForm',
        data: { text, provider, example, consequence: 'no request matches it', proper: proper ?? '' },
        ...(proper !== undefined && {
          suggestions: [{ messageId: 'suggestValue', data: { proper }, output: code(`"${proper}"`) }],
        }),
      },
    ],
  };
}

const data = (text: string, issuer: string, proper = '') => ({
  text,
  provider: examples[issuer]![0],
  example: examples[issuer]![1],
  consequence: 'no request matches it',
  proper,
});

testRule(validOidcCondition, {
  valid: [
    ...[
      main,
      'repo:example@123456/site@456789:ref:refs/heads/main',
      'repo:example/site:environment:production',
      'repo:example/site:pull_request',
      'repo:example/site:pull_request:workflow:deploy',
      'repo:example/site:environment:prod%3Ablue',
      'repo:example/site',
      'repo:example-corp_x/my.site',
      'repository_owner:example:repository_visibility:private',
      'job_workflow_ref:example/site/.github/workflows/deploy.yml@refs/heads/main',
      'ref:refs/heads/main:repo:example/site',
      'repo:example/site:branch:main',
      'pull_request',
      'environment:production',
      'repo:<Owner>/<Repository>',
      'YOUR_SUBJECT',
      '',
    ].map((text) => ({ name: `GitHub: ${text}`, code: of(github, equals(`${github}:sub`, `"${text}"`)) })),
    ...[
      '*',
      'repo:example/*',
      'repo:*',
      '?epo:example/site:*',
      '*:ref:refs/heads/main',
      'repo:example/site*',
    ].map((text) => ({
      name: `GitHub, as a pattern: ${text}`,
      code: of(github, like(`${github}:sub`, `"${text}"`)),
    })),
    {
      name: 'GitHub, in any case',
      code: of(
        github,
        equals(`${github}:sub`, '"REPO:Example/Site:pull_request"').replace('Equals', 'EqualsIgnoreCase'),
      ),
    },
    // The wildcard of another operator is that operator's fault.
    { code: of(github, equals(`${github}:sub`, '"repo:example/*"')) },
    ...[
      [cluster, account],
      [cluster, 'system:serviceaccount:*:api'],
      ['gitlab.com', 'project_path:group/team/site:ref_type:branch:ref:main'],
      ['gitlab.com', 'project_id:12345:ref_type:tag:ref:v1'],
      ['gitlab.com', '4711'],
      ['app.terraform.io', 'organization:example:project:Default Project:workspace:site:run_phase:*'],
      ['app.terraform.io', 'organization:example:project:site:workspace:*'],
      ['app.terraform.io', 'organization:example:workspace:site:run_phase:apply'],
      ['app.terraform.io', 'organization:example:project:site:stack:web:deployment:live:operation:*'],
      ['app.terraform.io', 'organization:example:*'],
      ['oidc.circleci.com/org/00000000-0000-0000-0000-000000000000', 'org/ORG_ID/project/*/user/*'],
      ['accounts.google.com', '100018646976219416293'],
      ['cognito-identity.amazonaws.com', 'eu-west-1:12345678-abcd-abcd-abcd-1234567890ab'],
      ['oidc.vercel.com', 'owner:example:project:site:environment:production'],
      ['agent.buildkite.com', 'anything'],
      ['login.example.com', 'anything'],
    ].map(([issuer, text]) => ({
      code: of(issuer!, like(`${issuer!}:sub`, `"${text!}"`)),
      settings: { policyType: 'trust' } as const,
    })),
    ...['sts.amazonaws.com', 'sts.amazonaws.com.cn', 'https://github.com/example', 'deploy', 'sts.*'].map(
      (text) => ({
        name: `an audience: ${text}`,
        code: of(github, like(`${github}:aud`, `"${text}"`)),
      }),
    ),
    ...[
      trust(`["${arn(cluster)}", "${arn('{{issuer}}')}"]`, equals(`${cluster}:sub`, `"${account}"`)),
      trust(`"${arn('{{issuer}}')}"`, equals(`${cluster}:sub`, `"${account}"`)),
      of(cluster, equals('<KEY>', `"${account}"`)),
      of(
        cluster,
        equals(`${other.toUpperCase()}:sub`, `"${account}"`).replace('StringEquals', 'StringNotEquals'),
      ),
      of(cluster, equals(`${other}:sub`, `"${account}"`).replace('StringEquals', 'StringEqualsIfExists')),
      of(cluster, equals(`${cluster.toLowerCase()}:SUB`, `"${account}"`)),
      of(`${cluster}/`, equals(`${cluster}:sub`, `"${account}"`)),
      of(cluster, equals('aws:SourceIp', '"x"')),
      trust(`"${arn(cluster)}"`, equals(`${other}:sub`, `"${account}"`), 'Deny'),
    ].map((code) => ({ code })),
  ],
  invalid: [
    {
      name: 'keys of another cluster',
      code: of(
        cluster,
        `"StringEquals": { «"${other}:aud"»: "sts.amazonaws.com", "${other}:sub": "${account}" }`,
      ),
      errors: [
        {
          messageId: 'otherProvider',
          data: { key: `${other}:aud`, issuer: cluster, surplus: '' },
          suggestions: [
            {
              messageId: 'suggestProvider',
              data: { issuer: cluster },
              output: of(
                cluster,
                `"StringEquals": { "${cluster}:aud": "sts.amazonaws.com", "${cluster}:sub": "${account}" }`,
              ),
            },
          ],
        },
      ],
    },
    ...[`${arn(cluster)}`, `https://${cluster}`, `http://${cluster}`].map((prefix) => ({
      name: `the key of ${prefix}`,
      code: of(cluster, `"StringLike": { «"${prefix}:sub"»: "${account}" }`),
      errors: [
        {
          messageId: 'keyForm',
          data: { key: `${prefix}:sub`, issuer: cluster, surplus: prefix.replace(cluster, '') },
          suggestions: [
            {
              messageId: 'suggestProvider',
              data: { issuer: cluster },
              output: of(cluster, like(`${cluster}:sub`, `"${account}"`)),
            },
          ],
        },
      ],
    })),
    {
      name: 'the key of GitHub for an enterprise with an issuer of its own',
      code: of(`${github}/example`, `"StringEquals": { «"${github}:sub"»: "${main}" }`),
      errors: [
        {
          messageId: 'otherProvider',
          data: { key: `${github}:sub`, issuer: `${github}/example`, surplus: '' },
          suggestions: [
            {
              messageId: 'suggestProvider',
              data: { issuer: `${github}/example` },
              output: of(`${github}/example`, equals(`${github}/example:sub`, `"${main}"`)),
            },
          ],
        },
      ],
    },
    ...[
      // The value is none of the other provider; the audience alone does not say whose tokens are meant.
      of('gitlab.com', `"StringEquals": { «"${github}:sub"»: "${main}" }`),
      of('gitlab.com', `"StringEquals": { «"${github}:aud"»: "x" }`),
      of(
        'gitlab.com',
        `"StringEquals": { «"${github}:sub"»: "project_path:a/b:ref:x", "gitlab.com:sub": "x" }`,
      )
        .replace('project_path:a/b:ref:x', main)
        .replace('"gitlab.com:sub": "x"', '"gitlab.com:sub": "project_path:a/b"'),
    ].map((code) => ({
      code,
      errors: [
        {
          messageId: 'otherProvider',
          data: {
            key: code.includes(`${github}:aud`) ? `${github}:aud` : `${github}:sub`,
            issuer: 'gitlab.com',
            surplus: '',
          },
        },
      ],
    })),
    {
      name: 'two providers in one statement, of which tokens have the keys of one',
      code: trust(`["${arn(cluster)}", «"${arn(github)}"»]`, equals(`${cluster}:sub`, `"${account}"`)),
      errors: [{ messageId: 'shutOut', data: { key: `${cluster}:sub`, issuer: github, surplus: '' } }],
    },
    subject(github, 'invalid'),
    subject(github, 'repo:example'),
    subject(github, account),
    subject(github, 'project_path:example/site:*'),
    subject(github, 'example/site', 'repo:example/site:ref:refs/heads/<Branch>'),
    subject(github, 'example/site:ref:refs/heads/main', main, equals),
    subject(github, 'https://github.com/example/site:ref:refs/heads/main', main),
    subject(github, 'repository:example/site:ref:refs/heads/main', main),
    subject(github, 'Repo:example/site:*', 'repo:example/site:*'),
    subject(github, 'repo:example/site:main', main),
    subject(github, 'repo:example/site:refs/heads/main', main),
    subject(github, 'repo:example/site:ref:main', main),
    subject(github, 'repo:example/site:ref:heads/*', 'repo:example/site:ref:refs/heads/*'),
    subject(github, 'repo:example/site:refs/tags/v1', 'repo:example/site:ref:refs/tags/v1'),
    subject(github, 'repo:example/site:pull-request', 'repo:example/site:pull_request'),
    subject(github, 'repo:example/site/ref:refs/heads/main', main),
    subject(github, 'repo:example/site/*', 'repo:example/site:*'),
    subject(github, 'example/*'),
    subject(github, 'ref:main:repo:example/site'),
    subject(cluster, 'serviceaccount:shop:api', account),
    subject(cluster, 'shop:api', account),
    subject(cluster, 'shop/api', account),
    subject(cluster, 'system:serviceaccount:shop'),
    subject(cluster, 'System:ServiceAccount:Shop:api', account),
    subject(cluster, 'system:serviceaccounts:shop:api', account),
    subject(cluster, main),
    subject('gitlab.com', main),
    subject('gitlab.com', 'project_path:site:*'),
    subject(
      'api.bitbucket.org/2.0/workspaces/example/pipelines-config/identity/oidc',
      '00000000-0000-0000-0000-000000000000:*',
      '{00000000-0000-0000-0000-000000000000}:*',
    ),
    subject('oidc.circleci.com/org/00000000-0000-0000-0000-000000000000', 'project/example'),
    subject('app.terraform.io', 'workspace:site'),
    subject('app.terraform.io', 'organization:example:project:site:workspace:web'),
    subject('app.terraform.io', 'organization:example:project:site:workspace:web', undefined, equals),
    subject('app.terraform.io', 'organization:example:project:site:workspace:web:apply'),
    subject('app.terraform.io', 'organization:example:run_phase:*'),
    subject('oidc.vercel.com/example', 'project:site'),
    subject('vstoken.dev.azure.com/00000000-0000-0000-0000-000000000000', 'example/site/aws'),
    {
      name: 'one that a Deny in another type of policy exempts',
      code: `{ "Version": "2012-10-17", "Statement": { "Effect": "Deny", "Principal": "*", "Action": "sts:AssumeRoleWithWebIdentity", "Resource": "*", "Condition": { "StringNotLike": { "${github}:sub": [«"example"», "repo:example/*"] } } } }`,
      settings: { policyType: 'rcp' },
      errors: [
        {
          messageId: 'subjectForm',
          data: { ...data('example', github), consequence: 'it rules nothing out' },
        },
      ],
    },
    {
      name: 'a subject as audience',
      code: of(cluster, equals(`${cluster}:aud`, `«"${account}"»`)),
      errors: [
        {
          messageId: 'subjectAsAudience',
          data: data(account, cluster),
          suggestions: [
            {
              messageId: 'suggestClaim',
              data: { key: `${cluster}:sub` },
              output: of(cluster, equals(`${cluster}:sub`, `"${account}"`)),
            },
          ],
        },
      ],
    },
    {
      name: 'a subject of any repository as audience',
      code: of(github, like(`${github}:aud`, '«"repo:example/*"»')),
      settings: { policyType: 'trust' },
      errors: [{ messageId: 'subjectAsAudience', data: data('repo:example/*', github) }],
    },
    {
      name: 'an audience as subject',
      code: of('app.terraform.io', equals('app.terraform.io:sub', '«"aws.workload.identity"»')),
      errors: [
        {
          messageId: 'audienceAsSubject',
          // Without a subject, everyone's tokens would be meant.
          data: data('aws.workload.identity', 'app.terraform.io'),
        },
      ],
    },
    {
      name: 'both of them mixed up',
      code: of(
        github,
        `"StringEquals": { "${github}:sub": «"sts.amazonaws.com"», "${github}:aud": «"${main}"» }`,
      ),
      errors: [
        { messageId: 'audienceAsSubject', data: data('sts.amazonaws.com', github) },
        { messageId: 'subjectAsAudience', data: data(main, github) },
      ].map(({ messageId, data: filled }) => ({
        messageId,
        data: filled,
        suggestions: [
          {
            messageId: 'suggestClaim',
            data: { key: messageId === 'audienceAsSubject' ? `${github}:aud` : `${github}:sub` },
            output: of(
              github,
              `"StringEquals": { "${github}:aud": "sts.amazonaws.com", "${github}:sub": "${main}" }`,
            ),
          },
        ],
      })),
    },
    {
      name: 'no ID of an identity pool',
      code: trust(
        '"cognito-identity.amazonaws.com"',
        equals('cognito-identity.amazonaws.com:aud', '«"example"»'),
      ),
      errors: [
        {
          messageId: 'audienceForm',
          data: {
            text: 'example',
            provider: 'Amazon Cognito',
            example: '<Region>:<IdentityId>',
            consequence: 'no request matches it',
            proper: '',
          },
        },
      ],
    },
    {
      name: 'a misspelt audience beside the right one',
      code: of(
        github,
        `"StringEquals": { "${github}:aud": [«"STS.amazonaws.com"», "sts.amazonaws.com"], "${github}:sub": "${main}" }`,
      ),
      errors: [
        {
          messageId: 'misspeltAudience',
          data: data('STS.amazonaws.com', github, 'sts.amazonaws.com'),
          suggestions: [
            {
              messageId: 'suggestRemoval',
              data: { text: 'STS.amazonaws.com', kept: '`sts.amazonaws.com`' },
              output: of(
                github,
                `"StringEquals": { "${github}:aud": ["sts.amazonaws.com"], "${github}:sub": "${main}" }`,
              ),
            },
          ],
        },
      ],
    },
    ...['sts.amazonaw.com', 'STS.amazonaws.com'].map((text) => ({
      code: of(github, `"StringEquals": { "${github}:aud": «"${text}"», "${github}:sub": "${main}" }`),
      errors: [
        {
          messageId: 'misspeltAudience',
          data: data(text, github, 'sts.amazonaws.com'),
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: 'sts.amazonaws.com' },
              output: of(
                github,
                `"StringEquals": { "${github}:aud": "sts.amazonaws.com", "${github}:sub": "${main}" }`,
              ),
            },
          ],
        },
      ],
    })),
  ],
});
