import { hasWildcard, matches } from '../patterns/wildcard.js';

/**
 * The prefixes of the services that resource control policies apply to, as of 2026-11-23.
 * https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html#rcp-supported-services
 */
export const rcpServicesDate = '2026-11-23';

/** AWS lists Amazon OpenSearch Service as `opensearch`, but its actions have the prefix `es`. */
export const rcpServices: ReadonlySet<string> = new Set(
  (
    'aoss appconfig appstream autoscaling autoscaling-plans budgets clouddirectory cloudfront cloudsearch ' +
    'cloudtrail-data codeartifact codebuild codecommit codepipeline cognito-identity cognito-idp comprehend ' +
    'comprehendmedical compute-optimizer cost-optimization-hub dax dsql dynamodb ecr ecr-public es events firehose fis ' +
    'fms gamelift health inspector-scan kendra kinesisvideo kms logs memorydb networkmonitor notifications opensearch ' +
    'pca-connector-ad personalize polly pricing resource-groups rolesanywhere s3 secretsmanager servicediscovery signin ' +
    'sqs sts support swf textract timestream-influxdb transcribe transfer translate wafv2 workspaces xray'
  ).split(' '),
);

/**
 * Whether resource control policies apply to the service with this prefix in lower case, or to any service that the
 * pattern matches.
 */
export function isRcpService(prefix: string): boolean {
  if (!hasWildcard(prefix)) return rcpServices.has(prefix);
  return [...rcpServices].some((each) => matches(prefix, each));
}
