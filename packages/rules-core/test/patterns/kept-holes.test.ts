/** Holes that hold no colon, slash or wildcard narrow what an entry may match: never more than what fills them allows. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mayMeet } from '../../src/analysis/resources/resource-types.js';
import { resourceTypesOf } from '../../src/catalog/catalog.js';
import { parseArnPattern, parseArnUpperBound } from '../../src/patterns/arn-pattern.js';
import { textBounds } from '../../src/patterns/text-bounds.js';
import { Holes, type Alphabet } from '../../src/value/hole.js';

const holes = new Holes();
const holeOf = (id: string, alphabet?: Alphabet) =>
  holes.characterOf({ id, source: `\${${id}}`, ...(alphabet && { alphabet }) })!;
const name = holeOf('name', 'name');
const other = holeOf('other', 'name');
const partition = holeOf('partition', 'partition');
const region = holeOf('region', 'region');
const account = holeOf('account', 'account');
const anything = holeOf('anything');

const upperOf = (text: string) => {
  const { upper, kept } = textBounds(text, true);
  return parseArnUpperBound(upper, kept);
};
const typesMet = (text: string, service: string) =>
  resourceTypesOf(service)
    .filter((type) => mayMeet(upperOf(text)!, type))
    .map((type) => type.name);

it.each([
  [`arn:aws:s3:::${name}`, 's3', ['bucket']],
  [`arn:${partition}:s3:::${name}`, 's3', ['bucket']],
  [`arn:${partition}:s3:::bucket`, 's3', ['bucket']],
  [`arn:aws:dynamodb:${region}:${account}:table/${name}`, 'dynamodb', ['table']],
  [`arn:aws:lambda:${region}:${account}:function:${name}`, 'lambda', ['function']],
])('%j is of one type of resource', (text, service, types) => expect(typesMet(text, service)).toEqual(types));

it.each([
  [`arn:aws:s3:::${anything}`, 's3', 'object'],
  [`arn:aws:s3:::${name}*`, 's3', 'object'],
  [`arn:aws:dynamodb:*:${account}:table/${name}/*`, 'dynamodb', 'index'],
  [`arn:aws:dynamodb:us-east-1:111122223333:${name}/x`, 'dynamodb', 'table'],
])('%j may be of others', (text, service, type) => expect(typesMet(text, service)).toContain(type));

it.each([
  [`arn:aws:s3:::${name}/*`, '/*'],
  [`arn:aws:s3:::a?${name}:${other}`, '*:'],
  [`arn:${partition}:s3:::${name}`, ''],
  [`arn:aws:s3:::${anything}/${name}`, '*/'],
])('%j has the slashes and colons that it shows', (text, separators) =>
  expect(upperOf(text)?.separators).toBe(separators),
);

it.each([
  `arn:aws:s3:${name}`,
  `arn:aws:s3:*::${name}`,
  `arn:aws:s3::?:${name}`,
  `arn:aws:s3:a*b::${name}`,
  `arn:aws:s3:${anything}::${name}`,
])('%j may have more', (text) => {
  expect(upperOf(text)).toBeDefined();
  expect(upperOf(text)?.separators).toBeUndefined();
});

const part = fc.constantFrom(
  ...['table', 'index', 'function', 'log-group', 'accesspoint', 'role', 'key', 'x', '*', '?', '/', ':', ''],
  ...[name, other, anything, '${aws:username}'],
);
const field = fc.constantFrom('', '*', 'aws', 'us-east-1', '111122223333', partition, region, account);
const service = fc.constantFrom('s3', 'dynamodb', 'lambda', 'logs', 'iam', 'kms', 'states');
const filling = fc.constantFrom(
  'table',
  'index',
  'x',
  'function',
  'a-b.c',
  'accesspoint',
  '1',
  'stateMachine',
);

it('is met by whatever meets it filled', () => {
  fc.assert(
    fc.property(
      fc.tuple(field, service, field, field, fc.array(part, { minLength: 1, maxLength: 6 })),
      fc.tuple(filling, filling, fc.constantFrom('x', 'a/b', 'a:b', '*', '')),
      ([first, of, second, third, resource], [one, two, rest]) => {
        const text = `arn:${first}:${of}:${second}:${third}:${resource.join('')}`;
        const filled = text
          .replaceAll(name, one)
          .replaceAll(other, two)
          .replaceAll(anything, rest)
          .replaceAll(partition, 'aws')
          .replaceAll(region, 'us-east-1')
          .replaceAll(account, '111122223333')
          .replaceAll('${aws:username}', 'a/b');
        const pattern = parseArnPattern(filled);
        const upper = upperOf(text);
        if (!pattern) return;
        for (const type of resourceTypesOf(of))
          if (mayMeet(pattern, type))
            expect(upper && mayMeet(upper, type), `${type.name} ${filled}`).toBe(true);
      },
    ),
    { numRuns: 3_000 },
  );
});
