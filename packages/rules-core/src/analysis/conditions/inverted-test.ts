import { mfaOutcome } from './mfa-outcome.js';
import { passingValues } from './passing-values.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';

export interface InvertedTest {
  /** Which requests are denied or allowed. The value is the id of the message. */
  readonly kind:
    | 'transport'
    | 'mfa'
    | 'mfaIfExists'
    | 'plainOnly'
    | 'withoutMfa'
    /** Requests by callers in the organization, or on its resources. */
    | 'callersOfOrganization'
    | 'resourcesOfOrganization';
  readonly test: ConditionTest;
  /** The only value of the condition. */
  readonly value: ConditionValue;
}

const transport = 'aws:securetransport';
const callersOrganization = 'aws:principalorgid';
const resourcesOrganization = 'aws:resourceorgid';

/**
 * A Condition that does the opposite of what was meant: it denies encrypted requests or those with multi-factor
 * authentication, or allows only those without. undefined if there is a second condition, because then this one only
 * limits the other, for example to requests with an old TLS version.
 */
export function invertedTest(statement: Statement): InvertedTest | undefined {
  const { effect, conditions, hasReadableConditions } = statement;
  const [test, ...others] = conditions;
  if (!effect || !hasReadableConditions || !test || others.length > 0 || test.operator?.set) return undefined;
  const [value, ...more] = test.values;
  const kind = effect === 'Deny' ? kindOfDeny(statement, test) : kindOfAllow(statement, test);
  return kind && value && more.length === 0 ? { kind, test, value } : undefined;
}

function kindOfDeny(statement: Statement, { key }: ConditionTest): InvertedTest['kind'] | undefined {
  if (key === transport) return isOnlyFor(statement, 'true') ? 'transport' : undefined;
  if (key === callersOrganization || key === resourcesOrganization) {
    if (!isOnlyOrganization(statement, key)) return undefined;
    return key === callersOrganization ? 'callersOfOrganization' : 'resourcesOfOrganization';
  }
  const mfa = mfaOutcome(statement);
  if (!mfa || mfa.recentCode !== 'yes' || mfa.oldCode !== 'yes' || mfa.withoutCode !== 'no') return undefined;
  return mfa.longTermKeys === 'no' ? 'mfa' : 'mfaIfExists';
}

function kindOfAllow(statement: Statement, { key }: ConditionTest): InvertedTest['kind'] | undefined {
  if (key === transport) return isOnlyFor(statement, 'false') ? 'plainOnly' : undefined;
  const mfa = mfaOutcome(statement);
  const isInverted = mfa?.recentCode === 'no' && mfa.oldCode === 'no' && mfa.withoutCode === 'yes';
  return isInverted && !isForEnrolment(statement) ? 'withoutMfa' : undefined;
}

function isOnlyFor(statement: Statement, value: 'true' | 'false'): boolean {
  const { allows } = passingValues(statement, transport);
  return allows(value) === 'yes' && allows(value === 'true' ? 'false' : 'true') === 'no';
}

/**
 * The Deny applies to exactly one organization, and not without the key. It must be the author's own: policies usually
 * know other organizations only by their accounts, and a Deny has to list what it blocks.
 */
function isOnlyOrganization(statement: Statement, key: string): boolean {
  const { names, absent } = passingValues(statement, key);
  return absent === 'no' && names?.length === 1;
}

/** Reading, changing one's own password and managing MFA devices. */
const enrolment = /^(?:iam:(?:Get|List|ChangePassword$|[a-z*?]*MFA)|sts:GetSessionToken$|signin:)/i;

/** The statement is for users who still need to register an MFA device. */
function isForEnrolment({ actions }: Statement): boolean {
  return !actions || actions.negated || actions.items.every(({ text }) => enrolment.test(text));
}
