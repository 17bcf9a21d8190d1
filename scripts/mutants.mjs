#!/usr/bin/env node
/**
 * Changes the sources of the core in one place at a time, and lists the changes that no test notices.
 *
 *     pnpm mutants patterns [options of `stryker run`]
 *     pnpm mutants sites/terraform/plan.ts
 *
 * The argument is a folder or file of packages/rules-core/src.
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [target, ...options] = process.argv.slice(2);
const path = `packages/rules-core/src/${target}`;
const stats = target ? statSync(`${root}${path}`, { throwIfNoEntry: false }) : undefined;
if (!stats) {
  console.error(
    'Usage: pnpm mutants FOLDER-OR-FILE [options of `stryker run`], within packages/rules-core/src',
  );
  process.exit(2);
}
const mutate = stats.isDirectory() ? `${path}/**/*.ts` : path;
const { status } = spawnSync('stryker', ['run', '--mutate', mutate, ...options], {
  cwd: root,
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
