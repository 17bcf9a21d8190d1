/**
 * The principals of a trust policy statement, and the action with which each of them assumes the role.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_manage-assume.html
 */
import { isProviderArn, providerKindOf, type ProviderKind } from './identity-providers.js';
import { principalFault } from './principal-forms.js';
import { reachesAction } from '../actions/reach.js';
import type { ActionItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import { isEveryone, type PrincipalItem } from '../../policy/principal.js';

/** The actions that assume a role, by kind of caller. */
export const assumeActions = {
  other: 'sts:AssumeRole',
  saml: 'sts:AssumeRoleWithSAML',
  oidc: 'sts:AssumeRoleWithWebIdentity',
} as const;

type TrustedKind = 'other' | ProviderKind;

const kinds = Object.keys(assumeActions) as TrustedKind[];

/** undefined if the kind is unknown or none of these. */
function trustedKind(item: PrincipalItem): TrustedKind | undefined {
  switch (item.type?.text) {
    case 'Federated':
      return providerKindOf(item);
    case 'Service':
      return principalFault(item) || isProviderArn(item.text) ? undefined : 'other';
    case 'AWS':
      return isProviderArn(item.text) ? undefined : 'other';
    default:
      return undefined;
  }
}

export interface TrustMismatch {
  /**
   * An action that none of the statement's principals can call. If absent, the principal can call none of the actions.
   */
  readonly action?: ActionItem;
  readonly principal: PrincipalItem;
  /** The action with which the principal assumes the role. */
  readonly needed: string;
}

/** No trust policy that AWS accepts has more. */
const mostEntries = 1_000;

/** The mismatches between actions and principals of an Allow. Empty if some are unknown. */
export function trustMismatches(statement: Statement): readonly TrustMismatch[] {
  const { effect, actions, principals } = statement;
  if (effect !== 'Allow' || !actions || actions.negated || !actions.known) return [];
  if (!principals || principals.negated) return [];
  if (actions.items.length + principals.items.length > mostEntries) return [];
  const trusted = principals.items.map((item) => ({ item, kind: trustedKind(item) }));
  if (trusted.some(({ item, kind }) => kind === undefined || isEveryone(item))) return [];
  const callable = kinds.filter(
    (kind) => reachesAction(statement, assumeActions[kind].toLowerCase()) === 'yes',
  );
  // sts:TagSession and similar actions accompany a call that another statement allows.
  if (callable.length === 0 || trusted.length === 0) return [];
  const stranded = trusted.filter(({ kind }) => !callable.includes(kind!));
  const { item: principal, kind: needed } = stranded[0] ?? trusted[0]!;
  const useless = actions.items.filter(({ text }) => {
    const kind = kinds.find((each) => assumeActions[each].toLowerCase() === text.toLowerCase());
    return kind !== undefined && trusted.every((each) => each.kind !== kind);
  });
  if (useless.length > 0)
    return useless.map((action) => ({ action, principal, needed: assumeActions[needed!] }));
  return stranded.map(({ item, kind }) => ({ principal: item, needed: assumeActions[kind!] }));
}
