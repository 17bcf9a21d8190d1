import { describe, expect, test } from 'vitest';
import { sourceOf } from '../read-policy.js';
import { attachmentTypes } from '../../src/catalog/attachments.js';
import { attachmentOfArn, typesOfArns } from '../../src/catalog/arn-attachments.js';
import { lintText } from '../../src/json/index.js';

const Statement = [
  { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:root' }, Action: 'x:Y', Resource: '*' },
];
const text = JSON.stringify({ Version: '2012-10-17', Statement });
const unnamed = JSON.stringify({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'x:Y', Resource: '*' }],
});

const arn = (service: string, rest: string) => `arn:aws:${service}:eu-west-1:111122223333:${rest}`;

/** With a policy of a resource in the place of `…`, and one without principals in that of `.`. */
const filled = (file: object) =>
  JSON.stringify(file).replaceAll('"…"', JSON.stringify(text)).replaceAll('"."', JSON.stringify(unnamed));

const placesOf = (file: object) =>
  Array.from(sourceOf(filled(file)).sites(), ({ type, attachedTo, owner, judged }) => ({
    ...(type && { type }),
    ...(attachedTo && { attachedTo }),
    ...(owner !== undefined && { owner }),
    ...(judged === false && { judged }),
  }));

describe('the output of services', () => {
  test.each<[string, object, object]>([
    ['s3api get-bucket-policy', { Policy: '…' }, {}],
    [
      's3api put-bucket-policy',
      { Bucket: 'b', Policy: '…' },
      { attachedTo: 'AWS::S3::Bucket', owner: 'bucket b' },
    ],
    [
      'sqs get-queue-attributes',
      { Attributes: { QueueArn: arn('sqs', 'jobs'), Policy: '…' } },
      { attachedTo: 'AWS::SQS::Queue', owner: arn('sqs', 'jobs') },
    ],
    ['sqs get-queue-attributes, of the policy alone', { Attributes: { Policy: '…' } }, {}],
    [
      'sqs set-queue-attributes',
      { QueueUrl: 'https://x/jobs', Attributes: { Policy: '…' } },
      { attachedTo: 'AWS::SQS::Queue', owner: 'https://x/jobs' },
    ],
    [
      'sns get-topic-attributes',
      { Attributes: { Policy: '…', Owner: '111122223333', TopicArn: arn('sns', 'alerts') } },
      { attachedTo: 'AWS::SNS::Topic', owner: arn('sns', 'alerts') },
    ],
    [
      'sns set-topic-attributes',
      { TopicArn: arn('sns', 'alerts'), AttributeName: 'Policy', AttributeValue: '…' },
      { attachedTo: 'AWS::SNS::Topic', owner: arn('sns', 'alerts') },
    ],
    [
      'kms get-key-policy',
      { Policy: '…', PolicyName: 'default' },
      { attachedTo: 'AWS::KMS::Key', owner: 'policy default' },
    ],
    ...['Role', 'User', 'Group'].map((holder): [string, object, object] => [
      `iam get-${holder.toLowerCase()}-policy`,
      { [`${holder}Name`]: 'app', PolicyName: 'read', PolicyDocument: '…' },
      {
        type: 'identity',
        attachedTo: `AWS::IAM::${holder}Policy`,
        owner: `${holder.toLowerCase()} app, policy read`,
      },
    ]),
    [
      'iam put-role-policy of a policy with the same name',
      { PolicyDocument: '…', PolicyName: 'default' },
      { owner: 'policy default' },
    ],
    [
      'a wrapper with the same names',
      { Policies: [{ Policy: '…', PolicyName: 'deploy' }] },
      { owner: 'policy deploy' },
    ],
    ['lambda get-policy', { Policy: '…', RevisionId: 'r' }, {}],
    [
      'ecr get-repository-policy',
      { registryId: '111122223333', repositoryName: 'app', policyText: '…' },
      { attachedTo: 'AWS::ECR::Repository', owner: 'repository app' },
    ],
    [
      'secretsmanager get-resource-policy',
      { ARN: arn('secretsmanager', 'secret:db-AbCdEf'), Name: 'db', ResourcePolicy: '…' },
      { attachedTo: 'AWS::SecretsManager::Secret', owner: arn('secretsmanager', 'secret:db-AbCdEf') },
    ],
    [
      'organizations describe-resource-policy',
      { ResourcePolicy: { ResourcePolicySummary: { Id: 'rp-1' }, Content: '…' } },
      { type: 'resource', attachedTo: 'AWS::Organizations::ResourcePolicy' },
    ],
    [
      'organizations create-policy',
      { Content: '.', Name: 'fence', Type: 'SERVICE_CONTROL_POLICY' },
      { type: 'scp', owner: 'fence' },
    ],
    [
      'ec2 describe-vpc-endpoints',
      { VpcEndpoints: [{ VpcEndpointId: 'vpce-1', PolicyDocument: '…' }] },
      { attachedTo: 'AWS::EC2::VPCEndpoint', owner: 'endpoint vpce-1' },
    ],
    ['sso-admin get-inline-policy-for-permission-set', { InlinePolicy: '.' }, { type: 'identity' }],
    [
      'opensearch describe-domain',
      { DomainStatus: { ARN: arn('es', 'domain/logs'), DomainName: 'logs', AccessPolicies: '…' } },
      { attachedTo: 'AWS::OpenSearchService::Domain', owner: 'domain logs' },
    ],
    [
      'opensearch describe-domain-config',
      { DomainConfig: { AccessPolicies: { Options: '…', Status: {} } } },
      {},
    ],
    [
      'glue get-resource-policy',
      { PolicyInJson: '…' },
      { type: 'resource', attachedTo: 'AWS::Glue::ResourcePolicy' },
    ],
    [
      'glue get-resource-policies',
      { GetResourcePoliciesResponseList: [{ PolicyInJson: '…', PolicyHash: 'h' }] },
      { type: 'resource', attachedTo: 'AWS::Glue::ResourcePolicy' },
    ],
    [
      'backup get-backup-vault-access-policy',
      { BackupVaultName: 'v', BackupVaultArn: arn('backup', 'backup-vault:v'), Policy: '…' },
      { attachedTo: 'AWS::Backup::BackupVault', owner: 'backup vault v' },
    ],
    [
      'codeartifact get-domain-permissions-policy',
      { policy: { resourceArn: arn('codeartifact', 'domain/d'), revision: 'r', document: '…' } },
      { attachedTo: 'AWS::CodeArtifact::Domain', owner: arn('codeartifact', 'domain/d') },
    ],
    ['mediastore get-container-policy', { Policy: '…' }, {}],
    [
      'events describe-event-bus',
      { Name: 'b', Arn: arn('events', 'event-bus/b'), Policy: '…' },
      { attachedTo: 'AWS::Events::EventBus', owner: arn('events', 'event-bus/b') },
    ],
    [
      'events list-event-buses',
      { EventBuses: [{ Name: 'b', Arn: arn('events', 'event-bus/b'), Policy: '…' }] },
      { attachedTo: 'AWS::Events::EventBus', owner: arn('events', 'event-bus/b') },
    ],
    ['schemas get-resource-policy', { Policy: '…', RevisionId: 'r' }, {}],
    ['ses get-identity-policies', { Policies: { own: '…' } }, { owner: 'own' }],
    [
      'efs describe-file-system-policy',
      { FileSystemId: 'fs-1', Policy: '…' },
      { attachedTo: 'AWS::EFS::FileSystem', owner: 'file system fs-1' },
    ],
    [
      's3control get-multi-region-access-point-policy',
      { Policy: { Established: { Policy: '…' } } },
      { owner: 'Established' },
    ],
    [
      'transfer describe-user',
      { ServerId: 's', User: { Arn: arn('transfer', 'user/s/ann'), UserName: 'ann', Policy: '.' } },
      { attachedTo: 'AWS::Transfer::User', owner: 'user ann' },
    ],
    ['ram get-resource-policies', { policies: ['…'] }, {}],
    [
      'logs describe-destinations',
      { destinations: [{ arn: arn('logs', 'destination:d'), accessPolicy: '…' }] },
      { attachedTo: 'AWS::Logs::Destination', owner: arn('logs', 'destination:d') },
    ],
    [
      'redshift get-resource-policy',
      { ResourcePolicy: { ResourceArn: arn('redshift', 'namespace:n'), Policy: '…' } },
      { attachedTo: 'AWS::Redshift::Cluster', owner: arn('redshift', 'namespace:n') },
    ],
    [
      'accessanalyzer, a preview',
      { configurations: { [arn('sqs', 'q')]: { sqsQueue: { queuePolicy: '…' } } } },
      {
        type: 'resource',
        attachedTo: 'AWS::SQS::Queue',
        owner: `${arn('sqs', 'q')}.sqsQueue.queuePolicy`,
      },
    ],
    [
      'an event of CloudTrail',
      { requestParameters: { roleName: 'App', assumeRolePolicyDocument: '…' } },
      { type: 'trust', attachedTo: 'AWS::IAM::AssumeRolePolicyDocument', owner: 'role App' },
    ],
    [
      'iam list-instance-profiles',
      {
        InstanceProfiles: [
          { InstanceProfileName: 'p', Roles: [{ RoleName: 'App', AssumeRolePolicyDocument: '…' }] },
        ],
      },
      {
        type: 'trust',
        attachedTo: 'AWS::IAM::AssumeRolePolicyDocument',
        owner: 'instance profile p, role App',
      },
    ],
    [
      'an OpenAPI definition',
      { openapi: '3.0.1', 'x-amazon-apigateway-policy': JSON.parse(text) as object },
      { type: 'resource', attachedTo: 'AWS::ApiGateway::RestApi', owner: 'x-amazon-apigateway-policy' },
    ],
    [
      'an answer of the IAM API, as it is',
      {
        GetRolePolicyResponse: {
          GetRolePolicyResult: { RoleName: 'App', PolicyName: 'p', PolicyDocument: '.' },
        },
      },
      { type: 'identity', attachedTo: 'AWS::IAM::RolePolicy', owner: 'role App, policy p' },
    ],
    [
      'a resource without a Principal in its policy is another kind of policy',
      { FunctionArn: 'f', arn: arn('lambda', 'function:f'), policy: '.' },
      { owner: arn('lambda', 'function:f') },
    ],
  ])('%s', (_, file, place) => {
    expect(placesOf(file)).toEqual([place]);
  });

  test('an instance profile within the role that it holds is a copy', () => {
    const InstanceProfileList = [{ Roles: [{ RoleName: 'App', AssumeRolePolicyDocument: '…' }] }];
    const found = placesOf({
      RoleDetailList: [{ RoleName: 'App', AssumeRolePolicyDocument: '…', InstanceProfileList }],
    });
    expect(found.map(({ judged }) => judged)).toEqual([undefined, false]);
  });

  test('the role of a service that is linked to it is not the user’s', () => {
    const role = (path: string) => ({
      Role: { Arn: `arn:aws:iam::111122223333:role/${path}App`, AssumeRolePolicyDocument: '…' },
    });
    expect(placesOf(role('aws-service-role/x.amazonaws.com/'))).toMatchObject([{ judged: false }]);
    expect(placesOf(role('service-role/'))[0]).not.toHaveProperty('judged');
  });

  test('a name that stands there twice is said once', () => {
    const details = { RoleName: 'App', Policy: { RoleName: 'App', PolicyName: 'p', PolicyDocument: '.' } };
    expect(placesOf(details)).toMatchObject([{ owner: 'role App, policy p' }]);
  });

  test.each<[string, object]>([
    ['iot get-policy', { policyName: 'p', policyArn: arn('iot', 'policy/p'), policyDocument: '.' }],
    ['organizations describe-policy, for tags', { PolicySummary: { Type: 'TAG_POLICY' }, Content: '.' }],
    ['organizations create-policy, for backups', { Content: '.', Type: 'BACKUP_POLICY' }],
    ['cloudformation get-stack-policy', { StackPolicyBody: '…' }],
    ['ecr get-lifecycle-policy', { repositoryName: 'r', lifecyclePolicyText: '…' }],
    ['AWS Config, of AWS IoT', { resourceType: 'AWS::IoT::Policy', configuration: { policyDocument: '.' } }],
  ])('%s is left alone', (_, file) => {
    expect(placesOf(file)).toEqual([]);
  });
});

describe('AWS Config', () => {
  const item = (resourceType: string, more: object) => ({
    configurationItems: [{ resourceType, resourceName: 'x', ...more }],
  });

  test.each<[string, object, object]>([
    [
      'AWS::S3::Bucket',
      { supplementaryConfiguration: { BucketPolicy: { policyText: '…' } } },
      { owner: 'x, BucketPolicy' },
    ],
    // The API has strings in strings, a snapshot has objects.
    [
      'AWS::S3::Bucket',
      { supplementaryConfiguration: { BucketPolicy: JSON.stringify({ policyText: text }) } },
      { owner: 'x, BucketPolicy' },
    ],
    ['AWS::KMS::Key', { supplementaryConfiguration: { Policy: '…' } }, {}],
    ['AWS::SQS::Queue', { configuration: { Policy: '…' } }, {}],
    ['AWS::SQS::Queue', { configuration: JSON.stringify({ Policy: text }) }, {}],
    [
      'AWS::IAM::Policy',
      { configuration: { policyVersionList: [{ document: encodeURIComponent(unnamed) }] } },
      { attachedTo: 'AWS::IAM::ManagedPolicy' },
    ],
    [
      'AWS::IAM::Role',
      { configuration: { assumeRolePolicyDocument: encodeURIComponent(text) } },
      { attachedTo: 'AWS::IAM::AssumeRolePolicyDocument', type: 'trust' },
    ],
    [
      'AWS::IAM::Role',
      {
        configuration: JSON.stringify({
          rolePolicyList: [{ policyName: 'p', policyDocument: encodeURIComponent(unnamed) }],
        }),
      },
      { attachedTo: 'AWS::IAM::RolePolicy', type: 'identity', owner: 'x, policy p' },
    ],
  ])('%s %j', (type, more, place) => {
    const [found, ...others] = placesOf(item(type, more));
    expect(others).toEqual([]);
    expect(found).toMatchObject({ attachedTo: type, owner: 'x', ...place });
  });
});

describe('the policy of an API, with the escapes of one more string', () => {
  const policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Sid: '',
        Principal: '*',
        Action: 'execute-api:Invoke',
        Resource: 'execute-api:/*/GET/*',
      },
    ],
  });
  const file = JSON.stringify({
    id: 'a',
    apiKeySource: 'HEADER',
    policy: JSON.stringify(policy).slice(1, -1),
  });

  test('is read', () => {
    const [site] = sourceOf(file).sites();
    expect(site).toMatchObject({ attachedTo: 'AWS::ApiGateway::RestApi' });
  });

  test('has its findings and fixes at the exact characters', () => {
    const found = lintText(file, { rules: { 'no-empty-sid': 'error' } });
    expect(found.map(({ start, end }) => file.slice(start, end))).toEqual([String.raw`\\\"\\\"`]);
    const [{ range, text: put }] = found[0]!.fix as [{ range: [number, number]; text: string }];
    const fixed = file.slice(0, range[0]) + put + file.slice(range[1]);
    const inside = JSON.parse(`"${(JSON.parse(fixed) as { policy: string }).policy}"`) as string;
    expect(inside).toBe(policy.replace('"Sid":"",', ''));
  });

  test('is not any text with a backslash', () => {
    for (const other of [
      String.raw`{\"a`,
      String.raw`{\"Statement\": [}`,
      String.raw`{\x22Statement\x22:[]}`,
      '{\\',
    ])
      expect([...sourceOf({ policy: other, Statement: 1 }).sites()]).toEqual([]);
  });
});

describe('ARNs', () => {
  test('name types that are known to have policies, or are not IAM’s', () => {
    const unknown = typesOfArns.filter((type) => !attachmentTypes.includes(type));
    expect(unknown.sort()).toEqual([
      'AWS::ACMPCA::CertificateAuthority',
      'AWS::Glacier::Vault',
      'AWS::SES::EmailIdentity',
    ]);
  });

  test.each<[string, string | undefined]>([
    ['arn:aws:s3:::b', 'AWS::S3::Bucket'],
    ['arn:aws:s3:::b/key', undefined],
    ['arn:aws-cn:s3:cn-north-1:111122223333:accesspoint/a', 'AWS::S3::AccessPoint'],
    [arn('sns', 'topic'), 'AWS::SNS::Topic'],
    [arn('sns', 'topic:6a3b'), undefined],
    [arn('dynamodb', 'table/t/stream/2026'), undefined],
    [arn('ec2', 'instance/i-1'), undefined],
    ['arn:aws:sns', undefined],
    ['topic', undefined],
  ])('%s: %s', (name, type) => {
    expect(attachmentOfArn(name)).toBe(type);
  });
});
