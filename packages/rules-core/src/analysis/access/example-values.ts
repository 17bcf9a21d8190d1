/** Values that a condition key may have in a request: those that tests of it tell apart, and one that nobody lists. */
import { conditionKeyOf } from '../conditions/condition-key-of.js';
import { instantOf } from '../../patterns/date.js';
import { parseIpRange } from '../../patterns/ip-range.js';
import { filledText } from '../../patterns/text-bounds.js';
import type { ConditionTest } from '../../policy/condition.js';

/** Stands for whatever a wildcard may be. */
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

/** Of these, keys that are left out as well: a request has the key or does without it. */
export function mayBeAbsent(key: string): boolean {
  return !alwaysIncluded.has(key);
}

/**
 * @param key in lower case
 * @param tests of the key, of whatever statements
 * @param valueOf the values of other keys, which variables stand for
 * @returns the one that nobody lists first
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

/** More tests of a key are not tried one by one, nor more values of a test. */
const mostTests = 40;

/** By the type of the key, in the order in which they are tried. */
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

/** A value that a listed one matches, and those next to it. */
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
