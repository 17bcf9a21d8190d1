import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { covers, hasWildcard, intersects, matches, squeeze } from '../../src/patterns/wildcard.js';

/** All strings over an alphabet up to a length, the shortest first. */
function words(alphabet: string, longest: number): string[] {
  const all = [''];
  for (let i = 0, of = 0; of < longest; of++) {
    for (const end = all.length; i < end; i++) for (const letter of alphabet) all.push(all[i]! + letter);
  }
  return all;
}

const asRegExp = (pattern: string): RegExp =>
  new RegExp(`^${pattern.replace(/[*?]/g, (wildcard) => (wildcard === '*' ? '[^]*' : '[^]'))}$`);

describe('exhaustively against brute force', () => {
  const patterns = words('ab*?', 5);
  const texts = words('abc', 8);
  const size = Math.ceil(texts.length / 32);
  /** For each pattern the set of texts that its regular expression matches, as bits. */
  const languages = patterns.map((pattern) => {
    const expression = asRegExp(pattern);
    const bits = new Int32Array(size);
    for (let i = 0; i < texts.length; i++) if (expression.test(texts[i]!)) bits[i >> 5]! |= 1 << (i & 31);
    return bits;
  });

  it('has the sets it claims to have', () => {
    expect(patterns).toHaveLength(1365);
    expect(texts).toHaveLength(9841);
    expect(languages[patterns.indexOf('*')]!.every((bits, i) => bits === -1 || i === size - 1)).toBe(true);
  });

  it('matches', () => {
    const wrong: string[] = [];
    for (let p = 0; p < patterns.length; p++) {
      for (let t = 0; t < texts.length; t++) {
        const expected = ((languages[p]![t >> 5]! >>> (t & 31)) & 1) === 1;
        if (matches(patterns[p]!, texts[t]!) !== expected) wrong.push(`${patterns[p]!} on ${texts[t]!}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('covers and intersects', () => {
    const wrong: string[] = [];
    const counts = { covered: 0, met: 0 };
    for (let a = 0; a < patterns.length; a++) {
      for (let b = 0; b < patterns.length; b++) {
        const [one, other] = [languages[a]!, languages[b]!];
        let covered = true;
        for (let i = 0; covered && i < size; i++) covered = (other[i]! & ~one[i]!) === 0;
        let met = false;
        for (let i = 0; !met && i < size; i++) met = (other[i]! & one[i]!) !== 0;
        if (covered) counts.covered++;
        if (met) counts.met++;
        if (covers(patterns[a]!, patterns[b]!) !== covered)
          wrong.push(`${patterns[a]!} covers ${patterns[b]!}`);
        if (intersects(patterns[a]!, patterns[b]!) !== met)
          wrong.push(`${patterns[a]!} meets ${patterns[b]!}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(counts.covered).toBeGreaterThan(100_000);
    expect(counts.met).toBeGreaterThan(counts.covered);
  });

  it('squeeze keeps the meaning and has one form for each', () => {
    const forms = new Map<string, string>();
    patterns.forEach((pattern, i) => {
      const form = squeeze(pattern);
      expect(languages[patterns.indexOf(form)]).toEqual(languages[i]);
      expect(squeeze(form)).toBe(form);
      const language = languages[i]!.join();
      expect(forms.get(language) ?? form).toBe(form);
      forms.set(language, form);
    });
  });
});

/** Whether the language of `b` is within that of `a`, by following `b` through the subset construction of `a`. */
function coversBySubsets(a: string, b: string): boolean {
  const closure = (pattern: string, states: Iterable<number>): number[] => {
    const all = new Set(states);
    for (const state of all) if (pattern[state] === '*') all.add(state + 1);
    return [...all].sort((x, y) => x - y);
  };
  const step = (pattern: string, states: readonly number[], letter: string): number[] =>
    closure(
      pattern,
      states.flatMap((at) => {
        const token = pattern[at];
        if (token === '*') return [at];
        return token === '?' || token === letter ? [at + 1] : [];
      }),
    );
  const start = [closure(a, [0]), closure(b, [0])] as const;
  const queue = [start];
  const seen = new Set([JSON.stringify(start)]);
  for (const [inA, inB] of queue) {
    if (inB.includes(b.length) && !inA.includes(a.length)) return false;
    for (const letter of 'abc') {
      const next = [step(a, inA, letter), step(b, inB, letter)] as const;
      const key = JSON.stringify(next);
      if (next[1].length > 0 && !seen.has(key)) {
        seen.add(key);
        queue.push(next);
      }
    }
  }
  return true;
}

/** Whether some text is in both languages, by the product of the two automata. */
function intersectsByProduct(a: string, b: string): boolean {
  const seen = new Set<number>();
  const visit = (i: number, j: number): boolean => {
    const key = i * 1000 + j;
    if (seen.has(key)) return false;
    seen.add(key);
    if (i === a.length && j === b.length) return true;
    const [x, y] = [a[i], b[j]];
    if (x === '*' && visit(i + 1, j)) return true;
    if (y === '*' && visit(i, j + 1)) return true;
    if (x === undefined || y === undefined) return false;
    const wild = (token: string) => token === '*' || token === '?';
    if (x !== y && !wild(x) && !wild(y)) return false;
    return visit(x === '*' ? i : i + 1, y === '*' ? j : j + 1);
  };
  return visit(0, 0);
}

const pattern = (alphabet: string, maxLength: number) =>
  fc.string({ unit: fc.constantFrom(...alphabet), maxLength });

describe('longer ones at random', () => {
  it('covers, against the subset construction', () => {
    fc.assert(
      fc.property(pattern('aab**?', 12), pattern('aab*?', 12), (a, b) => {
        expect(covers(a, b)).toBe(coversBySubsets(a, b));
      }),
      { numRuns: 4000 },
    );
  });

  it('covers what a pattern becomes when its wildcards are filled in, and agrees with the subset construction', () => {
    fc.assert(
      fc.property(
        pattern('ab*?', 10),
        fc.array(pattern('ab*?', 3), { minLength: 10, maxLength: 10 }),
        (a, fillings) => {
          let i = 0;
          const b = a.replace(/\*/g, () => fillings[i++]!);
          expect(covers(a, b)).toBe(true);
          expect(covers(b, a)).toBe(coversBySubsets(b, a));
          expect(intersects(a, b)).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('intersects, against the product of the automata', () => {
    fc.assert(
      fc.property(pattern('ab*?', 14), pattern('ab*?', 14), (a, b) => {
        expect(intersects(a, b)).toBe(intersectsByProduct(a, b));
        expect(intersects(b, a)).toBe(intersects(a, b));
      }),
      { numRuns: 4000 },
    );
  });

  it('finds parts that are too long for the plain search', () => {
    const letters = fc.constantFrom('a', 'a', 'a', 'b', '?');
    const long = fc.string({ unit: letters, minLength: 66, maxLength: 140 });
    fc.assert(
      fc.property(long, long, pattern('ab?*', 4), fc.nat(65), (text, more, between, cutAt) => {
        const filled = (text + more).replaceAll('?', 'b');
        const part = `a${(text + more).slice(cutAt, cutAt + 66 + between.length)}b`;
        for (const host of [filled, `${text}${between}${more}`, `${filled}a${part}${between}`]) {
          expect(matches(`*${part}*`, host)).toBe(asRegExp(`*${part}*`).test(host));
          expect(covers(`*${part}*`, host)).toBe(coversSlowly(part, host));
          if (!host.includes('*'))
            expect(intersects(`*${part}*`, host)).toBe(intersectsByProduct(`*${part}*`, host));
        }
      }),
      { numRuns: 300 },
    );
    /** Whether the part stands somewhere in the host, token by token, as both begin and end in a letter. */
    function coversSlowly(part: string, host: string): boolean {
      for (let at = 0; at + part.length <= host.length; at++) {
        const here = host.slice(at, at + part.length);
        if ([...part].every((want, i) => (want === '?' ? here[i] !== '*' : here[i] === want))) return true;
      }
      return false;
    }
  });

  it('finds long parts of many different characters', () => {
    const unit = Array.from({ length: 300 }, (_, i) => String.fromCharCode(0x100 + i)).join('');
    const part = `${unit.slice(1)}?${unit}`;
    expect(matches(`*${part}*`, `${unit}${unit}${unit}`)).toBe(false);
    expect(matches(`*${part}*`, `${unit}x${unit}${unit}`)).toBe(true);
    expect(matches(`*${part}*`, `${unit}x${unit.slice(0, -1)}${unit}`)).toBe(false);
  });
});

describe('particulars', () => {
  it('takes the stars of a text for plain characters', () => {
    const texts = words('a*?', 4);
    for (const one of words('a*?', 4)) {
      const expression = asRegExp(one);
      for (const text of texts) expect(matches(one, text)).toBe(expression.test(text));
    }
    expect(matches('a', '*')).toBe(false);
    expect(matches('a?', 'a*')).toBe(true);
    expect(covers('a?', 'a*')).toBe(false);
  });

  it('counts UTF-16 code units and minds case', () => {
    expect(matches('?', '\u{1F600}')).toBe(false);
    expect(matches('??', '\u{1F600}')).toBe(true);
    expect(matches('a*', 'Ab')).toBe(false);
  });

  it('tells a pattern from a plain text', () => {
    expect([hasWildcard('abc'), hasWildcard('a*'), hasWildcard('?'), hasWildcard('')]).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });

  it('comes to an end on hostile input', () => {
    const n = 20_000;
    expect(matches(`${'a*'.repeat(n)}b`, 'a'.repeat(2 * n))).toBe(false);
    expect(matches(`*${'a'.repeat(n)}?b*`, 'a'.repeat(2 * n))).toBe(false);
    expect(covers(`*${'a*'.repeat(n)}b*`, 'a?*'.repeat(n))).toBe(false);
    expect(intersects(`${'a*?'.repeat(n)}b`, 'a'.repeat(2 * n))).toBe(false);
  });
});

describe('holes', () => {
  const [H, G] = ['\uE100', '\uE101'];
  const fill = (text: string, [h, g]: readonly [string, string]) => text.replaceAll(H, h).replaceAll(G, g);

  it.each([
    [`a${H}b`, `a${H}b`],
    ['a*b', `a${H}b`],
    [`*${H}`, `x${H}`],
    [`${H}*`, `${H}x*`],
    [`*${H}*${G}*`, `a${H}b${G}c`],
    [`*${'ab'.repeat(40)}${H}*`, `b${'ab'.repeat(40)}${H}a`],
  ])('%s covers %s', (a, b) => {
    expect(covers(a, b)).toBe(true);
  });

  it.each([
    [H, G],
    ['?', H],
    ['a?b', `a${H}b`],
    [`?*`, H],
    [`*?*`, `${H}${G}`],
    [H, '*'],
    [H, 'a'],
    [`*${H}`, `${H}x`],
    [`*${'ab'.repeat(40)}?*`, `${'ab'.repeat(40)}${H}`],
    [`*${'a?'.repeat(40)}b*`, `${'a'.repeat(79)}${H}b`],
  ])('%s does not cover %s', (a, b) => {
    expect(covers(a, b)).toBe(false);
  });

  it('cover what they cover whatever fills them', () => {
    const filling = fc.string({ unit: fc.constantFrom('a', 'b', 'a', '*', '?'), maxLength: 4 });
    const written = pattern(`ab*?${H}${G}*`, 8);
    let claimed = 0;
    fc.assert(
      fc.property(written, written, filling, filling, (a, b, h, g) => {
        if (!covers(a, b)) return;
        claimed++;
        expect(coversBySubsets(fill(a, [h, g]), fill(b, [h, g]))).toBe(true);
      }),
      { numRuns: 40_000 },
    );
    expect(claimed).toBeGreaterThan(500);
  });

  it('do not match a single character in a long part', () => {
    const part = 'ab'.repeat(40);
    expect(intersects(`*a${part}${H}b*`, `?a${part}?b`)).toBe(false);
    expect(intersects(`*a${part}b*`, `?a${part}?`)).toBe(true);
    expect(intersects(`*${part}${H}*`, `${part}${H}`)).toBe(true);
  });

  it('match nothing for certain but a text of the same hole', () => {
    expect(matches(`a${H}`, 'ab')).toBe(false);
    expect(matches('a?', `a${H}`)).toBe(false);
    expect(matches('a*', `a${H}`)).toBe(true);
    expect(intersects(`a${H}`, 'a?')).toBe(false);
    expect(intersects(`a${H}`, 'a*')).toBe(true);
  });
});
