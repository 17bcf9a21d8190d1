import { validVersion } from '../../../src/rules/grammar/valid-version.js';
import { testRule } from '../../rule-tester.js';

const policy = (version: string) =>
  `{ "Version": ${version}, "Statement": { "Effect": "Deny", "Action": "s3:*", "Resource": "*" } }`;
const suggestions = [{ messageId: 'suggestCurrent', output: policy('"2012-10-17"') }];
const invalid = (version: string) => ({ messageId: 'invalid', data: { version }, suggestions });

testRule(validVersion, {
  valid: [
    { code: policy('"2012-10-17"') },
    { code: policy('"2008-10-17"') },
    { name: 'none', code: policy('1').replace('"Version": 1, ', '') },
    { name: 'no string', code: policy('2012') },
    { name: 'placeholders', code: policy('"{{version}}"') },
    { name: 'a control policy', code: policy('"2012-10-17"'), settings: { policyType: 'rcp' } },
  ],
  invalid: [
    { code: policy('«"2012-10-18"»'), errors: [invalid('2012-10-18')] },
    { code: policy('«" 2012-10-17"»'), errors: [invalid(' 2012-10-17')] },
    { name: 'escapes', code: policy('«"2012\\u002d10-1"»'), errors: [invalid('2012-10-1')] },
    { name: 'empty', code: policy('«""»'), errors: [invalid('""')] },
    {
      code: policy('«"2008-10-17"»'),
      settings: { policyType: 'scp' },
      errors: [{ messageId: 'formerInControlPolicy', suggestions }],
    },
    { code: policy('«"latest"»'), settings: { policyType: 'rcp' }, errors: [invalid('latest')] },
  ],
});
