/**
 * What the policy of a resource can be about: the actions and the resources of the type that it hangs on.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_aws-services-that-work-with-iam.html
 */
import { meetsType } from './resource-types.js';
import { findAction, resourceTypesOf, type ResourceType } from '../../catalog/catalog.js';
import { hasWildcard, intersects } from '../../patterns/wildcard.js';
import type { ActionItem, ResourceItem } from '../../policy/element.js';

interface PolicyHost {
  /** The prefixes of its actions and ARNs. */
  readonly services: readonly string[];
  /** The types that its policy may name, by their names in the reference; all of the services unless given. */
  readonly types?: readonly string[];
  /** The service refuses its own actions that work on none of these types. */
  readonly strict?: true;
}

const bucket: PolicyHost = { services: ['s3'], types: ['bucket', 'object'], strict: true };
const accessPoint: PolicyHost = { services: ['s3'], types: ['accesspoint', 'accesspointobject'] };
const table: PolicyHost = { services: ['dynamodb'], types: ['table', 'index', 'stream'] };
const queue: PolicyHost = { services: ['sqs'] };
const topic: PolicyHost = { services: ['sns'] };
const secret: PolicyHost = { services: ['secretsmanager'] };
const registry: PolicyHost = { services: ['ecr'] };

/** By CloudFormation type, that of the resource or that of its policy. */
const hosts: Readonly<Record<string, PolicyHost>> = {
  'AWS::ApiGateway::RestApi': { services: ['execute-api'] },
  'AWS::DynamoDB::GlobalTable': table,
  'AWS::DynamoDB::Table': table,
  'AWS::ECR::PublicRepository': { services: ['ecr-public'] },
  'AWS::ECR::RegistryPolicy': registry,
  'AWS::ECR::Repository': registry,
  'AWS::EFS::FileSystem': { services: ['elasticfilesystem'] },
  'AWS::Events::EventBus': { services: ['events'] },
  'AWS::Events::EventBusPolicy': { services: ['events'] },
  'AWS::KMS::Key': { services: ['kms'], types: ['key'] },
  'AWS::KMS::ReplicaKey': { services: ['kms'], types: ['key'] },
  'AWS::Kinesis::ResourcePolicy': { services: ['kinesis'] },
  'AWS::Kinesis::Stream': { services: ['kinesis'] },
  'AWS::Lambda::Function': {
    services: ['lambda'],
    types: ['function', 'function alias', 'function version'],
  },
  'AWS::Lambda::LayerVersion': { services: ['lambda'], types: ['layer', 'layerVersion'] },
  'AWS::OpenSearchService::Domain': { services: ['es', 'opensearch'] },
  'AWS::S3::AccessPoint': accessPoint,
  'AWS::S3::Bucket': bucket,
  'AWS::S3::BucketPolicy': bucket,
  'AWS::S3::MultiRegionAccessPoint': accessPoint,
  'AWS::S3::MultiRegionAccessPointPolicy': accessPoint,
  'AWS::S3ObjectLambda::AccessPoint': { services: ['s3-object-lambda'] },
  'AWS::S3ObjectLambda::AccessPointPolicy': { services: ['s3-object-lambda'] },
  'AWS::SNS::Topic': topic,
  'AWS::SNS::TopicPolicy': topic,
  'AWS::SQS::Queue': queue,
  'AWS::SQS::QueuePolicy': queue,
  'AWS::SecretsManager::ResourcePolicy': secret,
  'AWS::SecretsManager::Secret': secret,
};

/** undefined for a type of which it is not known for certain. */
export function policyHostOf(attachedTo: string | undefined): PolicyHost | undefined {
  return attachedTo !== undefined && Object.hasOwn(hosts, attachedTo) ? hosts[attachedTo] : undefined;
}

/** Whether an entry of Action can be about the host; also where that is not known. */
export function mayActOn({ services, types, strict }: PolicyHost, { upper }: ActionItem): boolean {
  if (!upper || upper.everything) return true;
  if (!services.some((service) => intersects(upper.service, service))) return false;
  if (!strict || !types || hasWildcard(upper.service) || hasWildcard(upper.name)) return true;
  const action = findAction(upper.service, upper.name);
  return !action || action.resourceTypes.some(({ type }) => types.includes(type.name));
}

/** Whether an entry of Resource can be about the host; also where that is not known. */
export function mayBelongTo({ services, types }: PolicyHost, { upper }: ResourceItem): boolean {
  if (!upper || upper.everything) return true;
  if (!services.some((service) => intersects(upper.service, service))) return false;
  const known = services.flatMap((service) => resourceTypesOf(service));
  const own = ({ name }: ResourceType) => !types || types.includes(name);
  const meets = (type: ResourceType) => meetsType(upper, type);
  // An ARN that fits no type of the service is another rule's.
  return known.filter(own).some(meets) || !known.some((type) => !own(type) && meets(type));
}
