import { noDuplicateKeys } from '../../../src/rules/grammar/no-duplicate-keys.js';
import { testRule } from '../../rule-tester.js';

const policy = (members: string) =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", ${members} }] }`;
const when = (condition: string) => policy(`"Action": "s3:*", "Resource": "*", "Condition": ${condition}`);
const duplicate = (key: string, place = 'statement') => ({ messageId: 'duplicate', data: { key, place } });
const member = (key: string, place: string) => ({ messageId: 'duplicateMember', data: { key, place } });

testRule(noDuplicateKeys, {
  valid: [
    { code: policy('"Action": "s3:*", "Resource": "*", "NotAction": "*"') },
    {
      name: 'elements in another case are unknown members',
      code: policy('"Action": "s3:*", "action": "s3:*"'),
    },
    {
      name: 'one key under two operators',
      code: when('{ "StringEquals": { "a:b": "c" }, "StringLike": { "a:b": "c" } }'),
    },
    { name: 'principals in another case', code: policy('"Principal": { "AWS": "*", "aws": "*" }') },
    { name: 'no part of the grammar', code: policy('"Foo": { "a": 1, "a": 2 }') },
    { name: 'names that objects have', code: policy('"__proto__": 1, "constructor": 2, "toString": 3') },
  ],
  invalid: [
    {
      code: policy('"Action": "s3:Get*", «"Action"»: "s3:List*", "Resource": "*"'),
      errors: [duplicate('Action')],
    },
    {
      name: 'three times',
      code: policy('"Sid": "A", «"Sid"»: "A", «"Sid"»: "B"'),
      errors: [duplicate('Sid'), duplicate('Sid')],
    },
    { name: 'escapes', code: policy('"Sid": "A", «"\\u0053id"»: "A"'), errors: [duplicate('Sid')] },
    {
      name: 'unknown ones',
      code: policy('"constructor": "A", «"constructor"»: "A"'),
      errors: [duplicate('constructor')],
    },
    {
      name: 'the document',
      code: '{ "Version": "2012-10-17", "Statement": [], «"Statement"»: [] }',
      errors: [duplicate('Statement', 'policy document')],
    },
    {
      name: 'a principal',
      code: policy('"Principal": { "AWS": "111122223333", «"AWS"»: "444455556666" }'),
      errors: [member('AWS', '`Principal`')],
    },
    {
      name: 'an operator',
      code: when('{ "StringEquals": { "a:b": "c" }, «"StringEquals"»: { "a:c": "d" } }'),
      errors: [member('StringEquals', '`Condition`')],
    },
    {
      name: 'a condition key',
      code: when('{ "StringEquals": { "a:b": "c", «"a:b"»: "d" } }'),
      errors: [member('a:b', '`StringEquals`')],
    },
    {
      name: 'a condition key in another case',
      code: when('{ "IpAddress": { "aws:SourceIp": "192.0.2.0/24", «"aws:sourceIP"»: "198.51.100.0/24" } }'),
      errors: [{ messageId: 'sameKeyInOtherCase', data: { key: 'aws:sourceIP', first: 'aws:SourceIp' } }],
    },
    {
      name: 'an operator in another case',
      code: when('{ "StringEquals": { "a:b": "c" }, «"stringEquals"»: { "a:c": "d" } }'),
      errors: [
        { messageId: 'sameOperatorInOtherCase', data: { key: 'stringEquals', first: 'StringEquals' } },
      ],
    },
  ],
});
