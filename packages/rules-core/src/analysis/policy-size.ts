/** How large a policy is as AWS counts, and how large it may be. */
import { replaceHoles } from '../value/hole.js';
import type { Bounds } from '../policy/bounds.js';
import type { Policy } from '../policy/policy.js';
import { everyValue } from '../policy/texts.js';
import type { DictValue, TextValue } from '../value/value.js';

export interface Quota {
  /** In characters, or in bytes. */
  readonly limit: number;
  readonly unit: 'characters' | 'bytes';
  /** What has the quota, with its article: "an inline policy of a role". */
  readonly holder: string;
  /** White space counts, as AWS Organizations has it for what comes through its API. */
  readonly whitespace?: boolean;
}

/**
 * The quotas of what hangs on a CloudFormation type.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html and the quota pages of the services
 */
const attached: Readonly<Record<string, Quota>> = {
  'AWS::IAM::ManagedPolicy': characters(6_144, 'a managed policy'),
  'AWS::IAM::UserPolicy': characters(2_048, 'the inline policies of a user together'),
  'AWS::IAM::User': characters(2_048, 'the inline policies of a user together'),
  'AWS::IAM::GroupPolicy': characters(5_120, 'the inline policies of a group together'),
  'AWS::IAM::Group': characters(5_120, 'the inline policies of a group together'),
  'AWS::SSO::PermissionSet': characters(32_768, 'the inline policy of a permission set'),
  'AWS::S3::Bucket': bytes(20_480, 'a bucket policy'),
  'AWS::S3::BucketPolicy': bytes(20_480, 'a bucket policy'),
  'AWS::S3::AccessPoint': bytes(20_480, 'the policy of an access point'),
  'AWS::KMS::Key': bytes(32_768, 'a key policy'),
  'AWS::SQS::Queue': bytes(8_192, 'a queue policy'),
  'AWS::SQS::QueuePolicy': bytes(8_192, 'a queue policy'),
  'AWS::SNS::Topic': bytes(30_720, 'a topic policy'),
  'AWS::SNS::TopicPolicy': bytes(30_720, 'a topic policy'),
  'AWS::Lambda::Function': bytes(20_480, 'the policy of a function'),
  'AWS::SecretsManager::Secret': characters(20_480, 'the policy of a secret'),
  'AWS::SecretsManager::ResourcePolicy': characters(20_480, 'the policy of a secret'),
  'AWS::DynamoDB::Table': bytes(20_480, 'the policy of a table'),
  'AWS::EC2::VPCEndpoint': characters(20_480, 'the policy of a VPC endpoint'),
  'AWS::Events::EventBus': characters(10_240, 'the policy of an event bus'),
  'AWS::Events::EventBusPolicy': characters(10_240, 'the policy of an event bus'),
  'AWS::EFS::FileSystem': characters(20_000, 'the policy of a file system'),
  'AWS::ApiGateway::RestApi': bytes(8_192, 'the policy of an API'),
  'AWS::Logs::ResourcePolicy': characters(5_120, 'a resource policy of CloudWatch Logs'),
  'AWS::ECR::Repository': characters(10_240, 'the policy of a repository'),
  'AWS::Organizations::ResourcePolicy': characters(40_000, 'the delegation policy of an organization'),
};

/** What a resource policy hangs on when all of its actions are of one service. */
const resourceOfService: Readonly<Record<string, string>> = {
  s3: 'AWS::S3::Bucket',
  kms: 'AWS::KMS::Key',
  sqs: 'AWS::SQS::Queue',
  sns: 'AWS::SNS::Topic',
  lambda: 'AWS::Lambda::Function',
  secretsmanager: 'AWS::SecretsManager::Secret',
  dynamodb: 'AWS::DynamoDB::Table',
  events: 'AWS::Events::EventBus',
  elasticfilesystem: 'AWS::EFS::FileSystem',
  'execute-api': 'AWS::ApiGateway::RestApi',
  logs: 'AWS::Logs::ResourcePolicy',
  ecr: 'AWS::ECR::Repository',
};

/** The default quota of a policy; undefined where it is not known. */
export function quotaOf(policy: Policy): Quota | undefined {
  const { kind, attachedTo } = policy;
  switch (kind) {
    case 'identity':
      return (
        (attachedTo && attached[attachedTo]) ||
        characters(10_240, 'the inline policies of a role, the largest of the identity policies')
      );
    case 'boundary':
      return characters(6_144, 'a permissions boundary');
    case 'session':
      return characters(2_048, 'a session policy');
    case 'trust':
      return characters(2_048, 'a role trust policy');
    case 'scp':
      return { ...characters(10_240, 'a service control policy'), whitespace: true };
    case 'rcp':
      return { ...characters(5_120, 'a resource control policy'), whitespace: true };
    case 'resource':
      return attached[attachedTo ?? resourceOfService[soleServiceOf(policy) ?? ''] ?? ''];
  }
}

function soleServiceOf({ statements }: Policy): string | undefined {
  const services = new Set<string | undefined>();
  for (const { actions } of statements) {
    for (const { text } of actions?.items ?? []) services.add(/^([\w-]+):/.exec(text)?.[1]?.toLowerCase());
  }
  const [service] = services;
  return services.size === 1 ? service : undefined;
}

function characters(limit: number, holder: string): Quota {
  return { limit, unit: 'characters', holder };
}

function bytes(limit: number, holder: string): Quota {
  return { limit, unit: 'bytes', holder };
}

/**
 * The size of a document without white space, neither between its tokens nor in its strings. Strings count as they are
 * written, escapes included; of template text only what stays counts, so that the size is a lower bound.
 */
export function sizeWithoutWhitespace(document: DictValue, unit: Quota['unit'], bounds: Bounds): number {
  const sizeOf = (text: TextValue) => sizeOfText(text, unit, bounds);
  let size = 0;
  for (const value of everyValue(document)) {
    switch (value.kind) {
      case 'text':
        size += sizeOf(value);
        break;
      case 'scalar':
        size += value.span.end - value.span.start;
        break;
      case 'list':
        size += 2 + Math.max(0, value.items.length - 1);
        break;
      case 'dict':
        // The colons, and one comma less.
        size += 2 + Math.max(0, 2 * value.entries.length - 1);
        for (const { key } of value.entries) size += sizeOf(key);
        break;
      case 'opaque':
    }
  }
  return size;
}

function sizeOfText({ text, span, place }: TextValue, unit: Quota['unit'], bounds: Bounds): number {
  const isKnown = bounds.of(text).known;
  const known = replaceHoles(text, () => '');
  const blanks = /\s/.test(known) ? known.length - known.replace(/\s/g, '').length : 0;
  if (!isKnown || place !== undefined)
    return 2 + known.length - blanks + (unit === 'bytes' ? moreBytes(text) : 0);
  return span.end - span.start - blanks;
}

/** By how much UTF-8 is longer than UTF-16, at least. */
function moreBytes(text: string): number {
  return text.length - text.replace(/[^\0-\x7f]/g, '').length;
}
