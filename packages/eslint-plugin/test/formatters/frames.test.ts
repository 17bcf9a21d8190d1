import type { ESLint, Linter } from 'eslint';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import frames from '../../src/formatters/frames.js';
import { context, lintTexts, resultOf, twoRoles, type Results } from './lint-results.js';

/** The output without colours. */
const plain = (results: Results, data: ESLint.LintResultData = context) =>
  frames(results, { ...data, color: false });

/** The frame alone of a text with one finding. */
function frameOf(source: string, message: Partial<Linter.LintMessage>): string[] {
  const lines = plain([resultOf('p.json', source, [message])]).split('\n');
  return lines.slice(3, lines.indexOf('  1 error  x/rule  https://example.com/rule') - 1);
}

const policy = `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "iam:PassRole",
      "Resource": "arn:aws:iam::111122223333:role/app-*"
    }
  ]
}
`;

beforeEach(() => {
  vi.stubEnv('COLUMNS', undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

describe('a finding', () => {
  it('is shown with its source, its fixes and its page', async () => {
    const { results, context: data } = await lintTexts({
      'policies/deploy.json': policy.replace('role/app-*', 'role/*'),
    });
    expect(plain(results, data)).toBe(`
error [iam/require-passed-to-service]: \`iam:PassRole\` allows passing every role to any service. Limit it with \`iam:PassedToService\`.
  --> policies/deploy.json:6:17
  4 |     {
  5 |       "Effect": "Allow",
> 6 |       "Action": "iam:PassRole",
    |                 ^^^^^^^^^^^^^^
  7 |       "Resource": "arn:aws:iam::111122223333:role/*"
   = help: Add a condition on \`iam:PassedToService\` and fill in the service

  1 error  iam/require-passed-to-service  ${data.rulesMeta['iam/require-passed-to-service']!.docs!.url}

✖ 1 error and 0 warnings in 1 file; 1 policy of 1 file was checked
`);
  });

  it('is none, of so many policies', () => {
    expect(plain([])).toBe('⚠ No policies were checked\n');
    expect(plain([resultOf('p.json', policy, [], [{}])])).toBe(
      '✔ No findings in 1 policy of 1 file; 1 more suppressed\n',
    );
    expect(plain([resultOf('p.json', '{}', []), resultOf('q.json', '[]', [])])).toBe(
      '⚠ No policies were found in 2 files\n',
    );
  });

  it('may be that a file cannot be parsed', async () => {
    const { results, context: data } = await lintTexts({ 'p.json': '{\n  "Version": \n}\n' });
    expect(plain(results, data)).toBe(`
error: Parsing error: Unexpected token '}'.
  --> p.json:3:1
  1 | {
  2 |   "Version": 
> 3 | }
    | ^

✖ 1 error and 0 warnings in 1 file; no policies were checked; 1 file could not be parsed
`);
  });

  it('may be that a file is ignored', async () => {
    const { results, context: data } = await lintTexts({ 'p.yaml': 'a: b' });
    expect(plain(results, data)).toBe(`
warning: File ignored because no matching configuration was supplied.
  --> p.yaml

✖ 0 errors and 1 warning in 1 file; no policies were checked; 1 file was ignored
`);
  });

  it('of a rule without a page, in a file outside the folder, without its source', () => {
    const result = resultOf('/elsewhere/p.json', undefined, [{ ruleId: 'other/rule', severity: 1, line: 3 }]);
    expect(plain([result])).toBe(`
warning [other/rule]: A message.
  --> /elsewhere/p.json:3:1

  1 warning  other/rule

✖ 0 errors and 1 warning in 1 file; no policies could be counted; 1 file of another syntax, or gone since, was not counted
`);
  });

  it('is shown in the text that was fixed', () => {
    const result = resultOf('p.json', undefined, [{ line: 2, column: 1, endLine: 2, endColumn: 4 }]);
    const lines = plain([{ ...result, output: 'one\ntwo' }]).split('\n');
    expect(lines.slice(3, 6)).toEqual(['  1 | one', '> 2 | two', '    | ^^^']);
  });

  it('says what --fix does, and the summary how much is suppressed', () => {
    const result = {
      ...resultOf('p.json', 'a', [{ fix: { range: [0, 1], text: 'b' } }], [{}, {}]),
      fixableErrorCount: 1,
    };
    const output = plain([result, resultOf('q.json', 'a', [{ severity: 1 }]), resultOf('r.json', 'a', [])]);
    expect(output).toContain('\n   = help: Fixable with `--fix`\n\n');
    expect(output.trimEnd().split('\n').at(-1)).toBe(
      '✖ 1 error and 1 warning in 2 files; 1 fixable with `--fix`; 2 more suppressed; no policies were found in 3 files',
    );
  });
});

describe('the frame', () => {
  it('keeps to the lines there are', () => {
    expect(frameOf('"*"', { line: 1, column: 2, endLine: 1, endColumn: 3 })).toEqual([
      '> 1 | "*"',
      '    |  ^',
    ]);
    expect(frameOf('a\nb\n', { line: 2, column: 1, endLine: 2, endColumn: 2 })).toEqual([
      '  1 | a',
      '> 2 | b',
      '    | ^',
    ]);
    expect(frameOf('a', { line: 4, column: 1 })).toEqual([]);
  });

  it('aligns line numbers', () => {
    const text = Array.from({ length: 12 }, (_, index) => `line ${index + 1}`).join('\n');
    expect(frameOf(text, { line: 10, column: 6, endLine: 10, endColumn: 8 })).toEqual([
      '   8 | line 8',
      '   9 | line 9',
      '> 10 | line 10',
      '     |      ^^',
      '  11 | line 11',
    ]);
  });

  it('points at an empty range, and past the end', () => {
    expect(frameOf('ab', { line: 1, column: 2, endLine: 1, endColumn: 2 })[1]).toBe('    |  ^');
    expect(frameOf('ab', { line: 1, column: 3 })[1]).toBe('    |   ^');
    expect(frameOf('ab', { line: 1, column: 30 })[1]).toBe('    |   ^');
    expect(frameOf('', { line: 1, column: 1 })).toEqual(['> 1 |', '    | ^']);
  });

  it('reads every line end', () => {
    for (const end of ['\r\n', '\r', '\u2028', '\u2029']) {
      expect(frameOf(`a${end}bcd${end}e`, { line: 2, column: 2, endLine: 2, endColumn: 4 })).toEqual([
        '  1 | a',
        '> 2 | bcd',
        '    |  ^^',
        '  3 | e',
      ]);
    }
  });

  it('leaves out a byte order mark', () => {
    expect(frameOf('\uFEFF"*"', { line: 1, column: 1, endLine: 1, endColumn: 4 })).toEqual([
      '> 1 | "*"',
      '    | ^^^',
    ]);
  });

  it('underlines the first line of several', () => {
    const output = plain([
      resultOf('p.json', policy, [{ line: 4, column: 5, endLine: 8, endColumn: 6 }]),
    ]).split('\n');
    expect(output[2]).toBe('  --> p.json:4:5 to 8:6');
    expect(output.slice(3, 8)).toEqual([
      '  2 |   "Version": "2012-10-17",',
      '  3 |   "Statement": [',
      '> 4 |     {',
      '    |     ^',
      '  5 |       "Effect": "Allow",',
    ]);
  });

  it('draws tabs four columns wide', () => {
    expect(frameOf('\t"a":\t"*"', { line: 1, column: 7, endLine: 1, endColumn: 10 })).toEqual([
      '> 1 |     "a":    "*"',
      '    |             ^^^',
    ]);
  });

  it('draws wide characters two columns wide', () => {
    const text = '{"許可": "日本", "é\u0301": "👩‍👩‍👧", "*": 1}';
    const at = text.indexOf('*');
    expect(frameOf(text, { line: 1, column: at + 1, endLine: 1, endColumn: at + 2 })).toEqual([
      `> 1 | ${text}`,
      // The four ideographs and the family take two columns each, the accent none.
      `    | ${' '.repeat(29)}^`,
    ]);
    expect(frameOf(text, { line: 1, column: 3, endLine: 1, endColumn: 5 })[1]).toBe('    |   ^^^^');
  });

  it('shows what cannot be printed as escapes', () => {
    const text = '"\u001b[31m", "\u202eevil", "\u200b", "\u009b", "\ud800", "\u{e0041}", "*"';
    const at = text.indexOf('*');
    const shown = '"\\u001b[31m", "\\u202eevil", "\\u200b", "\\u009b", "\\ud800", "\\u{e0041}", "*"';
    expect(frameOf(text, { line: 1, column: at + 1, endLine: 1, endColumn: at + 2 })).toEqual([
      `> 1 | ${shown}`,
      `    | ${' '.repeat(shown.indexOf('*'))}^`,
    ]);
  });

  it('keeps private characters and dollar signs as they are', () => {
    expect(frameOf('"\ue000\uf8ff$&", "*"', { line: 1, column: 9, endLine: 1, endColumn: 10 })).toEqual([
      '> 1 | "\ue000\uf8ff$&", "*"',
      '    |         ^',
    ]);
  });

  it('cuts a long line around the finding and shows it alone', () => {
    const minified = `{"a":"${'x'.repeat(3000)}","Resource":"*","b":"${'y'.repeat(3000)}"}`;
    const at = minified.indexOf('*');
    const text = `first\n${minified}\nlast`;
    expect(frameOf(text, { line: 2, column: at + 1, endLine: 2, endColumn: at + 2 })).toEqual([
      `> 2 | …${'x'.repeat(26)}","Resource":"*","b":"${'y'.repeat(50)}…`,
      `    | ${' '.repeat(41)}^`,
    ]);
  });

  it('cuts the end of a long line whose finding is at its beginning', () => {
    const text = `{\n  "Action": "*", "Sid": "${'x'.repeat(300)}"\n}`;
    expect(frameOf(text, { line: 2, column: 14, endLine: 2, endColumn: 15 })).toEqual([
      '  1 | {',
      `> 2 |   "Action": "*", "Sid": "${'x'.repeat(74)}…`,
      '    |              ^',
      '  3 | }',
    ]);
  });

  it('shows the whole of a long finding, with less before it', () => {
    const text = `["${'a'.repeat(200)}","${'x'.repeat(80)}","${'b'.repeat(200)}"]`;
    const at = text.indexOf('x');
    expect(frameOf(text, { line: 1, column: at + 1, endLine: 1, endColumn: at + 81 })).toEqual([
      `> 1 | …${'a'.repeat(15)}","${'x'.repeat(80)}…`,
      `    | ${' '.repeat(19)}${'^'.repeat(80)}`,
    ]);
  });

  it('cuts a finding that is too long itself', () => {
    const text = `["${'x'.repeat(500)}"]`;
    expect(frameOf(text, { line: 1, column: 2, endLine: 1, endColumn: 504 })).toEqual([
      `> 1 | ["${'x'.repeat(97)}…`,
      `    |  ${'^'.repeat(99)}`,
    ]);
  });

  it('underlines exactly the finding, whatever the line', () => {
    const printableAscii = fc.string({ unit: fc.constantFrom(...'abc"*:,{}[] '), maxLength: 700 });
    fc.assert(
      fc.property(printableAscii, fc.nat(), fc.integer({ min: 1, max: 150 }), (text, from, length) => {
        fc.pre(text.length > 0);
        const start = from % text.length;
        const end = Math.min(text.length, start + length);
        const [line, marks] = frameOf(text, { line: 1, column: start + 1, endLine: 1, endColumn: end + 1 });
        const shown = line!.slice(6);
        const under = /^ {4}\| ( *)(\^+)$/.exec(marks!)!;
        const underlined = shown.slice(under[1]!.length, under[1]!.length + under[2]!.length);
        const finding = text.slice(start, end);
        expect(shown.length).toBeLessThanOrEqual(100);
        if (underlined.endsWith('…')) expect(finding.startsWith(underlined.slice(0, -1))).toBe(true);
        else expect(underlined).toBe(finding);
        const [, before, kept, after] = /^(…?)(.*?)(…?)$/.exec(shown)!;
        expect(text.includes(kept!)).toBe(true);
        if (!before) expect(text.startsWith(kept!)).toBe(true);
        if (!after) expect(text.endsWith(kept!)).toBe(true);
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.integer({ min: -1, max: 20 }),
        fc.integer({ min: -1, max: 400 }),
        fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined }),
        fc.option(fc.integer({ min: 0, max: 400 }), { nil: undefined }),
        (text, line, column, endLine, endColumn) => {
          const message = {
            line,
            column,
            ...(endLine !== undefined && { endLine }),
            ...(endColumn !== undefined && { endColumn }),
          };
          const output = plain([resultOf('p.json', text, [{ ...message, message: text }])]);
          // eslint-disable-next-line no-control-regex -- nothing that steers a terminal may get through
          expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        },
      ),
    );
  });

  it('is drawn of lines of a megabyte', () => {
    const text = `["${'許'.repeat(1_000_000)}*"]`;
    const [line] = frameOf(text, { line: 1, column: 1_000_003, endLine: 1, endColumn: 1_000_004 });
    expect(line).toBe(`> 1 | …${'許'.repeat(47)}*"]`);
  });
});

describe('colours', () => {
  const results = [resultOf('p.json', '"*"', [{ line: 1, column: 2, endLine: 1, endColumn: 3 }])];
  const escape = '\u001b[';

  it('mark the finding by its severity and leave the source alone', () => {
    const lines = frames(results, { ...context, color: true }).split('\n');
    expect(lines[3]).toBe(`${escape}1m${escape}31m>${escape}39m${escape}22m${escape}34m 1 |${escape}39m "*"`);
    expect(lines[4]).toBe(` ${escape}34m   |${escape}39m  ${escape}1m${escape}31m^${escape}39m${escape}22m`);
    const warning = frames([resultOf('p.json', '"*"', [{ severity: 1 }])], { ...context, color: true });
    expect(warning).toContain(`${escape}1m${escape}33mwarning`);
  });

  it.each([
    ['no terminal', {}, undefined, [], false],
    ['a terminal', {}, true, [], true],
    ['a terminal and NO_COLOR', { NO_COLOR: '1' }, true, [], false],
    ['FORCE_COLOR', { FORCE_COLOR: '1' }, undefined, [], true],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, true, [], false],
    ['--color in ESLint 9', {}, undefined, ['--color'], true],
    ['--no-color in ESLint 9', {}, true, ['--no-color'], false],
  ])('follow %s', (_, env, isTTY, args, expected) => {
    for (const name of ['NO_COLOR', 'FORCE_COLOR', 'NODE_DISABLE_COLORS', 'CI']) vi.stubEnv(name, undefined);
    vi.stubEnv('TERM', 'xterm-256color');
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
    vi.spyOn(process, 'argv', 'get').mockReturnValue(['node', 'eslint', ...args]);
    vi.spyOn(process, 'stdout', 'get').mockReturnValue({
      isTTY,
      hasColors: () => !process.env['NO_COLOR'],
    } as unknown as typeof process.stdout);
    expect(frames(results, context).includes(escape)).toBe(expected);
  });

  it('follow --color and --no-color in ESLint 10', () => {
    vi.stubEnv('FORCE_COLOR', '1');
    expect(frames(results, { ...context, color: false })).not.toContain(escape);
    vi.stubEnv('FORCE_COLOR', '0');
    expect(frames(results, { ...context, color: true })).toContain(escape);
  });
});

describe('the rules', () => {
  const results = [
    resultOf('p.json', 'a', [
      { ruleId: 'x/seldom', severity: 1 },
      { ruleId: 'x/often', severity: 1 },
      { ruleId: 'x/rule' },
      { ruleId: null, message: 'Parsing error: None.' },
    ]),
    resultOf('q.json', 'a', [
      { ruleId: 'x/often', severity: 1 },
      { ruleId: 'x/rule', severity: 1 },
    ]),
  ];
  const rulesIn = (output: string) => output.trimEnd().split('\n\n').at(-2);

  it('are counted, those with errors first, then those with most', () => {
    expect(rulesIn(plain(results))).toBe(`  1 error, 1 warning  x/rule    https://example.com/rule
  2 warnings          x/often
  1 warning           x/seldom`);
  });

  it('have their page on a line of its own where it does not fit', () => {
    vi.stubEnv('COLUMNS', '50');
    expect(rulesIn(plain(results))).toBe(`  1 error, 1 warning  x/rule
                      https://example.com/rule
  2 warnings          x/often
  1 warning           x/seldom`);
  });

  it('are not listed where none has found anything', () => {
    const output = plain([
      resultOf('p.json', 'a', [{ ruleId: null, fatal: true, message: 'Parsing error: None.' }]),
    ]);
    expect(output.split('\n\n')).toHaveLength(2);
  });
});

describe('the width of the terminal', () => {
  const text = `{ "Sid": "${'x'.repeat(90)}", "Action": "*" }`;
  const at = text.indexOf('*');
  const long = {
    ...{ line: 1, column: at + 1, endLine: 1, endColumn: at + 2 },
    message: 'In `許可`: a message of some words that does not fit into a line.',
    suggestions: [
      {
        desc: 'Replace it with something that is long as well',
        fix: { range: [0, 0] as [number, number], text: '' },
      },
    ],
  };
  const shown = () => plain([resultOf('policies/p.json', text, [long])]);

  it('breaks texts at blanks and cuts the source', () => {
    vi.stubEnv('COLUMNS', '40');
    expect(shown()).toBe(`
error [x/rule]: In \`許可\`: a message of
  some words that does not fit into a
  line.
  --> policies/p.json:1:115
> 1 | …xxxxxxxxxxxxxx", "Action": "*" }
    |                              ^
   = help: Replace it with something
           that is long as well

  1 error  x/rule
           https://example.com/rule

✖ 1 error and 0 warnings in 1 file; no
  policies were found in 1 file
`);
  });

  it.each([40, 60, 80, 120, 200])('is kept to: %d columns', (width) => {
    vi.stubEnv('COLUMNS', String(width));
    for (const line of shown().split('\n'))
      expect(line.replace(/許可/, '    ').length).toBeLessThanOrEqual(width);
    if (width >= 200) expect(shown()).toContain(text);
  });

  it('is asked of a terminal alone', () => {
    const stdout = (isTTY: boolean) =>
      vi.spyOn(process, 'stdout', 'get').mockReturnValue({ isTTY, columns: 40 } as typeof process.stdout);
    const wide = shown();
    stdout(false);
    expect(shown()).toBe(wide);
    stdout(true);
    expect(shown()).not.toBe(wide);
    vi.stubEnv('COLUMNS', 'many');
    expect(shown()).toContain(`\n  some words`);
  });

  it('leaves room for some of the source, and whole words, whatever it is', () => {
    vi.stubEnv('COLUMNS', '1');
    expect(shown()).toContain('\n> 1 | …", "Action": "*" }\n');
    expect(shown()).toContain('\n  message\n');
  });

  it('is no reason to look into a long text twice', () => {
    vi.stubEnv('COLUMNS', '80');
    const words = Array.from({ length: 50_000 }, (_, index) => `word${index}`).join(' ');
    const output = plain([resultOf('p.json', 'a', [{ message: words }])]);
    expect(output).toContain(' word49999\n');
  });
});

it('says whose policy a finding is about, in a file with several', async () => {
  const { results, context: data } = await lintTexts({ 'account.json': twoRoles });
  expect(plain(results, data)).toMatch(
    /^error \[iam\/no-full-admin\]: In `role App, policy all`: This [^]*: In `role Ci, policy all`: This /m,
  );
});
