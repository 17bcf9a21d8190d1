import { mfaOutcome } from './mfa-outcome.js';
import { passingValues } from './passing-values.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';

export interface InvertedTest {
  /** Which requests are denied, or allowed, by the name of the message that says so. */
  readonly kind:
    | 'transport'
    | 'mfa'
    | 'mfaIfExists'
    | 'plainOnly'
    | 'withoutMfa'
    /** Requests of one's own organization, or on its resources. */
    | 'callersOfOrganization'
    | 'resourcesOfOrganization';
  readonly test: ConditionTest;
  /** Its only value. */
  readonly value: ConditionValue;
}

const transport = 'aws:securetransport';
const callersOrganization = 'aws:principalorgid';
const resourcesOrganization = 'aws:resourceorgid';

/**
 * The only test of a Condition where it denies requests for their encryption or multi-factor authentication, or allows
 * only those without; undefined when it does not. Beside another test it says which requests the other one is about, such
 * as those with an old version of TLS.
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
 * It holds for one organization, and not without the key. That one is one's own: of others only their accounts are known to
 * policies, and a Deny has to name what is to be kept out.
 */
function isOnlyOrganization(statement: Statement, key: string): boolean {
  const { names, absent } = passingValues(statement, key);
  return absent === 'no' && names?.length === 1;
}

/** To read, to change one's password, and to deal with devices. */
const enrolment = /^(?:iam:(?:Get|List|ChangePassword$|[a-z*?]*MFA)|sts:GetSessionToken$|signin:)/i;

/** Who has no device yet may do what it takes to get one. */
function isForEnrolment({ actions }: Statement): boolean {
  return !actions || actions.negated || actions.items.every(({ text }) => enrolment.test(text));
}
