/** The pictures of the README show what they are given, where it is. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { badge, editorPicture, terminalPicture, themes } from '../scripts/readme-pictures.mjs';

/** The texts of a picture, line by line. */
const textsOf = (svg: string) =>
  [...svg.matchAll(/<text [^>]*>([^]*?)<\/text>/g)].map(([, text]) =>
    text!
      .replace(/<[^>]+>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&'),
  );

it('a terminal has every line, broken at its width, without the sequences for colours', () => {
  const output = '\u001b[1m\u001b[31merror\u001b[39m\u001b[22m: <a> & "b"\n\n0123456789abc\n';
  const svg = terminalPicture('npx x', output, 10, 'light');
  expect(textsOf(svg)).toEqual(['$ npx x', 'error: <a>', ' & "b"', '0123456789', 'abc']);
  expect(svg).toContain('<tspan fill="#cf222e" font-weight="bold">error</tspan>');
  expect(() => terminalPicture('npx x', '\u001b[35mx', 10, 'light')).toThrow('does not know the style 35');
});

const policy = '{\n  "Action": "a:*",\n  "Effect": "Allow"\n}\n';
const finding = {
  ...{ line: 2, column: 13, endLine: 2, endColumn: 18 },
  ...{ severity: 2, ruleId: 'iam/rule', message: 'This is <wrong>.' },
  suggestions: [{ desc: 'Remove it' }],
};

it('an editor underlines each finding where it is, in the colour of its severity', () => {
  const other = { ...finding, line: 3, column: 3, endLine: 3, endColumn: 11, severity: 1 };
  const svg = editorPicture('p.json', policy, [finding, other], finding, 'dark');
  const squiggles = [...svg.matchAll(/<path d="M ([\d.]+) ([\d.]+) ([^"]+)" fill="none" stroke="(#\w+)"/g)];
  // A column is 7.8 wide, a row 19 high; four columns are line numbers, and a wave is 5.2 wide.
  expect(
    squiggles.map(([, x, y, waves, color]) => [Number(x), Number(y), waves!.match(/q/g)!.length / 2, color]),
  ).toEqual(
    [
      [16 + (4 + 12) * 7.8, 16 + 2 * 19 + 17.5, Math.round((5 * 7.8) / 5.2), '#ff7b72'],
      [16 + (4 + 2) * 7.8, 16 + 3 * 19 + 17.5, Math.round((8 * 7.8) / 5.2), '#e3b341'],
    ].map(([x, ...rest]) => [Number((x as number).toFixed(1)), ...rest]),
  );
  expect(textsOf(svg)).toEqual([
    'p.json',
    ' 1  {',
    ' 2    "Action": "a:*",',
    ' 3    "Effect": "Allow"',
    ' 4  }',
    'This is <wrong>.',
    'eslint(iam/rule)',
    'Quick fix: Remove it',
  ]);
});

it.each(themes)('can be read in %s', (theme) => {
  const luminance = (color: string) => {
    const [r, g, b] = [1, 3, 5]
      .map((at) => parseInt(color.slice(at, at + 2), 16) / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
  };
  for (const name of ['terminal', 'editor']) {
    const svg = readFileSync(new URL(`../docs/pictures/${name}-${theme}.svg`, import.meta.url), 'utf8');
    const backgrounds = [...svg.matchAll(/<rect [^>]*fill="(#\w+)"/g)].map(([, color]) => luminance(color!));
    const texts = new Set([...svg.matchAll(/<(?:tspan|g) fill="(#\w+)"/g)].map(([, color]) => color!));
    expect(texts.size).toBeGreaterThan(2);
    for (const background of backgrounds)
      for (const text of texts) {
        const [light, dark] = [luminance(text), background].sort((a, b) => b - a);
        expect((light! + 0.05) / (dark! + 0.05), `${text} in ${name}-${theme}.svg`).toBeGreaterThanOrEqual(
          4.5,
        );
      }
  }
});

it('a badge says its fact to everyone', () => {
  expect(badge('a & b', '1')).toContain('aria-label="a &amp; b: 1"');
});
