/**
 * Conditions with an end date that has passed.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-currenttime
 */
import { catalogDate } from '../../catalog/catalog.js';
import { instantOf } from '../../patterns/date.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';

/** The date of the service data is used as the current time, so that findings do not depend on the day. */
const now = instantOf(catalogDate)!;
/** In seconds. Temporary credentials of AWS STS last up to 36 hours. */
const oldestToken = 36 * 60 * 60;

const operators = /^(?:Date|Numeric)(?:LessThan(?:Equals)?|Equals)$/;

/** No future request passes the condition, because all its times have passed. */
export function isPast({ key, operator, values, known }: ConditionTest): boolean {
  if (!known || !operator || operator.set || !operators.test(operator.name)) return false;
  const earliest = earliestOf(key, operator.ifExists);
  if (earliest === undefined || values.length === 0) return false;
  return values.every(({ text }) => {
    const instant = instantOf(text);
    return instant !== undefined && instant < earliest;
  });
}

/**
 * The last time at which a statement applied. undefined unless all times have passed. Session times are excluded,
 * because a Deny of sessions that started before a time is meant to be in the past.
 */
export function expiryOf(test: ConditionTest): ConditionValue | undefined {
  if (test.key === 'aws:tokenissuetime' || !isPast(test)) return undefined;
  return test.values.reduce((last, each) => (instantOf(each.text)! > instantOf(last.text)! ? each : last));
}

/**
 * The earliest value of the key in future requests. undefined if a request does not need the key, or for other keys.
 */
function earliestOf(key: string, ifExists: boolean): number | undefined {
  if (key === 'aws:currenttime' || key === 'aws:epochtime') return now;
  return key === 'aws:tokenissuetime' && !ifExists ? now - oldestToken : undefined;
}
