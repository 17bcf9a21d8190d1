import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayHaveForm } from '../../src/patterns/text-form.js';

/** The forms with the regular expressions that say the same. */
const forms = [
  ['a:{digits}', /^a:\d+$/],
  ['{digits}a', /^\d+a$/],
  ['{field}:{any}', /^[^:]+:[^]+$/],
  ['{{digits}}:{digits}', /^\{\d+\}:\d+$/],
  ['a{digits}:{digits}:1', /^a\d+:\d+:1$/],
] as const;

const character = fc.constantFrom('a', ':', '1', '2', '{', '}');
const text = fc.string({ unit: character, maxLength: 7 });
const pattern = fc.string({ unit: fc.oneof(character, fc.constantFrom('*', '?')), maxLength: 5 });

/** Each text that a pattern stands for, its stars being up to three characters long. */
function expand(rest: string): string[] {
  if (rest === '') return [''];
  const ends = expand(rest.slice(1));
  const letters = ['a', ':', '1', '{', '}'];
  const runs = (count: number): string[] =>
    count === 0 ? [''] : runs(count - 1).flatMap((run) => letters.map((letter) => run + letter));
  const starts = rest[0] === '*' ? [0, 1, 2, 3].flatMap(runs) : rest[0] === '?' ? letters : [rest[0]!];
  return starts.flatMap((start) => ends.map((end) => start + end));
}

describe('mayHaveForm', () => {
  it.each(forms)('reads %s', (form, expression) => {
    fc.assert(
      fc.property(text, (each) => mayHaveForm(each, form, false) === expression.test(each)),
      { numRuns: 500 },
    );
  });

  it('finds a text of the form wherever a pattern stands for one', () => {
    fc.assert(
      fc.property(pattern, fc.constantFrom(...forms), (each, [form, expression]) => {
        fc.pre(each.replace(/[^*]/g, '').length < 2);
        const found = expand(each).some((one) => expression.test(one));
        // Stars of more than three characters reach more.
        expect(mayHaveForm(each, form, true) || !found).toBe(true);
        if (!each.includes('*')) expect(mayHaveForm(each, form, true)).toBe(found);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['*:x', 'a:{digits}', false],
    ['*:1', 'a:{digits}', true],
    ['b*', 'a:{digits}', false],
    ['a:*b', 'a:{digits}', false],
    ['a*1', 'a{digits}:{digits}:1', true],
    ['?:*', 'a:{digits}', true],
    ['??:*', 'a:{digits}', false],
    ['', 'a', false],
    ['*', 'a', true],
  ])('%s and %s', (each, form, expected) => {
    expect(mayHaveForm(each, form, true)).toBe(expected);
  });

  it('takes what is too long for possible', () => {
    expect(mayHaveForm('x'.repeat(1_001), 'a', true)).toBe(true);
  });
});
