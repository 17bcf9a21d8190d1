import { noUnsupportedPrincipalKey } from '../../../src/rules/condition-keys/no-unsupported-principal-key.js';
import { testRule } from '../../rule-tester.js';

const policy = (principal: string, condition: string, effect = 'Allow') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", "Principal": ${principal}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::bucket/*", "Condition": ${condition} }] }`;
const service = '{ "Service": "cloudfront.amazonaws.com" }';
const organization = '{ "StringEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } }';

testRule(noUnsupportedPrincipalKey, {
  valid: [
    { name: 'users and roles', code: policy('{ "AWS": "*" }', organization) },
    { name: 'everyone', code: policy('"*"', organization) },
    {
      name: 'a key that services send',
      code: policy(service, '{ "StringEquals": { "aws:SourceOrgID": "o-abcdefghij" } }'),
    },
    {
      name: 'IfExists',
      code: policy(service, '{ "StringEqualsIfExists": { "aws:PrincipalOrgID": "o-abcdefghij" } }'),
    },
    {
      name: 'negated',
      code: policy(service, '{ "StringNotEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } }'),
    },
    {
      name: 'what IAM Roles Anywhere reads from a certificate',
      code: policy(
        '{ "Service": "rolesanywhere.amazonaws.com" }',
        '{ "StringEquals": { "aws:PrincipalTag/x509Issuer/CN": "a" } }',
      ),
    },
    { name: 'Deny', code: policy(service, organization, 'Deny') },
    { name: 'a placeholder', code: policy('{ "Service": "{{service}}" }', organization) },
    {
      name: 'a value that is not known',
      code: policy(service, '{ "StringEquals": { "aws:PrincipalOrgID": "{{org}}" } }'),
    },
    {
      name: 'all but the service',
      code: policy(service, organization).replace('"Principal"', '"NotPrincipal"'),
    },
    { name: 'a ceiling', code: policy(service, organization), settings: { policyType: 'rcp' } },
    { name: 'wrong shapes', code: policy('[]', '["aws:PrincipalOrgID"]') },
  ],
  invalid: [
    ...(
      [
        ['aws:PrincipalOrgID', 'StringEquals'],
        ['AWS:principalorgpaths', 'ForAnyValue:StringLike'],
        ['aws:PrincipalTag/team', 'StringLike'],
        ['aws:username', 'StringEquals'],
      ] as const
    ).map(([key, operator]) => ({
      name: key,
      code: policy(service, `{ "${operator}": { «"${key}"»: "o-abcdefghij" } }`),
      errors: [{ messageId: 'unsupportedPrincipal', data: { services: '`cloudfront.amazonaws.com`', key } }],
    })),
    {
      name: 'a trust policy, with other principals',
      code: `{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": ["ec2.amazonaws.com", "ecs.amazonaws.com"], "AWS": "111122223333" }, "Action": "sts:AssumeRole", "Condition": { "Null": { «"aws:PrincipalTag/a"»: false } } } }`,
      errors: [
        {
          messageId: 'unsupportedPrincipal',
          data: { services: '`ec2.amazonaws.com` and `ecs.amazonaws.com`', key: 'aws:PrincipalTag/a' },
        },
      ],
    },
    {
      name: 'three services',
      code: `{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": { "Service": ["a.amazonaws.com", "b.amazonaws.com", "c.amazonaws.com"] }, "Action": "sts:AssumeRole", "Condition": { "Null": { «"aws:PrincipalTag/a"»: false } } } }`,
      errors: [
        {
          messageId: 'unsupportedPrincipal',
          data: {
            services: '`a.amazonaws.com`, `b.amazonaws.com` and `c.amazonaws.com`',
            key: 'aws:PrincipalTag/a',
          },
        },
      ],
    },
  ],
});
