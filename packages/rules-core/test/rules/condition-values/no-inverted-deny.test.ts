import { noInvertedDeny } from '../../../src/rules/condition-values/no-inverted-deny.js';
import { testRule, type InvalidCase } from '../../rule-tester.js';

const policy = (condition: string, effect = 'Deny') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", "Action": "s3:*", "Resource": "*", "Condition": ${condition} }] }`;
const tls = (value: string, operator = 'Bool', more = '') =>
  policy(`{ "${operator}": { "aws:SecureTransport": ${value} }${more} }`);
const mfa = (value: string, operator = 'Bool', more = '') =>
  policy(`{ "${operator}": { "aws:MultiFactorAuthPresent": ${value}${more} } }`);

/** A test that is to be the other way round. */
function inverted(
  test: typeof tls | typeof mfa,
  marked: string,
  mended: string,
  operator = 'Bool',
  mendedOperator = operator,
): InvalidCase {
  const isTls = test === tls;
  const value = marked.replace(/[«»"[\] ]/g, '');
  return {
    code: test(marked, operator),
    errors: [
      {
        messageId: isTls ? 'transport' : operator === 'BoolIfExists' ? 'mfaIfExists' : 'mfa',
        ...(isTls && { data: { key: 'aws:SecureTransport', value } }),
        suggestions: [
          {
            messageId: operator === mendedOperator ? 'suggestFalse' : 'suggestFalseIfExists',
            output: test(mended, mendedOperator),
          },
        ],
      },
    ],
  };
}

testRule(noInvertedDeny, {
  valid: [
    ...[
      tls('"false"'),
      tls('false', 'BoolIfExists'),
      mfa('"false"', 'BoolIfExists'),
      // Other tests say which of these requests are meant.
      tls('"true"', 'Bool', ', "NumericLessThan": { "s3:TlsVersion": "1.2" }'),
      mfa('"true"', 'Bool', ', "aws:ViaAWSService": "false"'),
      tls('"true"', 'Bool', ', "<OPERATOR>": { "<KEY>": "x" }'),
      tls('"true"', 'Bool', ', "StringEquals": "<TESTS>"'),
      // Not understood, or another matter.
      tls('"<VALUE>"'),
      tls('["true", "false"]'),
      tls('[]'),
      tls('"yes"'),
      tls('"true"', 'Null'),
      tls('"true"', 'ForAllValues:Bool'),
      tls('"true"', 'Boolean'),
      policy('{ "Bool": { "aws:PrincipalIsAWSService": "true" } }'),
      policy('{ "Bool": { "aws:SecureTransport": "true" } }', 'Allow'),
      policy('{ "Bool": { "aws:MultiFactorAuthPresent": "true" } }', 'Allow'),
      policy('"<CONDITION>"'),
    ].map((code) => ({ code })),
  ],
  invalid: [
    inverted(tls, '«"true"»', '"false"'),
    inverted(tls, '[«"True"»]', '["false"]'),
    inverted(tls, '«true»', 'false'),
    inverted(tls, '«"true"»', '"false"', 'BoolIfExists'),
    inverted(mfa, '«"true"»', '"false"', 'Bool', 'BoolIfExists'),
    inverted(mfa, '«true»', 'false', 'BoolIfExists'),
    ...(['resource', 'scp', 'rcp', 'boundary', 'session', 'trust'] as const).map(
      (policyType): InvalidCase => ({
        ...inverted(tls, '«"true"»', '"false"'),
        name: policyType,
        settings: { policyType },
      }),
    ),
    {
      name: 'the key in another case, and a key that stands twice',
      code: policy(
        '{ "bool": {}, "Bool": { "AWS:securetransport": "false", "AWS:securetransport": «"true"» } }',
      ),
      errors: [
        {
          messageId: 'transport',
          data: { key: 'AWS:securetransport', value: 'true' },
          suggestions: [
            {
              messageId: 'suggestFalse',
              output: policy(
                '{ "bool": {}, "Bool": { "AWS:securetransport": "false", "AWS:securetransport": "false" } }',
              ),
            },
          ],
        },
      ],
    },
  ],
});
