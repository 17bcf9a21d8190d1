import { requireSetOperator } from '../../../src/rules/condition-operators/require-set-operator.js';
import { testRule } from '../../rule-tester.js';

const where = (condition: string, members = '"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"') =>
  `{ "Version": "2012-10-17", "Statement": [{ ${members}, "Condition": ${condition} }] }`;

testRule(requireSetOperator, {
  valid: [
    {
      name: 'with a set',
      code: where(
        '{ "ForAllValues:StringEquals": { "aws:TagKeys": "a" }, "ForAnyValue:StringLike": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/*" } }',
      ),
    },
    { name: 'Null', code: where('{ "Null": { "aws:TagKeys": "false" } }') },
    {
      name: 'keys of one value',
      code: where('{ "StringEquals": { "aws:username": ["a", "b"], "aws:RequestTag/team": "a" } }'),
    },
    {
      name: 'what is not known',
      code: where(
        '{ "StringEquals": { "nosuchthing:Keys": "a", "${key}": "b" }, "Equals": { "aws:TagKeys": "a" } }',
      ),
    },
    {
      name: 'a claim that may hold one',
      code: where(
        '{ "StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated", "saml:mail": "a@example.com" } }',
      ),
    },
  ],
  invalid: [
    {
      name: 'one value',
      code: where('{ "StringEquals": { «"aws:TagKeys"»: "a" } }'),
      errors: [
        {
          messageId: 'missingSetOperator',
          data: { key: 'aws:TagKeys', operator: 'StringEquals' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:TagKeys', operator: 'ForAnyValue:StringEquals' },
              output: where('{ "ForAnyValue:StringEquals": { "aws:TagKeys": "a" } }'),
            },
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:TagKeys', operator: 'ForAllValues:StringEquals' },
              output: where('{ "ForAllValues:StringEquals": { "aws:TagKeys": "a" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'negated, in a Deny',
      code: where(
        '{ "StringNotEquals": { «"aws:CalledVia"»: ["athena.amazonaws.com"] } }',
        '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'missingSetOperator',
          data: { key: 'aws:CalledVia', operator: 'StringNotEquals' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:CalledVia', operator: 'ForAllValues:StringNotEquals' },
              output: where(
                '{ "ForAllValues:StringNotEquals": { "aws:CalledVia": ["athena.amazonaws.com"] } }',
                '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"',
              ),
            },
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:CalledVia', operator: 'ForAnyValue:StringNotEquals' },
              output: where(
                '{ "ForAnyValue:StringNotEquals": { "aws:CalledVia": ["athena.amazonaws.com"] } }',
                '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'with IfExists',
      code: where('{ "StringLikeIfExists": { «"aws:PrincipalOrgPaths"»: "o-a1b2c3d4e5/*" } }'),
      errors: [
        {
          messageId: 'missingSetOperator',
          data: { key: 'aws:PrincipalOrgPaths', operator: 'StringLikeIfExists' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:PrincipalOrgPaths', operator: 'ForAnyValue:StringLikeIfExists' },
              output: where(
                '{ "ForAnyValue:StringLikeIfExists": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/*" } }',
              ),
            },
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:PrincipalOrgPaths', operator: 'ForAllValues:StringLikeIfExists' },
              output: where(
                '{ "ForAllValues:StringLikeIfExists": { "aws:PrincipalOrgPaths": "o-a1b2c3d4e5/*" } }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a key of a service',
      code: where(
        '{ "StringEquals": { «"events:detail-type"»: "a", «"events:source"»: "b" } }',
        '"Effect": "Allow", "Action": "events:PutRule", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'missingSetOperator',
          data: { key: 'events:detail-type', operator: 'StringEquals' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'events:detail-type', operator: 'ForAnyValue:StringEquals' },
              output: where(
                '{ "StringEquals": { "events:source": "b" }, "ForAnyValue:StringEquals": { "events:detail-type": "a" } }',
                '"Effect": "Allow", "Action": "events:PutRule", "Resource": "*"',
              ),
            },
            {
              messageId: 'suggestOperator',
              data: { key: 'events:detail-type', operator: 'ForAllValues:StringEquals' },
              output: where(
                '{ "StringEquals": { "events:source": "b" }, "ForAllValues:StringEquals": { "events:detail-type": "a" } }',
                '"Effect": "Allow", "Action": "events:PutRule", "Resource": "*"',
              ),
            },
          ],
        },
        {
          messageId: 'missingSetOperator',
          data: { key: 'events:source', operator: 'StringEquals' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'events:source', operator: 'ForAnyValue:StringEquals' },
              output: where(
                '{ "StringEquals": { "events:detail-type": "a" }, "ForAnyValue:StringEquals": { "events:source": "b" } }',
                '"Effect": "Allow", "Action": "events:PutRule", "Resource": "*"',
              ),
            },
            {
              messageId: 'suggestOperator',
              data: { key: 'events:source', operator: 'ForAllValues:StringEquals' },
              output: where(
                '{ "StringEquals": { "events:detail-type": "a" }, "ForAllValues:StringEquals": { "events:source": "b" } }',
                '"Effect": "Allow", "Action": "events:PutRule", "Resource": "*"',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'the other operator is there',
      code: where(
        '{ "StringEquals": { «"aws:TagKeys"»: "a" }, "ForAnyValue:StringEquals": { "aws:TagKeys": "b" } }',
      ),
      errors: [
        {
          messageId: 'missingSetOperator',
          data: { key: 'aws:TagKeys', operator: 'StringEquals' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:TagKeys', operator: 'ForAllValues:StringEquals' },
              output: where(
                '{ "ForAllValues:StringEquals": { "aws:TagKeys": "a" }, "ForAnyValue:StringEquals": { "aws:TagKeys": "b" } }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'in another case',
      code: where('{ "StringEquals": { «"AWS:tagkeys"»: "a" } }'),
      errors: [
        {
          messageId: 'missingSetOperator',
          data: { key: 'AWS:tagkeys', operator: 'StringEquals' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'AWS:tagkeys', operator: 'ForAnyValue:StringEquals' },
              output: where('{ "ForAnyValue:StringEquals": { "AWS:tagkeys": "a" } }'),
            },
            {
              messageId: 'suggestOperator',
              data: { key: 'AWS:tagkeys', operator: 'ForAllValues:StringEquals' },
              output: where('{ "ForAllValues:StringEquals": { "AWS:tagkeys": "a" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type resource',
      code: where('{ "StringEquals": { «"aws:TagKeys"»: [{}] } }'),
      settings: { policyType: 'resource' },
      errors: [
        {
          messageId: 'missingSetOperator',
          data: { key: 'aws:TagKeys', operator: 'StringEquals' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:TagKeys', operator: 'ForAnyValue:StringEquals' },
              output: where('{ "ForAnyValue:StringEquals": { "aws:TagKeys": [{}] } }'),
            },
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:TagKeys', operator: 'ForAllValues:StringEquals' },
              output: where('{ "ForAllValues:StringEquals": { "aws:TagKeys": [{}] } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type trust',
      code: where('{ "StringEquals": { «"aws:TagKeys"»: [{}] } }'),
      settings: { policyType: 'trust' },
      errors: [
        {
          messageId: 'missingSetOperator',
          data: { key: 'aws:TagKeys', operator: 'StringEquals' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:TagKeys', operator: 'ForAnyValue:StringEquals' },
              output: where('{ "ForAnyValue:StringEquals": { "aws:TagKeys": [{}] } }'),
            },
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:TagKeys', operator: 'ForAllValues:StringEquals' },
              output: where('{ "ForAllValues:StringEquals": { "aws:TagKeys": [{}] } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type scp',
      code: where('{ "StringEquals": { «"aws:TagKeys"»: [{}] } }'),
      settings: { policyType: 'scp' },
      errors: [
        {
          messageId: 'missingSetOperator',
          data: { key: 'aws:TagKeys', operator: 'StringEquals' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:TagKeys', operator: 'ForAnyValue:StringEquals' },
              output: where('{ "ForAnyValue:StringEquals": { "aws:TagKeys": [{}] } }'),
            },
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:TagKeys', operator: 'ForAllValues:StringEquals' },
              output: where('{ "ForAllValues:StringEquals": { "aws:TagKeys": [{}] } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type rcp',
      code: where('{ "StringEquals": { «"aws:TagKeys"»: [{}] } }'),
      settings: { policyType: 'rcp' },
      errors: [
        {
          messageId: 'missingSetOperator',
          data: { key: 'aws:TagKeys', operator: 'StringEquals' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:TagKeys', operator: 'ForAnyValue:StringEquals' },
              output: where('{ "ForAnyValue:StringEquals": { "aws:TagKeys": [{}] } }'),
            },
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:TagKeys', operator: 'ForAllValues:StringEquals' },
              output: where('{ "ForAllValues:StringEquals": { "aws:TagKeys": [{}] } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type boundary',
      code: where('{ "StringEquals": { «"aws:TagKeys"»: [{}] } }'),
      settings: { policyType: 'boundary' },
      errors: [
        {
          messageId: 'missingSetOperator',
          data: { key: 'aws:TagKeys', operator: 'StringEquals' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:TagKeys', operator: 'ForAnyValue:StringEquals' },
              output: where('{ "ForAnyValue:StringEquals": { "aws:TagKeys": [{}] } }'),
            },
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:TagKeys', operator: 'ForAllValues:StringEquals' },
              output: where('{ "ForAllValues:StringEquals": { "aws:TagKeys": [{}] } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'the type session',
      code: where('{ "StringEquals": { «"aws:TagKeys"»: [{}] } }'),
      settings: { policyType: 'session' },
      errors: [
        {
          messageId: 'missingSetOperator',
          data: { key: 'aws:TagKeys', operator: 'StringEquals' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:TagKeys', operator: 'ForAnyValue:StringEquals' },
              output: where('{ "ForAnyValue:StringEquals": { "aws:TagKeys": [{}] } }'),
            },
            {
              messageId: 'suggestOperator',
              data: { key: 'aws:TagKeys', operator: 'ForAllValues:StringEquals' },
              output: where('{ "ForAllValues:StringEquals": { "aws:TagKeys": [{}] } }'),
            },
          ],
        },
      ],
    },
  ],
});
