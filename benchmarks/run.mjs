#!/usr/bin/env node
/**
 * What ESLint with `recommended` takes, against ESLint with one rule that does nothing, as whole processes on the same files.
 *
 *   node benchmarks/run.mjs DIR [--runs 15] [--yaml | --terraform | --typescript]
 *
 * With `--yaml`, the YAML files of the folder are linted with `iam.configs.yaml`; with `--terraform`, those of Terraform with
 * `recommended` of eslint-plugin-iam-terraform; with `--typescript`, those of TypeScript with `iam.configs.typescript`.
 *
 * - `reports alone` has all rules configured, but each knows its findings beforehand and only reports them: what ESLint itself takes.
 * - `one silent rule` has the parser or language that others would use for such files: jsonc-eslint-parser for JSON. Everything is
 *   compared with it. There must be a rule, because ESLint takes half as long again with any rule at all.
 * - For JSON also: no rule at all, `@eslint/json` with the silent rule, and without ESLint `lintText` and `JSON.parse`.
 *
 * A single small file comes last. There the start is what counts. Needs a build.
 */
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { compare, usageOf } from './whole-processes.mjs';

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
  console.error('Usage: node benchmarks/run.mjs DIR [--runs N] [--yaml | --terraform | --typescript]');
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
    imports: `import * as yamlParser from ${JSON.stringify(import.meta.resolve('yaml-eslint-parser'))};`,
    recommended: 'iam.configs.yaml',
    silent: "files: ['**/*.yaml', '**/*.yml'], languageOptions: { parser: yamlParser },",
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
  for (const [title, cwd] of /** @type {const} */ ([
    [`${files} files`, directory],
    ['one small file', small],
  ])) {
    usageOf({ name: 'recording', args: linting(recording), cwd });
    compare(
      title,
      [
        { name: 'recommended', args: linting(recommended), cwd },
        { name: 'reports alone', args: linting(reporting), cwd },
        ...(form === 'json' ? others(cwd) : []),
        { name: 'one silent rule', args: linting(silent), cwd },
      ],
      runs,
    );
    console.log();
  }
} finally {
  rmSync(work, { recursive: true });
}

/**
 * What else reads policies in JSON.
 *
 * @param {string} cwd
 */
function others(cwd) {
  const noRule = config(
    'no-rule.mjs',
    `${imports}\nexport default [{ files: ['**/*.json'], languageOptions: { parser } }];\n`,
  );
  const json = config(
    'json.mjs',
    `import json from ${JSON.stringify(import.meta.resolve('@eslint/json'))};
const silent = { create: () => ({}) };
export default [{
  files: ['**/*.json'],
  language: 'json/json',
  plugins: { json, bench: { rules: { silent } } },
  rules: { 'bench/silent': 'error' },
}];
`,
  );
  /** @param {string} code what is done with each `text` */
  const each = (code) => `import { readFileSync, readdirSync } from 'node:fs';
for (const file of readdirSync('.', { recursive: true })) {
  if (!/\\.json$/.test(file)) continue;
  const text = readFileSync(file, 'utf8');
  ${code}
}
`;
  const core = JSON.stringify(import.meta.resolve('iam-rules-core/json'));
  const lintText = config('lint-text.mjs', `import { lintText } from ${core};\n${each('lintText(text);')}`);
  const parse = config('parse.mjs', each('JSON.parse(text);'));
  return [
    { name: 'lintText, no ESLint', args: [lintText], cwd },
    { name: 'JSON.parse', args: [parse], cwd },
    { name: '@eslint/json', args: linting(json), cwd },
    { name: 'no rule', args: linting(noRule), cwd },
  ];
}

/**
 * The arguments of Node that lint the working directory.
 *
 * @param {string} configuration
 */
function linting(configuration) {
  return [eslint, '--config', configuration, '--format', 'json', '.'];
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
