/**
 * The identity providers under `Federated`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers.html
 */
import { builtInProviders } from '../../catalog/built-in-providers.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { PrincipalItem } from '../../policy/principal.js';
import { hasHole } from '../../value/hole.js';
import { sliceSpan, type Span } from '../../value/value.js';

const providerArn = /^arn:[^:]+:iam:[^:]*:[^:]*:(saml|oidc)-provider\/(.+)$/;
const domainName = /^(?!\d+(?:\.\d+)*$)[a-z\d-]+(?:\.[a-z\d-]+)+$/i;

/** The part before an issuer in its URL, which is not in the ARN of the provider. */
const scheme = /^https?:\/\//i;

export type ProviderKind = 'saml' | 'oidc';

/** The protocol of a provider. undefined if it is not a provider or its protocol is unknown. */
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
 * The issuer of an OIDC provider, which is the prefix of its condition keys. Also undefined if it is unknown or
 * contains a wildcard or variable, which do not work in principals.
 */
export function issuerOf(item: PrincipalItem): string | undefined {
  if (providerKindOf(item) !== 'oidc') return undefined;
  const issuer = (providerArn.exec(item.text)?.[2] ?? item.text).replace(scheme, '');
  return hasHole(issuer) || hasWildcard(issuer) || item.bounds.variable ? undefined : issuer;
}

/** The id of the message. */
export interface ProviderFault {
  readonly kind: 'provider' | 'scheme';
  readonly at: Span;
  readonly data: Readonly<Record<string, string>>;
  /** The provider that was meant. */
  readonly meant?: string;
}

/** Why an entry under `Federated` is not a provider, that is, the ARN of one or a domain name. */
export function providerFault({ type, text, value, bounds }: PrincipalItem): ProviderFault | undefined {
  if (type?.text !== 'Federated' || text === '' || !bounds.known) return undefined;
  const [, kind, issuer = ''] = providerArn.exec(text) ?? [];
  const [surplus] = (kind === 'oidc' && scheme.exec(issuer)) || [];
  if (surplus !== undefined) {
    // IAM identifies a provider by its URL without the scheme.
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
