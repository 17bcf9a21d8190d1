import { validResourcePolicy } from '../../../src/rules/policy-types/valid-resource-policy.js';
import { testRule, type InvalidCase, type ValidCase } from '../../rule-tester.js';

const policy = (action: string, resource: string) =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": [${action}], "Resource": [${resource}] }] }`;

const right = (attachedTo: string, action: string, resource: string): ValidCase => ({
  name: `${attachedTo}: ${action} on ${resource}`,
  code: policy(`"${action}"`, `"${resource}"`),
  settings: { attachedTo },
});

const foreignAction = (type: string, action: string, resource = '*'): InvalidCase => ({
  name: `${type}: ${action}`,
  code: policy(`«"${action}"»`, `"${resource}"`),
  settings: { attachedTo: type },
  errors: [{ messageId: 'foreignAction', data: { action, type } }],
});

const foreignResource = (type: string, action: string, resource: string): InvalidCase => ({
  name: `${type}: ${resource}`,
  code: policy(`"${action}"`, `«"${resource}"»`),
  settings: { attachedTo: type },
  errors: [{ messageId: 'foreignResource', data: { resource, type } }],
});

const key = 'arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

testRule(validResourcePolicy, {
  valid: [
    right('AWS::S3::Bucket', 's3:GetObject', 'arn:aws:s3:::amzn-s3-demo-bucket/*'),
    right('AWS::S3::Bucket', 'S3:listbucket', 'arn:aws:s3:::amzn-s3-demo-bucket'),
    right('AWS::S3::Bucket', 's3:*', 'arn:aws:s3:::amzn-s3-demo-bucket/*'),
    right('AWS::S3::Bucket', '*', 'arn:aws:s3:::amzn-s3-demo-*'),
    right('AWS::S3::Bucket', 's3:NoSuchAction', 'arn:aws:s3:::amzn-s3-demo-bucket'),
    right('AWS::S3::Bucket', 's3:GetObject', 'arn:aws:s3:::amzn-s3-demo-bucket*'),
    right('AWS::S3::Bucket', 's3:Get*', 'arn:aws:s3:::amzn-s3-demo-bucket'),
    right('AWS::S3::Bucket', 's3:GetObject', '${BucketArn}'),
    right('AWS::S3::Bucket', 's3:GetObject', 'arn:aws:s3:::${Bucket}/*'),
    {
      ...right('AWS::S3::Bucket', 's3:*', '*'),
      code: policy('"s3:*"', '"*"').replace('Resource', 'NotResource'),
    },
    {
      ...right('AWS::S3::Bucket', 's3:GetObject', 'arn:aws:s3:::a'),
      code: policy('"s3:GetObject"', '"arn:aws:s3:::a"').replace('Action', 'NotAction'),
    },
    right('AWS::SQS::Queue', 'sqs:*', '*'),
    {
      name: 'the policy of an ECR repository without Resource',
      code: '{"Statement":{"Effect":"Allow","Principal":"*","Action":"ecr:BatchGetImage"}}',
      settings: { attachedTo: 'AWS::ECR::Repository' },
    },
    right('AWS::S3::AccessPoint', 's3:GetObject', 'arn:aws:s3:eu-west-1:111122223333:accesspoint/a/object/*'),
    right('AWS::KMS::Key', 'kms:Decrypt', '*'),
    right('AWS::KMS::Key', 'kms:ListKeys', key),
    right('AWS::SQS::Queue', 'SQS:SendMessage', 'arn:aws:sqs:eu-west-1:111122223333:orders'),
    right('AWS::SNS::TopicPolicy', 'sns:Publish', 'arn:aws:sns:eu-west-1:111122223333:orders'),
    right(
      'AWS::Lambda::Function',
      'lambda:InvokeFunction',
      'arn:aws:lambda:eu-west-1:111122223333:function:a:prod',
    ),
    right(
      'AWS::DynamoDB::Table',
      'dynamodb:Query',
      'arn:aws:dynamodb:eu-west-1:111122223333:table/a/index/b',
    ),
    right('AWS::SecretsManager::Secret', 'secretsmanager:GetSecretValue', '*'),
    // A type of which nothing is known for certain, and what is not known to be of another type.
    right('AWS::Backup::BackupVault', 'ec2:RunInstances', key),
    right('AWS::S3::Bucket', 's3:GetObject', 'fakeArn'),
    right('AWS::SQS::Queue', 'sqs:SendMessage', 'arn:aws:sqs:eu-west-1::orders'),
    // Unknown parts.
    right('AWS::S3::Bucket', '${action}', '${BucketArn}/*'),
    right('AWS::S3::Bucket', 's3:GetObject', 'arn:aws:${service}:::amzn-s3-demo-bucket'),
    { name: 'no setting', code: policy('"kms:Decrypt"', '"*"') },
    {
      name: 'an identity policy',
      code: policy('"kms:Decrypt"', '"*"'),
      settings: { attachedTo: 'AWS::S3::Bucket', policyType: 'identity' },
    },
    {
      name: 'wrong shapes',
      code: policy('1, ["kms:Decrypt"]', 'null'),
      settings: { attachedTo: 'AWS::S3::Bucket' },
    },
  ],
  invalid: [
    {
      name: 'more foreign actions than are shown one by one',
      code: policy(
        '"s3:GetObject", «"ec2:StartInstances"», "ec2:StopInstances", "ec2:RebootInstances", "ec2:TerminateInstances", "ec2:RunInstances", "ec2:CreateTags"',
        '"arn:aws:s3:::site/*"',
      ),
      settings: { attachedTo: 'AWS::S3::Bucket' },
      errors: [
        {
          messageId: 'foreignActions',
          data: {
            entries: '`ec2:StartInstances`, `ec2:StopInstances`, `ec2:RebootInstances` and 3 more',
            count: 6,
            type: 'AWS::S3::Bucket',
          },
          suggestions: [
            {
              messageId: 'suggestRemoveAll',
              data: { count: 6 },
              output: policy('"s3:GetObject"', '"arn:aws:s3:::site/*"'),
            },
          ],
        },
      ],
    },
    {
      name: 'Resource in the policy of an ECR repository',
      code: '{"Statement":{"Effect":"Allow","Principal":"*","Action":"ecr:BatchGetImage",«"Resource"»:"*"}}',
      settings: { attachedTo: 'AWS::ECR::Repository' },
      errors: [
        {
          messageId: 'refusedElement',
          data: {
            service: 'Amazon Elastic Container Registry',
            element: 'Resource',
            type: 'AWS::ECR::Repository',
          },
          suggestions: [
            {
              messageId: 'suggestRemove',
              data: { element: 'Resource' },
              output: '{"Statement":{"Effect":"Allow","Principal":"*","Action":"ecr:BatchGetImage"}}',
            },
          ],
        },
      ],
    },
    {
      name: 'NotResource in the policy of an ECR repository',
      code: '{"Statement":{"Effect":"Deny","Principal":"*","Action":"ecr:*",«"NotResource"»:["arn:aws:ecr:*:*:repository/a"]}}',
      settings: { attachedTo: 'AWS::ECR::Repository' },
      errors: [
        {
          messageId: 'refusedElement',
          data: {
            service: 'Amazon Elastic Container Registry',
            element: 'NotResource',
            type: 'AWS::ECR::Repository',
          },
        },
      ],
    },
    ...['*', 'arn:aws:s3:::*', 'arn:aws:s3:::*/*', 'arn:aws*', 'arn:aws:s3:::?/*'].map(
      (resource): InvalidCase => ({
        name: `AWS::S3::Bucket: ${resource}`,
        code: policy('"s3:*"', `«"${resource}"»`),
        settings: { attachedTo: 'AWS::S3::Bucket' },
        errors: [{ messageId: 'everyResource', data: { service: 'Amazon S3', resource } }],
      }),
    ),
    {
      name: 'two buckets',
      code: policy('"s3:*"', '"arn:aws:s3:::a", "arn:aws:s3:::a/*", «"arn:aws:s3:::b/*"», "arn:aws:s3:::a*"'),
      settings: { attachedTo: 'AWS::S3::BucketPolicy' },
      errors: [
        {
          messageId: 'otherResource',
          data: { service: 'Amazon S3', resource: 'arn:aws:s3:::b/*', other: 'arn:aws:s3:::a' },
        },
      ],
    },
    ...(
      [
        ['s3:GetObject', 'arn:aws:s3:::a', 'arn:aws:s3:::a/*'],
        ['s3:Put*Object', 'arn:aws:s3:::a', 'arn:aws:s3:::a/*'],
        ['s3:ListBucket', 'arn:aws:s3:::a/*', 'arn:aws:s3:::a'],
        ['s3:ListBucket', 'arn:aws:s3:::a/logs/*', undefined],
      ] as const
    ).map(([action, resource, half]): InvalidCase => ({
      name: `AWS::S3::Bucket: ${action} on ${resource}`,
      code: policy(`«"${action}"»`, `"${resource}"`),
      settings: { attachedTo: 'AWS::S3::Bucket' },
      errors: [
        {
          messageId: 'uselessAction',
          data: { service: 'Amazon S3', action },
          ...(half !== undefined && {
            suggestions: [
              {
                messageId: 'suggestAdd',
                data: { arn: half },
                output: policy(`"${action}"`, `"${resource}", "${half}"`),
              },
            ],
          }),
        },
      ],
    })),
    foreignAction('AWS::S3::Bucket', 'kms:Decrypt', 'arn:aws:s3:::amzn-s3-demo-bucket/*'),
    foreignAction('AWS::S3::BucketPolicy', 's3:ListAllMyBuckets', 'arn:aws:s3:::amzn-s3-demo-bucket'),
    foreignAction('AWS::S3::Bucket', 'k*:Decrypt', 'arn:aws:s3:::amzn-s3-demo-bucket'),
    foreignAction('AWS::KMS::Key', 's3:*'),
    foreignAction('AWS::SQS::Queue', 'sns:Publish'),
    foreignAction('AWS::DynamoDB::Table', 'dax:GetItem'),
    foreignResource('AWS::S3::Bucket', 's3:GetObject', key),
    foreignResource('AWS::S3::Bucket', 's3:GetObject', 'arn:aws:s3:eu-west-1:111122223333:job/a'),
    foreignResource('AWS::SNS::Topic', 'sns:Publish', 'arn:aws:sqs:eu-west-1:111122223333:orders'),
    foreignResource(
      'AWS::Lambda::Function',
      'lambda:InvokeFunction',
      'arn:aws:lambda:eu-west-1:111122223333:layer:a',
    ),
    {
      name: 'NotAction and NotResource, under Deny; minified',
      code: '{"Statement":{"Effect":"Deny","Principal":"*","NotAction":«"kms:*"»,"NotResource":«"arn:aws:kms:*:*:key/*"»}}',
      settings: { attachedTo: 'AWS::S3::Bucket' },
      errors: [
        { messageId: 'foreignAction', data: { action: 'kms:*', type: 'AWS::S3::Bucket' } },
        {
          messageId: 'foreignResource',
          data: { resource: 'arn:aws:kms:*:*:key/*', type: 'AWS::S3::Bucket' },
        },
      ],
    },
  ],
});
