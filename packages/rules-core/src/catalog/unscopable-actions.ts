/**
 * Actions that certainly work on `*` only, as of November 2026. The Service Authorization Reference says so of many
 * more, and has proven to be wrong about some: of these the pages of the services say it as well, or a call is about all
 * that an account has.
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

/** Whether the action can be held to no resource, for certain. Those of Amazon EC2 that describe can not, unless the reference names a type. */
export function isUnscopable({ id, service, name, resourceTypes }: Action): boolean {
  return resourceTypes.length === 0 && (listed.has(id) || (service === 'ec2' && /^Describe[A-Z]/.test(name)));
}
