/**
 * What attributes of common resources give: a name, or an ARN. Of an attribute that is not here nobody knows.
 *
 * Source: what the acceptance tests of hashicorp/aws (6.x, as of 2026-12-01) expect of each `arn`, and the attribute
 * reference of each resource, https://registry.terraform.io/providers/hashicorp/aws/latest/docs. In this table are those that
 * policies in public repositories refer to most.
 */

/** `{name}` has no colons, slashes and wildcards, `{path}` may have anything, and may be several. */
type Formats = Readonly<Record<string, string>>;

const name = '{name}';
const arn = (rest: string): string => `arn:{partition}:${rest}`;
const inRegion = (service: string, rest: string): string => arn(`${service}:{region}:{account}:${rest}`);
const iam = (rest: string): string => arn(`iam::{account}:${rest}`);

/** A resource with an `arn`, and attributes that all give its name. */
const named = (format: string, ...names: readonly string[]): Formats => ({
  arn: format,
  ...Object.fromEntries(names.map((attribute) => [attribute, name])),
});

const api = { id: name, execution_arn: inRegion('execute-api', name) };
const database = { arn: inRegion('rds', 'db:{name}') };
const databaseCluster = { arn: inRegion('rds', 'cluster:{name}') };
const domain = named(inRegion('es', 'domain/{name}'), 'domain_name');
const key = named(inRegion('kms', 'key/{name}'), 'key_id');
const lambdaFunction = {
  ...named(inRegion('lambda', 'function:{name}'), 'function_name'),
  qualified_arn: inRegion('lambda', 'function:{name}:{name}'),
};
const queue = named(inRegion('sqs', name), 'name');
const secret = {
  arn: inRegion('secretsmanager', 'secret:{path}'),
  id: inRegion('secretsmanager', 'secret:{path}'),
};
const stateMachine = {
  arn: inRegion('states', 'stateMachine:{name}'),
  id: inRegion('states', 'stateMachine:{name}'),
};
const table = {
  ...named(inRegion('dynamodb', 'table/{name}'), 'name', 'id'),
  stream_arn: inRegion('dynamodb', 'table/{name}/stream/{path}'),
};
const topic = { ...named(inRegion('sns', name), 'name'), id: inRegion('sns', name) };
const userPool = inRegion('cognito-idp', 'userpool/{name}');

/** The same of a resource and of the data source of its type. */
const ofBoth: Readonly<Record<string, Formats>> = {
  aws_acm_certificate: { arn: inRegion('acm', 'certificate/{name}') },
  aws_acmpca_certificate_authority: { arn: inRegion('acm-pca', 'certificate-authority/{name}') },
  aws_api_gateway_rest_api: api,
  aws_backup_vault: { arn: inRegion('backup', 'backup-vault:{name}') },
  aws_batch_job_queue: { arn: inRegion('batch', 'job-queue/{name}') },
  aws_cloudfront_distribution: named(arn('cloudfront::{account}:distribution/{name}'), 'id'),
  aws_cloudwatch_event_bus: { arn: inRegion('events', 'event-bus/{path}') },
  // Without the `:*` of the service's own ARN.
  aws_cloudwatch_log_group: { arn: inRegion('logs', 'log-group:{path}') },
  aws_codecommit_repository: { arn: inRegion('codecommit', name) },
  aws_dynamodb_table: table,
  aws_ecr_repository: { arn: inRegion('ecr', 'repository/{path}') },
  aws_ecs_cluster: { arn: inRegion('ecs', 'cluster/{name}') },
  aws_efs_access_point: { arn: inRegion('elasticfilesystem', 'access-point/{name}') },
  aws_efs_file_system: { arn: inRegion('elasticfilesystem', 'file-system/{name}') },
  aws_eks_cluster: { arn: inRegion('eks', 'cluster/{name}') },
  aws_iam_group: { arn: iam('group/{path}') },
  aws_iam_instance_profile: { arn: iam('instance-profile/{path}') },
  aws_iam_openid_connect_provider: { arn: iam('oidc-provider/{path}') },
  aws_iam_policy: { arn: iam('policy/{path}') },
  aws_iam_role: { arn: iam('role/{path}'), name },
  aws_iam_saml_provider: { arn: iam('saml-provider/{name}') },
  aws_iam_user: { arn: iam('user/{path}') },
  aws_instance: named(inRegion('ec2', 'instance/{name}'), 'id'),
  aws_kinesis_firehose_delivery_stream: { arn: inRegion('firehose', 'deliverystream/{name}') },
  aws_kinesis_stream: { arn: inRegion('kinesis', 'stream/{name}') },
  aws_kms_alias: { arn: inRegion('kms', 'alias/{path}'), target_key_arn: inRegion('kms', 'key/{name}') },
  aws_lambda_function: lambdaFunction,
  aws_msk_cluster: { arn: inRegion('kafka', 'cluster/{path}') },
  aws_opensearch_domain: { arn: inRegion('es', 'domain/{name}') },
  aws_prometheus_workspace: { arn: inRegion('aps', 'workspace/{name}') },
  aws_rds_cluster: databaseCluster,
  aws_route53_zone: named(arn('route53:::hostedzone/{name}'), 'zone_id'),
  aws_s3_bucket: named(arn('s3:::{name}'), 'bucket', 'id'),
  aws_secretsmanager_secret: secret,
  aws_sfn_state_machine: stateMachine,
  aws_sns_topic: topic,
  aws_sqs_queue: queue,
  aws_ssm_parameter: { arn: inRegion('ssm', 'parameter/{path}') },
};

const ofResources: Readonly<Record<string, Formats>> = {
  ...ofBoth,
  aws_apigatewayv2_api: api,
  aws_athena_workgroup: { arn: inRegion('athena', 'workgroup/{name}') },
  aws_autoscaling_group: {
    arn: inRegion('autoscaling', 'autoScalingGroup:{name}:autoScalingGroupName/{path}'),
  },
  aws_batch_job_definition: { arn: inRegion('batch', 'job-definition/{name}:{name}') },
  aws_cloudtrail: { arn: inRegion('cloudtrail', 'trail/{name}') },
  aws_cloudwatch_event_rule: { arn: inRegion('events', 'rule/{path}') },
  aws_cloudwatch_log_destination: { arn: inRegion('logs', 'destination:{name}') },
  aws_codebuild_project: named(inRegion('codebuild', 'project/{name}'), 'name'),
  aws_codepipeline: { arn: inRegion('codepipeline', name) },
  aws_cognito_identity_pool: { arn: inRegion('cognito-identity', 'identitypool/{path}') },
  aws_cognito_user_pool: named(userPool, 'id'),
  aws_db_instance: database,
  aws_ecs_service: { id: inRegion('ecs', 'service/{path}') },
  aws_ecs_task_definition: { arn: inRegion('ecs', 'task-definition/{path}') },
  aws_elasticsearch_domain: domain,
  aws_glue_catalog_database: { arn: inRegion('glue', 'database/{name}') },
  aws_glue_catalog_table: { arn: inRegion('glue', 'table/{name}/{path}') },
  aws_glue_crawler: { arn: inRegion('glue', 'crawler/{path}') },
  aws_glue_job: { arn: inRegion('glue', 'job/{path}') },
  aws_kms_external_key: key,
  aws_kms_key: key,
  aws_kms_replica_key: key,
  aws_lambda_layer_version: { arn: inRegion('lambda', 'layer:{name}:{name}') },
  aws_opensearch_domain: domain,
  aws_sagemaker_endpoint: { arn: inRegion('sagemaker', 'endpoint/{name}') },
  aws_scheduler_schedule_group: { arn: inRegion('scheduler', 'schedule-group/{name}') },
  aws_ses_domain_identity: { arn: inRegion('ses', 'identity/{name}') },
};

const ofData: Readonly<Record<string, Formats>> = {
  ...ofBoth,
  // Its `key_id` is what the data source is given: an alias or an ARN, perhaps.
  aws_kms_key: { arn: inRegion('kms', 'key/{name}') },
};

export interface AttributeFormat {
  readonly format: string;
  /** The attribute of the same resource that gives the first name in it. */
  readonly nameAttribute: string | undefined;
}

/** @param path of a reference: `aws_s3_bucket`, `reports`, `arn`, or that of a data source */
export function formatOfAttribute(path: readonly string[]): AttributeFormat | undefined {
  const isData = path[0] === 'data';
  const [type = '', , attribute = '', ...rest] = isData ? path.slice(1) : path;
  const all = isData ? ofData : ofResources;
  const formats = Object.hasOwn(all, type) ? all[type]! : {};
  if (rest.length > 0 || !Object.hasOwn(formats, attribute)) return undefined;
  const nameAttribute = Object.keys(formats).find((each) => formats[each] === name);
  return { format: formats[attribute]!, nameAttribute };
}

/** Each attribute of a resource with its format: `aws_s3_bucket.arn`. */
export const attributeFormats: readonly (readonly [attribute: string, format: string])[] = Object.entries(
  ofResources,
).flatMap(([type, formats]) =>
  Object.entries(formats).map(([attribute, format]) => [`${type}.${attribute}`, format] as const),
);
