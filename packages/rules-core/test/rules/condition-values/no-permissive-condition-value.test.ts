import { noPermissiveConditionValue } from '../../../src/rules/condition-values/no-permissive-condition-value.js';
import { testRule, type InvalidCase } from '../../rule-tester.js';

const policy = (condition: string, effect = 'Allow', version = '"Version": "2012-10-17", ') =>
  `{ ${version}"Statement": [{ "Effect": "${effect}", "Action": "s3:GetObject", "Resource": "*", "Condition": ${condition} }] }`;
const like = (key: string, values: string, operator = 'StringLike') =>
  `{ "${operator}": { "${key}": ${values} } }`;
const data = (key: string, value: string, variable: string, run = 0) => ({
  key,
  operator: 'StringLike',
  value,
  variable,
  run: run === 0 ? 'no plain character' : `only ${run} plain character${run === 1 ? '' : 's'}`,
});
const sub = 'token.actions.githubusercontent.com:sub';

testRule(noPermissiveConditionValue, {
  valid: [
    {
      name: 'a wildcard behind what begins the ID of nobody',
      code: policy(like('aws:userid', '["Cognito*", "aroa*:x", "*:octo", "arn:*", "a${aws:username}*"]')),
    },
    {
      name: 'whole identifiers',
      code: policy(like('aws:PrincipalOrgID', '["o-abcdefghij", "o-klmnopqrst"]')),
    },
    ...(
      [
        ['gitlab.com:sub', 'project_path:acme/*'],
        ['gitlab.com:sub', 'project_path:a*'],
        ['gitlab.com:sub', 'project_path:acme/app:ref_type:*:ref:main'],
        ['app.terraform.io:sub', 'organization:acme:*'],
        // Whose beginning is whose, is not known of providers that are not.
        ['gitlab.example.com:sub', 'project_path:*'],
        ['oidc.circleci.com/org/123:sub', 'org/*'],
      ] as const
    ).map(([key, value]) => ({ name: `${key} ${value}`, code: policy(like(key, `"${value}"`)) })),
    { name: 'a plain star', code: policy(like('aws:PrincipalOrgID', '"o-*"', 'StringEquals')) },
    {
      name: 'a variable under an exact operator',
      code: policy(like('aws:ResourceAccount', '"${aws:PrincipalAccount}"', 'StringEquals')),
    },
    {
      name: 'without the Version that knows variables',
      code: policy(like('aws:ResourceAccount', '"${aws:PrincipalAccount}"'), 'Allow', ''),
    },
    { name: 'escapes', code: policy(like('aws:SourceVpc', '"vpc-${*}"')) },
    { name: 'a placeholder', code: policy(like('aws:SourceAccount', '"${account}*"')) },
    { name: 'a Deny of more than needed', code: policy(like('aws:PrincipalOrgID', '"o-*"'), 'Deny') },
    {
      name: 'an Allow of fewer than needed',
      code: policy(like('aws:PrincipalOrgID', '"o-*"', 'StringNotLike')),
    },
    {
      name: 'paths of an organization take wildcards',
      code: policy(like('aws:PrincipalOrgPaths', '"o-a/*"', 'ForAnyValue:StringLike')),
    },
    { name: 'ARNs take wildcards', code: policy(like('aws:SourceArn', '"arn:aws:s3:::*"', 'ArnLike')) },
    {
      name: 'six plain characters',
      code: policy(like(sub, '["repo:a*", "repo:octo/app:*", "repo:octo@123456*/abcd@?:ref:x"]')),
    },
    { name: 'six plain characters, an escape among them', code: policy(like(sub, '"repo:${*}*"')) },
    {
      name: 'six plain characters before a variable',
      code: policy(like(sub, '"repo:o/${aws:PrincipalTag/repo}"')),
    },
    { name: 'another claim', code: policy(like('token.actions.githubusercontent.com:ref', '"*"')) },
    { name: 'a claim of SAML', code: policy(like('saml:sub', '"*"')) },
    {
      name: 'user IDs',
      code: policy(
        like(
          'aws:userid',
          '["*", "*:*", "*:octo", "AROAEXAMPLE:*", "${aws:userid}:a", "AROAEXAMPLE:${saml:sub}-*", "111122223333"]',
        ),
      ),
    },
    { name: 'no effect', code: policy(like('aws:PrincipalOrgID', '"o-*"')).replace('"Allow"', '"allow"') },
    { name: 'wrong shapes', code: policy(like('aws:PrincipalOrgID', '[7, { "a": "*" }]')) },
  ],
  invalid: [
    ...(
      [
        ['aws:PrincipalAccount', '1111*'],
        ['aws:ResourceAccount', '????????????'],
        ['aws:SourceAccount', '*'],
        ['AWS:VPCEACCOUNT', '*1'],
        ['aws:PrincipalOrgID', 'o-*'],
        ['aws:ResourceOrgID', 'o-abc*'],
        ['aws:SourceOrgID', 'o-?bc'],
        ['aws:VpceOrgID', '*'],
        ['aws:SourceVpc', 'vpc-*'],
        ['aws:SourceVpce', 'vpce-a*'],
      ] as const
    ).map(([key, value]) => {
      const wild = /[*?]+/.exec(value)!;
      const marked = value.replace(wild[0], `«${wild[0]}»`);
      return {
        name: `an identifier: ${key}`,
        code: policy(like(key, `["x", "${marked}"]`)),
        errors: [
          {
            messageId: 'identifierWildcard',
            data: data(key, value, wild[0], wild.index),
          },
        ],
      };
    }),
    {
      name: 'from the first wildcard to the last, under Deny',
      code: policy(like('aws:PrincipalOrgID', '"o-«*a?»b"', 'StringNotLikeIfExists'), 'Deny'),
      errors: [
        {
          messageId: 'identifierWildcard',
          data: {
            ...data('aws:PrincipalOrgID', 'o-*a?b', '*a?', 2),
            operator: 'StringNotLikeIfExists',
          },
        },
      ],
    },
    {
      name: 'an escaped star',
      code: policy(like('aws:PrincipalOrgID', '"o-«\\u002a»"')),
      errors: [{ messageId: 'identifierWildcard', data: data('aws:PrincipalOrgID', 'o-*', '*', 2) }],
    },
    {
      name: 'a variable in an identifier, and a wildcard behind',
      code: policy(like('aws:SourceAccount', '"«${aws:PrincipalAccount}»«*»"')),
      errors: [
        {
          messageId: 'identifierVariable',
          data: data('aws:SourceAccount', '${aws:PrincipalAccount}*', '${aws:PrincipalAccount}'),
        },
        {
          messageId: 'identifierWildcard',
          data: data('aws:SourceAccount', '${aws:PrincipalAccount}*', '*'),
        },
      ],
    },
    ...(
      [
        ['gitlab.com:sub', 'project_path:', '«*»'],
        ['gitlab.com:sub', 'project_path:', '«*»:ref_type:branch:ref:main'],
        ['GitLab.com:sub', 'project_path:', '«?*»/shop-app:*'],
        ['app.terraform.io:sub', 'organization:', '«*»:project:shop:workspace:prod:run_phase:*'],
        ['oidc.vercel.com:sub', 'owner:', '«*»:project:shop:environment:production'],
      ] as const
    ).map(([key, head, rest]): InvalidCase => ({
      name: `nothing but the beginning of every subject: ${head}${rest}`,
      code: policy(like(key, `"${head}${rest}"`)),
      errors: [
        {
          messageId: 'subjectWildcard',
          data: {
            ...data(key, head + rest.replace(/[«»]/g, ''), /«(.*)»/.exec(rest)![1]!),
            run: `only \`${head}\``,
          },
        },
      ],
    })),
    {
      name: 'too few characters before the wildcard',
      code: policy(
        like(sub, '["repo:«*»@123456/app", "«*:*»:ref:refs/heads/main", "repo:octo/app:«*»"]').replace(
          'octo/app:«*»',
          'octo/a*:«?»',
        ),
      ),
      errors: [
        { messageId: 'subjectWildcard', data: data(sub, 'repo:*@123456/app', '*', 5) },
        { messageId: 'subjectWildcard', data: data(sub, '*:*:ref:refs/heads/main', '*:*') },
        { messageId: 'subjectWildcard', data: data(sub, 'repo:octo/a*:?', '?', 1) },
      ],
    },
    {
      name: 'too few characters before a variable',
      code: policy(like(sub, '"repo:«${aws:PrincipalTag/repo}»"')),
      errors: [
        {
          messageId: 'subjectVariable',
          data: data(sub, 'repo:${aws:PrincipalTag/repo}', '${aws:PrincipalTag/repo}', 5),
        },
      ],
    },
    {
      name: 'service accounts of a cluster, which are no strangers',
      code: policy(
        like(
          sub,
          '["system:serviceaccount:*:«*»", "system:serviceaccount:*:a«?*»", "system:serviceaccount:*:«${aws:userid}»"]',
        ),
      ),
      errors: [
        {
          messageId: 'serviceAccountWildcard',
          data: data(sub, 'system:serviceaccount:*:*', '*', 1),
        },
        {
          messageId: 'serviceAccountWildcard',
          data: data(sub, 'system:serviceaccount:*:a?*', '?*', 2),
        },
        {
          messageId: 'serviceAccountVariable',
          data: data(sub, 'system:serviceaccount:*:${aws:userid}', '${aws:userid}', 1),
        },
      ],
    },
    {
      name: 'wildcards in the unique ID',
      code: policy(like('aws:userid', '["AROA«*»:octo", "AIDA«*»", "«*A?»:x"]')),
      errors: [
        { messageId: 'userWildcard', data: data('aws:userid', 'AROA*:octo', '*', 4) },
        { messageId: 'userWildcard', data: data('aws:userid', 'AIDA*', '*', 4) },
        { messageId: 'userWildcard', data: data('aws:userid', '*A?:x', '*A?') },
      ],
    },
    {
      name: 'a variable in the unique ID',
      code: policy(like('aws:userid', '"A«${aws:userid}»:octo"')),
      errors: [
        {
          messageId: 'userVariable',
          data: data('aws:userid', 'A${aws:userid}:octo', '${aws:userid}', 1),
        },
      ],
    },
  ],
});
