import { requirePermissionsBoundary } from '../../../src/rules/organization/require-permissions-boundary.js';
import { testRule } from '../../rule-tester.js';

const policy = (action: string, more = '', effect = 'Allow') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", ${action}, "Resource": "*"${more} }] }`;
const when = (operator: string, value: string, key = 'iam:PermissionsBoundary') =>
  `, "Condition": { ${operator}: { "${key}": ${value} } }`;
const denied = (condition: string, members = '"Action": "iam:Create*", "Resource": "*"') =>
  ` }, { "Effect": "Deny", ${members}${condition}`;
const arn = 'arn:aws:iam::111122223333:policy/Boundary';
const boundary = `"${arn}"`;
const only = { boundaries: [arn] };
const create = '"Action": "iam:CreateRole"';
const missing = (actions: string) => ({
  messageId: 'missing',
  data: { actions },
});
const weak = (operator: string, holds: string) => ({ messageId: 'weak', data: { operator, holds } });
const condition = (output: string, messageId = 'suggestOpenCondition') => ({
  suggestions: [{ messageId, data: { keys: '`iam:PermissionsBoundary`' }, output }],
});
const operator = (name: string, output: string) => ({
  suggestions: [{ messageId: 'suggestOperator', data: { operator: name }, output }],
});

testRule(requirePermissionsBoundary, {
  valid: [
    { name: 'with a boundary', code: policy(create, when('"StringEquals"', boundary)) },
    {
      name: 'with a boundary of any name',
      code: policy(create, when('"ArnLike"', '"arn:aws:iam::*:policy/*-boundary"')),
    },
    {
      name: 'keys compare without case',
      code: policy(create, when('"stringequals"', boundary, 'IAM:permissionsboundary')),
      options: only,
    },
    { name: 'the one that is allowed', code: policy(create, when('"ArnEquals"', boundary)), options: only },
    {
      name: 'within the pattern',
      code: policy(create, when('"StringLike"', '"arn:aws:iam::111122223333:policy/app-*"')),
      options: { boundaries: ['arn:aws:iam::*:policy/app-*'] },
    },
    {
      name: 'a boundary that is filled in',
      code: policy(create, when('"StringEquals"', '"${boundary}"')),
      options: only,
    },
    { name: 'a Condition that is filled in', code: policy(create, ', "Condition": "${condition}"') },
    {
      name: 'an operator that is filled in',
      code: policy(create, when('"StringEquals"', boundary, '${key}')),
    },
    {
      name: 'beside Null',
      code: policy(
        create,
        ', "Condition": { "StringEqualsIfExists": { "iam:PermissionsBoundary": "a" }, "Null": { "iam:PermissionsBoundary": "false" } }',
      ),
    },
    {
      name: 'other actions',
      code: policy('"Action": ["iam:Get*", "s3:CreateBucket", "iam:CreateServiceLinkedRole"]'),
    },
    { name: 'a Deny', code: policy('"Action": "iam:*"', '', 'Deny') },
    {
      name: 'denied without a boundary',
      code: policy(create, denied(when('"StringNotEquals"', boundary))),
      options: only,
    },
    {
      name: 'denied without a boundary, if it is there',
      code: policy(create, denied(when('"StringNotLikeIfExists"', boundary))),
    },
    {
      name: 'denied without a boundary, but for some',
      code: policy(
        create,
        denied(
          ', "Condition": { "StringNotEquals": { "iam:PermissionsBoundary": "x" }, "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/admin" } }',
        ),
      ),
    },
    {
      name: 'denied without the key, beside a condition on it',
      code: policy(create, `${when('"StringEqualsIfExists"', boundary)}${denied(when('"Null"', '"true"'))}`),
    },
    { name: 'denied at all', code: policy(create, denied('')) },
    { name: 'a boundary itself', code: policy('"Action": "*"'), settings: { policyType: 'boundary' } },
  ],
  invalid: [
    {
      name: 'without a condition',
      code: policy('"Action": «"IAM:createrole"»'),
      errors: [
        {
          ...missing('`iam:CreateRole`'),
          ...condition(policy('"Action": "IAM:createrole"', when('"ArnEquals"', '"<VALUE>"'))),
        },
      ],
    },
    {
      name: 'with the boundary that is allowed',
      code: policy('"Action": [«"iam:CreateRole"», "iam:CreateUser"]'),
      options: only,
      errors: [
        {
          ...missing('`iam:CreateRole` and `iam:CreateUser`'),
          ...condition(
            policy('"Action": ["iam:CreateRole", "iam:CreateUser"]', when('"ArnEquals"', boundary)),
            'suggestCondition',
          ),
        },
      ],
    },
    {
      name: 'with the pattern that is allowed, in a statement of its own',
      code: policy('"Action": ["s3:GetObject", «"iam:CreateRole"»]'),
      options: { boundaries: ['arn:aws:iam::*:policy/app-*'] },
      errors: [
        {
          ...missing('`iam:CreateRole`'),
          ...condition(
            '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "*" }, { "Effect": "Allow", "Action": "iam:CreateRole", "Resource": "*", "Condition": { "ArnLike": { "iam:PermissionsBoundary": "arn:aws:iam::*:policy/app-*" } } }] }',
            'suggestCondition',
          ),
        },
      ],
    },
    {
      name: 'by a wildcard',
      code: policy('"Action": "iam:«*»"'),
      errors: [missing('`iam:CreateRole` and `iam:CreateUser`')],
    },
    {
      name: 'by NotAction',
      code: policy('«"NotAction"»: "iam:CreateUser"'),
      errors: [missing('`iam:CreateRole`')],
    },
    {
      name: 'under another condition',
      code: policy('"Action": «"iam:CreateRole"»', when('"StringEquals"', '"x"', 'aws:RequestTag/team')),
      errors: [
        {
          ...missing('`iam:CreateRole`'),
          ...condition(
            policy(
              create,
              ', "Condition": { "StringEquals": { "aws:RequestTag/team": "x" }, "ArnEquals": { "iam:PermissionsBoundary": "<VALUE>" } }',
            ),
          ),
        },
      ],
    },
    {
      name: 'IfExists',
      code: policy(create, when('«"StringEqualsIfExists"»', boundary)),
      errors: [
        {
          ...weak('StringEqualsIfExists', 'without the key'),
          ...operator('StringEquals', policy(create, when('"StringEquals"', boundary))),
        },
      ],
    },
    {
      name: 'ForAllValues',
      code: policy(create, when('«"ForAllValues:ArnLike"»', boundary)),
      errors: [
        {
          ...weak('ForAllValues:ArnLike', 'without the key'),
          ...operator('ArnLike', policy(create, when('"ArnLike"', boundary))),
        },
      ],
    },
    {
      name: 'negated',
      code: policy(create, when('«"StringNotEquals"»', boundary)),
      errors: [weak('StringNotEquals', 'for all values but those listed')],
    },
    {
      name: 'negated beside Null',
      code: policy(
        create,
        `, "Condition": { «"StringNotEquals"»: { "iam:PermissionsBoundary": "a" }, "Null": { "iam:PermissionsBoundary": "false" } }`,
      ),
      errors: [weak('StringNotEquals', 'for all values but those listed')],
    },
    {
      name: 'any boundary',
      code: policy(create, when('«"StringLike"»', '"*"')),
      errors: [weak('StringLike', 'for any value')],
    },
    {
      name: 'Null',
      code: policy(create, when('«"Null"»', '"false"')),
      errors: [weak('Null', 'for any value')],
    },
    {
      name: 'Null in an Allow and in a Deny',
      code: policy(create, `${when('«"Null"»', '"false"')}${denied(when('"Null"', '"true"'))}`),
      errors: [weak('Null', 'for any value')],
    },
    {
      name: 'another boundary',
      code: policy(
        create,
        when('"StringEquals"', `[${boundary}, «"arn:aws:iam::111122223333:policy/Other"»]`),
      ),
      options: only,
      errors: [
        {
          messageId: 'value',
          data: { value: 'arn:aws:iam::111122223333:policy/Other' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { value: arn },
              output: policy(create, when('"StringEquals"', `[${boundary}]`)),
            },
          ],
        },
      ],
    },
    {
      name: 'a wider pattern',
      code: policy(create, when('"ArnLike"', '«"arn:aws:iam::*:policy/*"»')),
      options: only,
      errors: [
        {
          messageId: 'value',
          data: { value: 'arn:aws:iam::*:policy/*' },
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { value: arn },
              output: policy(create, when('"ArnLike"', boundary)),
            },
          ],
        },
      ],
    },
    {
      name: 'a Deny that lets any boundary pass',
      code: policy('"Action": «"iam:CreateRole"»', denied(when('"Null"', '"true"'))),
      errors: [
        {
          ...missing('`iam:CreateRole`'),
          ...condition(
            policy(create, `${when('"ArnEquals"', '"<VALUE>"')}${denied(when('"Null"', '"true"'))}`),
          ),
        },
      ],
    },
    {
      name: 'a Deny that lets another boundary pass',
      code: policy(
        '"Action": «"iam:CreateRole"»',
        denied(when('"StringNotEquals"', '"arn:aws:iam::111122223333:policy/Other"')),
      ),
      options: only,
      errors: [
        {
          ...missing('`iam:CreateRole`'),
          ...condition(
            policy(
              create,
              `${when('"ArnEquals"', boundary)}${denied(when('"StringNotEquals"', '"arn:aws:iam::111122223333:policy/Other"'))}`,
            ),
            'suggestCondition',
          ),
        },
      ],
    },
    {
      name: 'a Deny of one boundary',
      code: policy('"Action": «"iam:CreateRole"»', denied(when('"StringEquals"', boundary))),
      errors: [
        {
          ...missing('`iam:CreateRole`'),
          ...condition(
            policy(create, `${when('"ArnEquals"', '"<VALUE>"')}${denied(when('"StringEquals"', boundary))}`),
          ),
        },
      ],
    },
    {
      name: 'a Deny on some roles',
      code: policy(
        '"Action": «"iam:CreateRole"»',
        denied(
          when('"StringNotEquals"', boundary),
          '"Action": "iam:*", "Resource": "arn:aws:iam::*:role/app-*"',
        ),
      ),
      errors: [
        {
          ...missing('`iam:CreateRole`'),
          ...condition(
            policy(
              create,
              `${when('"ArnEquals"', '"<VALUE>"')}${denied(when('"StringNotEquals"', boundary), '"Action": "iam:*", "Resource": "arn:aws:iam::*:role/app-*"')}`,
            ),
          ),
        },
      ],
    },
    {
      name: 'other actions as well',
      code: policy('"Action": «"iam:PutRolePolicy"»'),
      options: { actions: ['iam:Put*Policy'] },
      errors: [
        {
          ...missing('`iam:PutRolePolicy`'),
          ...condition(policy('"Action": "iam:PutRolePolicy"', when('"ArnEquals"', '"<VALUE>"'))),
        },
      ],
    },
  ],
});
