/**
 * What names in ARNs can look like, by the service field of the ARN and the variables of the published formats. As of
 * 2026-11-30, from the page linked at each service.
 *
 * A format excludes only what AWS says no name has. Case and length are not checked. A variable that is not listed may
 * be any text, and a service that is not listed is not checked.
 */

/** The kind of name that a variable of a published format stands for. */
export interface ResourceName {
  /** What has the name, for messages: `topic`. */
  readonly noun: string;
  /** The formats that the name may have, in the syntax of `patterns/name-form.ts`. */
  readonly forms: readonly string[];
  /** The requirement, for messages: ``a topic name has only …``. */
  readonly says: string;
  /** An ID that AWS generates. Policies in documentation have words in its place, such as `instance-id`. */
  readonly isId?: true;
  /** What to append to a name that lacks its end. */
  readonly end?: string;
  /** What to prepend to a name that lacks its start. */
  readonly start?: string;
}

const characters: Readonly<Record<string, string>> = {
  '[\\w-]+': 'letters, digits, `_` and `-`',
  '[\\w.-]+': 'letters, digits, `_`, `.` and `-`',
  '[A-Za-z0-9-]+': 'letters, digits and `-`',
  '[A-Za-z0-9]+': 'letters and digits',
  '[\\w./-]+': 'letters, digits, `_`, `.`, `-` and `/`',
  '[\\w/-]+': 'letters, digits, `_`, `-` and `/`',
  '[\\w./#-]+': 'letters, digits, `_`, `.`, `-`, `/` and `#`',
};

/** A name of these characters. The other formats are rarer, and the message does not mention them. */
function name(noun: string, form: keyof typeof characters, ...others: readonly string[]): ResourceName {
  const article = /^(?:[aeiou]|[ALMNRS][A-Z])/.test(noun) ? 'an' : 'a';
  return {
    noun,
    forms: [form, ...others],
    says: `${article} ${noun} name has only ${characters[form]!}`,
  };
}

/** An ID that begins with one of the prefixes. */
function id(noun: string, ...prefixes: readonly string[]): ResourceName {
  const words = prefixes.map((prefix) => `\`${prefix}\``);
  const last = words.pop()!;
  const starts = words.length > 0 ? `${words.join(', ')} or ${last}` : last;
  return {
    noun,
    forms: prefixes.map((prefix) => `${prefix}[\\w-]+`),
    says: `its ID begins with ${starts}`,
    isId: true,
  };
}

/** A fixed word at the start of the resource part. */
function fixed(noun: string, ...words: readonly string[]): ResourceName {
  const starts = words.map((word) => `\`${word}/\``).join(' or ');
  const says = `its ARN has ${starts} before the rest`;
  return { noun, forms: words, says, ...(words.length === 1 && { start: `${words[0]!}/` }) };
}

const anything = '[\\s\\S]*';
const something = '[\\s\\S]+';

/** The last name of a path. The path may have several slashes in a row, but not at its start. */
function underPath(noun: string): ResourceName {
  const last = '[\\w+=,.@-]+';
  return {
    noun,
    forms: [last, `[!-.0-~][!-~]*/${last}`, `/[!-~]+/${last}`],
    says: 'its path and name are separated by one `/` each, and the name comes last',
  };
}

export const resourceNames: Readonly<Record<string, Readonly<Record<string, ResourceName>>>> = {
  // https://docs.aws.amazon.com/acm/latest/APIReference/API_DescribeCertificate.html
  acm: { CertificateId: name('certificate', '[A-Za-z0-9-]+') },
  // https://docs.aws.amazon.com/athena/latest/APIReference/API_CreateWorkGroup.html
  athena: { WorkGroupName: name('workgroup', '[\\w.-]+') },
  // https://docs.aws.amazon.com/autoscaling/ec2/userguide/control-access-using-iam.html
  autoscaling: {
    GroupId: {
      noun: 'Auto Scaling group',
      forms: ['[A-Za-z0-9-]*'],
      says: 'the ID of an Auto Scaling group has only letters, digits and `-`',
    },
    GroupFriendlyName: {
      noun: 'Auto Scaling group',
      forms: ['[^:]+'],
      says: 'an Auto Scaling group name has no `:`',
    },
  },
  // https://docs.aws.amazon.com/aws-backup/latest/devguide/API_CreateBackupVault.html
  backup: {
    BackupVaultName: name('backup vault', '[\\w.-]+'),
    BackupPlanId: name('backup plan', '[A-Za-z0-9-]+'),
  },
  // https://docs.aws.amazon.com/batch/latest/APIReference/API_CreateJobQueue.html
  // https://docs.aws.amazon.com/batch/latest/APIReference/API_RegisterJobDefinition.html
  batch: {
    JobQueueName: name('job queue', '[\\w-]+'),
    JobDefinitionName: name('job definition', '[\\w-]+'),
    ComputeEnvironmentName: name('compute environment', '[\\w-]+'),
    Revision: name('job definition', '[A-Za-z0-9]+'),
  },
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
  cloudformation: { StackName: name('stack', '[A-Za-z0-9-]+') },
  // https://docs.aws.amazon.com/cloudfront/latest/APIReference/API_GetDistribution.html
  cloudfront: { DistributionId: name('distribution', '[A-Za-z0-9]+') },
  // https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-trail-naming-requirements.html
  cloudtrail: { TrailName: name('trail', '[\\w.-]+') },
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_PutDashboard.html
  cloudwatch: { DashboardName: name('dashboard', '[\\w-]+') },
  // https://docs.aws.amazon.com/codebuild/latest/APIReference/API_CreateProject.html
  codebuild: {
    ProjectName: name('build project', '[\\w-]+'),
    ReportGroupName: name('report group', '[\\w-]+'),
  },
  // https://docs.aws.amazon.com/codecommit/latest/userguide/limits.html
  codecommit: { RepositoryName: name('repository', '[\\w.-]+') },
  // https://docs.aws.amazon.com/codepipeline/latest/APIReference/API_PipelineDeclaration.html
  codepipeline: {
    PipelineName: {
      noun: 'pipeline',
      forms: ['[\\w.@-]+'],
      says: 'a pipeline name has only letters, digits, `_`, `.`, `@` and `-`',
    },
  },
  // https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_DescribeIdentityPool.html
  'cognito-identity': {
    IdentityPoolId: {
      noun: 'identity pool',
      forms: ['[\\w-]+:[A-Za-z0-9-]+'],
      says: 'its ID is a Region, `:` and a UUID',
      isId: true,
    },
  },
  // https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPool.html
  'cognito-idp': {
    UserPoolId: {
      noun: 'user pool',
      forms: ['[A-Za-z0-9-]+_[A-Za-z0-9]+'],
      says: 'its ID is a Region, `_` and letters and digits',
      isId: true,
    },
  },
  // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/HowItWorks.NamingRulesDataTypes.html
  dynamodb: {
    TableName: name('table', '[\\w.-]+'),
    IndexName: name('index', '[\\w.-]+'),
    GlobalTableName: name('global table', '[\\w.-]+'),
    StreamLabel: { noun: 'stream', forms: ['[\\w.:-]+'], says: 'the label of a stream is a time' },
  },
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/resource-ids.html
  ec2: {
    CustomerGatewayId: id('customer gateway', 'cgw-'),
    DhcpOptionsId: id('set of DHCP options', 'dopt-'),
    AllocationId: id('Elastic IP address', 'eipalloc-'),
    ImageId: id('image', 'ami-', 'aki-', 'ari-'),
    InstanceId: id('instance', 'i-'),
    InternetGatewayId: id('internet gateway', 'igw-'),
    LaunchTemplateId: id('launch template', 'lt-'),
    NatGatewayId: id('NAT gateway', 'nat-'),
    NaclId: id('network ACL', 'acl-'),
    NetworkInterfaceId: id('network interface', 'eni-'),
    RouteTableId: id('route table', 'rtb-'),
    SecurityGroupId: id('security group', 'sg-'),
    SecurityGroupRuleId: id('security group rule', 'sgr-'),
    SnapshotId: id('snapshot', 'snap-'),
    SubnetId: id('subnet', 'subnet-'),
    TransitGatewayId: id('transit gateway', 'tgw-'),
    VolumeId: id('volume', 'vol-'),
    VpcId: id('VPC', 'vpc-'),
    VpcEndpointId: id('VPC endpoint', 'vpce-'),
    VpcPeeringConnectionId: id('VPC peering connection', 'pcx-'),
  },
  // https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_CreateRepository.html
  ecr: { RepositoryName: name('repository', '[\\w./-]+') },
  'ecr-public': { RepositoryName: name('repository', '[\\w./-]+') },
  // https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCluster.html
  // https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-account-settings.html
  ecs: {
    CapacityProviderName: name('capacity provider', '[\\w-]+'),
    ClusterName: name('cluster', '[\\w-]+'),
    ServiceName: name('service', '[\\w-]+'),
    TaskId: name('task', '[\\w-]+'),
    TaskSetId: name('task set', '[\\w/-]+'),
    ContainerInstanceId: name('container instance', '[\\w-]+'),
    TaskDefinitionFamilyName: name('task definition family', '[\\w-]+'),
    TaskDefinitionRevisionNumber: name('task definition', '[A-Za-z0-9]+'),
  },
  // https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html
  eks: {
    ClusterName: name('cluster', '[\\w-]+'),
    NodegroupName: name('node group', '[\\w-]+'),
    AddonName: name('add-on', '[\\w.-]+'),
    FargateProfileName: name('Fargate profile', '[\\w-]+'),
  },
  // https://docs.aws.amazon.com/efs/latest/ug/API_FileSystemDescription.html
  // https://docs.aws.amazon.com/efs/latest/ug/API_AccessPointDescription.html
  elasticfilesystem: { FileSystemId: id('file system', 'fs-'), AccessPointId: id('access point', 'fsap-') },
  // https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_CreateReplicationGroup.html
  elasticache: {
    CacheClusterId: name('cluster', '[A-Za-z0-9-]+'),
    ReplicationGroupId: name('replication group', '[A-Za-z0-9-]+'),
  },
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateTargetGroup.html
  elasticloadbalancing: {
    LoadBalancerName: name('load balancer', '[A-Za-z0-9-]+'),
    LoadBalancerId: name('load balancer', '[A-Za-z0-9]+'),
    TargetGroupName: name('target group', '[A-Za-z0-9-]+'),
    TargetGroupId: name('target group', '[A-Za-z0-9]+'),
    ListenerId: name('listener', '[A-Za-z0-9]+'),
    ListenerRuleId: name('listener rule', '[A-Za-z0-9]+'),
  },
  // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutRule.html
  // https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateEventBus.html
  events: {
    RuleName: name('rule', '[\\w.-]+'),
    EventBusName: name('event bus', '[\\w./-]+'),
  },
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/arn-format-reference.html
  'execute-api': { ApiId: name('API', '[A-Za-z0-9-]+') },
  // https://docs.aws.amazon.com/firehose/latest/APIReference/API_CreateDeliveryStream.html
  firehose: { DeliveryStreamName: name('delivery stream', '[\\w.-]+') },
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html
  // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
  iam: {
    GroupNameWithPath: underPath('group'),
    InstanceProfileNameWithPath: underPath('instance profile'),
    PolicyNameWithPath: underPath('policy'),
    RoleNameWithPath: underPath('role'),
    UserNameWithPath: underPath('user'),
    CertificateNameWithPath: underPath('server certificate'),
    OidcProviderName: {
      noun: 'OIDC provider',
      forms: ['[\\w.-]+', `[\\w.-]+/${anything}`, `[\\w.-]+:[0-9]+${anything}`],
      says: 'it is named by its URL without `https://`',
    },
    SamlProviderName: name('SAML provider', '[\\w.-]+'),
  },
  // https://docs.aws.amazon.com/streams/latest/dev/controlling-access.html
  // https://docs.aws.amazon.com/kinesis/latest/APIReference/API_CreateStream.html
  kinesis: {
    StreamType: fixed('stream', 'stream'),
    StreamName: name('stream', '[\\w.-]+'),
    ConsumerName: name('consumer', '[\\w.-]+'),
  },
  // https://docs.aws.amazon.com/kms/latest/APIReference/API_CreateAlias.html
  // https://docs.aws.amazon.com/kms/latest/developerguide/concepts.html
  kms: {
    Alias: name('alias', '[\\w/-]+'),
    KeyId: {
      noun: 'key',
      forms: ['[A-Za-z0-9-]+'],
      says: 'the ID of a key has only letters, digits and `-`',
    },
  },
  // https://docs.aws.amazon.com/msk/latest/developerguide/iam-access-control.html
  kafka: {
    ClusterName: name('cluster', '[\\w-]+'),
    ClusterUuid: name('cluster', '[A-Za-z0-9-]+'),
    TopicName: name('topic', '[\\w.-]+'),
  },
  // https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html
  // https://docs.aws.amazon.com/lambda/latest/api/API_CreateAlias.html
  // https://docs.aws.amazon.com/lambda/latest/api/API_PublishLayerVersion.html
  lambda: {
    FunctionName: name('function', '[\\w.-]+'),
    Alias: name('alias', '[\\w-]+', '\\$LATEST', '\\$LATEST\\.PUBLISHED'),
    Version: name('version', '[A-Za-z0-9]+', '\\$LATEST', '\\$LATEST\\.PUBLISHED'),
    LayerName: name('layer', '[\\w-]+'),
    LayerVersion: name('layer version', '[A-Za-z0-9]+'),
    UUID: name('event source mapping', '[A-Za-z0-9-]+'),
  },
  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html
  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogStream.html
  logs: {
    LogGroupName: name('log group', '[\\w./#-]+'),
    LogStreamName: { noun: 'log stream', forms: ['[^:]*'], says: 'a log stream name has no `:`' },
  },
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Tagging.ARN.html
  rds: {
    DbClusterInstanceName: name('cluster', '[A-Za-z0-9-]+'),
    DbInstanceName: name('DB instance', '[A-Za-z0-9-]+'),
    DbProxyId: id('proxy', 'prx-'),
  },
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html
  'rds-db': {
    DbiResourceId: {
      ...id('database', 'db-', 'cluster-', 'prx-'),
      says: 'a resource ID such as `db-…`, `cluster-…` or `prx-…` is needed there, not a name',
    },
  },
  // https://docs.aws.amazon.com/redshift/latest/mgmt/redshift-iam-access-control-identity-based.html
  redshift: {
    ClusterName: name('cluster', '[A-Za-z0-9-]+'),
    SubnetGroupName: name('subnet group', '[\\w.-]+'),
  },
  // https://docs.aws.amazon.com/Route53/latest/APIReference/API_GetHostedZone.html
  route53: {
    Id: {
      noun: 'resource of Route 53',
      forms: ['[A-Za-z0-9-]+'],
      says: 'it goes by its ID, which has only letters, digits and `-`',
    },
  },
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-points-policies.html
  s3: {
    BucketName: {
      noun: 'bucket or object',
      forms: ['[A-Za-z0-9][\\w.-]*'],
      says: 'a bucket name starts with a letter or digit and has only these, `_`, `.` and `-`',
    },
    ObjectName: { noun: 'object', forms: [something], says: 'the key of an object is not empty' },
    AccessPointName: name('access point', '[\\w.-]+'),
    AccessPointAlias: name('access point', '[\\w.-]+'),
  },
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/directory-bucket-naming-rules.html
  s3express: {
    BucketName: name('directory bucket', '[\\w.-]+'),
    AccessPointName: name('access point', '[\\w.-]+'),
  },
  // https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateEndpoint.html
  sagemaker: {
    EndpointName: name('endpoint', '[A-Za-z0-9-]+'),
    ModelName: name('model', '[A-Za-z0-9-]+'),
    TrainingJobName: name('training job', '[A-Za-z0-9-]+'),
  },
  // https://docs.aws.amazon.com/scheduler/latest/APIReference/API_CreateSchedule.html
  scheduler: {
    GroupName: name('schedule group', '[\\w.-]+'),
    ScheduleName: name('schedule', '[\\w.-]+'),
  },
  // https://docs.aws.amazon.com/secretsmanager/latest/userguide/reference_iam-permissions.html
  secretsmanager: {
    SecretId: {
      noun: 'secret',
      forms: ['[\\w/+=.@!-]+-[A-Za-z0-9]{6}'],
      says: 'its ARN ends in `-` and six characters that AWS Secrets Manager adds to the name',
      end: '-??????',
    },
  },
  // https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_CreateConfigurationSet.html
  ses: {
    ConfigurationSetName: name('configuration set', '[\\w-]+'),
    TemplateName: name('template', '[\\w-]+'),
  },
  // https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html
  sns: {
    TopicName: name('topic', '[\\w-]+', '[\\w-]+\\.fifo'),
    SubscriptionId: {
      noun: 'subscription',
      forms: ['[A-Za-z0-9]+-[A-Za-z0-9-]+'],
      says: 'the ID of a subscription is a UUID',
    },
  },
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html
  sqs: { QueueName: name('queue', '[\\w-]+', '[\\w-]+\\.fifo') },
  // https://docs.aws.amazon.com/systems-manager/latest/userguide/sysman-parameter-name-constraints.html
  ssm: {
    ParameterNameWithoutLeadingSlash: {
      noun: 'parameter',
      forms: ['[\\w.-][\\w./-]*'],
      says: 'one `/` comes before its name, which has only letters, digits, `_`, `.`, `-` and `/`',
    },
  },
  // https://docs.aws.amazon.com/step-functions/latest/apireference/API_CreateStateMachine.html
  states: {
    ActivityName: {
      noun: 'activity',
      forms: ['[^:/]+'],
      says: 'an activity name has neither `/` nor `:`',
    },
    StateMachineName: {
      noun: 'state machine',
      forms: ['[^:/]+'],
      says: 'a state machine name has neither `/` nor `:`',
    },
    StateMachineAliasName: name('alias', '[\\w.-]+'),
    StateMachineVersionId: name('version', '[A-Za-z0-9]+'),
    ExecutionId: {
      noun: 'execution',
      forms: ['[^:/]+'],
      says: 'an execution name has neither `/` nor `:`',
    },
  },
  // https://docs.aws.amazon.com/transfer/latest/APIReference/API_DescribedServer.html
  transfer: { ServerId: id('server', 's-') },
  // https://docs.aws.amazon.com/waf/latest/developerguide/waf-policies.html
  wafv2: { Scope: fixed('resource of AWS WAF', 'regional', 'global') },
};
