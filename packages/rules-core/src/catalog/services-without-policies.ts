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
