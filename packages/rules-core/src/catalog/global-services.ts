/**
 * The Regions that calls of global services go to, by partition and action prefix, as of November 2026. The
 * `aws:RequestedRegion` of a request is the one that its endpoint stands for.
 *
 * Left out are services that also receive calls in other Regions (`chime`, `s3`, `sts`), and partitions with a single
 * Region.
 * https://docs.aws.amazon.com/general/latest/gr/aws-service-information.html
 * https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/global-services.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_deny-requested-region.html
 * https://docs.aws.amazon.com/awssupport/latest/user/about-support-api.html
 * https://docs.aws.amazon.com/govcloud-us/latest/UserGuide/using-govcloud-endpoints.html
 * https://docs.amazonaws.cn/en_us/aws/latest/userguide/endpoints-arns.html
 */
const table: readonly (readonly [partition: string, regions: string, services: string])[] = [
  [
    'aws',
    'us-east-1',
    'account budgets ce cloudfront cur iam organizations route53 route53domains shield waf',
  ],
  ['aws', 'us-east-1 us-east-2', 'health'],
  ['aws', 'us-east-1 us-west-2 eu-west-1', 'support'],
  ['aws', 'us-west-2', 'devicefarm globalaccelerator networkmanager'],
  ['aws-cn', 'cn-north-1', 'iam support'],
  ['aws-cn', 'cn-northwest-1', 'account budgets ce cloudfront cur health organizations route53'],
  ['aws-us-gov', 'us-gov-west-1', 'health iam networkmanager organizations route53 support'],
  ['aws-iso', 'us-iso-east-1', 'budgets ce iam organizations route53 support'],
  ['aws-iso-b', 'us-isob-east-1', 'budgets ce iam organizations route53 support'],
  ['aws-iso-f', 'us-isof-south-1', 'budgets ce iam organizations route53'],
];

/** By partition and service, separated by a space. */
const regionsOf = new Map(
  table.flatMap(([partition, regions, services]) =>
    services.split(' ').map((service) => [`${partition} ${service}`, regions.split(' ')] as const),
  ),
);

/** The global services, by their action prefixes, sorted. */
export const globalServices: readonly string[] = [
  ...new Set(table.flatMap(([, , services]) => services.split(' '))),
].sort();

/** The Regions that calls of the service go to. Empty if the service is not known to be global in the partition. */
export function globalRegionsOf(service: string, partition: string): readonly string[] {
  return regionsOf.get(`${partition} ${service}`) ?? [];
}
