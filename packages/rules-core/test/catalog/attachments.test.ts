import { describe, expect, test } from 'vitest';
import {
  attachmentImpliedBy,
  attachmentOf,
  attachmentTypes,
  isAboutHolder,
  nearestAttachmentType,
  type Attachment,
} from '../../src/catalog/attachments.js';
import { actionsOf, isService, resourceTypesOf, serviceNames } from '../../src/catalog/catalog.js';
import { conditionKeysOf } from '../../src/catalog/condition-keys.js';
import { policyTypes } from '../../src/policy/policy-types.js';

const rows = attachmentTypes.map((type) => [type, attachmentOf(type)!] as const);
const typesWhere = (filter: (row: Attachment) => unknown) =>
  rows.filter(([, row]) => filter(row)).map(([type]) => type);

describe.each(rows)('%s', (type, row) => {
  test('is a CloudFormation type that holds known types of policy', () => {
    expect(type).toMatch(/^AWS::[A-Za-z0-9]+::[A-Z][A-Za-z0-9]+$/);
    expect(policyTypes).toEqual(expect.arrayContaining([...(row.policyTypes ?? [])]));
  });

  test('has a quota that a policy can have', () => {
    if (!row.quota) return expect(row.impliedBy).toBeUndefined();
    expect(row.quota.limit).toBeGreaterThanOrEqual(2_048);
    expect(row.quota.limit).toBeLessThanOrEqual(40_000);
    expect(row.quota.holder).toMatch(/^(?:an?|the) /);
  });

  test('is about services and resources that the reference has', () => {
    for (const service of row.services ?? []) expect(isService(service), service).toBe(true);
    const known = (row.services ?? []).flatMap(resourceTypesOf).map(({ name }) => name);
    expect(known).toEqual(expect.arrayContaining([...(row.resourceTypes ?? [])]));
    if (row.strict) expect(row.resourceTypes).toBeDefined();
    if (row.withoutResource || row.constantKeys) expect(row.services).toHaveLength(1);
    for (const key of row.constantKeys ?? [])
      expect(conditionKeysOf(row.services![0]!).map((each) => each.name.toLowerCase())).toContain(key);
  });
});

test('which statements need no Resource', () => {
  const actions = serviceNames()
    .flatMap(actionsOf)
    .filter(({ id }) => isAboutHolder(id));
  expect([...new Set(actions.map(({ id }) => id.split(':')[0]))]).toEqual([
    'ecr',
    'ecr-public',
    'elasticfilesystem',
    'logs',
    'sqs',
  ]);
  expect(actions.flatMap(({ id }) => (id.startsWith('logs:') ? [id] : []))).toEqual([
    'logs:PutAccountPolicy',
    'logs:PutSubscriptionFilter',
  ]);
  expect(typesWhere(({ withoutResource }) => withoutResource)).toEqual([
    'AWS::ECR::PublicRepository',
    'AWS::ECR::Repository',
    'AWS::ECR::RepositoryCreationTemplate',
    'AWS::EFS::FileSystem',
    'AWS::Logs::Destination',
    'AWS::SQS::Queue',
    'AWS::SQS::QueueInlinePolicy',
    'AWS::SQS::QueuePolicy',
  ]);
});

test('where the account of the resource is constant', () => {
  expect(typesWhere(({ constantKeys }) => constantKeys?.includes('s3:resourceaccount'))).toEqual([
    'AWS::S3::AccessPoint',
    'AWS::S3::Bucket',
    'AWS::S3::BucketPolicy',
    'AWS::S3::MultiRegionAccessPoint',
    'AWS::S3::MultiRegionAccessPointPolicy',
  ]);
});

test('where only users call', () => {
  expect(typesWhere(({ usersOnly }) => usersOnly)).toEqual([
    'AWS::IAM::Group',
    'AWS::IAM::GroupPolicy',
    'AWS::IAM::User',
    'AWS::IAM::UserPolicy',
  ]);
});

test('which policies are those of keys', () => {
  expect(typesWhere(({ services }) => services?.includes('kms'))).toEqual([
    'AWS::KMS::Key',
    'AWS::KMS::ReplicaKey',
  ]);
});

test.each([
  ['s3', 20_480, 'bytes', 'a bucket policy'],
  ['kms', 32_768, 'bytes', 'a key policy'],
  ['sqs', 8_192, 'bytes', 'a queue policy'],
  ['sns', 30_720, 'bytes', 'a topic policy'],
  ['lambda', 20_480, 'bytes', 'the policy of a function'],
  ['secretsmanager', 20_480, 'characters', 'the policy of a secret'],
  ['dynamodb', 20_480, 'bytes', 'the policy of a table'],
  ['events', 10_240, 'characters', 'the policy of an event bus'],
  ['elasticfilesystem', 20_000, 'characters', 'the policy of a file system'],
  ['execute-api', 8_192, 'bytes', 'the policy of an API'],
  ['logs', 5_120, 'characters', 'a resource policy of CloudWatch Logs'],
  ['ecr', 10_240, 'characters', 'the policy of a repository'],
])('actions of %s alone imply a quota of %d %s', (service, limit, unit, holder) => {
  expect(attachmentImpliedBy(service)?.quota).toEqual({ limit, unit, holder });
});

test('actions of another service imply nothing', () => {
  expect(attachmentImpliedBy('ec2')).toBeUndefined();
});

test.each(['AWS::Foo::Bar', 'toString', '', undefined])('%s is not in the table', (type) => {
  expect(attachmentOf(type)).toBeUndefined();
});

describe('the nearest type', () => {
  test.each([
    ['AWS::S3::Bukcet', 'AWS::S3::Bucket'],
    ['AWS::S3::bucketpolicy', 'AWS::S3::BucketPolicy'],
    ['AWS::Lamda::Function', 'AWS::Lambda::Function'],
    ['AWS::SecretManager::Secrets', 'AWS::SecretsManager::Secret'],
    ['AWS::IAM::ManagedPolicies', 'AWS::IAM::ManagedPolicy'],
    ['AWS::KMS::Keys', 'AWS::KMS::Key'],
    ['AWS::SMS::Topic', 'AWS::SNS::Topic'],
    ['AWS:S3:Bucket', 'AWS::S3::Bucket'],
    ['aws::sqs::queue', 'AWS::SQS::Queue'],
  ])('%s: %s', (type, nearest) => {
    expect(nearestAttachmentType(type)).toBe(nearest);
  });

  // Types that CloudFormation has beside those of the table, and texts that are no type.
  test.each([
    'AWS::EKS::Cluster',
    'AWS::FSx::FileSystem',
    'AWS::EFS::AccessPoint',
    'AWS::EventsV2::EventBus',
    'AWS::FMS::Policy',
    'AWS::MSK::Topic',
    'AWS::WAF::Rule',
    'AWS::XRay::Group',
    'AWS::Foo::Bar',
    's3',
    '',
  ])('none to %j', (type) => {
    expect(nearestAttachmentType(type)).toBeUndefined();
  });
});
