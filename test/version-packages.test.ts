/** A release in a copy of the repository: versions, and changelogs that name the day of the service data. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'iam-release-'));
afterAll(() => rmSync(copy, { recursive: true }));

const packages = ['rules-core', 'eslint-plugin', 'eslint-plugin-terraform'];
const pinned = ['examples/hooks/without-node-project/.pre-commit-config.yaml', 'docs/hooks.md', 'docs/ci.md'];
const services = 'packages/rules-core/src/catalog/generated/services.ts';

function run(command: string, ...args: string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: copy, encoding: 'utf8' });
  expect(status, `${command} ${args.join(' ')}\n${stdout}${stderr}`).toBe(0);
}

const commit = () => {
  run('git', 'add', '--all');
  run(
    'git',
    '-c',
    'user.name=Test',
    '-c',
    'user.email=test@example.com',
    'commit',
    '--quiet',
    '--message',
    'Test',
  );
};

const manifestOf = (name: string) => join(copy, `packages/${name}/package.json`);
const versionOf = (name: string) =>
  (JSON.parse(readFileSync(manifestOf(name), 'utf8')) as { version: string }).version;

/** The versions of the plugin, the hook and the action that a file installs. */
const pinsOf = (directory: string, file: string) =>
  [
    ...readFileSync(join(directory, file), 'utf8').matchAll(
      /(?:eslint-plugin-iam@|rev: v|\/action@v)([^'"\s]+)/g,
    ),
  ].map(([, version]) => version);

const changelog = (name: string) => readFileSync(join(copy, `packages/${name}/CHANGELOG.md`), 'utf8');
/** A changeset's own line begins with the hash of its commit. */
const withoutHashes = (text: string) => text.replaceAll(/\b[0-9a-f]{7}\b/g, 'HASH');

beforeAll(() => {
  for (const path of [
    'package.json',
    'pnpm-workspace.yaml',
    '.changeset/config.json',
    'scripts/version-packages.mjs',
    services,
    ...packages.map((name) => `packages/${name}/package.json`),
    'examples/package.json',
    ...pinned,
  ]) {
    mkdirSync(dirname(join(copy, path)), { recursive: true });
    cpSync(join(root, path), join(copy, path));
  }
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir');
  writeFileSync(join(copy, '.gitignore'), 'node_modules\n');
  writeFileSync(
    join(copy, services),
    readFileSync(join(copy, services), 'utf8').replace(
      /catalogDate = '[\d-]+'/,
      "catalogDate = '2031-05-06'",
    ),
  );
  for (const name of packages) {
    const manifest = readFileSync(manifestOf(name), 'utf8');
    writeFileSync(manifestOf(name), manifest.replace(/"version": "[^"]*"/, '"version": "3.1.4"'));
  }
  run('git', 'init', '--quiet', '--initial-branch', 'main');
  commit();
});

it('gives all packages the version that one of them needs, and names the data in all changelogs', () => {
  writeFileSync(
    join(copy, '.changeset/nice-words.md'),
    "---\n'iam-rules-core': minor\n---\n\nA new rule, `no-such`.\n",
  );
  commit();
  run(process.execPath, 'scripts/version-packages.mjs');
  expect(packages.map(versionOf)).toEqual(packages.map(() => '3.2.0'));
  for (const file of pinned) expect(new Set(pinsOf(copy, file))).toEqual(new Set(['3.2.0']));
  expect(withoutHashes(changelog('rules-core'))).toBe(`# iam-rules-core

## 3.2.0

Service data of 2031-05-06.

### Minor Changes

- HASH: A new rule, \`no-such\`.
`);
  expect(withoutHashes(changelog('eslint-plugin'))).toBe(`# eslint-plugin-iam

## 3.2.0

Service data of 2031-05-06.

### Patch Changes

- Updated dependencies [HASH]
  - iam-rules-core@3.2.0
`);
  expect(changelog('eslint-plugin-terraform')).toContain('Service data of 2031-05-06.');
  commit();
});

it('leaves everything as it is without a changeset', () => {
  run(process.execPath, 'scripts/version-packages.mjs');
  expect(spawnSync('git', ['status', '--porcelain'], { cwd: copy, encoding: 'utf8' }).stdout).toBe('');
});

it.each(pinned)('%s installs the version that is here', (file) => {
  const { version } = JSON.parse(readFileSync(join(root, 'packages/eslint-plugin/package.json'), 'utf8')) as {
    version: string;
  };
  expect(new Set(pinsOf(root, file))).toEqual(new Set([version]));
});
