import { noForallvaluesSingleValued } from '../../../src/rules/condition-operators/no-forallvalues-single-valued.js';
import { testRule } from '../../rule-tester.js';

const where = (condition: string, members = '"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"') =>
  `{ "Version": "2012-10-17", "Statement": [{ ${members}, "Condition": ${condition} }] }`;

testRule(noForallvaluesSingleValued, {
  valid: [
    {
      name: 'keys of several values',
      code: where('{ "ForAllValues:StringEquals": { "aws:TagKeys": ["a", "b"] } }'),
    },
    { name: 'any value', code: where('{ "ForAnyValue:StringEquals": { "aws:username": "a" } }') },
    { name: 'no set', code: where('{ "StringEquals": { "aws:username": "a" } }') },
    {
      name: 'Null, which compares no values',
      code: where('{ "ForAllValues:Null": { "aws:username": "true" } }'),
    },
    {
      name: 'what is not known',
      code: where('{ "ForAllValues:StringEquals": { "nosuchthing:Key": "a", "${key}": "b" } }'),
    },
    {
      name: 'claims of several values',
      code: where(
        '{ "ForAllValues:StringEquals": { "saml:mail": "a", "cognito-identity.amazonaws.com:amr": "authenticated", "login.example.com:groups": "a", "<ISSUER>:sub": "a" } }',
      ),
    },
    {
      name: 'no Effect',
      code: where(
        '{ "ForAllValues:StringEquals": { "aws:username": "a" } }',
        '"Action": "s3:GetObject", "Resource": "*"',
      ),
    },
  ],
  invalid: [
    {
      name: 'alone: the service that roles are passed to',
      code: where(
        '{ "ForAllValues:StringEquals": { «"iam:PassedToService"»: "lambda.amazonaws.com" } }',
        '"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'allowsWithoutKey',
          data: { key: 'iam:PassedToService' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'iam:PassedToService', operator: 'StringEquals' },
              output: where(
                '{ "StringEquals": { "iam:PassedToService": "lambda.amazonaws.com" } }',
                '"Effect": "Allow", "Action": "iam:PassRole", "Resource": "*"',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a Deny of passing roles to every other service',
      code: where(
        '{ "ForAllValues:StringNotEqualsIfExists": { «"iam:PassedToService"»: "lambda.amazonaws.com" } }',
        '"Effect": "Deny", "Action": "iam:PassRole", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'changesNothing',
          data: { key: 'iam:PassedToService', operator: 'StringNotEqualsIfExists' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'iam:PassedToService', operator: 'StringNotEqualsIfExists' },
              output: where(
                '{ "StringNotEqualsIfExists": { "iam:PassedToService": "lambda.amazonaws.com" } }',
                '"Effect": "Deny", "Action": "iam:PassRole", "Resource": "*"',
              ),
            },
          ],
        },
      ],
    },
    ...['login.example.com/team:sub', 'token.actions.githubusercontent.com:AUD'].map((key) => ({
      name: `a claim of one value: ${key}`,
      code: where(`{ "ForAllValues:StringLike": { «"${key}"»: "a*" } }`),
      errors: [
        {
          messageId: 'allowsWithoutKey',
          data: { key },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key, operator: 'StringLike' },
              output: where(`{ "StringLike": { "${key}": "a*" } }`),
            },
          ],
        },
      ],
    })),
    {
      name: 'an Allow',
      code: where('{ "ForAllValues:StringEquals": { «"aws:PrincipalOrgID"»: "o-a1b2c3d4e5" } }'),
      errors: [
        {
          messageId: 'allowsWithoutKey',
          data: { key: 'aws:PrincipalOrgID' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:PrincipalOrgID', operator: 'StringEquals' },
              output: where('{ "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'a negated operator, which is true without the key as well',
      code: where(
        '{ "ForAllValues:StringNotEquals": { «"aws:RequestTag/team"»: ["a", "b"] } }',
        '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'changesNothing',
          data: { key: 'aws:RequestTag/team', operator: 'StringNotEquals' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:RequestTag/team', operator: 'StringNotEquals' },
              output: where(
                '{ "StringNotEquals": { "aws:RequestTag/team": ["a", "b"] } }',
                '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a Deny',
      code: where(
        '{ "ForAllValues:StringEquals": { «"aws:RequestTag/team"»: ["a", "b"] } }',
        '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'deniesWithoutKey',
          data: { key: 'aws:RequestTag/team' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:RequestTag/team', operator: 'StringEquals' },
              output: where(
                '{ "StringEquals": { "aws:RequestTag/team": ["a", "b"] } }',
                '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a negated operator in an Allow',
      code: where('{ "ForAllValues:NotIpAddress": { «"aws:SourceIp"»: "203.0.113.0/24" } }'),
      errors: [
        {
          messageId: 'changesNothing',
          data: { key: 'aws:SourceIp', operator: 'NotIpAddress' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:SourceIp', operator: 'NotIpAddress' },
              output: where('{ "NotIpAddress": { "aws:SourceIp": "203.0.113.0/24" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'with IfExists, in another case',
      code: where('{ "forallvalues:stringlikeifexists": { «"aws:username"»: "a*" } }'),
      errors: [
        {
          messageId: 'changesNothing',
          data: { key: 'aws:username', operator: 'StringLikeIfExists' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:username', operator: 'StringLikeIfExists' },
              output: where('{ "StringLikeIfExists": { "aws:username": "a*" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'one of several keys',
      code: where('{ "ForAllValues:StringEquals": { "aws:TagKeys": "a", «"aws:ResourceTag/team"»: "b" } }'),
      errors: [
        {
          messageId: 'allowsWithoutKey',
          data: { key: 'aws:ResourceTag/team' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:ResourceTag/team', operator: 'StringEquals' },
              output: where(
                '{ "ForAllValues:StringEquals": { "aws:TagKeys": "a" }, "StringEquals": { "aws:ResourceTag/team": "b" } }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'the other operator has the key already',
      code: where(
        '{ "ForAllValues:StringEquals": { «"aws:username"»: "a" }, "StringEquals": { "aws:username": "a" } }',
      ),
      errors: [{ messageId: 'allowsWithoutKey', data: { key: 'aws:username' } }],
    },
    {
      name: 'the type resource',
      code: where('{ "ForAllValues:StringEquals": { «"aws:username"»: [{}] } }'),
      settings: { policyType: 'resource' },
      errors: [
        {
          messageId: 'allowsWithoutKey',
          data: { key: 'aws:username' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:username', operator: 'StringEquals' },
              output: where('{ "StringEquals": { "aws:username": [{}] } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type trust',
      code: where('{ "ForAllValues:StringEquals": { «"aws:username"»: [{}] } }'),
      settings: { policyType: 'trust' },
      errors: [
        {
          messageId: 'allowsWithoutKey',
          data: { key: 'aws:username' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:username', operator: 'StringEquals' },
              output: where('{ "StringEquals": { "aws:username": [{}] } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type scp',
      code: where('{ "ForAllValues:StringEquals": { «"aws:username"»: [{}] } }'),
      settings: { policyType: 'scp' },
      errors: [
        {
          messageId: 'allowsWithoutKey',
          data: { key: 'aws:username' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:username', operator: 'StringEquals' },
              output: where('{ "StringEquals": { "aws:username": [{}] } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type rcp',
      code: where('{ "ForAllValues:StringEquals": { «"aws:username"»: [{}] } }'),
      settings: { policyType: 'rcp' },
      errors: [
        {
          messageId: 'allowsWithoutKey',
          data: { key: 'aws:username' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:username', operator: 'StringEquals' },
              output: where('{ "StringEquals": { "aws:username": [{}] } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type boundary',
      code: where('{ "ForAllValues:StringEquals": { «"aws:username"»: [{}] } }'),
      settings: { policyType: 'boundary' },
      errors: [
        {
          messageId: 'allowsWithoutKey',
          data: { key: 'aws:username' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:username', operator: 'StringEquals' },
              output: where('{ "StringEquals": { "aws:username": [{}] } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type session',
      code: where('{ "ForAllValues:StringEquals": { «"aws:username"»: [{}] } }'),
      settings: { policyType: 'session' },
      errors: [
        {
          messageId: 'allowsWithoutKey',
          data: { key: 'aws:username' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:username', operator: 'StringEquals' },
              output: where('{ "StringEquals": { "aws:username": [{}] } }'),
            },
          ],
        },
      ],
    },
  ],
});
