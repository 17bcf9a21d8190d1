import { expect, test } from 'vitest';
import { codePointsOf, inPlainCharacters } from '../../../src/analysis/grammar/refused-characters.js';

test.each([
  ['–', 'U+2013'],
  ['“”…', 'U+201C U+201D U+2026'],
  ['“”…–', 'U+201C U+201D U+2026 …'],
  ['😀', 'U+1F600'],
  ['\u0007', 'U+0007'],
])('the code points of %o', (characters, codes) => {
  expect(codePointsOf(characters)).toBe(codes);
});

test.each([
  ['s3:Get\u2013Object', 's3:Get-Object'],
  ['“a”…', '"a"...'],
  ['a\u200Bb', 'ab'],
  ['é', 'é'],
])('%o in plain characters', (text, plain) => {
  expect(inPlainCharacters(text)).toBe(plain);
});

test('a character without a plain counterpart', () => {
  expect(inPlainCharacters('a–Ω')).toBeUndefined();
});
