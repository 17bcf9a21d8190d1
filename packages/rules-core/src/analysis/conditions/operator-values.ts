/**
 * Which values an operator can compare with.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
import { isEpochTime, isIsoDate } from '../../patterns/date.js';
import { parseIpRange } from '../../patterns/ip-range.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import type { OperatorFamily } from '../../policy/operator.js';

const number = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i;
const base64 = /^(?:[a-z\d+/]{4})*(?:[a-z\d+/]{2}==|[a-z\d+/]{3}=)?$/i;

/** Does the text have the type that operators of this family compare? */
export function suitsFamily(family: OperatorFamily, text: string): boolean {
  switch (family) {
    case 'String':
      return true;
    case 'Bool':
    case 'Null':
      return text === 'true' || text === 'false';
    case 'Numeric':
      return number.test(text);
    case 'Date':
      return isIsoDate(text) || isEpochTime(text);
    case 'IpAddress':
      return parseIpRange(text) !== undefined;
    case 'Binary':
      return base64.test(text);
    case 'Arn':
      return isWholeArn(text);
  }
}

/** It has the six fields of an ARN, which the Arn operators compare one by one. */
export function isWholeArn(text: string): boolean {
  return text.startsWith('arn:') && text.split(':').length >= 6;
}

/** The value is plain text: no hole is in it, and nothing that is written as a policy variable. */
export function isFixed({ text, bounds }: ConditionValue): boolean {
  return bounds.known && !bounds.variable && !text.includes('${');
}

/** The wildcards of the value, beside those that stand for themselves (`${*}`). */
export function holdsWildcard({ bounds }: ConditionValue): boolean {
  return hasWildcard(bounds.lower.replace(/\$\{[*?$]\}/g, ''));
}

/** What a value that no request has does to its test; of a Deny for all but some principals, whom it spares. */
export function consequenceOf({ operator, key }: ConditionTest, { effect }: Statement): string {
  if (!operator?.negated) return 'no request matches it';
  return effect === 'Deny' && (key === 'aws:principalarn' || key === 'aws:userid')
    ? 'it exempts nobody from this Deny'
    : 'it rules nothing out';
}
