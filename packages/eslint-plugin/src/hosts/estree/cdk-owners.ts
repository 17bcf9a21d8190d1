/**
 * CDK constructs with their own resource-based policy, as of November 2026.
 * https://docs.aws.amazon.com/cdk/api/v2/docs/aws-construct-library.html
 */
import type { VpcSetting } from 'iam-rules-core';
import type { TSESTree } from '@typescript-eslint/utils';
import type { CdkClass } from './cdk-classes.js';
import { isSetInVpc } from './in-vpc.js';
import type { Known } from './known.js';
import type { Values } from './values.js';

interface Owner {
  readonly attachedTo: string;
  /** The property for a whole document. */
  readonly document?: string;
  /** The property for statements. */
  readonly statements?: string;
  /** The properties that put it into a VPC. */
  readonly vpc?: readonly VpcSetting[];
}

const api: Owner = {
  attachedTo: 'AWS::ApiGateway::RestApi',
  document: 'policy',
  vpc: [
    { name: 'endpointTypes', value: 'PRIVATE' },
    { name: 'endpointConfiguration', value: 'PRIVATE' },
  ],
};

const owners: Readonly<Record<string, Owner>> = {
  'apigateway LambdaRestApi': api,
  'apigateway RestApi': api,
  'apigateway SpecRestApi': api,
  'apigateway StepFunctionsRestApi': api,
  'backup BackupVault': { attachedTo: 'AWS::Backup::BackupVault', document: 'accessPolicy' },
  'dynamodb Table': { attachedTo: 'AWS::DynamoDB::Table', document: 'resourcePolicy' },
  'dynamodb TableV2': { attachedTo: 'AWS::DynamoDB::Table', document: 'resourcePolicy' },
  'ecr Repository': { attachedTo: 'AWS::ECR::Repository' },
  'efs FileSystem': { attachedTo: 'AWS::EFS::FileSystem', document: 'fileSystemPolicy' },
  'elasticsearch Domain': {
    attachedTo: 'AWS::Elasticsearch::Domain',
    statements: 'accessPolicies',
    vpc: [{ name: 'vpc' }],
  },
  'events EventBus': { attachedTo: 'AWS::Events::EventBus' },
  'kinesis ResourcePolicy': { attachedTo: 'AWS::Kinesis::Stream', document: 'policyDocument' },
  'kinesis Stream': { attachedTo: 'AWS::Kinesis::Stream' },
  'kms Key': { attachedTo: 'AWS::KMS::Key', document: 'policy' },
  'logs CrossAccountDestination': { attachedTo: 'AWS::Logs::Destination' },
  'logs LogGroup': { attachedTo: 'AWS::Logs::ResourcePolicy' },
  'logs ResourcePolicy': { attachedTo: 'AWS::Logs::ResourcePolicy', statements: 'policyStatements' },
  'opensearchservice Domain': {
    attachedTo: 'AWS::OpenSearchService::Domain',
    statements: 'accessPolicies',
    vpc: [{ name: 'vpc' }],
  },
  's3 Bucket': { attachedTo: 'AWS::S3::Bucket' },
  's3 BucketPolicy': { attachedTo: 'AWS::S3::Bucket', document: 'document' },
  'secretsmanager ResourcePolicy': { attachedTo: 'AWS::SecretsManager::Secret' },
  'secretsmanager Secret': { attachedTo: 'AWS::SecretsManager::Secret' },
  'sns Topic': { attachedTo: 'AWS::SNS::Topic' },
  'sns TopicPolicy': { attachedTo: 'AWS::SNS::Topic', document: 'policyDocument' },
  'sqs Queue': { attachedTo: 'AWS::SQS::Queue' },
  'sqs QueuePolicy': { attachedTo: 'AWS::SQS::Queue' },
};

export interface OwnPolicy {
  readonly known: Known;
  readonly document: string | undefined;
  readonly statements: string | undefined;
}

/** The policy of a construct. Undefined if it has none. */
export function ownPolicyOf(
  { service, name }: CdkClass,
  { arguments: args }: TSESTree.NewExpression,
  values: Values,
): OwnPolicy | undefined {
  const key = `${service} ${name}`;
  const owner = Object.hasOwn(owners, key) ? owners[key]! : undefined;
  const properties = args.at(-1);
  if (!owner || !properties) return undefined;
  const { attachedTo, document, statements, vpc = [] } = owner;
  const isInVpc = vpc.some((setting) => isSetInVpc(setting, properties, values));
  const known: Known = { type: 'resource', attachedTo, ...(isInVpc && { isInVpc }) };
  return { known, document, statements };
}
