import { expect, it } from 'vitest';
import { findConditionKey } from '../../src/catalog/condition-keys.js';
import { canBeLiteral, keysWithLiteralWildcards } from '../../src/catalog/literal-wildcards.js';

it.each(keysWithLiteralWildcards)('%s is a condition key', (key) => {
  expect(findConditionKey(key)?.name).toBe(key);
});

it.each([
  ['lambda:principal', '*', true],
  ['lambda:principal', '*.amazonaws.com', false],
  ['acm:domainnames', '*.example.com', true],
  ['acm:domainnames', 'www.*.com', false],
  ['acm:domainnames', '*.example.*', false],
  ['quicksight:allowedembeddingdomains', 'https://*.example.com', true],
  ['cloudformation:resourcetypes', 'AWS::EC2::*', true],
  ['cloudformation:resourcetypes', 'AWS::EC2*', false],
  ['aws:referer', 'https://example.com/page?id=1', true],
  ['aws:referer', 'https://example.com/page?', false],
  ['aws:referer', 'https://*.example.com/?id=1', false],
  ['aws:username', '*', false],
])('%s %s: %s', (key, text, expected) => {
  expect(canBeLiteral(key, text)).toBe(expected);
});
