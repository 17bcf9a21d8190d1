/**
 * What attributes of common resources give: a name, or an ARN. Of an attribute that is not here nobody knows.
 *
 * Source: the attribute reference of each resource of hashicorp/aws 6.66.0, as of 2026-12-01,
 * https://registry.terraform.io/providers/hashicorp/aws/latest/docs, and the ARN formats of the service authorization reference.
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

const queue = named(inRegion('sqs', name), 'name');
const topic = { ...named(inRegion('sns', name), 'name'), id: inRegion('sns', name) };
const table = {
  ...named(inRegion('dynamodb', 'table/{name}'), 'name', 'id'),
  stream_arn: inRegion('dynamodb', 'table/{name}/stream/{path}'),
};
const key = named(inRegion('kms', 'key/{name}'), 'key_id');
const secret = {
  arn: inRegion('secretsmanager', 'secret:{path}'),
  id: inRegion('secretsmanager', 'secret:{path}'),
};
const domain = named(inRegion('es', 'domain/{name}'), 'domain_name');
const api = { id: name, execution_arn: inRegion('execute-api', name) };

/** The same of a resource and of the data source of its type. */
const ofBoth: Readonly<Record<string, Formats>> = {
  aws_cloudwatch_event_bus: { arn: inRegion('events', 'event-bus/{path}') },
  // Without the `:*` of the service's own ARN.
  aws_cloudwatch_log_group: { arn: inRegion('logs', 'log-group:{path}') },
  aws_dynamodb_table: table,
  aws_ecr_repository: { arn: inRegion('ecr', 'repository/{path}') },
  aws_efs_file_system: { arn: inRegion('elasticfilesystem', 'file-system/{name}') },
  aws_iam_role: { arn: iam('role/{path}'), name },
  aws_iam_user: { arn: iam('user/{path}') },
  aws_iam_policy: { arn: iam('policy/{path}') },
  aws_iam_openid_connect_provider: { arn: iam('oidc-provider/{path}') },
  aws_kinesis_stream: { arn: inRegion('kinesis', 'stream/{name}') },
  aws_kms_alias: { arn: inRegion('kms', 'alias/{path}'), target_key_arn: inRegion('kms', 'key/{name}') },
  aws_s3_bucket: named(arn('s3:::{name}'), 'bucket', 'id'),
  aws_secretsmanager_secret: secret,
  aws_sfn_state_machine: { arn: inRegion('states', 'stateMachine:{name}') },
  aws_sns_topic: topic,
  aws_sqs_queue: queue,
  aws_ssm_parameter: { arn: inRegion('ssm', 'parameter/{path}') },
};

const ofResources: Readonly<Record<string, Formats>> = {
  ...ofBoth,
  aws_api_gateway_rest_api: api,
  aws_apigatewayv2_api: api,
  aws_backup_vault: { arn: inRegion('backup', 'backup-vault:{name}') },
  aws_cloudwatch_event_rule: { arn: inRegion('events', 'rule/{path}') },
  aws_codebuild_project: named(inRegion('codebuild', 'project/{name}'), 'name'),
  aws_codecommit_repository: { arn: inRegion('codecommit', name) },
  aws_cognito_user_pool: named(inRegion('cognito-idp', 'userpool/{name}'), 'id'),
  aws_db_instance: { arn: inRegion('rds', 'db:{name}') },
  aws_ecs_cluster: { arn: inRegion('ecs', 'cluster/{name}') },
  aws_ecs_task_definition: { arn: inRegion('ecs', 'task-definition/{path}') },
  aws_elasticsearch_domain: domain,
  aws_iam_group: { arn: iam('group/{path}') },
  aws_iam_instance_profile: { arn: iam('instance-profile/{path}') },
  aws_kinesis_firehose_delivery_stream: { arn: inRegion('firehose', 'deliverystream/{name}') },
  aws_kms_external_key: key,
  aws_kms_key: key,
  aws_kms_replica_key: key,
  aws_lambda_function: { ...named(inRegion('lambda', 'function:{name}'), 'function_name') },
  aws_lambda_layer_version: { arn: inRegion('lambda', 'layer:{name}:{name}') },
  aws_msk_cluster: { arn: inRegion('kafka', 'cluster/{path}') },
  aws_opensearch_domain: domain,
  aws_rds_cluster: { arn: inRegion('rds', 'cluster:{name}') },
  aws_s3_access_point: { arn: inRegion('s3', 'accesspoint/{name}') },
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
  const all = isData ? ofBoth : ofResources;
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
