import { describe, expect, it } from 'vitest';
import { parsed } from './read-yaml.js';

describe('parseYaml', () => {
  it('finds the comments, and no other `#`', () => {
    const text = [
      '# first',
      'a: b # second',
      'c: |  # third',
      '  # of the text',
      'd: "# quoted"',
      'e: f#g',
      "h: '# quoted",
      "  # too'",
      'i: [j, # fourth',
      '  k]',
      '---',
      '# fifth\r',
      '- l',
      '# sixth',
    ].join('\n');
    const comments = parsed(text).comments.map(({ start, end }) => text.slice(start, end));
    expect(comments).toEqual(['# first', '# second', '# third', '# fourth', '# fifth', '# sixth']);
  });

  it.for([
    ['equal keys', 'a: 1\na: 2\n'],
    ['the tags of any tool', 'a: !vault |\n  b\nc: !!set {d}\n'],
    ['a bracket at the indentation of its parent', 'a: {\n  b: c\n}\n'],
    ['what is in brackets and indented as its parent', 'a:\n  b: [\n  !Sub c,\n  {d: e,\n  f: g}\n  ]\n'],
    ['what is in brackets and indented less', 'a:\n  b: {"c": d,\n"e":\nf}\n  g: h\n'],
    ['a string in quotes that is indented less than its key', "a:\n    b: '{\n  }'\n"],
    ['a quote in quotes over lines', 'a:\n  - "b\\"\n\nc\\\\"\n  - d\n'],
    ['an alias without an anchor', 'a: *b\n'],
    ['carriage returns as line breaks', 'a:\r  - b # c\r  - "d":\r      e\r'],
    ['a byte order mark within', 'a: b\n---\n\ufeffc: d\n'],
  ])('takes %s', ([, text]) => {
    expect(parsed(text!).error).toBeUndefined();
  });

  it.for([
    ['a template', 'a: b\n{% if c %}\nd: e\n', 2],
    ['a tab for indentation', 'a:\n\tb: c\n', 2],
    ['a string that does not end', 'a: "b\nc: d\n', undefined],
    ['a list in a dict', 'a: b\n- c\n', 2],
    ['a bracket that does not close', 'a: [b\nc: d\n', 1],
    ['an inner bracket that does not close', 'a: [b,\n  {c: d\ne: f\n', 2],
    ['an asterisk', 'a:\n  - *\n', 2],
    ['two colons', 'a: b: c\n', 1],
    ['an undeclared handle', 'a: !b!c d\n', 1],
  ] as const)('says where %s is wrong', ([, text, line]) => {
    const { error } = parsed(text);
    expect(error?.message).toMatch(/^[A-Z][^\n]+$/);
    const found = text.slice(0, error!.offset).split('\n').length;
    if (line !== undefined) expect(found).toBe(line);
    expect(error!.offset).toBeLessThanOrEqual(text.length);
  });

  it('throws nothing at what is nested deeply', () => {
    for (const text of ['['.repeat(100_000), '- '.repeat(20_000), `${'{a: '.repeat(20_000)}`])
      expect(parsed(text).error, text.slice(0, 10)).toBeDefined();
  });
});
