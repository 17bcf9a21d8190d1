/** Every link of the documentation leads somewhere. Without the network: of other sites, the host and the form are checked. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import plugin from 'eslint-plugin-iam';
import { describe, expect, it } from 'vitest';
import { anchors, links } from './markdown.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const repository = 'https://github.com/eslint-plugin-iam/eslint-plugin-iam/blob/main/';
/** Sites that the documentation may lead to: AWS's, and those of the tools that it names. */
const hosts = [
  'aws.amazon.com',
  'code.visualstudio.com',
  'developer.hashicorp.com',
  'docs.aws.amazon.com',
  'pathfinding.cloud',
  'docs.github.com',
  'docs.gitlab.com',
  'docs.npmjs.com',
  'docs.oasis-open.org',
  'eslint.org',
  'github.com',
  'json-schema.org',
  'keepachangelog.com',
  'lefthook.dev',
  'marketplace.visualstudio.com',
  'modelcontextprotocol.io',
  'neovim.io',
  'opentofu.org',
  'pre-commit.com',
  'prek.j178.dev',
  'sarifweb.azurewebsites.net',
  'semver.org',
  'stryker-mutator.io',
  'typicode.github.io',
  'www.jetbrains.com',
  'www.npmjs.com',
  'zed.dev',
];

const pages = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)));
const read = (path: string) => readFileSync(join(root, path), 'utf8');

/** What is wrong with a link; undefined when it leads somewhere. */
function fault(target: string, page: string): string | undefined {
  const own = target.startsWith(repository) ? target.slice(repository.length) : undefined;
  if (own === undefined && /^[a-z][a-z0-9+.-]*:/i.test(target)) {
    const url = URL.canParse(target) ? new URL(target) : undefined;
    if (url?.protocol !== 'https:') return 'is no https URL';
    return hosts.includes(url.host) ? undefined : `leads to ${url.host}, which is on no list`;
  }
  const [path = '', anchor] = (own ?? target).split('#');
  const file = own !== undefined ? path : path === '' ? page : join(dirname(page), decodeURI(path));
  if (relative(root, join(root, file)).startsWith('..')) return 'leads out of the repository';
  if (!existsSync(join(root, file))) return 'leads to no file';
  if (anchor === undefined) return undefined;
  if (statSync(join(root, file)).isDirectory() || !file.endsWith('.md')) return 'has an anchor in no page';
  return anchors(read(file)).has(anchor) ? undefined : 'has an anchor that is not there';
}

it('finds the pages', () => {
  expect(pages).toContain('README.md');
  expect(pages).toContain('docs/README.md');
  expect(
    pages.filter((path) => path.startsWith('packages/eslint-plugin/docs/rules/')).length,
  ).toBeGreaterThan(70);
});

describe.each(pages)('%s', (page) => {
  it('has links that lead somewhere', () => {
    const faults = links(read(page)).flatMap(({ target, line }) => {
      const found = fault(target, page);
      return found === undefined ? [] : [`line ${line}: ${target} ${found}`];
    });
    expect(faults).toEqual([]);
  });
});

it('leads to every page of docs/ from its index', () => {
  const targets = new Set(links(read('docs/README.md')).map(({ target }) => join('docs', target)));
  const missing = pages.filter(
    (path) => /^docs\/[^/]+\.md$/.test(path) && path !== 'docs/README.md' && !targets.has(path),
  );
  expect(missing).toEqual([]);
});

it('gives every rule the address of its page', () => {
  for (const [name, { meta }] of Object.entries(plugin.rules)) {
    expect(meta.docs?.url).toBe(`${repository}packages/eslint-plugin/docs/rules/${name}.md`);
    expect(fault(meta.docs!.url!, 'README.md')).toBeUndefined();
  }
});

it.each([
  ['no-such-file.md', 'leads to no file'],
  ['README.md#no-such-heading', 'has an anchor that is not there'],
  ['#install', undefined],
  ['docs', undefined],
  ['../outside.md', 'leads out of the repository'],
  ['http://eslint.org/', 'is no https URL'],
  ['https://www.example.net/', 'leads to www.example.net, which is on no list'],
  [`${repository}no-such-file.md`, 'leads to no file'],
])('judges %s', (target, found) => {
  expect(fault(target, 'README.md')).toBe(found);
});

it('finds links and anchors', () => {
  const page = [
    '# One `two` ([three](x.md))',
    '## Twice',
    '## Twice',
    '`[not](a.md)` [a](b.md "title") ![c](d.png) <https://eslint.org>',
    '[e]: f.md',
    '```md',
    '[not](g.md)',
    '# Not',
    '```',
  ].join('\n');
  expect(links(page).map(({ target, line }) => [line, target])).toEqual([
    [1, 'x.md'],
    [4, 'b.md'],
    [4, 'd.png'],
    [4, 'https://eslint.org'],
    [5, 'f.md'],
  ]);
  expect([...anchors(page)]).toEqual(['one-two-three', 'twice', 'twice-1']);
});
