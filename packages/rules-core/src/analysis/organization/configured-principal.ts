/**
 * Principals in a configuration: `*` is everyone, an account ID is the account with its users and roles, and everything
 * else is the name of a principal, with or without wildcards.
 */
import { intersects, matches, squeeze } from '../../patterns/wildcard.js';
import type { PrincipalItem } from '../../policy/principal.js';

const accountId = /^\d{12}$/;
const partitions = ['aws', 'aws-cn', 'aws-us-gov'];

/** Why an entry is not a valid principal, as the end of a sentence that starts with the entry. */
export function configuredPrincipalFault(text: string): string | undefined {
  const isName = accountId.test(text) || /^[*?]+$/.test(text) || /^arn:|[.*?]|^[\da-f]{64}$/.test(text);
  return isName && !/\s/.test(text)
    ? undefined
    : 'is not a principal: `*`, an account ID, an ARN or a name such as `lambda.amazonaws.com`, with wildcards or without.';
}

/** Whether one of the entries certainly matches the principal. */
export function namesPrincipal(entries: readonly string[], item: PrincipalItem): boolean {
  return entries.some((entry) => {
    if (isStar(entry)) return item.bounds.known && isStar(item.text);
    if (isStar(item.text)) return false;
    if (accountId.test(entry)) return accountOf(item) === entry;
    return formsOf(item).some((form) => matches(entry, form));
  });
}

/** Whether one of the entries may match the principal, as far as its text is known. */
export function mayNamePrincipal(entries: readonly string[], item: PrincipalItem): boolean {
  if (entries.some(isStar)) return true;
  if (item.bounds.known) return namesPrincipal(entries, item);
  const { lower, upper } = item.bounds;
  const isArn = lower.startsWith('arn:');
  return entries.some((entry) => {
    if (!accountId.test(entry)) return isArn && !entry.includes(':') ? false : intersects(entry, upper);
    const account = accountOf(item);
    if (account !== undefined && accountId.test(account)) return account === entry;
    return isAwsPrincipal(item) && (isArn || intersects(entry, upper) || upper.startsWith('*'));
  });
}

function isStar(text: string): boolean {
  return squeeze(text) === '*';
}

/** An account, user, role or session, and not a service or identity provider. */
function isAwsPrincipal({ type }: PrincipalItem): boolean {
  return type === undefined || type.text === 'AWS';
}

/** The account of an ARN or account ID. undefined for other principals. */
function accountOf(item: PrincipalItem): string | undefined {
  if (!isAwsPrincipal(item)) return undefined;
  const { lower } = item.bounds;
  return accountId.test(lower) ? lower : lower.split(':')[4];
}

/** An account ID is the same principal as the ARN of its root user. */
function formsOf(item: PrincipalItem): readonly string[] {
  const text = item.bounds.lower;
  if (!accountId.test(text) || !isAwsPrincipal(item)) return [text];
  return [text, ...partitions.map((partition) => `arn:${partition}:iam::${text}:root`)];
}
