/**
 * What the names around a policy prove about it in the input and output of the AWS CLI and API: the policy type, what
 * it is attached to, whether it is in force. As of 2026-11-30, from the API references of the services, from
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html to the ones linked below.
 */
import { textAt } from '../value/members.js';
import { entryOf } from '../value/value.js';
import { attachmentOf } from '../catalog/attachments.js';
import { attachmentOfArn } from '../catalog/arn-attachments.js';
import { provenInManifest } from './manifests.js';
import type { Place } from './place.js';
import type { PolicySite } from './source.js';
import { organizationTypes } from '../policy/policy-types.js';

export type Proven = Pick<PolicySite, 'type' | 'attachedTo' | 'judged' | 'stored' | 'isInVpc'>;

const trust: Proven = { type: 'trust', attachedTo: 'AWS::IAM::AssumeRolePolicyDocument' };
const managed: Proven = { attachedTo: 'AWS::IAM::ManagedPolicy' };
const identity = (attachedTo: string): Proven => ({ type: 'identity', attachedTo });
const resource = (attachedTo: string): Proven => ({ type: 'resource', attachedTo });

/** What a key proves about the policies under it, at any depth. */
const keys: ReadonlyMap<string, Proven> = new Map([
  ['assumerolepolicydocument', trust],
  ['assumerolepolicy', trust],
  ['trustpolicy', trust],
  ['trustpolicydocument', trust],
  ['rolepolicylist', identity('AWS::IAM::RolePolicy')],
  ['userpolicylist', identity('AWS::IAM::UserPolicy')],
  ['grouppolicylist', identity('AWS::IAM::GroupPolicy')],
  ['policyversion', managed],
  ['policyversionlist', managed],
  // Parts of a `serverless.yml` in separate files.
  ['iamrolestatements', identity('AWS::IAM::RolePolicy')],
  // https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_GetInlinePolicyForPermissionSet.html
  ['inlinepolicy', { type: 'identity' }],
  ['vpcendpoints', { type: 'endpoint', attachedTo: 'AWS::EC2::VPCEndpoint' }],
  ['vpcendpoint', { type: 'endpoint', attachedTo: 'AWS::EC2::VPCEndpoint' }],
  // https://docs.aws.amazon.com/rolesanywhere/latest/APIReference/API_ProfileDetail.html
  ['sessionpolicy', { type: 'session' }],
  // https://docs.aws.amazon.com/glue/latest/webapi/API_GetResourcePolicy.html
  ['policyinjson', resource('AWS::Glue::ResourcePolicy')],
  // AWS Config and IAM Access Analyzer have their own names for the policies of resources.
  // https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_Configuration.html
  ['bucketpolicy', resource('AWS::S3::Bucket')],
  ['keypolicies', resource('AWS::KMS::Key')],
  ['queuepolicy', resource('AWS::SQS::Queue')],
  ['topicpolicy', resource('AWS::SNS::Topic')],
  ['secretpolicy', resource('AWS::SecretsManager::Secret')],
  ['filesystempolicy', resource('AWS::EFS::FileSystem')],
  ['repositorypolicytext', resource('AWS::ECR::Repository')],
  ['repositorypolicy', resource('AWS::ECR::Repository')],
  // https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetDeliveryDestinationPolicy.html
  ['deliverydestinationpolicy', resource('AWS::Logs::DeliveryDestination')],
  // https://docs.aws.amazon.com/apigateway/latest/developerguide/openapi-extensions-policy.html
  ['xamazonapigatewaypolicy', resource('AWS::ApiGateway::RestApi')],
]);

/** Keys that services use for the policy of a resource. The keys next to it say which resource it is. */
const ofResources: ReadonlySet<string> = new Set([
  'policy',
  'resourcepolicy',
  'policytext',
  'policydocument',
  'accesspolicies',
  'accesspolicy',
  'document',
  'attributevalue',
]);

/** What a key next to a resource's policy says about the resource. The names are those of parameters and responses. */
const siblings: readonly (readonly [key: string, sibling: string, attachedTo: string])[] = [
  ['Policy', 'Bucket', 'AWS::S3::Bucket'],
  ['Policy', 'KeyId', 'AWS::KMS::Key'],
  ['Policy', 'FileSystemId', 'AWS::EFS::FileSystem'],
  ['Policy', 'BackupVaultName', 'AWS::Backup::BackupVault'],
  ['Attributes', 'QueueUrl', 'AWS::SQS::Queue'],
  ['ResourcePolicy', 'SecretId', 'AWS::SecretsManager::Secret'],
  ['policyText', 'repositoryName', 'AWS::ECR::Repository'],
  ['policy', 'apiKeySource', 'AWS::ApiGateway::RestApi'],
  ['PolicyDocument', 'VpcEndpointId', 'AWS::EC2::VPCEndpoint'],
  ['policyDocument', 'vpcEndpointId', 'AWS::EC2::VPCEndpoint'],
];

/** The keys for the ARN of what the policy next to them is attached to. */
const arns = [
  'arn',
  'resourcearn',
  'policyarn',
  'topicarn',
  'queuearn',
  'backupvaultarn',
  'sinkarn',
  'secretarn',
  'tablearn',
  'streamarn',
  'associationarn',
  'domainarn',
  'containerarn',
];

/** Keys whose content is in another language, whatever it looks like. */
const otherLanguages: ReadonlySet<string> = new Set([
  // https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_SetStackPolicy.html
  'stackpolicy',
  'stackpolicybody',
  'stackpolicyduringupdatebody',
  // https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_PutLifecyclePolicy.html
  'lifecyclepolicy',
  'lifecyclepolicytext',
  // https://docs.aws.amazon.com/sns/latest/api/API_PutDataProtectionPolicy.html
  'dataprotectionpolicy',
]);

/**
 * @param place where a policy is
 * @returns what is known about it; undefined when the place contains another language
 */
export function provenAt(place: Place): Proven | undefined {
  let proven: Proven | undefined = provenInManifest(place);
  let state: Proven = {};
  for (const each of place.outward()) {
    if (otherLanguages.has(each.name)) return undefined;
    state = { ...stateOf(each), ...state };
    proven ??= keys.get(each.name) ?? inlineAt(each) ?? versionAt(each);
    if (proven) continue;
    const attachedTo = (each === place || each.name === 'attributes') && attachmentAt(each);
    const said = attachedTo || typeSaidAt(each);
    if (said === 'AWS::IoT::Policy') return undefined;
    proven = said ? provenBy(said) : undefined;
    if (each.key === 'Content') {
      const organization = organizationAt(each);
      if (organization === null) return undefined;
      proven ??= organization;
    }
  }
  return { ...proven, ...state };
}

/**
 * If the tables have nothing else about a type, it is a resource with a policy, because the policy is next to its ARN.
 */
function provenBy(attachedTo: string): Proven {
  return attachmentOf(attachedTo) ? { attachedTo } : resource(attachedTo);
}

/**
 * The output of `get-role-policy` and similar commands: a document next to the names of its holder and of the policy.
 */
function inlineAt(place: Place): Proven | undefined {
  if (place.name !== 'policydocument' || place.text('policyname') === undefined) return undefined;
  for (const holder of ['Role', 'User', 'Group'])
    if (place.text(`${holder.toLowerCase()}name`) !== undefined) return identity(`AWS::IAM::${holder}Policy`);
  return undefined;
}

/** The output of `list-policy-versions`. */
function versionAt({ key, parent }: Place): Proven | undefined {
  return key === 'Document' && parent?.key === 'Versions' ? managed : undefined;
}

/** What a policy is attached to, judging by what is next to it. */
function attachmentAt(place: Place): string | undefined {
  if (!ofResources.has(place.name) && place.name !== 'attributes') return undefined;
  for (const key of arns) {
    const attachedTo = attachmentOfArn(place.text(key) ?? '');
    if (attachedTo !== undefined) return attachedTo;
  }
  if (isKeyPolicy(place)) return 'AWS::KMS::Key';
  return siblings.find(([key, sibling]) => key === place.key && entryOf(place.dict, sibling))?.[2];
}

/** https://docs.aws.amazon.com/kms/latest/APIReference/API_GetKeyPolicy.html */
function isKeyPolicy({ key, dict }: Place): boolean {
  return key === 'Policy' && dict.entries.length === 2 && textAt(dict, 'PolicyName') === 'default';
}

/**
 * The resource type in a configuration item of AWS Config, or in a CloudFormation resource.
 * https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationItem.html
 */
function typeSaidAt(place: Place): string | undefined {
  const type = place.text('resourcetype');
  // The AWS Config name for managed policies.
  if (type === 'AWS::IAM::Policy') return 'AWS::IAM::ManagedPolicy';
  const said = type ?? place.text('type');
  return said === 'AWS::IoT::Policy' || attachmentOf(said) ? said : undefined;
}

/**
 * AWS's own policies, and versions that are not in force, are not linted. A stored version has passed AWS's size check.
 */
function stateOf(place: Place): Proven {
  const inForce = place.member('isdefaultversion');
  const isOld = inForce?.kind === 'scalar' && inForce.value === false;
  return {
    ...((isOld || isOfAws(place) || isCopy(place)) && { judged: false }),
    ...(place.text('versionid') !== undefined && { stored: true }),
    ...(place.member('vpcoptions') && { isInVpc: true }),
  };
}

/**
 * A managed policy of AWS, or a service-linked role, which only its service can change.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
 */
function isOfAws(place: Place): boolean {
  const arn = place.text('arn') ?? place.text('policyarn') ?? '';
  return /^arn:[^:]*:iam::(?:aws:policy|[^:]*:role\/aws-service-role)\//.test(arn);
}

/** In account details, the instance profiles of a role repeat the role. */
function isCopy(place: Place): boolean {
  return place.name === 'instanceprofilelist' && place.member('assumerolepolicydocument') !== undefined;
}

/**
 * A policy of AWS Organizations, by the type next to it. Null for a policy that is not about permissions, such as a tag
 * policy.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_Policy.html
 */
function organizationAt(place: Place): Proven | null | undefined {
  if (place.member('resourcepolicysummary')) return resource('AWS::Organizations::ResourcePolicy');
  const summary = place.member('policysummary');
  const name = textAt(summary ?? place.dict, 'Type');
  if (name === undefined) return undefined;
  const type = organizationTypes.get(name);
  if (type === undefined) return /_POLICY$/.test(name) ? null : undefined;
  const isOfAws = summary?.kind === 'dict' ? entryOf(summary, 'AwsManaged')?.value : undefined;
  return { type, ...(isOfAws?.kind === 'scalar' && isOfAws.value === true && { judged: false }) };
}
