#!/usr/bin/env node
/**
 * Runs the benchmarks of speed on a folder of policies and writes what they print into benchmarks/README.md.
 *
 *   pnpm bench DIR [--runs 5]
 *
 * The policies are measured as JSON files, and once more wrapped into CloudFormation templates, Terraform and TypeScript.
 * Takes a quarter of an hour for 620 policies. Needs a build and a machine that does nothing else.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ESLint } from 'eslint';
import { format } from 'prettier';
import { stringify } from 'yaml';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { runs: { type: 'string', default: '5' } },
});
const [given] = positionals;
if (!given) {
  console.error('Usage: pnpm bench DIR [--runs N]');
  process.exit(2);
}
const directory = resolve(given);
const page = fileURLToPath(new URL('README.md', import.meta.url));
const policies = readdirSync(directory, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .map((name, index) => ({ name: `policy-${index}`, text: readFileSync(join(directory, name), 'utf8') }));

const work = mkdtempSync(join(tmpdir(), 'iam-bench-'));
try {
  const runs = ['--runs', values.runs];
  const sections = [
    ['Whole runs', printed('run.mjs', [directory, ...runs])],
    ['In CloudFormation templates', printed('run.mjs', [wrapped('yaml', template), ...runs, '--yaml'])],
    ['In Terraform', printed('run.mjs', [wrapped('tf', resource), ...runs, '--terraform'])],
    ['In TypeScript', printed('run.mjs', [wrapped('ts', module), ...runs, '--typescript'])],
    ['Keystrokes', printed('editor.mjs', [])],
    ['The core, warm', printed('core.mjs', [directory])],
    ['Growth', printed('growth.mjs', [])],
  ];
  const size = policies.reduce((sum, { text }) => sum + text.length, 0);
  const figures = `Measured on ${new Date().toISOString().slice(0, 10)} on ${availableParallelism()} cores with Node ${process.versions.node} and ESLint ${ESLint.version}, with ${policies.length} policies of ${(size / 1e6).toFixed(1)} MB in all; medians of ${values.runs} rounds.

${sections.map(([title, text]) => `### ${title}\n\n\`\`\`text\n${text}\n\`\`\`\n`).join('\n')}`;
  const text = readFileSync(page, 'utf8');
  const [begin, end] = ['<!-- begin figures: written by `pnpm bench DIR` -->', '<!-- end figures -->'];
  const before = text.slice(0, text.indexOf(begin) + begin.length);
  const after = text.slice(text.indexOf(end));
  writeFileSync(
    page,
    await format(`${before}\n\n${figures}\n${after}`, { parser: 'markdown', printWidth: 140 }),
  );
} finally {
  rmSync(work, { recursive: true });
}

/**
 * What a benchmark prints, which is shown as well.
 *
 * @param {string} script
 * @param {readonly string[]} args
 */
function printed(script, args) {
  console.log(`${script} ${args.slice(1).join(' ')}`);
  const run = spawnSync(process.execPath, [fileURLToPath(new URL(script, import.meta.url)), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (run.status !== 0) throw new Error(`${script} failed`);
  console.log(run.stdout);
  return run.stdout.trim();
}

/**
 * A folder in which each policy is in a file of another kind.
 *
 * @param {string} extension
 * @param {(text: string) => string} wrap
 */
function wrapped(extension, wrap) {
  const folder = join(work, extension);
  mkdirSync(folder);
  for (const { name, text } of policies) writeFileSync(join(folder, `${name}.${extension}`), wrap(text));
  return folder;
}

/** @param {string} text */
function template(text) {
  return stringify({
    Resources: {
      Policy: { Type: 'AWS::IAM::ManagedPolicy', Properties: { PolicyDocument: JSON.parse(text) } },
    },
  });
}

/** @param {string} text */
function resource(text) {
  const escaped = text.replaceAll('${', '$${');
  return `resource "aws_iam_policy" "policy" {\n  name   = "policy"\n  policy = jsonencode(${escaped})\n}\n`;
}

/** @param {string} text */
function module(text) {
  return `import { PolicyDocument } from 'aws-cdk-lib/aws-iam';\n\nexport const policy = PolicyDocument.fromJson(${text});\n`;
}
