import { noIneffectiveMfaDeny } from '../../../src/rules/not-elements/no-ineffective-mfa-deny.js';
import { testRule } from '../../rule-tester.js';

const policy = (...statements: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${statements.map((members) => `{ ${members} }`).join(', ')}] }`;
const own =
  '["iam:CreateVirtualMFADevice", "iam:EnableMFADevice", "iam:ListMFADevices", "sts:GetSessionToken"]';
const deny = (list: string, condition = '"BoolIfExists": { "aws:MultiFactorAuthPresent": "false" }') =>
  `"Effect": "Deny", "NotAction": ${list}, "Resource": "*", "Condition": { ${condition} }`;

testRule(noIneffectiveMfaDeny, {
  valid: [
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
    {
      name: 'long-term keys',
      code: policy(deny(own, '«"Bool"»: { "aws:multifactorauthpresent": false }')),
      errors: [
        {
          messageId: 'keyMissing',
          data: { operator: 'Bool' },
          suggestions: [
            {
              messageId: 'suggestIfExists',
              data: { operator: 'Bool' },
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
      errors: [{ messageId: 'keyMissing', data: { operator: 'Bool' } }],
    },
    {
      name: 'removal of the device',
      code: policy(deny('[«"iam:*"», "s3:*", «"IAM:Deactivate?FADevice"»]')),
      errors: [
        { messageId: 'removesDevice', data: { text: 'iam:*' } },
        { messageId: 'removesDevice', data: { text: 'IAM:Deactivate?FADevice' } },
      ],
    },
    {
      name: 'no way to register a device',
      code: policy(
        deny('["iam:ListMFADevices", "iam:CreateVirtualMFADevice"]').replace('"NotAction"', '«"NotAction"»'),
      ),
      errors: [{ messageId: 'noEnrolment', data: { actions: '`iam:EnableMFADevice`' } }],
    },
  ],
});
