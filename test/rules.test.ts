/** A rule is one file, one test and one page, and speaks as the others do. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Ajv } from 'ajv';
import { rules } from 'iam-rules-core';
import { describe, expect, it } from 'vitest';
import { ruleCases } from '../packages/rules-core/test/rule-cases.js';
import { ruleFiles, ruleName } from '../scripts/rule-files.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const files = new Map(ruleFiles(root).map((file) => [file.name, file]));

/** Words that judge the reader instead of stating what is. */
const scolding = /\b(?:please|bad|badly|dangerous|insecure|unsafe|evil|terrible|never ever|careless)\b/i;
/** The messages of suggestions, by the beginning of their ids. */
const isSuggestion = (id: string) => id.startsWith('suggest');

/** The sections of a page, in this order, after what the rule reports. */
const outline = [
  'Why it matters',
  'Incorrect',
  'Correct',
  'Messages',
  'Options',
  'When not to use it',
  'Related rules',
  'References',
];
/** Sections that a page has only where there is something to say. */
const optional = new Set(['Related rules']);
const lineWidth = 120;
/** Lines of a page that are neither examples nor generated. */
const mostLines = 60;
const withoutExamples = (page: string) => page.replace(/^```.*?^```$/gms, '');

it('has a file for every rule and a rule for every file', () => {
  expect(
    rules.map(({ name }) => name),
    'The index of rules is not what the folders of packages/rules-core/src/rules hold. Run `pnpm generate`.',
  ).toEqual([...files.keys()]);
});

it('has a test for every rule', () => {
  for (const { name, test } of files.values())
    expect(existsSync(join(root, test)), `${name} has no test. Write ${test}.`).toBe(true);
});

const cases = new Map((await ruleCases()).map((each) => [each.rule.name, each]));

describe.each(rules.map((rule) => ({ name: rule.name, rule })))('$name', ({ name, rule }) => {
  const file = files.get(name)!;
  const messages = Object.entries(rule.messages as Record<string, string>);
  const { valid, invalid } = cases.get(name) ?? { valid: [], invalid: [] };

  it('has a name in the house style, and stands in its category', () => {
    expect(name, `Name the rule \`${name}\` no-…, require-…, valid-…, prefer-… or max-….`).toMatch(ruleName);
    expect(
      rule.category,
      `${name} stands in the folder ${file.category}. Move it, or change its category.`,
    ).toBe(file.category);
  });

  it('is described in one line without a full stop', () => {
    const rewrite = `Write the description of ${name} as one line that starts with Disallow, Require, Enforce, Prefer or Limit, without a full stop.`;
    expect(rule.description, rewrite).toMatch(/^(?:Disallow|Require|Enforce|Prefer|Limit) [^\n]*[^.\n]$/);
    expect(rule.description, rewrite).not.toContain('TODO');
  });

  it('has nothing left to do in its source', () => {
    expect(read(file.source), `Finish what is left to do in ${file.source}.`).not.toContain('TODO');
  });

  it('has a test that sees every message', () => {
    const errors = invalid.flatMap((each) => each.errors);
    const seen = new Set(
      errors.flatMap((error) =>
        typeof error === 'string'
          ? [error]
          : [error.messageId, ...(error.suggestions ?? []).map(({ messageId }) => messageId)],
      ),
    );
    for (const [id] of messages) {
      const where = isSuggestion(id) ? 'in the `suggestions` of an error' : 'in the `errors` of a case';
      expect(
        seen.has(id),
        `Nothing tests the message \`${id}\` of ${name}. Expect it ${where} in ${file.test}.`,
      ).toBe(true);
    }
  });

  it('has a test whose options its schema allows', () => {
    const allows = new Ajv({ strict: false }).compile({
      type: 'object',
      properties: rule.options,
      additionalProperties: false,
    });
    for (const { options, code } of [...valid, ...invalid]) {
      if (!options) continue;
      const isAllowed = allows(options);
      expect(
        isAllowed,
        `A case in ${file.test} has options that the schema of ${name} refuses: ${JSON.stringify(allows.errors)}, ${JSON.stringify(options)} with ${code}`,
      ).toBe(true);
    }
  });

  it('has a page with the fixed outline', () => {
    expect(existsSync(join(root, file.page)), `${name} has no page. Write ${file.page}.`).toBe(true);
    const page = read(file.page);
    const headings = [...withoutExamples(page).matchAll(/^## (.+)$/gm)].map(([, heading]) => heading!);
    expect(
      headings,
      `Give ${file.page} these sections in this order; \`pnpm generate\` fills in Messages, Options and Related rules.`,
    ).toEqual(outline.filter((heading) => !optional.has(heading) || headings.includes(heading)));
    expect(page, `Finish what is left to do in ${file.page}.`).not.toContain('TODO');
  });

  it('has a short page', () => {
    const prose = withoutExamples(read(file.page)).replace(/<!-- begin .*?<!-- end \w+ -->/gs, '');
    const lines = prose.split('\n').filter((line) => line.trim() !== '');
    const wrapped = lines.reduce((count, line) => count + Math.ceil(line.length / lineWidth), 0);
    expect(wrapped, `Cut ${file.page} to ${mostLines} lines, examples apart.`).toBeLessThanOrEqual(mostLines);
    const [, why = ''] = /^## Why it matters\n\n(.*?)\n\n## /ms.exec(prose) ?? [];
    expect(why, `Say in ${file.page} in one or two sentences why it matters.`).toMatch(
      /^[A-Z`][^\n]*[^.][.]$/,
    );
    expect(
      [...why.replace(/`[^`]*`/g, 'x').matchAll(/[.:!?](?= |$)/g)].length,
      `Say in ${file.page} in one or two sentences why it matters.`,
    ).toBeLessThanOrEqual(3);
  });

  it.each(messages)('says %s as the others do', (id, message) => {
    const place = `the message \`${id}\` of ${name}`;
    expect(message, `Start ${place} with a capital letter or with what the user wrote.`).toMatch(
      /^(?:[A-Z]|`|\{\{)/,
    );
    expect(message, `State what is and what follows in ${place}, and judge nobody.`).not.toMatch(scolding);
    expect(message, `Finish ${place}.`).not.toContain('TODO');
    if (isSuggestion(id)) expect(message, `A title has no full stop: see ${place}.`).toMatch(/[^.]$/);
    else
      expect(
        message,
        `End ${place} with a full stop, or with a question such as "Did you mean X?"; what a configuration adds comes after it.`,
      ).toMatch(/[^.](?:\.|\?)(?:\{\{reason\}\})?$/);
  });

  it('describes its options', () => {
    for (const [option, schema] of Object.entries(rule.options)) {
      const place = `the option \`${option}\` of ${name}`;
      expect(option, `Write the name of ${place} in camel case.`).toMatch(/^[a-z][A-Za-z0-9]*$/);
      expect(schema.description, `Describe ${place} in full sentences.`).toMatch(/^[A-Z].*\.$/s);
      expect(schema, `Give ${place} a default.`).toHaveProperty('default');
    }
  });
});
