#!/usr/bin/env node
/**
 * Bundles the rule core for publishing: ESLint loads it at every start, and two hundred small modules take several times
 * as long to load as one large one. Beside it go the declarations that its entry points lead to, and no others. The grammar of
 * HCL is copied to the package that reads Terraform, with its licence: the package it comes from would build it on install.
 *
 *   node scripts/bundle.mjs
 *
 * Reads what `tsc -b` emitted to `packages/rules-core/dist`.
 */
import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';

const core = fileURLToPath(new URL('../packages/rules-core/', import.meta.url));

const bundle = await rolldown({
  input: { index: `${core}dist/index.js`, json: `${core}dist/json/index.js` },
  external: ['@humanwhocodes/momoa'],
  platform: 'neutral',
});
await bundle.write({ dir: `${core}bundle`, cleanDir: true, chunkFileNames: 'core.js', minify: true });

for (const file of reachable(['index.d.ts', 'json/index.d.ts'])) {
  const target = join(core, 'bundle', file);
  mkdirSync(dirname(target), { recursive: true });
  copyFileSync(join(core, 'dist', file), target);
}

const terraform = fileURLToPath(new URL('../packages/eslint-plugin-terraform/', import.meta.url));
const grammar = dirname(
  createRequire(`${terraform}package.json`).resolve('@tree-sitter-grammars/tree-sitter-hcl/package.json'),
);
mkdirSync(`${terraform}grammar`, { recursive: true });
for (const file of ['tree-sitter-terraform.wasm', 'LICENSE'])
  copyFileSync(join(grammar, file), `${terraform}grammar/${file}`);

/**
 * The declarations that these import, themselves included.
 *
 * @param {string[]} files
 */
function reachable(files) {
  const found = new Set(files);
  for (const file of found) {
    const text = readFileSync(join(core, 'dist', file), 'utf8');
    for (const [, path] of text.matchAll(/(?:\bfrom |\bimport\()['"](\.[^'"]+)\.js['"]/g)) {
      found.add(join(dirname(file), `${path}.d.ts`));
    }
  }
  return found;
}
