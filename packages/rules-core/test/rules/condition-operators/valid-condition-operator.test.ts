import { validConditionOperator } from '../../../src/rules/condition-operators/valid-condition-operator.js';
import { testRule } from '../../rule-tester.js';

const where = (condition: string, members = '"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"') =>
  `{ "Version": "2012-10-17", "Statement": [{ ${members}, "Condition": ${condition} }] }`;

testRule(validConditionOperator, {
  valid: [
    {
      name: 'operators in every case, with sets and IfExists',
      code: where(
        '{ "StringEquals": { "aws:username": "a" }, "stringlikeifexists": { "aws:username": "b" }, "ForAnyValue:ArnLike": { "aws:username": "c" }, "Null": { "aws:username": "true" } }',
      ),
    },
    { name: 'the placeholder ${operator}', code: where('{ "${operator}": { "aws:username": "a" } }') },
    { name: 'the placeholder <OPERATOR>', code: where('{ "<OPERATOR>": { "aws:username": "a" } }') },
    { name: 'the placeholder {{ operator }}', code: where('{ "{{ operator }}": { "aws:username": "a" } }') },
    {
      name: 'a placeholder of the settings',
      code: where('{ "OPERATOR": { "aws:username": "a" } }'),
      settings: { placeholders: ['OPERATOR'] },
    },
    { name: 'a Condition of a wrong shape', code: where('["StringEqual"]') },
    { name: 'Null under an open condition', code: where('{ "Null": "true" }') },
  ],
  invalid: [
    {
      name: 'a key that changed places with its operator',
      code: where('{ «"aws:SourceIp"»: { "IpAddress": "203.0.113.0/24" } }'),
      errors: [{ messageId: 'keyAsOperator', data: { operator: 'aws:SourceIp' } }],
    },
    {
      name: 'a key over another key',
      code: where('{ «"aws:SourceIp"»: { "aws:username": "a" } }'),
      errors: [{ messageId: 'unknownOperator', data: { operator: 'aws:SourceIp' } }],
    },
    {
      name: 'a misspelt name',
      code: where('{ «"StringEqual"»: { "aws:username": "a" } }'),
      errors: [
        {
          messageId: 'unknownOperator',
          data: { operator: 'StringEqual' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { operator: 'StringEquals' },
              output: where('{ "StringEquals": { "aws:username": "a" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'a negation in another place',
      code: where(
        '{ «"NotStringEquals"»: { "aws:username": "a" } }',
        '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'unknownOperator',
          data: { operator: 'NotStringEquals' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { operator: 'StringNotEquals' },
              output: where(
                '{ "StringNotEquals": { "aws:username": "a" } }',
                '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a name as near to an operator as to its negation',
      code: where('{ «"StringNEquals"»: { "aws:username": "a" } }'),
      errors: [{ messageId: 'unknownOperator', data: { operator: 'StringNEquals' } }],
    },
    {
      name: 'a misspelt prefix',
      code: where('{ «"ForAnyValues:StringLike"»: { "aws:TagKeys": "a" } }'),
      errors: [
        {
          messageId: 'unknownOperator',
          data: { operator: 'ForAnyValues:StringLike' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { operator: 'ForAnyValue:StringLike' },
              output: where('{ "ForAnyValue:StringLike": { "aws:TagKeys": "a" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'a misspelt suffix',
      code: where('{ «"BoolIfExist"»: { "aws:SecureTransport": "true" } }'),
      errors: [
        {
          messageId: 'unknownOperator',
          data: { operator: 'BoolIfExist' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { operator: 'BoolIfExists' },
              output: where('{ "BoolIfExists": { "aws:SecureTransport": "true" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'nothing like it',
      code: where('{ «"Equals"»: { "aws:username": "a" } }'),
      errors: [{ messageId: 'unknownOperator', data: { operator: 'Equals' } }],
    },
    {
      name: 'the right name is there already',
      code: where('{ «"StringEqual"»: { "aws:username": "a" }, "StringEquals": { "aws:username": "b" } }'),
      errors: [{ messageId: 'unknownOperator', data: { operator: 'StringEqual' } }],
    },
    {
      name: 'duplicate keys, each',
      code: where(
        '{ «"IpAddres"»: { "aws:SourceIp": "192.0.2.0/24" }, «"IpAddres"»: { "aws:SourceIp": "192.0.2.0/24" } }',
      ),
      errors: [
        {
          messageId: 'unknownOperator',
          data: { operator: 'IpAddres' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { operator: 'IpAddress' },
              output: where(
                '{ "IpAddress": { "aws:SourceIp": "192.0.2.0/24" }, "IpAddres": { "aws:SourceIp": "192.0.2.0/24" } }',
              ),
            },
          ],
        },
        {
          messageId: 'unknownOperator',
          data: { operator: 'IpAddres' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { operator: 'IpAddress' },
              output: where(
                '{ "IpAddres": { "aws:SourceIp": "192.0.2.0/24" }, "IpAddress": { "aws:SourceIp": "192.0.2.0/24" } }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'an escape',
      code: where('{ «"String\\u004cik"»: { "aws:username": "a" } }'),
      errors: [
        {
          messageId: 'unknownOperator',
          data: { operator: 'StringLik' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { operator: 'StringLike' },
              output: where('{ "StringLike": { "aws:username": "a" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'a key without an operator',
      code: where('{ «"aws:SourceIp"»: "192.0.2.0/24" }'),
      errors: [{ messageId: 'keyAsOperator', data: { operator: 'aws:SourceIp' } }],
    },
    {
      name: 'a key without an operator, in a list',
      code: where('{ «"s3:prefix"»: ["a", "b"] }'),
      errors: [{ messageId: 'keyAsOperator', data: { operator: 's3:prefix' } }],
    },
    {
      name: 'Null with IfExists',
      code: where('{ "Null«IfExists»": { "aws:username": "true" } }'),
      errors: [
        {
          messageId: 'nullIfExists',
          data: { operator: 'NullIfExists' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { operator: 'Null' },
              output: where('{ "Null": { "aws:username": "true" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'Null with a set and IfExists',
      code: where('{ "ForAllValues:Null«IfExists»": { "aws:TagKeys": "true" } }'),
      errors: [
        {
          messageId: 'nullIfExists',
          data: { operator: 'ForAllValues:NullIfExists' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { operator: 'Null' },
              output: where('{ "Null": { "aws:TagKeys": "true" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'Null of all values',
      code: where(
        '{ "«ForAllValues»:Null": { "aws:TagKeys": "true" } }',
        '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"',
      ),
      errors: [
        {
          messageId: 'nullWithQualifier',
          data: { operator: 'ForAllValues:Null', holds: 'always' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { operator: 'Null' },
              output: where(
                '{ "Null": { "aws:TagKeys": "true" } }',
                '"Effect": "Deny", "Action": "s3:GetObject", "Resource": "*"',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'Null of any value',
      code: where('{ "«foranyvalue»:null": { "aws:TagKeys": "false" } }'),
      errors: [
        {
          messageId: 'nullWithQualifier',
          data: { operator: 'foranyvalue:null', holds: 'never' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { operator: 'Null' },
              output: where('{ "Null": { "aws:TagKeys": "false" } }'),
            },
          ],
        },
      ],
    },
    {
      name: 'Null is there already',
      code: where('{ "«ForAnyValue»:Null": { "aws:TagKeys": "false" }, "Null": { "aws:TagKeys": "false" } }'),
      errors: [{ messageId: 'nullWithQualifier', data: { operator: 'ForAnyValue:Null', holds: 'never' } }],
    },
    {
      name: 'the type resource',
      code: where('{ «"Like"»: { "aws:username": "a" } }'),
      settings: { policyType: 'resource' },
      errors: [{ messageId: 'unknownOperator', data: { operator: 'Like' } }],
    },
    {
      name: 'the type trust',
      code: where('{ «"Like"»: { "aws:username": "a" } }'),
      settings: { policyType: 'trust' },
      errors: [{ messageId: 'unknownOperator', data: { operator: 'Like' } }],
    },
    {
      name: 'the type scp',
      code: where('{ «"Like"»: { "aws:username": "a" } }'),
      settings: { policyType: 'scp' },
      errors: [{ messageId: 'unknownOperator', data: { operator: 'Like' } }],
    },
    {
      name: 'the type rcp',
      code: where('{ «"Like"»: { "aws:username": "a" } }'),
      settings: { policyType: 'rcp' },
      errors: [{ messageId: 'unknownOperator', data: { operator: 'Like' } }],
    },
    {
      name: 'the type boundary',
      code: where('{ «"Like"»: { "aws:username": "a" } }'),
      settings: { policyType: 'boundary' },
      errors: [{ messageId: 'unknownOperator', data: { operator: 'Like' } }],
    },
    {
      name: 'the type session',
      code: where('{ «"Like"»: { "aws:username": "a" } }'),
      settings: { policyType: 'session' },
      errors: [{ messageId: 'unknownOperator', data: { operator: 'Like' } }],
    },
    {
      name: 'minified',
      code: '{"Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{«"StringNotLik"»:{"aws:username":"a"}}}}',
      errors: [
        {
          messageId: 'unknownOperator',
          data: { operator: 'StringNotLik' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { operator: 'StringNotLike' },
              output:
                '{"Statement":{"Effect":"Deny","Action":"s3:*","Resource":"*","Condition":{"StringNotLike":{"aws:username":"a"}}}}',
            },
          ],
        },
      ],
    },
  ],
});
