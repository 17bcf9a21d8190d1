/** What type a policy is, from all that tells it: the place, the settings, the shape, the names. */
import { attachmentOf } from '../catalog/attachments.js';
import { actionsMatching } from '../catalog/catalog.js';
import { isRcpService } from '../catalog/rcp-services.js';
import { worksWithoutPolicies } from '../catalog/services-without-policies.js';
import type { ActionElement, ActionItem, Element, ResourceItem } from './element.js';
import { isWhole } from './grammar.js';
import {
  policyTypeOf,
  policyTypes,
  typeOfAttachment,
  type PolicyType,
  type PolicyTypeFacts,
} from './policy-types.js';
import { isEveryone, type PrincipalElement } from './principal.js';
import { servicePrefixOf } from '../patterns/service-prefix.js';
import type { DictValue } from '../value/value.js';

/** What of a statement tells its type. */
interface Statement {
  entry(name: string): object | undefined;
  readonly effect: 'Allow' | 'Deny' | undefined;
  readonly actions: ActionElement | undefined;
  readonly resources: Element<ResourceItem> | undefined;
  readonly principals: PrincipalElement | undefined;
  readonly conditions: readonly { readonly key: string }[];
  readonly value: DictValue;
}

/** What is known of a policy beside its document. */
export interface KnownOfPolicy {
  /** What the place proves. */
  readonly type?: PolicyType | undefined;
  readonly attachedTo?: string | undefined;
  /** What the user says of the policies of the file. */
  readonly settings?: { readonly policyType?: PolicyType; readonly attachedTo?: string };
  /** The names of its owner and of the file, the one that says more first. */
  readonly names?: readonly string[];
  /** The names of the folders that the file is in, the innermost first, which say less than they do. */
  readonly folders?: readonly string[];
  /** AWS has put it out. */
  readonly stored?: true | undefined;
  /** It stands in a string that is not JSON. */
  readonly unread?: true | undefined;
  /** What it is attached to can be reached from within a VPC only. */
  readonly isInVpc?: true | undefined;
}

/**
 * The type: what the place proves beats the setting, which fills in where no place proves. Else it follows from the shape
 * (without principals it is an identity policy, with them a trust policy or the policy of some other resource) or, of the
 * types that are of this shape as well, it is the one that a name says, or a folder that the file is in.
 */
export function typeOfPolicy(statements: readonly Statement[], known: KnownOfPolicy): PolicyTypeFacts {
  const { type, attachedTo, settings = {} } = known;
  if (type) return policyTypeOf(type);
  const namesPrincipals = statements.some(
    (statement) => statement.entry('Principal') ?? statement.entry('NotPrincipal'),
  );
  const named = typeNamedBy(known, statements, namesPrincipals);
  const proven = attachmentOf(attachedTo)?.policyTypes;
  if (proven) {
    const said = [settings.policyType, named].find((each) => each && proven.includes(each));
    return said ? policyTypeOf(said) : typeOfAttachment(attachedTo, namesPrincipals)!;
  }
  const attached = attachedType(settings.attachedTo, named, namesPrincipals);
  // What it hangs on says more: AWS counts trust policies and those of VPC endpoints among the resource-based ones.
  if (settings.policyType === 'resource' && attached?.resourceBased) return attached;
  if (settings.policyType) return policyTypeOf(settings.policyType);
  if (attached) return attached;
  if (named) return policyTypeOf(named);
  if (!namesPrincipals) return policyTypeOf('identity');
  if (looksLikeTrust(statements)) return policyTypeOf('trust');
  return policyTypeOf(looksLikeEndpoint(statements) ? 'endpoint' : 'resource');
}

/** The type of what the setting says it hangs on; a name decides where that may be of several. */
function attachedType(
  attachedTo: string | undefined,
  named: PolicyType | undefined,
  namesPrincipals: boolean,
): PolicyTypeFacts | undefined {
  const { policyTypes: types = [] } = attachmentOf(attachedTo) ?? {};
  return named && types.includes(named) ? policyTypeOf(named) : typeOfAttachment(attachedTo, namesPrincipals);
}

/** How names say a type, in lower case and with a hyphen between the words of camel case. */
const words: Readonly<Partial<Record<PolicyType, RegExp>>> = {
  boundary: /boundar(?:y|ies)/,
  scp: /(?<![a-z])scps?(?![a-z])|service[-_. ]?control/,
  rcp: /(?<![a-z])rcps?(?![a-z])|resource[-_. ]?control/,
  endpoint: /(?<![a-z])vpc-?e(?:ndpoints?)?(?![a-z])|vpc[-_. ]endpoints?(?![a-z])|endpoint[-_. ]?polic/,
  trust: /(?<![a-z])trust(?:-?policy|-?relationship)?(?![a-z])|assume[-_. ]?role/,
};

/**
 * Names of folders that hold policies of one type, spelled likewise, with an `aws` or `org` before them and, where they
 * say it in full, any other word, as names of repositories have it. What may stand around that is in `framing`: the
 * folder `scp-tools` may hold policies of any type.
 */
const folders: Readonly<Partial<Record<PolicyType, RegExp>>> = {
  boundary: /(?:^|[-_ ])permissions?[-_ ]boundar(?:y|ies)$|^boundar(?:y|ies)$/,
  scp: /^(?:(?:aws|org)[-_ ])*scps?$|(?:^|[-_ ])service[-_ ]?control[-_ ]?polic(?:y|ies)$/,
  rcp: /^(?:(?:aws|org)[-_ ])*rcps?$|(?:^|[-_ ])resource[-_ ]?control[-_ ]?polic(?:y|ies)$/,
};

/** What sorts folders or says what they are for: `05-scps`, `service-control-policy-examples`. */
const framing = /^\d+[-_. ]+|[-_ ](?:examples?|samples?)$/g;

/** So many folders are looked at, as in `boundaries/policies/deploy.json`; those further out say what the project is about. */
const foldersRead = 3;

/**
 * Folders of what policies are attached to, or of policies of another type: within a project of service control policies,
 * its own roles, and the policies of buckets beside it.
 */
const attachedHere =
  /(?<![a-z])(?:identit(?:y|ies)|iam|roles?|users?|groups?|lambdas?|functions?|inline|managed|resource[-_ ]?based|(?:trust|resource|session|endpoint|bucket|key|topic|queue|secret|repository)s?[-_ ]?polic(?:y|ies))(?![a-z])/;

/** The type that one of the names says, or else the nearest folder, if a policy of the shape can be of that type. */
function typeNamedBy(
  { names = [], folders: around = [] }: KnownOfPolicy,
  statements: readonly Statement[],
  namesPrincipals: boolean,
): PolicyType | undefined {
  const typeIn = (table: typeof words, name: string) =>
    policyTypes.find(
      (each) =>
        table[each]?.test(spelled(name)) === true &&
        policyTypeOf(each).namesPrincipals === namesPrincipals &&
        (each !== 'trust' || mayBeTrust(statements)) &&
        (each !== 'endpoint' || mayBeEndpoint(statements)),
    );
  for (const name of names) {
    const type = typeIn(words, name);
    if (type) return type;
  }
  for (const [index, folder] of around.slice(0, foldersRead).entries()) {
    const bare = spelled(folder).replaceAll(framing, '');
    const type = typeIn(folders, bare);
    // What holds the folder of a file, or examples, holds more than policies of the type.
    const isCertain = index === 0 && bare === spelled(folder);
    if (type && (isCertain || type !== 'rcp' || mayBeResourceControl(statements))) return type;
    if (attachedHere.test(bare)) return undefined;
  }
  return undefined;
}

/** AWS would take the statements as those of a resource control policy, as far as known. */
function mayBeResourceControl(statements: readonly Statement[]): boolean {
  return statements.every(
    (statement) =>
      letsEverythingThrough(statement) ||
      (deniesEveryone(statement) &&
        namesResources(statement) &&
        !statement.actions?.negated &&
        statement.actions?.items.every(isOfRcpService) === true),
  );
}

function isOfRcpService({ text, bounds }: ActionItem): boolean {
  return !bounds.known || isRcpService(servicePrefixOf(text).toLowerCase());
}

/** In lower case and with a hyphen between the words of camel case. */
function spelled(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1-$2').toLowerCase();
}

/** Not every statement has a Resource, which a trust policy has not, or else all are about AWS STS. */
function mayBeTrust(statements: readonly Statement[]): boolean {
  if (statements.some(beginsControlPolicy)) return false;
  return statements.some((statement) => !namesResources(statement)) || isAllOfSts(statements);
}

/** A Deny of everyone with a Resource, which trust policies have not: how statements of resource control policies begin. */
function beginsControlPolicy(statement: Statement): boolean {
  return namesResources(statement) && deniesEveryone(statement);
}

/**
 * Whether statements with principals are those of a role's trust policy. All of their actions are of AWS STS, and
 * - some statement has no Resource, which every statement of another policy with such actions has (that of a VPC
 *   endpoint, or a resource control policy); or
 * - some statement names a service or an identity provider, and neither calls AWS STS through a VPC endpoint, nor is it
 *   a principal that a resource control policy takes.
 * What has a Resource then is a trust policy with a fault, as AWS refuses it there; but none is a Deny of everyone.
 */
function looksLikeTrust(statements: readonly Statement[]): boolean {
  return (
    isAllOfSts(statements) &&
    statements.some((statement) => !namesResources(statement) || namesServiceOrProvider(statement)) &&
    !statements.some(beginsControlPolicy)
  );
}

/**
 * All that a VPC endpoint lets through comes through it, so a policy that asks where requests come from is that of a
 * resource which is open to the endpoint.
 */
function mayBeEndpoint(statements: readonly Statement[]): boolean {
  return statements.every(
    (statement) =>
      namesResources(statement) && !statement.conditions.some(({ key }) => key.startsWith('aws:sourcevpc')),
  );
}

function deniesEveryone({ effect, principals }: Statement): boolean {
  return effect === 'Deny' && !principals?.negated && principals?.items.some(isEveryone) === true;
}

/**
 * Whether statements with principals are those of a VPC endpoint, which let through what other policies grant: everything
 * for everyone, as the policy is that an endpoint begins with, or actions on what has no policy of its own.
 */
function looksLikeEndpoint(statements: readonly Statement[]): boolean {
  return (
    statements.some(letsEverythingThrough) ||
    statements.every(
      ({ actions }) =>
        actions !== undefined &&
        !actions.negated &&
        actions.items.length > 0 &&
        actions.items.every(isWithoutPolicies),
    )
  );
}

/** No resource that the actions of the entry work on takes a policy. */
function isWithoutPolicies({ text, pattern }: ActionItem): boolean {
  const service = servicePrefixOf(text).toLowerCase();
  if (!pattern) return worksWithoutPolicies(service, undefined);
  const actions = actionsMatching(pattern);
  if (actions.length === 0) return worksWithoutPolicies(service, undefined);
  return actions.every((action) =>
    worksWithoutPolicies(
      action.service,
      action.resourceTypes.map(({ type }) => type.name),
    ),
  );
}

function letsEverythingThrough({ effect, actions, resources, principals }: Statement): boolean {
  return (
    effect === 'Allow' &&
    !actions?.negated &&
    actions?.items.some(({ text }) => text === '*') === true &&
    !resources?.negated &&
    resources?.items.some(({ text }) => text === '*') === true &&
    !principals?.negated &&
    principals?.items.some(isEveryone) === true
  );
}

/** What a template fills in may be of AWS STS too, and so may what a statement lacks, where others say it. */
function isAllOfSts(statements: readonly Statement[]): boolean {
  const named = statements.flatMap(({ actions }) => actions?.items ?? []);
  if (!named.every(({ text }) => /^sts:/i.test(text))) return false;
  return named.length > 0 || statements.every(({ actions, value }) => actions ?? !isWhole(value));
}

function namesResources(statement: Statement): boolean {
  return (statement.entry('Resource') ?? statement.entry('NotResource')) !== undefined;
}

function namesServiceOrProvider({ principals }: Statement): boolean {
  return (
    !principals?.negated &&
    principals?.items.some(({ type }) => type?.text === 'Service' || type?.text === 'Federated') === true
  );
}
