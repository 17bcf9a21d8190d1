/**
 * What the AWS CLI and API put out: `get-policy-version`, `list-policy-versions`, `get-role`, `get-role-policy`,
 * `get-account-authorization-details` and the like.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_Operations.html
 */
import { entryOf, type DictValue, type TextValue, type Value } from '../value/value.js';
import { isDocument } from './bare-documents.js';
import type { PolicySite } from './source.js';
import type { Embed } from './locator.js';

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
]);

/** The keys whose value may be a document in a string: as JSON, or URL-encoded as the API returns it. */
const mayBeText: ReadonlySet<string> = new Set(['PolicyDocument', 'AssumeRolePolicyDocument', 'Document']);

/** The deepest output of the AWS CLI nests a document six levels down (account authorization details). */
const deepest = 8;

/** The sites in a piece of output; undefined for a dict that is none, as its own keys tell. */
export function awsOutput(dict: DictValue, embed: Embed): Iterable<PolicySite> | undefined {
  return dict.entries.some(({ key }) => wrappers.has(key.text)) ? inDict(dict, {}, embed, 0) : undefined;
}

function* inDict(dict: DictValue, around: Around, embed: Embed, depth: number): Iterable<PolicySite> {
  const here = describe(dict, around);
  const inline = inlineIn(dict);
  for (const { key, value } of dict.entries) {
    const proven = wrappers.get(key.text);
    if (!proven) continue;
    const inner = { ...here, ...(key.text === 'PolicyDocument' && inline), ...proven };
    if (value.kind !== 'text') yield* inValue(value, inner, embed, depth + 1);
    else if (mayBeText.has(key.text)) yield* inText(value, inner, embed);
  }
}

function* inValue(value: Value, around: Around, embed: Embed, depth: number): Iterable<PolicySite> {
  if (depth > deepest) return;
  if (value.kind === 'list') {
    for (const item of value.items) if (item.kind === 'dict') yield* inValue(item, around, embed, depth + 1);
  } else if (value.kind === 'dict') {
    if (isDocument(value)) yield siteOf(around, { document: value });
    else yield* inDict(value, around, embed, depth);
  }
}

function* inText(text: TextValue, around: Around, embed: Embed): Iterable<PolicySite> {
  for (const site of embed(text)?.sites() ?? []) yield siteOf(around, site);
}

/** What is known of a policy from what it stands in. */
interface Around extends Proven {
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
  return { ...around, names: [...names, ...titles], ...(holder >= 0 && { principal: titles[holder]! }) };
}

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
