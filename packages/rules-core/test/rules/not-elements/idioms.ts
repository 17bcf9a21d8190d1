/** Policies that use NotAction, NotResource or NotPrincipal as they are meant: nothing is to be said about them. */
import type { PolicyType } from '../../../src/policy/policy-types.js';

export interface Idiom {
  readonly name: string;
  readonly policyType?: PolicyType;
  readonly statements: readonly unknown[];
}

export const idioms: readonly Idiom[] = [
  {
    name: 'MFA self-management',
    statements: [
      {
        Effect: 'Deny',
        NotAction: [
          'iam:CreateVirtualMFADevice',
          'iam:EnableMFADevice',
          'iam:GetUser',
          'iam:GetMFADevice',
          'iam:ListMFADevices',
          'iam:ListVirtualMFADevices',
          'iam:ResyncMFADevice',
          'sts:GetSessionToken',
        ],
        Resource: '*',
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      },
    ],
  },
  {
    name: 'MFA with password change and grants',
    statements: [
      {
        Effect: 'Allow',
        Action: ['iam:GetAccountPasswordPolicy', 'iam:ListVirtualMFADevices'],
        Resource: '*',
      },
      {
        Effect: 'Allow',
        Action: ['iam:ChangePassword', 'iam:GetUser'],
        Resource: 'arn:aws:iam::*:user/${aws:username}',
      },
      { Effect: 'Allow', Action: ['iam:CreateVirtualMFADevice'], Resource: 'arn:aws:iam::*:mfa/*' },
      {
        Effect: 'Allow',
        Action: [
          'iam:DeactivateMFADevice',
          'iam:EnableMFADevice',
          'iam:ListMFADevices',
          'iam:ResyncMFADevice',
        ],
        Resource: 'arn:aws:iam::*:user/${aws:username}',
      },
      {
        Effect: 'Deny',
        NotAction: [
          'iam:CreateVirtualMFADevice',
          'iam:EnableMFADevice',
          'iam:GetUser',
          'iam:ChangePassword',
          'iam:ListMFADevices',
          'iam:ListVirtualMFADevices',
          'iam:ResyncMFADevice',
          'sts:GetSessionToken',
        ],
        Resource: '*',
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      },
    ],
  },
  {
    name: 'MFA wildcards',
    statements: [
      {
        Effect: 'Deny',
        NotAction: [
          'iam:Create*MFADevice',
          'iam:EnableMFADevice',
          'iam:Get*',
          'iam:List*',
          'iam:ResyncMFADevice',
          'sts:GetSessionToken',
        ],
        Resource: '*',
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      },
    ],
  },
  {
    name: 'MFA without self-management',
    statements: [
      {
        Effect: 'Deny',
        NotAction: ['s3:GetObject', 's3:ListBucket'],
        Resource: '*',
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      },
    ],
  },
  {
    name: 'own user only',
    statements: [
      {
        Effect: 'Deny',
        Action: ['iam:CreateAccessKey', 'iam:DeleteAccessKey', 'iam:ChangePassword'],
        NotResource: 'arn:aws:iam::*:user/${aws:username}',
      },
    ],
  },
  {
    name: 'region fence',
    policyType: 'scp',
    statements: [
      {
        Effect: 'Deny',
        NotAction: [
          'a4b:*',
          'acm:*',
          'aws-marketplace-management:*',
          'aws-marketplace:*',
          'aws-portal:*',
          'budgets:*',
          'ce:*',
          'chime:*',
          'cloudfront:*',
          'config:*',
          'cur:*',
          'directconnect:*',
          'ec2:DescribeRegions',
          'ec2:DescribeTransitGateways',
          'ec2:DescribeVpnGateways',
          'fms:*',
          'globalaccelerator:*',
          'health:*',
          'iam:*',
          'importexport:*',
          'kms:*',
          'mobileanalytics:*',
          'networkmanager:*',
          'organizations:*',
          'pricing:*',
          'route53:*',
          'route53domains:*',
          'route53-recovery-cluster:*',
          'route53-recovery-control-config:*',
          'route53-recovery-readiness:*',
          's3:GetAccountPublic*',
          's3:ListAllMyBuckets',
          's3:ListMultiRegionAccessPoints',
          's3:PutAccountPublic*',
          'shield:*',
          'sts:*',
          'support:*',
          'trustedadvisor:*',
          'waf-regional:*',
          'waf:*',
          'wafv2:*',
          'wellarchitected:*',
        ],
        Resource: '*',
        Condition: {
          StringNotEquals: { 'aws:RequestedRegion': ['eu-central-1', 'eu-west-1'] },
          ArnNotLike: { 'aws:PrincipalARN': ['arn:aws:iam::*:role/Role1AllowedToBypassThisSCP'] },
        },
      },
    ],
  },
  {
    name: 'region fence, like',
    policyType: 'scp',
    statements: [
      {
        Effect: 'Deny',
        NotAction: ['iam:*', 'sts:*', 's3:*', 'support:*'],
        Resource: '*',
        Condition: { StringNotLike: { 'aws:RequestedRegion': ['us-*'] } },
      },
    ],
  },
  {
    name: 'region fence with us-east-1',
    policyType: 'scp',
    statements: [
      {
        Effect: 'Deny',
        NotAction: ['cloudfront:*'],
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1', 'us-east-1'] } },
      },
    ],
  },
  {
    name: 'region fence with placeholder',
    policyType: 'scp',
    statements: [
      {
        Effect: 'Deny',
        NotAction: ['cloudfront:*'],
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': ['${region}'] } },
      },
    ],
  },
  {
    name: 'region fence, unknown list',
    policyType: 'scp',
    statements: [
      {
        Effect: 'Deny',
        NotAction: ['sts:*', '{{global}}'],
        Resource: '*',
        Condition: { StringNotEquals: { 'aws:RequestedRegion': ['eu-west-1'] } },
      },
    ],
  },
  {
    name: 'service allow-list SCP',
    policyType: 'scp',
    statements: [
      {
        Effect: 'Deny',
        NotAction: ['ec2:*', 's3:*', 'rds:*', 'lambda:*', 'logs:*', 'cloudwatch:*', 'iam:*', 'sts:*'],
        Resource: '*',
      },
    ],
  },
  {
    name: 'SCP ceiling with NotAction',
    policyType: 'scp',
    statements: [{ Effect: 'Allow', NotAction: ['organizations:LeaveOrganization'], Resource: '*' }],
  },
  {
    name: 'SCP ceiling with NotResource',
    policyType: 'scp',
    statements: [
      { Effect: 'Allow', Action: 's3:*', NotResource: ['arn:aws:s3:::audit', 'arn:aws:s3:::audit/*'] },
    ],
  },
  {
    name: 'boundary fence: approved actions',
    policyType: 'boundary',
    statements: [
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', NotAction: ['s3:*', 'logs:*', 'athena:*'], Resource: '*' },
    ],
  },
  {
    name: 'boundary fence: own buckets',
    policyType: 'boundary',
    statements: [
      { Effect: 'Allow', Action: ['s3:*', 'sqs:*'], Resource: '*' },
      {
        Effect: 'Deny',
        Action: 's3:*',
        NotResource: ['arn:aws:s3:::own-bucket', 'arn:aws:s3:::own-bucket/*'],
      },
      { Effect: 'Deny', Action: 'sqs:*', NotResource: 'arn:aws:sqs:*:*:own-*' },
    ],
  },
  {
    name: 'boundary fence: bucket prefix',
    statements: [
      {
        Effect: 'Deny',
        Action: ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject', 's3:DeleteObject', 's3:ListBucket'],
        NotResource: 'arn:aws:s3:::data-lake-*',
      },
    ],
  },
  {
    name: 'boundary: nothing but own',
    policyType: 'boundary',
    statements: [
      {
        Effect: 'Deny',
        Action: '*',
        NotResource: ['arn:aws:s3:::own', 'arn:aws:s3:::own/*', 'arn:aws:sqs:*:*:own'],
      },
    ],
  },
  {
    name: 'boundary: pass only own roles',
    statements: [{ Effect: 'Deny', Action: 'iam:PassRole', NotResource: 'arn:aws:iam::*:role/app/*' }],
  },
  {
    name: 'boundary as identity',
    statements: [
      {
        Effect: 'Allow',
        Action: ['sagemaker:*', 'sagemaker-geospatial:*'],
        NotResource: ['arn:aws:sagemaker:*:*:domain/*', 'arn:aws:sagemaker:*:*:app/*'],
      },
      {
        Effect: 'Allow',
        Action: ['sagemaker:CreateApp', 'sagemaker:DescribeApp', 'sagemaker:DescribeDomain'],
        Resource: '*',
      },
    ],
  },
  {
    name: 'root tasks',
    statements: [
      { Effect: 'Deny', NotAction: ['iam:CreateLoginProfile', 'iam:GetLoginProfile'], Resource: '*' },
      {
        Effect: 'Deny',
        Action: ['iam:CreateLoginProfile', 'iam:GetLoginProfile'],
        NotResource: 'arn:aws:iam::*:root',
      },
    ],
  },
  {
    name: 'unlock bucket',
    statements: [
      {
        Effect: 'Deny',
        NotAction: [
          's3:DeleteBucketPolicy',
          's3:PutBucketPolicy',
          's3:GetBucketPolicy',
          's3:ListAllMyBuckets',
        ],
        Resource: '*',
      },
    ],
  },
  {
    name: 'unlock queue',
    statements: [
      {
        Effect: 'Deny',
        NotAction: ['sqs:SetQueueAttributes', 'sqs:GetQueueAttributes', 'sqs:ListQueues', 'sqs:GetQueueUrl'],
        Resource: '*',
      },
    ],
  },
  {
    name: 'text messages',
    statements: [{ Effect: 'Allow', Action: 'sns:Publish', NotResource: 'arn:aws:sns:*:*:*' }],
  },
  {
    name: 'text messages, denied topics',
    statements: [
      { Effect: 'Deny', Action: 'sns:Publish', Resource: 'arn:aws:sns:*:*:*' },
      { Effect: 'Allow', Action: ['sns:Publish'], NotResource: ['arn:aws:sns:*:*:*'] },
    ],
  },
  {
    name: 'tag on create',
    statements: [
      {
        Effect: 'Allow',
        Action: 'ec2:CreateVpcEndpoint',
        Resource: 'arn:aws:ec2:*:*:vpc-endpoint/*',
        Condition: { StringEquals: { 'aws:RequestTag/managed': 'true' } },
      },
      { Effect: 'Allow', Action: ['ec2:CreateVpcEndpoint'], NotResource: 'arn:aws:ec2:*:*:vpc-endpoint/*' },
    ],
  },
  {
    name: 'tag on create, instances',
    statements: [
      {
        Effect: 'Allow',
        Action: 'ec2:RunInstances',
        Resource: ['arn:aws:ec2:*:*:instance/*', 'arn:aws:ec2:*:*:volume/*'],
        Condition: { StringEquals: { 'aws:RequestTag/team': 'a' } },
      },
      {
        Effect: 'Allow',
        Action: 'ec2:RunInstances',
        NotResource: ['arn:aws:ec2:*:*:instance/*', 'arn:aws:ec2:*:*:volume/*'],
      },
    ],
  },
  {
    name: 'carve-out',
    statements: [
      {
        Effect: 'Allow',
        Action: ['sagemaker:*'],
        NotResource: [
          'arn:aws:sagemaker:*:*:domain/*',
          'arn:aws:sagemaker:*:*:user-profile/*',
          'arn:aws:sagemaker:*:*:app/*',
          'arn:aws:sagemaker:*:*:flow-definition/*',
        ],
      },
      {
        Effect: 'Allow',
        Action: [
          'sagemaker:CreatePresignedDomainUrl',
          'sagemaker:DescribeDomain',
          'sagemaker:DescribeUserProfile',
          'sagemaker:*App',
        ],
        Resource: '*',
      },
      {
        Effect: 'Allow',
        Action: 'sagemaker:*',
        Resource: ['arn:aws:sagemaker:*:*:flow-definition/*'],
        Condition: { StringEqualsIfExists: { 'sagemaker:WorkteamType': ['private-crowd'] } },
      },
    ],
  },
  {
    name: 'data perimeter, bucket policy',
    policyType: 'resource',
    statements: [
      {
        Effect: 'Deny',
        Principal: '*',
        NotAction: ['s3:GetBucketLocation'],
        Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'],
        Condition: {
          StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-abcdefghij' },
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
        },
      },
    ],
  },
  {
    name: 'data perimeter, SCP',
    policyType: 'scp',
    statements: [
      {
        Effect: 'Deny',
        NotAction: ['iam:GetPolicy', 'iam:PassRole', 's3:GetObject'],
        Resource: '*',
        Condition: { StringNotEqualsIfExists: { 'aws:ResourceOrgID': '${aws:PrincipalOrgID}' } },
      },
    ],
  },
  {
    name: 'data perimeter, RCP',
    policyType: 'rcp',
    statements: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: ['s3:*', 'sqs:*'],
        NotResource: ['arn:aws:s3:::shared', 'arn:aws:s3:::shared/*'],
        Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-abcdefghij' } },
      },
    ],
  },
  {
    name: 'network perimeter',
    statements: [
      {
        Effect: 'Deny',
        NotAction: ['es:ES*', 'dax:GetItem'],
        Resource: '*',
        Condition: {
          NotIpAddressIfExists: { 'aws:SourceIp': ['203.0.113.0/24'] },
          BoolIfExists: { 'aws:ViaAWSService': 'false' },
        },
      },
    ],
  },
  {
    name: 'caller fence in a bucket policy',
    policyType: 'resource',
    statements: [
      {
        Effect: 'Deny',
        Principal: '*',
        Action: 's3:*',
        Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'],
        Condition: { ArnNotLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/app' } },
      },
    ],
  },
  {
    name: 'quarantine',
    statements: [
      {
        Effect: 'Deny',
        NotAction: ['sts:GetCallerIdentity'],
        Resource: '*',
        Condition: { DateLessThan: { 'aws:TokenIssueTime': '2026-01-01T00:00:00Z' } },
      },
    ],
  },
  {
    name: 'home folder fence with a sure key',
    statements: [
      {
        Effect: 'Deny',
        Action: 's3:GetObject',
        NotResource: 'arn:aws:s3:::home/${aws:username}/*',
        Condition: { StringLike: { 'aws:username': '*' } },
      },
    ],
  },
  {
    name: 'variable with default',
    statements: [
      { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::home/${aws:username}/*' },
      {
        Effect: 'Deny',
        Action: 's3:GetObject',
        NotResource: "arn:aws:s3:::home/${aws:PrincipalTag/team, 'none'}/*",
      },
    ],
  },
  {
    name: 'placeholders',
    statements: [
      {
        Effect: 'Deny',
        Action: 's3:*',
        NotResource: ['arn:aws:s3:::${bucket}', 'arn:aws:s3:::${bucket}/*', '<BUCKET_ARN>'],
      },
      { Effect: 'Allow', NotAction: ['{{actions}}'], Resource: '*' },
      { Effect: 'Allow', Action: 's3:GetObject', NotResource: '${bucket_arn}/*' },
    ],
  },
  {
    name: 'Deny NotAction on one resource',
    statements: [
      {
        Effect: 'Deny',
        NotAction: ['s3:GetObject', 's3:ListBucket'],
        Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::b/*'],
      },
    ],
  },
  {
    name: 'KMS key policy',
    policyType: 'resource',
    statements: [
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:root' },
        NotAction: 'kms:ScheduleKeyDeletion',
        Resource: '*',
      },
    ],
  },
  {
    name: 'log group pair',
    statements: [
      {
        Effect: 'Deny',
        Action: 'logs:*',
        NotResource: ['arn:aws:logs:*:*:log-group:/app', 'arn:aws:logs:*:*:log-group:/app:*'],
      },
    ],
  },
  {
    name: 'dynamodb pair by star',
    statements: [{ Effect: 'Deny', Action: 'dynamodb:*', NotResource: 'arn:aws:dynamodb:*:*:table/app*' }],
  },
];
