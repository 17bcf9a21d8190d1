#!/usr/bin/env node
/**
 * Bundles the rule core for publishing: ESLint loads it at every start, and two hundred small modules take several times
 * as long to load as one large one.
 *
 *   node scripts/bundle.mjs
 *
 * Reads what `tsc -b` emitted to `packages/rules-core/dist`, whose declarations are published as they are.
 */
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const core = fileURLToPath(new URL('../packages/rules-core/', import.meta.url));

const bundle = await rolldown({
  input: { index: `${core}dist/index.js`, json: `${core}dist/json.js` },
  external: ['@humanwhocodes/momoa'],
  platform: 'neutral',
});
await bundle.write({ dir: `${core}bundle`, cleanDir: true, chunkFileNames: 'core.js' });
