/** The services for which the conditions on `iam:PassedToService` are true. */
import { passedToService } from './pass-role-keys.js';
import type { Certainty } from '../actions/reach.js';
import { passingValuesOf } from '../conditions/passing-values.js';
import { anyOtherService } from '../services/service-principal-values.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { rememberedIfUnchanged } from '../../speed/unchanged.js';

/** A call without the key. */
export const withoutKey = undefined;

/** The conditions of a statement on `iam:PassedToService`. */
export function serviceTests({ conditions }: Statement): readonly ConditionTest[] {
  return conditions.filter(({ key }) => key === passedToService);
}

/** Whether conditions are true for a service, or for a call without the key. */
type Answer = (service: string | undefined) => Certainty;

/** Whether all conditions of a statement are true for a service, or for a call without the key. */
export function allHold(statement: Statement, service: string | undefined): Certainty {
  return answerOf(statement)(service);
}

/** Whether a condition is true for a service, or for a call without the key. */
export function holds(test: ConditionTest, service: string | undefined): Certainty {
  return answerUnder([test])(service);
}

/** The same conditions are evaluated for hundreds of services. */
const answerOf = rememberedIfUnchanged((statement: Statement) => answerUnder(serviceTests(statement)));

function answerUnder(tests: readonly ConditionTest[]): Answer {
  const { absent } = passingValuesOf(tests);
  const allowsAsText = textAnswer(tests.filter((test) => !isOfAnotherType(test)));
  // A principal is never an ARN, number, date, IP address or Boolean.
  const isShut = tests.some((test) => isOfAnotherType(test) && !test.operator!.negated);
  return (service) => {
    if (service === withoutKey) return absent;
    return isShut ? 'no' : allowsAsText(service);
  };
}

function textAnswer(tests: readonly ConditionTest[]): (service: string) => Certainty {
  const { allows } = passingValuesOf(tests);
  // An unknown value names one service, unless it may be a pattern.
  const { allows: allowsOther } = passingValuesOf(tests.filter((test) => !listsNames(test)));
  const namesAll = tests.some((test) => listsNames(test) && !test.operator!.negated);
  return (service) => {
    if (service !== anyOtherService) return allows(service);
    return namesAll ? 'no' : allowsOther(service);
  };
}

function listsNames({ operator, known }: ConditionTest): boolean {
  return known && operator?.family === 'String' && !operator.wildcards;
}

function isOfAnotherType({ operator }: ConditionTest): boolean {
  return operator !== undefined && operator.family !== 'String' && operator.family !== 'Null';
}

/** Part of the value is unknown. */
export function isOpen({ bounds }: ConditionValue): boolean {
  return !bounds.known || bounds.variable;
}
