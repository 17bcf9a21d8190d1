/**
 * Conditions on multi-factor authentication that do not catch every request without it, and Deny statements whose
 * exceptions for requests without it are incomplete.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_examples_aws_my-sec-creds-self-manage.html
 */
import { needsKey, strengthOf } from './condition-strength.js';
import { mfaAge, mfaOutcome, mfaPresent, oldest, type MfaOutcome } from './mfa-outcome.js';
import { passingValuesOf } from './passing-values.js';
import { enumerate, quoteEach } from '../actions/describe-reach.js';
import { reachesAction } from '../actions/reach.js';
import { mayMeet, takesWholeType } from '../resources/resource-types.js';
import { findAction } from '../../catalog/catalog.js';
import { actionMatches } from '../../patterns/action-pattern.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { ElementName } from '../../policy/grammar.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';
import type { TextValue } from '../../value/value.js';

const deactivate = 'iam:deactivatemfadevice';
/** The actions to register a device, in the order of the steps. */
const enrolment = ['iam:CreateVirtualMFADevice', 'iam:EnableMFADevice'];
/** Entries that show that this statement lets users manage their own devices. */
const selfService = [
  ...enrolment,
  'iam:ListMFADevices',
  'iam:ResyncMFADevice',
  'sts:GetSessionToken',
  'iam:ChangePassword',
];

type ConditionGap =
  /** The Deny does not apply to requests without the key, which use long-term keys. */
  | 'keyMissing'
  /** The Deny of old codes does not apply to requests without a code. */
  | 'ageMissing'
  /** The Allow also applies to long-term keys, or to all requests without a code. */
  | 'notRequired'
  | 'ageNotRequired'
  /** The Deny of old codes also requires that there is no code. */
  | 'ageIgnored'
  /** The Condition requires temporary credentials, with or without a code. */
  | 'presenceAllowed'
  | 'presenceDenied';

type ExemptionGap =
  /** An entry of NotAction lets a session without a code remove the device. */
  | 'removesDevice'
  /** NotAction leaves no way to register a first device. */
  | 'noEnrolment';

export interface MfaGap {
  readonly kind: ConditionGap | ExemptionGap;
  readonly element: ElementName;
  /** The condition at fault. */
  readonly test?: ConditionTest;
  /** The condition that is only true if there is no code. */
  readonly absence?: ConditionTest | undefined;
  /** What to underline. */
  readonly value: TextValue;
  /** The data of the message. */
  readonly data: Readonly<Record<string, string>>;
}

/** All gaps of a statement. */
export function* mfaGaps(statement: Statement): Iterable<MfaGap> {
  const outcome = mfaOutcome(statement);
  if (!outcome) return;
  const kind = conditionGap(statement, outcome);
  const test = kind && testAtFault(statement, kind);
  if (test && !isForSessions(statement) && !isHandledElsewhere(statement, kind)) {
    const { key } = test.operatorEntry;
    yield { kind, element: 'Condition', test, value: key, data: { operator: key.text } };
  }
  yield* ignoredAge(statement, outcome);
  const { withoutCode, recentCode } = outcome;
  const isCompulsory = statement.effect === 'Deny' && withoutCode === 'yes' && recentCode === 'no';
  if (isCompulsory && statement.actions?.negated) yield* exemptionGaps(statement);
}

function conditionGap({ effect }: Statement, outcome: MfaOutcome): ConditionGap | undefined {
  const { longTermKeys, withoutCode, recentCode, oldCode } = outcome;
  const passes = [longTermKeys, withoutCode, recentCode, oldCode].join();
  switch (passes) {
    case 'no,yes,no,no':
    case 'no,yes,no,yes':
      return effect === 'Deny' ? 'keyMissing' : undefined;
    case 'no,no,no,yes':
      return effect === 'Deny' ? 'ageMissing' : undefined;
    case 'yes,no,yes,yes':
    case 'yes,no,yes,no':
      return effect === 'Allow' ? 'notRequired' : undefined;
    case 'yes,yes,yes,no':
      return effect === 'Allow' ? 'ageNotRequired' : undefined;
    case 'no,yes,yes,yes':
      return effect && (effect === 'Allow' ? 'presenceAllowed' : 'presenceDenied');
    default:
      return undefined;
  }
}

/** A condition that should deny old codes, next to one that is only true if there is no code at all. */
function* ignoredAge({ effect, conditions }: Statement, outcome: MfaOutcome): Iterable<MfaGap> {
  const { longTermKeys, withoutCode, oldCode } = outcome;
  if (effect !== 'Deny' || oldCode !== 'no' || (longTermKeys !== 'yes' && withoutCode !== 'yes')) return;
  const absence = conditions.find((test) => isOfMfa(test) && strengthOf(test) === 'absence');
  for (const test of absence ? conditions : []) {
    if (test.key !== mfaAge || test.operator?.family !== 'Numeric') continue;
    const { allows } = passingValuesOf([test]);
    if (allows(oldest) !== 'yes' || allows('0') !== 'no') continue;
    const { key } = test.operatorEntry;
    const data = { operator: key.text, key: absence!.keyEntry.key.text };
    yield { kind: 'ageIgnored', element: 'Condition', test, absence, value: key, data };
  }
}

function isOfMfa({ key }: ConditionTest): boolean {
  return key === mfaPresent || key === mfaAge;
}

/** The condition that decides about requests without the key. undefined if another condition requires the key. */
function testAtFault({ conditions }: Statement, kind: ConditionGap): ConditionTest | undefined {
  const tests = conditions.filter(isOfMfa);
  const isPresence = kind === 'presenceAllowed' || kind === 'presenceDenied';
  if (!isPresence && tests.some(({ operator }) => operator?.family === 'Null' || operator?.set))
    return undefined;
  const key = kind === 'ageMissing' || kind === 'ageNotRequired' ? mfaAge : mfaPresent;
  const absent = kind === 'notRequired' || kind === 'ageNotRequired' ? 'yes' : 'no';
  return tests.find((test) => test.key === key && passingValuesOf([test]).absent === absent);
}

/** Keys that only temporary credentials have: session keys and claims of identity providers. */
const sessionKeys =
  /^(?:aws:(?:tokenissuetime|federatedprovider|assumedroot|sourceidentity|ec2instancesource\w+)$|sts:|saml:|[^:.]*\.[^:]*:)/;

/** The callers are roles, federated users or services, which have no long-term keys, or are unknown. */
function isForSessions({ conditions, hasReadableConditions, principals }: Statement): boolean {
  if (!hasReadableConditions || conditions.some((test) => needsKey(test) && isOfSessions(test))) return true;
  if (!principals || principals.negated) return false;
  return principals.items.every(
    ({ type, text }) => (type !== undefined && type.text !== 'AWS') || namesRole(text),
  );
}

function isOfSessions({ key, values }: ConditionTest): boolean {
  if (key === 'aws:principalarn') return values.every(({ text }) => namesRole(text));
  if (key === 'aws:principaltype') return values.every(({ text }) => !/user$/i.test(text));
  return sessionKeys.test(key);
}

function namesRole(text: string): boolean {
  return /:(?:role|assumed-role|federated-user)\//.test(text);
}

/** Another Deny covers requests without the key, or an Allow requires a code anyway. */
function isHandledElsewhere(statement: Statement, kind: ConditionGap): boolean {
  const { denies, demands } = handlersIn(statement.policy);
  return denies.some((deny) => deny !== statement) || (kind === 'ageMissing' && demands);
}

const handlersIn = remembered(({ statements }: Policy) => {
  const statementsOf = (effect: 'Allow' | 'Deny', isOne: (outcome: MfaOutcome) => boolean) =>
    statements.filter((statement) => {
      const outcome = statement.effect === effect ? mfaOutcome(statement) : undefined;
      return outcome !== undefined && isOne(outcome);
    });
  return {
    /** Denies requests signed with long-term keys. */
    denies: statementsOf('Deny', ({ longTermKeys }) => longTermKeys !== 'no'),
    /** At least one Allow accepts only requests with a code. */
    demands:
      statementsOf('Allow', (each) => each.longTermKeys !== 'yes' && each.withoutCode !== 'yes').length > 0,
  };
});

function* exemptionGaps(statement: Statement): Iterable<MfaGap> {
  const actions = statement.actions!;
  const isTakenOff = coversOwn(statement, deactivate);
  for (const { pattern, text, value } of isTakenOff ? actions.items : []) {
    if (!pattern || pattern.everything || !actionMatches(pattern, deactivate)) continue;
    yield { kind: 'removesDevice', element: 'Action', value, data: { text } };
  }
  const missing = enrolment.filter(
    (id) => reachesAction(statement, id.toLowerCase()) === 'yes' && coversOwn(statement, id),
  );
  if (missing.length === 0 || !isForSelfService(statement)) return;
  const data = { actions: enumerate(quoteEach(missing)) };
  yield { kind: 'noEnrolment', element: 'Action', value: actions.entry.key, data };
}

/**
 * The statement's resources certainly include what the action works on for the calling user: the user itself, or a
 * device.
 */
function coversOwn({ resources }: Statement, id: string): boolean {
  if (!resources) return true;
  const [service, name] = id.split(':') as [string, string];
  const types = findAction(service, name)?.resourceTypes.map(({ type }) => type) ?? [];
  if (resources.negated)
    return (
      resources.known &&
      !resources.items.some(({ upper }) => upper && types.some((type) => mayMeet(upper, type)))
    );
  return resources.items.some(({ text, pattern, upper }) =>
    types.some((type) => {
      if (pattern && takesWholeType(pattern, type)) return true;
      return upper && /\$\{aws:(?:username|userid)\}/i.test(text) && mayMeet(upper, type);
    }),
  );
}

function isForSelfService(statement: Statement): boolean {
  return selfService.some((id) => reachesAction(statement, id.toLowerCase()) === 'no');
}
