/**
 * Starts the worker of the playground from the head of its page, with the policy of the address: it loads and judges while the
 * page's own scripts are loading. The name of its file is known when the site is built.
 */
import { createHash } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { base } from './repository.js';

/** @returns the tag of a script that does so, which is written into the folder of the assets */
export function earlyWorker(assets: string): string {
  const file = readdirSync(assets).find((name) => /^judge\.worker-.+\.js$/.test(name));
  if (file === undefined) throw new Error('The worker of the playground was not built.');
  const code = [
    `window.earlyJudge = new Worker(${JSON.stringify(`${base}assets/${file}`)}, { type: 'module' });`,
    'window.earlyJudge.postMessage({ fragment: location.hash });',
  ].join('\n');
  const name = `early-worker.${createHash('sha256').update(code).digest('hex').slice(0, 8)}.js`;
  writeFileSync(`${assets}/${name}`, `${code}\n`);
  return `<script src="${base}assets/${name}"></script>`;
}
