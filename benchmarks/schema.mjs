#!/usr/bin/env node
/**
 * What the JSON Schema costs in the JSON language server of VS Code, for two ways to write down the actions.
 *
 *   node benchmarks/schema.mjs [--runs 5]
 *
 * `groups` is the schema as shipped: the actions of a service are offered where one of it, or of a neighbour, is typed.
 * `one list` offers all actions at once. `none` is the server without a schema. Times are medians; of the server's own CPU
 * time, since the machine has other things to do, but for the first completion, which is what a user waits for. Linux only.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { CompletionRequest, DidChangeConfigurationNotification } from 'vscode-languageserver-protocol/node';
import { LanguageClient } from '../e2e/language-client.mjs';
import { catalog } from '../scripts/schema/catalog-source.mjs';
import { median } from './median.mjs';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' } } });
const runs = Number(values.runs);

const server = join(
  dirname(createRequire(import.meta.url).resolve('vscode-langservers-extracted/package.json')),
  'bin/vscode-json-language-server',
);
const schemas = fileURLToPath(new URL('../packages/eslint-plugin/schema/', import.meta.url));
const work = mkdtempSync(join(tmpdir(), 'iam-schema-'));

try {
  const encodings = { groups: join(schemas, 'policy.json'), 'one list': oneList(), none: undefined };
  const text = policy();
  console.log(`A policy of ${text.length} characters with 140 actions of five services.\n`);
  /** @type {Record<string, Record<string, number>>} */
  const table = {};
  for (const [name, schema] of Object.entries(encodings)) {
    /** @type {Record<string, number>[]} */
    const measured = [];
    for (let run = 0; run < runs; run++) measured.push(await measure(schema, text));
    table[name] = Object.fromEntries(
      Object.keys(measured[0] ?? {}).map((key) => [key, median(measured.map((each) => each[key] ?? 0))]),
    );
  }
  console.table(table);
} finally {
  rmSync(work, { recursive: true });
}

/**
 * @param {string | undefined} schema
 * @param {string} text
 */
async function measure(schema, text) {
  const workspace = join(work, 'workspace');
  mkdirSync(workspace, { recursive: true });
  const before = new Set(children());
  const client = await LanguageClient.start({ server, workspace });
  const [pid = 0] = children().filter((child) => !before.has(child));
  try {
    await client.connection.sendNotification(DidChangeConfigurationNotification.type, {
      settings: {
        json: {
          validate: { enable: true },
          schemas: schema ? [{ fileMatch: ['*.json'], url: pathToFileURL(schema).href }] : [],
        },
      },
    });
    const offset = text.indexOf('sagemaker:') + 'sagemaker:'.length;
    const document = await client.open(workspace, 'policy.json', { text });
    const complete = () =>
      client.connection.sendRequest(CompletionRequest.type, {
        textDocument: { uri: document.uri },
        position: document.positionAt(offset),
      });
    const started = performance.now();
    const answer = await complete();
    const first = performance.now() - started;
    const memory = residentMemory(pid);
    const again = await cpuTime(pid, complete);
    let version = 0;
    const validation = await cpuTime(pid, async () => {
      await client.change(document, text.replace('2012-10-17', `2012-10-${10 + (version++ % 10)}`));
      const findings = await client.diagnostics(document);
      if (findings.length > 0) throw new Error(JSON.stringify(findings[0]?.message));
    });
    return {
      'schema, kB': schema ? Math.round(readFileSync(schema).length / 1000) : 0,
      'first completion, ms': Math.round(first),
      'completion, ms CPU': again,
      'validation after an edit, ms CPU': validation,
      offered: (Array.isArray(answer) ? answer : (answer?.items ?? [])).length,
      'answer, kB': Math.round(JSON.stringify(answer).length / 1000),
      'memory, MB': memory,
    };
  } finally {
    await client.stop();
  }
}

/** The shipped schema with one list of all actions, each with its description, in place of the groups. */
function oneList() {
  const schema = JSON.parse(readFileSync(join(schemas, 'policy.json'), 'utf8'));
  const { definitions } = schema;
  /** @type {[string, string][]} */
  const described = [];
  for (const name of Object.keys(definitions).filter((name) => name.startsWith('in:'))) {
    for (const { enum: ids = [], description, ...each } of definitions[name].anyOf)
      for (const [index, id] of ids.entries())
        described.push([id, description ?? (each.enumDescriptions ?? each.markdownEnumDescriptions)[index]]);
    delete definitions[name];
  }
  const list = {
    anyOf: [
      {},
      {
        enum: described.map(([id]) => id),
        enumDescriptions: described.map(([, description]) => description),
        errorMessage: '-',
      },
    ],
  };
  definitions.everything = list;
  const everything = { $ref: '#/definitions/everything' };
  definitions.actions = { items: everything, allOf: [everything] };
  definitions['actions-rcp'] = definitions.actions;
  // What remains of this one: the condition keys.
  for (const { then: several } of definitions.listed.allOf)
    for (const { then } of several.allOf) delete then.patternProperties;
  definitions.single = definitions.known = {};
  const path = join(work, 'one-list.json');
  writeFileSync(path, JSON.stringify(schema));
  return path;
}

/** Twenty-eight actions of each of five services, in two statements. */
function policy() {
  const services = ['s3', 'sagemaker', 'ec2', 'iam', 'logs'];
  const statements = [services.slice(0, 2), services.slice(2)].map((some) => ({
    Effect: 'Allow',
    Action: some.flatMap((service) =>
      catalog
        .actionsOf(service)
        .slice(0, 28)
        .map(({ id }) => id),
    ),
    Resource: '*',
    Condition: { StringEquals: { 'aws:ResourceAccount': '111122223333' } },
  }));
  return JSON.stringify({ Version: '2012-10-17', Statement: statements }, null, 2);
}

/**
 * The median CPU time of a process, in milliseconds, for something done again and again.
 *
 * @param {number} pid
 * @param {() => Promise<unknown>} act
 */
async function cpuTime(pid, act) {
  const times = 10;
  await act();
  const before = ticks(pid);
  for (let time = 0; time < times; time++) await act();
  return Math.round(((ticks(pid) - before) * 10) / times);
}

/** User and system time in hundredths of a second. @param {number} pid */
function ticks(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /, '')
    .split(' ');
  return Number(fields[11]) + Number(fields[12]);
}

/** In MB. @param {number} pid */
function residentMemory(pid) {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes) / 1000);
}

/** The processes that this one has started. */
function children() {
  return readdirSync('/proc/self/task').flatMap((task) =>
    readFileSync(`/proc/self/task/${task}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
  );
}
