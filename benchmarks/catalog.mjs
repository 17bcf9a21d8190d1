// What the catalog costs: the module's load, the first answer about one service, and everything at once.
// `node benchmarks/catalog.mjs` after `pnpm build`; each figure is the median of fresh processes.
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const catalog = new URL('../packages/rules-core/dist/catalog/catalog.js', import.meta.url).href;
const sources = new URL('../packages/rules-core/src/catalog/generated/', import.meta.url);
const runs = 15;

/** Each task runs in a process of its own, after `before`, and prints its milliseconds. */
const tasks = {
  'load an empty module': { before: '', timed: `await import('data:text/javascript,export default 1')` },
  'load the catalog': { before: '', timed: `await import('${catalog}')` },
  'first answer about sqs': {
    before: `const c = await import('${catalog}')`,
    timed: `c.findAction('sqs', 'SendMessage')`,
  },
  'first answer about s3': {
    before: `const c = await import('${catalog}')`,
    timed: `c.findAction('s3', 'GetObject')`,
  },
  'first answer about ec2': {
    before: `const c = await import('${catalog}')`,
    timed: `c.findAction('ec2', 'RunInstances')`,
  },
  'second answer about s3': {
    before: `const c = await import('${catalog}'); c.findAction('s3', 'GetObject')`,
    timed: `c.findAction('s3', 'PutObject')`,
  },
  'all services': { before: `const c = await import('${catalog}')`, timed: `c.allActions()` },
};

/** @param {number[]} values */
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

for (const name of ['services.ts', 'service-principals.ts']) {
  console.log(`${name.padEnd(26)} ${statSync(fileURLToPath(new URL(name, sources))).size} bytes`);
}
for (const [name, { before, timed }] of Object.entries(tasks)) {
  const script = `${before}; const start = performance.now(); ${timed}; console.log(performance.now() - start);`;
  const times = Array.from({ length: runs }, () =>
    Number(execFileSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })),
  );
  console.log(`${name.padEnd(26)} ${median(times).toFixed(3)} ms`);
}
