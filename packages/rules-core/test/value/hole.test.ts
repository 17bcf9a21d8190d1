import { expect, it } from 'vitest';
import { alphabetOf, hasHole, Holes, isHole, replaceHoles, type Alphabet } from '../../src/value/hole.js';

it('gives equal holes the same character, and others another one', () => {
  const holes = new Holes();
  const a = holes.characterOf({ id: 'a', source: '${a}' })!;
  expect(a).toHaveLength(1);
  expect(holes.characterOf({ id: 'a', source: '${a}' })).toBe(a);
  expect(holes.characterOf({ id: 'b', source: '${b}' })).not.toBe(a);
  expect(holes.get(a)).toEqual({ id: 'a', source: '${a}' });
});

it('tells the alphabet by the character', () => {
  const holes = new Holes();
  const alphabets: (Alphabet | undefined)[] = [undefined, 'account', 'region', 'partition', 'name'];
  for (const alphabet of alphabets) {
    const hole = { id: `${alphabet}`, source: 'x', ...(alphabet && { alphabet }) };
    const character = holes.characterOf(hole)!;
    expect(alphabetOf(character)).toBe(alphabet);
    expect(isHole(character.charCodeAt(0))).toBe(true);
    expect(hasHole(`a${character}`)).toBe(true);
  }
});

it('restores what was written', () => {
  const holes = new Holes();
  const a = holes.characterOf({ id: 'a', source: '${a}' })!;
  expect(holes.restore(`x${a}y${a}`)).toBe('x${a}y${a}');
  expect(holes.restore('\uE0FF\uF700 \uE200')).toBe('\uE0FF\uF700 \uE200');
  expect(replaceHoles(`x${a}`, () => '*')).toBe('x*');
});

it('runs out of characters, and passes over those of the source', () => {
  const holes = new Holes('a \uF500 \\uf501 \\uF502 \\u{f503} \\u{0F504}');
  const regions = Array.from({ length: 300 }, (_, index) =>
    holes.characterOf({ id: `r${index}`, source: 'r', alphabet: 'region' }),
  );
  expect(regions.filter((character) => character !== undefined)).toHaveLength(251);
  expect(regions[0]).toBe('\uF505');
});
