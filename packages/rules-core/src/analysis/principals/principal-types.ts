/**
 * The keys of a Principal object, which are the types of principals.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html
 */
import { nearestName } from '../../catalog/nearest-name.js';
import type { PolicyTypeFacts } from '../../policy/policy-types.js';
import { entryOf, isKnown, type DictEntry, type DictValue } from '../../value/value.js';

export const principalTypes: readonly string[] = ['AWS', 'CanonicalUser', 'Federated', 'Service'];

/** Identity providers are only supported in the trust policies of roles. */
export function isSupported(type: string, { keptBy }: PolicyTypeFacts): boolean {
  return type !== 'Federated' || keptBy !== 'service';
}

export interface TypeFault {
  /** The id of the message. */
  readonly kind: 'unknownType' | 'federated';
  readonly member: DictEntry;
  /** The type that was meant, if the object does not have it yet. */
  readonly nearest?: string | undefined;
}

/** What is wrong with the known keys of a Principal object. */
export function* typeFaults(map: DictValue, policyType: PolicyTypeFacts): Generator<TypeFault> {
  for (const member of map.entries) {
    if (!isKnown(member.key)) continue;
    const type = member.key.text;
    if (!principalTypes.includes(type)) yield { kind: 'unknownType', member, nearest: nearestIn(map, type) };
    else if (!isSupported(type, policyType)) yield { kind: 'federated', member };
  }
}

function nearestIn(map: DictValue, type: string): string | undefined {
  const nearest = nearestName(type, principalTypes);
  return nearest === undefined || entryOf(map, nearest) ? undefined : nearest;
}
