/**
 * Which requests pass the tests of a Condition on multi-factor authentication, by how they were signed.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-multifactorauthpresent
 */
import { passingValues } from './passing-values.js';
import type { Certainty } from '../actions/reach.js';
import type { Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

/** Comes with temporary credentials only; without a code it is `false`. */
export const mfaPresent = 'aws:multifactorauthpresent';
/** Comes only where a code was given: how many seconds ago. */
export const mfaAge = 'aws:multifactorauthage';

/** The age of a code, in seconds, that is older than any that is let through. */
export const oldest = '999999999';

export interface MfaOutcome {
  /** Signed with the long-term access keys of a user: neither key is there. */
  readonly longTermKeys: Certainty;
  /** A session for which no code was given. */
  readonly withoutCode: Certainty;
  /** A session whose code was given just now, and one whose code is as old as can be. */
  readonly recentCode: Certainty;
  readonly oldCode: Certainty;
}

/** undefined when no test is about multi-factor authentication. */
export const mfaOutcome = remembered((statement: Statement): MfaOutcome | undefined => {
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
