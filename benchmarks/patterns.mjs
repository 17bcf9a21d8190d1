/**
 * Shows how the pattern algebra grows with hostile patterns: the time for each size and its ratio to that of half the
 * size. 2 is linear, 4 quadratic. Also the cost of everyday questions.
 *
 *   node_modules/.bin/tsc -b && node benchmarks/patterns.mjs
 */
import {
  actionCovers,
  actionMatches,
  parseActionPattern,
} from '../packages/rules-core/dist/patterns/action-pattern.js';
import {
  arnCovers,
  arnIntersects,
  arnMatches,
  parseArnPattern,
} from '../packages/rules-core/dist/patterns/arn-pattern.js';
import { ArnTemplate, resourceBreadth } from '../packages/rules-core/dist/patterns/arn-template.js';
import { textBounds } from '../packages/rules-core/dist/patterns/text-bounds.js';
import { covers, intersects, matches } from '../packages/rules-core/dist/patterns/wildcard.js';
import { compilePlaceholders } from '../packages/rules-core/dist/sites/placeholders.js';
import { templateParts } from '../packages/rules-core/dist/sites/template-text.js';

const SIZES = [6_250, 12_500, 25_000, 50_000, 100_000];
const placeholders = compilePlaceholders(['[[*]]']);

/** @type {(text: string) => NonNullable<ReturnType<typeof parseArnPattern>>} */
const arn = (text) => /** @type {any} */ (parseArnPattern(text));
/** @type {(text: string) => NonNullable<ReturnType<typeof parseActionPattern>>} */
const action = (text) => /** @type {any} */ (parseActionPattern(text));

/** Each takes the size of its patterns in characters and returns the question. @type {Record<string, (n: number) => () => unknown>} */
const hostile = {
  'matches  a*a*…b on aaa…': (n) => {
    const [pattern, text] = [`${'a*'.repeat(n / 2)}b`, 'a'.repeat(n)];
    return () => matches(pattern, text);
  },
  'matches  *aaa…b* on aaa…': (n) => {
    const [pattern, text] = [`*${'a'.repeat(n / 2)}b*`, 'a'.repeat(n)];
    return () => matches(pattern, text);
  },
  'matches  *baaa…?b* on aaa…': (n) => {
    const [pattern, text] = [`*b${'a'.repeat(n / 2)}?b*`, 'a'.repeat(n)];
    return () => matches(pattern, text);
  },
  'matches  *a?a?…b* on aaa…': (n) => {
    const [pattern, text] = [`*${'a?'.repeat(n / 4)}b*`, 'a'.repeat(n)];
    return () => matches(pattern, text);
  },
  'covers   *a*a*…b* of a?*a?*…': (n) => {
    const [a, b] = [`${'*a'.repeat(n / 2)}*b*`, 'a?*'.repeat(n / 3)];
    return () => covers(a, b);
  },
  'covers   *aaa…?b* of aaa…*aaa…': (n) => {
    const half = 'a'.repeat(n / 2);
    const [a, b] = [`*a${half}?b*`, `${half}*${half}`];
    return () => covers(a, b);
  },
  'intersects a*?a*?…b with ?a?a…': (n) => {
    const [a, b] = [`${'a*?'.repeat(n / 3)}b`, `${'?a'.repeat(n / 2)}`];
    return () => intersects(a, b);
  },
  'intersects *a?a?…b* with ?a?a…c': (n) => {
    const [a, b] = [`*${'a?'.repeat(n / 4)}b*`, `${'?aa'.repeat(n / 3)}`];
    return () => intersects(a, b);
  },
  'action   parse, match, cover': (n) => {
    const text = `s3:${'a*'.repeat(n / 2)}b`;
    const name = `s3:${'a'.repeat(n)}`;
    return () => [actionMatches(action(text), name), actionCovers(action(text), action(`${text}*`))];
  },
  'arn      parse, match, cover, meet': (n) => {
    const stars = 'a*'.repeat(n / 12);
    const one = `arn:${`${stars}:`.repeat(5)}${stars}b`;
    const other = `arn:${`${stars}a*:`.repeat(5)}c*${stars}`;
    const text = `arn:${`${'a'.repeat(n / 6)}:`.repeat(5)}`;
    return () => [
      arnMatches(arn(one), text),
      arnCovers(arn(one), arn(other)),
      arnIntersects(arn(one), arn(other)),
    ];
  },
  'bounds   ${${${…': (n) => {
    const text = '${{<__A@@'.repeat(n / 9);
    return () => [textBounds(text, true), templateParts(text, placeholders)];
  },
};

/** The best of several runs, in milliseconds. @type {(question: () => unknown) => number} */
function time(question) {
  let best = Infinity;
  for (let run = 0, spent = 0; run < 3 || (run < 20 && spent < 300); run++) {
    const started = performance.now();
    question();
    const took = performance.now() - started;
    spent += took;
    best = Math.min(best, took);
  }
  return best;
}

console.log(
  `${'milliseconds (ratio) at'.padEnd(38)}${SIZES.map((n) => `${n / 1000} kB`.padStart(16)).join('')}`,
);
for (const [name, make] of Object.entries(hostile)) {
  let before = NaN;
  const cells = SIZES.map((n) => {
    const took = time(make(n));
    const ratio = Number.isNaN(before) ? '' : ` (${(took / before).toFixed(1)})`;
    before = took;
    return `${took.toFixed(3)}${ratio}`.padStart(16);
  });
  console.log(name.padEnd(38) + cells.join(''));
}

const objects = new ArnTemplate('arn:${Partition}:s3:::${BucketName}/${ObjectName}');

/** @type {Record<string, () => unknown>} */
const everyday = {
  'matches get*object*version getobjectversion': () => matches('get*object*version', 'getobjectversion'),
  'parse and match an action': () => actionMatches(action('sagemaker:*App'), 'sagemaker:createapp'),
  'parse and cover an ARN': () =>
    arnCovers(arn('arn:aws:iam::*:role/*'), arn('arn:aws:iam::123456789012:role/a*')),
  'breadth of an ARN': () => resourceBreadth(arn('arn:aws:s3:::logs/*'), objects),
  'bounds of a plain ARN': () => textBounds('arn:aws:iam::123456789012:role/a*', true),
  'bounds of an ARN with a variable': () => textBounds('arn:aws:s3:::b/${aws:username}/*', true),
  'templates of an ARN with a variable': () =>
    templateParts('arn:aws:s3:::b/${aws:username}/*', placeholders),
};
let fresh = 0;
everyday['parse an ARN never seen before'] = () => parseArnPattern(`arn:aws:ec2:*:*:instance/i-${fresh++}*`);

console.log('\nnanoseconds each');
for (const [name, question] of Object.entries(everyday)) {
  const runs = 200_000;
  for (let i = 0; i < runs / 10; i++) question();
  const started = performance.now();
  for (let i = 0; i < runs; i++) question();
  console.log(name.padEnd(46) + String(Math.round(((performance.now() - started) * 1e6) / runs)).padStart(8));
}
