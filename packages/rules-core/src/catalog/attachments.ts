/**
 * What policies are attached to or are part of, by the CloudFormation type of the resource or of its policy. As of
 * 2026-11-30, the types and the policy types of each are from:
 * - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/ (as in `@aws-cdk/aws-service-spec` 0.1.216)
 * - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
 * - https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html and the quota pages of the services
 *
 * A property that a row lacks is unknown.
 */
import { nearestName } from './nearest-name.js';
import { servicePrefixOf } from '../patterns/service-prefix.js';
import { bytes, characters, type Quota } from './quota.js';

export interface Attachment {
  /**
   * The names of the policy types that are possible there. If there are several or none, the content of the policy
   * decides.
   */
  readonly policyTypes?: readonly string[];
  readonly quota?: Quota;
  /** The prefixes of the actions and ARNs that its policy covers. */
  readonly services?: readonly string[];
  /**
   * The types of resource that its policy may name, by their names in the reference. All those of `services` by
   * default.
   */
  readonly resourceTypes?: readonly string[];
  /** The ids of the only actions that its policy covers. Those of `services` by default. */
  readonly actions?: readonly string[];
  /** The service rejects its own actions that apply to none of `resourceTypes`. */
  readonly strict?: true;
  /**
   * If nothing else says what a resource-based policy is attached to, it is this one when all actions are of that
   * service.
   */
  readonly impliedBy?: string;
  /** Its policy needs no Resource, because it is about the resource that it is attached to. */
  readonly withoutResource?: true;
  /** The elements that the service rejects in statements of its policy. */
  readonly refuses?: readonly string[];
  /**
   * The service rejects entries that name another resource, and actions that apply to no resource of their own
   * statement.
   */
  readonly isSelective?: true;
  /** Condition keys, in lower case, that have the same value in every request to which its policy applies. */
  readonly constantKeys?: readonly string[];
  /** Only users call under its policy, not role sessions. */
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
 * PutBucketPolicy fails with `Policy has invalid resource` or `Action does not apply to any resource(s) in statement`.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/security_iam_service-with-iam.html
 * https://github.com/noobaa/noobaa-core/issues/10058
 * https://github.com/ministryofjustice/modernisation-platform/pull/10762
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
 * Amazon SQS returns policies whose statements have no Resource, so it accepts them. As of November 2026.
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
 * CloudWatch Logs returns policies whose statements have no Resource, so it accepts them. As of November 2026.
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

  // Not known to have a policy of one of these types, but not a misspelling of a type that does either.
  'AWS::ApiGateway::DomainName': {},
  'AWS::ApiGatewayV2::DomainName': {},
  'AWS::IoT::Policy': {},
  'AWS::MediaPackage::Channel': {},
  'AWS::MediaPackage::OriginEndpoint': {},
  'AWS::Oam::Link': {},
  'AWS::S3::AccessGrant': {},
};

/** The CloudFormation types in the table. */
export const attachmentTypes: readonly string[] = Object.keys(attachments);

/** @returns undefined for a type that is not in the table */
export function attachmentOf(type: string | undefined): Attachment | undefined {
  return type !== undefined && Object.hasOwn(attachments, type) ? attachments[type] : undefined;
}

/** What a resource-based policy is probably attached to when all of its actions are of one service. */
export function attachmentImpliedBy(service: string): Attachment | undefined {
  return Object.values(attachments).find(({ impliedBy }) => impliedBy === service);
}

const withoutResource = Object.values(attachments).filter((each) => each.withoutResource);
/** In lower case: service prefixes, and ids of actions where only some of a service are meant. */
const aboutHolders: ReadonlySet<string> = new Set(
  withoutResource.flatMap(({ services = [], actions }) => actions?.map((id) => id.toLowerCase()) ?? services),
);

/**
 * Whether a policy that covers the action may need no Resource because it is about the resource that it is attached to.
 *
 * @param action an entry of Action
 */
export function isAboutHolder(action: string): boolean {
  const folded = action.toLowerCase();
  return aboutHolders.has(folded) || aboutHolders.has(servicePrefixOf(folded));
}

/**
 * The type that was probably meant by one that is not in the table. Both the service and the resource have to be the
 * same or nearly so (the service only if the table lacks it).
 *
 * @returns undefined when there is none, which includes CloudFormation types that are correct but not in the table
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
