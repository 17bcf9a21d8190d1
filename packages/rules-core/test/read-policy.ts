import { parse } from '@humanwhocodes/momoa';
import { valueOfMomoa } from '../src/json/momoa-value.js';
import { readPolicies, type Policy } from '../src/policy/policy.js';
import { parseSettings } from '../src/sites/settings.js';
import type { Value } from '../src/value/value.js';

/** The value tree of a text, or of data written as JSON. */
export function valueOf(source: unknown, mode: 'json' | 'jsonc' | 'json5' = 'json'): Value {
  const text = typeof source === 'string' ? source : JSON.stringify(source);
  return valueOfMomoa(parse(text, { mode, ranges: true, allowTrailingCommas: mode !== 'json' }), text);
}

export function policiesOf(source: unknown, settings: unknown = {}): Policy[] {
  return readPolicies(valueOf(source), parseSettings(settings));
}

/** The one policy of a text or of data. */
export function policyOf(source: unknown, settings: unknown = {}): Policy {
  const policies = policiesOf(source, settings);
  if (policies.length !== 1) throw new Error(`expected one policy, found ${policies.length}`);
  return policies[0]!;
}

/** A policy of the given statements. */
export function policyWith(...statements: unknown[]): Policy {
  return policyOf({ Version: '2012-10-17', Statement: statements });
}
