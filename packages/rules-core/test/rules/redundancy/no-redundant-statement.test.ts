import { noRedundantStatement } from '../../../src/rules/redundancy/no-redundant-statement.js';
import { testRule } from '../../rule-tester.js';

const policy = (...statements: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${statements.join(', ')}] }`;
const allow = (action: string, resource: string, rest = '') =>
  `{ "Effect": "Allow", "Action": ${action}, "Resource": ${resource}${rest} }`;
const mfa = ', "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }';
const marked = (statement: string) => statement.replace('"Allow"', '«"Allow"»');
const removed = (output: string) => [{ messageId: 'suggestRemove', output }];

const get = allow('"s3:GetObject"', '"arn:aws:s3:::b/*"');
const wide = allow('"s3:Get*"', '"arn:aws:s3:::*"');

testRule(noRedundantStatement, {
  valid: [
    { name: 'one statement', code: policy(get) },
    { name: 'another action', code: policy(get, allow('"s3:PutObject"', '"arn:aws:s3:::b/*"')) },
    { name: 'another resource', code: policy(get, allow('"s3:GetObject"', '"arn:aws:s3:::c/*"')) },
    { name: 'another effect', code: policy(get, get.replace('Allow', 'Deny')) },
    { name: 'a condition on the wider one', code: policy(get, wide.replace(' }', `${mfa} }`)) },
    {
      name: 'another condition',
      code: policy(allow('"s3:GetObject"', '"*"', mfa), allow('"s3:*"', '"*"', mfa.replace('true', 'false'))),
    },
    {
      name: 'ARNs do not take in `*`',
      code: policy(allow('"s3:GetObject"', '"*"'), allow('"s3:*"', '"arn:*"')),
    },
    {
      name: 'NotAction that excludes it',
      code: policy(get, '{ "Effect": "Allow", "NotAction": "s3:Get*", "Resource": "arn:aws:s3:::*" }'),
    },
    {
      name: 'NotResource that excludes it',
      code: policy(get, '{ "Effect": "Allow", "Action": "s3:*", "NotResource": "arn:aws:s3:::b/x" }'),
    },
    {
      name: 'a placeholder that may be anything',
      code: policy(
        allow('"s3:GetObject"', '"arn:aws:s3:::${bucket}/*"'),
        allow('"s3:*"', '"arn:aws:s3:::b/*"'),
      ),
    },
    {
      name: 'other principals',
      code: policy(
        allow('"s3:GetObject"', '"*"', ', "Principal": { "AWS": "111122223333" }'),
        allow('"s3:*"', '"*"', ', "Principal": { "AWS": "444455556666" }'),
      ),
    },
    {
      name: 'a principal of another type',
      code: policy(
        allow('"s3:GetObject"', '"*"', ', "Principal": { "Service": "ec2.amazonaws.com" }'),
        allow('"s3:*"', '"*"', ', "Principal": { "AWS": "*" }'),
      ),
    },
    { name: 'no statements at all', code: '{ "Statement": [{}, 1, null, "x", []] }' },
    {
      name: 'an entry that is no string',
      code: policy(allow('["s3:GetObject", 1]', '"*"'), allow('"s3:*"', '"*"')),
    },
  ],
  invalid: [
    {
      name: 'one of several with the same Sid',
      code: policy(
        '{ "Sid": "A", "Effect": "Allow", "Action": "s3:*", "Resource": "*" }',
        '{ "Sid": «"A"», "Effect": "Allow", "Action": "s3:GetObject", "Resource": "*" }',
      ),
      errors: [
        {
          messageId: 'covered',
          data: { other: 'statement 1 (`A`)', effect: 'allows' },
          suggestions: removed(
            policy('{ "Sid": "A", "Effect": "Allow", "Action": "s3:*", "Resource": "*" }'),
          ),
        },
      ],
    },
    {
      name: 'the same apart from Sid and order',
      code: policy(
        '{ "Sid": "A", "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": ["*"] }',
        '{ "Resource": "*", "Action": ["s3:PutObject", "s3:GetObject"], "Effect": "Allow", "Sid": «"B"» }',
      ),
      errors: [
        {
          messageId: 'duplicate',
          data: { other: 'statement `A`' },
          suggestions: removed(
            policy(
              '{ "Sid": "A", "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": ["*"] }',
            ),
          ),
        },
      ],
    },
    {
      name: 'covered by a later one, named by its place',
      code: policy(marked(get), wide),
      errors: [
        {
          messageId: 'covered',
          data: { other: 'statement 2', effect: 'allows' },
          suggestions: removed(policy(wide)),
        },
      ],
    },
    {
      name: 'alone: the wider one is full admin',
      code: policy(marked(get), allow('"*"', '"*"')),
      errors: [
        {
          messageId: 'coveredByAdmin',
          data: { other: 'statement 2' },
          suggestions: removed(policy(allow('"*"', '"*"'))),
        },
      ],
    },
    {
      name: 'alone: two full admins',
      code: policy(allow('"*"', '"*"'), marked(allow('"*:*"', '"*"'))),
      errors: [
        {
          messageId: 'coveredByAdmin',
          data: { other: 'statement 1' },
          suggestions: removed(policy(allow('"*"', '"*"'))),
        },
      ],
    },
    {
      name: 'Deny',
      code: policy(get.replace('"Allow"', '«"Deny"»'), wide.replace('Allow', 'Deny')),
      errors: [
        {
          messageId: 'covered',
          data: { other: 'statement 2', effect: 'denies' },
          suggestions: removed(policy(wide.replace('Allow', 'Deny'))),
        },
      ],
    },
    {
      name: 'two that cover each other: the first one stays',
      code: policy(allow('"s3:**"', '"*"'), marked(allow('"s3:*"', '"*"'))),
      errors: [
        {
          messageId: 'covered',
          data: { other: 'statement 1', effect: 'allows' },
          suggestions: removed(policy(allow('"s3:**"', '"*"'))),
        },
      ],
    },
    {
      name: 'a condition that narrows nothing',
      code: policy(marked(allow('"s3:GetObject"', '"arn:aws:s3:::b/*"', mfa)), wide),
      errors: [
        {
          messageId: 'coveredCondition',
          data: { other: 'statement 2', effect: 'allows' },
          suggestions: removed(policy(wide)),
        },
      ],
    },
    {
      name: 'the same condition, in another order',
      code: policy(
        marked(allow('"s3:GetObject"', '"*"', ', "Condition": { "StringEquals": { "aws:a": ["1", "2"] } }')),
        allow('"s3:*"', '"*"', ', "Condition": { "StringEquals": { "aws:a": ["2", "1"] } }'),
      ),
      errors: [
        {
          messageId: 'covered',
          data: { other: 'statement 2', effect: 'allows' },
          suggestions: removed(
            policy(allow('"s3:*"', '"*"', ', "Condition": { "StringEquals": { "aws:a": ["2", "1"] } }')),
          ),
        },
      ],
    },
    {
      name: 'NotAction and NotResource that leave it in',
      code: policy(
        marked(get),
        '{ "Effect": "Allow", "NotAction": "iam:*", "NotResource": "arn:aws:iam::*:*" }',
      ),
      errors: [
        {
          messageId: 'covered',
          data: { other: 'statement 2', effect: 'allows' },
          suggestions: removed(
            policy('{ "Effect": "Allow", "NotAction": "iam:*", "NotResource": "arn:aws:iam::*:*" }'),
          ),
        },
      ],
    },
    {
      name: 'NotAction within NotAction',
      code: policy(
        '{ "Effect": «"Allow"», "NotAction": ["iam:*", "sts:*"], "Resource": "*" }',
        '{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }',
      ),
      errors: [
        {
          messageId: 'covered',
          data: { other: 'statement 2', effect: 'allows' },
          suggestions: removed(policy('{ "Effect": "Allow", "NotAction": "iam:*", "Resource": "*" }')),
        },
      ],
    },
    {
      name: 'principals among others, and everyone',
      code: policy(
        marked(allow('"s3:GetObject"', '"*"', ', "Principal": { "AWS": "111122223333" }')),
        allow('"s3:Get*"', '"*"', ', "Principal": { "AWS": ["444455556666", "111122223333"] }'),
      ),
      errors: [
        {
          messageId: 'covered',
          data: { other: 'statement 2', effect: 'allows' },
          suggestions: removed(
            policy(allow('"s3:Get*"', '"*"', ', "Principal": { "AWS": ["444455556666", "111122223333"] }')),
          ),
        },
      ],
    },
    {
      name: 'a trust policy, without resources, minified',
      code: '{"Statement":[{"Effect":«"Allow"»,"Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"},{"Effect":"Allow","Principal":{"Service":["ec2.amazonaws.com","ssm.amazonaws.com"]},"Action":["sts:AssumeRole","sts:TagSession"]}]}',
      errors: [
        {
          messageId: 'covered',
          data: { other: 'statement 2', effect: 'allows' },
          suggestions: removed(
            '{"Statement":[{"Effect":"Allow","Principal":{"Service":["ec2.amazonaws.com","ssm.amazonaws.com"]},"Action":["sts:AssumeRole","sts:TagSession"]}]}',
          ),
        },
      ],
    },
  ],
});
