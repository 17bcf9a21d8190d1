/**
 * Names that people write as IAM actions although they are not: API operations that are authorized by other actions,
 * and API names that differ from the prefix of their actions. As of November 2026. A test checks every name against the
 * catalog.
 *
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html
 * https://docs.aws.amazon.com/lambda/latest/api/API_Invoke.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis-iam.html
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/ql-iam.html
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-api-permissions-reference.html
 * https://docs.aws.amazon.com/sns/latest/api/API_PublishBatch.html
 * https://docs.aws.amazon.com/kms/latest/developerguide/kms-api-permissions-reference.html
 * https://docs.aws.amazon.com/bedrock/latest/userguide/inference-prereq.html
 * https://docs.aws.amazon.com/cost-management/latest/userguide/billing-permissions-ref.html
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-iam-policy-examples.html
 * https://docs.aws.amazon.com/timestream/latest/developerguide/security_iam_service-with-iam.html
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html
 */

const partiQl = ['PartiQLDelete', 'PartiQLInsert', 'PartiQLSelect', 'PartiQLUpdate'];

/**
 * The actions that authorize an operation, by service and operation. They include their prefix where it is a different
 * one.
 */
export const apiOperations: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  bedrock: {
    Converse: ['InvokeModel'],
    ConverseStream: ['InvokeModelWithResponseStream'],
    StartAsyncInvoke: ['InvokeModel'],
  },
  budgets: {
    CreateBudget: ['ModifyBudget'],
    CreateNotification: ['ModifyBudget'],
    CreateSubscriber: ['ModifyBudget'],
    DeleteBudget: ['ModifyBudget'],
    DeleteNotification: ['ModifyBudget'],
    DeleteSubscriber: ['ModifyBudget'],
    DescribeBudget: ['ViewBudget'],
    DescribeBudgets: ['ViewBudget'],
    DescribeNotificationsForBudget: ['ViewBudget'],
    DescribeSubscribersForNotification: ['ViewBudget'],
    UpdateBudget: ['ModifyBudget'],
    UpdateNotification: ['ModifyBudget'],
    UpdateSubscriber: ['ModifyBudget'],
  },
  cloudwatch: {
    CreateLogGroup: ['logs:CreateLogGroup'],
    CreateLogStream: ['logs:CreateLogStream'],
    DescribeLogGroups: ['logs:DescribeLogGroups'],
    DescribeLogStreams: ['logs:DescribeLogStreams'],
    FilterLogEvents: ['logs:FilterLogEvents'],
    GetLogEvents: ['logs:GetLogEvents'],
    PutEvents: ['events:PutEvents'],
    PutLogEvents: ['logs:PutLogEvents'],
    PutRetentionPolicy: ['logs:PutRetentionPolicy'],
    PutRule: ['events:PutRule'],
    PutTargets: ['events:PutTargets'],
  },
  dynamodb: {
    BatchExecuteStatement: partiQl,
    ExecuteStatement: partiQl,
    ExecuteTransaction: partiQl,
    TransactGetItems: ['GetItem'],
    TransactWriteItems: ['ConditionCheckItem', 'DeleteItem', 'PutItem', 'UpdateItem'],
  },
  ecs: {
    GetAuthorizationToken: ['ecr:GetAuthorizationToken'],
  },
  iam: {
    AssumeRole: ['sts:AssumeRole'],
    AssumeRoleWithSAML: ['sts:AssumeRoleWithSAML'],
    AssumeRoleWithWebIdentity: ['sts:AssumeRoleWithWebIdentity'],
    GetCallerIdentity: ['sts:GetCallerIdentity'],
    TagSession: ['sts:TagSession'],
  },
  kms: {
    ReEncrypt: ['ReEncryptFrom', 'ReEncryptTo'],
  },
  lambda: {
    GetLayerVersionByArn: ['GetLayerVersion'],
    Invoke: ['InvokeFunction'],
    InvokeWithResponseStream: ['InvokeFunction'],
  },
  rds: {
    Connect: ['rds-db:connect'],
  },
  s3: {
    CompleteMultipartUpload: ['PutObject'],
    CopyObject: ['GetObject', 'PutObject'],
    CreateMultipartUpload: ['PutObject'],
    CreateSession: ['s3express:CreateSession'],
    DeleteBucketAnalyticsConfiguration: ['PutAnalyticsConfiguration'],
    DeleteBucketCors: ['PutBucketCORS'],
    DeleteBucketEncryption: ['PutEncryptionConfiguration'],
    DeleteBucketIntelligentTieringConfiguration: ['PutIntelligentTieringConfiguration'],
    DeleteBucketInventoryConfiguration: ['PutInventoryConfiguration'],
    DeleteBucketLifecycle: ['PutLifecycleConfiguration'],
    DeleteBucketLifecycleConfiguration: ['PutLifecycleConfiguration'],
    DeleteBucketMetricsConfiguration: ['PutMetricsConfiguration'],
    DeleteBucketOwnershipControls: ['PutBucketOwnershipControls'],
    DeleteBucketReplication: ['PutReplicationConfiguration'],
    DeleteBucketTagging: ['PutBucketTagging'],
    DeleteObjects: ['DeleteObject'],
    DeletePublicAccessBlock: ['PutBucketPublicAccessBlock'],
    GetBucketAccelerateConfiguration: ['GetAccelerateConfiguration'],
    GetBucketAnalyticsConfiguration: ['GetAnalyticsConfiguration'],
    GetBucketEncryption: ['GetEncryptionConfiguration'],
    GetBucketIntelligentTieringConfiguration: ['GetIntelligentTieringConfiguration'],
    GetBucketInventoryConfiguration: ['GetInventoryConfiguration'],
    GetBucketLifecycle: ['GetLifecycleConfiguration'],
    GetBucketLifecycleConfiguration: ['GetLifecycleConfiguration'],
    GetBucketMetricsConfiguration: ['GetMetricsConfiguration'],
    GetBucketNotificationConfiguration: ['GetBucketNotification'],
    GetBucketReplication: ['GetReplicationConfiguration'],
    GetObjectLockConfiguration: ['GetBucketObjectLockConfiguration'],
    GetPublicAccessBlock: ['GetBucketPublicAccessBlock'],
    HeadBucket: ['ListBucket'],
    HeadObject: ['GetObject'],
    InitiateMultipartUpload: ['PutObject'],
    ListBucketAnalyticsConfigurations: ['GetAnalyticsConfiguration'],
    ListBucketIntelligentTieringConfigurations: ['GetIntelligentTieringConfiguration'],
    ListBucketInventoryConfigurations: ['GetInventoryConfiguration'],
    ListBucketMetricsConfigurations: ['GetMetricsConfiguration'],
    ListBuckets: ['ListAllMyBuckets'],
    ListDirectoryBuckets: ['s3express:ListAllMyDirectoryBuckets'],
    ListMultipartUploads: ['ListBucketMultipartUploads'],
    ListObjectVersions: ['ListBucketVersions'],
    ListObjects: ['ListBucket'],
    ListObjectsV2: ['ListBucket'],
    ListParts: ['ListMultipartUploadParts'],
    PutBucketAccelerateConfiguration: ['PutAccelerateConfiguration'],
    PutBucketAnalyticsConfiguration: ['PutAnalyticsConfiguration'],
    PutBucketEncryption: ['PutEncryptionConfiguration'],
    PutBucketIntelligentTieringConfiguration: ['PutIntelligentTieringConfiguration'],
    PutBucketInventoryConfiguration: ['PutInventoryConfiguration'],
    PutBucketLifecycle: ['PutLifecycleConfiguration'],
    PutBucketLifecycleConfiguration: ['PutLifecycleConfiguration'],
    PutBucketMetricsConfiguration: ['PutMetricsConfiguration'],
    PutBucketNotificationConfiguration: ['PutBucketNotification'],
    PutBucketReplication: ['PutReplicationConfiguration'],
    PutObjectLockConfiguration: ['PutBucketObjectLockConfiguration'],
    PutPublicAccessBlock: ['PutBucketPublicAccessBlock'],
    SelectObjectContent: ['GetObject'],
    UploadPart: ['PutObject'],
    UploadPartCopy: ['GetObject', 'PutObject'],
    WriteGetObjectResponse: ['s3-object-lambda:WriteGetObjectResponse'],
  },
  sns: {
    PublishBatch: ['Publish'],
  },
  sqs: {
    ChangeMessageVisibilityBatch: ['ChangeMessageVisibility'],
    DeleteMessageBatch: ['DeleteMessage'],
    SendMessageBatch: ['SendMessage'],
  },
  sts: {
    PassRole: ['iam:PassRole'],
  },
  timestream: {
    Query: ['Select'],
  },
};

/**
 * The actions that manage API Gateway are named after HTTP methods. The method by the verb that an operation begins
 * with.
 */
const gatewayMethods: Readonly<Record<string, string>> = {
  create: 'POST',
  delete: 'DELETE',
  get: 'GET',
  update: 'PATCH',
};

/**
 * The actions that authorize an operation of a service's API, in AWS's spelling. Names are matched without case. Empty
 * if the name is not such an operation.
 */
export function actionsForOperation(prefix: string, operation: string): readonly string[] {
  const service = prefix.toLowerCase();
  const folded = operation.toLowerCase();
  const listed = apiOperations[service];
  const name = listed && Object.keys(listed).find((each) => each.toLowerCase() === folded);
  if (name) return listed[name]!.map((action) => (action.includes(':') ? action : `${service}:${action}`));
  const [, verb] = (service === 'apigateway' && /^(create|delete|get|update)[a-z]/.exec(folded)) || [];
  return verb ? [`apigateway:${gatewayMethods[verb]!}`] : [];
}

/**
 * The names that SDKs, the CLI and the console use for an API or a part of one, with the prefix of its actions in
 * policies.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
export const prefixOfApi: Readonly<Record<string, string>> = {
  accessanalyzer: 'access-analyzer',
  alb: 'elasticloadbalancing',
  amp: 'aps',
  apigatewayv2: 'apigateway',
  appconfigdata: 'appconfig',
  aurora: 'rds',
  'bedrock-agent': 'bedrock',
  'bedrock-agent-runtime': 'bedrock',
  'bedrock-runtime': 'bedrock',
  'chime-sdk-meetings': 'chime',
  'chime-sdk-messaging': 'chime',
  'cloudwatch-logs': 'logs',
  cloudcontrol: 'cloudformation',
  cloudhsmv2: 'cloudhsm',
  cloudwatchevents: 'events',
  cloudwatchlogs: 'logs',
  configservice: 'config',
  'customer-profiles': 'profile',
  docdb: 'rds',
  documentdb: 'rds',
  dynamodbstreams: 'dynamodb',
  efs: 'elasticfilesystem',
  elasticsearch: 'es',
  elb: 'elasticloadbalancing',
  elbv2: 'elasticloadbalancing',
  emr: 'elasticmapreduce',
  eventbridge: 'events',
  greengrassv2: 'greengrass',
  'iot-data': 'iot',
  keyspaces: 'cassandra',
  kinesisanalyticsv2: 'kinesisanalytics',
  'lex-models': 'lex',
  'lex-runtime': 'lex',
  'lexv2-models': 'lex',
  'lexv2-runtime': 'lex',
  location: 'geo',
  'marketplace-catalog': 'aws-marketplace',
  meteringmarketplace: 'aws-marketplace',
  msk: 'kafka',
  mwaa: 'airflow',
  neptune: 'rds',
  nlb: 'elasticloadbalancing',
  opensearchserverless: 'aoss',
  'personalize-runtime': 'personalize',
  pinpoint: 'mobiletargeting',
  resourcegroupstaggingapi: 'tag',
  s3control: 's3',
  'sagemaker-runtime': 'sagemaker',
  sesv2: 'ses',
  sfn: 'states',
  'sso-admin': 'sso',
  stepfunctions: 'states',
  'timestream-query': 'timestream',
  'timestream-write': 'timestream',
  vpc: 'ec2',
};
