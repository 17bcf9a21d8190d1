/**
 * Tests that held until some day, and hold no longer.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-currenttime
 */
import { catalogDate } from '../../catalog/catalog.js';
import { instantOf } from '../../patterns/date.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';

/** No request comes from before the service data was read, so that what is found does not depend on the day. */
const now = instantOf(catalogDate)!;
/** In seconds: the longest that temporary credentials of AWS STS last are 36 hours. */
const oldestToken = 36 * 60 * 60;

const operators = /^(?:Date|Numeric)(?:LessThan(?:Equals)?|Equals)$/;

/** No request to come passes the test, since all of the times that it has have passed. */
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
 * The last of the times until which a statement applied; undefined unless all of them have passed. Not that of sessions: a
 * Deny of those that began before a time is written to be past at once.
 */
export function expiryOf(test: ConditionTest): ConditionValue | undefined {
  if (test.key === 'aws:tokenissuetime' || !isPast(test)) return undefined;
  return test.values.reduce((last, each) => (instantOf(each.text)! > instantOf(last.text)! ? each : last));
}

/** The earliest that the key can have in a request to come; undefined where a request may do without it, or of another key. */
function earliestOf(key: string, ifExists: boolean): number | undefined {
  if (key === 'aws:currenttime' || key === 'aws:epochtime') return now;
  return key === 'aws:tokenissuetime' && !ifExists ? now - oldestToken : undefined;
}
