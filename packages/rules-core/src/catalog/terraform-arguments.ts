/**
 * The arguments of Terraform's AWS provider that hold policies, as of 2026-11-30: the string arguments in the schema of
 * hashicorp/aws 6.66.0 that its documentation describes as IAM policy documents.
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs
 */
import type { VpcSetting } from './vpc-setting.js';

export interface PolicyArgument {
  /** The names of the enclosing blocks, then the name of the argument. */
  readonly path: readonly string[];
  /** The policy type, or undefined where the neighbouring arguments or the argument's own name determine it. */
  readonly type?: string;
  /** The CloudFormation type of what the policy is attached to, or undefined where the table has several. */
  readonly attachedTo?: string;
  /** The provider also sets this argument itself, to the policy that another resource of the configuration sets. */
  readonly isFilledIn?: true;
}

type Row = readonly [type: string, argument: string, policy: string, attachedTo: string, isFilledIn?: true];

const rows: readonly Row[] = [
  ['aws_acmpca_policy', 'policy', 'resource', 'AWS::ACMPCA::CertificateAuthority'],
  ['aws_api_gateway_domain_name', 'policy', 'resource', 'AWS::ApiGateway::DomainNameV2'],
  ['aws_api_gateway_rest_api', 'policy', 'resource', 'AWS::ApiGateway::RestApi', true],
  ['aws_api_gateway_rest_api_policy', 'policy', 'resource', 'AWS::ApiGateway::RestApi'],
  ['aws_backup_vault_policy', 'policy', 'resource', 'AWS::Backup::BackupVault'],
  ['aws_bedrockagentcore_resource_policy', 'policy', 'resource', ''],
  ['aws_cloudsearch_domain_service_access_policy', 'access_policy', 'resource', 'AWS::CloudSearch::Domain'],
  ['aws_cloudwatch_event_bus_policy', 'policy', 'resource', 'AWS::Events::EventBus'],
  [
    'aws_cloudwatch_log_delivery_destination_policy',
    'delivery_destination_policy',
    'resource',
    'AWS::Logs::DeliveryDestination',
  ],
  ['aws_cloudwatch_log_destination_policy', 'access_policy', 'resource', 'AWS::Logs::Destination'],
  ['aws_cloudwatch_log_resource_policy', 'policy_document', 'resource', 'AWS::Logs::ResourcePolicy'],
  ['aws_codeartifact_domain_permissions_policy', 'policy_document', 'resource', 'AWS::CodeArtifact::Domain'],
  [
    'aws_codeartifact_repository_permissions_policy',
    'policy_document',
    'resource',
    'AWS::CodeArtifact::Repository',
  ],
  ['aws_codebuild_resource_policy', 'policy', 'resource', 'AWS::CodeBuild::Project'],
  ['aws_dsql_cluster_policy', 'policy', 'resource', 'AWS::DSQL::Cluster'],
  ['aws_dynamodb_resource_policy', 'policy', 'resource', 'AWS::DynamoDB::Table'],
  ['aws_ecr_registry_policy', 'policy', 'resource', 'AWS::ECR::RegistryPolicy'],
  ['aws_ecr_repository_creation_template', 'repository_policy', 'resource', 'AWS::ECR::Repository'],
  ['aws_ecr_repository_policy', 'policy', 'resource', 'AWS::ECR::Repository'],
  ['aws_ecrpublic_repository_policy', 'policy', 'resource', 'AWS::ECR::PublicRepository'],
  ['aws_efs_file_system_policy', 'policy', 'resource', 'AWS::EFS::FileSystem'],
  ['aws_eks_pod_identity_association', 'policy', 'session', 'AWS::EKS::PodIdentityAssociation'],
  ['aws_elasticsearch_domain', 'access_policies', 'resource', 'AWS::Elasticsearch::Domain', true],
  ['aws_elasticsearch_domain_policy', 'access_policies', 'resource', 'AWS::Elasticsearch::Domain'],
  ['aws_fsx_s3_access_point_attachment', 's3_access_point.policy', 'resource', 'AWS::S3::AccessPoint'],
  ['aws_glacier_vault', 'access_policy', 'resource', 'AWS::Glacier::Vault', true],
  ['aws_glacier_vault_lock', 'policy', 'resource', 'AWS::Glacier::Vault'],
  ['aws_glue_resource_policy', 'policy', 'resource', 'AWS::Glue::ResourcePolicy'],
  ['aws_iam_group_policy', 'policy', 'identity', 'AWS::IAM::GroupPolicy'],
  ['aws_iam_policy', 'policy', 'open', 'AWS::IAM::ManagedPolicy'],
  ['aws_iam_role', 'assume_role_policy', 'trust', 'AWS::IAM::AssumeRolePolicyDocument'],
  ['aws_iam_role', 'inline_policy.policy', 'identity', 'AWS::IAM::RolePolicy', true],
  ['aws_iam_role_policy', 'policy', 'identity', 'AWS::IAM::RolePolicy'],
  ['aws_iam_user_policy', 'policy', 'identity', 'AWS::IAM::UserPolicy'],
  ['aws_kinesis_resource_policy', 'policy', 'resource', 'AWS::Kinesis::Stream'],
  ['aws_kms_external_key', 'policy', 'resource', 'AWS::KMS::Key', true],
  ['aws_kms_key', 'policy', 'resource', 'AWS::KMS::Key', true],
  ['aws_kms_key_policy', 'policy', 'resource', 'AWS::KMS::Key'],
  ['aws_kms_replica_external_key', 'policy', 'resource', 'AWS::KMS::ReplicaKey', true],
  ['aws_kms_replica_key', 'policy', 'resource', 'AWS::KMS::ReplicaKey', true],
  ['aws_lambda_resource_policy', 'policy', 'resource', 'AWS::Lambda::Function'],
  ['aws_media_store_container_policy', 'policy', 'resource', 'AWS::MediaStore::Container'],
  ['aws_msk_cluster_policy', 'policy', 'resource', 'AWS::MSK::Cluster'],
  ['aws_networkfirewall_resource_policy', 'policy', 'resource', 'AWS::NetworkFirewall::FirewallPolicy'],
  ['aws_oam_sink_policy', 'policy', 'resource', 'AWS::Oam::Sink'],
  ['aws_odb_network', 'kms_policy_document', 'endpoint', 'AWS::ODB::OdbNetwork'],
  ['aws_odb_network', 's3_policy_document', 'endpoint', 'AWS::ODB::OdbNetwork'],
  ['aws_odb_network', 'sts_policy_document', 'endpoint', 'AWS::ODB::OdbNetwork'],
  ['aws_opensearch_domain', 'access_policies', 'resource', 'AWS::OpenSearchService::Domain', true],
  ['aws_opensearch_domain_policy', 'access_policies', 'resource', 'AWS::OpenSearchService::Domain'],
  ['aws_organizations_policy', 'content', 'open', 'AWS::Organizations::Policy'],
  ['aws_organizations_resource_policy', 'content', 'resource', 'AWS::Organizations::ResourcePolicy'],
  ['aws_osis_resource_policy', 'policy', 'resource', 'AWS::OSIS::Pipeline'],
  ['aws_pinpointsmsvoicev2_resource_policy', 'policy', 'resource', 'AWS::SMSVOICE::PhoneNumber'],
  ['aws_prometheus_resource_policy', 'policy_document', 'resource', 'AWS::APS::Workspace'],
  ['aws_redshift_resource_policy', 'policy', 'resource', 'AWS::Redshift::Cluster'],
  ['aws_redshiftserverless_resource_policy', 'policy', 'resource', 'AWS::RedshiftServerless::Namespace'],
  ['aws_rolesanywhere_profile', 'session_policy', 'session', 'AWS::RolesAnywhere::Profile'],
  ['aws_s3_access_point', 'policy', 'resource', 'AWS::S3::AccessPoint', true],
  ['aws_s3_bucket', 'policy', 'resource', 'AWS::S3::Bucket', true],
  ['aws_s3_bucket_policy', 'policy', 'resource', 'AWS::S3::Bucket'],
  [
    'aws_s3control_access_grants_instance_resource_policy',
    'policy',
    'resource',
    'AWS::S3::AccessGrantsInstance',
  ],
  ['aws_s3control_access_point_policy', 'policy', 'resource', 'AWS::S3::AccessPoint'],
  ['aws_s3control_bucket_policy', 'policy', 'resource', 'AWS::S3Outposts::Bucket'],
  [
    'aws_s3control_multi_region_access_point_policy',
    'details.policy',
    'resource',
    'AWS::S3::MultiRegionAccessPoint',
  ],
  [
    'aws_s3control_object_lambda_access_point_policy',
    'policy',
    'resource',
    'AWS::S3ObjectLambda::AccessPoint',
  ],
  ['aws_s3files_file_system_policy', 'policy', 'resource', 'AWS::S3Files::FileSystem'],
  ['aws_s3tables_table_bucket_policy', 'resource_policy', 'resource', 'AWS::S3Tables::TableBucket'],
  ['aws_s3tables_table_policy', 'resource_policy', 'resource', 'AWS::S3Tables::Table'],
  ['aws_s3vectors_vector_bucket_policy', 'policy', 'resource', 'AWS::S3Vectors::VectorBucket'],
  [
    'aws_sagemaker_model_package_group_policy',
    'resource_policy',
    'resource',
    'AWS::SageMaker::ModelPackageGroup',
  ],
  ['aws_schemas_registry_policy', 'policy', 'resource', 'AWS::EventSchemas::Registry'],
  ['aws_secretsmanager_secret', 'policy', 'resource', 'AWS::SecretsManager::Secret', true],
  ['aws_secretsmanager_secret_policy', 'policy', 'resource', 'AWS::SecretsManager::Secret'],
  ['aws_ses_identity_policy', 'policy', 'resource', 'AWS::SES::EmailIdentity'],
  ['aws_sesv2_email_identity_policy', 'policy', 'resource', 'AWS::SES::EmailIdentity'],
  ['aws_sns_topic', 'policy', 'resource', 'AWS::SNS::Topic', true],
  ['aws_sns_topic_policy', 'policy', 'resource', 'AWS::SNS::Topic'],
  ['aws_sqs_queue', 'policy', 'resource', 'AWS::SQS::Queue', true],
  ['aws_sqs_queue_policy', 'policy', 'resource', 'AWS::SQS::Queue'],
  ['aws_ssoadmin_permission_set_inline_policy', 'inline_policy', 'identity', 'AWS::SSO::PermissionSet'],
  ['aws_transfer_access', 'policy', 'session', 'AWS::Transfer::User'],
  ['aws_transfer_user', 'policy', 'session', 'AWS::Transfer::User'],
  ['aws_vpc_endpoint', 'policy', 'endpoint', 'AWS::EC2::VPCEndpoint', true],
  ['aws_vpc_endpoint_policy', 'policy', 'endpoint', 'AWS::EC2::VPCEndpoint'],
  ['aws_vpclattice_auth_policy', 'policy', 'resource', 'AWS::VpcLattice::Service'],
  ['aws_vpclattice_resource_policy', 'policy', 'resource', 'AWS::VpcLattice::Service'],
  ['aws_xray_resource_policy', 'policy_document', 'resource', 'AWS::XRay::ResourcePolicy'],
];

const byType = new Map<string, PolicyArgument[]>();
for (const [resource, argument, type, attachedTo, isFilledIn] of rows) {
  const found: PolicyArgument = {
    path: argument.split('.'),
    ...(type !== 'open' && { type }),
    ...(attachedTo !== '' && { attachedTo }),
    ...(isFilledIn && { isFilledIn }),
  };
  byType.set(resource, [...(byType.get(resource) ?? []), found]);
}

/** The arguments of a resource type that hold policies. */
export function policyArgumentsOf(type: string): readonly PolicyArgument[] {
  return byType.get(type) ?? [];
}

/** The block that puts a resource of this type into a VPC, or undefined for other types. */
export function vpcBlockOf(type: string): VpcSetting | undefined {
  return vpcBlocks.get(type);
}

const privateApi: VpcSetting = { name: 'endpoint_configuration', value: 'PRIVATE' };

const vpcBlocks: ReadonlyMap<string, VpcSetting> = new Map([
  ['aws_api_gateway_domain_name', privateApi],
  ['aws_api_gateway_rest_api', privateApi],
  ['aws_elasticsearch_domain', { name: 'vpc_options' }],
  ['aws_opensearch_domain', { name: 'vpc_options' }],
  ['aws_s3_access_point', { name: 'vpc_configuration' }],
]);

/**
 * The argument that names the resource to which a resource of this type attaches its policy, or undefined for other
 * types.
 */
export function targetArgumentOf(type: string): string | undefined {
  return targetArguments.get(type);
}

/** Only the types whose target may be in a VPC. */
const targetArguments: ReadonlyMap<string, string> = new Map([
  ['aws_api_gateway_rest_api_policy', 'rest_api_id'],
  ['aws_elasticsearch_domain_policy', 'domain_name'],
  ['aws_opensearch_domain_policy', 'domain_name'],
  ['aws_s3control_access_point_policy', 'access_point_arn'],
]);

/** The resource types with such arguments. */
export const typesWithPolicies: readonly string[] = [...byType.keys()];

/**
 * Arguments with similar names that are in another language: Cedar, Guard, lifecycle rules, dead-letter queues, data
 * protection, stack updates, and policies of AWS IoT Core, which have their own actions and variables.
 */
export const otherPolicyArguments: readonly string[] = [
  'aws_bedrockagentcore_policy.definition.cedar.statement',
  'aws_cloudformation_stack.policy_body',
  'aws_cloudwatch_log_account_policy.policy_document',
  'aws_cloudwatch_log_data_protection_policy.policy_document',
  'aws_cloudwatch_log_index_policy.policy_document',
  'aws_config_config_rule.source.custom_policy_details.policy_text',
  'aws_config_organization_custom_policy_rule.policy_text',
  'aws_ecr_lifecycle_policy.policy',
  'aws_ecr_repository_creation_template.lifecycle_policy',
  'aws_emr_cluster.core_instance_group.autoscaling_policy',
  'aws_emr_instance_group.autoscaling_policy',
  'aws_iot_policy_attachment.policy',
  'aws_networkmanager_core_network.base_policy_document',
  'aws_networkmanager_core_network_policy_attachment.policy_document',
  'aws_opensearchserverless_access_policy.policy',
  'aws_opensearchserverless_lifecycle_policy.policy',
  'aws_opensearchserverless_security_policy.policy',
  'aws_ses_receipt_filter.policy',
  'aws_sns_topic.archive_policy',
  'aws_sns_topic.delivery_policy',
  'aws_sns_topic_data_protection_policy.policy',
  'aws_sns_topic_subscription.delivery_policy',
  'aws_sns_topic_subscription.filter_policy',
  'aws_sns_topic_subscription.redrive_policy',
  'aws_sns_topic_subscription.replay_policy',
  'aws_sqs_queue.redrive_allow_policy',
  'aws_sqs_queue.redrive_policy',
  'aws_sqs_queue_redrive_allow_policy.redrive_allow_policy',
  'aws_sqs_queue_redrive_policy.redrive_policy',
  'aws_storagegateway_nfs_file_share.notification_policy',
  'aws_verifiedaccess_endpoint.policy_document',
  'aws_verifiedaccess_group.policy_document',
  'aws_verifiedpermissions_policy.definition.static.statement',
  'aws_verifiedpermissions_policy_template.statement',
  'aws_workspacesweb_browser_settings.browser_policy',
  'aws_iot_policy.policy',
];
