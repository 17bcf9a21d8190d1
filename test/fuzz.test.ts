/**
 * Whatever a file holds, linting ends, and what it says is in its place: for texts with faults, in every syntax.
 *
 *   FUZZ_RUNS=1000000 FUZZ_SEED=7 pnpm vitest run test/fuzz.test.ts
 *
 * A run of this kind also fails for a text that takes longer than a second of processor time for each 100 kB, and tells how many times a
 * text was linted.
 */
import { readdirSync, readFileSync } from 'node:fs';
import json from '@eslint/json';
import { Linter, type ESLint } from 'eslint';
import fc from 'fast-check';
import iam from 'eslint-plugin-iam';
import terraform from 'eslint-plugin-iam-terraform';
import { lintText, type TextEdit, type TextFinding } from 'iam-rules-core/json';
import tseslint from 'typescript-eslint';
import { afterAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { mutatedText } from './fuzz/mutate-text.js';
import { Random } from './fuzz/random.js';
import { incorrectPolicies } from './rule-pages.js';
import { evaluate } from '../packages/rules-core/test/evaluate.js';
import { request } from '../packages/rules-core/test/generate-policies.js';

const runs = Number(process.env['FUZZ_RUNS'] ?? 150);
const seed = Number(process.env['FUZZ_SEED'] ?? 20_261_201);
const isLong = 'FUZZ_RUNS' in process.env;
const timeout = isLong ? 0 : 60_000;

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

let executions = 0;
afterAll(() => {
  if (isLong) process.stdout.write(`${executions} executions with seed ${seed}\n`);
});

/** Lints a text, within its time. */
function timed<Messages>(text: string, lint: () => Messages): Messages {
  executions++;
  if (!isLong) return lint();
  const before = process.cpuUsage();
  const messages = lint();
  const { user } = process.cpuUsage(before);
  // The collector may run in any of them.
  if (user > 2_000_000 + 10 * text.length) throw new Error(`${user / 1_000_000} s`);
  return messages;
}

/** What is wrong with the place of a message or an edit. */
function* misplaced(text: string, messages: readonly Linter.LintMessage[], file: string) {
  const isYaml = file.endsWith('.yaml');
  const lineEnd = file.endsWith('.ts') ? /\r\n|[\r\n\u2028\u2029]/ : /\r\n|\r|\n/;
  const body = text.replace(/^\ufeff/, '');
  const lines = body.split(lineEnd);
  const starts = [
    0,
    ...Array.from(body.matchAll(new RegExp(lineEnd, 'g')), ({ index, 0: end }) => index + end.length),
  ];
  const offsetOf = (line: number, column: number) =>
    column >= 1 && column <= (lines[line - 1]?.length ?? -1) + 1 ? starts[line - 1]! + column - 1 : NaN;
  for (const each of messages) {
    const { ruleId, message, line, column, endLine, endColumn, fix, suggestions = [], fatal } = each;
    // eslint-disable-next-line no-control-regex -- that there are none
    if (/[\u0000-\u001f\u007f\u2028\u2029]/.test(message)) yield `a control character in: ${message}`;
    if (fatal) continue;
    const start = offsetOf(line, column);
    const end = endLine === undefined ? NaN : offsetOf(endLine, endColumn!);
    // In YAML a value may be left out.
    if (!(start < end || (isYaml && start === end)))
      yield `${ruleId} from ${line}:${column} to ${endLine}:${endColumn}`;
    for (const edit of [fix, ...suggestions.map((each) => each.fix)]) {
      if (!edit) continue;
      const [from, to] = edit.range;
      if (!(from >= 0 && from <= to && to <= body.length)) yield `${ruleId} edits ${from} to ${to}`;
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

  it('is linted to the end, with everything in its place, and fixed without new faults', { timeout }, () => {
    expect(seeds.length).toBeGreaterThan(20);
    for (const text of texts(seeds, new Random(seed))) {
      withText(text, () => {
        const messages = timed(text, () => linter.verify(text, config, file));
        const [fault] = misplaced(text, messages, file);
        if (fault !== undefined) throw new Error(fault);
        if (isFatal(messages) || !messages.some(({ fix }) => fix)) return;
        executions++;
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
      const ours = timed(text, () => linter.verify(text, ofData, 'policy.json'));
      if (isFatal(ours)) continue;
      for (const host of hosts) {
        const theirs = timed(text, () => linter.verify(text, host, 'policy.json'));
        if (isFatal(theirs)) continue;
        compared++;
        // In a string, JavaScript counts two more characters as ends of lines.
        if (!/[\u2028\u2029]/.test(text)) withText(text, () => expect(theirs).toEqual(ours));
      }
    }
    expect(compared).toBeGreaterThan(runs / 20);
  });

  it('has the same findings as YAML', { timeout }, () => {
    const templates = documents.map((document) => printed(inTemplate(document)));
    const told = (text: string, file: string) =>
      timed(text, () => linter.verify(text, ofData, file)).map(
        ({ ruleId, message, line, column, endLine, endColumn, fatal }) =>
          fatal ? 'fatal' : `${ruleId}: ${message} ${line}:${column}-${endLine}:${endColumn}`,
      );
    let compared = 0;
    for (const text of texts(templates, new Random(seed + 3))) {
      if (!isJson(text)) continue;
      const asYaml = told(text, 'template.yaml');
      if (asYaml.includes('fatal')) continue;
      compared++;
      withText(text, () => expect(asYaml).toEqual(told(text, 'template.json')));
    }
    expect(compared).toBeGreaterThan(runs / 40);
  });

  const findingsIn = (text: string) => timed(text, () => lintText(text, { rules: 'all' }));
  /** What is said, and of what. */
  const told = (text: string, asMeant: (underlined: string) => string) =>
    findingsIn(text)
      .filter(({ rule }) => rule !== 'max-policy-size')
      .map(({ rule, message, start, end }) => `${rule}: ${message} ${asMeant(text.slice(start, end))}`);

  it('has the same findings however it is laid out', { timeout }, () => {
    const unspaced = (part: string) => part.replace(/\s/g, '');
    let compared = 0;
    for (const text of texts(policies, new Random(seed + 2))) {
      // Written again, keys that come twice come once, and names such as `1` come first.
      if (!isJson(text) || unspaced(printed(JSON.parse(text))) !== unspaced(text)) continue;
      compared++;
      withText(text, () => expect(told(printed(JSON.parse(text)), unspaced)).toEqual(told(text, unspaced)));
    }
    expect(compared).toBeGreaterThan(runs / 40);
  });

  it('has the same findings however its characters are written', { timeout }, () => {
    const random = new Random(seed + 4);
    const escape = (string: string) =>
      string.replace(/(\\u[\da-fA-F]{4}|\\.)|[\w:*-]/g, (character, escaped?: string) =>
        escaped !== undefined || random.below(4) > 0
          ? character
          : `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
      );
    const asMeant = (part: string) =>
      part.replace(/\\u([\da-fA-F]{4})/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
    let compared = 0;
    for (const text of texts(policies, new Random(seed + 4))) {
      if (!isJson(text)) continue;
      compared++;
      const escaped = text.replace(/"(?:[^"\\]|\\.)*"/g, escape);
      withText(escaped, () => expect(told(escaped, asMeant)).toEqual(told(text, asMeant)));
    }
    expect(compared).toBeGreaterThan(runs / 40);
  });

  it('decides the same once it is fixed', { timeout }, () => {
    const requests = fc.sample(request, { numRuns: 40, seed: 1 });
    /** Also about the actions that the policy names. */
    const requestsOf = (text: string) => {
      const actions = text.match(/\b[a-z\d-]+:[A-Z]\w+/g) ?? [];
      return [...requests, ...actions.slice(0, 20).map((action, at) => ({ ...requests[at]!, action }))];
    };
    const fixable = incorrectPolicies
      .map(({ code }) => code)
      .filter((text) => lintText(text, { rules: 'all' }).some(({ fix }) => fix));
    let fixed = 0;
    for (const text of texts(fixable, new Random(seed + 5))) {
      if (!isJson(text)) continue;
      const findings = findingsIn(text);
      // What AWS rejects decides nothing.
      if (findings.some(({ rule }) => rule!.startsWith('valid-'))) continue;
      const output = applied(text, findings);
      if (output === text) continue;
      fixed++;
      const [before, after] = [text, output].map((each) => JSON.parse(each) as unknown);
      withText(text, () => {
        for (const each of requestsOf(text))
          expect(evaluate(after, each), JSON.stringify(each)).toBe(evaluate(before, each));
      });
    }
    expect(fixed).toBeGreaterThan(runs / 40);
  });
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** One pass of fixes, of which those wait that overlap. */
function applied(text: string, findings: readonly TextFinding[]): string {
  const taken: TextEdit[] = [];
  for (const { fix } of findings.toSorted(
    (a, b) => (a.fix?.[0]?.range[0] ?? 0) - (b.fix?.[0]?.range[0] ?? 0),
  )) {
    if (!fix || fix[0]!.range[0] <= (taken.at(-1)?.range[1] ?? -1)) continue;
    taken.push(...fix);
  }
  return taken.reduceRight(
    (done, { range: [start, end], text: put }) => done.slice(0, start) + put + done.slice(end),
    text,
  );
}
