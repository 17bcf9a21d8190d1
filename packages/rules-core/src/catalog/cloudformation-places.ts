/**
 * Where the resources of a CloudFormation template hold policies, by resource type. As of 2026-11-30, from:
 * - https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/ (as in `@aws-cdk/aws-service-spec` 0.1.216)
 * -
 *   https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-specification-resources-and-properties.html
 *
 * The type of a policy follows from what it is attached to: see `attachments.ts`.
 */
import type { VpcSetting } from './vpc-setting.js';

/** A property that holds policies. */
export interface PolicyPlace {
  /** The names of the properties that lead to it. `*` stands for each item of a list, `{*}` for each value of a map. */
  readonly path: readonly string[];
  /** What the policy is attached to, by its CloudFormation type. */
  readonly attachedTo: string;
  /** The property that names what the policy is attached to, if that can be of several types. */
  readonly target?: string;
  /** The property of the resource that puts it into a VPC. */
  readonly vpc?: VpcSetting;
  /**
   * What the property contains. The default is a policy document. `statements` is one statement or a list of them
   * without a document. `parts` is a document that the service completes. `mixed` is documents among names of managed
   * policies and SAM policy templates.
   */
  readonly holds?: 'statements' | 'parts' | 'mixed';
}

/** The path of a property, and what its policy is attached to where that is not the resource itself. */
type Row =
  string | readonly [path: string, attachedTo: string, more?: Pick<PolicyPlace, 'target' | 'vpc' | 'holds'>];

const trust: Row = ['AssumeRolePolicyDocument', 'AWS::IAM::AssumeRolePolicyDocument'];
const ofServerless: Row = ['Policies[*]', 'AWS::IAM::RolePolicy', { holds: 'mixed' }];

/** https://docs.aws.amazon.com/apigateway/latest/developerguide/openapi-extensions-policy.html */
const inOpenApi = 'x-amazon-apigateway-policy';

const privateApi = { vpc: { name: 'EndpointConfiguration', value: 'PRIVATE' } } as const;

const rows: Readonly<Record<string, Row | readonly Row[]>> = {
  'AWS::AIOps::InvestigationGroup': 'InvestigationGroupPolicy',
  'AWS::APS::ResourcePolicy': ['PolicyDocument', 'AWS::APS::Workspace'],
  'AWS::ApiGateway::DomainNameV2': ['Policy', 'AWS::ApiGateway::DomainNameV2', privateApi],
  'AWS::ApiGateway::RestApi': [
    ['Policy', 'AWS::ApiGateway::RestApi', privateApi],
    [`Body.${inOpenApi}`, 'AWS::ApiGateway::RestApi', privateApi],
  ],
  'AWS::Backup::BackupVault': 'AccessPolicy',
  'AWS::Backup::LogicallyAirGappedBackupVault': 'AccessPolicy',
  'AWS::Bedrock::KnowledgeBasePolicy': ['PolicyDocument', 'AWS::Bedrock::KnowledgeBase'],
  'AWS::Bedrock::ResourcePolicy': ['PolicyDocument', 'AWS::Bedrock::Guardrail', { target: 'ResourceArn' }],
  'AWS::BedrockAgentCore::ResourcePolicy': [
    'Policy',
    'AWS::BedrockAgentCore::ResourcePolicy',
    { target: 'ResourceArn' },
  ],
  'AWS::CloudTrail::ResourcePolicy': [
    'ResourcePolicy',
    'AWS::CloudTrail::ResourcePolicy',
    { target: 'ResourceArn' },
  ],
  'AWS::CodeArtifact::Domain': 'PermissionsPolicyDocument',
  'AWS::CodeArtifact::Repository': 'PermissionsPolicyDocument',
  'AWS::Comprehend::DocumentClassifier': 'ModelPolicy',
  'AWS::Comprehend::EntityRecognizer': 'ModelPolicy',
  'AWS::DSQL::Cluster': 'PolicyDocument',
  'AWS::DynamoDB::GlobalTable': [
    ['Replicas[*].ReplicaStreamSpecification.ResourcePolicy.PolicyDocument', 'AWS::DynamoDB::GlobalTable'],
    ['Replicas[*].ResourcePolicy.PolicyDocument', 'AWS::DynamoDB::GlobalTable'],
  ],
  'AWS::DynamoDB::Table': [
    ['StreamSpecification.ResourcePolicy.PolicyDocument', 'AWS::DynamoDB::Table'],
    ['ResourcePolicy.PolicyDocument', 'AWS::DynamoDB::Table'],
  ],
  'AWS::EC2::VPCEndpoint': 'PolicyDocument',
  'AWS::ECR::PublicRepository': 'RepositoryPolicyText',
  'AWS::ECR::RegistryPolicy': 'PolicyText',
  'AWS::ECR::Repository': 'RepositoryPolicyText',
  'AWS::ECR::RepositoryCreationTemplate': ['RepositoryPolicy', 'AWS::ECR::Repository'],
  'AWS::EFS::FileSystem': 'FileSystemPolicy',
  'AWS::EKS::PodIdentityAssociation': 'Policy',
  'AWS::Elasticsearch::Domain': [
    'AccessPolicies',
    'AWS::Elasticsearch::Domain',
    { vpc: { name: 'VPCOptions' } },
  ],
  'AWS::EventSchemas::RegistryPolicy': ['Policy', 'AWS::EventSchemas::Registry'],
  'AWS::Events::EventBus': 'Policy',
  'AWS::Events::EventBusPolicy': ['Statement', 'AWS::Events::EventBus', { holds: 'statements' }],
  'AWS::EventsV2::ResourcePolicy': [
    'PolicyDocument',
    'AWS::EventsV2::ResourcePolicy',
    { target: 'EventBusArn' },
  ],
  'AWS::FSx::S3AccessPointAttachment': ['S3AccessPoint.Policy', 'AWS::S3::AccessPoint'],
  'AWS::IAM::Group': ['Policies[*].PolicyDocument', 'AWS::IAM::GroupPolicy'],
  'AWS::IAM::GroupPolicy': 'PolicyDocument',
  'AWS::IAM::ManagedPolicy': 'PolicyDocument',
  'AWS::IAM::Policy': 'PolicyDocument',
  'AWS::IAM::Role': [trust, ['Policies[*].PolicyDocument', 'AWS::IAM::RolePolicy']],
  'AWS::IAM::RolePolicy': 'PolicyDocument',
  'AWS::IAM::User': ['Policies[*].PolicyDocument', 'AWS::IAM::UserPolicy'],
  'AWS::IAM::UserPolicy': 'PolicyDocument',
  'AWS::KMS::Key': 'KeyPolicy',
  'AWS::KMS::ReplicaKey': 'KeyPolicy',
  'AWS::Kinesis::ResourcePolicy': [
    'ResourcePolicy',
    'AWS::Kinesis::ResourcePolicy',
    { target: 'ResourceArn' },
  ],
  'AWS::Lambda::ResourcePolicy': ['PolicyDocument', 'AWS::Lambda::Function'],
  'AWS::Lex::ResourcePolicy': ['Policy', 'AWS::Lex::ResourcePolicy', { target: 'ResourceArn' }],
  'AWS::Logs::DeliveryDestination': [
    'DeliveryDestinationPolicy.DeliveryDestinationPolicy',
    'AWS::Logs::DeliveryDestination',
  ],
  'AWS::Logs::Destination': 'DestinationPolicy',
  'AWS::Logs::LogGroup': 'ResourcePolicyDocument',
  'AWS::Logs::ResourcePolicy': 'PolicyDocument',
  'AWS::MSK::ClusterPolicy': ['Policy', 'AWS::MSK::Cluster'],
  'AWS::MediaPackageV2::ChannelPolicy': ['Policy', 'AWS::MediaPackageV2::Channel'],
  'AWS::MediaPackageV2::OriginEndpointPolicy': ['Policy', 'AWS::MediaPackageV2::OriginEndpoint'],
  'AWS::MediaStore::Container': 'Policy',
  'AWS::MediaTailor::ChannelPolicy': ['Policy', 'AWS::MediaTailor::Channel'],
  'AWS::ODB::OdbNetwork': [
    ['S3PolicyDocument', 'AWS::ODB::OdbNetwork'],
    ['KmsPolicyDocument', 'AWS::ODB::OdbNetwork'],
    ['StsPolicyDocument', 'AWS::ODB::OdbNetwork'],
  ],
  'AWS::OSIS::Pipeline': 'ResourcePolicy.Policy',
  'AWS::Oam::Sink': 'Policy',
  'AWS::Omics::SequenceStore': 'S3AccessPolicy',
  'AWS::OpenSearchService::Domain': [
    'AccessPolicies',
    'AWS::OpenSearchService::Domain',
    { vpc: { name: 'VPCOptions' } },
  ],
  'AWS::Organizations::Policy': 'Content',
  'AWS::Organizations::ResourcePolicy': 'Content',
  'AWS::PaymentCryptography::Key': 'Policy',
  'AWS::RAM::Permission': ['PolicyTemplate', 'AWS::RAM::Permission', { holds: 'parts' }],
  'AWS::RUM::AppMonitor': 'ResourcePolicy.PolicyDocument',
  'AWS::Redshift::Cluster': 'NamespaceResourcePolicy',
  'AWS::RedshiftServerless::Namespace': 'NamespaceResourcePolicy',
  'AWS::RolesAnywhere::Profile': 'SessionPolicy',
  'AWS::S3::AccessPoint': ['Policy', 'AWS::S3::AccessPoint', { vpc: { name: 'VpcConfiguration' } }],
  'AWS::S3::BucketPolicy': ['PolicyDocument', 'AWS::S3::Bucket'],
  'AWS::S3::MultiRegionAccessPointPolicy': ['Policy', 'AWS::S3::MultiRegionAccessPoint'],
  'AWS::S3Express::AccessPoint': 'Policy',
  'AWS::S3Express::BucketPolicy': ['PolicyDocument', 'AWS::S3Express::DirectoryBucket'],
  'AWS::S3Files::FileSystemPolicy': ['Policy', 'AWS::S3Files::FileSystem'],
  'AWS::S3ObjectLambda::AccessPointPolicy': ['PolicyDocument', 'AWS::S3ObjectLambda::AccessPoint'],
  'AWS::S3Outposts::AccessPoint': 'Policy',
  'AWS::S3Outposts::BucketPolicy': ['PolicyDocument', 'AWS::S3Outposts::Bucket'],
  'AWS::S3Tables::TableBucketPolicy': ['ResourcePolicy', 'AWS::S3Tables::TableBucket'],
  'AWS::S3Tables::TablePolicy': ['ResourcePolicy', 'AWS::S3Tables::Table'],
  'AWS::S3Vectors::VectorBucketPolicy': ['Policy', 'AWS::S3Vectors::VectorBucket'],
  'AWS::SMSVOICE::ResourcePolicy': [
    'PolicyDocument',
    'AWS::SMSVOICE::ResourcePolicy',
    { target: 'ResourceArn' },
  ],
  'AWS::SNS::TopicInlinePolicy': ['PolicyDocument', 'AWS::SNS::Topic'],
  'AWS::SNS::TopicPolicy': ['PolicyDocument', 'AWS::SNS::Topic'],
  'AWS::SQS::QueueInlinePolicy': ['PolicyDocument', 'AWS::SQS::Queue'],
  'AWS::SQS::QueuePolicy': ['PolicyDocument', 'AWS::SQS::Queue'],
  'AWS::SSM::ResourcePolicy': ['Policy', 'AWS::SSM::ResourcePolicy', { target: 'ResourceArn' }],
  'AWS::SSO::PermissionSet': 'InlinePolicy',
  'AWS::SageMaker::ModelPackageGroup': 'ModelPackageGroupPolicy',
  'AWS::SecretsManager::ResourcePolicy': ['ResourcePolicy', 'AWS::SecretsManager::Secret'],
  'AWS::Serverless::Api': [
    [
      'Auth.ResourcePolicy.CustomStatements',
      'AWS::ApiGateway::RestApi',
      { holds: 'statements', ...privateApi },
    ],
    ['Policy', 'AWS::ApiGateway::RestApi', privateApi],
    ['Domain.Policy', 'AWS::ApiGateway::DomainNameV2', privateApi],
    [`DefinitionBody.${inOpenApi}`, 'AWS::ApiGateway::RestApi', privateApi],
  ],
  'AWS::Serverless::Function': [
    trust,
    ofServerless,
    [
      'Events[{*}].Properties.Auth.ResourcePolicy.CustomStatements',
      'AWS::ApiGateway::RestApi',
      { holds: 'statements' },
    ],
  ],
  'AWS::Serverless::StateMachine': ofServerless,
  'AWS::Transfer::User': 'Policy',
  'AWS::VpcLattice::AuthPolicy': ['Policy', 'AWS::VpcLattice::AuthPolicy', { target: 'ResourceIdentifier' }],
  'AWS::VpcLattice::ResourcePolicy': ['Policy', 'AWS::VpcLattice::ResourcePolicy', { target: 'ResourceArn' }],
  'AWS::XRay::ResourcePolicy': 'PolicyDocument',
};

/** The resource types that may hold a policy. */
export const typesWithPolicies: readonly string[] = Object.keys(rows);

const read = new Map<string, readonly PolicyPlace[]>();

/** Where a resource of a type holds policies, or undefined for a type that is not in the table. */
export function policyPlacesOf(type: string): readonly PolicyPlace[] | undefined {
  if (!Object.hasOwn(rows, type)) return undefined;
  let places = read.get(type);
  if (!places) {
    const row = rows[type]!;
    places = (isList(row) ? row : [row]).map((each) => placeOf(type, each));
    read.set(type, places);
  }
  return places;
}

function isList(row: Row | readonly Row[]): row is readonly Row[] {
  return typeof row !== 'string' && typeof row[0] !== 'string';
}

function placeOf(type: string, row: Row): PolicyPlace {
  const [path, attachedTo, more] = typeof row === 'string' ? [row, type] : row;
  return { path: path.replace(/\[(.*?)\]/g, '.$1').split('.'), attachedTo, ...more };
}
