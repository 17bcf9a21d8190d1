#!/usr/bin/env node
/**
 * What the plugin costs, as a ratio: ESLint with `recommended` against ESLint with one rule that does nothing, on the
 * same files with the same parser. A silent rule is the floor, since ESLint runs half as long again with any rule at all.
 *
 *   node benchmarks/run.mjs DIR [--runs 15]
 *
 * Whole processes, interleaved (A B A B …) so that a slow minute slows both; the ratio is taken pair by pair and the
 * median is told. Also for one small file, where the start is what counts. Needs a build.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '15' } },
});
const [given] = positionals;
if (!given) {
  console.error('Usage: pnpm bench DIR [--runs N]');
  process.exit(2);
}
const directory = resolve(given);
const runs = Number(values.runs);

const eslint = join(dirname(createRequire(import.meta.url).resolve('eslint/package.json')), 'bin/eslint.js');
const plugin = import.meta.resolve('eslint-plugin-iam');
const parser = createRequire(new URL(plugin)).resolve('jsonc-eslint-parser');

const work = mkdtempSync(join(tmpdir(), 'iam-bench-'));
try {
  const recommended = config(
    'recommended.mjs',
    `import iam from ${JSON.stringify(plugin)};\nexport default [iam.configs.recommended].flat();\n`,
  );
  const silent = config(
    'silent.mjs',
    `import * as parser from ${JSON.stringify(`file://${parser}`)};
const silent = { create: () => ({}) };
export default [{
  files: ['**/*.json'],
  languageOptions: { parser },
  plugins: { bench: { rules: { silent } } },
  rules: { 'bench/silent': 'error' },
}];
`,
  );
  const small = join(work, 'small');
  mkdirSync(small);
  writeFileSync(
    join(small, 'policy.json'),
    `{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*" }]
}
`,
  );
  const files = readdirSync(directory, { recursive: true }).filter((file) =>
    String(file).endsWith('.json'),
  ).length;
  compare(`${files} files`, recommended, silent, directory);
  compare('one small file', recommended, silent, small);
} finally {
  rmSync(work, { recursive: true });
}

/**
 * @param {string} title
 * @param {string} a configuration
 * @param {string} b the configuration it is measured against
 * @param {string} cwd
 */
function compare(title, a, b, cwd) {
  time(a, cwd);
  time(b, cwd);
  const pairs = Array.from({ length: runs }, () => {
    const [timeA, timeB] = [time(a, cwd), time(b, cwd)];
    return { timeA, timeB, ratio: timeA / timeB };
  });
  const ratios = pairs.map(({ ratio }) => ratio).sort((x, y) => x - y);
  console.log(
    `${title}: recommended ${Math.round(median(pairs.map(({ timeA }) => timeA)))} ms, ` +
      `one silent rule ${Math.round(median(pairs.map(({ timeB }) => timeB)))} ms, ` +
      `ratio ${median(ratios).toFixed(2)} (${ratios[0]?.toFixed(2)} to ${ratios.at(-1)?.toFixed(2)}, ${runs} pairs)`,
  );
}

/**
 * How long a whole run of ESLint takes, in milliseconds.
 *
 * @param {string} configuration
 * @param {string} cwd
 */
function time(configuration, cwd) {
  const start = performance.now();
  const run = spawnSync(process.execPath, [eslint, '--config', configuration, '--format', 'json', '.'], {
    cwd,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  const elapsed = performance.now() - start;
  if (run.status !== 0 && run.status !== 1) throw new Error(`ESLint failed:\n${run.stderr}`);
  return elapsed;
}

/** @param {number[]} numbers */
function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/**
 * @param {string} name
 * @param {string} text
 */
function config(name, text) {
  const path = join(work, name);
  writeFileSync(path, text);
  return path;
}
