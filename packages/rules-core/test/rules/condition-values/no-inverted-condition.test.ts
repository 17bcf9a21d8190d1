import { noInvertedCondition } from '../../../src/rules/condition-values/no-inverted-condition.js';
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
  return {
    code: test(marked, operator),
    errors: [
      {
        messageId: isTls ? 'transport' : operator === 'BoolIfExists' ? 'mfaIfExists' : 'mfa',
        suggestions: [
          {
            messageId: 'suggestValue',
            data: { operator: mendedOperator, value: 'false' },
            output: test(mended, mendedOperator),
          },
        ],
      },
    ],
  };
}

testRule(noInvertedCondition, {
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
      tls('"true"', 'StringNotEquals'),
      // Other tests say which requests without it are meant.
      policy(
        '{ "Bool": { "aws:SecureTransport": "false" }, "IpAddress": { "aws:SourceIp": "192.0.2.0/24" } }',
        'Allow',
      ),
      policy('{ "Bool": { "aws:MultiFactorAuthPresent": "<MFA>" } }', 'Allow'),
      policy('{ "Null": { "aws:MultiFactorAuthPresent": "true" } }', 'Allow'),
      policy('{ "NumericGreaterThan": { "aws:MultiFactorAuthAge": "3600" } }'),
      policy('{ "NumericLessThan": { "aws:MultiFactorAuthAge": "3600" } }', 'Allow'),
      // An organization that is let in, those that are kept out, and what is not known.
      policy('{ "StringNotEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }'),
      policy('{ "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }', 'Allow'),
      policy('{ "StringEquals": { "aws:PrincipalOrgID": ["o-a1b2c3d4e5", "o-f6g7h8i9j0"] } }'),
      policy('{ "StringEquals": { "aws:PrincipalOrgID": "${org}" } }'),
      policy('{ "StringEquals": { "aws:PrincipalOrgID": "${aws:ResourceOrgID}" } }'),
      policy('{ "StringLike": { "aws:PrincipalOrgID": "o-*" } }'),
      policy('{ "StringEqualsIfExists": { "aws:PrincipalOrgID": "o-a1b2c3d4e5" } }'),
      policy('{ "StringEquals": { "aws:PrincipalOrgID": "o-a1b2c3d4e5", "aws:PrincipalTag/team": "x" } }'),
      policy('{ "StringEquals": { "aws:PrincipalAccount": "111122223333" } }'),
      policy('{ "StringEquals": { "aws:SourceVpce": "vpce-0a1b2c3d4e5f60718" } }'),
      policy('{ "Null": { "aws:PrincipalOrgID": "false" } }'),
      // What it takes to get a device.
      policy('{ "Bool": { "aws:MultiFactorAuthPresent": "false" } }', 'Allow').replace(
        '"s3:*"',
        '["iam:*MFADevice", "iam:*mfa*", "iam:changepassword", "iam:GetAccount*"]',
      ),
      policy('{ "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }', 'Allow').replace(
        '"s3:*"',
        '["iam:EnableMFADevice", "IAM:List*", "sts:getSessionToken"]',
      ),
    ].map((code) => ({ code })),
  ],
  invalid: [
    ...(
      [
        ['callersOfOrganization', 'StringEquals', 'aws:PrincipalOrgID', 'StringNotEquals'],
        ['callersOfOrganization', 'StringLike', 'AWS:PrincipalOrgId', 'StringNotLike'],
        ['resourcesOfOrganization', 'StringEquals', 'aws:ResourceOrgID', 'StringNotEquals'],
      ] as const
    ).map(([messageId, operator, key, mended]): InvalidCase => ({
      code: policy(`{ "${operator}": { "${key}": «"o-a1b2c3d4e5"» } }`),
      errors: [
        {
          messageId,
          data: { value: 'o-a1b2c3d4e5' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { operator: mended },
              output: policy(`{ "${mended}": { "${key}": "o-a1b2c3d4e5" } }`),
            },
          ],
        },
      ],
    })),
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
    ...(
      [
        [
          'plainOnly',
          '"Bool": { "aws:SecureTransport": «"false"» }',
          '"Bool": { "aws:SecureTransport": "true" }',
          'Bool',
        ],
        [
          'plainOnly',
          '"BoolIfExists": { "aws:SecureTransport": [«false»] }',
          '"BoolIfExists": { "aws:SecureTransport": [true] }',
          'BoolIfExists',
        ],
        [
          'withoutMfa',
          '"Bool": { "aws:MultiFactorAuthPresent": «"false"» }',
          '"Bool": { "aws:MultiFactorAuthPresent": "true" }',
          'Bool',
        ],
        [
          'withoutMfa',
          '"BoolIfExists": { "aws:multifactorauthpresent": «"False"» }',
          '"Bool": { "aws:multifactorauthpresent": "true" }',
          'Bool',
        ],
      ] as const
    ).map(([messageId, condition, mended, operator]): InvalidCase => ({
      code: policy(`{ ${condition} }`, 'Allow'),
      errors: [
        {
          messageId,
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { operator, value: 'true' },
              output: policy(`{ ${mended} }`, 'Allow'),
            },
          ],
        },
      ],
    })),
    ...['"iam:CreateUser"', '"iam:*"', '["iam:EnableMFADevice", "iam:CreateAccessKey"]'].map(
      (actions): InvalidCase => {
        const code = (value: string) =>
          policy(`{ "Bool": { "aws:MultiFactorAuthPresent": ${value} } }`, 'Allow').replace(
            '"s3:*"',
            actions,
          );
        return {
          name: actions,
          code: code('«"false"»'),
          errors: [
            {
              messageId: 'withoutMfa',
              suggestions: [
                {
                  messageId: 'suggestValue',
                  data: { operator: 'Bool', value: 'true' },
                  output: code('"true"'),
                },
              ],
            },
          ],
        };
      },
    ),
    {
      name: 'the key of the age denied',
      code: policy('{ "Null": { "aws:MultiFactorAuthAge": «"false"» } }'),
      errors: ['mfa'],
    },
    {
      name: 'no operator of truth values',
      code: policy('{ "StringEquals": { "aws:SecureTransport": «"true"» } }'),
      errors: ['transport'],
    },
    {
      name: 'the key in another case, and a key that stands twice',
      code: policy(
        '{ "bool": {}, "Bool": { "AWS:securetransport": "false", "AWS:securetransport": «"true"» } }',
      ),
      errors: [
        {
          messageId: 'transport',
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { operator: 'Bool', value: 'false' },
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
