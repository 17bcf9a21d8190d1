#!/usr/bin/env node
/**
 * What the plugin costs, as a ratio: ESLint with `recommended`, which brings its parser, against ESLint with
 * jsonc-eslint-parser and one rule that does nothing, on the same files. A rule there must be: ESLint runs half as long
 * again with any rule at all.
 *
 *   node benchmarks/run.mjs DIR [--runs 15] [--yaml | --terraform | --typescript]
 *
 * With `--yaml`, the files of YAML are linted with `iam.configs.yaml`, with `--terraform` those of Terraform with `recommended` of
 * eslint-plugin-iam-terraform, with `--typescript` those of TypeScript with `iam.configs.typescript`, each against the same parser or language and one rule that does nothing.
 *
 * Whole processes, interleaved (A B C A B C …) so that a slow minute slows all; the ratio is taken round by round and
 * the median is told, of the time that passed and of the processor time of all threads, which a busy machine distorts
 * less. Between the two stands what ESLint alone makes of it: all rules configured, each of which knows its findings
 * beforehand and only reports them. Also for one small file, where the start is what counts. Needs a build.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '15' },
    yaml: { type: 'boolean', default: false },
    terraform: { type: 'boolean', default: false },
    typescript: { type: 'boolean', default: false },
  },
});
const [given] = positionals;
if (!given) {
  console.error('Usage: pnpm bench DIR [--runs N] [--yaml | --terraform | --typescript]');
  process.exit(2);
}
const directory = resolve(given);
const runs = Number(values.runs);
const form =
  /** @type {const} */ (['yaml', 'terraform', 'typescript']).find((each) => values[each]) ?? 'json';

const eslint = join(dirname(createRequire(import.meta.url).resolve('eslint/package.json')), 'bin/eslint.js');
const plugin = import.meta.resolve('eslint-plugin-iam');
const terraform = new URL('../packages/eslint-plugin-terraform/dist/index.js', import.meta.url).href;
const parser = createRequire(new URL(plugin)).resolve('jsonc-eslint-parser');

/** Which files are linted: their names, the configuration as code, and that of a rule that does nothing. */
const forms = {
  json: {
    names: /\.json$/,
    small: 'policy.json',
    imports: `import * as parser from ${JSON.stringify(`file://${parser}`)};`,
    recommended: 'iam.configs.recommended',
    silent: "files: ['**/*.json'], languageOptions: { parser },",
  },
  yaml: {
    names: /\.ya?ml$/,
    small: 'policy.yaml',
    imports: '',
    recommended: 'iam.configs.yaml',
    silent: `files: ['**/*.yaml', '**/*.yml'], languageOptions: { parser: iam.configs.yaml.languageOptions.parser },`,
  },
  terraform: {
    names: /\.(?:tf|tofu)$/,
    small: 'policy.tf',
    imports: `import terraform from ${JSON.stringify(terraform)};`,
    recommended: 'terraform.configs.recommended',
    silent: "files: ['**/*.tf', '**/*.tofu'], language: 'iam-terraform/hcl',",
  },
  typescript: {
    names: /\.ts$/,
    small: 'policy.ts',
    imports: `import tseslint from ${JSON.stringify(import.meta.resolve('typescript-eslint'))};`,
    recommended: '{ ...iam.configs.typescript, languageOptions: { parser: tseslint.parser } }',
    silent: "files: ['**/*.ts'], languageOptions: { parser: tseslint.parser },",
  },
};
const { names, small: smallName, imports, recommended: own, silent: ofSilent } = forms[form];

const work = mkdtempSync(join(tmpdir(), 'iam-bench-'));
try {
  const recommended = config(
    'recommended.mjs',
    `import iam from ${JSON.stringify(plugin)};\n${imports}\nexport default [${own}].flat();\n`,
  );
  const silent = config(
    'silent.mjs',
    `import iam from ${JSON.stringify(plugin)};
${imports}
const silent = { create: () => ({}) };
export default [{
  ${ofSilent}
  plugins: { bench: { rules: { silent } }${form === 'terraform' ? ", 'iam-terraform': terraform" : ''} },
  rules: { 'bench/silent': 'error' },
}];
`,
  );
  const findings = JSON.stringify(join(work, 'findings.json'));
  /** @param {string} create the code of a rule's `create` */
  const wrapped = (create) => `import { readFileSync, writeFileSync } from 'node:fs';
import iam from ${JSON.stringify(plugin)};
${imports}
const [config] = [${own}].flat();
const rules = Object.entries(iam.rules).map(([name, rule]) => [name, { ...rule, create: ${create} }]);
export default [{ ...config, plugins: { ...config.plugins, iam: { ...iam, rules: Object.fromEntries(rules) } } }];
`;
  const recording = config(
    'recording.mjs',
    `const found = {};
const fixer = { replaceTextRange: (range, text) => ({ range, text }) };
process.on('exit', () => writeFileSync(${findings}, JSON.stringify(found)));
${wrapped(`({ filename, options, settings, sourceCode }) => {
  const fixed = ({ fix, ...report }) => ({ ...report, fix: fix?.(fixer) });
  const report = ({ suggest, ...report }) =>
    ((found[filename] ??= {})[name] ??= []).push({ ...fixed(report), suggest: suggest.map(fixed) });
  return rule.create({ filename, options, settings, sourceCode, report });
}`)}`,
  );
  const reporting = config(
    'reporting.mjs',
    `const found = JSON.parse(readFileSync(${findings}, 'utf8'));
const printed = ({ fix, ...report }) => ({
  ...report,
  ...(fix && { fix: (fixer) => fix.map(({ range, text }) => fixer.replaceTextRange(range, text)) }),
});
${wrapped(`(context) => {
  const own = found[context.filename]?.[name];
  if (!own) return {};
  const report = ({ suggest, ...report }) => context.report({ ...printed(report), suggest: suggest.map(printed) });
  return { [context.sourceCode.ast.type]: () => own.forEach(report) };
}`)}`,
  );

  const small = join(work, 'small');
  mkdirSync(small);
  writeFileSync(
    join(small, smallName),
    `${form === 'terraform' ? 'locals {\n  policy = ' : form === 'typescript' ? 'export const policy = ' : ''}{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*" }]
}
${form === 'terraform' ? '}\n' : ''}`,
  );
  const files = readdirSync(directory, { recursive: true }).filter((file) => names.test(String(file))).length;
  const configurations = { recommended, 'reports alone': reporting, 'one silent rule': silent };
  for (const [title, cwd] of /** @type {const} */ ([
    [`${files} files`, directory],
    ['one small file', small],
  ])) {
    time(recording, cwd);
    compare(title, configurations, cwd);
  }
} finally {
  rmSync(work, { recursive: true });
}

/**
 * @param {string} title
 * @param {Readonly<Record<string, string>>} configurations by what they are called; the others are measured against the last
 * @param {string} cwd
 */
function compare(title, configurations, cwd) {
  const names = Object.keys(configurations);
  const round = () => names.map((name) => time(/** @type {string} */ (configurations[name]), cwd));
  round();
  const rounds = Array.from({ length: runs }, round);
  console.log(`${title}, ${runs} rounds`);
  names.forEach((name, index) => {
    const [passed, ratio] = told(rounds, index, 'passed');
    const [cpu, cpuRatio] = told(rounds, index, 'cpu');
    console.log(`  ${name.padEnd(16)} ${passed} ms, ratio ${ratio}; processor ${cpu} ms, ratio ${cpuRatio}`);
  });
}

/**
 * The median time of one configuration, and the median of its ratios to the last with the least and the most of them.
 *
 * @param {readonly (readonly Times[])[]} rounds
 * @param {number} index
 * @param {keyof Times} kind
 */
function told(rounds, index, kind) {
  const ratios = rounds.map((times) => (times[index]?.[kind] ?? NaN) / (times.at(-1)?.[kind] ?? NaN));
  const [least, most] = [Math.min(...ratios), Math.max(...ratios)];
  return [
    String(Math.round(median(rounds.map((times) => times[index]?.[kind] ?? NaN)))),
    `${median(ratios).toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`,
  ];
}

/**
 * How long a whole run of ESLint takes, in milliseconds.
 *
 * @typedef {{ readonly passed: number, readonly cpu: number }} Times
 * @param {string} configuration
 * @param {string} cwd
 * @returns {Times}
 */
function time(configuration, cwd) {
  const usage = join(work, 'usage');
  const preload = `import { writeFileSync } from 'node:fs';
process.on('exit', () => writeFileSync(${JSON.stringify(usage)}, JSON.stringify(process.cpuUsage())));`;
  const start = performance.now();
  const run = spawnSync(
    process.execPath,
    [
      `--import=data:text/javascript,${encodeURIComponent(preload)}`,
      ...[eslint, '--config', configuration, '--format', 'json', '.'],
    ],
    { cwd, encoding: 'utf8', maxBuffer: 2 ** 30 },
  );
  const passed = performance.now() - start;
  if (run.status !== 0 && run.status !== 1) throw new Error(`ESLint failed:\n${run.stderr}`);
  const { user, system } = JSON.parse(readFileSync(usage, 'utf8'));
  return { passed, cpu: (user + system) / 1000 };
}

/** @param {number[]} numbers */
function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2
    ? (sorted[middle] ?? NaN)
    : ((sorted[middle - 1] ?? NaN) + (sorted[middle] ?? NaN)) / 2;
}

/**
 * @param {string} name
 * @param {string} text
 */
function config(name, text) {
  const path = join(work, name);
  writeFileSync(path, text);
  return path;
}
