/**
 * What the AWS CLI and API put out: `get-policy-version`, `list-policy-versions`, `get-role`, `get-role-policy`,
 * `get-account-authorization-details` and the like.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html
 */
import { lazyDict } from '../value/lazy-value.js';
import { entryOf, type DictValue, type TextValue, type Value } from '../value/value.js';
import { isDocument } from './bare-documents.js';
import type { PolicySite } from './source.js';
import type { Locator, Surroundings } from './locator.js';
import type { PolicyType } from '../policy/policy-types.js';

type Proven = Pick<PolicySite, 'type' | 'attachedTo'>;

const managed: Proven = { attachedTo: 'AWS::IAM::ManagedPolicy' };
const nothing: Proven = {};

/** The keys that hold a policy document or lead to one, and what each proves of it. */
const wrappers: ReadonlyMap<string, Proven> = new Map([
  ['PolicyDocument', nothing],
  ['AssumeRolePolicyDocument', { type: 'trust', attachedTo: 'AWS::IAM::AssumeRolePolicyDocument' }],
  ['Document', nothing],
  ['PolicyVersion', managed],
  ['PolicyVersionList', managed],
  ['Versions', managed],
  ['Policies', nothing],
  ['Role', nothing],
  ['Roles', nothing],
  ['RolePolicyList', { type: 'identity', attachedTo: 'AWS::IAM::RolePolicy' }],
  ['UserPolicyList', { type: 'identity', attachedTo: 'AWS::IAM::UserPolicy' }],
  ['GroupPolicyList', { type: 'identity', attachedTo: 'AWS::IAM::GroupPolicy' }],
  ['RoleDetailList', nothing],
  ['UserDetailList', nothing],
  ['GroupDetailList', nothing],
  // Of other services: the policies of buckets, functions, keys, queues and so on.
  ['Policy', nothing],
  ['ResourcePolicy', nothing],
  ['AccessPolicies', nothing],
  ['policyText', nothing],
  ['policyDocument', nothing],
  ['resourcePolicies', nothing],
  // https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueAttributes.html
  ['Attributes', nothing],
  ['VpcEndpoints', { type: 'endpoint', attachedTo: 'AWS::EC2::VPCEndpoint' }],
  // https://docs.aws.amazon.com/singlesignon/latest/APIReference/API_GetInlinePolicyForPermissionSet.html
  ['InlinePolicy', { type: 'identity' }],
]);

/** The keys whose value may be a document in a string: as JSON, or URL-encoded as the API returns it. */
const mayBeText: ReadonlySet<string> = new Set([
  'PolicyDocument',
  'AssumeRolePolicyDocument',
  'Document',
  'Policy',
  'ResourcePolicy',
  'AccessPolicies',
  'policyText',
  'policyDocument',
  'InlinePolicy',
]);

/** The keys under which a policy stands and nothing else, as a document or as the text of one. */
const proving: ReadonlySet<string> = new Set(['PolicyDocument', 'AssumeRolePolicyDocument']);

/** The deepest output of the AWS CLI nests a document six levels down (account authorization details). */
const deepest = 8;

/** The sites in a piece of output; undefined for a dict that is none, as its own keys tell. */
export const awsOutput: Locator = (dict, surroundings) =>
  dict.entries.some(({ key }) => wrappers.has(key.text)) ? inDict(dict, {}, surroundings, 0) : undefined;

function* inDict(
  dict: DictValue,
  around: Around,
  surroundings: Surroundings,
  depth: number,
): Iterable<PolicySite> {
  const content = organizationPolicy(dict);
  if (content) {
    yield* inText(content.text, { ...describe(dict, around), ...content.known }, surroundings);
    return;
  }
  const here = describe(dict, around);
  const inline = inlineIn(dict);
  for (const { key, value } of dict.entries) {
    const proven = wrappers.get(key.text);
    if (!proven) continue;
    const inner = { ...here, ...(key.text === 'PolicyDocument' && inline), ...proven };
    if (value.kind !== 'text') yield* inValue(value, inner, surroundings, depth + 1, proving.has(key.text));
    else if (mayBeText.has(key.text)) yield* inText(value, inner, surroundings, proving.has(key.text));
  }
}

/** @param proven nothing but a policy stands here */
function* inValue(
  value: Value,
  around: Around,
  surroundings: Surroundings,
  depth: number,
  proven = false,
): Iterable<PolicySite> {
  if (depth > deepest) return;
  if (value.kind === 'list') {
    for (const item of value.items)
      if (item.kind === 'dict') yield* inValue(item, around, surroundings, depth + 1);
  } else if (value.kind === 'dict') {
    const isEmpty = value.entries.length === 0 && !value.open;
    if (isDocument(value, proven) || (proven && isEmpty)) yield siteOf(around, { document: value });
    else yield* inDict(value, around, surroundings, depth);
  }
}

function* inText(
  text: TextValue,
  around: Around,
  { embed, isBroken }: Surroundings,
  proven = false,
): Iterable<PolicySite> {
  const source = embed(text);
  for (const site of source?.sites() ?? []) yield siteOf(around, site);
  if (proven && !source && isBroken(text))
    yield siteOf(around, { document: lazyDict(text.span, () => [], true), unread: true });
}

/** What is known of a policy from what it stands in. */
interface Around extends Pick<PolicySite, 'type' | 'attachedTo' | 'judged' | 'stored'> {
  readonly names?: readonly string[];
  readonly principal?: string;
}

function siteOf({ names, ...known }: Around, site: PolicySite): PolicySite {
  return { ...known, ...(names && { owner: names.join(', ') }), ...site };
}

/** The names that members of output have, and what each is the name of. */
const nameKeys = [
  ['RoleName', 'role'],
  ['UserName', 'user'],
  ['GroupName', 'group'],
  ['PolicyName', 'policy'],
  ['VersionId', 'version'],
] as const;
const namedArn = /^arn:[^:]*:iam::[^:]*:(role|user|group|policy)\/(?:.*\/)?([^/]+)$/;
const principals: ReadonlySet<string> = new Set(['role', 'user', 'group']);

function describe(dict: DictValue, { names = [], ...around }: Around): Around {
  const found: (readonly [what: string, name: string])[] = [];
  for (const [key, what] of nameKeys) {
    const name = textAt(dict, key);
    if (name !== undefined) found.push([what, name]);
  }
  if (found.length === 0) {
    const [, what, name] = namedArn.exec(textAt(dict, 'Arn') ?? '') ?? [];
    if (what !== undefined && name !== undefined) found.push([what, name]);
  }
  if (found.length === 0) return { ...around, ...(names.length > 0 && { names }) };
  const titles = found.map((each) => each.join(' '));
  const holder = found.findIndex(([what]) => principals.has(what));
  return {
    ...around,
    ...stateOf(dict),
    names: [...names, ...titles],
    ...(holder >= 0 && { principal: titles[holder]! }),
  };
}

/** AWS's own managed policies and versions that are not in force are nothing to judge; a version has its size already. */
function stateOf(dict: DictValue): Pick<PolicySite, 'judged' | 'stored'> {
  const inForce = entryOf(dict, 'IsDefaultVersion')?.value;
  const isOld = inForce?.kind === 'scalar' && inForce.value === false;
  const isOfAws = /^arn:[^:]*:iam::aws:policy\//.test(textAt(dict, 'Arn') ?? '');
  return {
    ...((isOld || isOfAws) && { judged: false }),
    ...(textAt(dict, 'VersionId') !== undefined && { stored: true }),
  };
}

/**
 * The text of the policy in the output of `organizations describe-policy`, with what stands beside it; undefined for other
 * output, and for policies that are not about permissions, such as those for tags.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribePolicy.html
 */
function organizationPolicy(dict: DictValue): { text: TextValue; known: Around } | undefined {
  const text = entryOf(dict, 'Content')?.value;
  const summary = entryOf(dict, 'PolicySummary')?.value;
  if (text?.kind !== 'text' || summary?.kind !== 'dict') return undefined;
  const type = organizationTypes.get(textAt(summary, 'Type') ?? '');
  if (type === undefined) return undefined;
  const name = textAt(summary, 'Name');
  const isOfAws = entryOf(summary, 'AwsManaged')?.value;
  return {
    text,
    known: {
      type,
      ...(name !== undefined && { names: [`policy ${name}`] }),
      ...(isOfAws?.kind === 'scalar' && isOfAws.value === true && { judged: false }),
    },
  };
}

const organizationTypes: ReadonlyMap<string, PolicyType> = new Map([
  ['SERVICE_CONTROL_POLICY', 'scp'],
  ['RESOURCE_CONTROL_POLICY', 'rcp'],
]);

/** What the output of `get-role-policy` and its kin proves: a document beside the name of its holder and its own. */
function inlineIn(dict: DictValue): Proven | undefined {
  if (textAt(dict, 'PolicyName') === undefined) return undefined;
  for (const holder of ['Role', 'User', 'Group'])
    if (textAt(dict, `${holder}Name`) !== undefined)
      return { type: 'identity', attachedTo: `AWS::IAM::${holder}Policy` };
  return undefined;
}

function textAt(dict: DictValue, key: string): string | undefined {
  const value = entryOf(dict, key)?.value;
  return value?.kind === 'text' ? value.text : undefined;
}
