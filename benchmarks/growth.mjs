#!/usr/bin/env node
/**
 * How the time to lint one policy grows with its size, in each direction in which policies grow: the exponent of the time between the
 * two largest sizes, 1 where twice the size takes twice the time. In smaller policies, constant parts and caches that are not full yet
 * hide it. An exponent above the limit is marked.
 *
 *   node benchmarks/growth.mjs [LARGEST] [DIRECTION]     # those whose name begins so; all, if none is given
 *
 * LARGEST is 8,000 parts unless given. Needs a build.
 *
 * A time is the least of several rounds, in processor time: whatever else runs can only add to it. All sizes take part in each round,
 * so that a machine that gets slower does not look like growth.
 */
import { lintText } from 'iam-rules-core/json';

const largest = Number(process.argv[2] ?? 8_000);
const sizes = [largest / 4, largest / 2, largest];
const limit = 1.15;
/** Rounds are added until both are reached, because short times vary the most. */
const [fewestRounds, leastMilliseconds] = [5, 3_000];

/** @param {object | object[]} Statement */
const policy = (Statement) => JSON.stringify({ Version: '2012-10-17', Statement }, null, 2);
const bucket = 'arn:aws:s3:::amzn-s3-demo-bucket';

/** @type {Record<string, (size: number) => string>} */
const directions = {
  'statements, all different': (size) =>
    policy(many(size, (n) => ({ Effect: 'Allow', Action: 's3:GetObject', Resource: `${bucket}/${n}/*` }))),
  'statements, all alike': (size) =>
    policy(many(size, () => ({ Effect: 'Allow', Action: ['s3:GetObject', 'ec2:*'], Resource: '*' }))),
  'Allow and Deny in turn': (size) =>
    policy(
      many(size, (n) => ({
        Effect: n % 2 === 0 ? 'Allow' : 'Deny',
        Action: 's3:GetObject',
        Resource: `${bucket}/${n % 100}/${n}`,
      })),
    ),
  'NotAction and Deny in turn': (size) =>
    policy(
      many(size / 10, (n) =>
        n % 2 === 0
          ? { Effect: 'Allow', NotAction: ['iam:*', `s3:Get${n}`], Resource: '*' }
          : { Effect: 'Deny', Action: 'iam:PassRole', Resource: `arn:aws:iam::111122223333:role/r${n}` },
      ),
    ),
  'actions, all unknown': (size) =>
    policy({ Effect: 'Allow', Action: many(size, (n) => `s3:GetObject${n}`), Resource: '*' }),
  'actions, all alike': (size) =>
    policy({ Effect: 'Allow', Action: many(size, () => 's3:GetObject'), Resource: `${bucket}/*` }),
  'actions with wildcards': (size) =>
    policy({ Effect: 'Allow', Action: many(size, (n) => `s3:*${n}*`), Resource: '*' }),
  'a list under NotAction': (size) =>
    policy({ Effect: 'Allow', NotAction: many(size, (n) => `s3:Get${n}*`), Resource: '*' }),
  resources: (size) =>
    policy({ Effect: 'Allow', Action: 's3:GetObject', Resource: many(size, (n) => `${bucket}/${n}/*`) }),
  'resources with wildcards': (size) =>
    policy({ Effect: 'Allow', Action: 's3:GetObject', Resource: many(size, (n) => `${bucket}/*/${n}/*`) }),
  'values of a condition': (size) =>
    policy({
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: bucket,
      Condition: { StringLike: { 's3:prefix': many(size, (n) => `home/${n}/*`) } },
    }),
  'policies in a file': (size) =>
    JSON.stringify(
      many(size / 10, (n) => ({
        PolicyName: `p${n}`,
        PolicyDocument: {
          Version: '2012-10-17',
          Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' },
        },
      })),
    ),
};

/**
 * @template Part
 * @param {number} size
 * @param {(index: number) => Part} part
 */
function many(size, part) {
  return Array.from({ length: size }, (_, index) => part(index));
}

/** @param {string} text */
function milliseconds(text) {
  const before = process.cpuUsage();
  lintText(text, { rules: 'recommended' });
  return process.cpuUsage(before).user / 1_000;
}

/** The least time for each of the texts. @param {string[]} texts */
function leastTimes(texts) {
  const times = texts.map(() => Infinity);
  let spent = 0;
  for (let round = 0; round < fewestRounds || spent < leastMilliseconds; round++) {
    for (const [place, text] of texts.entries()) {
      const time = milliseconds(text);
      spent += time;
      times[place] = Math.min(/** @type {number} */ (times[place]), time);
    }
  }
  return times;
}

for (const make of Object.values(directions)) milliseconds(make(200));

console.log(
  `${'milliseconds for'.padEnd(28)}${sizes.map((size) => String(size).padStart(8)).join('')}  exponent`,
);
for (const [name, make] of Object.entries(directions)) {
  if (!name.startsWith(process.argv[3] ?? '')) continue;
  const times = leastTimes(sizes.map(make));
  const [, middle, last] = /** @type {[number, number, number]} */ (times);
  const exponent = Math.log2(last / middle);
  console.log(
    `${name.padEnd(28)}${times.map((time) => time.toFixed(0).padStart(8)).join('')}  ${exponent.toFixed(2)}${exponent > limit ? '  OVER' : ''}`,
  );
}
