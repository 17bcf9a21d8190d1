import { validEffect } from '../../../src/rules/grammar/valid-effect.js';
import { testRule } from '../../rule-tester.js';

const policy = (effect: string) =>
  `{ "Version": "2012-10-17", "Statement": { "Effect": ${effect}, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::r/*" } }`;
const invalid = (effect: string, meant?: string) => ({
  messageId: 'invalid',
  data: { effect },
  suggestions: meant
    ? [{ messageId: 'suggestEffect', data: { effect: meant }, output: policy(`"${meant}"`) }]
    : [],
});

testRule(validEffect, {
  valid: [
    { code: policy('"Allow"') },
    { code: policy('"Deny"') },
    { name: 'escapes', code: policy('"\\u0041llow"') },
    { name: 'no string', code: policy('["allow"]') },
    { name: 'placeholders', code: policy('"${effect}"') },
    { name: 'none', code: policy('1').replace('"Effect": 1, ', '') },
  ],
  invalid: [
    { code: policy('«"allow"»'), errors: [invalid('allow', 'Allow')] },
    { code: policy('«"DENY"»'), errors: [invalid('DENY', 'Deny')] },
    { code: policy('«"Alow"»'), errors: [invalid('Alow', 'Allow')] },
    { code: policy('«" Deny "»'), errors: [invalid(' Deny ', 'Deny')] },
    // What says "not" is not the other one.
    { code: policy('«"Undeny"»'), errors: [invalid('Undeny')] },
    { code: policy('«"NotAllow"»'), errors: [invalid('NotAllow')] },
    { code: policy('«"Permit"»'), errors: [invalid('Permit')] },
    { code: policy('«""»'), errors: [invalid('""')] },
    {
      name: 'a control policy',
      code: policy('«"deny"»'),
      settings: { policyType: 'scp' },
      errors: [invalid('deny', 'Deny')],
    },
  ],
});
