/** What escalations hide. */
import type { HideCase } from '../hide-cases.js';

const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
const allow = (Action: unknown, Resource: unknown = '*') => ({ Effect: 'Allow', Action, Resource });
const hides = (hidden: string, within: HideCase['within'], hiding: unknown, nearMiss: unknown): HideCase => ({
  hider: 'no-privilege-escalation',
  hidden,
  within,
  policy: hiding,
  nearMiss,
});

const role = 'arn:aws:iam::111122223333:role/*';
const bucket = 'arn:aws:s3:::amzn-s3-demo-bucket/*';
const launch = allow('ec2:RunInstances');

export const cases: readonly HideCase[] = [
  hides(
    'no-wildcard-resource',
    'actions',
    policy(allow('iam:AttachUserPolicy')),
    policy(allow(['iam:AttachUserPolicy', 's3:PutObject'])),
  ),
  hides(
    'no-credentials-exposure',
    'actions',
    policy(allow('iam:CreateAccessKey')),
    policy(allow(['iam:CreateAccessKey', 'iam:UploadSSHPublicKey'])),
  ),
  ...[
    ['no-credentials-exposure', 'iam:UploadSSHPublicKey'],
    ['no-data-exposure', 'sqs:ReceiveMessage'],
    ['no-resource-exposure', 'secretsmanager:PutResourcePolicy'],
    ['no-audit-tampering', 'cloudtrail:StopLogging'],
  ].map(([hidden, action]) =>
    hides(
      hidden!,
      'document',
      policy(allow('iam:AttachUserPolicy'), allow(action)),
      policy(allow('iam:SetDefaultPolicyVersion'), allow(action)),
    ),
  ),
  hides(
    'no-wildcard-action',
    'value',
    policy(allow('*', role)),
    policy(allow(['iam:*'], role), allow('*', bucket)),
  ),
  hides('no-service-wildcard', 'value', policy(allow('iam:*')), policy(allow(['iam:*', 's3:*']))),
  hides(
    'no-broad-action-wildcard',
    'value',
    policy(allow('iam:Put*')),
    policy(allow(['iam:Put*', 's3:Put*'])),
  ),
  hides(
    'no-wildcard-pass-role',
    'statement',
    policy(allow('iam:PassRole'), launch),
    policy(allow('iam:PassRole'), launch, {
      ...allow('iam:PassRole'),
      Condition: { StringEquals: { 'iam:PassedToService': 'states.amazonaws.com' } },
    }),
  ),
  hides(
    'require-passed-to-service',
    'statement',
    policy(allow('iam:PassRole'), launch),
    policy(allow('iam:PassRole'), launch, allow('iam:PassRole', role)),
  ),
  hides(
    'no-wildcard-service-linked-role',
    'statement',
    policy(allow('iam:*')),
    policy(allow('iam:*'), allow('iam:CreateServiceLinkedRole')),
  ),
];
