/**
 * Whom a statement of a trust policy trusts, and by which call each of them assumes the role.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage-assume.html
 */
import { principalFault } from './principal-forms.js';
import { reachesAction } from '../actions/reach.js';
import type { ActionItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { isEveryone, type PrincipalItem } from '../../policy/principal.js';

/** The identity providers that IAM knows by their domain, without an ARN. */
export const builtInProviders: readonly string[] = [
  'accounts.google.com',
  'cognito-identity.amazonaws.com',
  'graph.facebook.com',
  'www.amazon.com',
];

/** The calls that assume a role, by who makes them. */
export const assumeActions = {
  other: 'sts:AssumeRole',
  saml: 'sts:AssumeRoleWithSAML',
  oidc: 'sts:AssumeRoleWithWebIdentity',
} as const;

export type TrustedKind = keyof typeof assumeActions;

const kinds = Object.keys(assumeActions) as TrustedKind[];

/** What stands before an issuer in its URL, and not in the ARN of the provider. */
const scheme = /^https?:\/\//i;

const providerArn = /^arn:[^:]+:iam::[^:]*:(saml|oidc)-provider\/(.+)$/;
const domainName = /^(?!\d+(?:\.\d+)*$)[a-z\d-]+(?:\.[a-z\d-]+)+$/i;

/** undefined when it cannot be told, or what stands there is none of these. */
function trustedKind(item: PrincipalItem): TrustedKind | undefined {
  const { type, text } = item;
  if (type?.text === 'Service' && principalFault(item)) return undefined;
  const provider = providerArn.exec(text);
  if (type?.text === 'Federated') {
    if (provider) return provider[1] as TrustedKind;
    return builtInProviders.includes(text) ? 'oidc' : undefined;
  }
  return (type?.text === 'AWS' || type?.text === 'Service') && !provider ? 'other' : undefined;
}

/** The issuer of an OIDC provider, which is the prefix of its condition keys, in lower case. */
export function issuerOf(item: PrincipalItem): string | undefined {
  if (trustedKind(item) !== 'oidc') return undefined;
  const issuer = (providerArn.exec(item.text)?.[2] ?? item.text).replace(scheme, '');
  return !item.bounds.known && /[<>{}$]|__|@@/.test(issuer) ? undefined : issuer.toLowerCase();
}

/** A value under Federated is the ARN of a provider, or a domain name. */
export function isProviderName(text: string): boolean {
  return providerArn.test(text) || domainName.test(text);
}

/**
 * The scheme of the URL, and where it starts, in the ARN of an OIDC provider: such a provider there is none, as IAM names
 * it by its URL without the scheme.
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html
 */
export function schemeInProviderArn(
  text: string,
): { readonly scheme: string; readonly start: number } | undefined {
  const [, type, issuer = ''] = providerArn.exec(text) ?? [];
  const found = type === 'oidc' ? scheme.exec(issuer)?.[0] : undefined;
  return found === undefined ? undefined : { scheme: found, start: text.length - issuer.length };
}

export type TrustMismatch =
  /** An action that none of the statement's principals can call. */
  | { readonly action: ActionItem; readonly principal: PrincipalItem; readonly needed: TrustedKind }
  /** A principal that cannot assume the role by any of the statement's actions. */
  | { readonly action?: never; readonly principal: PrincipalItem; readonly needed: TrustedKind };

/** A trust policy of a size that AWS accepts does not hold more. */
const mostEntries = 1_000;

/** Where the calls and the principals of an Allow do not go together; nothing when some are not known. */
export function trustMismatches(statement: Statement): readonly TrustMismatch[] {
  const { actions, principals } = statement;
  if (!actions || actions.negated || !actions.known || !principals || principals.negated) return [];
  if (actions.items.length + principals.items.length > mostEntries) return [];
  const trusted = principals.items.map((item) => ({ item, kind: trustedKind(item) }));
  if (trusted.some(({ item, kind }) => kind === undefined || isEveryone(item))) return [];
  const callable = kinds.filter(
    (kind) => reachesAction(statement, assumeActions[kind].toLowerCase()) === 'yes',
  );
  // sts:TagSession and the like go along with a call that another statement allows.
  if (callable.length === 0 || trusted.length === 0) return [];
  const trustedKinds = new Set(trusted.map(({ kind }) => kind));
  const stranded = trusted.find(({ kind }) => !callable.includes(kind!)) ?? trusted[0]!;
  const found: TrustMismatch[] = [];
  for (const action of actions.items) {
    const kind = kinds.find((each) => assumeActions[each].toLowerCase() === action.text.toLowerCase());
    if (!kind || trustedKinds.has(kind)) continue;
    found.push({ action, principal: stranded.item, needed: stranded.kind! });
  }
  if (found.length > 0) return found;
  return trusted
    .filter(({ kind }) => !callable.includes(kind!))
    .map(({ item, kind }) => ({ principal: item, needed: kind! }));
}

/** Its principal. */
export const rolesAnywhere = 'rolesanywhere.amazonaws.com';
const rolesAnywhereActions = ['sts:AssumeRole', 'sts:SetSourceIdentity', 'sts:TagSession'];

/** The principal of IAM Roles Anywhere. */
export function rolesAnywherePrincipal({ principals }: Statement): PrincipalItem | undefined {
  return principals?.negated
    ? undefined
    : principals?.items.find(({ type, text }) => type?.text === 'Service' && text === rolesAnywhere);
}

/** The actions that IAM Roles Anywhere needs and that no statement trusting it allows. */
export function missingForRolesAnywhere(trusting: readonly Statement[]): readonly string[] {
  return rolesAnywhereActions.filter((id) =>
    trusting.every((statement) => reachesAction(statement, id.toLowerCase()) === 'no'),
  );
}
