import { expect, it } from 'vitest';
import { lintText } from '../../../src/json/index.js';
import { validPrincipal } from '../../../src/rules/principals/valid-principal.js';
import { testRule, type InvalidCase } from '../../rule-tester.js';

const policy = (members: string) =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", ${members}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::site/*" }] }`;
const trust = (members: string) =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", ${members}, "Action": "sts:AssumeRole" }] }`;
const account = '111122223333';

/** One value under a key of the map, underlined as marked. */
function value(type: string, marked: string, messageId: string, data: object, proper?: string): InvalidCase {
  const text = marked.replace(/[«»]/g, '');
  const code = (inner: string) => policy(`"Principal": { "${type}": [${inner}] }`);
  return {
    code: code(marked.startsWith('"') ? marked : `«"${marked}"»`),
    errors: [
      {
        messageId,
        data: { ...data },
        ...(proper !== undefined && {
          suggestions: [{ messageId: 'suggestValue', data: { proper }, output: code(`"${proper}"`) }],
        }),
      },
    ],
    name: `${type}: ${text}`,
  };
}

testRule(validPrincipal, {
  valid: [
    ...[
      '"*"',
      '{ "AWS": "*" }',
      `{ "AWS": "${account}" }`,
      ...[
        `arn:aws:iam::${account}:root`,
        `arn:aws-cn:iam::${account}:user/team/alice`,
        `arn:aws:iam::${account}:role/app`,
        `arn:aws:sts::${account}:assumed-role/app/one`,
        `arn:aws:sts::${account}:federated-user/bob`,
        'arn:aws:iam::cloudfront:user/CloudFront Origin Access Identity E15MNIMTCFKK4C',
        'arn:aws:iam::<ACCOUNT_ID>:root',
        `arn:aws-us-gov:iam::${account}:root`,
        `arn:aws-iso-b:sts::${account}:assumed-role/app/one`,
        `arn:aws:iam::${account}:role/path/to/app`,
        'ACCOUNT_ID',
        '',
      ].map((arn) => `{ "AWS": ["${arn}"] }`),
      '{ "Service": ["cloudtrail.amazonaws.com", "logs.eu-west-1.amazonaws.com", "new-thing.amazonaws.com"] }',
      '{ "Service": ["alexa-appkit.amazon.com", "new-thing.amazon.com"] }',
      '{ "CanonicalUser": "79a59df900b949e55d96a1e698fbacedfd6e09d98eacf8f8d5218e7cd47ef2be" }',
      '{ "Fn::GetAtt": ["Role", "Arn"] }',
      '"${principal}"',
      '["*"]',
      '{ "AWS": [["*"]] }',
    ].map((principal) => ({ name: principal, code: policy(`"Principal": ${principal}`) })),
    {
      name: 'a federated principal of a trust policy',
      code: trust(`"Principal": { "Federated": "arn:aws:iam::${account}:saml-provider/corp" }`),
    },
    ...['corp', 'ec2.amazonaws.com', 'login.example.com'].map((provider) => ({
      name: `what is no principal of another type either: ${provider}`,
      code: trust(`"Principal": { "Federated": "${provider}" }`),
    })),
    {
      name: 'a NotPrincipal under which everything is in order',
      code: policy(`"NotPrincipal": { "AWS": ["arn:aws:iam::${account}:role/app"] }`),
    },
    { name: 'an identity policy without', code: policy('"Sid": "A"') },
    ...(['scp', 'rcp'] as const).map((policyType) => ({
      code: policy('"Principal": { "aws": "x" }'),
      settings: { policyType },
    })),
  ],
  invalid: [
    ...(
      [
        ['identity', 'policies of users, groups and roles'],
        ['boundary', 'permissions boundaries'],
        ['session', 'session policies'],
      ] as const
    ).map(([policyType, policies]) => ({
      name: policyType,
      code: policy('«"Principal"»: "*"'),
      settings: { policyType },
      errors: [
        {
          messageId: 'unsupported',
          data: { element: 'Principal', policies },
          suggestions: [
            { messageId: 'suggestRemove', output: policy('"Sid": "A"').replace('"Sid": "A", ', '') },
          ],
        },
      ],
    })),
    {
      name: 'given twice: the other one would take its place',
      code: policy('"Principal": "*", «"Principal"»: "*"'),
      settings: { policyType: 'identity' },
      errors: [
        {
          messageId: 'unsupported',
          data: { element: 'Principal', policies: 'policies of users, groups and roles' },
        },
      ],
    },
    {
      name: 'alone: NotPrincipal in an identity policy, whatever is in it',
      code: policy('«"NotPrincipal"»: { "aws": "x" }'),
      settings: { policyType: 'identity' },
      errors: [
        {
          messageId: 'unsupported',
          data: { element: 'NotPrincipal', policies: 'policies of users, groups and roles' },
        },
      ],
    },
    {
      name: 'alone: NotPrincipal in a trust policy, and what is in it',
      code: trust(`«"NotPrincipal"»: { «"aws"»: "${account}" }`),
      errors: [
        {
          messageId: 'unsupported',
          data: { element: 'NotPrincipal', policies: 'the trust policies of roles' },
        },
        {
          messageId: 'unknownType',
          data: { type: 'aws', types: '`AWS`, `CanonicalUser`, `Federated` and `Service`' },
          suggestions: [
            {
              messageId: 'suggestType',
              data: { type: 'aws', nearest: 'AWS' },
              output: trust(`"NotPrincipal": { "AWS": "${account}" }`),
            },
          ],
        },
      ],
    },
    {
      name: 'alone: entries of NotPrincipal that exempt nobody',
      code: policy(
        `"NotPrincipal": { "AWS": ["arn:aws:iam::${account}:role/«*»", «"AROAEXAMPLEEXAMPLEEXA"»] }`,
      ),
      errors: [
        {
          messageId: 'wildcard',
          data: { text: `arn:aws:iam::${account}:role/*`, type: 'AWS', exception: ', but for `*` alone' },
        },
        { messageId: 'deleted', data: { text: 'AROAEXAMPLEEXAMPLEEXA', what: 'role' } },
      ],
    },
    {
      name: 'alone: policy variables',
      code: policy(
        `"Principal": { "AWS": [«"\${aws:username}"», «"arn:aws:iam::${account}:user/\${aws:username}"»], "Service": «"\${aws:PrincipalTag/service}.amazonaws.com"» }`,
      ),
      errors: [
        { messageId: 'noPrincipal', data: { text: '${aws:username}' } },
        { messageId: 'noPrincipal', data: { text: `arn:aws:iam::${account}:user/\${aws:username}` } },
        { messageId: 'serviceForm', data: { text: '${aws:PrincipalTag/service}.amazonaws.com' } },
      ],
    },
    {
      name: 'alone: a policy variable in the place of the map',
      code: policy('"Principal": «"${aws:PrincipalArn}"»'),
      errors: [{ messageId: 'notAMap', data: { text: '${aws:PrincipalArn}', element: 'Principal' } }],
    },
    {
      name: 'alone: what is no identity provider but a principal of another type',
      code: trust(`"Principal": { "Federated": «"arn:aws:iam::${account}:role/app"» }`),
      errors: [
        {
          messageId: 'otherType',
          data: { text: `arn:aws:iam::${account}:role/app`, type: 'Federated', fitting: 'AWS' },
        },
      ],
    },
    ...(
      [
        ['Principal', account, 'AWS'],
        ['NotPrincipal', `arn:aws:iam::${account}:root`, 'AWS'],
        ['Principal', 'cloudtrail.amazonaws.com', 'Service'],
      ] as const
    ).map(([element, text, type]) => ({
      code: policy(`"${element}": «"${text}"»`),
      errors: [
        {
          messageId: 'notAMap',
          data: { text, element },
          suggestions: [
            {
              messageId: 'suggestMap',
              data: { type },
              output: policy(`"${element}": { "${type}": "${text}" }`),
            },
          ],
        },
      ],
    })),
    {
      name: 'a string of which nothing is known',
      code: policy('"Principal": «"everyone"»'),
      errors: [{ messageId: 'notAMap', data: { text: 'everyone', element: 'Principal' } }],
    },
    {
      name: 'an empty string',
      code: policy('"Principal": «""»'),
      errors: [{ messageId: 'notAMap', data: { text: '""', element: 'Principal' } }],
    },
    {
      name: 'a key in the wrong case',
      code: policy(`"Principal": { «"aws"»: "${account}" }`),
      errors: [
        {
          messageId: 'unknownType',
          data: { type: 'aws', types: '`AWS`, `CanonicalUser`, `Federated` and `Service`' },
          suggestions: [
            {
              messageId: 'suggestType',
              data: { type: 'aws', nearest: 'AWS' },
              output: policy(`"Principal": { "AWS": "${account}" }`),
            },
          ],
        },
      ],
    },
    {
      name: 'a key whose proper name is taken, and one that is near none',
      code: policy(`"Principal": { "AWS": "${account}", «"Aws"»: "${account}", «"Account"»: "${account}" }`),
      errors: ['Aws', 'Account'].map((type) => ({
        messageId: 'unknownType',
        data: { type, types: '`AWS`, `CanonicalUser`, `Federated` and `Service`' },
      })),
    },
    {
      name: 'a federated principal of a resource policy',
      code: policy('"Principal": { «"Federated"»: "cognito-identity.amazonaws.com" }'),
      errors: ['federated'],
    },
    value('AWS', `"arn:aws:iam::${account}:role/«*»"`, 'wildcard', {
      text: `arn:aws:iam::${account}:role/*`,
      type: 'AWS',
      exception: ', but for `*` alone',
    }),
    value('AWS', '"arn:aws:iam::«?»:root"', 'wildcard', {
      text: 'arn:aws:iam::?:root',
      type: 'AWS',
      exception: ', but for `*` alone',
    }),
    value('Service', '"«*»"', 'wildcard', { text: '*', type: 'Service', exception: '' }),
    value('CanonicalUser', '"«*»"', 'wildcard', { text: '*', type: 'CanonicalUser', exception: '' }),
    {
      name: 'a wildcard among the providers of a trust policy, in escapes',
      code: trust('"Principal": { "Federated": "«\\u002a»" }'),
      errors: [{ messageId: 'wildcard', data: { text: '*', type: 'Federated', exception: '' } }],
    },
    ...['oidc-provider/login.example.com', 'saml-provider/corp'].map((provider) => ({
      name: `the account of ${provider}`,
      code: trust(`"Principal": { "Federated": «"arn:aws:iam::1111-2222-3333:${provider}"» }`),
      errors: [
        {
          messageId: 'accountDigits',
          data: { account: '1111-2222-3333' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: `arn:aws:iam::${account}:${provider}` },
              output: trust(`"Principal": { "Federated": "arn:aws:iam::${account}:${provider}" }`),
            },
          ],
        },
      ],
    })),
    ...(
      [
        ['arn:aws:iam:::saml-provider/corp', 'noAccount', { text: 'arn:aws:iam:::saml-provider/corp' }],
        ['arn:aws:iam::invalid:saml-provider/corp', 'accountDigits', { account: 'invalid' }],
        ['arn:aws:iam::invalid:oidc-provider/gitlab.com', 'accountDigits', { account: 'invalid' }],
        [`arn:azure:iam::${account}:oidc-provider/gitlab.com`, 'arnPartition', { partition: 'azure' }],
      ] as const
    ).map(([text, messageId, data]) => ({
      name: `a provider: ${text}`,
      code: trust(`"Principal": { "Federated": «"${text}"» }`),
      errors: [{ messageId, data }],
    })),
    {
      name: 'the Region of a provider',
      code: trust(`"Principal": { "Federated": «"arn:aws:iam:eu-west-1:${account}:saml-provider/corp"» }`),
      errors: [
        {
          messageId: 'arnRegion',
          data: {
            text: `arn:aws:iam:eu-west-1:${account}:saml-provider/corp`,
            region: 'eu-west-1',
          },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { proper: `arn:aws:iam::${account}:saml-provider/corp` },
              output: trust(`"Principal": { "Federated": "arn:aws:iam::${account}:saml-provider/corp" }`),
            },
          ],
        },
      ],
    },
    {
      name: 'the account of a provider, which is too short',
      code: trust('"Principal": { "Federated": «"arn:aws:iam::1112222333:saml-provider/corp"» }'),
      errors: [{ messageId: 'accountDigits', data: { account: '1112222333' } }],
    },
    value('AWS', 'AROAEXAMPLEEXAMPLEEXA', 'deleted', { text: 'AROAEXAMPLEEXAMPLEEXA', what: 'role' }),
    value('AWS', 'AIDAEXAMPLEEXAMPLEEXA', 'deleted', { text: 'AIDAEXAMPLEEXAMPLEEXA', what: 'user' }),
    value('AWS', '1111-2222-3333', 'accountDigits', { account: '1111-2222-3333' }, account),
    value('AWS', '11112222333', 'accountDigits', { account: '11112222333' }),
    value('AWS', 'arn:aws:iam::11112222333:root', 'accountDigits', { account: '11112222333' }),
    value(
      'AWS',
      'arn:aws:iam::1111-2222-3333:role/app',
      'accountDigits',
      { account: '1111-2222-3333' },
      `arn:aws:iam::${account}:role/app`,
    ),
    value(
      'AWS',
      'arn:aws:iam::lllI2222333O:root',
      'accountDigits',
      { account: 'lllI2222333O' },
      'arn:aws:iam::111122223330:root',
    ),
    value(
      'AWS',
      'arn:aws:iam::1l112222333O:root',
      'accountDigits',
      { account: '1l112222333O' },
      'arn:aws:iam::111122223330:root',
    ),
    value('AWS', 'arn:aws:iam::invalid:role/app', 'accountDigits', { account: 'invalid' }),
    ...['arn:aws:iam:::role/app', 'arn:aws:iam:::root', 'arn:aws:sts:::assumed-role/app/one'].map((text) =>
      value('AWS', text, 'noAccount', { text }),
    ),
    ...(
      [
        ['aws-gov', 'aws-us-gov'],
        ['aws-china', 'aws-cn'],
        ['aws-us', 'aws-us-gov'],
        ['azure', undefined],
        ['AWS', 'aws'],
        ['', undefined],
      ] as const
    ).map(([partition, near]) =>
      value(
        'AWS',
        `arn:${partition}:iam::${account}:role/app`,
        'arnPartition',
        { partition: partition || '""' },
        near && `arn:${near}:iam::${account}:role/app`,
      ),
    ),
    ...['assumed-role/app', 'assumed-role/app/'].map((resource) =>
      value(
        'AWS',
        `arn:aws:sts::${account}:${resource}`,
        'noSession',
        { text: `arn:aws:sts::${account}:${resource}` },
        `arn:aws:iam::${account}:role/app`,
      ),
    ),
    value(
      'AWS',
      `arn:aws:sts::${account}:role/app`,
      'noPrincipal',
      { text: `arn:aws:sts::${account}:role/app` },
      `arn:aws:iam::${account}:role/app`,
    ),
    value('AWS', `arn:aws:iam::${account}:group/team`, 'group', {
      text: `arn:aws:iam::${account}:group/team`,
    }),
    value(
      'AWS',
      `arn:aws:iam:eu-west-1:${account}:role/app`,
      'arnRegion',
      { text: `arn:aws:iam:eu-west-1:${account}:role/app`, region: 'eu-west-1' },
      `arn:aws:iam::${account}:role/app`,
    ),
    ...['role/app', 'root'].map((resource) =>
      value(
        'AWS',
        `arn:aws:iam:${account}:${resource}`,
        'noPrincipal',
        { text: `arn:aws:iam:${account}:${resource}` },
        `arn:aws:iam::${account}:${resource}`,
      ),
    ),
    ...['alice', 'arn:aws:s3:::site', `arn:aws:iam::${account}:Role/app`, 'arn:aws:iam'].map((text) =>
      value('AWS', text, 'noPrincipal', { text }),
    ),
    value('AWS', 'ec2.amazonaws.com', 'otherType', {
      text: 'ec2.amazonaws.com',
      type: 'AWS',
      fitting: 'Service',
    }),
    value('Service', account, 'otherType', { text: account, type: 'Service', fitting: 'AWS' }),
    value(
      'Service',
      'CloudTrail.amazonaws.com',
      'serviceCase',
      { text: 'CloudTrail.amazonaws.com' },
      'cloudtrail.amazonaws.com',
    ),
    value('Service', 'lambda', 'serviceForm', { text: 'lambda' }, 'lambda.amazonaws.com'),
    ...(
      [
        ['ec2.amazonaws.con', 'ec2.amazonaws.com'],
        ['ec2.amazonws.com', 'ec2.amazonaws.com'],
        ['lambda.amazonaws.com.', 'lambda.amazonaws.com'],
        ['EC2.amazon.com', 'ec2.amazonaws.com'],
        ['quux.amazonaws.con', undefined],
        ['ec2.example.com', undefined],
        ['amazonaws.com', undefined],
      ] as const
    ).map(([text, proper]) => value('Service', text, 'serviceForm', { text }, proper)),
    ...['ec2', 'ecs-tasks', 'delivery.logs'].map((name) => {
      const proper = `${name}.amazonaws.com`;
      return value(
        'Service',
        `${name}.amazon.com`,
        'serviceTypo',
        { text: `${name}.amazon.com`, proper },
        proper,
      );
    }),
    value(
      'Service',
      'cloudtrial.amazonaws.com',
      'serviceTypo',
      { text: 'cloudtrial.amazonaws.com', proper: 'cloudtrail.amazonaws.com' },
      'cloudtrail.amazonaws.com',
    ),
  ],
});

it.each([
  ['trust', trust('"NotPrincipal": {}'), 'role-trust-policy-syntax-error-notprincipal'],
  ['identity', policy('"NotPrincipal": {}'), 'unsupported-principal'],
  ['resource', policy('"Principal": { "AWS": "AROAEXAMPLEEXAMPLEEXA" }'), 'invalid-role-reference'],
  ['resource', policy('"Principal": { "AWS": "AIDAEXAMPLEEXAMPLEEXA" }'), 'invalid-user-reference'],
] as const)('answers in a %s policy, %s, the check %s', (policyType, text, check) => {
  const findings = lintText(text, { rules: { 'valid-principal': 'error' }, settings: { policyType } });
  expect(findings.map(({ checks }) => checks)).toEqual([[check]]);
});
