import { validElement } from '../../../src/rules/grammar/valid-element.js';
import { testRule } from '../../rule-tester.js';

const statement = (members: string) =>
  `{ "Version": "2012-10-17", "Statement": [{ ${members}, "Resource": "arn:aws:s3:::reports/*" }] }`;
const unknown = (element: string, place = 'statement') => ({
  messageId: 'unknown',
  data: { element, place },
});
const misspelled = (element: string, nearest: string, output?: string, place = 'statement') => ({
  messageId: 'misspelled',
  data: { element, nearest, place },
  suggestions: output ? [{ messageId: 'suggestRename', data: { element, nearest }, output }] : [],
});
const misplaced = (element: string, owner: string, place: string) => ({
  messageId: 'misplaced',
  data: { element, owner, place },
});
const allow = '"Effect": "Allow", "Action": "s3:GetObject"';
const grant = `{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::reports/*" }`;

testRule(validElement, {
  valid: [
    {
      name: 'every element',
      code: `{ "Version": "2012-10-17", "Id": "x", "Statement": [
      { "Sid": "A", "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*", "Condition": {} },
      { "Sid": "B", "Effect": "Deny", "NotPrincipal": "*", "NotAction": "s3:*", "NotResource": "*" }] }`,
    },
    { name: 'Id in an identity policy', code: `{ "Version": "2012-10-17", "Id": "x", "Statement": [] }` },
    {
      name: 'Id in the policy of a resource, checked',
      code: `{ "Id": "x", "Statement": { "Effect": "Allow", "Principal": "*", "Action": "s3:*", "Resource": "*" } }`,
      options: { checkId: true },
    },
    {
      name: 'templates',
      code: statement(`${allow}, "Fn::If": [], "Ref": "x", "\${name}": 1, "{{name}}": 1`),
    },
    { name: 'wrong shapes', code: '{ "Statement": ["Actions", { }, 1, null, []] }' },
    { name: 'no policy', code: '{ "version": "1.0.0", "statement": "x" }' },
    {
      name: 'keys of other objects',
      code: statement(`${allow}, "Condition": { "Actions": { "effect": 1 } }`),
    },
  ],
  invalid: [
    {
      code: statement('"Effect": "Allow", «"Actions"»: "s3:GetObject"'),
      errors: [misspelled('Actions', 'Action', statement(allow))],
    },
    ...['ActionNot', 'UnAction', 'NoAction'].map((element) => ({
      name: `a negation: ${element}`,
      code: statement(`"Effect": "Deny", «"${element}"»: "s3:GetObject"`),
      errors: [misspelled(element, 'NotAction', statement('"Effect": "Deny", "NotAction": "s3:GetObject"'))],
    })),
    {
      name: 'a name as near to an element as to its negation',
      code: statement('"Effect": "Deny", «"NAction"»: "s3:GetObject"'),
      errors: [unknown('NAction')],
    },
    {
      code: statement('"Effect": "Deny", «"NotActions"»: "s3:GetObject"'),
      errors: [
        misspelled('NotActions', 'NotAction', statement('"Effect": "Deny", "NotAction": "s3:GetObject"')),
      ],
    },
    {
      code: `{ "Version": "2012-10-17", "Statement": [{ ${allow}, «"Resources"»: "arn:aws:s3:::reports/*" }] }`,
      errors: [misspelled('Resources', 'Resource', statement(allow))],
    },
    {
      name: 'case, and the case of the value with it',
      code: statement('«"effect"»: "ALLOW", "Action": "s3:GetObject"'),
      errors: [misspelled('effect', 'Effect', statement(allow))],
    },
    {
      code: statement('«"effect"»: "Allow", "Action": "s3:GetObject"'),
      errors: [misspelled('effect', 'Effect', statement(allow))],
    },
    {
      name: 'an effect that cannot be mended',
      code: statement('«"effect"»: "Permit", "Action": "s3:GetObject"'),
      errors: [misspelled('effect', 'Effect')],
    },
    {
      code: statement(`${allow}, «"condition"»: { "Bool": { "aws:SecureTransport": "true" } }`),
      errors: [
        misspelled(
          'condition',
          'Condition',
          statement(`${allow}, "Condition": { "Bool": { "aws:SecureTransport": "true" } }`),
        ),
      ],
    },
    {
      code: statement(`«"Sids"»: "A", ${allow}`),
      errors: [misspelled('Sids', 'Sid', statement(`"Sid": "A", ${allow}`))],
    },
    {
      name: 'an Id in a statement',
      code: statement(`«"Id"»: "A", ${allow}`),
      errors: [misspelled('Id', 'Sid', statement(`"Sid": "A", ${allow}`))],
    },
    {
      name: 'the right one is there',
      code: statement(`${allow}, «"Actoin"»: "s3:PutObject"`),
      errors: [misspelled('Actoin', 'Action')],
    },
    {
      name: 'the name is no element of this policy type',
      code: statement(`${allow}, «"Principals"»: "*"`),
      errors: [unknown('Principals')],
    },
    {
      name: 'escapes',
      code: statement(`${allow}, «"Com\\u006dent"»: "x"`),
      errors: [unknown('Comment')],
    },
    {
      name: 'the document',
      code: `{ "Version": "2012-10-17", «"Statements"»: [${grant}] }`,
      errors: [
        misspelled(
          'Statements',
          'Statement',
          `{ "Version": "2012-10-17", "Statement": [${grant}] }`,
          'policy document',
        ),
      ],
    },
    {
      name: 'the document, all in lower case',
      code: `{ «"version"»: "2012-10-17", «"statement"»: [${grant}] }`,
      errors: [
        misspelled(
          'version',
          'Version',
          `{ "Version": "2012-10-17", "statement": [${grant}] }`,
          'policy document',
        ),
        misspelled(
          'statement',
          'Statement',
          `{ "version": "2012-10-17", "Statement": [${grant}] }`,
          'policy document',
        ),
      ],
    },
    {
      name: 'a comment',
      code: `{ "Version": "2012-10-17", «"$comment"»: "x", "Statement": [${grant}] }`,
      errors: [unknown('$comment', 'policy document')],
    },
    {
      name: 'in the wrong place',
      code: `{ "Version": "2012-10-17", «"Effect"»: "Allow", "Statement": [{ «"Version"»: "2012-10-17", ${allow}, "Resource": "*" }] }`,
      errors: [
        misplaced('Effect', 'statement', 'policy document'),
        misplaced('Version', 'policy document', 'statement'),
      ],
    },
    {
      name: 'Id where there is none',
      code: `{ "Version": "2012-10-17", «"Id"»: "x", "Statement": [${grant}] }`,
      options: { checkId: true },
      errors: [
        {
          messageId: 'idNotSupported',
          suggestions: [
            { messageId: 'suggestRemove', output: `{ "Version": "2012-10-17", "Statement": [${grant}] }` },
          ],
        },
      ],
    },
    {
      name: 'every kind',
      code: statement('"Effect": "Deny", «"Foo"»: 1, "Action": "s3:*"'),
      settings: { policyType: 'scp' },
      errors: [unknown('Foo')],
    },
  ],
});
