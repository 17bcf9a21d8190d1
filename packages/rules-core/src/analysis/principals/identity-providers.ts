/**
 * The identity providers that stand under `Federated`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers.html
 */
import { builtInProviders } from '../../catalog/built-in-providers.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { PrincipalItem } from '../../policy/principal.js';
import { hasHole } from '../../value/hole.js';
import { sliceSpan, type Span } from '../../value/value.js';

const providerArn = /^arn:[^:]+:iam:[^:]*:[^:]*:(saml|oidc)-provider\/(.+)$/;
const domainName = /^(?!\d+(?:\.\d+)*$)[a-z\d-]+(?:\.[a-z\d-]+)+$/i;

/** What stands before an issuer in its URL, and not in the ARN of the provider. */
const scheme = /^https?:\/\//i;

export type ProviderKind = 'saml' | 'oidc';

/** What a provider speaks; undefined for what is none, or none that is known to be of one kind. */
export function providerKindOf({ type, text }: PrincipalItem): ProviderKind | undefined {
  if (type?.text !== 'Federated') return undefined;
  const [, kind] = providerArn.exec(text) ?? [];
  if (kind !== undefined) return kind as ProviderKind;
  return builtInProviders.includes(text) ? 'oidc' : undefined;
}

/** Whether a text is the ARN of a provider. */
export function isProviderArn(text: string): boolean {
  return providerArn.test(text);
}

/**
 * The issuer of an OIDC provider, which is the prefix of its condition keys. undefined as well where it is not known, or
 * holds a wildcard or a variable, which have no meaning in a principal.
 */
export function issuerOf(item: PrincipalItem): string | undefined {
  if (providerKindOf(item) !== 'oidc') return undefined;
  const issuer = (providerArn.exec(item.text)?.[2] ?? item.text).replace(scheme, '');
  return hasHole(issuer) || hasWildcard(issuer) || item.bounds.variable ? undefined : issuer;
}

/** What is wrong, by the name of the message that says so. */
export interface ProviderFault {
  readonly kind: 'provider' | 'scheme';
  readonly at: Span;
  readonly data: Readonly<Record<string, string>>;
  /** The provider that was meant. */
  readonly meant?: string;
}

/** Why an entry under `Federated` is no provider, which is the ARN of one or a domain name. */
export function providerFault({ type, text, value, bounds }: PrincipalItem): ProviderFault | undefined {
  if (type?.text !== 'Federated' || text === '' || !bounds.known) return undefined;
  const [, kind, issuer = ''] = providerArn.exec(text) ?? [];
  const [surplus] = (kind === 'oidc' && scheme.exec(issuer)) || [];
  if (surplus !== undefined) {
    // IAM names a provider by its URL without the scheme.
    // https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html
    const start = text.length - issuer.length;
    const end = start + surplus.length;
    return {
      kind: 'scheme',
      at: sliceSpan(value, start, end),
      data: { text, scheme: surplus },
      meant: text.slice(0, start) + text.slice(end),
    };
  }
  if (!bounds.variable && (kind !== undefined || domainName.test(text))) return undefined;
  const meant = builtInProviders.find((name) => text.replace(/^https?:\/\/|\/$/g, '') === name);
  return { kind: 'provider', at: value.span, data: { text }, ...(meant !== undefined && { meant }) };
}
