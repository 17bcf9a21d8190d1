/**
 * Actions that certainly support only `*`, as of November 2026. The Service Authorization Reference says so of many
 * more, but has been wrong about some. These are also confirmed by the service's own pages, or the call covers
 * everything in an account.
 * https://docs.aws.amazon.com/AmazonECR/latest/userguide/security_iam_id-based-policy-examples.html
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-policy-structure.html
 * https://docs.aws.amazon.com/xray/latest/devguide/security_iam_service-with-iam.html
 */
import type { Action } from './decode.js';

export const unscopableActions: readonly string[] = [
  'dynamodb:ListTables',
  'ecr-public:GetAuthorizationToken',
  'ecr:GetAuthorizationToken',
  'kinesis:ListStreams',
  'kms:ListAliases',
  'kms:ListKeys',
  'lambda:ListFunctions',
  's3:ListAllMyBuckets',
  'secretsmanager:GetRandomPassword',
  'secretsmanager:ListSecrets',
  'sns:ListTopics',
  'sqs:ListQueues',
  'ssm:DescribeParameters',
  'xray:PutTelemetryRecords',
  'xray:PutTraceSegments',
];

const listed: ReadonlySet<string> = new Set(unscopableActions);

/**
 * Whether the action certainly cannot be limited to specific resources. The describe actions of Amazon EC2 cannot,
 * unless the reference lists a resource type.
 */
export function isUnscopable({ id, service, name, resourceTypes }: Action): boolean {
  return resourceTypes.length === 0 && (listed.has(id) || (service === 'ec2' && /^Describe[A-Z]/.test(name)));
}
