import { requireVersion } from '../../../src/rules/grammar/require-version.js';
import { testRule } from '../../rule-tester.js';

const rest = '"Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "*" }';
const missing = (output: string) => ({
  messageId: 'missing',
  suggestions: [{ messageId: 'suggestInsert', output }],
});

testRule(requireVersion, {
  valid: [
    { code: `{ "Version": "2012-10-17", ${rest} }` },
    { name: 'the former one', code: `{ "Version": "2008-10-17", ${rest} }` },
    { name: 'a wrong one', code: `{ "Version": 1, ${rest} }` },
    { name: 'a template', code: `{ "\${version}": "2012-10-17", ${rest} }` },
    { name: 'no policy', code: '{}' },
  ],
  invalid: [
    {
      name: 'alone: misspelled',
      code: `«{» "version": "2012-10-17", ${rest} }`,
      errors: [missing(`{ "Version": "2012-10-17", "version": "2012-10-17", ${rest} }`)],
    },
    ...(
      [
        ['scp', 'service control policy'],
        ['rcp', 'resource control policy'],
      ] as const
    ).map(([policyType, type]) => ({
      name: `a ${type}, which must have one`,
      code: `«{» ${rest} }`,
      settings: { policyType },
      errors: [
        {
          messageId: 'missingInControlPolicy' as const,
          data: { type },
          suggestions: [
            { messageId: 'suggestInsert' as const, output: `{ "Version": "2012-10-17", ${rest} }` },
          ],
        },
      ],
    })),
    { code: `«{» ${rest} }`, errors: [missing(`{ "Version": "2012-10-17", ${rest} }`)] },
    {
      name: 'minified',
      code: '«{»"Statement":[]}',
      errors: [missing('{"Version":"2012-10-17","Statement":[]}')],
    },
    {
      name: 'on lines of its own',
      code: '«{»\n  "Id": "x",\n  "Statement": []\n}\n',
      errors: [missing('{\n  "Version": "2012-10-17",\n  "Id": "x",\n  "Statement": []\n}\n')],
    },
    {
      name: 'a variable that would begin to mean something in an exclusion',
      code: '«{» "Statement": { "Effect": "Deny", "Action": "s3:*", "NotResource": "arn:aws:s3:::b/${aws:username}" } }',
      errors: ['missing'],
    },
    {
      name: 'in a wrapper, with tabs and CRLF',
      code: '{\r\n\t"PolicyDocument": «{»\r\n\t\t"Statement": []\r\n\t}\r\n}',
      errors: [
        missing(
          '{\r\n\t"PolicyDocument": {\r\n\t\t"Version": "2012-10-17",\r\n\t\t"Statement": []\r\n\t}\r\n}',
        ),
      ],
    },
  ],
});
