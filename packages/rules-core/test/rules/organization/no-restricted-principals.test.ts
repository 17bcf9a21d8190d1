import { noRestrictedPrincipals } from '../../../src/rules/organization/no-restricted-principals.js';
import { testRule } from '../../rule-tester.js';

const policy = (principal: string, more = '', effect = 'Allow', element = 'Principal') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", "${element}": ${principal}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"${more} }] }`;
const trust = (principal: string) =>
  `{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": ${principal}, "Action": "sts:AssumeRole" } }`;
const ban = (...principals: string[]) => ({ restricted: [{ principals }] });
const allow = (...allowed: string[]) => ({ allowed });
const inOrganization = ', "Condition": { "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }';
const restricted = (principal: string, reason = '') => ({
  messageId: 'restricted',
  data: { principal, reason },
});
const notAllowed = (principal: string) => ({ messageId: 'notAllowed', data: { principal } });
const removed = (principal: string, output: string) => ({
  suggestions: [{ messageId: 'suggestRemove', data: { principal }, output }],
});

testRule(noRestrictedPrincipals, {
  valid: [
    { name: 'without options', code: policy('"*"') },
    {
      name: 'others',
      code: policy('{ "AWS": ["111122223333", "arn:aws:iam::111122223333:root"] }'),
      options: ban('*', '444455556666', 'arn:aws:iam::*:user/*', '*.amazonaws.com'),
    },
    {
      name: 'everyone, where accounts are restricted',
      code: policy('{ "AWS": "*" }'),
      options: ban('444455556666', 'arn:*', '?'),
    },
    { name: 'a Deny', code: policy('"*"', '', 'Deny'), options: ban('*') },
    {
      name: 'NotPrincipal',
      code: policy('{ "AWS": "111122223333" }', '', 'Deny', 'NotPrincipal'),
      options: ban('111122223333'),
    },
    {
      name: 'a Deny takes it back',
      code: policy('"*"', ' }, { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"'),
      options: ban('*'),
    },
    {
      name: 'a condition that never holds',
      code: policy('"*"', ', "Condition": { "DateLessThan": { "aws:CurrentTime": "2020-01-01T00:00:00Z" } }'),
      options: ban('*'),
    },
    {
      name: 'another policy type',
      code: policy('"*"'),
      options: { restricted: [{ principals: ['*'], policyTypes: ['trust'] }] },
    },
    {
      name: 'placeholders',
      code: policy('{ "AWS": ["${arn}", "arn:aws:iam::${account}:root", "<ACCOUNT>"] }'),
      options: ban('*', '111122223333', 'arn:aws:iam::111122223333:root'),
    },
    {
      name: 'a service that is called like an account',
      code: policy('{ "Service": "111122223333" }'),
      options: ban('111122223333'),
    },
    {
      name: 'in the case of other letters',
      code: policy('{ "AWS": "arn:aws:iam::111122223333:role/Deploy" }'),
      options: ban('arn:aws:iam::111122223333:role/deploy'),
    },

    {
      name: 'all allowed',
      code: policy(
        '{ "AWS": ["111122223333", "arn:aws:iam::111122223333:role/a", "arn:aws-cn:sts::111122223333:assumed-role/a/b"], "Service": "ec2.amazonaws.com" }',
      ),
      options: allow('111122223333', '*.amazonaws.com'),
    },
    {
      name: 'an account by the ARN of its root user',
      code: policy('{ "AWS": "111122223333" }'),
      options: allow('arn:aws:iam::111122223333:root'),
    },
    {
      name: 'everyone in the organization',
      code: policy('"*"', inOrganization),
      options: allow('111122223333'),
    },
    {
      name: 'everyone, who is allowed',
      code: policy('{ "AWS": ["*", "444455556666"] }'),
      options: allow('*'),
    },
    {
      name: 'what may be allowed',
      code: policy(
        '{ "AWS": ["${arn}", "arn:aws:iam::${account}:role/x", "arn:aws:iam::111122223333:role/${role}"], "Service": "${service}.amazonaws.com" }',
      ),
      options: allow('111122223333', 's3.amazonaws.com'),
    },
  ],
  invalid: [
    {
      name: 'everyone',
      code: policy('«"*"»'),
      options: { restricted: [{ principals: ['*'], message: 'See the handbook.' }] },
      errors: [restricted('*', ' See the handbook.')],
    },
    {
      name: 'everyone under a condition',
      code: policy('{ "AWS": «"*"» }', inOrganization),
      options: ban('*'),
      errors: [restricted('*')],
    },
    {
      name: 'every service',
      code: policy('{ "Service": «"*"» }'),
      options: ban('*'),
      errors: [restricted('*')],
    },
    {
      name: 'an account with its users and roles',
      code: policy('{ "AWS": [«"444455556666"», "111122223333", «"arn:aws:iam::444455556666:user/a"»] }'),
      options: ban('444455556666'),
      errors: [
        {
          ...restricted('444455556666'),
          ...removed(
            '444455556666',
            policy('{ "AWS": ["111122223333", "arn:aws:iam::444455556666:user/a"] }'),
          ),
        },
        {
          ...restricted('arn:aws:iam::444455556666:user/a'),
          ...removed(
            'arn:aws:iam::444455556666:user/a',
            policy('{ "AWS": ["444455556666", "111122223333"] }'),
          ),
        },
      ],
    },
    {
      name: 'a root user by its account',
      code: trust('{ "AWS": «"444455556666"» }'),
      settings: { policyType: 'trust' },
      options: ban('arn:aws:iam::*:root'),
      errors: [restricted('444455556666')],
    },
    {
      name: 'whatever fills the hole',
      code: policy('{ "AWS": «"arn:aws:iam::${account}:root"» }'),
      options: ban('arn:aws:iam::*:root'),
      errors: [restricted('arn:aws:iam::${account}:root')],
    },
    {
      name: 'a service',
      code: trust('{ "Service": «"lambda.amazonaws.com"» }'),
      settings: { policyType: 'trust' },
      options: ban('lambda.*'),
      errors: [restricted('lambda.amazonaws.com')],
    },
    {
      name: 'an identity provider',
      code: trust('{ "Federated": «"cognito-identity.amazonaws.com"» }'),
      settings: { policyType: 'trust' },
      options: { restricted: [{ principals: ['cognito-identity.amazonaws.com'], policyTypes: ['trust'] }] },
      errors: [restricted('cognito-identity.amazonaws.com')],
    },

    {
      name: 'not allowed',
      code: policy(
        '{ "AWS": [«"arn:aws:iam::444455556666:root"», "111122223333"], "Service": «"ec2.amazonaws.com"» }',
      ),
      options: allow('111122223333'),
      errors: [
        {
          ...notAllowed('arn:aws:iam::444455556666:root'),
          ...removed(
            'arn:aws:iam::444455556666:root',
            policy('{ "AWS": ["111122223333"], "Service": "ec2.amazonaws.com" }'),
          ),
        },
        notAllowed('ec2.amazonaws.com'),
      ],
    },
    {
      name: 'everyone is not allowed',
      code: policy('«"*"»', ', "Condition": { "Bool": { "aws:SecureTransport": "true" } }'),
      options: allow('111122223333'),
      errors: [notAllowed('*')],
    },
    {
      name: 'not allowed, whatever fills the hole',
      code: policy(
        '{ "AWS": «"arn:aws:iam::444455556666:role/${role}"», "Service": «"${service}.example.com"» }',
      ),
      options: allow('111122223333', '*.amazonaws.com'),
      errors: [notAllowed('arn:aws:iam::444455556666:role/${role}'), notAllowed('${service}.example.com')],
    },
    {
      name: 'restricted, though it would be allowed',
      code: policy('{ "AWS": «"arn:aws:iam::111122223333:root"» }'),
      options: { ...ban('arn:aws:iam::*:root'), ...allow('111122223333') },
      errors: [restricted('arn:aws:iam::111122223333:root')],
    },
  ],
});
