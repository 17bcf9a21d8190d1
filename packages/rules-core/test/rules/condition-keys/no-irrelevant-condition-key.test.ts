import { noIrrelevantConditionKey } from '../../../src/rules/condition-keys/no-irrelevant-condition-key.js';
import { testRule } from '../../rule-tester.js';

const policy = (condition: string) =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*", "Condition": ${condition} }] }`;
const bucket = { attachedTo: 'AWS::S3::Bucket' };
const keyed = '{ "StringEquals": { "s3:ResourceAccount": "111122223333" } }';

testRule(noIrrelevantConditionKey, {
  valid: [
    { name: 'no setting', code: policy(keyed) },
    { name: 'a queue', code: policy(keyed), settings: { attachedTo: 'AWS::SQS::Queue' } },
    { name: 'an identity policy', code: policy(keyed), settings: { ...bucket, policyType: 'identity' } },
    {
      name: 'another key',
      code: policy('{ "StringEquals": { "aws:PrincipalAccount": "111122223333" } }'),
      settings: bucket,
    },
    { name: 'a wrong shape', code: policy('"s3:ResourceAccount"'), settings: bucket },
    {
      name: 'a placeholder',
      code: policy('{ "StringEquals": { "${key}": "111122223333" } }'),
      settings: bucket,
    },
  ],
  invalid: [
    {
      name: 'a bucket',
      code: policy('{ "StringEquals": { «"s3:ResourceAccount"»: "111122223333" } }'),
      settings: bucket,
      errors: [{ messageId: 'irrelevantKey', data: { key: 's3:ResourceAccount' } }],
    },
    {
      name: 'an access point; in another case; under Deny, negated',
      code: policy('{ "StringNotEquals": { «"S3:resourceaccount"»: ["111122223333"] } }').replace(
        'Allow',
        'Deny',
      ),
      settings: { attachedTo: 'AWS::S3::AccessPoint' },
      errors: [{ messageId: 'irrelevantKey', data: { key: 'S3:resourceaccount' } }],
    },
  ],
});
