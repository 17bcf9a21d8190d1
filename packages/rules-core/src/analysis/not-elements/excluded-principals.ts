/** Which callers a NotPrincipal exempts, and which entries it is missing. */
import { principalFault } from '../principals/principal-forms.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { Statement } from '../../policy/policy.js';
import type { PrincipalElement, PrincipalItem } from '../../policy/principal.js';

const arn = /^arn:([^:]*):(iam|sts)::([^:]*):(root|user\/.+|role\/.+|assumed-role\/.+|federated-user\/.+)$/;

export interface PrincipalEntryFault {
  readonly kind: 'wildcard' | 'deleted';
  /** What was deleted: a user or a role. */
  readonly of?: string | undefined;
}

/** Why an entry of NotPrincipal exempts nobody. */
export function principalEntryFault(item: PrincipalItem): PrincipalEntryFault | undefined {
  if (item.type?.text !== 'AWS') return undefined;
  const { kind, data } = principalFault(item) ?? {};
  if (kind === 'deleted') return { kind, of: data?.['what'] };
  return kind === 'wildcard' ? { kind } : undefined;
}

export interface Unspared {
  /** The user or role in the list. */
  readonly listed: string;
  /** What must be listed in addition. */
  readonly missing: 'account' | 'sessions' | 'both';
}

/**
 * The first user or role that a Deny does not really exempt, because its account is not listed or, for a role, its
 * sessions are not. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html
 */
export function unsparedPrincipal({ items, known }: PrincipalElement): Unspared | undefined {
  if (!known) return undefined;
  const texts = items.map(({ text }) => text);
  for (const { text } of items) {
    const [, , , account = '', resource = ''] = arn.exec(text) ?? [];
    if (!/^(?:user|role)\//.test(resource) || hasWildcard(text)) continue;
    const hasAccount = texts.some(
      (other) => other === account || (arn.exec(other)?.[3] === account && other.endsWith(':root')),
    );
    const name = resource.slice(resource.lastIndexOf('/') + 1);
    const hasSession =
      !resource.startsWith('role/') ||
      texts.some(
        (other) =>
          arn.exec(other)?.[3] === account && arn.exec(other)![4]!.startsWith(`assumed-role/${name}/`),
      );
    if (hasAccount && hasSession) continue;
    return { listed: text, missing: hasAccount ? 'sessions' : hasSession ? 'account' : 'both' };
  }
  return undefined;
}

/**
 * The ARNs to compare with `aws:PrincipalArn` instead of using NotPrincipal. For role sessions, the key holds the
 * role's ARN. undefined if the list contains anything but users, roles and their accounts.
 */
export function principalArns({ items, known }: PrincipalElement): readonly string[] | undefined {
  if (!known || items.some(({ type, text }) => type?.text !== 'AWS' || !arn.test(text) || hasWildcard(text)))
    return undefined;
  const named = items.map(({ text }) => text).filter((text) => /:(?:user|role)\//.test(text));
  const sessions = items.filter(({ text }) => /:(?:assumed-role|federated-user)\//.test(text));
  const roles = new Set(named.map((text) => text.slice(text.lastIndexOf('/') + 1)));
  if (!sessions.every(({ text }) => roles.has(arn.exec(text)![4]!.split('/')[1]!))) return undefined;
  return named.length > 0 ? named : undefined;
}

/** The statement is about KMS keys, which can only be managed through their policy. */
export function isAboutKeys({ policy, actions }: Statement): boolean {
  if (policy.attachedTo !== undefined || policy.type.name !== 'resource')
    return policy.attachment?.services?.includes('kms') === true;
  return (
    actions !== undefined &&
    actions.items.length > 0 &&
    actions.items.every(({ pattern }) => pattern?.service === 'kms')
  );
}
