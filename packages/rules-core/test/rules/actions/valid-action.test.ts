import { validAction } from '../../../src/rules/actions/valid-action.js';
import { testRule } from '../../rule-tester.js';

const policy = (actions: string, key = 'Action') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "${key}": ${actions}, "Resource": "*" }] }`;
const fault = (messageId: string, action: string, meant?: string, more = {}) => ({
  messageId,
  data: { action, ...more },
  ...(meant && {
    suggestions: [{ messageId: 'suggestAction', data: { meant }, output: policy(`"${meant}"`) }],
  }),
});

testRule(validAction, {
  valid: [
    {
      name: 'actions',
      code: policy('["s3:GetObject", "S3:getobject", "s3:*", "*", "*:*", "**", "s?:Get?bject", "new:Thing"]'),
    },
    { name: 'placeholders', code: policy('["${action}", "<ACTION>", "s3{{name}}", "{{a}}:b:c"]') },
    { name: 'wrong shapes', code: policy('[1, null, {}, ["x"]]') },
    { name: 'both Action and NotAction', code: policy('"x", "NotAction": "y"') },
    { name: 'no policy', code: '{ "Action": "x" }' },
  ],
  invalid: [
    {
      name: 'alone: NotAction',
      code: policy('[«"GetObject"», "s3:*"]', 'NotAction'),
      errors: [fault('missingService', 'GetObject')],
    },
    {
      name: 'alone: policy variables, which are plain text in an action',
      code: policy('[«"s3:${aws:username}"», «"s3:Get${*}"», «"s3:${aws:username"»]'),
      errors: ['s3:${aws:username}', 's3:Get${*}', 's3:${aws:username'].map((action) => ({
        messageId: 'badCharacter',
        data: { action, character: '`$`' },
      })),
    },
    { name: 'no colon', code: policy('«"GetObject"»'), errors: [fault('missingService', 'GetObject')] },
    { name: 'a service alone', code: policy('[«"s3"»]'), errors: [fault('missingService', 's3')] },
    { name: 'a question mark', code: policy('«"?"»'), errors: [fault('missingService', '?')] },
    {
      name: 'an empty service',
      code: policy('«":GetObject"»'),
      errors: [fault('missingService', ':GetObject')],
    },
    { name: 'an empty name', code: policy('«"s3:"»'), errors: [fault('missingName', 's3:')] },
    {
      name: 'another separator',
      code: policy('«"s3.GetObject"»'),
      errors: [fault('missingService', 's3.GetObject', 's3:GetObject')],
    },
    {
      name: 'a slash',
      code: policy('«"s3/getobject"»'),
      errors: [fault('missingService', 's3/getobject', 's3:GetObject')],
    },
    {
      name: 'two colons',
      code: policy('«"s3::GetObject"»'),
      errors: [fault('tooManyColons', 's3::GetObject', 's3:GetObject')],
    },
    {
      name: 'three parts',
      code: policy('«"s3:Get:Object"»'),
      errors: [fault('tooManyColons', 's3:Get:Object')],
    },
    {
      name: 'white space',
      code: policy('«"s3: GetObject"»'),
      errors: [fault('badCharacter', 's3: GetObject', 's3:GetObject', { character: 'white space' })],
    },
    {
      name: 'white space at the end',
      code: policy('«"s3:GetObject\\t"»'),
      errors: [fault('badCharacter', 's3:GetObject\\u0009', 's3:GetObject', { character: 'white space' })],
    },
    {
      name: 'a character that no action has',
      code: policy('«"s3:Get,Object"»'),
      errors: [fault('badCharacter', 's3:Get,Object', undefined, { character: '`,`' })],
    },
    { name: 'an ARN', code: policy('«"arn:aws:s3:::b"»'), errors: [fault('arn', 'arn:aws:s3:::b')] },
    {
      name: 'empty strings',
      code: policy('[«""», «" "»]'),
      errors: ['empty', 'empty'],
    },
    {
      name: 'Deny, minified',
      code: '{"Statement":{"Effect":"Deny","Action":«"GetObject"»,"Resource":"*"}}',
      errors: [fault('missingService', 'GetObject')],
    },
    {
      name: 'escapes',
      code: policy('«"\\u0047etObject"»'),
      errors: [fault('missingService', 'GetObject')],
    },
    {
      name: 'the last of duplicate keys',
      code: policy('"alsoWrong", "Action": «"x"»'),
      errors: [fault('missingService', 'x')],
    },
    ...(['resource', 'trust', 'scp', 'rcp', 'boundary', 'session'] as const).map((policyType) => ({
      name: `in a policy of the type ${policyType}`,
      code: policy('«"x"»'),
      settings: { policyType },
      errors: [fault('missingService', 'x')],
    })),
  ],
});
