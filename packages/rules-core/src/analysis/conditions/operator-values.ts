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

/** Whether operators of this family can compare the text. */
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

/** The text has the six fields of an ARN, which Arn operators compare one by one. */
export function isWholeArn(text: string): boolean {
  return text.startsWith('arn:') && text.split(':').length >= 6;
}

/** The value is plain text, without placeholders and policy variables. */
export function isFixed({ text, bounds }: ConditionValue): boolean {
  return bounds.known && !bounds.variable && !text.includes('${');
}

/** The value has wildcards, not counting escaped ones (`${*}`). */
export function holdsWildcard({ bounds }: ConditionValue): boolean {
  return hasWildcard(bounds.lower.replace(/\$\{[*?$]\}/g, ''));
}

/**
 * What a value that never matches does to its condition. For a Deny that exempts some principals: to those principals.
 */
export function consequenceOf({ operator, key }: ConditionTest, { effect }: Statement): string {
  if (!operator?.negated) return 'no request matches it';
  return effect === 'Deny' && (key === 'aws:principalarn' || key === 'aws:userid')
    ? 'it exempts nobody from this Deny'
    : 'it rules nothing out';
}
