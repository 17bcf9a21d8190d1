#!/usr/bin/env node
/**
 * The time from a keystroke to the findings in ESLint's language server, with `recommended` and, as the floor, with one
 * rule that does nothing.
 *
 *   node benchmarks/editor.mjs [--edits 20]
 *
 * Two servers have the same policy open and get the same edits in turn (A B A B …), so that a slow second slows both: a
 * letter of the first action goes and comes back. Medians are told; the ratio is taken edit by edit. Needs a build.
 */
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { LanguageClient } from '../e2e/language-client.mjs';

const { values } = parseArgs({ options: { edits: { type: 'string', default: '20' } } });
const edits = Number(values.edits);

const { resolve } = createRequire(import.meta.url);
const plugin = import.meta.resolve('eslint-plugin-iam');
const parser = createRequire(new URL(plugin)).resolve('jsonc-eslint-parser');
const server = join(
  dirname(resolve('vscode-langservers-extracted/package.json')),
  'bin/vscode-eslint-language-server',
);
const example = fileURLToPath(
  new URL('../examples/policies/aws-managed/AmazonSageMakerFullAccess.json', import.meta.url),
);

const configs = {
  recommended: `import iam from ${JSON.stringify(plugin)};\nexport default [iam.configs.recommended].flat();\n`,
  silent: `import * as parser from ${JSON.stringify(`file://${parser}`)};
const silent = { create: () => ({}) };
export default [{
  files: ['**/*.json'],
  languageOptions: { parser },
  plugins: { bench: { rules: { silent } } },
  rules: { 'bench/silent': 'error' },
}];
`,
};

const work = realpathSync(mkdtempSync(join(tmpdir(), 'iam-editor-')));
try {
  const full = readFileSync(example, 'utf8');
  await measure(
    'small policy',
    `{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*" }]
}
`,
  );
  await measure('AmazonSageMakerFullAccess', full);
  await measure('the same for five teams', forTeams(full, 5));
} finally {
  rmSync(work, { recursive: true });
}

/**
 * A large policy of the usual kind: the statements once for each team.
 *
 * @param {string} text
 * @param {number} teams
 */
function forTeams(text, teams) {
  const policy = JSON.parse(text);
  const statements = Array.from({ length: teams }, (_, team) =>
    policy.Statement.map((/** @type {Record<string, unknown>} */ statement) => ({
      ...statement,
      ...(statement['Sid'] !== undefined && { Sid: `${statement['Sid']}${team}` }),
      Condition: {
        .../** @type {object} */ (statement['Condition']),
        StringEquals: {
          .../** @type {Record<string, object>} */ (statement['Condition'])?.['StringEquals'],
          'aws:PrincipalTag/team': `team-${team}`,
        },
      },
    })),
  );
  return JSON.stringify({ ...policy, Statement: statements.flat() }, undefined, 2);
}

/**
 * @param {string} title
 * @param {string} text
 */
async function measure(title, text) {
  const recommended = await open('recommended', text);
  const silent = await open('silent', text);
  for (let edit = 0; edit < 5; edit++) {
    await recommended.type();
    await silent.type();
  }
  const pairs = [];
  for (let edit = 0; edit < edits; edit++) {
    pairs.push({ time: await recommended.type(), floor: await silent.type() });
  }
  await recommended.close();
  await silent.close();
  const time = median(pairs.map((pair) => pair.time)).toFixed(1);
  const floor = median(pairs.map((pair) => pair.floor)).toFixed(1);
  const ratio = median(pairs.map((pair) => pair.time / pair.floor)).toFixed(2);
  console.log(
    `${title} (${(text.length / 1000).toFixed(1)} kB): ${time} ms, silent rule ${floor} ms, ratio ${ratio}`,
  );
}

/**
 * Opens the policy in a server of its own.
 *
 * @param {keyof typeof configs} name
 * @param {string} text
 */
async function open(name, text) {
  const workspace = mkdtempSync(join(work, `${name}-`));
  writeFileSync(join(workspace, 'package.json'), '{ "private": true, "type": "module" }\n');
  writeFileSync(join(workspace, 'eslint.config.js'), configs[name]);
  mkdirSync(join(workspace, 'node_modules'));
  symlinkSync(dirname(resolve('eslint/package.json')), join(workspace, 'node_modules/eslint'), 'dir');
  const client = await LanguageClient.start({
    server,
    workspace,
    configuration: () => ({
      validate: 'on',
      experimental: {},
      rulesCustomizations: [],
      problems: {},
      nodePath: null,
      codeAction: { disableRuleComment: { enable: false }, showDocumentation: { enable: true } },
    }),
  });
  const document = await client.open(workspace, 'policy.json', { text });
  await client.diagnostics(document);
  const shorter = text.replace(/"(\w+:\w*)\w"/, '"$1"');
  return {
    /** Milliseconds from the edit to the findings. */
    async type() {
      const start = performance.now();
      await client.change(document, document.getText() === text ? shorter : text);
      await client.diagnostics(document);
      return performance.now() - start;
    },
    close: () => client.stop(),
  };
}

/** @param {number[]} numbers at least one */
function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
  return middle.reduce((sum, number) => sum + number) / middle.length;
}
