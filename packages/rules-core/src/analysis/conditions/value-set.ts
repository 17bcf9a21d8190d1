/**
 * The key values for which one condition is true, as sets that can be compared.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
import { isFixed, suitsFamily } from './operator-values.js';
import type { Certainty } from '../actions/reach.js';
import { instantOf } from '../../patterns/date.js';
import {
  complementOf,
  contains,
  everything,
  includes,
  intersectionOf,
  unionOf,
  type Interval,
  type Intervals,
  type Point,
} from '../../patterns/intervals.js';
import { blockOf, parseIpRange } from '../../patterns/ip-range.js';
import { covers, hasWildcard, intersects, matches } from '../../patterns/wildcard.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { Operator } from '../../policy/operator.js';
import { remembered } from '../../speed/remembered.js';

/** Texts that match one of several wildcard patterns, or none of them. */
interface TextSet {
  readonly kind: 'texts';
  readonly patterns: readonly TextPattern[];
  readonly negated: boolean;
  /** Compared without case. The patterns are in lower case. */
  readonly folded: boolean;
  /** Each pattern is plain text because the operator does not support wildcards. */
  readonly literal: boolean;
}

interface TextPattern {
  /** Literal `*` and `?` are escaped. */
  readonly text: string;
  /** Whether it is exactly what the listed value matches. Otherwise it is an upper bound. */
  readonly sure: boolean;
  /** Compared field by field, like ARNs. */
  readonly fields: boolean;
}

/** Points on the scale of the operator's family. */
interface PointSet {
  readonly kind: 'points';
  readonly scale: Scale;
  readonly sure: Intervals;
  readonly possible: Intervals;
  readonly negated: boolean;
}

type Scale = 'Numeric' | 'Date' | 'IpAddress';

export type ValueSet = TextSet | PointSet;

/** undefined if the operator is unknown, and for `Null`, which does not compare values. */
export const valueSetOf = remembered((test: ConditionTest): ValueSet | undefined => {
  const { operator } = test;
  if (!operator) return undefined;
  switch (operator.family) {
    case 'Null':
      return undefined;
    case 'Numeric':
    case 'Date':
    case 'IpAddress':
      return pointSet(operator.family, operator, test);
    default:
      return textSet(operator, test);
  }
});

const anyText: TextPattern = { text: '*', sure: false, fields: false };

function textSet(operator: Operator, { values, known }: ConditionTest): TextSet {
  const folded = operator.ignoreCase;
  const read = values.map((value) => textPattern(operator, value));
  const patterns = read.map((each) => (folded ? { ...each, text: each.text.toLowerCase() } : each));
  return {
    kind: 'texts',
    patterns: known ? patterns : [...patterns, anyText],
    negated: operator.negated,
    folded,
    literal: known && !operator.wildcards,
  };
}

function textPattern({ family, wildcards }: Operator, { bounds }: ConditionValue): TextPattern {
  const sure = bounds.known && !bounds.variable;
  // The filled-in text may contain wildcards and colons.
  if (!sure) return { text: bounds.upper, sure, fields: false };
  const text = wildcards ? bounds.lower : withoutWildcards(bounds.lower);
  switch (family) {
    case 'Bool': {
      const folded = text.toLowerCase();
      return suitsFamily(family, folded) ? { text: folded, sure, fields: false } : anyText;
    }
    case 'Binary':
      return suitsFamily(family, text) ? { text, sure, fields: false } : anyText;
    case 'Arn':
      // With fewer fields it either matches nothing or AWS adds the missing ones. This is not documented.
      return fieldsOf(text).length < 6 ? anyText : { text, sure, fields: true };
    default:
      return { text, sure, fields: false };
  }
}

function pointSet(scale: Scale, { name, negated }: Operator, { values, known }: ConditionTest): PointSet {
  const read = values.map((value) => (isFixed(value) ? intervalOf(scale, name, value.text) : undefined));
  const sure = unionOf(read.flatMap((interval) => interval ?? []));
  const possible = known && !read.includes(undefined) ? sure : everything;
  return negated
    ? { kind: 'points', scale, sure: complementOf(possible), possible: complementOf(sure), negated }
    : { kind: 'points', scale, sure, possible, negated };
}

function intervalOf(scale: Scale, name: string, text: string): Interval | undefined {
  const point = pointOf(scale, text);
  if (point === undefined) return undefined;
  if (typeof point === 'bigint') {
    const { family, prefix } = parseIpRange(text)!;
    const size = 1n << BigInt((family === 4 ? 32 : 128) - prefix);
    return { from: point, fromOpen: false, to: point + size, toOpen: true };
  }
  const isOpen = !name.endsWith('Equals');
  if (name.includes('LessThan')) return { from: -Infinity, fromOpen: true, to: point, toOpen: isOpen };
  if (name.includes('GreaterThan')) return { from: point, fromOpen: isOpen, to: Infinity, toOpen: true };
  return { from: point, fromOpen: false, to: point, toOpen: false };
}

/** IPv6 addresses come after IPv4 addresses on the scale. */
const firstOfVersion6 = 1n << 32n;
const everyAddress: Intervals = [
  { from: 0n, fromOpen: false, to: firstOfVersion6 + (1n << 128n), toOpen: true },
];

/** The position of a text on a scale. For an address range, that of its first address. */
function pointOf(scale: Scale, text: string): Point | undefined {
  switch (scale) {
    case 'Numeric':
      return suitsFamily('Numeric', text) ? Number(text) : undefined;
    case 'Date':
      return instantOf(text);
    case 'IpAddress': {
      const range = parseIpRange(text);
      return range && blockOf(range).address + (range.family === 6 ? firstOfVersion6 : 0n);
    }
  }
}

/** Whether a request with this value passes. */
export function accepts(set: ValueSet, value: string): Certainty {
  if (set.kind === 'points') {
    const point = pointOf(set.scale, value);
    // AWS does not document what happens with a value of another type.
    if (point === undefined) return set.negated ? 'maybe' : 'no';
    if (contains(set.sure, point)) return 'yes';
    return contains(set.possible, point) ? 'maybe' : 'no';
  }
  const plain = withoutWildcards(value);
  const text = set.folded ? plain.toLowerCase() : plain;
  const met = set.patterns.filter((pattern) => matchesText(pattern, text));
  if (met.some(({ sure }) => sure)) return set.negated ? 'no' : 'yes';
  if (met.length > 0) return 'maybe';
  return set.negated ? 'yes' : 'no';
}

/** Whether every value passes. */
export function acceptsAll(set: ValueSet): Certainty {
  if (set.kind === 'points') {
    const whole = set.scale === 'IpAddress' ? everyAddress : everything;
    if (includes(set.sure, whole)) return 'yes';
    return includes(set.possible, whole) ? 'maybe' : 'no';
  }
  const { patterns, negated, literal } = set;
  if (negated) {
    if (patterns.length === 0) return 'yes';
    return patterns.some(({ sure }) => sure) ? 'no' : 'maybe';
  }
  const wide = literal ? [] : patterns.filter(({ text }) => /^\*+$/.test(text));
  if (wide.some(({ sure }) => sure)) return 'yes';
  return wide.length > 0 ? 'maybe' : 'no';
}

/** The values of a set, if they can be listed. undefined if there may be others. */
export function listedIn(set: ValueSet): readonly string[] | undefined {
  if (set.kind === 'points' || set.negated || set.folded) return undefined;
  return set.patterns.some(({ text, sure }) => !sure || hasWildcard(text))
    ? undefined
    : set.patterns.map(({ text }) => withWildcards(text));
}

/** No real policy has more pairs of values, and they would take too long to compare. */
const mostPairs = 10_000;

/** Whether all sets certainly have a value in common: a listed one, or one that none of them lists. */
export function haveCommon(sets: readonly ValueSet[]): boolean {
  const points = sets.filter((set) => set.kind === 'points');
  const [first] = points;
  if (first && points.length === sets.length && points.every(({ scale }) => scale === first.scale))
    return points.reduce((left, { sure }) => intersectionOf(left, sure), everything).length > 0;
  const candidates = sets.flatMap((set) =>
    set.kind === 'points' ? [] : set.patterns.slice(0, mostCandidates).map(({ text }) => withWildcards(text)),
  );
  return [unlisted, ...candidates].some((value) => sets.every((set) => accepts(set, value) === 'yes'));
}

/** A text that no policy lists. */
const unlisted = '\uE000';
const mostCandidates = 50;

/** Whether the sets certainly have no value in common. */
export function excludeEachOther(sets: readonly ValueSet[]): boolean {
  return excludeByPoints(sets) || excludeByTexts(sets);
}

function excludeByPoints(sets: readonly ValueSet[]): boolean {
  const left = new Map<Scale, Intervals>();
  for (const set of sets) {
    if (set.kind !== 'points') continue;
    const common = intersectionOf(left.get(set.scale) ?? everything, set.possible);
    if (common.length === 0) return true;
    left.set(set.scale, common);
  }
  return false;
}

function excludeByTexts(sets: readonly ValueSet[]): boolean {
  const texts = sets.filter((set) => set.kind === 'texts');
  if (texts.some(({ negated, patterns }) => negated && patterns.some(isEverything))) return true;
  let pairs = 0;
  for (const {
    patterns: { length },
  } of texts)
    pairs += length;
  return texts.some((set) => {
    if (set.negated || set.patterns.length * pairs > mostPairs) return false;
    return set.patterns.every((pattern) =>
      sets.some((other) => other !== set && isShutOut(pattern, set, other)),
    );
  });
}

function isEverything({ text, sure }: TextPattern): boolean {
  return sure && /^\*+$/.test(text);
}

/** Whether another set contains nothing that a pattern of this set matches. */
function isShutOut(pattern: TextPattern, { folded }: TextSet, other: ValueSet): boolean {
  if (other.kind === 'points')
    return pattern.sure && !hasWildcard(pattern.text) && accepts(other, withWildcards(pattern.text)) === 'no';
  if (!other.negated) return other.patterns.every((each) => !mayShare(pattern, each, folded || other.folded));
  if (folded && !other.folded && pattern.text.toUpperCase() !== pattern.text) return false;
  return other.patterns.some((each) => each.sure && coversText(each, pattern, other.folded));
}

/** Whether one set certainly contains every value of the other. */
export function holdsAllOf(set: ValueSet, other: ValueSet): boolean {
  return excludeEachOther([other, complementOfSet(set)]);
}

/** The complement of the set. If the set is not completely known, the largest possible complement. */
function complementOfSet(set: ValueSet): ValueSet {
  if (set.kind === 'texts') return { ...set, negated: !set.negated };
  return {
    ...set,
    sure: complementOf(set.possible),
    possible: complementOf(set.sure),
    negated: !set.negated,
  };
}

const wildcards = /[*?]/g;
/** Private-use characters that occur in no policy or request. They replace `${*}` and `${?}`. */
const escapes: Readonly<Record<string, string>> = { '*': '\uE02A', '?': '\uE03F' };
const escaped = /[\uE02A\uE03F]/g;

function withoutWildcards(text: string): string {
  return hasWildcard(text) ? text.replace(wildcards, (each) => escapes[each]!) : text;
}

function withWildcards(text: string): string {
  return text.replace(escaped, (each) => (each === escapes['*'] ? '*' : '?'));
}

/** The six fields of an ARN. The last one may contain colons. */
function fieldsOf(text: string): readonly string[] {
  const fields = text.split(':');
  return fields.length <= 6 ? fields : [...fields.slice(0, 5), fields.slice(5).join(':')];
}

type Compare = (a: string, b: string) => boolean;

function byFields(compare: Compare, a: string, b: string): boolean {
  const others = fieldsOf(b);
  return others.length === 6 && fieldsOf(a).every((field, index) => compare(field, others[index]!));
}

function matchesText({ text, fields }: TextPattern, plain: string): boolean {
  return fields ? byFields(matches, text, plain) : matches(text, plain);
}

function mayShare(a: TextPattern, b: TextPattern, folded: boolean): boolean {
  const [one, other] = folded ? [a.text.toLowerCase(), b.text.toLowerCase()] : [a.text, b.text];
  return a.fields && b.fields ? byFields(intersects, one, other) : intersects(one, other);
}

function coversText(a: TextPattern, b: TextPattern, folded: boolean): boolean {
  const [one, other] = folded ? [a.text.toLowerCase(), b.text.toLowerCase()] : [a.text, b.text];
  if (!a.fields) return covers(one, other);
  // Without fields, `*` also matches colons.
  return (b.fields || !hasWildcard(other)) && byFields(covers, one, other);
}
