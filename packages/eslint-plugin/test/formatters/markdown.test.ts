import type { ESLint } from 'eslint';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import markdown from '../../src/formatters/markdown.js';
import { context, lintTexts, resultOf, twoRoles, type Results } from './lint-results.js';

const printed = (results: Results, data: ESLint.LintResultData = context) => markdown(results, data);

/** The rows of the table of the only file. */
const rowsOf = (...messages: Parameters<typeof resultOf>[2]) =>
  printed([resultOf('p.json', '', messages)])
    .split('\n')
    .filter((line) => /^\| \[?\d/.test(line));

beforeEach(() => {
  for (const name of [
    'GITHUB_SERVER_URL',
    'GITHUB_REPOSITORY',
    'GITHUB_SHA',
    'CI_PROJECT_URL',
    'CI_COMMIT_SHA',
  ]) {
    vi.stubEnv(name, undefined);
  }
});
afterEach(() => vi.unstubAllEnvs());

const policy = (action: string, resource: string) => `{
  "Version": "2012-10-17",
  "Statement": [
    { "Effect": "Allow", "Action": "${action}", "Resource": "${resource}" }
  ]
}
`;

it('counts by rule and lists by file', async () => {
  const { results, context: data } = await lintTexts({
    'policies/admin.json': policy('*', '*'),
    'policies/good.json': policy('s3:GetObject', 'arn:aws:s3:::amzn-s3-demo-bucket/*'),
    'policies/writer.json': policy('s3:PutObject', '*'),
  });
  const page = (name: string) => data.rulesMeta[`iam/${name}`]!.docs!.url!;
  expect(printed(results, data)).toBe(`### 1 error and 1 warning in 2 of 3 files

2 policies of 2 files were checked. 1 file of another syntax, or gone since, was not counted.

| Rule | Errors | Warnings |
| --- | ---: | ---: |
| [\`iam/no-full-admin\`](${page('no-full-admin')}) | 1 |  |
| [\`iam/no-wildcard-resource\`](${page('no-wildcard-resource')}) |  | 1 |

<details>
<summary><code>policies/admin.json</code>: 1 error</summary>

| Line | | Finding | Rule |
| ---: | --- | --- | --- |
| [4:37](policies/admin.json#L4) | **error** | This statement allows every action on every resource: whoever holds this policy is an administrator. | \`iam/no-full-admin\` |

</details>

<details>
<summary><code>policies/writer.json</code>: 1 warning</summary>

| Line | | Finding | Rule |
| ---: | --- | --- | --- |
| [4:65](policies/writer.json#L4) | warning | \`*\` matches every resource, but \`s3:PutObject\` can be limited to specific ones. | \`iam/no-wildcard-resource\` |

</details>
`);
});

it('says that there is nothing, and what is suppressed', () => {
  const good = policy('s3:GetObject', 'arn:aws:s3:::amzn-s3-demo-bucket/*');
  expect(printed([])).toBe('### No policies were checked\n');
  expect(printed([resultOf('p.json', '', [])])).toBe('### No policies were found in 1 file\n');
  expect(printed([resultOf('p.json', good, [], [{}, {}]), resultOf('q.json', '{}', [])])).toBe(
    '### No findings in 1 policy of 1 file\n\n2 more findings suppressed. No policies were found in 1 other file.\n',
  );
});

it('links to the commit on GitHub and GitLab', () => {
  const link = () => /\[1:1\]\(([^)]*)\)/.exec(printed([resultOf('a b/(c).json', '', [{}])]))![1];
  expect(link()).toBe('a%20b/%28c%29.json#L1');
  vi.stubEnv('GITHUB_SERVER_URL', 'https://github.com');
  vi.stubEnv('GITHUB_REPOSITORY', 'octo-org/octo-repo');
  vi.stubEnv('GITHUB_SHA', 'c0ffee');
  expect(link()).toBe('https://github.com/octo-org/octo-repo/blob/c0ffee/a%20b/%28c%29.json#L1');
  vi.stubEnv('GITHUB_SHA', undefined);
  vi.stubEnv('CI_PROJECT_URL', 'https://gitlab.com/group/project');
  vi.stubEnv('CI_COMMIT_SHA', 'c0ffee');
  expect(link()).toBe('https://gitlab.com/group/project/-/blob/c0ffee/a%20b/%28c%29.json#L1');
});

it('has findings without a rule, a line or a path in the folder', () => {
  const output = printed([
    resultOf('/elsewhere/p.json', '', [{ ruleId: null, fatal: true, message: 'Parsing error: No.' }]),
    resultOf('q.yaml', '', [{ ruleId: null, severity: 1, line: 0, message: 'File ignored.' }]),
  ]);
  expect(output).toContain('\n| ESLint | 1 | 1 |\n');
  expect(output).toContain('<code>/elsewhere/p.json</code>: 1 error<');
  expect(output).toContain('\n| 1:1 | **error** | Parsing error: No. | ESLint |\n');
  expect(output).toContain('\n|  | warning | File ignored. | ESLint |\n');
});

it('lists by line', () => {
  expect(
    rowsOf({ line: 3, severity: 1 }, { line: 10 }, { line: 2, severity: 1 }, { line: 3, column: 4 }),
  ).toEqual([
    '| [2:1](p.json#L2) | warning | A message. | `x/rule` |',
    '| [3:1](p.json#L3) | warning | A message. | `x/rule` |',
    '| [3:4](p.json#L3) | **error** | A message. | `x/rule` |',
    '| [10:1](p.json#L10) | **error** | A message. | `x/rule` |',
  ]);
});

it.each([
  ['a quote', '`s3:*` is wide.', '`s3:*` is wide.'],
  ['a pipe', '`a|b` is.', '<code>a&#124;b</code> is.'],
  ['a backslash', '`a\\` is.', '<code>a&#92;</code> is.'],
  ['HTML', '`<img src=x>` is.', '<code>&#60;img src&#61;x&#62;</code> is.'],
  ['HTML that is not quoted', '<b>', '<code>&#60;b&#62;</code>'],
  ['a reference', '`&lt;` is.', '<code>&#38;lt&#59;</code> is.'],
  ['a line end', '`a\nb` is.', '<code>a&#92;u000ab</code> is.'],
  ['nothing', '`` is.', '<code></code> is.'],
  ['a space', '` ` is.', '<code> </code> is.'],
  ['a backtick', '`a`b` is.', '<code>&#96;a&#96;b&#96; is&#46;</code>'],
  ['a mention between backticks', '`a`@octo`b` is.', '<code>&#96;a&#96;&#64;octo&#96;b&#96; is&#46;</code>'],
  [
    'an address between backticks',
    '`a` http://b.example `c`',
    '<code>&#96;a&#96; http&#58;&#47;&#47;b&#46;example &#96;c&#96;</code>',
  ],
  ['a bare address between backticks', '`a` www.b `c`', '<code>&#96;a&#96; www&#46;b &#96;c&#96;</code>'],
  ['an issue between backticks', '`a` GH-1 `c`', '<code>&#96;a&#96; GH&#45;1 &#96;c&#96;</code>'],
  ['a commit between backticks', '`a` c0ffee1 `c`', '<code>&#96;a&#96; c0ffee1 &#96;c&#96;</code>'],
  ['a link between backticks', '`a`[x](y)`b`', '<code>&#96;a&#96;&#91;x&#93;&#40;y&#41;&#96;b&#96;</code>'],
  ['emphasis', 'a *b* c', '`a *b* c`'],
  ['an underscore', 'a_b_c', 'a\\_b\\_c'],
  ['a direction mark', '`a\u202eb` is.', '<code>a&#92;u202eb</code> is.'],
])('keeps %s from meaning anything', (_, message, cell) => {
  expect(rowsOf({ message })).toEqual([`| [1:1](p.json#L1) | **error** | ${cell} | \`x/rule\` |`]);
});

it('keeps paths from meaning anything', () => {
  const output = printed([resultOf('<b>&`|@octo.json', '', [{}])]);
  expect(output).toContain('<summary><code>&#60;b&#62;&#38;`|@octo.json</code>: 1 error</summary>');
  expect(output).toContain('[1:1](%3Cb%3E%26%60%7C%40octo.json#L1)');
});

it.each([1, 1.2, 10])('keeps to the size of a comment, errors first (%d)', (size) => {
  const amount = Math.round(300 * size);
  const results = Array.from({ length: amount }, (_, index) =>
    resultOf(`policies/p${index}.json`, '', [
      { severity: 1, line: 1, message: `Warning ${index} ${'x'.repeat(100)}.` },
      { severity: 2, line: 2, message: `Error ${index}.` },
    ]),
  );
  const output = printed(results);
  const rows = output.split('\n').filter((line) => /^\| \[\d/.test(line)).length;
  const errors = [...output.matchAll(/\*\*error\*\*/g)].length;
  expect(output.length).toBeLessThanOrEqual(65_536);
  expect(output).toContain(`### ${amount} errors and ${amount} warnings in ${amount} of ${amount} files`);
  if (rows < 2 * amount) expect(output.endsWith(`\n\n… and ${2 * amount - rows} more.\n`)).toBe(true);
  // Nothing was left out that had a place.
  if (rows < 2 * amount) expect(output.length).toBeGreaterThan(55_000);
  expect(errors === amount || rows === errors).toBe(true);
  expect(output.split('<details>').length).toBe(output.split('</details>').length);
});

it('keeps to the size when a single message has more', () => {
  const output = printed([resultOf('p.json', '', [{ message: 'x'.repeat(70_000) }, { severity: 1 }])]);
  expect(output.length).toBeLessThan(1000);
  expect(output).toContain('… and 2 more.');
});

it('takes time in proportion to the findings', () => {
  const start = performance.now();
  const output = printed([resultOf('p.json', '', Array<object>(150_000).fill({}))]);
  expect(output).toContain('### 150000 errors in 1 of 1 file');
  expect(performance.now() - start).toBeLessThan(5_000);
});

it('says whose policy a finding is about, in a file with several', async () => {
  const { results, context: data } = await lintTexts({ 'account.json': twoRoles });
  expect(printed(results, data)).toMatch(
    /\| In `role App, policy all`: This [^|]+\|[^]*\| In `role Ci, policy all`: This /,
  );
});
