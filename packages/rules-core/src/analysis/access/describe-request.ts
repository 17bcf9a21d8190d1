import type { AccessRequest } from './decision.js';
import { findConditionKey } from '../../catalog/condition-keys.js';

/** A message mentions at most this many keys. */
const mostKeys = 2;

/** Describes a request: "`s3:GetObject` on `arn:aws:s3:::b/example`, if `aws:SecureTransport` is `false`". */
export function describeRequest({ action, resource, principal, context }: AccessRequest): string {
  const keys = Object.entries(context);
  const caller = principal ? ` to \`${principal.id}\`` : '';
  const target = resource === '*' ? '' : ` on \`${resource}\``;
  const conditions = keys.slice(0, mostKeys).map(([key, value]) => `\`${spelled(key)}\` is \`${value}\``);
  if (keys.length > mostKeys) conditions.push('more conditions hold');
  const circumstances = conditions.length > 0 ? `, if ${conditions.join(' and ')}` : '';
  return `\`${action}\`${caller}${target}${circumstances}`;
}

/** The key in AWS's spelling, if the service data has it. */
function spelled(key: string): string {
  const name = findConditionKey(key)?.name;
  return name?.toLowerCase() === key ? name : key;
}
