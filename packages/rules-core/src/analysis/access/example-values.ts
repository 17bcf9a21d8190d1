/**
 * Example values of a condition key: one for each case that its conditions distinguish, and one that none of them
 * lists.
 */
import { conditionKeyOf } from '../conditions/condition-key-of.js';
import { instantOf } from '../../patterns/date.js';
import { parseIpRange } from '../../patterns/ip-range.js';
import { filledText } from '../../patterns/text-bounds.js';
import type { ConditionTest } from '../../policy/condition.js';

/** Replaces wildcards in examples. */
export const exampleWord = 'example';
export const exampleAccount = '111122223333';
export const exampleRegion = 'us-east-1';

/**
 * The keys that every request includes, in lower case, as of November 2026.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 */
const alwaysIncluded: ReadonlySet<string> = new Set([
  'aws:currenttime',
  'aws:epochtime',
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalisawsservice',
  'aws:principaltype',
  'aws:requestedregion',
  'aws:securetransport',
  'aws:useragent',
  'aws:userid',
  'aws:viaawsservice',
]);

/** Whether examples may also omit the key. */
export function mayBeAbsent(key: string): boolean {
  return !alwaysIncluded.has(key);
}

/**
 * @param key in lower case
 * @param tests conditions on the key, from any statement
 * @param valueOf the values of other keys, for policy variables
 * @returns the value that no condition lists comes first
 */
export function exampleValues(
  key: string,
  tests: readonly ConditionTest[],
  valueOf: (key: string) => string | undefined,
): readonly string[] {
  const values = new Set(unlistedValues(key, tests));
  for (const test of tests.slice(0, mostTests))
    for (const value of test.values.slice(0, mostTests)) {
      const text = value.bounds.variable ? filledText(value.text, valueOf) : value.text;
      if (text !== undefined) for (const each of valuesNear(test, text)) values.add(each);
    }
  return [...values];
}

/** The maximum number of conditions tried for a key, and of values tried for a condition. */
const mostTests = 40;

/** By type of the key, in the order to try. */
function unlistedValues(key: string, tests: readonly ConditionTest[]): readonly string[] {
  switch (conditionKeyOf({ key })?.type) {
    case 'ARN':
      return [`arn:aws:iam::${exampleAccount}:role/${exampleWord}`];
    case 'Bool':
      return ['true', 'false'];
    case 'Numeric':
      return ['1'];
    case 'Date':
      return ['2026-11-30T12:00:00Z'];
    case 'IPAddress':
      return ['203.0.113.10', '198.51.100.10'];
    default: {
      if (/account(?:id)?$/.test(key)) return [exampleAccount, '444455556666'];
      if (key === 'aws:requestedregion') return [exampleRegion, 'eu-south-2'];
      const isArn = tests.some(({ operator }) => operator?.family === 'Arn');
      return isArn ? [`arn:aws:iam::${exampleAccount}:role/${exampleWord}`, exampleWord] : [exampleWord];
    }
  }
}

/** A value that a listed one matches, and its neighbors. */
function valuesNear({ operator }: ConditionTest, text: string): readonly string[] {
  if (!operator) return [];
  switch (operator.family) {
    case 'Null':
      return [];
    case 'Bool':
      return ['true', 'false'];
    case 'Numeric': {
      const number = Number(text);
      return [number, number - 1, number + 1].filter(Number.isFinite).map(String);
    }
    case 'Date': {
      const instant = instantOf(text);
      return instant === undefined
        ? []
        : [0, -86_400, 86_400].flatMap((seconds) => dateOf(instant + seconds) ?? []);
    }
    case 'IpAddress': {
      const range = parseIpRange(text);
      return range ? [text.split('/')[0]!] : [];
    }
    default: {
      const plain = (each: string) =>
        each.replace(/[\uE02A\uE03F]/g, (mark) => (mark === '\uE02A' ? '*' : '?'));
      if (!operator.wildcards) return [plain(text)];
      const filled = text.replace(/[*?]/g, (wildcard) => (wildcard === '*' ? exampleWord : 'x'));
      return [plain(filled), plain(text.replaceAll('*', '').replaceAll('?', 'x'))];
    }
  }
}

function dateOf(seconds: number): string | undefined {
  const date = new Date(seconds * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString().replace('.000Z', 'Z');
}
