import { validServiceControlPolicy } from '../../../src/rules/policy-types/valid-service-control-policy.js';
import { testRule } from '../../rule-tester.js';

const policy = (principal: string, ...actions: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Deny", ${principal}"Action": [${actions.join(', ')}], "Resource": "*" }] }`;
const settings = { policyType: 'scp' } as const;
const options = { actionWildcards: true };

testRule(validServiceControlPolicy, {
  valid: [
    { name: 'no principal, wildcards anywhere', code: policy('', '"*:Get*"', '"s3:*Object"'), settings },
    { name: 'wildcards at the end', code: policy('', '"*"', '"s3:Get*"', '"s3:Ge?"'), settings, options },
    { name: 'a placeholder', code: policy('', '"<ACTION>*x"'), settings, options },
    { name: 'another kind', code: policy('"Principal": "*", ', '"s3:G*t"'), options },
  ],
  invalid: [
    {
      name: 'a principal',
      code: policy('«"Principal"»: "*", ', '"s3:*"'),
      settings,
      errors: [
        {
          messageId: 'principal',
          data: { element: 'Principal' },
          suggestions: [{ messageId: 'suggestRemove', output: policy('', '"s3:*"') }],
        },
      ],
    },
    {
      name: 'a principal given twice: the other one would take its place',
      code: policy('"Principal": "*", «"Principal"»: "*", ', '"s3:*"'),
      settings,
      errors: [{ messageId: 'principal', data: { element: 'Principal' } }],
    },
    {
      name: 'alone: NotPrincipal, whose removal would deny more',
      code: policy('«"NotPrincipal"»: "*", ', '"s3:*"'),
      settings,
      errors: [{ messageId: 'principal', data: { element: 'NotPrincipal' } }],
    },
    {
      name: 'wildcards before the end, by option',
      code: policy('', '«"s3:*Object"»', '"s3:Get*"', '«"s3:?et*"»'),
      settings,
      options,
      errors: [
        { messageId: 'wildcard', data: { text: 's3:*Object' } },
        { messageId: 'wildcard', data: { text: 's3:?et*' } },
      ],
    },
    {
      name: 'wildcards in NotAction, by option',
      code: policy('', '«"*:Get"»').replace('Action', 'NotAction'),
      settings,
      options,
      errors: [{ messageId: 'wildcard', data: { text: '*:Get' } }],
    },
  ],
});
