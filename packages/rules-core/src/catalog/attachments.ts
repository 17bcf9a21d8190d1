/**
 * What policies hang on or are part of, by CloudFormation type: the type of the resource or that of its policy. The types,
 * and which type of policy each holds, are of 2026-11-30:
 * - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/ (as in `@aws-cdk/aws-service-spec` 0.1.216)
 * - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
 * - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html and the quota pages of the services
 *
 * A fact that a row lacks is not known.
 */
import { nearestName } from './nearest-name.js';
import { servicePrefixOf } from '../patterns/service-prefix.js';
import { bytes, characters, type Quota } from './quota.js';

export interface Attachment {
  /** The types of the policies there, by their names. Of several, and of none, the shape of a policy decides. */
  readonly policyTypes?: readonly string[];
  readonly quota?: Quota;
  /** The prefixes of the actions and ARNs that its policy is about. */
  readonly services?: readonly string[];
  /** The types of resource that its policy may name, by their names in the reference; all of `services` unless given. */
  readonly resourceTypes?: readonly string[];
  /** The only actions that its policy is about, by their ids; those of `services` unless given. */
  readonly actions?: readonly string[];
  /** The service refuses its own actions that work on none of `resourceTypes`. */
  readonly strict?: true;
  /** Without anything that says what a resource-based policy hangs on, it is this when all actions are of that service. */
  readonly impliedBy?: string;
  /** Its policy needs no Resource, since it is about the resource that it hangs on. */
  readonly withoutResource?: true;
  /** The elements that the service rejects in statements of its policy. */
  readonly refuses?: readonly string[];
  /** The service rejects what names another resource, and actions that apply to none of their own statement. */
  readonly isSelective?: true;
  /** Condition keys, in lower case, that hold the same in every request that its policy decides. */
  readonly constantKeys?: readonly string[];
  /** Only users call under its policy, not the sessions of roles. */
  readonly usersOnly?: true;
}

const identity: Attachment = { policyTypes: ['identity'] };
const resource: Attachment = { policyTypes: ['resource'] };
const session: Attachment = { policyTypes: ['session'] };

const user: Attachment = {
  ...identity,
  quota: characters(2_048, 'the inline policies of a user together'),
  usersOnly: true,
};
const group: Attachment = {
  ...identity,
  quota: characters(5_120, 'the inline policies of a group together'),
  usersOnly: true,
};

const api: Attachment = {
  ...resource,
  quota: bytes(8_192, 'the policy of an API'),
  services: ['execute-api'],
  impliedBy: 'execute-api',
};
/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/amazon-s3-policy-keys.html */
const constantKeys = ['s3:resourceaccount'];
/**
 * Errors of PutBucketPolicy: `Policy has invalid resource`, `Action does not apply to any resource(s) in statement`.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
 * https://github.com/noobaa/noobaa-core/issues/10058, https://github.com/ministryofjustice/modernisation-platform/pull/10762
 */
const bucket: Attachment = {
  ...resource,
  quota: bytes(20_480, 'a bucket policy'),
  isSelective: true,
  services: ['s3'],
  resourceTypes: ['bucket', 'object'],
  strict: true,
  impliedBy: 's3',
  constantKeys,
};
const accessPoint: Attachment = {
  ...resource,
  services: ['s3'],
  resourceTypes: ['accesspoint', 'accesspointobject'],
  constantKeys,
};
const eventBus: Attachment = {
  ...resource,
  quota: characters(10_240, 'the policy of an event bus'),
  services: ['events'],
  impliedBy: 'events',
};
/**
 * Amazon SQS hands out policies whose statements lack a Resource, so that it must have taken them; as of November 2026.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
 */
const queue: Attachment = {
  ...resource,
  quota: bytes(8_192, 'a queue policy'),
  services: ['sqs'],
  impliedBy: 'sqs',
  withoutResource: true,
};
/**
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html
 * https://github.com/awsdocs/amazon-ecr-user-guide/pull/20
 */
const repository: Attachment = {
  ...resource,
  refuses: ['Resource', 'NotResource'],
  quota: characters(10_240, 'the policy of a repository'),
  services: ['ecr'],
  impliedBy: 'ecr',
  withoutResource: true,
};
const secret: Attachment = {
  ...resource,
  quota: characters(20_480, 'the policy of a secret'),
  services: ['secretsmanager'],
  impliedBy: 'secretsmanager',
};
/**
 * CloudWatch Logs hands out policies whose statements lack a Resource, so that it must have taken them; as of November 2026.
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_DescribeDestinations.html
 */
const destination: Attachment = {
  ...resource,
  services: ['logs'],
  actions: ['logs:PutSubscriptionFilter', 'logs:PutAccountPolicy'],
  withoutResource: true,
};
const stream: Attachment = { ...resource, services: ['kinesis'] };
const table: Attachment = {
  ...resource,
  services: ['dynamodb'],
  resourceTypes: ['table', 'index', 'stream'],
};
const topic: Attachment = {
  ...resource,
  quota: bytes(30_720, 'a topic policy'),
  services: ['sns'],
  impliedBy: 'sns',
};

const attachments: Readonly<Record<string, Attachment>> = {
  'AWS::AIOps::InvestigationGroup': resource,
  'AWS::APS::ResourcePolicy': resource,
  'AWS::APS::Workspace': resource,
  'AWS::ApiGateway::DomainNameV2': resource,
  'AWS::ApiGateway::RestApi': api,
  'AWS::Backup::BackupVault': resource,
  'AWS::Backup::LogicallyAirGappedBackupVault': resource,
  'AWS::Bedrock::Guardrail': resource,
  'AWS::Bedrock::KnowledgeBase': resource,
  'AWS::Bedrock::KnowledgeBasePolicy': resource,
  'AWS::Bedrock::ResourcePolicy': resource,
  'AWS::BedrockAgentCore::ResourcePolicy': resource,
  'AWS::CloudTrail::Channel': resource,
  'AWS::CloudTrail::Dashboard': resource,
  'AWS::CloudTrail::EventDataStore': resource,
  'AWS::CloudTrail::ResourcePolicy': resource,
  'AWS::CodeArtifact::Domain': resource,
  'AWS::CodeArtifact::Repository': resource,
  'AWS::Comprehend::DocumentClassifier': resource,
  'AWS::Comprehend::EntityRecognizer': resource,
  'AWS::DSQL::Cluster': resource,
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::DynamoDB::Table': { ...table, quota: bytes(20_480, 'the policy of a table'), impliedBy: 'dynamodb' },
  'AWS::EC2::VPCEndpoint': { policyTypes: ['endpoint'] },
  'AWS::ECR::PublicRepository': { ...resource, services: ['ecr-public'], withoutResource: true },
  'AWS::ECR::RegistryPolicy': { ...resource, services: ['ecr'] },
  'AWS::ECR::Repository': repository,
  'AWS::ECR::RepositoryCreationTemplate': repository,
  'AWS::EFS::FileSystem': {
    ...resource,
    quota: characters(20_000, 'the policy of a file system'),
    services: ['elasticfilesystem'],
    withoutResource: true,
    impliedBy: 'elasticfilesystem',
  },
  'AWS::EKS::PodIdentityAssociation': session,
  'AWS::Elasticsearch::Domain': resource,
  'AWS::EventSchemas::Registry': resource,
  'AWS::EventSchemas::RegistryPolicy': resource,
  'AWS::Events::EventBus': eventBus,
  'AWS::Events::EventBusPolicy': eventBus,
  'AWS::EventsV2::ResourcePolicy': resource,
  'AWS::FSx::S3AccessPointAttachment': resource,
  'AWS::IAM::AssumeRolePolicyDocument': { policyTypes: ['trust'] },
  'AWS::IAM::Group': group,
  'AWS::IAM::GroupPolicy': group,
  'AWS::IAM::ManagedPolicy': {
    policyTypes: ['identity', 'boundary'],
    quota: characters(6_144, 'a managed policy'),
  },
  'AWS::IAM::Policy': identity,
  'AWS::IAM::Role': { policyTypes: ['identity', 'trust'] },
  'AWS::IAM::RolePolicy': { ...identity, quota: characters(10_240, 'the inline policies of a role') },
  'AWS::IAM::User': user,
  'AWS::IAM::UserPolicy': user,
  'AWS::KMS::Key': {
    ...resource,
    quota: bytes(32_768, 'a key policy'),
    services: ['kms'],
    resourceTypes: ['key'],
    impliedBy: 'kms',
  },
  'AWS::KMS::ReplicaKey': { ...resource, services: ['kms'], resourceTypes: ['key'] },
  'AWS::Kinesis::ResourcePolicy': stream,
  'AWS::Kinesis::Stream': stream,
  'AWS::Kinesis::StreamConsumer': resource,
  'AWS::Lambda::Function': {
    ...resource,
    quota: bytes(20_480, 'the policy of a function'),
    services: ['lambda'],
    resourceTypes: ['function', 'function alias', 'function version'],
    impliedBy: 'lambda',
  },
  'AWS::Lambda::LayerVersion': {
    ...resource,
    services: ['lambda'],
    resourceTypes: ['layer', 'layerVersion'],
  },
  'AWS::Lambda::ResourcePolicy': resource,
  'AWS::Lex::Bot': resource,
  'AWS::Lex::BotAlias': resource,
  'AWS::Lex::ResourcePolicy': resource,
  'AWS::Logs::DeliveryDestination': resource,
  'AWS::Logs::Destination': destination,
  'AWS::Logs::LogGroup': resource,
  'AWS::Logs::ResourcePolicy': {
    ...resource,
    quota: characters(5_120, 'a resource policy of CloudWatch Logs'),
    impliedBy: 'logs',
  },
  'AWS::MSK::Cluster': resource,
  'AWS::MSK::ClusterPolicy': resource,
  'AWS::MediaPackageV2::Channel': resource,
  'AWS::MediaPackageV2::ChannelPolicy': resource,
  'AWS::MediaPackageV2::OriginEndpoint': resource,
  'AWS::MediaPackageV2::OriginEndpointPolicy': resource,
  'AWS::MediaStore::Container': resource,
  'AWS::MediaTailor::Channel': resource,
  'AWS::MediaTailor::ChannelPolicy': resource,
  'AWS::ODB::OdbNetwork': { policyTypes: ['endpoint'] },
  'AWS::OSIS::Pipeline': resource,
  'AWS::Oam::Sink': resource,
  'AWS::Omics::SequenceStore': resource,
  'AWS::OpenSearchService::Domain': { ...resource, services: ['es', 'opensearch'] },
  'AWS::Organizations::Policy': { policyTypes: ['scp', 'rcp'] },
  'AWS::Organizations::ResourcePolicy': {
    ...resource,
    quota: characters(40_000, 'the delegation policy of an organization'),
  },
  'AWS::PaymentCryptography::Key': resource,
  'AWS::RAM::Permission': resource,
  'AWS::RUM::AppMonitor': resource,
  'AWS::Redshift::Cluster': resource,
  'AWS::RedshiftServerless::Namespace': resource,
  'AWS::RolesAnywhere::Profile': session,
  'AWS::S3::AccessPoint': { ...accessPoint, quota: bytes(20_480, 'the policy of an access point') },
  'AWS::S3::Bucket': bucket,
  'AWS::S3::BucketPolicy': bucket,
  'AWS::S3::MultiRegionAccessPoint': accessPoint,
  'AWS::S3::MultiRegionAccessPointPolicy': accessPoint,
  'AWS::S3Express::AccessPoint': resource,
  'AWS::S3Express::BucketPolicy': resource,
  'AWS::S3Express::DirectoryBucket': resource,
  'AWS::S3Files::FileSystem': resource,
  'AWS::S3Files::FileSystemPolicy': resource,
  'AWS::S3ObjectLambda::AccessPoint': { ...resource, services: ['s3-object-lambda'] },
  'AWS::S3ObjectLambda::AccessPointPolicy': { ...resource, services: ['s3-object-lambda'] },
  'AWS::S3Outposts::AccessPoint': resource,
  'AWS::S3Outposts::Bucket': resource,
  'AWS::S3Outposts::BucketPolicy': resource,
  'AWS::S3Tables::Table': resource,
  'AWS::S3Tables::TableBucket': resource,
  'AWS::S3Tables::TableBucketPolicy': resource,
  'AWS::S3Tables::TablePolicy': resource,
  'AWS::S3Vectors::VectorBucket': resource,
  'AWS::S3Vectors::VectorBucketPolicy': resource,
  'AWS::SMSVOICE::ResourcePolicy': resource,
  'AWS::SNS::Topic': topic,
  'AWS::SNS::TopicInlinePolicy': topic,
  'AWS::SNS::TopicPolicy': topic,
  'AWS::SQS::Queue': queue,
  'AWS::SQS::QueueInlinePolicy': queue,
  'AWS::SQS::QueuePolicy': queue,
  'AWS::SSM::OpsItemGroup': resource,
  'AWS::SSM::Parameter': resource,
  'AWS::SSM::ResourcePolicy': resource,
  'AWS::SSO::PermissionSet': {
    ...identity,
    quota: characters(32_768, 'the inline policy of a permission set'),
  },
  'AWS::SageMaker::ModelPackageGroup': resource,
  'AWS::SecretsManager::ResourcePolicy': secret,
  'AWS::SecretsManager::Secret': secret,
  'AWS::Serverless::Api': api,
  'AWS::Serverless::Function': { policyTypes: ['identity', 'trust'] },
  'AWS::Serverless::StateMachine': identity,
  'AWS::Transfer::User': session,
  'AWS::VpcLattice::AuthPolicy': resource,
  'AWS::VpcLattice::ResourcePolicy': resource,
  'AWS::VpcLattice::Service': resource,
  'AWS::VpcLattice::ServiceNetwork': resource,
  'AWS::XRay::ResourcePolicy': resource,

  // Not known to hold a policy of one of these types, and no misspelling of one that does.
  'AWS::ApiGateway::DomainName': {},
  'AWS::ApiGatewayV2::DomainName': {},
  'AWS::IoT::Policy': {},
  'AWS::MediaPackage::Channel': {},
  'AWS::MediaPackage::OriginEndpoint': {},
  'AWS::Oam::Link': {},
  'AWS::S3::AccessGrant': {},
};

/** The CloudFormation types that the table has. */
export const attachmentTypes: readonly string[] = Object.keys(attachments);

/** undefined for a type that the table does not have. */
export function attachmentOf(type: string | undefined): Attachment | undefined {
  return type !== undefined && Object.hasOwn(attachments, type) ? attachments[type] : undefined;
}

/** What a resource-based policy hangs on, as far as known, when all of its actions are of one service. */
export function attachmentImpliedBy(service: string): Attachment | undefined {
  return Object.values(attachments).find(({ impliedBy }) => impliedBy === service);
}

const withoutResource = Object.values(attachments).filter((each) => each.withoutResource);
/** In lower case: prefixes of services, and ids of actions where not all of a service are meant. */
const aboutHolders: ReadonlySet<string> = new Set(
  withoutResource.flatMap(({ services = [], actions }) => actions?.map((id) => id.toLowerCase()) ?? services),
);

/**
 * Whether a policy about the action may be one that needs no Resource, since it is about the resource that it hangs on.
 *
 * @param action an entry of Action
 */
export function isAboutHolder(action: string): boolean {
  const folded = action.toLowerCase();
  return aboutHolders.has(folded) || aboutHolders.has(servicePrefixOf(folded));
}

/**
 * The type that somebody probably meant by one that the table does not have: its service is the same, or near where the
 * table has no such service, and so is its resource. undefined when there is none, as of the types that CloudFormation
 * has beside these.
 */
export function nearestAttachmentType(type: string): string | undefined {
  const [, service = '', name = ''] = type.split(/:+/);
  const isService = attachmentTypes.some((other) => other.split('::')[1] === service);
  const isNear = (text: string, other: string) => nearestName(text, [other]) !== undefined;
  const near = attachmentTypes.filter((other) => {
    const [, otherService = '', otherName = ''] = other.split('::');
    return (isService ? otherService === service : isNear(service, otherService)) && isNear(name, otherName);
  });
  return nearestName(type, near);
}
