/**
 * Every policy in the documentation is linted, and says what it is shown for.
 *
 * A block's settings stand after its language: `policyType=trust`, `attachedTo=AWS::S3::Bucket`, others as
 * `settings={"setting":["value"]}`; on rule pages also `options={"option":["value"]}`, and what the text was before as
 * `before={"Statement":[]}`, `before=none` for a new file (no blanks).
 */
import { readdirSync, readFileSync } from 'node:fs';
import { Linter } from 'eslint';
import plugin, { type Settings } from 'eslint-plugin-iam';
import { accessAnalyzerChecks, rules } from 'iam-rules-core';
import { lintText } from 'iam-rules-core/json';
import { describe, expect, it } from 'vitest';
import { codeBlocks, type CodeBlock } from './markdown.js';

const file = (path: string) => new URL(`../${path}`, import.meta.url);
const policiesOf = (markdown: string) =>
  codeBlocks(markdown).filter(({ language }) => /^json[c5]?$/.test(language));

const recommended = [plugin.configs.recommended].flat();
/** The same without its rules, so that nothing hides what a rule reports. */
const alone = recommended.map((config) => ({ ...config, rules: {} }));

function verify(
  block: CodeBlock,
  ruleEntries: Linter.RulesRecord,
  configs: readonly Linter.Config[] = recommended,
): Pick<Linter.LintMessage, 'ruleId' | 'messageId'>[] {
  const { language, info, code } = block;
  if (info['before'] !== undefined) return verifyChange(block, ruleEntries);
  const { policyType, attachedTo } = info;
  const iam = { ...(policyType && { policyType }), ...(attachedTo && { attachedTo }), ...settingsOf(info) };
  const config = { rules: ruleEntries, settings: { iam } };
  return new Linter().verify(code, [...configs, config], `policy.${language}`);
}

/** What stands in no Git repository. */
function verifyChange({ info, code }: CodeBlock, ruleEntries: Linter.RulesRecord) {
  const rules = Object.fromEntries(
    Object.entries(ruleEntries).map(([name, entry]) => [name.replace('iam/', ''), entry as 'error']),
  );
  const before = info['before'] === 'none' ? null : info['before']!;
  return lintText(code, { rules, before, settings: settingsOf(info) }).map(({ rule, messageId }) => ({
    ruleId: `iam/${rule}`,
    messageId: messageId!,
  }));
}

function settingsOf(info: CodeBlock['info']): Settings {
  return JSON.parse(info['settings'] ?? '{}') as Settings;
}

/** What findings are not shown: those that are accepted, and those of a baseline. */
function knownIn({ accept = [], baseline }: Settings): readonly { readonly rule: string }[] {
  return [
    ...accept,
    ...Object.values(baseline?.files ?? {}).flatMap((groups) => groups.flatMap(({ findings }) => findings)),
  ];
}

/** The ids of the rules that report, parse errors as `null`. */
function lint(...args: Parameters<typeof verify>): (string | null)[] {
  return verify(...args).map(({ ruleId }) => ruleId);
}

describe.each(rules.map((rule) => ({ name: rule.name, rule })))('$name', ({ name, rule }) => {
  const blocks = policiesOf(readFileSync(file(`packages/eslint-plugin/docs/rules/${name}.md`), 'utf8'));
  const entry = ({ info }: CodeBlock): Linter.RulesRecord => ({
    // A rule about what is accepted, or known in a baseline, looks at the findings of those rules.
    ...Object.fromEntries(knownIn(settingsOf(info)).map((each) => [`iam/${each.rule}`, 'error'])),
    [`iam/${name}`]: info['options'] ? ['error', JSON.parse(info['options']) as object] : 'error',
  });

  it('shows policies for both sides', () => {
    const sections = blocks.map(({ section }) => section);
    expect(sections).toContain('Incorrect');
    expect(sections).toContain('Correct');
  });

  it.each(blocks.filter(({ section }) => section === 'Incorrect'))('reports line $line', (block) => {
    expect(lint(block, entry(block), alone)).toContain(`iam/${name}`);
  });

  it('shows every message, and every option', () => {
    const incorrect = blocks.filter(({ section }) => section === 'Incorrect');
    const reported = incorrect
      .flatMap((block) => verify(block, entry(block), alone))
      .filter(({ ruleId }) => ruleId === `iam/${name}`)
      .map(({ messageId }) => messageId!);
    // What is too large to be judged is too large for a page.
    const messages = Object.keys(rule.messages).filter((id) => !/^(?:suggest|unjudged)/.test(id));
    expect([...new Set(reported)].sort()).toEqual(messages.sort());
    const options = blocks.flatMap(({ info }) => Object.keys(JSON.parse(info['options'] ?? '{}') as object));
    expect([...new Set(options)].sort()).toEqual(Object.keys(rule.options).sort());
  });

  it.each(blocks.filter(({ section }) => section === 'Correct'))('is silent on line $line', (block) => {
    expect(JSON.parse(block.code)).toHaveProperty('Statement');
    expect(lint(block, entry(block))).toEqual([]);
  });
});

it('quotes the sources as they are', () => {
  const pages = readdirSync(file('docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => `docs/${name}`);
  const quotes = ['CONTRIBUTING.md', ...pages].flatMap((page) =>
    codeBlocks(readFileSync(file(page), 'utf8')).filter(({ info }) => info['source']),
  );
  expect(quotes.length).toBeGreaterThan(0);
  for (const { info, code } of quotes) expect(readFileSync(file(info['source']!), 'utf8')).toContain(code);
});

it('counts the checks of IAM Access Analyzer as they are answered', () => {
  const answers = Object.values(accessAnalyzerChecks);
  const answered = answers.filter((answer) => !('none' in answer)).length;
  const page = readFileSync(file('docs/comparison.md'), 'utf8');
  expect(page).toContain(`Its ${answers.length} checks`);
  expect(page).toContain(`[${answered}](access-analyzer.md)`);
});

it.each([
  ['"Action": "iam:PassRole"', 'StringEquals', '"lambda.amazonaws.com"', 'silent'],
  ['"Action": "iam:Pass*"', '', '', 'reported'],
  ['"Action": "iam:PassRole"', 'StringLike', '"*"', 'reported'],
  ['"Action": "iam:PassRole"', 'StringNotEquals', '"ec2.amazonaws.com"', 'reported'],
])('compares itself with others as it is: %s %s %s', (action, operator, value, outcome) => {
  const condition = operator && `, "Condition": { "${operator}": { "iam:PassedToService": ${value} } }`;
  const statement = `{ "Effect": "Allow", ${action}, "Resource": "arn:aws:iam::111122223333:role/app-*"${condition} }`;
  const found = lintText(`{ "Version": "2012-10-17", "Statement": [${statement}] }`).map(({ rule }) => rule);
  expect(found.includes('require-passed-to-service') ? 'reported' : 'silent').toBe(outcome);
});

it('README shows a policy for an escalation, a dead NotResource and a role for any service', () => {
  const policies = policiesOf(readFileSync(file('README.md'), 'utf8')).filter(({ code }) =>
    code.includes('"Statement"'),
  );
  expect(policies.map((block) => lint(block, {}))).toEqual([
    ['iam/require-passed-to-service', 'iam/no-privilege-escalation', 'iam/no-ineffective-not-resource'],
  ]);
});
