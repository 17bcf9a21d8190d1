import { noConflictingElements } from '../../../src/rules/grammar/no-conflicting-elements.js';
import { testRule } from '../../rule-tester.js';

const policy = (...statements: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${statements.map((each) => `{ "Effect": "Deny", ${each} }`).join(', ')}] }`;
const conflicting = (element: string) => ({ messageId: 'conflicting', data: { element } });

testRule(noConflictingElements, {
  valid: [
    { name: 'one of each', code: policy('"Action": "s3:*", "NotResource": "*", "NotPrincipal": "*"') },
    {
      name: 'in two statements',
      code: policy('"Action": "s3:*", "Resource": "*"', '"NotAction": "*", "NotResource": "*"'),
    },
    { name: 'other spellings', code: policy('"Action": "s3:*", "notAction": "*", "NotActions": "*"') },
  ],
  invalid: [
    {
      code: policy('"Action": "s3:*", «"NotAction"»: "s3:Get*", "Resource": "*"'),
      errors: [conflicting('Action')],
    },
    {
      name: 'the later of the two',
      code: policy('"Action": "s3:*", "NotResource": "x", «"Resource"»: "*"'),
      errors: [conflicting('Resource')],
    },
    {
      name: 'whatever their values',
      code: policy('"Principal": 1, «"NotPrincipal"»: [], "Action": "s3:*", "Resource": "*"'),
      errors: [conflicting('Principal')],
    },
    {
      name: 'a trust policy',
      code: policy('"Principal": "*", "Action": "sts:*", «"NotAction"»: "sts:*"'),
      settings: { policyType: 'trust' },
      errors: [conflicting('Action')],
    },
  ],
});
