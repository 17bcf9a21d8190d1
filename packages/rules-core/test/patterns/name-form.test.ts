import { describe, expect, it } from 'vitest';
import { NameForm } from '../../src/patterns/name-form.js';
import { matches } from '../../src/patterns/wildcard.js';

const alphabet = ['a', 'b', '/'];
const texts = words(alphabet, 5);
const patterns = words([...alphabet, '*', '?'], 4);

/** All words of up to so many letters. */
function words(letters: readonly string[], longest: number): string[] {
  let last = [''];
  const all = [''];
  for (let length = 1; length <= longest; length++) {
    last = last.flatMap((word) => letters.map((letter) => word + letter));
    all.push(...last);
  }
  return all;
}

describe('NameForm', () => {
  it.each(['[ab]+', 'a[ab]*', '[ab]+/[ab]+', 'a/[ab/]*b', '[ab]*[a]{2}', '[^/]+', 'b', '\\a[b]*/'])(
    'says of %s which patterns meet it',
    (form) => {
      const read = new NameForm([form]);
      const expression = new RegExp(`^(?:${form.replace('\\a', 'a')})$`);
      const members = texts.filter((text) => expression.test(text));
      const wrong = patterns.filter(
        (pattern) => read.compare(pattern).meets !== members.some((text) => matches(pattern, text)),
      );
      expect(wrong).toEqual([]);
    },
  );

  it('says how far a pattern goes along, and with what part', () => {
    const form = new NameForm(['table/', '[ab]+', '/index/', '[ab]+']);
    expect(form.compare('tables')).toEqual({ meets: false, until: 5, part: 0, from: 0 });
    expect(form.compare('table/a:b')).toEqual({ meets: false, until: 7, part: 1, from: 6 });
    expect(form.compare('table/ab/x')).toEqual({ meets: false, until: 9, part: 2, from: 8 });
    expect(form.compare('table/ab/index/')).toEqual({ meets: false, until: 15, part: 3, from: 15 });
    expect(form.compare('table/a*/index/b').meets).toBe(true);
    const short = new NameForm(['t/', '[ab]{2}']);
    expect(short.compare('t/abc')).toEqual({ meets: false, until: 4, part: 1, from: 4 });
  });

  it('takes time in proportion to a hostile pattern', () => {
    const form = new NameForm(['[\\w+=,.@-]+', '[!-~]*', '/', '[\\w]+', '[a]{6}']);
    expect(form.compare('*a'.repeat(20_000)).meets).toBe(true);
    expect(form.compare(`${'a'.repeat(40_000)}:`).until).toBe(40_001);
  });
});
