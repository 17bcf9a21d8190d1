import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resourcePartAt, writtenVariables } from '../../src/patterns/policy-variable.js';

const read = (text: string) =>
  writtenVariables(text).map(({ from, to, closed, name, fallback }) => [
    text.slice(from, to),
    closed,
    name,
    fallback,
  ]);

describe('writtenVariables', () => {
  it.each([
    ['a', []],
    ['a${b}c', [['${b}', true, 'b', undefined]]],
    ["${a:b, 'c,d'}", [["${a:b, 'c,d'}", true, 'a:b', " 'c,d'"]]],
    ['${}', [['${}', true, '', undefined]]],
    ['x${a', [['${a', false, 'a', undefined]]],
    [
      '${a/${b}',
      [
        ['${a/', false, 'a/', undefined],
        ['${b}', true, 'b', undefined],
      ],
    ],
    ['${a${b}c}${d}', [['${d}', true, 'd', undefined]]],
    ['$${a}${b}', [['${b}', true, 'b', undefined]]],
    [
      '}${a}{${b}',
      [
        ['${a}', true, 'a', undefined],
        ['${b}', true, 'b', undefined],
      ],
    ],
  ])('reads %s', (text, expected) => expect(read(text)).toEqual(expected));

  it('knows the escapes', () => {
    expect(writtenVariables('${*}${?}${$}${**}').map(({ escape }) => escape)).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });

  it('yields parts in order that do not overlap, of any text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('${', '}', '{', '$', 'a', ',', ':'), { maxLength: 20 }),
        (pieces) => {
          const text = pieces.join('');
          let done = 0;
          for (const { from, to } of writtenVariables(text)) {
            expect(from).toBeGreaterThanOrEqual(done);
            expect(text.startsWith('${', from)).toBe(true);
            expect(to).toBeGreaterThan(from);
            done = to;
          }
          expect(done).toBeLessThanOrEqual(text.length);
        },
      ),
    );
  });

  it('is linear', () => {
    expect(writtenVariables('${'.repeat(200_000))).toHaveLength(200_000);
  });
});

describe('resourcePartAt', () => {
  it.each([
    ['arn:aws:s3:::b/x', 'b/x'],
    ['arn:${aws:a}:s3:${aws:b}:1:${aws:c}:d', '${aws:c}:d'],
    ['arn:aws:s3', ''],
    ['${aws:a:b:c:d:e}', ''],
  ])('of %s is %j', (text, expected) => {
    expect(text.slice(resourcePartAt(text, writtenVariables(text)))).toBe(expected);
  });
});
