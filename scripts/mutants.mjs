#!/usr/bin/env node
/**
 * Changes the sources of the core in one place at a time, and lists the changes that no test notices.
 *
 *     pnpm mutants patterns [options of `stryker run`]
 *     pnpm mutants sites/terraform/plan.ts
 *     pnpm mutants analysis --sample 2 --seed 1
 *
 * The argument is a folder or file of packages/rules-core/src. With `--sample`, only so many percent of the changes are
 * tried, chosen at random. The same seed (default: 1) has the same sample.
 */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const [target, ...options] = process.argv.slice(2);
const sample = valueOf('--sample');
const seed = valueOf('--seed');
const path = `packages/rules-core/src/${target}`;
const stats = target ? statSync(`${root}${path}`, { throwIfNoEntry: false }) : undefined;
if (!stats || (sample !== undefined && !(Number(sample) > 0 && Number(sample) <= 100))) {
  console.error(
    'Usage: pnpm mutants FOLDER-OR-FILE [--sample PERCENT [--seed N]] [options of `stryker run`], within packages/rules-core/src',
  );
  process.exit(2);
}
const mutate = stats.isDirectory() ? `${path}/**/*.ts` : path;
const { status } = spawnSync('stryker', ['run', '--mutate', mutate, ...options], {
  cwd: root,
  stdio: 'inherit',
  env: {
    ...process.env,
    ...(sample !== undefined && { MUTANT_SAMPLE: sample, MUTANT_SEED: seed ?? '1' }),
  },
});
process.exitCode = status ?? 1;

/**
 * The value of an option, which is not passed on.
 * @param {string} name
 */
function valueOf(name) {
  const at = options.indexOf(name);
  return at < 0 ? undefined : options.splice(at, 2)[1];
}
