import { expect, test } from 'vitest';
import { foreignArnFormatsOf, isArnService } from '../../src/catalog/arn-formats.js';
import { resourceTypesOf, serviceNames } from '../../src/catalog/catalog.js';

test('the formats that other services publish are found without a look at all of them', () => {
  const published = new Map<string, number>();
  for (const service of serviceNames()) {
    for (const arn of resourceTypesOf(service).flatMap(({ arns }) => arns)) {
      const field = arn.split(':')[2]!;
      if (field !== service && !field.includes('$')) published.set(field, (published.get(field) ?? 0) + 1);
    }
  }
  expect(published.size).toBeGreaterThan(30);
  for (const [field, count] of published) {
    expect([field, foreignArnFormatsOf(field).length]).toEqual([field, count]);
    expect(isArnService(field)).toBe(true);
  }
  expect(foreignArnFormatsOf('sqs')).toEqual([]);
  expect(foreignArnFormatsOf('constructor')).toEqual([]);
  expect(isArnService('constructor')).toBe(false);
});
