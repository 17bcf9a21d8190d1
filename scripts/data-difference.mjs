#!/usr/bin/env node
/**
 * Shows what a refresh of the service data changes: services, actions, resource types, condition keys, and the findings
 * on the example policies.
 *
 *   pnpm data:difference BEFORE [AFTER] [--project DIR] [--whole] [--changeset FILE]
 *
 * BEFORE and AFTER are revisions of git or folders with the sources of the core; AFTER is the working tree when it is left
 * out. Each is bundled from its sources, so that nothing needs to be installed for a revision. The policies are the JSON
 * files of the project (`examples` when left out), with the settings of its ESLint configuration, which needs a build. A
 * text too long for a pull request is cut unless `--whole` is given. `--changeset` writes a changeset for the refresh.
 */
import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { ESLint } from 'eslint';
import { rolldown } from 'rolldown';
import { changesetOf, differenceOf } from './catalog-difference.mjs';

/** @import { Catalog, Finding } from './catalog-difference.mjs' */
/**
 * @typedef {object} Core
 * @property {string} catalogDate
 * @property {() => readonly string[]} serviceNames
 * @property {typeof import('../packages/rules-core/src/catalog/catalog.js').serviceOf} serviceOf
 * @property {typeof import('iam-rules-core/json').lintText} lintText
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const sources = 'packages/rules-core/src';
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    project: { type: 'string', default: join(root, 'examples') },
    whole: { type: 'boolean', default: false },
    changeset: { type: 'string' },
  },
});
const [before, after = join(root, sources)] = positionals;
if (before === undefined) {
  console.error('Usage: pnpm data:difference BEFORE [AFTER] [--project DIR] [--whole] [--changeset FILE]');
  process.exit(1);
}

const temporary = mkdtempSync(join(tmpdir(), 'iam-data-difference-'));
try {
  const coreBefore = await coreOf(before, 'before');
  const coreAfter = await coreOf(after, 'after');
  const catalogBefore = catalogOf(coreBefore);
  const catalogAfter = catalogOf(coreAfter);
  const project = resolve(values.project);
  process.stdout.write(
    differenceOf(
      catalogBefore,
      catalogAfter,
      await findingsOf(coreBefore, project),
      await findingsOf(coreAfter, project),
      values.whole ? Infinity : undefined,
    ),
  );
  if (values.changeset) writeFileSync(values.changeset, changesetOf(catalogBefore, catalogAfter));
} finally {
  rmSync(temporary, { recursive: true });
}

/**
 * The core of a state, bundled and loaded.
 *
 * @param {string} state a revision or a folder
 * @param {string} name
 * @returns {Promise<Core>}
 */
async function coreOf(state, name) {
  const directory = existsSync(join(state, 'catalog')) ? resolve(state) : checkedOut(state, name);
  const entry = join(temporary, `${name}.entry.js`);
  const from = (/** @type {string} */ file) => JSON.stringify(join(directory, file).replaceAll(sep, '/'));
  writeFileSync(
    entry,
    `export { catalogDate, serviceNames, serviceOf } from ${from('catalog/catalog.ts')};\nexport { lintText } from ${from('json/index.ts')};\n`,
  );
  const bundle = await rolldown({
    input: entry,
    platform: 'neutral',
    resolve: {
      extensionAlias: { '.js': ['.ts', '.js'] },
      // A folder outside of the repository has no packages beside it.
      alias: { '@humanwhocodes/momoa': momoa() },
    },
  });
  const file = join(temporary, `${name}.mjs`);
  await bundle.write({ file });
  return import(pathToFileURL(file).href);
}

/** The module of the parser that the core imports. */
function momoa() {
  return createRequire(join(root, sources, 'json/index.ts')).resolve('@humanwhocodes/momoa');
}

/**
 * The sources of the core at a revision.
 *
 * @param {string} revision
 * @param {string} name
 */
function checkedOut(revision, name) {
  const directory = join(temporary, name);
  mkdirSync(directory);
  const archive = spawnSync('git', ['archive', '--format=tar', revision, '--', sources], {
    cwd: root,
    maxBuffer: 2 ** 28,
  });
  if (archive.status !== 0) {
    throw new Error(`\`${revision}\` is neither a revision nor a folder of sources.\n${archive.stderr}`);
  }
  const unpacked = spawnSync('tar', ['-x', '-C', directory], { input: archive.stdout });
  if (unpacked.status !== 0) throw new Error(String(unpacked.stderr));
  return join(directory, sources);
}

/**
 * @param {Core} core
 * @returns {Catalog}
 */
function catalogOf({ catalogDate, serviceNames, serviceOf }) {
  const services = serviceNames().map((prefix) => {
    const service = serviceOf(prefix);
    if (!service) throw new Error(`\`${prefix}\` has no data.`);
    const actions = service.actions().map(({ name, accessLevel, resourceTypes }) => {
      const types = resourceTypes.map(({ type, required }) => `${type.name}${required ? ' (required)' : ''}`);
      return /** @type {const} */ ([name, { accessLevel, resourceTypes: types }]);
    });
    return /** @type {const} */ ([
      prefix,
      {
        title: service.title,
        actions: new Map(actions),
        resourceTypes: new Map(service.resourceTypes().map(({ name, arns }) => [name, arns])),
        conditionKeys: new Set(service.conditionKeys().map(({ name }) => name)),
      },
    ]);
  });
  return { date: catalogDate, services: new Map(services) };
}

/**
 * What all rules of a core say of the policies of a project.
 *
 * @param {Core} core
 * @param {string} project
 * @returns {Promise<Finding[]>}
 */
async function findingsOf({ lintText }, project) {
  const eslint = new ESLint({ cwd: project });
  const files = readdirSync(project, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.json') && !file.split(sep).includes('node_modules'))
    .sort();
  const findings = await Promise.all(
    files.map(async (file) => {
      const path = join(project, file);
      const settings = (await eslint.calculateConfigForFile(path))?.settings?.iam;
      return lintText(readFileSync(path, 'utf8'), { rules: 'all', settings }).map(
        ({ rule, line, column, message }) => ({
          place: `${file.replaceAll(sep, '/')}:${line}:${column}`,
          rule: rule ?? 'syntax',
          message,
        }),
      );
    }),
  );
  return findings.flat();
}
