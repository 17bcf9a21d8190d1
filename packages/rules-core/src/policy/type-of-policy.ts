/** Determines the type of a policy from its place, the settings, its content, and names. */
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

/** The parts of a statement that help to determine the type. */
interface Statement {
  entry(name: string): object | undefined;
  readonly effect: 'Allow' | 'Deny' | undefined;
  readonly actions: ActionElement | undefined;
  readonly resources: Element<ResourceItem> | undefined;
  readonly principals: PrincipalElement | undefined;
  readonly conditions: readonly { readonly key: string }[];
  readonly value: DictValue;
}

/** What is known about a policy apart from its document. */
export interface KnownOfPolicy {
  /** The type that the place proves. */
  readonly type?: PolicyType | undefined;
  readonly attachedTo?: string | undefined;
  /** What the settings say about the policies of the file. */
  readonly settings?: { readonly policyType?: PolicyType; readonly attachedTo?: string };
  /** The names of the owner and of the file, the more specific first. */
  readonly names?: readonly string[];
  /** The names of the folders around the file, the innermost first. They are less specific than `names`. */
  readonly folders?: readonly string[];
  /** The policy is AWS output. */
  readonly stored?: true | undefined;
  /** It is in a string that is not JSON. */
  readonly unread?: true | undefined;
  /** What it is attached to can be reached only from within a VPC. */
  readonly isInVpc?: true | undefined;
}

/**
 * The type of the policy. The place takes precedence over the setting, and the setting over everything else. Otherwise
 * the content decides: a policy without principals is an identity-based policy, one with principals a trust policy or
 * another resource-based policy. If other types with the same elements are possible, a name or folder of the file can
 * select one.
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
  // The attachment is more specific, because AWS counts trust policies and VPC endpoint policies as resource-based too.
  if (settings.policyType === 'resource' && attached?.resourceBased) return attached;
  if (settings.policyType) return policyTypeOf(settings.policyType);
  if (attached) return attached;
  if (named) return policyTypeOf(named);
  if (!namesPrincipals) return policyTypeOf('identity');
  if (looksLikeTrust(statements)) return policyTypeOf('trust');
  return policyTypeOf(looksLikeEndpoint(statements) ? 'endpoint' : 'resource');
}

/** The type for the attachment in the settings. If several are possible, a name decides. */
function attachedType(
  attachedTo: string | undefined,
  named: PolicyType | undefined,
  namesPrincipals: boolean,
): PolicyTypeFacts | undefined {
  const { policyTypes: types = [] } = attachmentOf(attachedTo) ?? {};
  return named && types.includes(named) ? policyTypeOf(named) : typeOfAttachment(attachedTo, namesPrincipals);
}

/** How names indicate a type. Names are in lower case, with a hyphen between the words of camel case. */
const words: Readonly<Partial<Record<PolicyType, RegExp>>> = {
  boundary: /boundar(?:y|ies)/,
  scp: /(?<![a-z])scps?(?![a-z])|service[-_. ]?control/,
  rcp: /(?<![a-z])rcps?(?![a-z])|resource[-_. ]?control/,
  endpoint: /(?<![a-z])vpc-?e(?:ndpoints?)?(?![a-z])|vpc[-_. ]endpoints?(?![a-z])|endpoint[-_. ]?polic/,
  trust: /(?<![a-z])trust(?:-?policy|-?relationship)?(?![a-z])|assume[-_. ]?role/,
};

/**
 * Names of folders that hold policies of one type, in the same spelling. They may begin with `aws` or `org` and, if
 * they spell out the type, with any other word, like repository names. Only what `framing` lists may surround them: the
 * folder `scp-tools` may hold policies of any type.
 */
const folders: Readonly<Partial<Record<PolicyType, RegExp>>> = {
  boundary: /(?:^|[-_ ])permissions?[-_ ]boundar(?:y|ies)$|^boundar(?:y|ies)$/,
  scp: /^(?:(?:aws|org)[-_ ])*scps?$|(?:^|[-_ ])service[-_ ]?control[-_ ]?polic(?:y|ies)$/,
  rcp: /^(?:(?:aws|org)[-_ ])*rcps?$|(?:^|[-_ ])resource[-_ ]?control[-_ ]?polic(?:y|ies)$/,
};

/** Affixes that sort folders or describe their purpose: `05-scps`, `service-control-policy-examples`. */
const framing = /^\d+[-_. ]+|[-_ ](?:examples?|samples?)$/g;

/** How many folders are checked, as in `boundaries/policies/deploy.json`. Folders further out describe the project. */
const foldersRead = 3;

/**
 * Folders named after what policies are attached to, or after another type: a project of service control policies may
 * also hold its own roles, and bucket policies.
 */
const attachedHere =
  /(?<![a-z])(?:identit(?:y|ies)|iam|roles?|users?|groups?|lambdas?|functions?|inline|managed|resource[-_ ]?based|(?:trust|resource|session|endpoint|bucket|key|topic|queue|secret|repository)s?[-_ ]?polic(?:y|ies))(?![a-z])/;

/**
 * The type that one of the names indicates, else the nearest folder, if a policy with such content can have that type.
 */
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
    // An enclosing folder, or a folder of examples, may hold other policies too.
    const isCertain = index === 0 && bare === spelled(folder);
    if (type && (isCertain || type !== 'rcp' || mayBeResourceControl(statements))) return type;
    if (attachedHere.test(bare)) return undefined;
  }
  return undefined;
}

/** Whether AWS would accept the statements in a resource control policy, as far as known. */
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

/** Converts to lower case, with a hyphen between the words of camel case. */
function spelled(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, '$1-$2').toLowerCase();
}

/** Whether some statement has no Resource, as in every trust policy, or all actions are of AWS STS. */
function mayBeTrust(statements: readonly Statement[]): boolean {
  if (statements.some(beginsControlPolicy)) return false;
  return statements.some((statement) => !namesResources(statement)) || isAllOfSts(statements);
}

/**
 * Whether it denies everyone and has a Resource, which trust policies do not have. Statements of resource control
 * policies begin like that.
 */
function beginsControlPolicy(statement: Statement): boolean {
  return namesResources(statement) && deniesEveryone(statement);
}

/**
 * Whether statements with principals belong to a role's trust policy. All of their actions must be of AWS STS, and one
 * of these must be true:
 * - Some statement has no Resource. In other policies with such actions (of VPC endpoints, or resource control
 *   policies) every statement has one.
 * - Some statement names a service or an identity provider. Neither calls AWS STS through a VPC endpoint, and resource
 *   control policies do not accept them as principals. If it also has a Resource, it is a trust policy with a mistake,
 *   because AWS rejects that. A Deny for everyone does not count.
 */
function looksLikeTrust(statements: readonly Statement[]): boolean {
  return (
    isAllOfSts(statements) &&
    statements.some((statement) => !namesResources(statement) || namesServiceOrProvider(statement)) &&
    !statements.some(beginsControlPolicy)
  );
}

/**
 * Requests that an endpoint policy covers always come through the endpoint. A policy that checks where requests come
 * from is therefore that of a resource which is open to the endpoint.
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
 * Whether statements with principals belong to a VPC endpoint, which lets through what other policies grant: either
 * everything for everyone, like the default endpoint policy, or actions on resources that cannot have their own policy.
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

/** Whether no resource that the entry's actions apply to supports a policy. */
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

/** What a template fills in may also be of AWS STS, and so may what one statement lacks if others have it. */
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
