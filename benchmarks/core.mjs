#!/usr/bin/env node
/**
 * What the core costs once it is warm: the time from the text of a policy to the findings of `recommended`, parser included.
 *
 *   node benchmarks/core.mjs DIR
 *
 * Every file of the folder is linted in one process, four times over; the last pass is told. Needs a build.
 */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { lintText } from 'iam-rules-core/json';

const [directory] = process.argv.slice(2);
if (!directory) {
  console.error('Usage: node benchmarks/core.mjs DIR');
  process.exit(2);
}

const texts = readdirSync(directory)
  .filter((name) => name.endsWith('.json'))
  .map((name) => readFileSync(join(directory, name), 'utf8'));

/** @type {number[]} */
let times = [];
for (let pass = 0; pass < 4; pass++) {
  times = texts.map((text) => {
    const start = performance.now();
    lintText(text);
    return performance.now() - start;
  });
}
times.sort((a, b) => a - b);
const at = (/** @type {number} */ share) => times[Math.floor(share * (times.length - 1))]?.toFixed(2);
console.log(
  `${times.length} policies: median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, most ${at(1)} ms`,
);
