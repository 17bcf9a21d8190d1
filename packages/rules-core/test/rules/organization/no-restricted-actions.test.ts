import { noRestrictedActions } from '../../../src/rules/organization/no-restricted-actions.js';
import { testRule } from '../../rule-tester.js';

const policy = (action: string, more = '"Resource": "*"', effect = 'Allow') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", ${action}, ${more} }] }`;
const restrict = (...restricted: object[]) => ({ restricted });
const keys = restrict({ actions: ['iam:*AccessKey'], except: ['iam:DeleteAccessKey'] });
const withMessage = restrict({ actions: ['iam:CreateAccessKey'], message: 'Use IAM Identity Center.' });
const bucket = restrict({ actions: ['s3:*'], resources: ['arn:aws:s3:::prod-*'] });
const six = restrict({
  actions: [
    'iam:CreateAccessKey',
    'iam:CreateUser',
    'iam:GetUser',
    'iam:GetRole',
    'iam:ListUsers',
    'iam:ListRoles',
  ],
});
const named = (action: string, reason = '', on = '') => ({
  messageId: 'named',
  data: { action, reason, on },
});
const prod = ' on `arn:aws:s3:::prod-*`';
const matched = (entry: string, actions: string, reason = '') => ({
  messageId: 'matched',
  data: { entry, actions, reason, on: '' },
});
const notExcluded = (actions: string) => ({
  messageId: 'notExcluded',
  data: { actions, reason: '', on: '' },
});

testRule(noRestrictedActions, {
  valid: [
    { name: 'without restrictions', code: policy('"Action": "*"') },
    { name: 'other actions', code: policy('"Action": ["iam:CreateUser", "s3:*"]'), options: keys },
    { name: 'an exception', code: policy('"Action": "iam:DeleteAccessKey"'), options: keys },
    {
      name: 'a wildcard that reaches the exception alone',
      code: policy('"Action": "iam:Delete*Key"'),
      options: keys,
    },
    { name: 'a Deny', code: policy('"Action": "iam:CreateAccessKey"', undefined, 'Deny'), options: keys },
    {
      name: 'an Allow, where a Deny is restricted',
      code: policy('"Action": "iam:CreateAccessKey"'),
      options: restrict({ actions: ['iam:CreateAccessKey'], effects: ['Deny'] }),
    },
    { name: 'excluded by NotAction', code: policy('"NotAction": ["iam:*", "s3:*"]'), options: keys },
    {
      name: 'NotAction of which not all is known',
      code: policy('"NotAction": ["s3:*", "${more}"]'),
      options: keys,
    },
    {
      name: 'a placeholder',
      code: policy('"Action": ["iam:${action}", "<ACTIONS>", "${all}"]'),
      options: keys,
    },
    {
      name: 'denied beside it',
      code: policy(
        '"Action": "iam:*"',
        '"Resource": "*" }, { "Effect": "Deny", "Action": "iam:?reateAccessKey", "Resource": "*"',
      ),
      options: withMessage,
    },
    {
      name: 'an action that is not in the reference, denied beside it',
      code: policy(
        '"Action": "bucketry:*"',
        '"Resource": "*" }, { "Effect": "Deny", "NotAction": "s3:*", "Resource": "*"',
      ),
      options: restrict({ actions: ['bucketry:Melt'] }),
    },
    {
      name: 'an action that is not in the reference, denied on these resources',
      code: policy(
        '"Action": "bucketry:Melt"',
        '"Resource": "arn:aws:bucketry:::a" }, { "Effect": "Deny", "Action": "bucketry:*", "Resource": "arn:aws:bucketry:::*"',
      ),
      options: restrict({ actions: ['bucketry:Melt'] }),
    },
    {
      name: 'on resources of another service',
      code: policy('"Action": "*"', '"Resource": "arn:aws:s3:::b/*"'),
      options: keys,
    },
    {
      name: 'both elements, which AWS rejects',
      code: policy('"Action": "iam:*", "NotAction": "s3:*"'),
      options: keys,
    },
    {
      name: 'with a key that its requests never include',
      code: policy(
        '"Action": "iam:CreateAccessKey"',
        '"Resource": "*", "Condition": { "StringEquals": { "iam:PassedToService": "x" } }',
      ),
      options: keys,
    },
    {
      name: 'with a condition that never holds',
      code: policy(
        '"Action": "iam:CreateAccessKey"',
        '"Resource": "*", "Condition": { "DateLessThan": { "aws:CurrentTime": "2020-01-01T00:00:00Z" } }',
      ),
      options: keys,
    },
    {
      name: 'a service control policy, whose Allow grants nothing',
      code: policy('"Action": "*"'),
      settings: { policyType: 'scp' },
      options: keys,
    },
    {
      name: 'a policy type that is not selected',
      code: policy('"Action": "iam:CreateAccessKey"'),
      options: restrict({ actions: ['iam:CreateAccessKey'], policyTypes: ['boundary'] }),
    },

    // Resources
    {
      name: 'on other resources',
      code: policy('"Action": "s3:*"', '"Resource": ["arn:aws:s3:::test-*", "arn:aws:s3:::PROD-a"]'),
      options: bucket,
    },
    {
      name: 'an action that works on no such resource',
      code: policy('"Action": "s3:ListAllMyBuckets"'),
      options: bucket,
    },
    {
      name: 'an action that works on another type',
      code: policy('"Action": "s3:GetObject"'),
      options: restrict({ actions: ['s3:*'], resources: ['arn:aws:s3:::prod-logs'] }),
    },
    {
      name: 'a resource that is not known',
      code: policy('"Action": "s3:*"', '"Resource": ["arn:aws:s3:::${bucket}", "${arn}", "<ARN>"]'),
      options: bucket,
    },
    {
      name: 'NotResource that excludes it',
      code: policy('"Action": "s3:*"', '"NotResource": ["arn:aws:s3:::pr*", "arn:aws:s3:::x"]'),
      options: bucket,
    },
    {
      name: 'NotResource of which not all is known',
      code: policy('"Action": "s3:*"', '"NotResource": ["arn:aws:s3:::${bucket}"]'),
      options: bucket,
    },
    {
      name: 'denied on what is restricted',
      code: policy(
        '"Action": "s3:*"',
        '"Resource": "*" }, { "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::prod-*"',
      ),
      options: bucket,
    },
    {
      name: 'denied on what it names',
      code: policy(
        '"Action": "s3:GetObject"',
        '"Resource": ["arn:aws:s3:::prod-a/*", "arn:aws:s3:::test/*"] }, { "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::prod-a/*"',
      ),
      options: bucket,
    },
    {
      name: 'a trust policy, which names no resource',
      code: '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole" } }',
      settings: { policyType: 'trust' },
      options: restrict({ actions: ['sts:*'], resources: ['*'] }),
    },

    // Principals
    {
      name: 'no principal',
      code: policy('"Action": "s3:GetObject"'),
      options: restrict({ actions: ['s3:*'], principals: ['*'] }),
    },
    {
      name: 'other principals',
      code: policy(
        '"Action": "s3:GetObject"',
        '"Resource": "arn:aws:s3:::b/*", "Principal": { "AWS": ["111122223333", "arn:aws:iam::444455556666:root", "${account}"], "Service": "ec2.amazonaws.com" }',
      ),
      options: restrict({ actions: ['s3:*'], principals: ['*', '777788889999', 'lambda.*'] }),
    },
    {
      name: 'everyone but some',
      code: policy(
        '"Action": "s3:GetObject"',
        '"Resource": "arn:aws:s3:::b/*", "NotPrincipal": { "AWS": "111122223333" }',
      ),
      options: restrict({ actions: ['s3:*'], principals: ['444455556666'] }),
    },
  ],
  invalid: [
    {
      code: policy('"Action": «"IAM:createaccesskey"»'),
      options: withMessage,
      errors: [named('IAM:createaccesskey', ' Use IAM Identity Center.')],
    },
    {
      name: 'one of a list',
      code: policy('"Action": ["iam:GetUser", «"iam:\\u0043reateAccessKey"»]'),
      options: keys,
      errors: [
        {
          ...named('iam:CreateAccessKey'),
          suggestions: [
            {
              messageId: 'suggestRemove',
              data: { entry: 'iam:CreateAccessKey' },
              output: policy('"Action": ["iam:GetUser"]'),
            },
          ],
        },
      ],
    },
    {
      name: 'by a wildcard with few others',
      code: policy('"Action": ["s3:GetObject", "iam:Create«*»Key"]'),
      options: keys,
      errors: [
        {
          ...matched('iam:Create*Key', '`iam:CreateAccessKey`'),
          suggestions: [
            {
              messageId: 'suggestRemove',
              data: { entry: 'iam:Create*Key' },
              output: policy('"Action": ["s3:GetObject"]'),
            },
          ],
        },
      ],
    },
    {
      name: 'a question mark, and what else it matches',
      code: policy('"Action": "iam:«?pdateAccessKe?»"'),
      options: restrict({ actions: ['iam:UpdateAccessKey'] }),
      errors: [matched('iam:?pdateAccessKe?', '`iam:UpdateAccessKey`')],
    },
    {
      name: 'written out without what is restricted',
      code: policy('"Action": "iam:«*»AccessKey"'),
      options: restrict({ actions: ['iam:CreateAccessKey'] }),
      errors: [
        {
          ...matched('iam:*AccessKey', '`iam:CreateAccessKey`'),
          suggestions: [
            {
              messageId: 'suggestOthers',
              data: { count: 2 },
              output: policy('"Action": ["iam:DeleteAccessKey", "iam:UpdateAccessKey"]'),
            },
          ],
        },
      ],
    },
    {
      name: 'every action',
      code: policy('"Action": "«*»"'),
      options: keys,
      errors: [matched('*', '`iam:CreateAccessKey` and `iam:UpdateAccessKey`')],
    },
    {
      name: 'the most notable of many',
      code: policy('"Action": "«*»:*"').replace('«*»:*', '«*:*»'),
      options: six,
      errors: [matched('*:*', '`iam:CreateAccessKey`, `iam:CreateUser`, `iam:GetRole` and 3 more')],
    },
    {
      name: 'left in by NotAction',
      code: policy('«"NotAction"»: "s3:*"'),
      options: keys,
      errors: [
        {
          ...notExcluded('`iam:CreateAccessKey` and `iam:UpdateAccessKey`'),
          suggestions: [
            {
              messageId: 'suggestExclude',
              data: { entries: '`iam:CreateAccessKey` and `iam:UpdateAccessKey`' },
              output: policy('"NotAction": ["s3:*", "iam:CreateAccessKey", "iam:UpdateAccessKey"]'),
            },
          ],
        },
      ],
    },
    {
      name: 'too many for NotAction',
      code: policy('«"NotAction"»: "s3:*"'),
      options: six,
      errors: [notExcluded('`iam:CreateAccessKey`, `iam:CreateUser`, `iam:GetRole` and 3 more')],
    },
    {
      name: 'an action that is not in the reference',
      code: policy('"Action": [«"bucketry:melt"», "bucketry:«*»"]'),
      options: restrict({ actions: ['bucketry:Melt'] }),
      errors: [
        {
          ...named('bucketry:melt'),
          suggestions: [
            {
              messageId: 'suggestRemove',
              data: { entry: 'bucketry:melt' },
              output: policy('"Action": ["bucketry:*"]'),
            },
          ],
        },
        {
          ...matched('bucketry:*', '`bucketry:melt`'),
          suggestions: [
            {
              messageId: 'suggestRemove',
              data: { entry: 'bucketry:*' },
              output: policy('"Action": ["bucketry:melt"]'),
            },
          ],
        },
      ],
    },
    {
      name: 'an action that is not in the reference, and NotAction',
      code: policy(
        '«"NotAction"»: "s3:*"',
        '"Resource": "*" }, { "Effect": "Deny", "Action": "x:*", "Resource": "*"',
      ),
      options: restrict({ actions: ['bucketry:Melt'] }),
      errors: [
        {
          ...notExcluded('`bucketry:melt`'),
          suggestions: [
            {
              messageId: 'suggestExclude',
              data: { entries: '`bucketry:melt`' },
              output: policy(
                '"NotAction": ["s3:*", "bucketry:melt"]',
                '"Resource": "*" }, { "Effect": "Deny", "Action": "x:*", "Resource": "*"',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'denied in some circumstances only, on some resources only',
      code: policy(
        '"Action": «"iam:CreateAccessKey"»',
        '"Resource": "*" }, { "Effect": "Deny", "Action": "iam:*", "Resource": "*", "Condition": { "Bool": { "aws:ViaAWSService": "true" } } }, { "Effect": "Deny", "Action": "iam:*", "Resource": "arn:aws:iam::*:user/a"',
      ),
      options: keys,
      errors: [named('iam:CreateAccessKey')],
    },
    {
      name: 'under a condition',
      code: policy(
        '"Action": «"iam:CreateAccessKey"»',
        '"Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }',
      ),
      options: keys,
      errors: [named('iam:CreateAccessKey')],
    },
    {
      name: 'two restrictions',
      code: policy('"Action": ««"iam:CreateAccessKey"»»'),
      options: restrict(
        { actions: ['iam:Create*'], message: 'One.' },
        { actions: ['iam:*Key'], message: 'Two.' },
      ),
      errors: [named('iam:CreateAccessKey', ' One.'), named('iam:CreateAccessKey', ' Two.')],
    },
    {
      name: 'a Deny',
      code: policy('"Action": «"s3:GetObject"»', undefined, 'Deny'),
      options: restrict({ actions: ['s3:GetObject'], effects: ['Deny'] }),
      errors: [named('s3:GetObject')],
    },
    {
      name: 'a permissions boundary',
      code: policy('"Action": «"s3:GetObject"»'),
      settings: { policyType: 'boundary' },
      options: restrict({ actions: ['s3:GetObject'], policyTypes: ['boundary'] }),
      errors: [named('s3:GetObject')],
    },
    {
      name: 'a statement that is no list',
      code: '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": «"iam:CreateAccessKey"», "Resource": "arn:aws:iam::*:user/*" } }',
      options: keys,
      errors: [named('iam:CreateAccessKey')],
    },

    // Resources
    {
      name: 'on one of the resources',
      code: policy(
        '"Action": «"s3:GetObject"»',
        '"Resource": ["arn:aws:s3:::test/*", "arn:aws:s3:::prod-a/*"]',
      ),
      options: bucket,
      errors: [named('s3:GetObject', '', prod)],
    },
    {
      name: 'on every resource',
      code: policy('"Action": [«"s3:GetObject"», "s3:ListAllMyBuckets"]'),
      options: bucket,
      errors: [
        {
          ...named('s3:GetObject', '', prod),
          suggestions: [
            {
              messageId: 'suggestRemove',
              data: { entry: 's3:GetObject' },
              output: policy('"Action": ["s3:ListAllMyBuckets"]'),
            },
          ],
        },
      ],
    },
    {
      name: 'on what NotResource leaves in',
      code: policy('"Action": «"s3:GetObject"»', '"NotResource": ["arn:aws:s3:::prod-a/*"]'),
      options: bucket,
      errors: [named('s3:GetObject', '', prod)],
    },
    {
      name: 'whatever fills the hole',
      code: policy('"Action": «"s3:GetObject"»', '"Resource": "arn:aws:s3:::prod-${stage}/*"'),
      options: bucket,
      errors: [named('s3:GetObject', '', prod)],
    },
    {
      name: 'denied on less than what is restricted',
      code: policy(
        '"Action": «"s3:GetObject"»',
        '"Resource": "*" }, { "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::prod-a/*"',
      ),
      options: bucket,
      errors: [named('s3:GetObject', '', prod)],
    },
    {
      name: 'an action without resources',
      code: policy('"Action": «"s3:ListAllMyBuckets"»'),
      options: restrict({ actions: ['s3:*'], resources: ['*'] }),
      errors: [named('s3:ListAllMyBuckets', '', ' on `*`')],
    },

    // Principals
    {
      name: 'everyone',
      code: policy(
        '"Action": «"s3:GetObject"»',
        '"Resource": "arn:aws:s3:::b/*", "Principal": { "AWS": "*" }',
      ),
      options: restrict({ actions: ['s3:*'], principals: ['*'] }),
      errors: [named('s3:GetObject')],
    },
    {
      name: 'an account, by a role in it',
      code: policy(
        '"Action": «"s3:GetObject"»',
        '"Resource": "arn:aws:s3:::b/*", "Principal": { "AWS": ["444455556666", "arn:aws:iam::111122223333:role/${role}"] }',
      ),
      options: restrict({ actions: ['s3:*'], principals: ['111122223333'] }),
      errors: [named('s3:GetObject')],
    },
  ],
});
