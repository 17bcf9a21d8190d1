#!/usr/bin/env node
/**
 * Writes the JSON Schemas by which editors complete and explain policies.
 *
 *   node scripts/generate-schema.mjs           writes what differs
 *   node scripts/generate-schema.mjs --check   writes nothing; names what differs and fails
 *
 * They are made from the tables of the core, as built.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { policyTypes } from './schema/catalog-source.mjs';
import { typeSchema, policySchema } from './schema/policy-schema.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = 'packages/eslint-plugin/schema';
const check = process.argv.includes('--check');

const files = new Map([
  ['policy.json', policySchema()],
  ...policyTypes.map((type) => /** @type {const} */ ([`${type}.json`, typeSchema(type)])),
]);

mkdirSync(join(root, target), { recursive: true });
for (const [name, schema] of files) {
  const path = join(root, target, name);
  const text = print(schema);
  if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
  if (check) complain(`${target}/${name}: out of date. Run \`pnpm generate\`.`);
  else {
    writeFileSync(path, text);
    console.log(`wrote ${target}/${name}`);
  }
}
for (const name of readdirSync(join(root, target)))
  if (!files.has(name)) complain(`${target}/${name}: no longer generated; delete it.`);

/**
 * One line for each definition: small, and a change of the data shows where it is.
 *
 * @param {object} schema
 */
function print(schema) {
  const lines = Object.entries(schema).map(([key, value]) =>
    key === 'definitions'
      ? `"definitions":{\n${Object.entries(value).map(member).join(',\n')}\n}`
      : member([key, value]),
  );
  return `{\n${lines.join(',\n')}\n}\n`;
}

/** @param {[string, unknown]} entry */
function member([key, value]) {
  return `${JSON.stringify(key)}:${JSON.stringify(value)}`;
}

/** @param {string} message */
function complain(message) {
  console.error(message);
  process.exitCode = 1;
}
