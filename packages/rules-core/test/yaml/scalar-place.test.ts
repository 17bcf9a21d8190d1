import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { rootOf } from './read-yaml.js';
import { sliceSpan, type DictValue, type TextValue } from '../../src/value/value.js';

const textIn = (yaml: string) => (rootOf(yaml) as DictValue).entries[0]!.value as TextValue;
/** What stands in the source for each character. */
const written = (yaml: string) => {
  const text = textIn(yaml);
  return [...Array(text.text.length).keys()].map((index) => {
    const { start, end } = sliceSpan(text, index, index + 1);
    return yaml.slice(start, end);
  });
};

describe('the place of a scalar', () => {
  it.for([
    ['plain', 'a: bc\n', ['b', 'c']],
    ['in single quotes', "a: 'b''c'\n", ['b', "''", 'c']],
    [
      'in double quotes',
      'a: "b\\nc\\x41\\u0042\\U0001F600\\"\\/"\n',
      ['b', '\\n', 'c', '\\x41', '\\u0042', '\\U0001F600', '\\U0001F600', '\\"', '\\/'],
    ],
    [
      'over lines in double quotes',
      'a: "b \\\n   c\n  d\n\n  e"\n',
      ['b', ' ', 'c', '\n  ', 'd', '\n\n  ', 'e'],
    ],
    ['over lines in single quotes', "a: 'b  \n\n  c '\n", ['b', '  \n\n  ', 'c', ' ']],
    ['over plain lines', 'a: b\n  c # d\n', ['b', '\n  ', 'c']],
    ['over plain lines with CRLF', 'a: b\r\n  c\r\n\r\n  d\r\n', ['b', '\r\n  ', 'c', '\r\n\r\n  ', 'd']],
    ['a literal block', 'a: |\n  b\n   c\n\nd: e\n', ['b', '\n  ', ' ', 'c', '\n']],
    ['a literal block with an indicator', 'a: |1-\n   b\n c\n', [' ', ' ', 'b', '\n ', 'c']],
    ['a literal block that begins with empty lines', 'a: |\n\n  b\n', ['\n  ', 'b', '\n']],
    ['a literal block that keeps its end', 'a: |+\n  b\n\nc: d\n', ['b', '\n', '\n']],
    ['a folded block', 'a: >-\n  b\n  c\n\n  d\n', ['b', '\n  ', 'c', '\n\n  ', 'd']],
    ['a folded block with CRLF', 'a: >\r\n  b\r\n  c\r\n', ['b', '\r\n  ', 'c', '\r\n']],
  ] as const)('is known of each character: %s', ([, yaml, parts]) => {
    expect(written(yaml)).toEqual(parts);
  });

  it('is that of each line in a folded block with lines that are indented more', () => {
    const yaml = 'a: >\n  b\n  c\n    d\n\n    e\n  f\n';
    const { text } = textIn(yaml);
    const parts = written(yaml);
    expect(text).toBe('b c\n  d\n\n  e\nf\n');
    for (const [index, character] of [...text].entries())
      if (/\S/.test(character)) expect(parts[index]).toBe(character);
  });

  const characters = fc.constantFrom(
    'a',
    'b',
    ' ',
    ' ',
    '\n',
    '\t',
    "'",
    '"',
    '\\',
    ':',
    '#',
    '*',
    '😀',
    '{',
  );
  const texts = fc.string({ unit: characters, maxLength: 40 });
  const types = fc.constantFrom('PLAIN', 'QUOTE_SINGLE', 'QUOTE_DOUBLE', 'BLOCK_LITERAL', 'BLOCK_FOLDED');

  it('is known of each character, in whatever style a text is written', () => {
    let known = 0;
    fc.assert(
      fc.property(texts, types, fc.boolean(), fc.constantFrom(20, 80), (text, type, crlf, lineWidth) => {
        const lf = stringify(
          { a: { b: text } },
          {
            defaultStringType: type,
            lineWidth,
            minContentWidth: 0,
            blockQuote: type === 'BLOCK_LITERAL' ? 'literal' : 'folded',
          },
        );
        const yaml = crlf ? lf.replaceAll('\n', '\r\n') : lf;
        const inner = (rootOf(yaml) as DictValue).entries[0]!.value as DictValue;
        const value = inner.entries[0]!.value;
        // Nothing is to be found in blanks, and the package writes some as something else.
        if (value.kind !== 'text' || value.text !== text || text.trim() === '') return;
        expect(value.place).toBeDefined();
        known++;
        let done = 0;
        for (let index = 0; index < text.length; index++) {
          const { start, end } = sliceSpan(value, index, index + 1);
          expect(start).toBeGreaterThanOrEqual(done);
          done = start;
          if (/[ab:#*{]/.test(text[index]!)) expect(yaml.slice(start, end)).toBe(text[index]);
        }
      }),
      { numRuns: 1000, seed: Number(process.env['FC_SEED'] ?? 1) },
    );
    expect(known).toBeGreaterThan(500);
  });
});
