/**
 * Services no resource of which takes a resource-based policy, as of November 2026, so that a statement about them that names
 * principals is that of a VPC endpoint or of an organization: those of the services that have VPC endpoints.
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
 * Services only some of whose resources take a resource-based policy, with the types of these.
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
 * Whether no resource that an action works on takes a resource-based policy.
 *
 * @param service the prefix of its name, in lower case
 * @param types the names of the types that it works on; undefined where the action is not known
 */
export function worksWithoutPolicies(service: string, types: readonly string[] | undefined): boolean {
  if (servicesWithoutPolicies.has(service)) return true;
  const having = Object.hasOwn(typesWithPolicies, service) ? typesWithPolicies[service]! : undefined;
  return having !== undefined && types !== undefined && !types.some((type) => having.has(type));
}
