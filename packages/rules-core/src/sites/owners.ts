/** Determines the owner of a policy from the names around it. */
import { textAt } from '../value/members.js';
import type { Place } from './place.js';
import type { PolicySite } from './source.js';

export interface Owner {
  /** "role App, policy deploy". Undefined if there are no names. */
  readonly owner?: string;
  /** The principal that has the policy: "role App". */
  readonly principal?: string;
}

/** The keys whose values are names, and what they name. */
const nameKeys: ReadonlyMap<string, string> = new Map([
  ['rolename', 'role'],
  ['username', 'user'],
  ['groupname', 'group'],
  ['permissionsetname', 'permission set'],
  ['instanceprofilename', 'instance profile'],
  ['repositoryname', 'repository'],
  ['backupvaultname', 'backup vault'],
  ['filesystemid', 'file system'],
  ['vpcendpointid', 'endpoint'],
  ['domainname', 'domain'],
  ['functionname', 'function'],
  ['bucketname', 'bucket'],
  ['bucket', 'bucket'],
  ['topicname', 'topic'],
  ['queuename', 'queue'],
  ['keyid', 'key'],
  ['secretid', 'secret'],
  ['policyname', 'policy'],
  ['versionid', 'version'],
]);
const principals: ReadonlySet<string> = new Set(['role', 'user', 'group']);

/** Keys that identify their dict, if nothing more specific does. */
const arns = ['arn', 'resourcearn', 'topicarn', 'queuearn', 'policyarn', 'queueurl'];
const namedArn = /^arn:[^:]*:iam::[^:]*:(role|user|group|policy)\/(?:.*\/)?([^/]+)$/;
const plainNames = ['resourcename', 'name'];

/** Keys that describe the content and not the owner. */
const commonKeys =
  /^(?:(?:assume_?role_?|resource_?|inline_?|access_?|managed_?)?polic(?:y|ies)(?:_?(?:document|text|version|list|version_?list|in_?json))?s?|versions?|document|content|(?:role|user|group)(?:_?(?:detail|policy))?_?(?:list|s)?|(?:supplementary_?)?configurations?|configuration_?items?|request_?parameters|response_?elements|attributes|properties|spec|for_?provider|data|items?|results?|resources|vpc_?endpoints|options|statements?|permissions?|details|raw|json|body|value|values|input|output|template|attribute_?value|[a-z_]+_?(?:config|results?|responses?|requests?|response_?list))$/i;

/** How many keys are used if there are no names. */
const mostKeys = 3;

/** @param place where the policy is; undefined for the root of the document */
export function ownerAt(place: Place | undefined): Owner {
  if (!place) return {};
  const names: string[] = [];
  let keys: string[] = [];
  let principal: string | undefined;
  for (const each of [...place.outward()].toReversed()) {
    const found = namesAt(each);
    names.push(...found.titles.filter((title) => !names.includes(title)));
    principal = found.principal ?? principal;
    if (found.titles.length > 0) keys = [];
    if (!commonKeys.test(each.key)) keys.push(each.key);
  }
  if (keys.length > 0) names.push(keys.slice(-mostKeys).join('.'));
  return {
    ...(names.length > 0 && { owner: names.join(', ') }),
    ...(principal !== undefined && { principal }),
  };
}

/** The site with an additional owner around its own. */
export function ownedBy(owner: string | undefined, site: PolicySite): PolicySite {
  const names = [owner, site.owner].filter((name) => name !== undefined);
  return names.length > 0 ? { ...site, owner: names.join(', ') } : site;
}

interface Names {
  readonly titles: readonly string[];
  readonly principal?: string;
}

const nothing: Names = { titles: [] };

function namesAt(place: Place): Names {
  const titles: string[] = [];
  let principal: string | undefined;
  for (const [key, what] of nameKeys) {
    const name = place.text(key);
    if (name === undefined) continue;
    titles.push(`${what} ${name}`);
    if (principals.has(what)) principal ??= `${what} ${name}`;
  }
  if (titles.length > 0) return { titles, ...(principal !== undefined && { principal }) };
  const manifest = manifestName(place);
  if (manifest !== undefined) return { titles: [manifest] };
  const arn = arns.map((key) => place.text(key)).find((text) => text !== undefined && text !== '');
  const [, what, name] = namedArn.exec(arn ?? '') ?? [];
  if (what !== undefined && name !== undefined) {
    const title = `${what} ${name}`;
    return { titles: [title], ...(principals.has(what) && { principal: title }) };
  }
  const own = arn ?? organizationName(place) ?? plainNames.map((key) => place.text(key)).find(Boolean);
  return own === undefined ? nothing : { titles: [own] };
}

/** https://docs.aws.amazon.com/organizations/latest/APIReference/API_Policy.html */
function organizationName(place: Place): string | undefined {
  const name = textAt(place.member('policysummary'), 'Name');
  return name === undefined ? undefined : `policy ${name}`;
}

/** A Kubernetes manifest: https://kubernetes.io/docs/concepts/overview/working-with-objects/ */
function manifestName(place: Place): string | undefined {
  const kind = place.text('kind');
  const name = textAt(place.member('metadata'), 'name');
  return kind === undefined || name === undefined ? undefined : `${kind} ${name}`;
}
