/**
 * What `Ref` and `Fn::GetAtt` return for resources of common CloudFormation types: a name or an ARN. Nothing is assumed
 * about other types.
 *
 * As of 2026-11-30, from the section "Return values" of each type in the CloudFormation template reference, and from
 * the ARN formats of the Service Authorization Reference:
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-template-resource-type-ref.html
 */

export interface References {
  /** What `Ref` returns: an ARN, or `{name}` for a plain name. Unknown if absent. */
  readonly ref?: string;
  /** What `Fn::GetAtt` returns, by attribute. Unknown for an absent attribute. */
  readonly attributes?: Readonly<Record<string, string>>;
}

/**
 * In ARNs, `{name}` is a name without colons and slashes, and `{path}` is any text. Partition, Region and account are
 * those of the stack.
 */
const name = '{name}';
const arn = (rest: string): string => `arn:{partition}:${rest}`;
const inRegion = (service: string, rest: string): string => arn(`${service}:{region}:{account}:${rest}`);
const iam = (rest: string): string => arn(`iam::{account}:${rest}`);

const named = (format: string, attribute = 'Arn'): References => ({
  ref: name,
  attributes: { [attribute]: format },
});
const ofArn = (format: string, ...attributes: readonly string[]): References => ({
  ref: format,
  attributes: Object.fromEntries(attributes.map((attribute) => [attribute, format])),
});

const lambdaFunction = named(inRegion('lambda', 'function:{name}'));
const stateMachine = ofArn(inRegion('states', 'stateMachine:{name}'), 'Arn');
const table: References = {
  ref: name,
  attributes: {
    Arn: inRegion('dynamodb', 'table/{name}'),
    StreamArn: inRegion('dynamodb', 'table/{name}/stream/{path}'),
  },
};
const domain: References = {
  ref: name,
  attributes: { Arn: inRegion('es', 'domain/{name}'), DomainArn: inRegion('es', 'domain/{name}') },
};

const references: Readonly<Record<string, References>> = {
  'AWS::ApiGateway::RestApi': { ref: name },
  'AWS::ApiGatewayV2::Api': { ref: name },
  'AWS::AppSync::GraphQLApi': ofArn(inRegion('appsync', 'apis/{name}'), 'Arn'),
  'AWS::Athena::WorkGroup': { ref: name },
  'AWS::AutoScaling::AutoScalingGroup': { ref: name },
  'AWS::Backup::BackupVault': named(inRegion('backup', 'backup-vault:{name}'), 'BackupVaultArn'),
  'AWS::Batch::JobQueue': ofArn(inRegion('batch', 'job-queue/{name}'), 'JobQueueArn'),
  'AWS::CloudFront::CloudFrontOriginAccessIdentity': { ref: name },
  'AWS::CloudFront::Distribution': { ref: name },
  'AWS::CodeBuild::Project': named(inRegion('codebuild', 'project/{name}')),
  'AWS::CodeCommit::Repository': {
    ref: name,
    attributes: { Arn: inRegion('codecommit', '{name}'), Name: name },
  },
  'AWS::CodePipeline::Pipeline': { ref: name },
  'AWS::Cognito::UserPool': named(inRegion('cognito-idp', 'userpool/{name}')),
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::DynamoDB::Table': table,
  'AWS::EC2::Instance': { ref: name },
  'AWS::EC2::SecurityGroup': { ref: name, attributes: { GroupId: name, VpcId: name } },
  'AWS::EC2::Subnet': { ref: name, attributes: { SubnetId: name } },
  'AWS::EC2::VPC': { ref: name, attributes: { VpcId: name } },
  'AWS::EC2::VPCEndpoint': { ref: name, attributes: { Id: name } },
  'AWS::ECR::Repository': { attributes: { Arn: inRegion('ecr', 'repository/{path}') } },
  'AWS::ECS::Cluster': named(inRegion('ecs', 'cluster/{name}')),
  'AWS::ECS::Service': ofArn(inRegion('ecs', 'service/{path}'), 'ServiceArn'),
  'AWS::ECS::TaskDefinition': ofArn(inRegion('ecs', 'task-definition/{path}'), 'TaskDefinitionArn'),
  'AWS::EFS::AccessPoint': {
    ref: name,
    attributes: { AccessPointId: name, Arn: inRegion('elasticfilesystem', 'access-point/{name}') },
  },
  'AWS::EFS::FileSystem': {
    ref: name,
    attributes: { FileSystemId: name, Arn: inRegion('elasticfilesystem', 'file-system/{name}') },
  },
  'AWS::Elasticsearch::Domain': domain,
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ofArn(
    inRegion('elasticloadbalancing', 'loadbalancer/{path}'),
    'LoadBalancerArn',
  ),
  'AWS::ElasticLoadBalancingV2::TargetGroup': ofArn(
    inRegion('elasticloadbalancing', 'targetgroup/{path}'),
    'TargetGroupArn',
  ),
  'AWS::Events::EventBus': {
    ref: name,
    attributes: { Arn: inRegion('events', 'event-bus/{path}'), Name: name },
  },
  'AWS::Events::Rule': { attributes: { Arn: inRegion('events', 'rule/{path}') } },
  'AWS::Glue::Database': { ref: name },
  'AWS::IAM::Group': { ref: name, attributes: { Arn: iam('group/{path}') } },
  'AWS::IAM::InstanceProfile': { ref: name, attributes: { Arn: iam('instance-profile/{path}') } },
  'AWS::IAM::ManagedPolicy': ofArn(iam('policy/{path}'), 'PolicyArn'),
  'AWS::IAM::OIDCProvider': ofArn(iam('oidc-provider/{path}'), 'Arn'),
  'AWS::IAM::Role': { ref: name, attributes: { Arn: iam('role/{path}'), RoleId: name } },
  'AWS::IAM::SAMLProvider': ofArn(iam('saml-provider/{name}'), 'Arn'),
  'AWS::IAM::User': { ref: name, attributes: { Arn: iam('user/{path}') } },
  'AWS::KMS::Key': { ref: name, attributes: { Arn: inRegion('kms', 'key/{name}'), KeyId: name } },
  'AWS::KMS::ReplicaKey': { ref: name, attributes: { Arn: inRegion('kms', 'key/{name}'), KeyId: name } },
  'AWS::Kinesis::Stream': named(inRegion('kinesis', 'stream/{name}')),
  'AWS::KinesisFirehose::DeliveryStream': named(inRegion('firehose', 'deliverystream/{name}')),
  'AWS::Lambda::Alias': ofArn(inRegion('lambda', 'function:{name}:{name}'), 'AliasArn'),
  'AWS::Lambda::Function': lambdaFunction,
  'AWS::Lambda::LayerVersion': ofArn(inRegion('lambda', 'layer:{name}:{name}'), 'LayerVersionArn'),
  'AWS::Lambda::Version': ofArn(inRegion('lambda', 'function:{name}:{name}'), 'FunctionArn'),
  // The ARN of a log group ends with `:*`.
  'AWS::Logs::LogGroup': { attributes: { Arn: inRegion('logs', 'log-group:{path}:*') } },
  'AWS::MSK::Cluster': ofArn(inRegion('kafka', 'cluster/{path}'), 'Arn'),
  'AWS::OpenSearchService::Domain': domain,
  'AWS::RDS::DBCluster': { ref: name, attributes: { DBClusterArn: inRegion('rds', 'cluster:{name}') } },
  'AWS::RDS::DBInstance': { ref: name, attributes: { DBInstanceArn: inRegion('rds', 'db:{name}') } },
  'AWS::S3::AccessPoint': {
    ref: name,
    attributes: { Arn: inRegion('s3', 'accesspoint/{name}'), Name: name },
  },
  'AWS::S3::Bucket': named(arn('s3:::{name}')),
  'AWS::SNS::Topic': ofArn(inRegion('sns', '{name}'), 'TopicArn'),
  'AWS::SQS::Queue': { attributes: { Arn: inRegion('sqs', '{name}'), QueueName: name } },
  'AWS::SecretsManager::Secret': ofArn(inRegion('secretsmanager', 'secret:{path}'), 'Id'),
  'AWS::Serverless::Api': { ref: name },
  'AWS::Serverless::Function': lambdaFunction,
  'AWS::Serverless::HttpApi': { ref: name },
  'AWS::Serverless::SimpleTable': table,
  'AWS::Serverless::StateMachine': stateMachine,
  'AWS::StepFunctions::Activity': ofArn(inRegion('states', 'activity:{name}'), 'Arn'),
  'AWS::StepFunctions::StateMachine': stateMachine,
};

/** What references to a resource of a CloudFormation type return. */
export function referencesTo(type: string): References | undefined {
  return Object.hasOwn(references, type) ? references[type] : undefined;
}

/** The types in the table. */
export const referableTypes: readonly string[] = Object.keys(references);
