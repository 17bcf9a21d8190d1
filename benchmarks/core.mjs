#!/usr/bin/env node
/**
 * What the core alone costs once it is warm: the time from a value tree to the findings of `recommended`, per policy.
 *
 *   node benchmarks/core.mjs DIR
 *
 * Every file of the folder is linted in one process, four times over; the last pass is told. Needs a build.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { levelIn, lint, rules, valueOfMomoa } from 'iam-rules-core';

const [directory] = process.argv.slice(2);
if (!directory) {
  console.error('Usage: node benchmarks/core.mjs DIR');
  process.exit(2);
}

const core = createRequire(import.meta.resolve('iam-rules-core'));
/** @type {typeof import('@humanwhocodes/momoa')} */
const { parse } = await import(pathToFileURL(core.resolve('@humanwhocodes/momoa')).href);
const texts = readdirSync(directory)
  .filter((name) => name.endsWith('.json'))
  .map((name) => readFileSync(join(directory, name), 'utf8'));
const enabled = rules.flatMap((rule) => {
  const level = levelIn(rule, 'recommended');
  return level ? [{ rule, options: typeof level === 'object' ? level[1] : undefined }] : [];
});

/** @type {number[]} */
let times = [];
for (let pass = 0; pass < 4; pass++) {
  times = texts.map((text) => {
    const tree = parse(text);
    const start = performance.now();
    lint(valueOfMomoa(tree, text), enabled);
    return performance.now() - start;
  });
}
times.sort((a, b) => a - b);
const at = (/** @type {number} */ share) => times[Math.floor(share * (times.length - 1))]?.toFixed(2);
console.log(
  `${times.length} policies: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, most ${at(1)} ms`,
);
