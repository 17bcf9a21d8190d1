/**
 * What other linters of IAM policies report without cause, by the classes in which their users have complained of it. On
 * each the whole product is silent, under the configuration that is named, or says the one thing that is true of it.
 */
import type { PolicyType } from 'iam-rules-core';
import { lintText, type Configuration, type Settings } from 'iam-rules-core/json';
import { describe, expect, it } from 'vitest';

type Statement = Readonly<Record<string, unknown>>;

interface Policy {
  readonly statements: readonly Statement[];
  readonly settings?: Settings;
}

interface Class {
  readonly name: string;
  /** Policies of which nothing is to be said, neither in `recommended` nor in `strict`. */
  readonly silent?: Readonly<Record<string, Policy>>;
  /** What `recommended` alone leaves in peace. */
  readonly silentInRecommended?: Readonly<Record<string, Policy>>;
  /** What is said, as `severity rule/message`, and nothing else. */
  readonly says?: Readonly<
    Record<string, Policy & { readonly rules: Configuration; readonly findings: readonly string[] }>
  >;
}

const allow = (Action: unknown, Resource: unknown, Condition?: unknown): Statement => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...(Condition !== undefined && { Condition }),
});
const deny = (Action: unknown, Resource: unknown, Condition?: unknown): Statement => ({
  ...allow(Action, Resource, Condition),
  Effect: 'Deny',
});
const policy = (...statements: readonly Statement[]): Policy => ({ statements });
const of = (policyType: PolicyType, ...statements: readonly Statement[]): Policy => ({
  statements,
  settings: { policyType },
});
const on = (attachedTo: string, ...statements: readonly Statement[]): Policy => ({
  statements,
  settings: { attachedTo },
});

const account = '111122223333';
const root = { AWS: `arn:aws:iam::${account}:root` };
const role = { AWS: `arn:aws:iam::${account}:role/app` };
const regional = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:${account}:${rest}`;
const objects = 'arn:aws:s3:::amzn-s3-demo-bucket/*';
const bucket = ['arn:aws:s3:::amzn-s3-demo-bucket', objects];
const publicRead = (Condition: unknown): Policy =>
  policy({ ...allow('s3:GetObject', objects, Condition), Principal: '*' });

const classes: readonly Class[] = [
  {
    name: '1: an action without resources, for which `*` is compulsory',
    silent: {
      'listing, tokens and metrics': policy(
        allow(
          [
            'ec2:DescribeInstances',
            'ecr:GetAuthorizationToken',
            'cloudwatch:PutMetricData',
            's3:ListAllMyBuckets',
            'xray:PutTraceSegments',
          ],
          '*',
        ),
      ),
      'what is not there yet': policy(allow(['kms:CreateKey', 'route53:CreateHostedZone'], '*')),
      'beside scoped actions': policy(
        allow('ecr:GetAuthorizationToken', '*'),
        allow(['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'], regional('ecr', 'repository/app')),
      ),
    },
    says: {
      'the others of the list': {
        ...policy(allow(['ecr:GetAuthorizationToken', 'ecr:PutImage'], '*')),
        rules: 'recommended',
        findings: ['warn no-wildcard-resource/everyResource'],
      },
    },
  },
  {
    name: '2: a star at the end that belongs there',
    silent: {
      'log streams': policy(
        allow(['logs:CreateLogStream', 'logs:PutLogEvents'], regional('logs', 'log-group:/aws/lambda/app:*')),
      ),
      'objects, indexes, versions, methods and tasks': policy(
        allow('s3:GetObject', objects),
        allow('dynamodb:Query', regional('dynamodb', 'table/orders/index/*')),
        allow('lambda:InvokeFunction', regional('lambda', 'function:app:*')),
        allow('execute-api:Invoke', regional('execute-api', 'a1b2c3d4e5/prod/GET/*')),
        allow('ecs:RunTask', regional('ecs', 'task-definition/app:*')),
      ),
      'the six characters of a secret': policy(
        allow('secretsmanager:GetSecretValue', regional('secretsmanager', 'secret:db-??????')),
      ),
      'the snapshots of AWS Backup': policy(
        allow(
          'rds:RestoreDBInstanceFromDBSnapshot',
          ['snapshot:awsbackup:*', 'db:app', 'subgrp:private', 'og:default', 'pg:default'].map((rest) =>
            regional('rds', rest),
          ),
        ),
      ),
    },
  },
  {
    name: '3: a star within an ARN that is narrow all the same',
    silent: {
      'prefixes, Regions and parts of names': policy(
        allow('dynamodb:GetItem', regional('dynamodb', 'table/app-*')),
        allow('sqs:SendMessage', `arn:aws:sqs:*:${account}:jobs`),
        allow('ssm:GetParameter', regional('ssm', 'parameter/app/*/db')),
        allow('sns:Publish', regional('sns', 'app-*-alerts')),
      ),
    },
    silentInRecommended: {
      'within the name of a bucket': policy(allow('s3:GetObject', 'arn:aws:s3:::amzn-s3-demo-*-logs/app/*')),
    },
  },
  {
    name: '4: a condition that narrows what `*` stands for',
    silent: {
      'tags of the resource': policy(
        allow(['ec2:StartInstances', 'ec2:StopInstances'], '*', {
          StringEquals: { 'aws:ResourceTag/Team': 'data' },
        }),
        allow('secretsmanager:GetSecretValue', '*', {
          StringEquals: { 'secretsmanager:ResourceTag/App': 'x' },
        }),
      ),
      'tags at creation alone': policy(
        allow('ec2:CreateTags', 'arn:aws:ec2:*:*:instance/*', {
          StringEquals: { 'ec2:CreateAction': 'RunInstances' },
        }),
      ),
      'through one service': policy(
        allow('kms:Decrypt', '*', { StringEquals: { 'kms:ViaService': 's3.eu-west-1.amazonaws.com' } }),
      ),
      'a namespace, and a service': policy(
        allow('cloudwatch:PutMetricData', '*', { StringEquals: { 'cloudwatch:namespace': 'App' } }),
        allow('iam:CreateServiceLinkedRole', '*', {
          StringEquals: { 'iam:AWSServiceName': 'ecs.amazonaws.com' },
        }),
      ),
    },
  },
  {
    name: '5: any condition silences everything (the error the other way round)',
    says: {
      'one that every request matches': {
        ...publicRead({ IpAddress: { 'aws:SourceIp': ['0.0.0.0/0', '::/0'] } }),
        rules: 'recommended',
        findings: ['error no-public-access/everyoneUnderCondition'],
      },
      'one that says nothing of the resource': {
        ...policy(allow('sqs:DeleteQueue', '*', { Bool: { 'aws:SecureTransport': 'true' } })),
        rules: 'recommended',
        findings: ['warn no-wildcard-resource/everyResource'],
      },
    },
  },
  {
    name: '6: a Deny judged as a grant',
    silent: {
      'wildcards of all kinds': policy(
        deny(['kms:*', 's3:Delete*'], '*'),
        deny('iam:PassRole', '*'),
        deny('*', '*', { Bool: { 'aws:SecureTransport': 'false' } }),
      ),
      'of everyone': policy({
        ...deny('s3:*', bucket, { Bool: { 'aws:SecureTransport': 'false' } }),
        Principal: '*',
      }),
      'of all but some actions, resources and principals': policy(
        { Effect: 'Deny', NotAction: ['s3:*', 'sts:*'], Resource: '*' },
        { Effect: 'Deny', Action: 's3:PutObject', NotResource: objects },
      ),
    },
  },
  {
    name: '7: everyone, held to an organization, an account, a network or a resource',
    silent: {
      'an organization': publicRead({ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
      'a part of it': publicRead({
        'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/ou-ab12-11111111/*' },
      }),
      'an account': publicRead({ StringEquals: { 'aws:PrincipalAccount': account } }),
      'a role': publicRead({ ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${account}:role/app` } }),
      'a VPC': publicRead({ StringEquals: { 'aws:SourceVpc': 'vpc-0a1b2c3d4e5f60718' } }),
      'an endpoint': publicRead({ StringEquals: { 'aws:SourceVpce': 'vpce-0a1b2c3d4e5f60718' } }),
      'an address': publicRead({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }),
      'the topic that sends': policy({
        ...allow('sqs:SendMessage', regional('sqs', 'jobs'), {
          ArnEquals: { 'aws:SourceArn': regional('sns', 'orders') },
        }),
        Principal: '*',
      }),
    },
  },
  {
    name: '8: `*` as the resource of a policy that is attached to one',
    silent: {
      'a key': on(
        'AWS::KMS::Key',
        { ...allow('kms:*', '*'), Principal: root },
        {
          ...allow(['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*'], '*'),
          Principal: role,
        },
      ),
      'a key that nothing but its policy tells': policy({ ...allow('kms:*', '*'), Principal: root }),
      'a secret': policy({ ...allow('secretsmanager:GetSecretValue', '*'), Principal: role }),
      'a repository, which has no Resource': policy({
        Effect: 'Allow',
        Principal: root,
        Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
      }),
      'the destination of log events, which needs none': policy({
        Effect: 'Allow',
        Principal: { AWS: account },
        Action: 'logs:PutSubscriptionFilter',
      }),
    },
  },
  {
    name: '9: policies that grant nothing: boundaries, SCPs, RCPs, session policies and those of endpoints',
    silent: {
      'the SCP that AWS attaches to everything': of('scp', allow('*', '*')),
      'a boundary': of('boundary', allow(['s3:*', 'ec2:*', 'iam:PassRole'], '*')),
      'a boundary that takes out': of('boundary', allow('*', '*'), deny(['iam:*', 'organizations:*'], '*')),
      'a session policy': of('session', allow('s3:*', '*')),
      'an RCP': of('rcp', {
        ...deny(['s3:*', 'sqs:*', 'kms:*', 'secretsmanager:*', 'sts:AssumeRole'], '*', {
          StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
          BoolIfExists: { 'aws:PrincipalIsAWSService': 'false' },
        }),
        Principal: '*',
      }),
      'the default policy of an endpoint': of('endpoint', { ...allow('*', '*'), Principal: '*' }),
    },
  },
  {
    name: '10: values of templates, which nobody knows yet',
    silent: {
      'of Terraform, CloudFormation and others': policy(
        allow('s3:GetObject', '${bucket_arn}/*'),
        allow('s3:PutObject', 'arn:aws:s3:::${var.bucket}/*'),
        allow('dynamodb:GetItem', {
          'Fn::Sub': 'arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/x',
        }),
        allow('${action}', '*'),
        allow('sqs:SendMessage', { Ref: 'Queue' }),
        allow('iam:PassRole', '<ROLE_ARN>', { StringEquals: { 'iam:PassedToService': '{{service}}' } }),
        allow('sns:Publish', regional('sns', 'alerts'), {
          StringEquals: { 'aws:PrincipalOrgID': 'var.org_id' },
        }),
      ),
    },
  },
  {
    name: '11: names that are newer than the data',
    says: {
      'an action, as a warning that names the date': {
        ...policy(allow('s3:GetObjectHologram', objects)),
        rules: 'strict',
        findings: ['warn no-unknown-action/unknownAction'],
      },
    },
    silent: {
      'a key of a known service, among its own': policy(
        allow('s3:GetObject', objects, { StringEquals: { 'aws:ResourceTag/Team': 'data' } }),
      ),
    },
  },
  {
    name: '12: an action on resources of several types',
    silent: {
      'all that a launch needs': policy(
        allow('ec2:RunInstances', [
          ...['instance/*', 'network-interface/*', 'volume/*'].map((rest) => regional('ec2', rest)),
          regional('ec2', 'security-group/sg-0a1b2c3d4e5f60718'),
          regional('ec2', 'subnet/subnet-0a1b2c3d4e5f60718'),
          'arn:aws:ec2:eu-west-1::image/ami-0a1b2c3d4e5f60718',
        ]),
      ),
      'a part of it, the rest of which another policy grants': policy(
        allow('ec2:RunInstances', regional('ec2', 'subnet/subnet-0a1b2c3d4e5f60718')),
      ),
      'one of the many types that take tags': policy(
        allow('ec2:CreateTags', regional('ec2', 'volume/*'), {
          StringEquals: { 'ec2:CreateAction': 'CreateVolume' },
        }),
      ),
      'a bucket and its objects together': policy(allow(['s3:ListBucket', 's3:GetObject'], bucket)),
      'a bucket and its objects, exempted together': policy(
        deny('s3:PutObject', '*', { Bool: { 'aws:SecureTransport': 'false' } }),
        { Effect: 'Deny', Action: 's3:PutObject', NotResource: bucket },
      ),
    },
  },
  {
    name: '13: names in another case',
    silent: {
      'actions and keys': policy(
        allow(['S3:getobject', 's3:LISTBUCKET'], bucket, {
          StringEquals: { 'AWS:PrincipalOrgid': 'o-a1b2c3d4e5' },
        }),
        allow('Lambda:InvokeFunction', regional('lambda', 'function:app')),
      ),
    },
  },
  {
    name: '14: NotAction read as Action',
    silent: {
      'the exemptions of a Deny': policy({
        Effect: 'Deny',
        NotAction: ['iam:PassRole', 'iam:CreateUser', 'sts:*', 's3:*'],
        Resource: '*',
      }),
      'exempt actions that do not work on the resource': policy({
        Effect: 'Deny',
        NotAction: ['s3:ListAllMyBuckets', 's3:GetObject', 'kms:Decrypt'],
        Resource: '*',
      }),
    },
  },
  {
    name: '15: one action of a combination reported as escalation',
    silent: {
      'creating and invoking functions, without a role to pass': policy(
        allow(['lambda:CreateFunction', 'lambda:InvokeFunction'], regional('lambda', 'function:app-*')),
      ),
      'passing one role to one service, with nothing to pass it to': policy(
        allow('iam:PassRole', `arn:aws:iam::${account}:role/app`, {
          StringEquals: { 'iam:PassedToService': 'lambda.amazonaws.com' },
        }),
      ),
    },
  },
  {
    name: '16: an escalation that depends on its target reported as certain',
    silent: {
      'one function, one instance, one role, one policy': policy(
        allow('lambda:UpdateFunctionCode', regional('lambda', 'function:app')),
        allow('ssm:SendCommand', [
          regional('ec2', 'instance/i-0a1b2c3d4e5f60718'),
          'arn:aws:ssm:eu-west-1::document/AWS-RunShellScript',
        ]),
        allow('sts:AssumeRole', 'arn:aws:iam::444455556666:role/deploy'),
        allow('iam:AttachRolePolicy', `arn:aws:iam::${account}:role/app`, {
          ArnEquals: { 'iam:PolicyARN': 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
        }),
      ),
    },
  },
  {
    name: '17: the root of an account as "everyone"',
    silent: {
      'of a queue': policy({ ...allow('sqs:SendMessage', regional('sqs', 'jobs')), Principal: root }),
      'of a bucket, by the bare ID': policy({
        ...allow('s3:GetObject', objects),
        Principal: { AWS: account },
      }),
    },
    silentInRecommended: {
      'of a role': policy({ Effect: 'Allow', Principal: root, Action: 'sts:AssumeRole' }),
    },
  },
  {
    name: '18: all but IAM as administration',
    says: {
      'what remains, and to what it may lead, instead': {
        ...policy({ Effect: 'Allow', NotAction: ['iam:*', 'organizations:*', 'account:*'], Resource: '*' }),
        rules: 'recommended',
        findings: [
          'error no-allow-not-action/remains',
          'error no-privilege-escalation/administratorIf',
          'error no-privilege-escalation/existingRole',
          'error no-privilege-escalation/assumedRole',
        ],
      },
    },
  },
  {
    name: '19: PassRole of one exact role',
    silentInRecommended: {
      'without a condition': policy(allow('iam:PassRole', `arn:aws:iam::${account}:role/app`)),
    },
    silent: {
      'for one service': policy(
        allow('iam:PassRole', `arn:aws:iam::${account}:role/app`, {
          StringEquals: { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' },
        }),
      ),
    },
  },
  {
    name: '20: IfExists in a Deny reported as in an Allow',
    silent: {
      'where a missing key is to be denied': policy(
        deny('s3:*', '*', { StringNotEqualsIfExists: { 'aws:ResourceOrgID': 'o-a1b2c3d4e5' } }),
        deny('*', '*', { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } }),
        deny('ec2:RunInstances', 'arn:aws:ec2:*:*:instance/*', {
          StringNotEqualsIfExists: { 'ec2:MetadataHttpTokens': 'required' },
        }),
      ),
    },
  },
  {
    name: '21: what users copy from policies of AWS',
    silent: {
      'the tasks of Systems Manager': policy(
        allow(
          ['ssmmessages:CreateControlChannel', 'ssmmessages:OpenDataChannel', 'ec2messages:GetMessages'],
          '*',
        ),
      ),
      'the login to a registry': policy(allow('ecr:GetAuthorizationToken', '*')),
      "one's own password": policy(
        allow(['iam:ChangePassword', 'iam:GetUser'], 'arn:aws:iam::*:user/${aws:username}'),
        allow('iam:GetAccountPasswordPolicy', '*'),
      ),
    },
    silentInRecommended: {
      'an empty Condition in a trust policy, as the console writes it': policy({
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${account}:root` },
        Action: 'sts:AssumeRole',
        Condition: {},
      }),
      'the root users of all accounts, as in the SCPs of AWS': of(
        'scp',
        deny('*', '*', { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:root' } }),
      ),
    },
  },
  {
    name: '22: many findings for one cause',
    says: {
      'full administration is said once': {
        ...policy(allow('*', '*')),
        rules: 'strict',
        findings: ['error no-full-admin/fullAdmin'],
      },
    },
  },
  {
    name: '23: keys with one value and with many',
    silent: {
      'lists under set operators': policy(
        allow('ec2:CreateTags', regional('ec2', 'instance/*'), {
          'ForAllValues:StringEquals': { 'aws:TagKeys': ['Name', 'Team'] },
          Null: { 'aws:TagKeys': 'false' },
        }),
        allow('dynamodb:GetItem', regional('dynamodb', 'table/orders'), {
          'ForAllValues:StringEquals': {
            'dynamodb:LeadingKeys': '${aws:PrincipalTag/Tenant}',
            'dynamodb:Attributes': ['Id', 'Total'],
          },
          StringEquals: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
        }),
      ),
      'a single value under none': policy(
        allow('s3:ListBucket', 'arn:aws:s3:::amzn-s3-demo-bucket', {
          StringLike: { 's3:prefix': ['home/*', 'shared/*'] },
        }),
      ),
    },
  },
  {
    name: '24: the session policies of root tasks',
    silent: {
      'as AWS has them': policy(
        {
          Effect: 'Deny',
          NotAction: ['iam:DeleteLoginProfile', 'iam:DeactivateMFADevice', 'iam:GetLoginProfile'],
          Resource: '*',
        },
        { Effect: 'Deny', Action: '*', NotResource: 'arn:aws:iam::*:root' },
      ),
    },
  },
  {
    name: '25: what SCPs may have since September 2025',
    silent: {
      'NotAction, NotResource and conditions in an Allow, wildcards within an action': of(
        'scp',
        { Effect: 'Allow', NotAction: 'organizations:*', Resource: '*' },
        deny('ec2:*Gateway', '*'),
        deny('iam:*Role', 'arn:aws:iam::*:role/*-admin'),
      ),
      'an Allow with NotResource': of('scp', {
        Effect: 'Allow',
        Action: 's3:*',
        NotResource: ['arn:aws:s3:::payroll', 'arn:aws:s3:::payroll/*'],
      }),
      'an Allow with a condition': of(
        'scp',
        allow('ec2:*', '*', { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } }),
      ),
    },
  },
  {
    name: '26: the pair of statements for tags at creation, one with NotResource',
    silent: {
      'of endpoints': policy(
        {
          Effect: 'Allow',
          Action: 'ec2:CreateVpcEndpoint',
          NotResource: 'arn:aws:ec2:*:*:vpc-endpoint/*',
        },
        allow('ec2:CreateVpcEndpoint', 'arn:aws:ec2:*:*:vpc-endpoint/*', {
          StringEquals: { 'aws:RequestTag/Team': 'data' },
        }),
      ),
    },
  },
  {
    name: '27: text messages, which have no ARN',
    silent: {
      'as everything that is no topic': policy({
        Effect: 'Allow',
        Action: 'sns:Publish',
        NotResource: 'arn:aws:sns:*:*:*',
      }),
      'as everything, without topics': policy(
        allow('sns:Publish', '*'),
        deny('sns:Publish', 'arn:aws:sns:*:*:*'),
      ),
    },
  },
];

function findings({ statements, settings = {} }: Policy, rules: Configuration): string[] {
  const text = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  return lintText(text, { rules, settings }).map(
    ({ severity, rule, messageId }) => `${severity} ${rule}/${messageId}`,
  );
}

it('has all classes', () => {
  expect(classes.map(({ name }) => Number(name.split(':')[0]))).toEqual(
    Array.from({ length: 27 }, (_, index) => index + 1),
  );
});

describe.each(classes)('$name', ({ silent = {}, silentInRecommended = {}, says = {} }) => {
  for (const [name, each] of Object.entries(silent))
    it.each(['recommended', 'strict'] as const)(`says nothing in %s: ${name}`, (rules) =>
      expect(findings(each, rules)).toEqual([]),
    );
  for (const [name, each] of Object.entries(silentInRecommended))
    it(`says nothing in recommended: ${name}`, () => expect(findings(each, 'recommended')).toEqual([]));
  for (const [name, each] of Object.entries(says))
    it(`says what is true: ${name}`, () => expect(findings(each, each.rules)).toEqual(each.findings));
});
