import { validType } from '../../../src/rules/grammar/valid-type.js';
import { testRule } from '../../rule-tester.js';

const statement = (members: string) => `{ "Version": "2012-10-17", "Statement": { ${members} } }`;
const allow = (action: string, resource = '"arn:aws:s3:::reports/*"') =>
  statement(`"Effect": "Allow", "Action": ${action}, "Resource": ${resource}`);
const when = (condition: string) =>
  statement(
    `"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::r/*", "Condition": ${condition}`,
  );
const trust = (principal: string) =>
  statement(`"Effect": "Allow", "Principal": ${principal}, "Action": "sts:AssumeRole"`);
const wrong = (subject: string, expected: string, found: string, suggestions: object[] = []) => ({
  messageId: 'wrongType',
  data: { subject, expected, found },
  suggestions: suggestions as { messageId: string; output: string }[],
});
const strings = 'a string or a list of strings';
const simple = 'a string, a number, a boolean or a list of these';

testRule(validType, {
  valid: [
    { name: 'strings', code: allow('"s3:GetObject"') },
    { name: 'lists', code: allow('["s3:GetObject"]', '["arn:aws:s3:::reports/*"]') },
    { name: 'empty lists', code: allow('[]', '[]') },
    { name: 'a list of statements', code: '{ "Statement": [{}, {}] }' },
    {
      name: 'condition values',
      code: when('{ "Bool": { "a:b": true }, "NumericEquals": { "a:c": [1, "2"] } }'),
    },
    { name: 'a principal', code: trust('{ "AWS": ["111122223333"], "Service": "ec2.amazonaws.com" }') },
    { name: 'a string as principal', code: trust('"111122223333"') },
    {
      name: 'templates',
      code: statement(
        `"Effect": { "Ref": "Effect" }, "Action": { "Fn::Split": [",", "a"] }, "Resource": [{ "Fn::Sub": "x" }],
        "Condition": "{{condition}}"`,
      ),
    },
    { name: 'more templates', code: '{ "Version": "2012-10-17", "Statement": "${statements}" }' },
    { name: 'a templated principal', code: trust('{ "Fn::If": ["a", { "AWS": 1 }, 2] }') },
    { name: 'a templated condition', code: when('{ "Fn::If": [1], "${operator}": 2, "Bool": "{{block}}" }') },
    {
      name: 'unknown members',
      code: statement('"Effect": "Deny", "Actions": 1, "Action": "*", "Resource": "*"'),
    },
    {
      name: 'deep nesting',
      code: allow(`${'['.repeat(400)}${']'.repeat(400)}`).replace('"Action"', '"Foo"'),
    },
  ],
  invalid: [
    { code: allow('«{ "s3": "GetObject" }»'), errors: [wrong('`Action`', strings, 'an object')] },
    { code: allow('["s3:GetObject", «1»]'), errors: [wrong('An entry of `Action`', 'a string', 'a number')] },
    { code: allow('"s3:GetObject"', '«null»'), errors: [wrong('`Resource`', strings, 'null')] },
    {
      code: allow('"s3:GetObject"', '«{ "Ref": "a", "b": 1 }»'),
      errors: [wrong('`Resource`', strings, 'an object')],
    },
    {
      name: 'what would be no statement either',
      code: '{ "Version": "2012-10-17", "Statement": [«["s3:GetObject"]», «111122223333»] }',
      errors: [
        wrong('An entry of `Statement`', 'an object', 'a list'),
        wrong('An entry of `Statement`', 'an object', 'a number'),
      ],
    },
    ...['"*", "*"', '"s3:*"', '"s3:GetObjct"', '"s3:GetObject", "*"', '""'].map((inner) => ({
      name: `a list in a list, of which the outer one had another fault: ${inner}`,
      code: allow(`[«[${inner}]»]`),
      errors: [wrong('An entry of `Action`', 'a string', 'a list')],
    })),
    {
      name: 'a list in a list of resources',
      code: allow('"s3:GetObject"', '["arn:aws:s3:::a/*", «["*"]»]'),
      errors: [wrong('An entry of `Resource`', 'a string', 'a list')],
    },
    {
      name: 'a list in a list, with entries that are there already',
      code: allow('["s3:PutObject", «["s3:GetObject", "s3:PutObject", "s3:GetObject"]»]'),
      errors: [
        wrong('An entry of `Action`', 'a string', 'a list', [
          { messageId: 'suggestFlatten', output: allow('["s3:PutObject", "s3:GetObject"]') },
        ]),
      ],
    },
    {
      name: 'a list in a list',
      code: allow('["s3:List*", «["s3:GetObject", "s3:PutObject"]»]'),
      errors: [
        wrong('An entry of `Action`', 'a string', 'a list', [
          { messageId: 'suggestFlatten', output: allow('["s3:List*", "s3:GetObject", "s3:PutObject"]') },
        ]),
      ],
    },
    {
      name: 'nothing to put in its place',
      code: allow('["s3:List*", «[]», «[[]]»]'),
      errors: [
        wrong('An entry of `Action`', 'a string', 'a list'),
        wrong('An entry of `Action`', 'a string', 'a list'),
      ],
    },
    {
      name: 'Sid and Effect',
      code: statement('"Sid": «1», "Effect": «["Allow"]», "NotAction": «false», "NotResource": «2.5»'),
      errors: [
        wrong('`Sid`', 'a string', 'a number'),
        wrong('`Effect`', 'a string', 'a list'),
        wrong('`NotAction`', strings, 'a boolean'),
        wrong('`NotResource`', strings, 'a number'),
      ],
    },
    {
      name: 'the document',
      code: '{ "Version": «2012», "Id": «{}», "Statement": [«"x"», {}, «[]»] }',
      errors: [
        wrong('`Version`', 'a string', 'a number'),
        wrong('`Id`', 'a string', 'an object'),
        wrong('An entry of `Statement`', 'an object', 'a string'),
        wrong('An entry of `Statement`', 'an object', 'a list'),
      ],
    },
    {
      code: '{ "Version": "2012-10-17", "Statement": «"x"» }',
      errors: [wrong('`Statement`', 'an object or a list of objects', 'a string')],
    },
    {
      name: 'an account without quotes',
      code: trust('{ "AWS": «111122223333» }'),
      errors: [
        wrong('`AWS`', strings, 'a number', [
          {
            messageId: 'suggestQuote',
            data: { text: '111122223333' },
            output: trust('{ "AWS": "111122223333" }'),
          },
        ]),
      ],
    },
    {
      name: 'an account without quotes in a list',
      code: trust('{ "AWS": ["111122223333", «444455556666»] }'),
      errors: [
        wrong('An entry of `AWS`', 'a string', 'a number', [
          {
            messageId: 'suggestQuote',
            data: { text: '444455556666' },
            output: trust('{ "AWS": ["111122223333", "444455556666"] }'),
          },
        ]),
      ],
    },
    { code: trust('«["*"]»'), errors: [wrong('`Principal`', '`"*"` or an object', 'a list')] },
    { code: when('«[]»'), errors: [wrong('`Condition`', 'an object', 'a list')] },
    {
      name: 'conditions',
      code: when(
        '{ "Bool": «"true"», "StringEquals": { "a:b": «null», "a:c": «{}», "a:d": ["x", «["y"]»] } }',
      ),
      errors: [
        wrong('`Bool`', 'an object of condition keys', 'a string'),
        wrong('`a:b`', simple, 'null'),
        wrong('`a:c`', simple, 'an object'),
        wrong('An entry of `a:d`', 'a string, a number or a boolean', 'a list', [
          {
            messageId: 'suggestFlatten',
            output: when('{ "Bool": "true", "StringEquals": { "a:b": null, "a:c": {}, "a:d": ["x", "y"] } }'),
          },
        ]),
      ],
    },
    {
      name: 'duplicates are all looked at',
      code: statement('"Effect": «1», "Effect": "Allow", "Action": "*", "Resource": "*"'),
      errors: [wrong('`Effect`', 'a string', 'a number')],
    },
  ],
});
