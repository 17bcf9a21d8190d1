import { expect, test } from 'vitest';
import { parseSettings } from '../../src/sites/settings.js';

test('what is right is taken as it is', () => {
  expect(parseSettings(undefined)).toEqual({});
  const settings = {
    policyType: 'scp',
    attachedTo: 'AWS::Organizations::Policy',
    placeholders: ['BUCKET', '/__\\w+__/'],
  };
  expect(parseSettings(settings)).toEqual(settings);
});

test.each(['AWS::IAM::Policy', 'AWS::IoT::Policy', 'AWS::EKS::Cluster', 'AWS::Foo::Bar'])(
  '%s is a type to hang on',
  (attachedTo) => {
    expect(parseSettings({ attachedTo })).toEqual({ attachedTo });
  },
);

test.each([
  [[], /`settings\.iam` must be an object with the keys `policyType`, `attachedTo`, `placeholders`/],
  [null, /`settings\.iam` must be an object/],
  [{ kind: 'scp' }, /`settings\.iam\.kind` is unknown\. The keys are `policyType`, /],
  [
    { policyType: 'SCP' },
    /`settings\.iam\.policyType` is "SCP"\. The allowed values are `identity`, `resource`, /,
  ],
  [{ policyType: null }, /`settings\.iam\.policyType` is null/],
  [{ attachedTo: 's3' }, /`settings\.iam\.attachedTo` is "s3"\. The allowed values are CloudFormation types/],
  [{ attachedTo: 5 }, /`settings\.iam\.attachedTo` is 5\. The allowed values are CloudFormation types/],
  [
    { attachedTo: 'AWS::S3::Bukcet' },
    /`settings\.iam\.attachedTo` is "AWS::S3::Bukcet"\. The nearest CloudFormation type that has a policy is `AWS::S3::Bucket`\./,
  ],
  [
    { attachedTo: 'AWS:SQS:Queue' },
    /The nearest CloudFormation type that has a policy is `AWS::SQS::Queue`\./,
  ],
  [{ placeholders: 'x' }, /`settings\.iam\.placeholders` must be a list of strings/],
  [{ placeholders: [''] }, /`settings\.iam\.placeholders` must be a list of strings/],
  [
    { placeholders: ['/(/'] },
    /`settings\.iam\.placeholders`: The placeholder `\/\(\/` is not a valid regular expression/,
  ],
])('%j is refused', (input, message) => {
  expect(() => parseSettings(input)).toThrow(message);
});
