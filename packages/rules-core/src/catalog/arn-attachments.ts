/**
 * Which kind of resource with a policy an ARN names, as of 2026-11-30. The ARN formats are from:
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */

/**
 * `resource` matches the part of the ARN after the account. `type` is the CloudFormation type of the resource that it
 * then names.
 */
type Row = readonly [service: string, resource: RegExp, type: string];

const rows: readonly Row[] = [
  ['acm-pca', /^certificate-authority\/[^/]+$/, 'AWS::ACMPCA::CertificateAuthority'],
  ['aps', /^workspace\//, 'AWS::APS::Workspace'],
  ['backup', /^backup-vault:/, 'AWS::Backup::BackupVault'],
  ['cloudtrail', /^eventdatastore\//, 'AWS::CloudTrail::EventDataStore'],
  ['cloudtrail', /^dashboard\//, 'AWS::CloudTrail::Dashboard'],
  ['cloudtrail', /^channel\//, 'AWS::CloudTrail::Channel'],
  ['codeartifact', /^domain\//, 'AWS::CodeArtifact::Domain'],
  ['codeartifact', /^repository\//, 'AWS::CodeArtifact::Repository'],
  ['dsql', /^cluster\//, 'AWS::DSQL::Cluster'],
  ['dynamodb', /^table\/[^/]+$/, 'AWS::DynamoDB::Table'],
  ['ec2', /^vpc-endpoint\//, 'AWS::EC2::VPCEndpoint'],
  ['ecr', /^repository\//, 'AWS::ECR::Repository'],
  ['ecr-public', /^repository\//, 'AWS::ECR::PublicRepository'],
  ['eks', /^podidentityassociation\//, 'AWS::EKS::PodIdentityAssociation'],
  ['elasticfilesystem', /^file-system\//, 'AWS::EFS::FileSystem'],
  ['es', /^domain\//, 'AWS::OpenSearchService::Domain'],
  ['events', /^event-bus\//, 'AWS::Events::EventBus'],
  ['glacier', /^vaults\//, 'AWS::Glacier::Vault'],
  ['iam', /^policy\//, 'AWS::IAM::ManagedPolicy'],
  ['iot', /^policy\//, 'AWS::IoT::Policy'],
  ['kafka', /^cluster\//, 'AWS::MSK::Cluster'],
  ['kinesis', /^stream\/[^/]+$/, 'AWS::Kinesis::Stream'],
  ['kms', /^key\//, 'AWS::KMS::Key'],
  ['lambda', /^function:/, 'AWS::Lambda::Function'],
  ['lambda', /^layer:/, 'AWS::Lambda::LayerVersion'],
  ['logs', /^destination:/, 'AWS::Logs::Destination'],
  ['logs', /^delivery-destination:/, 'AWS::Logs::DeliveryDestination'],
  ['mediastore', /^container\//, 'AWS::MediaStore::Container'],
  ['oam', /^sink\//, 'AWS::Oam::Sink'],
  ['organizations', /^resourcepolicy\//, 'AWS::Organizations::ResourcePolicy'],
  ['osis', /^pipeline\//, 'AWS::OSIS::Pipeline'],
  ['redshift', /^namespace:/, 'AWS::Redshift::Cluster'],
  ['redshift-serverless', /^namespace\//, 'AWS::RedshiftServerless::Namespace'],
  ['rolesanywhere', /^profile\//, 'AWS::RolesAnywhere::Profile'],
  ['s3', /^accesspoint[/:]/, 'AWS::S3::AccessPoint'],
  ['s3', /^[^/:]+$/, 'AWS::S3::Bucket'],
  ['s3express', /^bucket\//, 'AWS::S3Express::DirectoryBucket'],
  ['s3tables', /^bucket\/[^/]+$/, 'AWS::S3Tables::TableBucket'],
  ['s3tables', /^bucket\/[^/]+\/table\//, 'AWS::S3Tables::Table'],
  ['s3vectors', /^bucket\/[^/]+$/, 'AWS::S3Vectors::VectorBucket'],
  ['sagemaker', /^model-package-group\//, 'AWS::SageMaker::ModelPackageGroup'],
  ['schemas', /^registry\//, 'AWS::EventSchemas::Registry'],
  ['secretsmanager', /^secret:/, 'AWS::SecretsManager::Secret'],
  ['ses', /^identity\//, 'AWS::SES::EmailIdentity'],
  ['sns', /^[^/:]+$/, 'AWS::SNS::Topic'],
  ['sqs', /^[^/:]+$/, 'AWS::SQS::Queue'],
  ['sso', /^permissionSet\//, 'AWS::SSO::PermissionSet'],
  ['transfer', /^user\//, 'AWS::Transfer::User'],
  ['vpc-lattice', /^service\//, 'AWS::VpcLattice::Service'],
  ['vpc-lattice', /^servicenetwork\//, 'AWS::VpcLattice::ServiceNetwork'],
];

/** @returns undefined for text that is not an ARN, and for an ARN that matches no row */
export function attachmentOfArn(arn: string): string | undefined {
  const [, named, resource] = /^arn:[^:]*:([^:]+):[^:]*:[^:]*:(.+)$/s.exec(arn) ?? [];
  if (named === undefined || resource === undefined) return undefined;
  return rows.find(([service, form]) => service === named && form.test(resource))?.[2];
}

/** The CloudFormation types in the table. */
export const typesOfArns: readonly string[] = rows.map(([, , type]) => type);
