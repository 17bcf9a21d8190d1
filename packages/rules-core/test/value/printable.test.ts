import { expect, it } from 'vitest';
import { printable } from '../../src/value/printable.js';

it('shows what cannot be printed as escapes', () => {
  expect(printable('a\nb\u{e0041}\u2066é許')).toBe('a\\u000ab\\u{e0041}\\u2066é許');
  expect(printable('\u001b[2J\u009b\u2028\ud800')).toBe('\\u001b[2J\\u009b\\u2028\\ud800');
  expect(printable('plain é')).toBe('plain é');
});
