#!/usr/bin/env node
/**
 * What the shipped configurations report on a folder of policy files, counted by rule and message.
 *
 *   node scripts/corpus-report.mjs DIR                 writes benchmarks/corpus-findings.md
 *   node scripts/corpus-report.mjs DIR --check         fails when that file says otherwise
 *   node scripts/corpus-report.mjs DIR --list RULE     prints every finding of a rule: file:line:column-line:column message
 *     [--config recommended|strict|all]                (default: all)
 *
 * Instead of DIR, the environment variable IAM_POLICIES can name the folder. Needs a build.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ESLint } from 'eslint';
import plugin from 'eslint-plugin-iam';

/** @typedef {'recommended' | 'strict' | 'all'} Configuration */

const configurations = /** @type {const} */ (['recommended', 'strict', 'all']);
const report = fileURLToPath(new URL('../benchmarks/corpus-findings.md', import.meta.url));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    check: { type: 'boolean', default: false },
    list: { type: 'string' },
    config: { type: 'string', default: 'all' },
  },
});
const given = positionals[0] ?? process.env['IAM_POLICIES'];
if (!given) fail('Usage: pnpm corpus DIR [--check | --list RULE [--config NAME]]');
const directory = resolve(given);
if (!existsSync(directory)) fail(`There is no folder ${given}.`);

if (values.list === undefined) await counts();
else await list(values.list.replace(/^(?:iam\/)?/, 'iam/'));

async function counts() {
  /** @type {Map<string, Record<Configuration, { findings: number, files: Set<string> }>>} */
  const rows = new Map();
  /** @type {Record<Configuration, Set<string>>} */
  const reported = { recommended: new Set(), strict: new Set(), all: new Set() };
  let files = 0;
  for (const configuration of configurations) {
    const results = await lint(configuration);
    files = results.length;
    for (const { filePath, messages } of results) {
      for (const { ruleId, messageId, message } of messages) {
        const key = ruleId ? `\`${ruleId}\` | \`${messageId}\`` : `(ESLint) | ${message.split('\n')[0]}`;
        const row = rows.get(key) ?? { recommended: none(), strict: none(), all: none() };
        row[configuration].findings++;
        row[configuration].files.add(filePath);
        reported[configuration].add(filePath);
        rows.set(key, row);
      }
    }
  }
  const text = [
    '# Findings on a corpus of policies',
    '',
    'Written by `pnpm corpus DIR`: findings (and files they are in) of each configuration, by rule and message.',
    '',
    `${files} files. With findings: ${configurations.map((name) => `${reported[name].size} in \`${name}\``).join(', ')}.`,
    '',
    `| Rule | Message | ${configurations.map((name) => `\`${name}\``).join(' | ')} |`,
    '| --- | --- | --: | --: | --: |',
    ...[...rows]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, row]) => `| ${key} | ${configurations.map((name) => count(row[name])).join(' | ')} |`),
    '',
  ].join('\n');

  if (!values.check) {
    writeFileSync(report, text);
    console.log(`wrote benchmarks/corpus-findings.md: ${files} files, ${rows.size} kinds of finding`);
  } else if (!existsSync(report) || readFileSync(report, 'utf8') !== text) {
    fail('benchmarks/corpus-findings.md: out of date. Run `pnpm corpus DIR` and read the difference.');
  }
}

/** @param {string} ruleId */
async function list(ruleId) {
  const configuration = configurations.find((name) => name === values.config);
  if (!configuration) fail(`--config is one of ${configurations.join(', ')}.`);
  for (const { filePath, messages } of await lint(configuration)) {
    const file = relative(directory, filePath).split(sep).join('/');
    for (const { line, column, endLine, endColumn, message } of messages.filter(
      (each) => each.ruleId === ruleId,
    )) {
      console.log(`${file}:${line}:${column}-${endLine}:${endColumn} ${message}`);
    }
  }
}

/**
 * The results of every JSON file of the folder, by path.
 *
 * @param {Configuration} configuration
 */
async function lint(configuration) {
  const eslint = new ESLint({
    cwd: directory,
    overrideConfigFile: true,
    overrideConfig: [plugin.configs[configuration]].flat(),
  });
  return (await eslint.lintFiles('**/*.json')).sort((a, b) => (a.filePath < b.filePath ? -1 : 1));
}

function none() {
  return { findings: 0, files: /** @type {Set<string>} */ (new Set()) };
}

/** @param {{ findings: number, files: Set<string> }} tally */
function count({ findings, files }) {
  return findings ? `${findings} (${files.size})` : '';
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(1);
}
