/**
 * The actions that expose something when they are allowed on every resource.
 *
 * They are listed by name, as of 2026-11-30. Access levels do not help, because most actions of a level expose nothing.
 * Each action is in the Service Authorization Reference of the catalog.
 *
 * Left out are:
 * - what the caller could do anyway: `sts:GetSessionToken`
 * - what is useless on its own: the output of `ec2:GetPasswordData` is encrypted for the holder of a key pair, and
 *   `rds-data:ExecuteStatement` needs a secret
 * - what policies routinely allow on everything: Amazon ECR tokens and layers, reading and deleting logs,
 *   `cognito-idp:DescribeUserPoolClient`, `logs:PutResourcePolicy`
 *
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference.html
 */
import { findAction, type Action } from './catalog.js';

/** What is exposed: credentials of others, stored data, resources (to other accounts), or what audits rely on. */
export type ExposureFamily = 'credentials' | 'data' | 'resources' | 'audit';

interface Row {
  /** What is exposed. In messages it follows the verb of the family. */
  readonly what: string;
  /** The actions share nothing themselves but remove a protection against sharing. `what` then follows "lift". */
  readonly lifts?: true;
  readonly service: string;
  /** The names of the actions, the most telling first. */
  readonly actions: string;
}

/** Messages say "can get …". */
const credentials: readonly Row[] = [
  {
    // https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_access-keys.html
    what: 'access keys or a password of any user',
    service: 'iam',
    actions:
      'CreateAccessKey CreateLoginProfile UpdateLoginProfile CreateServiceSpecificCredential ResetServiceSpecificCredential UploadSSHPublicKey UploadSigningCertificate',
  },
  {
    // https://docs.aws.amazon.com/redshift/latest/mgmt/generating-user-credentials.html
    what: 'credentials of any Amazon Redshift database',
    service: 'redshift',
    actions: 'GetClusterCredentials GetClusterCredentialsWithIAM',
  },
  {
    what: 'credentials of any Amazon Redshift database',
    service: 'redshift-serverless',
    actions: 'GetCredentials',
  },
  {
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html
    what: 'into any Amazon RDS database with IAM authentication',
    service: 'rds-db',
    actions: 'connect',
  },
  {
    // https://docs.aws.amazon.com/aurora-dsql/latest/userguide/authentication-authorization.html
    what: 'into any Aurora DSQL cluster as its administrator',
    service: 'dsql',
    actions: 'DbConnectAdmin',
  },
  {
    // https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html
    what: 'into any ElastiCache cluster with IAM authentication',
    service: 'elasticache',
    actions: 'Connect',
  },
  {
    // https://docs.aws.amazon.com/memorydb/latest/devguide/auth-iam.html
    what: 'into any MemoryDB cluster with IAM authentication',
    service: 'memorydb',
    actions: 'Connect',
  },
  {
    // https://docs.aws.amazon.com/cognito/latest/developerguide/developer-authenticated-identities.html
    what: 'tokens of any identity in an Amazon Cognito identity pool',
    service: 'cognito-identity',
    actions: 'GetOpenIdTokenForDeveloperIdentity',
  },
  {
    // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_AdminSetUserPassword.html
    what: 'into the account of any user in an Amazon Cognito user pool',
    service: 'cognito-idp',
    actions: 'AdminSetUserPassword',
  },
  {
    // https://docs.aws.amazon.com/directoryservice/latest/devguide/API_ResetUserPassword.html
    what: 'into the account of any user in a directory',
    service: 'ds',
    actions: 'ResetUserPassword',
  },
  {
    // https://docs.aws.amazon.com/lightsail/2016-11-28/api-reference/API_GetInstanceAccessDetails.html
    what: 'keys of any Lightsail instance',
    service: 'lightsail',
    actions: 'GetInstanceAccessDetails DownloadDefaultKeyPair',
  },
  {
    what: 'the password of any Lightsail database',
    service: 'lightsail',
    actions: 'GetRelationalDatabaseMasterUserPassword',
  },
  { what: 'access keys of any Lightsail bucket', service: 'lightsail', actions: 'CreateBucketAccessKey' },
  {
    // https://docs.aws.amazon.com/transfer/latest/userguide/key-management.html
    what: 'into any AWS Transfer Family server',
    service: 'transfer',
    actions: 'ImportSshPublicKey',
  },
  {
    // https://docs.aws.amazon.com/acm/latest/APIReference/API_ExportCertificate.html
    what: 'the private key of any exportable certificate',
    service: 'acm',
    actions: 'ExportCertificate',
  },
  {
    // https://docs.aws.amazon.com/grafana/latest/APIReference/API_CreateWorkspaceServiceAccountToken.html
    what: 'a token of any Amazon Managed Grafana workspace',
    service: 'grafana',
    actions: 'CreateWorkspaceServiceAccountToken CreateWorkspaceApiKey',
  },
  {
    // https://docs.aws.amazon.com/emr/latest/APIReference/API_GetClusterSessionCredentials.html
    what: 'credentials of any Amazon EMR cluster',
    service: 'elasticmapreduce',
    actions: 'GetClusterSessionCredentials',
  },
  {
    // https://docs.aws.amazon.com/emr-on-eks/latest/APIReference/API_GetManagedEndpointSessionCredentials.html
    what: 'credentials of any Amazon EMR endpoint',
    service: 'emr-containers',
    actions: 'GetManagedEndpointSessionCredentials',
  },
  {
    // https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PollForJobs.html
    what: 'credentials for the artifacts of pipelines',
    service: 'codepipeline',
    actions: 'PollForJobs',
  },
  {
    // https://docs.aws.amazon.com/connect/latest/APIReference/API_GetFederationToken.html
    what: 'into any Amazon Connect instance',
    service: 'connect',
    actions: 'GetFederationToken',
  },
  {
    // https://docs.aws.amazon.com/mediapackage/latest/apireference/channels-id-ingest_endpoints-ingest_endpoint_id-credentials.html
    what: 'credentials of any AWS Elemental MediaPackage channel',
    service: 'mediapackage',
    actions: 'RotateIngestEndpointCredentials RotateChannelCredentials',
  },
];

/** Messages say "can read …". */
const data: readonly Row[] = [
  {
    // https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html
    what: 'any secret',
    service: 'secretsmanager',
    actions: 'GetSecretValue BatchGetSecretValue',
  },
  {
    // https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-paramstore-access.html
    what: 'any parameter',
    service: 'ssm',
    actions: 'GetParameter GetParameters GetParametersByPath GetParameterHistory',
  },
  {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
    what: 'any object in Amazon S3',
    service: 's3',
    actions: 'GetObject GetObjectVersion',
  },
  { what: 'any object in a directory bucket', service: 's3express', actions: 'CreateSession' },
  { what: 'any object in Amazon S3 on Outposts', service: 's3-outposts', actions: 'GetObject' },
  { what: 'any table in Amazon S3 Tables', service: 's3tables', actions: 'GetTableData' },
  {
    // https://docs.aws.amazon.com/securityhub/latest/userguide/kms-controls.html
    what: 'what any KMS key encrypts',
    service: 'kms',
    actions: 'Decrypt ReEncryptFrom',
  },
  {
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/security-iam.html
    what: 'any DynamoDB table',
    service: 'dynamodb',
    actions: 'GetItem BatchGetItem Query Scan PartiQLSelect ExportTableToPointInTime GetRecords',
  },
  {
    // https://docs.aws.amazon.com/ebs/latest/userguide/ebsapi-permissions.html
    what: 'any EBS snapshot',
    service: 'ebs',
    actions: 'GetSnapshotBlock',
  },
  { what: 'any Amazon Keyspaces table', service: 'cassandra', actions: 'Select' },
  { what: 'any Amazon Timestream table', service: 'timestream', actions: 'Select' },
  { what: 'any Amazon Neptune cluster', service: 'neptune-db', actions: 'ReadDataViaQuery' },
  { what: 'any Neptune Analytics graph', service: 'neptune-graph', actions: 'ReadDataViaQuery' },
  {
    // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html
    what: 'any OpenSearch domain',
    service: 'es',
    actions: 'ESHttpGet ESHttpPost',
  },
  { what: 'the messages of any queue', service: 'sqs', actions: 'ReceiveMessage' },
  { what: 'any Kinesis data stream', service: 'kinesis', actions: 'GetRecords SubscribeToShard' },
  { what: 'any topic of an Amazon MSK cluster', service: 'kafka-cluster', actions: 'ReadData' },
];

/** Messages say "can open … to other accounts", or "can lift …". */
const resources: readonly Row[] = [
  {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html
    what: 'the public access block of the account',
    lifts: true,
    service: 's3',
    actions: 'PutAccountPublicAccessBlock',
  },
  {
    what: 'any bucket',
    service: 's3',
    actions:
      'PutBucketPolicy PutBucketAcl PutAccessPointPolicy PutAccessPointPolicyForObjectLambda PutMultiRegionAccessPointPolicy',
  },
  {
    what: 'the public access block of any bucket',
    lifts: true,
    service: 's3',
    actions: 'PutBucketPublicAccessBlock PutAccessPointPublicAccessBlock',
  },
  { what: 'any object', service: 's3', actions: 'PutObjectAcl PutObjectVersionAcl' },
  { what: 'any directory bucket', service: 's3express', actions: 'PutBucketPolicy' },
  {
    what: 'any bucket on Outposts',
    service: 's3-outposts',
    actions: 'PutBucketPolicy PutAccessPointPolicy',
  },
  { what: 'any table bucket', service: 's3tables', actions: 'PutTableBucketPolicy PutTablePolicy' },
  {
    // https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html
    what: 'any KMS key',
    service: 'kms',
    actions: 'PutKeyPolicy CreateGrant',
  },
  { what: 'any secret', service: 'secretsmanager', actions: 'PutResourcePolicy' },
  {
    // https://docs.aws.amazon.com/ebs/latest/userguide/ebs-modifying-snapshot-permissions.html
    what: 'any EBS snapshot',
    service: 'ec2',
    actions: 'ModifySnapshotAttribute',
  },
  {
    what: 'the public access block of EBS snapshots',
    lifts: true,
    service: 'ec2',
    actions: 'DisableSnapshotBlockPublicAccess',
  },
  {
    // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/sharing-amis.html
    what: 'any machine image',
    service: 'ec2',
    actions: 'ModifyImageAttribute',
  },
  {
    what: 'the public access block of machine images',
    lifts: true,
    service: 'ec2',
    actions: 'DisableImageBlockPublicAccess',
  },
  { what: 'any VPC endpoint service', service: 'ec2', actions: 'ModifyVpcEndpointServicePermissions' },
  {
    // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ShareSnapshot.html
    what: 'any database snapshot',
    service: 'rds',
    actions: 'ModifyDBSnapshotAttribute ModifyDBClusterSnapshotAttribute',
  },
  {
    // https://docs.aws.amazon.com/redshift/latest/mgmt/managing-snapshots-console.html
    what: 'any Amazon Redshift snapshot',
    service: 'redshift',
    actions: 'AuthorizeSnapshotAccess',
  },
  {
    what: 'any Amazon Redshift cluster or namespace',
    service: 'redshift',
    actions: 'AuthorizeDataShare PutResourcePolicy',
  },
  {
    // https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html
    what: 'any function',
    service: 'lambda',
    actions: 'AddPermission PutResourcePolicy',
  },
  { what: 'any layer', service: 'lambda', actions: 'AddLayerVersionPermission' },
  { what: 'any queue', service: 'sqs', actions: 'AddPermission SetQueueAttributes' },
  { what: 'any topic', service: 'sns', actions: 'AddPermission SetTopicAttributes' },
  { what: 'any DynamoDB table', service: 'dynamodb', actions: 'PutResourcePolicy' },
  { what: 'any Kinesis data stream', service: 'kinesis', actions: 'PutResourcePolicy' },
  { what: 'any EFS file system', service: 'elasticfilesystem', actions: 'PutFileSystemPolicy' },
  { what: 'any Amazon Glacier vault', service: 'glacier', actions: 'SetVaultAccessPolicy' },
  { what: 'any backup vault', service: 'backup', actions: 'PutBackupVaultAccessPolicy' },
  { what: 'any container image', service: 'ecr', actions: 'SetRepositoryPolicy PutRegistryPolicy' },
  { what: 'any event bus', service: 'events', actions: 'PutPermission PutResourcePolicy' },
  { what: 'the AWS Glue Data Catalog', service: 'glue', actions: 'PutResourcePolicy' },
  {
    what: 'any identity of Amazon SES',
    service: 'ses',
    actions: 'PutIdentityPolicy CreateEmailIdentityPolicy UpdateEmailIdentityPolicy',
  },
  { what: 'any private certificate authority', service: 'acm-pca', actions: 'PutPolicy' },
  {
    what: 'any CodeArtifact repository',
    service: 'codeartifact',
    actions: 'PutDomainPermissionsPolicy PutRepositoryPermissionsPolicy',
  },
  { what: 'any API', service: 'apigateway', actions: 'UpdateRestApiPolicy' },
  { what: 'any Amazon MSK cluster', service: 'kafka', actions: 'PutClusterPolicy' },
  {
    // https://docs.aws.amazon.com/systems-manager/latest/userguide/documents-ssm-sharing.html
    what: 'any Systems Manager document',
    service: 'ssm',
    actions: 'ModifyDocumentPermission',
  },
  { what: 'any parameter', service: 'ssm', actions: 'PutResourcePolicy' },
  {
    // https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-block-public-access.html
    what: 'the public access block of Amazon EMR clusters',
    lifts: true,
    service: 'elasticmapreduce',
    actions: 'PutBlockPublicAccessConfiguration',
  },
  {
    // https://docs.aws.amazon.com/ram/latest/userguide/shareable.html
    what: 'any resource that AWS RAM can share',
    service: 'ram',
    actions: 'CreateResourceShare AssociateResourceShare',
  },
];

/** Messages say "can turn off or redirect …". */
const audit: readonly Row[] = [
  {
    // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/best-practices-security.html
    what: 'AWS CloudTrail',
    service: 'cloudtrail',
    actions:
      'StopLogging DeleteTrail UpdateTrail PutEventSelectors DeleteEventDataStore StopEventDataStoreIngestion',
  },
  {
    what: 'AWS Config',
    service: 'config',
    actions: 'StopConfigurationRecorder DeleteConfigurationRecorder DeleteDeliveryChannel',
  },
  {
    // https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_suspend-disable.html
    what: 'Amazon GuardDuty',
    service: 'guardduty',
    actions:
      'DeleteDetector UpdateDetector StopMonitoringMembers DisassociateMembers DeleteMembers UpdateMemberDetectors DisassociateFromAdministratorAccount DisassociateFromMasterAccount DeletePublishingDestination',
  },
  {
    // https://docs.aws.amazon.com/securityhub/latest/userguide/securityhub-disable.html
    what: 'AWS Security Hub',
    service: 'securityhub',
    actions:
      'DisableSecurityHub DisableSecurityHubV2 BatchDisableStandards DisassociateMembers DeleteMembers DisassociateFromAdministratorAccount DisassociateFromMasterAccount',
  },
  {
    what: 'Amazon Macie',
    service: 'macie2',
    actions: 'DisableMacie UpdateMacieSession DisassociateMember DisassociateFromAdministratorAccount',
  },
  { what: 'Amazon Inspector', service: 'inspector2', actions: 'Disable DisassociateMember' },
  { what: 'IAM Access Analyzer', service: 'access-analyzer', actions: 'DeleteAnalyzer' },
  { what: 'Amazon Detective', service: 'detective', actions: 'DeleteGraph' },
  { what: 'Amazon Security Lake', service: 'securitylake', actions: 'DeleteDataLake DeleteAwsLogSource' },
  {
    // https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html
    what: 'VPC Flow Logs',
    service: 'ec2',
    actions: 'DeleteFlowLogs',
  },
  {
    what: 'DNS query logs',
    service: 'route53resolver',
    actions: 'DeleteResolverQueryLogConfig DisassociateResolverQueryLogConfig',
  },
  { what: 'DNS query logs', service: 'route53', actions: 'DeleteQueryLoggingConfig' },
  { what: 'web ACL logs', service: 'wafv2', actions: 'DeleteLoggingConfiguration' },
  {
    what: 'Amazon Bedrock invocation logs',
    service: 'bedrock',
    actions: 'DeleteModelInvocationLoggingConfiguration',
  },
];

const rowsOf: Readonly<Record<ExposureFamily, readonly Row[]>> = { credentials, data, resources, audit };

export const exposureFamilies = Object.keys(rowsOf) as readonly ExposureFamily[];

/** An action of one of the lists. */
export interface Exposure {
  readonly action: Action;
  readonly family: ExposureFamily;
  /** What it exposes. In messages it follows the verb of the family, or "lift". */
  readonly what: string;
  /** The action shares nothing itself but removes a protection against sharing. */
  readonly lifts: boolean;
  /** The lower, the more telling within its family. */
  readonly position: number;
}

/** The ids in the list of a family. Used by the test that each of them exists. */
export function exposureIds(family: ExposureFamily): readonly string[] {
  return rowsOf[family].flatMap(({ service, actions }) =>
    actions.split(' ').map((name) => `${service}:${name}`),
  );
}

const known = new Map<string, readonly Exposure[]>();

/** The exposures by the actions of a service. */
export function exposuresOf(service: string): readonly Exposure[] {
  let exposures = known.get(service);
  if (!exposures) known.set(service, (exposures = readExposures(service)));
  return exposures;
}

function readExposures(service: string): readonly Exposure[] {
  return exposureFamilies.flatMap((family) =>
    rowsOf[family].flatMap(({ what, lifts = false, actions, service: own }, row) =>
      (own === service ? actions.split(' ') : []).flatMap((name, place) => {
        const action = findAction(service, name);
        return action ? [{ action, family, what, lifts, position: row + place / 100 }] : [];
      }),
    ),
  );
}

/** The services with at least one exposure. */
export const exposedServices: readonly string[] = [
  ...new Set(exposureFamilies.flatMap((family) => rowsOf[family].map(({ service }) => service))),
];
