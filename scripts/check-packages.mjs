#!/usr/bin/env node
/**
 * Checks the packages as they would be published: publint, attw, knip, and what the tarballs hold.
 *
 * Needs a build. Every check runs, whatever the ones before it said.
 */
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Each install, and what its packages may come to when unpacked, in bytes. To read Terraform takes both. */
const installs = [
  {
    title: 'eslint-plugin-iam with its core',
    packages: ['packages/rules-core', 'packages/eslint-plugin'],
    maxBytes: 4_500_000,
  },
  {
    title: 'eslint-plugin-iam-terraform by itself',
    packages: ['packages/eslint-plugin-terraform'],
    maxBytes: 400_000,
  },
];
/** Everything a package may ship. */
const shipped = [
  /^package\.json$/,
  /^LICENSE$/,
  /^(?:README|CHANGELOG|THIRD-PARTY-NOTICES)\.md$/,
  /^bundle\/(?:\w+\.js|.+\.d\.ts)$/,
  /^dist\/(?!.*\.test\.).+\.(?:js|d\.ts|json)$/,
  /^formatters\/\w+\.js$/,
  /^bin\/[\w-]+\.js$/,
  /^docs\/rules\/[a-z0-9-]+\.md$/,
  /^schema\/[a-z]+\.json$/,
  /^grammar\/(?:LICENSE|tree-sitter-terraform\.wasm)$/,
];

let failures = 0;
for (const { title, packages, maxBytes } of installs) {
  const bytes = packages.map(check).reduce((sum, size) => sum + size, 0);
  verdict(`install size of ${title}`, bytes <= maxBytes, `${kilobytes(bytes)} of ${kilobytes(maxBytes)}`);
}
tool('knip', 'knip', ['--no-progress']);

console.log(failures ? `${failures} package checks failed.` : 'All package checks passed.');
process.exitCode = failures ? 1 : 0;

/**
 * What is wrong with a package; returns its size when unpacked, in bytes.
 *
 * @param {string} directory
 */
function check(directory) {
  tool(`publint ${directory}`, 'publint', ['run', directory, '--strict', '--pack', 'npm']);
  tool(`attw ${directory}`, 'attw', [
    '--pack',
    directory,
    '--profile',
    'esm-only',
    '--format',
    'table-flipped',
  ]);
  const { name, files, size, unpackedSize } = packed(directory);
  const leaks = files.filter(({ path }) => !shipped.some((pattern) => pattern.test(path)));
  verdict(
    `contents of ${name}`,
    leaks.length === 0,
    `${files.length} files, ${kilobytes(size)} packed, ${kilobytes(unpackedSize)} unpacked` +
      leaks.map(({ path }) => `\n  must not be shipped: ${path}`).join(''),
  );
  return unpackedSize;
}

/**
 * Runs a tool of the workspace and shows its output when it fails.
 *
 * @param {string} title
 * @param {string} bin
 * @param {string[]} args
 */
function tool(title, bin, args) {
  const run = spawnSync(join(root, 'node_modules/.bin', bin), args, { cwd: root, encoding: 'utf8' });
  verdict(title, run.status === 0, run.status === 0 ? '' : `\n${run.stdout}${run.stderr}${run.error ?? ''}`);
}

/**
 * @param {string} title
 * @param {boolean} good
 * @param {string} text
 */
function verdict(title, good, text) {
  if (!good) failures++;
  console.log(`${good ? 'ok  ' : 'FAIL'} ${title}${text && ': '}${text}`);
}

/**
 * What `npm publish` would pack.
 *
 * @param {string} directory
 * @returns {{ name: string, files: { path: string }[], size: number, unpackedSize: number }}
 */
function packed(directory) {
  const run = spawnSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: join(root, directory),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (run.status !== 0) {
    const { name } = createRequire(import.meta.url)(join(root, directory, 'package.json'));
    verdict(`npm pack ${name}`, false, run.stderr);
    return { name, files: [], size: 0, unpackedSize: 0 };
  }
  return JSON.parse(run.stdout)[0];
}

/** @param {number} size */
function kilobytes(size) {
  return `${Math.round(size / 1000)} kB`;
}
