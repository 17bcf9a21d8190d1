/**
 * Which requests pass the MFA conditions of a statement, depending on the credentials that signed them.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
 */
import { passingValues } from './passing-values.js';
import type { Certainty } from '../actions/reach.js';
import type { Statement } from '../../policy/policy.js';
import { rememberedIfUnchanged } from '../../speed/unchanged.js';

/** Only present with temporary credentials. `false` if there was no code. */
export const mfaPresent = 'aws:multifactorauthpresent';
/** Only present if a code was given: its age in seconds. */
export const mfaAge = 'aws:multifactorauthage';

/** An age in seconds that exceeds every limit in practice. */
export const oldest = '999999999';

export interface MfaOutcome {
  /** Signed with a user's long-term access keys: neither key is present. */
  readonly longTermKeys: Certainty;
  /** A session without a code. */
  readonly withoutCode: Certainty;
  /** A session with a code that was just given, and one with a very old code. */
  readonly recentCode: Certainty;
  readonly oldCode: Certainty;
}

/** undefined if no condition is about multi-factor authentication. */
export const mfaOutcome = rememberedIfUnchanged((statement: Statement): MfaOutcome | undefined => {
  if (!statement.conditions.some(({ key }) => key === mfaPresent || key === mfaAge)) return undefined;
  const presence = passingValues(statement, mfaPresent);
  const age = passingValues(statement, mfaAge);
  const withCode = presence.allows('true');
  return {
    longTermKeys: both(presence.absent, age.absent),
    withoutCode: both(presence.allows('false'), age.absent),
    recentCode: both(withCode, age.allows('0')),
    oldCode: both(withCode, age.allows(oldest)),
  };
});

function both(one: Certainty, other: Certainty): Certainty {
  if (one === 'no' || other === 'no') return 'no';
  return one === 'yes' ? other : one;
}
