/**
 * Services without resource-based policies, among those that have VPC endpoints, as of November 2026. A statement that
 * covers them and names principals therefore belongs to a VPC endpoint or an organization.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
 * https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
export const servicesWithoutPolicies: ReadonlySet<string> = new Set([
  'acm',
  'application-autoscaling',
  'athena',
  'autoscaling',
  'autoscaling-plans',
  'batch',
  'cloudformation',
  'cloudwatch',
  'codecommit',
  'codedeploy',
  'codepipeline',
  'config',
  'datasync',
  'dms',
  'ec2',
  'ec2messages',
  'ecs',
  'eks',
  'elasticache',
  'elasticbeanstalk',
  'elasticloadbalancing',
  'elasticmapreduce',
  'firehose',
  'guardduty',
  'polly',
  'rds',
  'ssmmessages',
  'states',
  'storagegateway',
  'swf',
  'synthetics',
  'transcribe',
  'translate',
]);

/**
 * Services that support resource-based policies for only some resource types, with those types.
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_PutModelPackageGroupPolicy.html
 * https://docs.aws.amazon.com/sagemaker/latest/dg/xaccount-lineage-tracking.html
 * https://docs.aws.amazon.com/ram/latest/userguide/shareable.html#shareable-sagemaker
 */
const typesWithPolicies: Readonly<Record<string, ReadonlySet<string>>> = {
  sagemaker: new Set([
    'action',
    'artifact',
    'context',
    'feature-group',
    'hub',
    'hub-content',
    'model-card',
    'model-package',
    'model-package-group',
    'pipeline',
    'pipeline-execution',
  ]),
};

/**
 * Whether no resource that an action applies to can have a resource-based policy.
 *
 * @param service the prefix of the action, in lower case
 * @param types the names of the types that it applies to; undefined for an unknown action
 */
export function worksWithoutPolicies(service: string, types: readonly string[] | undefined): boolean {
  if (servicesWithoutPolicies.has(service)) return true;
  const having = Object.hasOwn(typesWithPolicies, service) ? typesWithPolicies[service]! : undefined;
  return having !== undefined && types !== undefined && !types.some((type) => having.has(type));
}
