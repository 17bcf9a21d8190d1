/**
 * Condition keys that have one of a few fixed values, with the values, as of November 2026. Case counts.
 *
 * The values are those of the request parameter or header that fills the key. Each group names the API page or the page
 * of the keys. Numbers, instance types, names and IDs are not listed, nor keys whose values AWS does not document.
 */
import { nearestName } from './nearest-name.js';

/** The month of the table, as in messages. */
export const conditionValuesDate = 'November 2026';

/** The listed values of a key. */
export interface ListedValues {
  readonly values: readonly string[];
  /** AWS keeps adding values, so an unlisted value is a mistake only when it is close to a listed one. */
  readonly grows: boolean;
}

const encryption = {
  kms: 'aws:kms',
  'sse-kms': 'aws:kms',
  'sse-s3': 'AES256',
  'dsse-kms': 'aws:kms:dsse',
  'aws:dsse': 'aws:kms:dsse',
};

/** What the console and the documentation call the storage classes. */
const storageClasses = {
  glacier_instant: 'GLACIER_IR',
  glacier_instant_retrieval: 'GLACIER_IR',
  instant_retrieval: 'GLACIER_IR',
  glacier_flexible: 'GLACIER',
  glacier_flexible_retrieval: 'GLACIER',
  glacier_deep_archive: 'DEEP_ARCHIVE',
  infrequent_access: 'STANDARD_IA',
  standard_infrequent_access: 'STANDARD_IA',
  one_zone_ia: 'ONEZONE_IA',
  one_zone: 'ONEZONE_IA',
  intelligent: 'INTELLIGENT_TIERING',
  rrs: 'REDUCED_REDUNDANCY',
} as const;

/**
 * Words that people write for a listed value although the spelling is different. In lower case, by keys in lower case.
 */
const synonyms: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'aws:principaltype': {
    root: 'Account',
    rootuser: 'Account',
    iamuser: 'User',
    role: 'AssumedRole',
    iamrole: 'AssumedRole',
    federated: 'FederatedUser',
    samluser: 'AssumedRole',
    webidentityuser: 'AssumedRole',
  },
  's3:x-amz-server-side-encryption': encryption,
  's3express:x-amz-server-side-encryption': encryption,
  's3-outposts:x-amz-server-side-encryption': encryption,
  's3:x-amz-storage-class': storageClasses,
  's3-outposts:x-amz-storage-class': storageClasses,
  's3:signatureversion': { awsv2: 'AWS', awsv4: 'AWS4-HMAC-SHA256', v4: 'AWS4-HMAC-SHA256' },
};

type Table = Readonly<Record<string, string>>;

/** The keys by their values, which are separated by spaces. These lists are final. */
const closed: readonly Table[] = [
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/acl-overview.html#canned-acl
  {
    'private public-read public-read-write aws-exec-read authenticated-read bucket-owner-read bucket-owner-full-control log-delivery-write':
      's3:x-amz-acl s3-outposts:x-amz-acl',
  },
  // https://docs.aws.amazon.com/AmazonS3/latest/API/bucket-policy-s3-sigv4-conditions.html
  {
    'REST-HEADER REST-QUERY-STRING POST': 's3:authType s3-outposts:authType s3-object-lambda:authType',
    'AWS AWS4-HMAC-SHA256 AWS4-ECDSA-P256-SHA256': 's3:signatureversion s3-outposts:signatureversion',
  },
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html and API_CopyObject.html, API_CreateBucket.html
  {
    'COPY REPLACE': 's3:x-amz-metadata-directive s3-outposts:x-amz-metadata-directive',
    AES256: 's3:x-amz-server-side-encryption-customer-algorithm',
    'BucketOwnerEnforced BucketOwnerPreferred ObjectWriter': 's3:x-amz-object-ownership',
    'account-regional global': 's3:x-amz-bucket-namespace',
    'GOVERNANCE COMPLIANCE': 's3:object-lock-mode',
    'ON OFF': 's3:object-lock-legal-hold',
  },
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html
  {
    'Internet VPC':
      's3:AccessPointNetworkOrigin s3-outposts:AccessPointNetworkOrigin s3express:AccessPointNetworkOrigin',
  },
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_CreateSession.html
  { 'ReadOnly ReadWrite': 's3express:SessionMode' },
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_InstanceMetadataOptionsRequest.html
  {
    'required optional':
      'ec2:MetadataHttpTokens autoscaling:MetadataHttpTokens imagebuilder:Ec2MetadataHttpTokens',
    'enabled disabled': 'ec2:MetadataHttpEndpoint autoscaling:MetadataHttpEndpoint ec2:InstanceMetadataTags',
  },
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Placement.html and others of this reference
  {
    'default dedicated host': 'ec2:Tenancy',
    'ebs instance-store': 'ec2:RootDeviceType',
    'on off': 'ec2:AutoPlacement ec2:HostRecovery',
    'rsa ed25519': 'ec2:KeyPairType',
    'INSTANCE-ATTACH EIP-ASSOCIATE': 'ec2:Permission',
    'open targeted': 'ec2:InstanceMatchCriteria',
  },
  // https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunctionUrlConfig.html
  { 'AWS_IAM NONE': 'lambda:FunctionUrlAuthType' },
  // https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html
  {
    'AWS_KMS EXTERNAL AWS_CLOUDHSM EXTERNAL_KEY_STORE': 'kms:KeyOrigin',
    'KEY_MATERIAL_EXPIRES KEY_MATERIAL_DOES_NOT_EXPIRE': 'kms:ExpirationModel',
    'EncryptionContextEquals EncryptionContextSubset': 'kms:GrantConstraintType',
    'RAW DIGEST EXTERNAL_MU': 'kms:MessageType',
    'PRIMARY REPLICA': 'kms:MultiRegionKeyType',
  },
  // https://docs.aws.amazon.com/acm/latest/userguide/acm-conditions.html
  {
    'DNS EMAIL HTTP': 'acm:ValidationMethod',
    'ENABLED DISABLED': 'acm:CertificateTransparencyLogging acm:Export',
  },
  // https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html and API_PutItem.html
  {
    'ALL_ATTRIBUTES ALL_PROJECTED_ATTRIBUTES SPECIFIC_ATTRIBUTES COUNT': 'dynamodb:Select',
    'NONE ALL_OLD UPDATED_OLD ALL_NEW UPDATED_NEW': 'dynamodb:ReturnValues',
    'INDEXES TOTAL NONE': 'dynamodb:ReturnConsumedCapacity',
  },
  // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/specifying-conditions-route53.html
  { 'CREATE UPSERT DELETE': 'route53:ChangeResourceRecordSetsActions' },
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/security_iam_service-with-iam.html
  { 'internet-facing internal': 'elasticloadbalancing:Scheme' },
  // https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateAccessConfigRequest.html and API_UpgradePolicyRequest.html
  {
    'API API_AND_CONFIG_MAP CONFIG_MAP': 'eks:authenticationMode',
    'STANDARD EXTENDED': 'eks:supportType',
    'cluster namespace': 'eks:accessScope',
  },
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/security_iam_service-with-iam.html
  { 'EDGE REGIONAL PRIVATE': 'apigateway:Request/EndpointType apigateway:Resource/EndpointType' },
  // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateDomain.html and API_CreateNotebookInstance.html
  {
    'PublicInternetOnly VpcOnly': 'sagemaker:AppNetworkAccessType',
    'Enabled Disabled': 'sagemaker:DirectInternetAccess sagemaker:RootAccess',
    'ro rw': 'sagemaker:FileSystemAccessMode',
    'EFS FSxLustre': 'sagemaker:FileSystemType',
    'Approved Rejected PendingManualApproval': 'sagemaker:ModelApprovalStatus',
  },
  // https://docs.aws.amazon.com/vpc-lattice/latest/APIReference/API_CreateService.html
  { 'AWS_IAM NONE': 'vpc-lattice:AuthType' },
  // https://docs.aws.amazon.com/codebuild/latest/APIReference/API_UpdateProjectVisibility.html
  { 'PUBLIC_READ PRIVATE': 'codebuild:projectVisibility' },
  // https://docs.aws.amazon.com/appsync/latest/APIReference/API_CreateGraphqlApi.html
  { 'GLOBAL PRIVATE': 'appsync:Visibility' },
  // https://docs.aws.amazon.com/transfer/latest/APIReference/API_CreateServer.html
  {
    'PUBLIC VPC VPC_ENDPOINT': 'transfer:RequestServerEndpointType',
    'AS2 FTP FTPS SFTP': 'transfer:RequestServerProtocols',
  },
  // https://docs.aws.amazon.com/accounts/latest/APIReference/API_AlternateContact.html
  { 'BILLING OPERATIONS SECURITY': 'account:AlternateContactTypes' },
];

/** The keys by their current values. AWS adds values to these. */
const growing: readonly Table[] = [
  // The page does not say which type an AWS service has.
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable
  { 'Account User FederatedUser AssumedRole Anonymous': 'aws:PrincipalType' },
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html
  {
    'STANDARD REDUCED_REDUNDANCY STANDARD_IA ONEZONE_IA INTELLIGENT_TIERING GLACIER GLACIER_IR DEEP_ARCHIVE OUTPOSTS SNOW EXPRESS_ONEZONE FSX_OPENZFS FSX_ONTAP AWS_BACKUP_WARM AWS_BACKUP_LOW_COST_WARM':
      's3:x-amz-storage-class s3-outposts:x-amz-storage-class',
    'AES256 aws:kms aws:kms:dsse aws:fsx aws:backup':
      's3:x-amz-server-side-encryption s3-outposts:x-amz-server-side-encryption s3express:x-amz-server-side-encryption',
  },
  // https://docs.aws.amazon.com/AmazonS3/latest/API/API_s3Buckets_EncryptionConfiguration.html and API_S3VectorBuckets_EncryptionConfiguration.html
  {
    'AES256 aws:kms': 's3tables:SSEAlgorithm s3vectors:sseType',
    'STANDARD INTELLIGENT_TIERING': 's3tables:StorageClass',
  },
  // https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_EbsBlockDevice.html and others of this reference
  {
    'standard io1 io2 gp2 gp3 sc1 st1': 'ec2:VolumeType',
    'spot on-demand capacity-block interruptible-capacity-reservation': 'ec2:InstanceMarketType',
    'cluster spread partition precision-time': 'ec2:PlacementGroupStrategy',
    'default disabled': 'ec2:InstanceAutoRecovery',
  },
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateKey.html and API_CreateGrant.html, API_Sign.html
  {
    'SYMMETRIC_DEFAULT RSA_2048 RSA_3072 RSA_4096 ECC_NIST_P256 ECC_NIST_P384 ECC_NIST_P521 ECC_SECG_P256K1 ECC_NIST_EDWARDS25519 HMAC_224 HMAC_256 HMAC_384 HMAC_512 ML_DSA_44 ML_DSA_65 ML_DSA_87 ML_KEM_512 ML_KEM_768 ML_KEM_1024 SM2':
      'kms:KeySpec kms:CustomerMasterKeySpec',
    'ENCRYPT_DECRYPT SIGN_VERIFY GENERATE_VERIFY_MAC KEY_AGREEMENT ENCAPSULATE_DECAPSULATE':
      'kms:KeyUsage kms:CustomerMasterKeyUsage',
    'Decrypt Encrypt GenerateDataKey GenerateDataKeyWithoutPlaintext GenerateDataKeyPair GenerateDataKeyPairWithoutPlaintext ReEncryptFrom ReEncryptTo Sign Verify GenerateMac VerifyMac GetPublicKey CreateGrant RetireGrant DescribeKey DeriveSharedSecret Encapsulate Decapsulate':
      'kms:GrantOperations',
    'SYMMETRIC_DEFAULT RSAES_OAEP_SHA_1 RSAES_OAEP_SHA_256 SM2PKE': 'kms:EncryptionAlgorithm',
    'HMAC_SHA_224 HMAC_SHA_256 HMAC_SHA_384 HMAC_SHA_512': 'kms:MacAlgorithm',
  },
  // https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/specifying-conditions-route53.html
  {
    'A AAAA CAA CNAME DS HTTPS MX NAPTR NS PTR SOA SPF SRV SSHFP SVCB TLSA TXT':
      'route53:ChangeResourceRecordSetsRecordTypes',
  },
  // https://docs.aws.amazon.com/organizations/latest/APIReference/API_CreatePolicy.html
  {
    'SERVICE_CONTROL_POLICY RESOURCE_CONTROL_POLICY TAG_POLICY BACKUP_POLICY AISERVICES_OPT_OUT_POLICY CHATBOT_POLICY DECLARATIVE_POLICY_EC2 SECURITYHUB_POLICY INSPECTOR_POLICY BEDROCK_POLICY S3_POLICY GUARDDUTY_POLICY UPGRADE_ROLLOUT_POLICY SECURITYHUB_CSPM_POLICY NETWORK_SECURITY_DIRECTOR_POLICY':
      'organizations:PolicyType',
  },
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/userguide/security_iam_service-with-iam.html
  { 'HTTP HTTPS TCP TLS UDP TCP_UDP QUIC TCP_QUIC GENEVE SSL': 'elasticloadbalancing:ListenerProtocol' },
  // https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html
  { 'http https email email-json sms sqs application lambda firehose': 'sns:Protocol' },
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_AuthenticationMode.html
  {
    'password iam no-password-required': 'elasticache:UserAuthenticationMode',
    'password iam': 'memorydb:UserAuthenticationMode',
  },
];

const byKey: ReadonlyMap<string, ListedValues> = new Map([
  ...entriesOf(closed, false),
  ...entriesOf(growing, true),
]);

function entriesOf(tables: readonly Table[], grows: boolean): (readonly [string, ListedValues])[] {
  return tables.flatMap((table) =>
    Object.entries(table).flatMap(([values, keys]) =>
      keys.split(' ').map((key) => [key.toLowerCase(), { values: values.split(' '), grows }] as const),
    ),
  );
}

/** The keys in the table, in AWS's spelling. */
export const keysWithListedValues: readonly string[] = [...closed, ...growing].flatMap((table) =>
  Object.values(table).flatMap((keys) => keys.split(' ')),
);

/**
 * The values that a key can have, or undefined for a key that is not in the table.
 *
 * @param key in lower case
 */
export function listedValuesOf(key: string): ListedValues | undefined {
  return byKey.get(key);
}

/**
 * The listed value that was probably meant, or undefined if none is close.
 *
 * @param key in lower case
 */
export function valueMeant(key: string, text: string): string | undefined {
  const listed = byKey.get(key);
  const synonym = synonyms[key]?.[text.trim().toLowerCase()];
  const meant = synonym ?? nearestName(text.trim(), listed?.values ?? []);
  // A different number is a different value, which may be a new one.
  const isNew = listed?.grows && synonym === undefined && meant && digitsOf(meant) !== digitsOf(text);
  return isNew ? undefined : meant;
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
