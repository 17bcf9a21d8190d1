/**
 * Whatever a file holds, linting ends, and what it says is in its place: for texts with faults, in every syntax.
 *
 *   FUZZ_RUNS=1000000 FUZZ_SEED=7 pnpm vitest run test/fuzz.test.ts
 */
import { readdirSync, readFileSync } from 'node:fs';
import json from '@eslint/json';
import { Linter, type ESLint } from 'eslint';
import iam from 'eslint-plugin-iam';
import terraform from 'eslint-plugin-iam-terraform';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { mutatedText } from './fuzz/mutate-text.js';
import { Random } from './fuzz/random.js';

const runs = Number(process.env['FUZZ_RUNS'] ?? 150);
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_201);
const timeout = 60_000 + 60 * runs;

const examples = new URL('../examples/policies/', import.meta.url);
const policies = readdirSync(examples, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.json'))
  .map((name) => readFileSync(new URL(name, examples), 'utf8'));
const documents = policies.map((text) => JSON.parse(text) as { Statement: object | object[] });

const inTemplate = (document: object) => ({
  Resources: {
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: { Policies: [{ PolicyName: 'a', PolicyDocument: document }] },
    },
    Key: { Type: 'AWS::KMS::Key', Properties: { KeyPolicy: document } },
  },
});
const printed = (value: unknown) => JSON.stringify(value, null, 2);

const levels = iam.configs.all.rules!;
const ofData: Linter.Config = { ...iam.configs.all, files: ['**/*.json', '**/*.json5', '**/*.yaml'] };
const ofCode: Linter.Config = {
  files: ['**/*.ts'],
  plugins: { iam },
  languageOptions: { parser: tseslint.parser as unknown as Linter.Parser },
  rules: levels,
};
const ofTerraform: Linter.Config = {
  files: ['**/*.tf'],
  plugins: { iam, 'iam-terraform': terraform as ESLint.Plugin },
  language: 'iam-terraform/hcl',
  rules: levels,
};

const syntaxes: readonly { syntax: string; file: string; config: Linter.Config; seeds: readonly string[] }[] =
  [
    { syntax: 'JSON', file: 'policy.json', config: ofData, seeds: policies },
    {
      syntax: 'JSON with comments',
      file: 'policy.json5',
      config: ofData,
      seeds: policies.map((text) => `// A policy.\n${text.replace('}', '}, /* last */')}`),
    },
    {
      syntax: 'templates in JSON',
      file: 'template.json',
      config: ofData,
      seeds: documents.map((document) => printed(inTemplate(document))),
    },
    {
      syntax: 'YAML',
      file: 'template.yaml',
      config: ofData,
      seeds: documents.map((document) => stringify(inTemplate(document))),
    },
    {
      syntax: 'TypeScript',
      file: 'stack.ts',
      config: ofCode,
      seeds: documents.map(
        (document, index) =>
          `import * as iam from 'aws-cdk-lib/aws-iam';\nconst bucket = 'arn:aws:s3:::\${name}';\n` +
          (index % 2 === 0
            ? `iam.PolicyDocument.fromJson(${printed(document)});\n`
            : `new iam.PolicyStatement({ actions: ['iam:PassRole', ...more], resources: [\`\${bucket}/*\`] });\nconst policy = ${printed(document)};\n`),
      ),
    },
    {
      syntax: 'Terraform',
      file: 'main.tf',
      config: ofTerraform,
      seeds: documents.map((document, index) =>
        index % 2 === 0
          ? `resource "aws_iam_policy" "a" {\n  policy = jsonencode(${printed(document)})\n}\n`
          : 'data "aws_iam_policy_document" "a" {\n  statement {\n    actions   = ["iam:PassRole", "s3:*"]\n    resources = ["*", aws_s3_bucket.a.arn]\n    condition {\n      test     = "StringEquals"\n      variable = "aws:PrincipalOrgID"\n      values   = ["o-a1b2c3d4e5"]\n    }\n  }\n}\n' +
            `resource "aws_s3_bucket_policy" "b" {\n  policy = <<EOT\n${printed(document)}\nEOT\n}\n`,
      ),
    },
  ];

/** Each text as it is, and then with faults. */
function* texts(seeds: readonly string[], random: Random): Generator<string> {
  for (let run = 0; run < runs; run++) yield mutatedText(random.of(seeds), random);
}

/** The offset of a position of ESLint, with which the columns of the text are checked as well. */
function offsetIn(lines: readonly string[], starts: readonly number[], line: number, column: number): number {
  expect(line).toBeGreaterThanOrEqual(1);
  expect(line).toBeLessThanOrEqual(lines.length);
  expect(column).toBeGreaterThanOrEqual(1);
  expect(column).toBeLessThanOrEqual(lines[line - 1]!.length + 1);
  return starts[line - 1]! + column - 1;
}

function checkMessages(text: string, messages: readonly Linter.LintMessage[], lineEnd: RegExp): void {
  const body = text.replace(/^\ufeff/, '');
  const lines = body.split(lineEnd);
  const starts = [
    0,
    ...Array.from(body.matchAll(new RegExp(lineEnd, 'g')), ({ index, 0: end }) => index + end.length),
  ];
  for (const { message, line, column, endLine, endColumn, fix, suggestions = [], fatal } of messages) {
    // eslint-disable-next-line no-control-regex -- that there are none
    expect(message).not.toMatch(/[\u0000-\u001f\u007f\u2028\u2029]/);
    if (fatal) continue;
    const start = offsetIn(lines, starts, line, column);
    if (endLine !== undefined && endColumn !== undefined)
      expect(offsetIn(lines, starts, endLine, endColumn)).toBeGreaterThanOrEqual(start);
    for (const edit of [fix, ...suggestions.map((each) => each.fix)]) {
      if (!edit) continue;
      expect(edit.range[0]).toBeGreaterThanOrEqual(0);
      expect(edit.range[1]).toBeGreaterThanOrEqual(edit.range[0]);
      expect(edit.range[1]).toBeLessThanOrEqual(body.length);
    }
  }
}

const isFatal = (messages: readonly Linter.LintMessage[]) => messages.some(({ fatal }) => fatal);

/** Fails with the text at fault. */
function withText(text: string, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw new Error(`${(error as Error).message}\n\nin ${JSON.stringify(text)}`, { cause: error });
  }
}

describe.each(syntaxes)('$syntax with faults', ({ file, config, seeds }) => {
  const linter = new Linter();
  const lineEnd = file.endsWith('.ts') ? /\r\n|[\r\n\u2028\u2029]/ : /\r\n|\r|\n/;

  it('is linted to the end, with everything in its place, and fixed without new faults', { timeout }, () => {
    expect(seeds.length).toBeGreaterThan(20);
    for (const text of texts(seeds, new Random(seed))) {
      withText(text, () => {
        const messages = linter.verify(text, config, file);
        checkMessages(text, messages, lineEnd);
        if (isFatal(messages) || !messages.some(({ fix }) => fix)) return;
        const { output, messages: left } = linter.verifyAndFix(text, config, file);
        expect(isFatal(left), output).toBe(false);
      });
    }
  });
});

describe('JSON with faults', () => {
  const linter = new Linter();
  const hosts: readonly Linter.Config[] = [
    { ...iam.configs['recommended-jsonc'], rules: levels },
    { files: ['**/*.json'], plugins: { iam, json }, language: 'json/json', rules: levels },
  ];

  it('has the same findings in every language', { timeout }, () => {
    let compared = 0;
    for (const text of texts(policies, new Random(seed + 1))) {
      const ours = linter.verify(text, ofData, 'policy.json');
      if (isFatal(ours)) continue;
      for (const host of hosts) {
        const theirs = linter.verify(text, host, 'policy.json');
        if (isFatal(theirs)) continue;
        compared++;
        // In a string, JavaScript counts two more characters as ends of lines.
        if (!/[\u2028\u2029]/.test(text)) withText(text, () => expect(theirs).toEqual(ours));
      }
    }
    expect(compared).toBeGreaterThan(runs / 20);
  });

  it('has the same findings however it is laid out', { timeout }, () => {
    const told = (text: string) =>
      linter.verify(text, ofData, 'policy.json').map(({ ruleId, message }) => `${ruleId}: ${message}`);
    let compared = 0;
    for (const text of texts(policies, new Random(seed + 2))) {
      let value: unknown;
      try {
        value = JSON.parse(text);
      } catch {
        continue;
      }
      const findings = told(text);
      // Written again, keys that come twice come once, and names such as `1` come first.
      if (printed(value).replace(/\s/g, '') !== text.replace(/\s|\\u[\da-fA-F]{4}/g, '')) continue;
      compared++;
      withText(text, () => expect(told(printed(value))).toEqual(findings));
    }
    expect(compared).toBeGreaterThan(runs / 40);
  });
});
