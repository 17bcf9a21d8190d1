#!/usr/bin/env node
/**
 * Lints the example policies as their owner would, and shows what ESLint says.
 *
 * Findings are what the run is for, so it succeeds with them; it fails when ESLint itself failed.
 */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const examples = fileURLToPath(new URL('../examples/', import.meta.url));
const { resolve } = createRequire(join(examples, 'package.json'));
const eslintPackage = resolve('eslint/package.json');
const { version } = createRequire(import.meta.url)(eslintPackage);

const { status, error } = spawnSync(
  process.execPath,
  [join(dirname(eslintPackage), 'bin/eslint.js'), 'policies/**/*.json'],
  { cwd: examples, stdio: 'inherit' },
);
if (error || (status !== 0 && status !== 1)) {
  console.error(`ESLint did not run: ${error?.message ?? `it exited with ${status}`}.`);
  process.exit(status || 1);
}
const policies = readdirSync(join(examples, 'policies'), { recursive: true }).filter((file) =>
  String(file).endsWith('.json'),
);
console.log(
  `Linted ${policies.length} policies of examples/policies with ESLint ${version}: ${status ? 'findings above' : 'no errors'}.`,
);
