/**
 * The resources that their own policy can make public, as of 2026-11-30: those that IAM Access Analyzer checks for
 * public access, and a few more.
 * https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_CheckNoPublicAccess.html
 */
export interface PublicResource {
  readonly service: string;
  /** The name of the kind of resource. */
  readonly noun: string;
  /**
   * Whether it answers unsigned requests: always, or only for a value of a condition key. Set only where AWS documents
   * it. Otherwise the service requires signed requests, or AWS does not say.
   */
  readonly anonymous?: 'always' | { readonly key: string; readonly value: string };
}

const rows: readonly PublicResource[] = [
  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-bucket-user-policy-specifying-principal-intro.html
  { service: 's3', noun: 'bucket', anonymous: 'always' },
  { service: 's3express', noun: 'directory bucket' },
  { service: 's3-outposts', noun: 'bucket' },
  { service: 's3tables', noun: 'table bucket' },
  { service: 'glacier', noun: 'vault' },
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-basic-examples-of-sqs-policies.html
  { service: 'sqs', noun: 'queue', anonymous: 'always' },
  { service: 'sns', noun: 'topic' },
  // https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
  { service: 'lambda', noun: 'function', anonymous: { key: 'lambda:functionurlauthtype', value: 'NONE' } },
  // https://docs.aws.amazon.com/efs/latest/ug/iam-access-control-nfs-efs.html
  { service: 'elasticfilesystem', noun: 'file system', anonymous: 'always' },
  // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html
  { service: 'es', noun: 'domain', anonymous: 'always' },
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-authorization-flow.html
  { service: 'execute-api', noun: 'API', anonymous: 'always' },
  { service: 'kms', noun: 'key' },
  { service: 'secretsmanager', noun: 'secret' },
  { service: 'dynamodb', noun: 'table' },
  { service: 'kinesis', noun: 'data stream' },
  { service: 'ecr', noun: 'repository' },
  { service: 'codeartifact', noun: 'domain' },
  { service: 'backup', noun: 'backup vault' },
  { service: 'cloudtrail', noun: 'event data store' },
  { service: 'events', noun: 'event bus' },
  // A trust policy says who may assume a role.
  { service: 'sts', noun: 'role' },
];

const byService: ReadonlyMap<string, PublicResource> = new Map(rows.map((row) => [row.service, row]));

/** @returns undefined for a service that is not in the table */
export function publicResourceOf(service: string): PublicResource | undefined {
  return byService.get(service);
}

/** The services in the table. Used by the test that each of them exists. */
export const publicServices: readonly string[] = rows.map(({ service }) => service);
