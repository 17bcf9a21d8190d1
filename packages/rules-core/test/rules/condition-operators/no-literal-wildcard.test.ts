import { noLiteralWildcard } from '../../../src/rules/condition-operators/no-literal-wildcard.js';
import { testRule } from '../../rule-tester.js';

const where = (condition: string, members = '"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"') =>
  `{ "Version": "2012-10-17", "Statement": [{ ${members}, "Condition": ${condition} }] }`;

testRule(noLiteralWildcard, {
  valid: [
    {
      name: 'everyone, whom a Deny of public functions names',
      code: where(
        '{ "StringEquals": { "lambda:Principal": "*" } }',
        '"Effect": "Deny", "Action": "lambda:AddPermission", "Resource": "*"',
      ),
    },
    {
      name: 'the names in certificates of all subdomains',
      code: where(
        '{ "ForAllValues:StringEquals": { "acm:DomainNames": ["example.com", "*.example.com"] } }',
        '"Effect": "Allow", "Action": "acm:RequestCertificate", "Resource": "*"',
      ),
    },
    {
      name: 'the query of a URL',
      code: where('{ "StringEquals": { "aws:Referer": "https://example.com/page?id=1" } }'),
    },
    {
      name: 'Like and Arn operators',
      code: where(
        '{ "StringLike": { "aws:username": "a*" }, "ArnEquals": { "aws:SourceArn": "arn:aws:s3:::b*" }, "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::*:root" } }',
      ),
    },
    {
      name: 'escapes of the policy language',
      code: where('{ "StringEquals": { "s3:prefix": ["${*}", "a${?}b", "${$}"] } }'),
    },
    {
      name: 'no strings',
      code: where('{ "NumericEquals": { "s3:max-keys": "*" }, "Null": { "aws:username": "*" } }'),
    },
    { name: 'a placeholder', code: where('{ "StringEquals": { "s3:prefix": "${cond ? a : b}" } }') },
    { name: 'wrong shapes', code: where('{ "StringEquals": { "s3:prefix": [{ "a": "*" }, 1] } }') },
  ],
  invalid: [
    {
      name: 'alone: the service that roles are passed to',
      code: where(
        '{ "StringEquals": { "iam:PassedToService": "ec2.«*»" } }',
        '"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'literalWildcard',
          data: { operator: 'StringEquals', value: 'ec2.*', wildcard: '*', effect: 'matches' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'iam:PassedToService', operator: 'StringLike' },
              output: where(
                '{ "StringLike": { "iam:PassedToService": "ec2.*" } }',
                '"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'the wildcard of services, which is none of the key itself',
      code: where(
        '{ "StringEquals": { "lambda:Principal": ["*", "«*».amazonaws.com"] } }',
        '"Effect": "Deny", "Action": "lambda:AddPermission", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'literalWildcard',
          data: { operator: 'StringEquals', value: '*.amazonaws.com', wildcard: '*', effect: 'matches' },
        },
      ],
    },
    {
      name: 'values that nothing matches with their wildcards either',
      code: where('{ "StringEquals": { "ec2:Tenancy": ["ded«*»", "shared«*»"] } }'),
      errors: [
        {
          messageId: 'literalWildcard',
          data: { operator: 'StringEquals', value: 'ded*', wildcard: '*', effect: 'matches' },
        },
        {
          messageId: 'literalWildcard',
          data: { operator: 'StringEquals', value: 'shared*', wildcard: '*', effect: 'matches' },
        },
      ],
    },
    {
      name: 'a certificate of a name that none has',
      code: where(
        '{ "ForAnyValue:StringNotEquals": { "acm:DomainNames": "www.«*».example.com" } }',
        '"Effect": "Deny", "Action": "acm:RequestCertificate", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'literalWildcard',
          data: {
            operator: 'ForAnyValue:StringNotEquals',
            value: 'www.*.example.com',
            wildcard: '*',
            effect: 'is ruled out',
          },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'acm:DomainNames', operator: 'ForAnyValue:StringNotLike' },
              output: where(
                '{ "ForAnyValue:StringNotLike": { "acm:DomainNames": "www.*.example.com" } }',
                '"Effect": "Deny", "Action": "acm:RequestCertificate", "Resource": "*"',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a star',
      code: where('{ "StringEquals": { "s3:prefix": "home/«*»" } }'),
      errors: [
        {
          messageId: 'literalWildcard',
          data: { operator: 'StringEquals', value: 'home/*', wildcard: '*', effect: 'matches' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 's3:prefix', operator: 'StringLike' },
              output: where('{ "StringLike": { "s3:prefix": "home/*" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'some of a list',
      code: where('{ "StringEquals": { "s3:prefix": ["", "home/«*»", "a«?b*»c"] } }'),
      errors: [
        {
          messageId: 'literalWildcard',
          data: { operator: 'StringEquals', value: 'home/*', wildcard: '*', effect: 'matches' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 's3:prefix', operator: 'StringLike' },
              output: where('{ "StringLike": { "s3:prefix": ["", "home/*", "a?b*c"] } }'),
            },
          ],
        },
        {
          messageId: 'literalWildcard',
          data: { operator: 'StringEquals', value: 'a?b*c', wildcard: '?', effect: 'matches' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 's3:prefix', operator: 'StringLike' },
              output: where('{ "StringLike": { "s3:prefix": ["", "home/*", "a?b*c"] } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'a question mark, negated, in a Deny',
      code: where(
        '{ "StringNotEqualsIfExists": { "aws:username": "dev-«?»" } }',
        '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'literalWildcard',
          data: {
            operator: 'StringNotEqualsIfExists',
            value: 'dev-?',
            wildcard: '?',
            effect: 'is ruled out',
          },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:username', operator: 'StringNotLikeIfExists' },
              output: where(
                '{ "StringNotLikeIfExists": { "aws:username": "dev-?" } }',
                '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'without regard to case',
      code: where('{ "StringEqualsIgnoreCase": { "aws:username": "dev-«*»" } }'),
      errors: [
        {
          messageId: 'literalWildcard',
          data: { operator: 'StringEqualsIgnoreCase', value: 'dev-*', wildcard: '*', effect: 'matches' },
        },
      ],
    },
    {
      name: 'an ARN',
      code: where('{ "StringEquals": { "aws:SourceArn": "arn:aws:s3:::b«*»" } }'),
      errors: [
        {
          messageId: 'literalWildcard',
          data: { operator: 'StringEquals', value: 'arn:aws:s3:::b*', wildcard: '*', effect: 'matches' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:SourceArn', operator: 'ArnLike' },
              output: where('{ "ArnLike": { "aws:SourceArn": "arn:aws:s3:::b*" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'no whole ARN',
      code: where('{ "StringEquals": { "aws:SourceArn": "arn:aws:s3«*»" } }'),
      errors: [
        {
          messageId: 'literalWildcard',
          data: { operator: 'StringEquals', value: 'arn:aws:s3*', wildcard: '*', effect: 'matches' },
        },
      ],
    },
    {
      name: 'an identifier that is compared whole',
      code: where('{ "StringEquals": { "aws:SourceAccount": "1111«*»" } }'),
      errors: [
        {
          messageId: 'literalWildcard',
          data: { operator: 'StringEquals', value: '1111*', wildcard: '*', effect: 'matches' },
        },
      ],
    },
    {
      name: 'with other keys: moved',
      code: where(
        '{ "StringEquals": { "aws:username": "a", "s3:prefix": "home/«*»" }, "StringLike": { "s3:delimiter": "?" } }',
      ),
      errors: [
        {
          messageId: 'literalWildcard',
          data: { operator: 'StringEquals', value: 'home/*', wildcard: '*', effect: 'matches' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 's3:prefix', operator: 'StringLike' },
              output: where(
                '{ "StringEquals": { "aws:username": "a" }, "StringLike": { "s3:delimiter": "?", "s3:prefix": "home/*" } }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'with a set',
      code: where('{ "ForAllValues:StringEquals": { "aws:TagKeys": ["team-«*»"] } }'),
      errors: [
        {
          messageId: 'literalWildcard',
          data: { operator: 'ForAllValues:StringEquals', value: 'team-*', wildcard: '*', effect: 'matches' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:TagKeys', operator: 'ForAllValues:StringLike' },
              output: where('{ "ForAllValues:StringLike": { "aws:TagKeys": ["team-*"] } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'beside a variable and a placeholder',
      code: where('{ "StringEquals": { "s3:prefix": ["home/${aws:username}/«*»", "${root}/«*»"] } }'),
      errors: [
        {
          messageId: 'literalWildcard',
          data: {
            operator: 'StringEquals',
            value: 'home/${aws:username}/*',
            wildcard: '*',
            effect: 'matches',
          },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 's3:prefix', operator: 'StringLike' },
              output: where('{ "StringLike": { "s3:prefix": ["home/${aws:username}/*", "${root}/*"] } }'),
            },
          ],
        },
        {
          messageId: 'literalWildcard',
          data: { operator: 'StringEquals', value: '${root}/*', wildcard: '*', effect: 'matches' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 's3:prefix', operator: 'StringLike' },
              output: where('{ "StringLike": { "s3:prefix": ["home/${aws:username}/*", "${root}/*"] } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'beside an escape of the policy language',
      code: where('{ "StringEquals": { "s3:prefix": "${«*}*»" } }'),
      errors: [
        {
          messageId: 'literalWildcard',
          data: { operator: 'StringEquals', value: '${*}*', wildcard: '*', effect: 'matches' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 's3:prefix', operator: 'StringLike' },
              output: where('{ "StringLike": { "s3:prefix": "${*}*" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'an escape',
      code: where('{ "StringEquals": { "s3:prefix": "home/«\\u002a»" } }'),
      errors: [
        {
          messageId: 'literalWildcard',
          data: { operator: 'StringEquals', value: 'home/*', wildcard: '*', effect: 'matches' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 's3:prefix', operator: 'StringLike' },
              output: where('{ "StringLike": { "s3:prefix": "home/\\u002a" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type resource',
      code: where('{ "StringEqualsIgnoreCase": { "aws:username": "«*»" } }'),
      settings: { policyType: 'resource' },
      errors: [
        {
          messageId: 'literalWildcard',
          data: { operator: 'StringEqualsIgnoreCase', value: '*', wildcard: '*', effect: 'matches' },
        },
      ],
    },
    {
      name: 'the type trust',
      code: where('{ "StringEqualsIgnoreCase": { "aws:username": "«*»" } }'),
      settings: { policyType: 'trust' },
      errors: [
        {
          messageId: 'literalWildcard',
          data: { operator: 'StringEqualsIgnoreCase', value: '*', wildcard: '*', effect: 'matches' },
        },
      ],
    },
    {
      name: 'the type scp',
      code: where('{ "StringEqualsIgnoreCase": { "aws:username": "«*»" } }'),
      settings: { policyType: 'scp' },
      errors: [
        {
          messageId: 'literalWildcard',
          data: { operator: 'StringEqualsIgnoreCase', value: '*', wildcard: '*', effect: 'matches' },
        },
      ],
    },
    {
      name: 'the type rcp',
      code: where('{ "StringEqualsIgnoreCase": { "aws:username": "«*»" } }'),
      settings: { policyType: 'rcp' },
      errors: [
        {
          messageId: 'literalWildcard',
          data: { operator: 'StringEqualsIgnoreCase', value: '*', wildcard: '*', effect: 'matches' },
        },
      ],
    },
    {
      name: 'the type boundary',
      code: where('{ "StringEqualsIgnoreCase": { "aws:username": "«*»" } }'),
      settings: { policyType: 'boundary' },
      errors: [
        {
          messageId: 'literalWildcard',
          data: { operator: 'StringEqualsIgnoreCase', value: '*', wildcard: '*', effect: 'matches' },
        },
      ],
    },
    {
      name: 'the type session',
      code: where('{ "StringEqualsIgnoreCase": { "aws:username": "«*»" } }'),
      settings: { policyType: 'session' },
      errors: [
        {
          messageId: 'literalWildcard',
          data: { operator: 'StringEqualsIgnoreCase', value: '*', wildcard: '*', effect: 'matches' },
        },
      ],
    },
  ],
});
