import { preferUniqueSid } from '../../../src/rules/grammar/prefer-unique-sid.js';
import { testRule } from '../../rule-tester.js';

const policy = (...sids: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${sids
    .map(
      (sid) => `{ "Sid": "${sid}", "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*" }`,
    )
    .join(', ')}] }`;

testRule(preferUniqueSid, {
  valid: [
    { code: policy('Read', 'read', 'Read all') },
    { name: 'empty ones', code: policy('', '') },
    { name: 'placeholders', code: policy('<SID>', '<SID>') },
    {
      name: 'where AWS refuses them',
      code: policy('Read', 'Read').replaceAll('"Principal": "*", ', ''),
    },
  ],
  invalid: [
    {
      code: policy('Read all', 'x', 'Read all').replace(/("Read all")(?!.*"Read all")/, '«$1»'),
      errors: [
        {
          messageId: 'notUnique',
          data: { sid: 'Read all', first: 1 },
          suggestions: [
            {
              messageId: 'suggestSid',
              data: { sid: 'Read all3' },
              output: policy('Read all', 'x', 'Read all3'),
            },
          ],
        },
      ],
    },
  ],
});
