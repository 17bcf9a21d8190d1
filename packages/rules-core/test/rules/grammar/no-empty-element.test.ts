import { noEmptyElement } from '../../../src/rules/grammar/no-empty-element.js';
import { testRule } from '../../rule-tester.js';

const policy = (members: string, effect = 'Allow') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", ${members} }] }`;
const onReports = (members: string) =>
  policy(`"Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*"${members && ', '}${members}`);
const when = (condition: string) => onReports(`"Condition": ${condition}`);
const onTrust = (condition: string) =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole"${condition && `, "Condition": ${condition}`} }] }`;
const remove = (name: string, output: string) => [{ messageId: 'suggestRemove', data: { name }, output }];
const absent = (key: string, output: string) => [{ messageId: 'suggestNull', data: { key }, output }];
const key = 'aws:TagKeys';
const whenAbsent = 'is true only when the key is absent';

testRule(noEmptyElement, {
  valid: [
    { name: 'an empty Sid', code: onReports('"Sid": ""') },
    { code: onReports('"Sid": "A", "Condition": { "StringEquals": { "aws:PrincipalTag/a": [""] } }') },
    { name: 'empty strings', code: policy('"Action": "", "Resource": [""]') },
    { name: 'wrong shapes', code: policy('"Sid": [], "Action": {}, "Principal": [], "Condition": []') },
    { name: 'an empty object as principal member', code: policy('"Principal": { "AWS": {} }') },
    { name: 'wrong shapes of conditions', code: when('{ "StringEquals": [], "Bool": { "a:b": {} } }') },
    { name: 'an empty statement list', code: '{ "Version": "2012-10-17", "Statement": [] }' },
    { name: 'the Condition that the console writes into a trust policy', code: onTrust('{}') },
    { name: 'an empty Id', code: '{ "Version": "2012-10-17", "Id": "", "Statement": [{}] }' },
  ],
  invalid: [
    {
      name: 'an empty principal, where nothing else is wrong',
      code: onReports('"Principal": { "AWS": «""» }'),
      errors: [{ messageId: 'emptyPrincipalName', data: { member: 'AWS' } }],
    },
    {
      name: 'principals that are empty strings',
      code: '{ "Statement": [{ "Effect": "Deny", "Principal": { "AWS": «""», "Service": ["ec2.amazonaws.com", «""»] }, "Action": "s3:*", "Resource": "*" }] }',
      errors: [
        { messageId: 'emptyPrincipalName', data: { member: 'AWS' } },
        { messageId: 'emptyPrincipalName', data: { member: 'Service' } },
      ],
    },
    {
      code: policy('"Action": «[]», "Resource": "*"'),
      errors: [{ messageId: 'emptyAction', data: { element: 'Action', effect: 'allows nothing' } }],
    },
    {
      code: policy('"NotAction": «[ ]», "Resource": "*"', 'Deny'),
      errors: [
        {
          messageId: 'emptyAction',
          data: { element: 'NotAction', effect: 'leaves no action out and denies all of them' },
        },
      ],
    },
    {
      code: policy('"Action": "s3:*", "Resource": «[]»', 'Deny'),
      errors: [{ messageId: 'emptyResource', data: { element: 'Resource', effect: 'denies nothing' } }],
    },
    {
      code: policy('"Action": "s3:GetObject", "NotResource": «[]»'),
      errors: [
        {
          messageId: 'emptyResource',
          data: {
            element: 'NotResource',
            effect: 'leaves no resource out and allows its actions on all of them',
          },
        },
      ],
    },
    {
      name: 'no effect that is known',
      code: policy('"Action": «[]»', 'allow'),
      errors: [{ messageId: 'emptyAction', data: { element: 'Action', effect: 'covers nothing' } }],
    },
    {
      code: onReports('"Principal": «{}»'),
      errors: [{ messageId: 'emptyPrincipal', data: { element: 'Principal' } }],
    },
    {
      code: onReports('"Principal": { "AWS": «[]» }'),
      errors: [{ messageId: 'emptyPrincipalList', data: { member: 'AWS' } }],
    },
    {
      name: 'one of several members',
      code: onReports('"NotPrincipal": { "AWS": «[]», "Service": "ec2.amazonaws.com" }'),
      errors: [
        {
          messageId: 'emptyPrincipalList',
          data: { member: 'AWS' },
          suggestions: remove('AWS', onReports('"NotPrincipal": { "Service": "ec2.amazonaws.com" }')),
        },
      ],
    },
    {
      name: 'in a trust policy, where it is asked for',
      code: onTrust('«{}»'),
      options: { trustConditions: true },
      errors: [{ messageId: 'emptyCondition', suggestions: remove('Condition', onTrust('')) }],
    },
    {
      name: 'an operator in a trust policy, which the console does not write',
      code: onTrust('{ "StringEquals": «{}» }'),
      errors: [
        {
          messageId: 'emptyOperator',
          data: { operator: 'StringEquals' },
          suggestions: remove('Condition', onTrust('')),
        },
      ],
    },
    {
      code: when('«{}»'),
      errors: [{ messageId: 'emptyCondition', suggestions: remove('Condition', onReports('')) }],
    },
    {
      code: when('{ "Bool": «{}» }'),
      errors: [
        {
          messageId: 'emptyOperator',
          data: { operator: 'Bool' },
          suggestions: remove('Condition', onReports('')),
        },
      ],
    },
    {
      code: when('{ "Bool": «{}», "Null": { "aws:TokenIssueTime": "false" } }'),
      errors: [
        {
          messageId: 'emptyOperator',
          data: { operator: 'Bool' },
          suggestions: remove('Bool', when('{ "Null": { "aws:TokenIssueTime": "false" } }')),
        },
      ],
    },
    {
      code: when('{ "StringEquals": { "aws:PrincipalTag/a": «[]» } }'),
      errors: [{ messageId: 'emptyValues', data: { key: 'aws:PrincipalTag/a', operator: 'StringEquals' } }],
    },
    {
      name: 'an operator that there is not',
      code: when('{ "StringEqual": { "a:b": «[]» } }'),
      errors: [{ messageId: 'emptyValues', data: { key: 'a:b', operator: 'StringEqual' } }],
    },
    {
      code: when('{ "ForAllValues:StringEquals": { "aws:TagKeys": «[]» } }'),
      errors: [
        {
          messageId: 'emptyValuesOf',
          data: { key, operator: 'ForAllValues:StringEquals', consequence: whenAbsent },
          suggestions: absent(key, when('{ "Null": { "aws:TagKeys": "true" } }')),
        },
      ],
    },
    {
      name: 'beside other keys and operators',
      code: when(
        '{ "StringLikeIfExists": { "s3:prefix": «[]», "s3:delimiter": "/" }, "Bool": { "aws:SecureTransport": "true" } }',
      ),
      errors: [
        {
          messageId: 'emptyValuesOf',
          data: { key: 's3:prefix', operator: 'StringLikeIfExists', consequence: whenAbsent },
          suggestions: absent(
            's3:prefix',
            when(
              '{ "StringLikeIfExists": { "s3:delimiter": "/" }, "Null": { "s3:prefix": "true" }, "Bool": { "aws:SecureTransport": "true" } }',
            ),
          ),
        },
      ],
    },
    {
      name: 'into the Null that is there',
      code: when(
        '{ "Null": { "aws:TokenIssueTime": "true" }, "StringEqualsIfExists": { "aws:username": «[]» } }',
      ),
      errors: [
        {
          messageId: 'emptyValuesOf',
          data: { key: 'aws:username', operator: 'StringEqualsIfExists', consequence: whenAbsent },
          suggestions: absent(
            'aws:username',
            when('{ "Null": { "aws:TokenIssueTime": "true", "aws:username": "true" } }'),
          ),
        },
      ],
    },
    {
      name: 'Null tests the key already',
      code: when('{ "Null": { "AWS:username": "true" }, "StringEqualsIfExists": { "aws:username": «[]» } }'),
      errors: [
        {
          messageId: 'emptyValuesOf',
          data: { key: 'aws:username', operator: 'StringEqualsIfExists', consequence: whenAbsent },
        },
      ],
    },
    {
      name: 'a key twice',
      code: when('{ "StringEqualsIfExists": { "aws:username": "a", "aws:username": «[]» } }'),
      errors: [
        {
          messageId: 'emptyValuesOf',
          data: { key: 'aws:username', operator: 'StringEqualsIfExists', consequence: whenAbsent },
        },
      ],
    },
    {
      name: 'negated operators',
      code: when('{ "StringNotEqualsIfExists": { "aws:username": «[]» } }'),
      errors: [
        {
          messageId: 'emptyValuesOf',
          data: {
            key: 'aws:username',
            operator: 'StringNotEqualsIfExists',
            consequence: 'names nothing to be different from',
          },
        },
      ],
    },
    {
      code: when('{ "ForAnyValue:StringLike": { "aws:TagKeys": «[]» } }'),
      errors: [
        {
          messageId: 'emptyValuesOf',
          data: { key, operator: 'ForAnyValue:StringLike', consequence: 'is never true' },
        },
      ],
    },
    {
      code: when('{ "ForAnyValue:StringNotLike": { "aws:TagKeys": «[]» } }'),
      errors: [
        {
          messageId: 'emptyValuesOf',
          data: {
            key,
            operator: 'ForAnyValue:StringNotLike',
            consequence: 'names nothing to be different from',
          },
        },
      ],
    },
    {
      name: 'given twice: the other one would take its place',
      code: onReports('"Condition": { "Bool": { "a:b": "true" } }, "Condition": «{}»'),
      errors: ['emptyCondition'],
    },
  ],
});
