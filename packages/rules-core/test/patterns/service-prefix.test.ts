import { expect, test } from 'vitest';
import { servicePrefixOf } from '../../src/patterns/service-prefix.js';

test.each([
  ['s3:GetObject', 's3'],
  ['S3:GetObject', 'S3'],
  ['aws:PrincipalTag/a:b', 'aws'],
  [':GetObject', ''],
  ['GetObject', ''],
  ['*', ''],
  ['', ''],
])('the prefix of %j is %j', (text, prefix) => {
  expect(servicePrefixOf(text)).toBe(prefix);
});
