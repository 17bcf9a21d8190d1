/**
 * Times Node processes as a whole, against each other.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { median } from './median.mjs';

/**
 * What one run takes. `wall`, `main` and `cpu` are milliseconds: the time that passes, the processor time of the main thread (NaN where
 * the system does not tell: only Linux does) and that of all threads. `memory` is the most that was in memory at once, in megabytes.
 *
 * @typedef {{ readonly wall: number, readonly main: number, readonly cpu: number, readonly memory: number }} Usage
 * @typedef {{ readonly name: string, readonly args: readonly string[], readonly cwd: string }} Contestant
 */

const measures = /** @type {const} */ (['main', 'cpu', 'memory', 'wall']);

/** Runs in the measured process as it ends. */
const preload = `import { readFileSync, writeFileSync } from 'node:fs';
process.on('exit', () => {
  const { user, system } = process.cpuUsage();
  let main = NaN;
  try {
    main = readFileSync('/proc/self/task/' + process.pid + '/schedstat', 'utf8').split(' ')[0] / 1e6;
  } catch {}
  const usage = { main, cpu: (user + system) / 1e3, memory: process.resourceUsage().maxRSS / 1024 };
  writeFileSync(process.env.BENCH_USAGE, JSON.stringify(usage));
});`;

/**
 * Runs the contestants in turn (A B C A B C …), so that a slow minute slows all of them, and prints a table: the median of each measure,
 * and in brackets the median of its ratios to the last contestant, taken round by round. One round before the others warms the disk.
 *
 * @param {string} title
 * @param {readonly Contestant[]} contestants
 * @param {number} runs how many rounds count
 */
export function compare(title, contestants, runs) {
  contestants.forEach(usageOf);
  const rounds = Array.from({ length: runs }, () => contestants.map(usageOf));
  const width = Math.max(title.length, ...contestants.map(({ name }) => name.length));
  console.log(
    [title.padEnd(width), 'main thread ms', 'all threads ms', 'memory MB', 'wall ms']
      .map((cell, column) => (column ? cell.padStart(16) : cell))
      .join(''),
  );
  contestants.forEach(({ name }, index) => {
    const cells = measures.map((measure) => {
      const values = rounds.map((round) => /** @type {Usage} */ (round[index])[measure]);
      const ratios = rounds.map(
        (round, place) =>
          /** @type {number} */ (values[place]) / /** @type {Usage} */ (round.at(-1))[measure],
      );
      return `${median(values).toFixed(0)} (${median(ratios).toFixed(2)})`.padStart(16);
    });
    console.log(name.padEnd(width) + cells.join(''));
  });
}

/**
 * What one run takes. Exit codes 0 and 1 are fine, since ESLint exits with 1 where it finds something.
 *
 * @param {Contestant} contestant
 * @returns {Usage}
 */
export function usageOf({ name, args, cwd }) {
  const folder = mkdtempSync(join(tmpdir(), 'iam-usage-'));
  const file = join(folder, 'usage.json');
  try {
    const start = performance.now();
    const run = spawnSync(
      process.execPath,
      [`--import=data:text/javascript,${encodeURIComponent(preload)}`, ...args],
      {
        cwd,
        encoding: 'utf8',
        env: { ...process.env, BENCH_USAGE: file },
        maxBuffer: 2 ** 30,
      },
    );
    const wall = performance.now() - start;
    if (run.status !== 0 && run.status !== 1) throw new Error(`${name} failed:\n${run.stderr}`);
    const { main, cpu, memory } = JSON.parse(readFileSync(file, 'utf8'));
    return { wall, main: main ?? NaN, cpu, memory };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
