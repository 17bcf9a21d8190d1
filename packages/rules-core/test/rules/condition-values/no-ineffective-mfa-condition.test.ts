import { noIneffectiveMfaCondition } from '../../../src/rules/condition-values/no-ineffective-mfa-condition.js';
import { testRule, type InvalidCase } from '../../rule-tester.js';

const policy = (...statements: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${statements.map((members) => `{ ${members} }`).join(', ')}] }`;
const own =
  '["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:ListMFADevices", "sts:GetSessionToken"]';
const deny = (list: string, condition = '"BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }') =>
  `"Effect": "Deny", "NotAction": ${list}, "Resource": "*", "Condition": { ${condition} }`;

const mfa = 'aws:MultiFactorAuthPresent';
const age = 'aws:MultiFactorAuthAge';
const one = (effect: string, condition: string, members = '"Action": "s3:DeleteBucket"') =>
  `"Effect": "${effect}", ${members}, "Resource": "*", "Condition": { ${condition} }`;
const trust = (principal: string, condition: string) =>
  `"Effect": "Allow", "Principal": ${principal}, "Action": "sts:AssumeRole", "Condition": { ${condition} }`;

/** A statement with one gap, and what it becomes. */
function gap(
  messageId: string,
  statement: string,
  data: { operator?: string },
  output?: string,
  suggested: { operator: string; value?: string } = { operator: `${data.operator}IfExists` },
): InvalidCase {
  const suggestion = { messageId: suggested.value ? 'suggestMfa' : 'suggestOperator', data: suggested };
  return {
    code: policy(statement),
    errors: [
      {
        messageId,
        ...(data.operator !== undefined && { data: data as { operator: string } }),
        ...(output !== undefined && { suggestions: [{ ...suggestion, output: policy(output) }] }),
      },
    ],
  };
}

/** A Deny of all but some steps of enrolment, on resources, and which steps it takes away. */
const exemptions = '["iam:ListMFADevices", "iam:DeactivateMFADevice"]';
const denyOn = (resource: string) => deny(exemptions).replace('"Resource": "*"', resource);
const onOwn: readonly (readonly [resource: string, missing: string])[] = [
  ['"Resource": "*"', '`iam:CreateVirtualMFADevice` and `iam:EnableMFADevice`'],
  ['"Resource": ["arn:aws:s3:::b", "arn:aws:iam::*:mfa/*"]', '`iam:CreateVirtualMFADevice`'],
  ['"Resource": "arn:aws:iam::*:mfa/${aws:username}"', '`iam:CreateVirtualMFADevice`'],
  ['"Resource": "arn:aws:iam::*:user/*"', '`iam:EnableMFADevice`'],
  ['"Resource": "arn:*:iam::111122223333:user/${AWS:username}"', '`iam:EnableMFADevice`'],
  ['"NotResource": "arn:aws:s3:::b"', '`iam:CreateVirtualMFADevice` and `iam:EnableMFADevice`'],
  ['"NotResource": "arn:aws:iam::*:mfa/${aws:username}"', '`iam:EnableMFADevice`'],
  ['"NotResource": "arn:aws:iam::*:user/*"', '`iam:CreateVirtualMFADevice`'],
];

testRule(noIneffectiveMfaCondition, {
  valid: [
    ...[
      one('Allow', `"NumericLessThanIfExists": { "${age}": "3600" }, "Null": { "${age}": "false" }`),
      // These exclude each other: the statement never applies.
      one('Deny', `"NumericGreaterThan": { "${age}": "3600" }, "Null": { "${age}": "true" }`),
      one('Deny', `"NumericGreaterThanIfExists": { "${age}": "3600" }, "Null": { "aws:SourceVpce": "true" }`),
      one('Deny', `"NumericGreaterThanIfExists": { "${age}": "{{age}}" }, "Null": { "${age}": "true" }`),
    ].map((statement) => ({ name: `age and presence together: ${statement}`, code: policy(statement) })),
    ...[
      '"Resource": "arn:aws:s3:::b/*"',
      '"Resource": ["arn:aws:iam::*:role/*", "arn:aws:sts::*:*"]',
      '"Resource": "arn:aws:iam::*:mfa/admin-*"',
      '"Resource": "arn:aws:iam::*:user/ops/*"',
      '"Resource": "${resource}"',
      '"NotResource": ["arn:aws:iam::*:user/*", "arn:aws:iam::*:mfa/*"]',
      '"NotResource": "arn:aws:iam::*:*/${aws:username}"',
      '"NotResource": "<ARN>"',
    ].map((resource) => ({
      name: `a Deny that does not reach the device or the user who calls: ${resource}`,
      code: policy(denyOn(resource)),
    })),
    ...[
      one('Deny', `"BoolIfExists": { "${mfa}": "false" }`),
      one('Allow', `"Bool": { "${mfa}": "true" }`),
      one('Allow', `"BoolIfExists": { "${mfa}": "true" }, "Null": { "${mfa}": "false" }`),
      one('Allow', `"BoolIfExists": { "${mfa}": "true" }, "NumericLessThan": { "${age}": "3600" }`),
      one('Allow', `"Bool": { "${mfa}": "true" }, "NumericLessThanIfExists": { "${age}": "3600" }`),
      one('Allow', `"NumericLessThan": { "${age}": "3600" }`),
      one('Allow', `"Null": { "${age}": "false" }`),
      one('Allow', `"Null": { "${mfa}": "false" }, "Bool": { "${mfa}": "true" }`),
      one('Deny', `"Null": { "${age}": "true" }`),
      one('Deny', `"Null": { "${mfa}": "true" }`),
      // Only sessions are meant.
      one('Deny', `"Bool": { "${mfa}": "false" }, "Null": { "${mfa}": "false" }`),
      one('Deny', `"Bool": { "${mfa}": "false" }, "Null": { "aws:TokenIssueTime": "false" }`),
      one(
        'Deny',
        `"Bool": { "${mfa}": "false" }, "ArnLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/*" }`,
      ),
      one('Deny', `"Bool": { "${mfa}": "false" }, "StringEquals": { "aws:PrincipalType": "AssumedRole" }`),
      one(
        'Deny',
        `"Bool": { "${mfa}": "false" }`,
        '"Principal": { "AWS": "arn:aws:iam::111122223333:role/a" }, "Action": "s3:DeleteBucket"',
      ),
      trust(
        '{ "Federated": "arn:aws:iam::111122223333:saml-provider/Corp" }',
        `"BoolIfExists": { "${mfa}": "true" }`,
      ),
      trust('{ "AWS": "arn:aws:iam::111122223333:role/a" }', `"BoolIfExists": { "${mfa}": "true" }`),
      // Not known, or not about MFA.
      one('Deny', `"Bool": { "${mfa}": "<MFA>" }`),
      one('Deny', `"Bool": { "${mfa}": "false" }, "StringEquals": "<TESTS>"`),
      one('Deny', `"Boolean": { "${mfa}": "false" }`),
      one('Deny', `"Bool": { "aws:ViaAWSService": "false" }`),
      one('Allow', `"BoolIfExists": { "${mfa}": ["true", "false"] }`),
    ].map((statement) => ({ code: policy(statement) })),
    {
      name: 'a Deny of old codes, where an Allow asks for one',
      code: policy(
        one('Deny', `"NumericGreaterThan": { "${age}": "3600" }`),
        one('Allow', `"Bool": { "${mfa}": "true" }`),
      ),
    },
    {
      name: 'a Deny of old codes, and one of requests without',
      code: policy(
        one('Deny', `"NumericGreaterThan": { "${age}": "3600" }`),
        one('Deny', `"BoolIfExists": { "${mfa}": "false" }`),
      ),
    },
    {
      name: 'a Deny of requests without the key by the age of the code',
      code: policy(one('Deny', `"Bool": { "${mfa}": "false" }`), one('Deny', `"Null": { "${age}": true }`)),
    },
    { name: 'self-management', code: policy(deny(own)) },
    { name: 'by wildcards', code: policy(deny('["iam:*VirtualMFADevice", "iam:Enable*", "sts:Get*"]')) },
    { name: 'Allow', code: policy(deny('"iam:*"').replace('Deny', 'Allow')) },
    { name: 'Action', code: policy(deny('"iam:*"').replace('NotAction', 'Action')) },
    {
      name: 'another condition',
      code: policy(deny('"iam:*"', '"Bool": { "aws:SecureTransport": "false" }')),
    },
    {
      name: 'no MFA is the condition for nothing',
      code: policy(deny('"iam:*"', '"Bool": { "aws:MultiFactorAuthPresent": "true" }')),
    },
    { name: 'nobody manages devices here', code: policy(deny('["s3:GetObject"]')) },
    { name: 'an unknown list', code: policy(deny('["iam:ListMFADevices", "{{own}}"]')) },
    {
      name: 'the missing key is denied by another statement',
      code: policy(
        deny(own, '"Bool": { "aws:MultiFactorAuthPresent": "false" }'),
        deny(own, '"Null": { "aws:MultiFactorAuthPresent": "true" }'),
      ),
    },
    { name: 'everything exempted', code: policy(deny('"*"')) },
    { name: 'wrong shapes', code: policy(deny('{ "a": 1 }'), deny('"iam:*"', '"BoolIfExists": ["a"]')) },
  ],
  invalid: [
    gap(
      'keyMissing',
      one('Deny', `«"Bool"»: { "${mfa}": "false" }`),
      { operator: 'Bool' },
      one('Deny', `"BoolIfExists": { "${mfa}": "false" }`),
    ),
    gap(
      'keyMissing',
      one('Deny', `«"bool"»: { "AWS:multifactorauthpresent": ["False"] }`),
      { operator: 'bool' },
      one('Deny', `"BoolIfExists": { "AWS:multifactorauthpresent": ["False"] }`),
      { operator: 'BoolIfExists' },
    ),
    gap(
      'keyMissing',
      one('Deny', `«"Bool"»: { "${mfa}": false }`, '"Principal": "*", "Action": "s3:DeleteBucket"'),
      { operator: 'Bool' },
      one('Deny', `"BoolIfExists": { "${mfa}": false }`, '"Principal": "*", "Action": "s3:DeleteBucket"'),
    ),
    gap(
      'keyMissing',
      one('Deny', `«"StringEquals"»: { "${mfa}": "false" }`),
      { operator: 'StringEquals' },
      one('Deny', `"StringEqualsIfExists": { "${mfa}": "false" }`),
    ),
    gap(
      'keyMissing',
      one(
        'Deny',
        `«"Bool"»: { "${mfa}": "false" }, "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/a" }`,
      ),
      { operator: 'Bool' },
      one(
        'Deny',
        `"BoolIfExists": { "${mfa}": "false" }, "ArnNotLike": { "aws:PrincipalArn": "arn:aws:iam::*:role/a" }`,
      ),
    ),
    gap(
      'ageMissing',
      one('Deny', `«"NumericGreaterThan"»: { "${age}": "3600" }`),
      { operator: 'NumericGreaterThan' },
      one('Deny', `"NumericGreaterThanIfExists": { "${age}": "3600" }`),
    ),
    gap(
      'ageMissing',
      one('Deny', `«"NumericGreaterThanEquals"»: { "${age}": 900 }`, '"NotAction": "iam:*"'),
      { operator: 'NumericGreaterThanEquals' },
    ),
    gap(
      'notRequired',
      one('Allow', `«"BoolIfExists"»: { "${mfa}": "true" }`),
      { operator: 'BoolIfExists' },
      one('Allow', `"Bool": { "${mfa}": "true" }`),
      { operator: 'Bool' },
    ),
    gap(
      'notRequired',
      trust('{ "AWS": "111122223333" }', `«"BoolIfExists"»: { "${mfa}": true }`),
      { operator: 'BoolIfExists' },
      trust('{ "AWS": "111122223333" }', `"Bool": { "${mfa}": true }`),
      { operator: 'Bool' },
    ),
    gap('notRequired', one('Allow', `«"StringNotEquals"»: { "${mfa}": "false" }`), {
      operator: 'StringNotEquals',
    }),
    gap(
      'ageNotRequired',
      one('Allow', `«"NumericLessThanIfExists"»: { "${age}": "3600" }`),
      { operator: 'NumericLessThanIfExists' },
      one('Allow', `"NumericLessThan": { "${age}": "3600" }`),
      { operator: 'NumericLessThan' },
    ),
    gap(
      'presenceAllowed',
      one('Allow', `«"Null"»: { "${mfa}": "false" }`),
      {},
      one('Allow', `"Bool": { "${mfa}": "true" }`),
      { operator: 'Bool', value: 'true' },
    ),
    gap(
      'presenceDenied',
      one('Deny', `«"Null"»: { "${mfa}": false }`),
      {},
      one('Deny', `"BoolIfExists": { "${mfa}": "false" }`),
      { operator: 'BoolIfExists', value: 'false' },
    ),
    {
      name: 'long-term keys',
      code: policy(deny(own, '«"Bool"»: { "aws:multifactorauthpresent": false }')),
      errors: [
        {
          messageId: 'keyMissing',
          data: { operator: 'Bool' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { operator: 'BoolIfExists' },
              output: policy(deny(own, '"BoolIfExists": { "aws:multifactorauthpresent": false }')),
            },
          ],
        },
      ],
    },
    {
      name: 'long-term keys, another key beside it',
      code: policy(
        deny(own, '«"Bool"»: { "aws:MultiFactorAuthPresent": "false", "aws:ViaAWSService": "false" }'),
      ),
      errors: [
        {
          messageId: 'keyMissing',
          data: { operator: 'Bool' },
          suggestions: [
            {
              messageId: 'suggestOperator',
              data: { operator: 'BoolIfExists' },
              output: policy(
                deny(
                  own,
                  '"Bool": { "aws:ViaAWSService": "false" }, "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }',
                ),
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'removal of the device',
      code: policy(deny('[«"iam:*"», "s3:*", «"IAM:Deactivate?FADevice"»]')),
      errors: [
        { messageId: 'removesDevice', data: { text: 'iam:*' } },
        { messageId: 'removesDevice', data: { text: 'IAM:Deactivate?FADevice' } },
      ],
    },
    ...onOwn.map(([resource, actions]) => ({
      name: `what the Deny takes away on ${resource}`,
      code: policy(
        denyOn(resource).replace('"NotAction"', '«"NotAction"»').replace('"iam:Deact', '"s3:Deact'),
      ),
      errors: [{ messageId: 'noEnrolment' as const, data: { actions } }],
    })),
    ...(
      [
        [`"Null": { "${age}": "true" }`, age, true],
        [`"Null": { "${mfa}": true }`, mfa, false],
        [`"Null": { "${mfa}": "true", "${age}": ["true"] }`, mfa, false],
      ] as const
    ).map(([absence, key, isSuggested]) => {
      const old = (mark: string) =>
        `${mark.replace('_', '"NumericGreaterThanIfExists"')}: { "${age}": "3600" }`;
      return {
        name: `old codes that a second condition lets through: ${absence}`,
        code: policy(one('Deny', `${old('«_»')}, ${absence}`)),
        errors: [
          {
            messageId: 'ageIgnored' as const,
            data: { operator: 'NumericGreaterThanIfExists', key },
            ...(isSuggested && {
              suggestions: [
                {
                  messageId: 'suggestRemoveNull' as const,
                  data: { operator: 'NumericGreaterThanIfExists', key },
                  output: policy(one('Deny', old('_'))),
                },
              ],
            }),
          },
        ],
      };
    }),
    {
      name: 'no way to register a device',
      code: policy(
        deny('["iam:ListMFADevices", "iam:CreateVirtualMFADevice"]').replace('"NotAction"', '«"NotAction"»'),
      ),
      errors: [{ messageId: 'noEnrolment', data: { actions: '`iam:EnableMFADevice`' } }],
    },
  ],
});
