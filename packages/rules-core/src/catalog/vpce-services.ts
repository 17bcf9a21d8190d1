/**
 * Services that send the condition keys about the owner of a VPC endpoint, as of November 2026.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-network-properties
 */

const base =
  'acm-pca applicationinsights apprunner athena cloudformation comprehendmedical compute-optimizer datasync discovery ebs ecr ecs firehose healthlake iam iotfleetwise iotwireless kinesisanalytics kms lambda medical-imaging omics payment-cryptography polly rbin rekognition route53 s3 scheduler servicediscovery servicequotas ssm-contacts storagegateway textract transcribe transfer';
const account = `${base} dynamodb gamelift shield`;
const organization = `${account} b2bi cassandra cognito-identity dms ds-data identitystore iottwinmaker network-firewall pricing ses sms-voice sqs workmail`;

const servicesOf: ReadonlyMap<string, ReadonlySet<string>> = new Map(
  Object.entries({
    'aws:vpceaccount': account,
    'aws:vpceorgpaths': account,
    'aws:vpceorgid': organization,
  }).map(([key, services]) => [key, new Set(services.split(' '))]),
);

/**
 * The prefixes of the services that send the key, or undefined for any other key.
 *
 * @param key in lower case
 */
export function servicesSendingVpceKey(key: string): ReadonlySet<string> | undefined {
  return servicesOf.get(key);
}
