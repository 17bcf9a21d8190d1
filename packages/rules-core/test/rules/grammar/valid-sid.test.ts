import { validSid } from '../../../src/rules/grammar/valid-sid.js';
import { testRule } from '../../rule-tester.js';

const policy = (...sids: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${sids
    .map(
      (sid, index) =>
        `{ "Sid": ${sid}, "Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::r${index}/*" }`,
    )
    .join(', ')}] }`;
const suggest = (sid: string, output: string) => [{ messageId: 'suggestSid', data: { sid }, output }];
const unsupported = (sid: string, characters: string, meant?: string) => ({
  messageId: 'unsupported',
  data: { sid, characters },
  suggestions: meant ? suggest(meant, policy(`"${meant}"`)) : [],
});

testRule(validSid, {
  valid: [
    { code: policy('"Read1"', '"read1"', '"Read2"') },
    { name: 'empty ones', code: policy('""', '""') },
    { name: 'no strings', code: policy('1', '1') },
    { name: 'placeholders', code: policy('"${sid}"', '"${sid}"', '"<SID>"', '"<SID>"') },
    { name: "a placeholder of one's own", code: policy('"SID_X"'), settings: { placeholders: ['SID_X'] } },
    {
      name: 'the policy of a resource',
      code: policy('"Enable IAM User Permissions"', '"Same"', '"Same"'),
      settings: { policyType: 'resource' },
    },
    { name: 'two policies', code: `[${policy('"A"')}, ${policy('"A"')}]` },
  ],
  invalid: [
    { code: policy('"Read« »reports"'), errors: [unsupported('Read reports', ' ', 'ReadReports')] },
    { code: policy('"read«-only_»x"'), errors: [unsupported('read-only_x', '-_', 'readOnlyX')] },
    { code: policy('"«---»"'), errors: [unsupported('---', '-')] },
    {
      name: 'letters of other alphabets',
      code: policy('"Zugriff«ü»"'),
      errors: [unsupported('Zugriffü', 'ü', 'Zugriff')],
    },
    { name: 'escapes', code: policy('"a«\\u002e»b"'), errors: [unsupported('a.b', '.', 'aB')] },
    {
      name: 'a policy variable',
      code: policy('"For«${aws:username}»"'),
      errors: [unsupported('For${aws:username}', '${:}', 'ForAwsUsername')],
    },
    {
      name: 'the mended one is taken',
      code: policy('"ReadReports"', '"Read« »Reports"'),
      errors: [unsupported('Read Reports', ' ')],
    },
    {
      name: 'a service control policy',
      code: policy('"a«.»b"'),
      settings: { policyType: 'scp' },
      errors: [unsupported('a.b', '.', 'aB')],
    },
    {
      code: policy('"Read"', '"Write"', '«"Read"»'),
      errors: [
        {
          messageId: 'notUnique',
          data: { sid: 'Read', first: 1 },
          suggestions: suggest('Read3', policy('"Read"', '"Write"', '"Read3"')),
        },
      ],
    },
    {
      name: 'the next number that is free',
      code: policy('"A"', '«"A"»', '"A2"'),
      settings: { policyType: 'trust' },
      errors: [
        {
          messageId: 'notUnique',
          data: { sid: 'A', first: 1 },
          suggestions: suggest('A3', policy('"A"', '"A3"', '"A2"')),
        },
      ],
    },
  ],
});
