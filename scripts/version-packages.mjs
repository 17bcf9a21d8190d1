#!/usr/bin/env node
/**
 * Makes versions and changelogs of the pending changesets, says in each new entry which service data the version holds,
 * and raises the version that examples name.
 *
 *   pnpm version-packages
 *
 * All packages have the same version: their changesets configuration holds them together.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const packages = ['packages/rules-core', 'packages/eslint-plugin', 'packages/eslint-plugin-terraform'];
/** Where a user installs the plugin, the hook or the action at an exact version. */
const pinned = ['examples/hooks/without-node-project/.pre-commit-config.yaml', 'docs/hooks.md', 'docs/ci.md'];

const versionsBefore = packages.map(versionOf);
const { status } = spawnSync(join(root, 'node_modules/.bin/changeset'), ['version'], {
  cwd: root,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
if (status !== 0) process.exit(status ?? 1);

const services = readFileSync(join(root, 'packages/rules-core/src/catalog/generated/services.ts'), 'utf8');
const date = /catalogDate = '(\d{4}-\d\d-\d\d)'/.exec(services)?.[1];
if (!date) throw new Error('The generated service data has no date.');

for (const [index, directory] of packages.entries()) {
  const version = versionOf(directory);
  if (version === versionsBefore[index]) continue;
  const path = join(root, directory, 'CHANGELOG.md');
  const heading = `\n## ${version}\n`;
  const changelog = readFileSync(path, 'utf8');
  if (!changelog.includes(heading)) throw new Error(`${path} has no entry for ${version}.`);
  writeFileSync(path, changelog.replace(heading, `${heading}\nService data of ${date}.\n`));
}

for (const file of pinned) {
  const path = join(root, file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(
    path,
    text.replace(/(?<=eslint-plugin-iam@|rev: v|\/action@v)\d[\w.-]*/g, versionOf('packages/eslint-plugin')),
  );
}

/** @param {string} directory */
function versionOf(directory) {
  /** @type {{ version: string }} */
  const { version } = JSON.parse(readFileSync(join(root, directory, 'package.json'), 'utf8'));
  return version;
}
