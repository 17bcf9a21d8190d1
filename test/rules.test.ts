/** A rule is one file, one test and one page, and speaks as the others do. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { rules } from 'iam-rules-core';
import { describe, expect, it } from 'vitest';
import { ruleFiles, ruleName } from '../scripts/rule-files.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const files = new Map(ruleFiles(root).map((file) => [file.name, file]));

/** Words that judge the reader instead of stating what is. */
const scolding = /\b(?:please|bad|badly|dangerous|insecure|unsafe|evil|terrible|never ever|careless)\b/i;
/** The messages of suggestions, by the beginning of their ids. */
const isSuggestion = (id: string) => id.startsWith('suggest');

it('has a file for every rule and a rule for every file', () => {
  expect(rules.map(({ name }) => name)).toEqual([...files.keys()]);
});

describe.each(rules.map((rule) => ({ name: rule.name, rule })))('$name', ({ name, rule }) => {
  const file = files.get(name)!;
  const messages = Object.entries(rule.messages as Record<string, string>);

  it('has a name in the house style, and stands in its category', () => {
    expect(name).toMatch(ruleName);
    expect(rule.category).toBe(file.category);
  });

  it('is described in one line without a full stop', () => {
    expect(rule.description).toMatch(/^(?:Disallow|Require|Enforce|Prefer|Limit) [^\n]*[^.\n]$/);
    expect(rule.description).not.toContain('TODO');
  });

  it('has a test that sees every message', () => {
    const test = read(file.test);
    const unseen = messages.map(([id]) => id).filter((id) => !new RegExp(`\\b${id}\\b`).test(test));
    expect(unseen).toEqual([]);
  });

  it('has a page with the fixed outline', () => {
    expect(existsSync(join(root, file.page))).toBe(true);
    const page = read(file.page);
    const outline = ['Incorrect', 'Correct', 'Messages', 'Options', 'When not to use it', 'References'];
    const headings = [...page.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading!);
    expect(headings.filter((heading) => outline.includes(heading))).toEqual(outline);
    expect(page).not.toContain('TODO');
  });

  it.each(messages)('says %s as the others do', (id, message) => {
    expect(message).toMatch(/^(?:[A-Z]|`|\{\{)/);
    expect(message).not.toMatch(scolding);
    expect(message).not.toContain('TODO');
    if (isSuggestion(id)) expect(message).toMatch(/[^.]$/);
    else expect(message).toMatch(/[^.]\.$/);
  });

  it('offers suggestions exactly where it has titles for them', () => {
    expect(messages.some(([id]) => isSuggestion(id))).toBe(rule.hasSuggestions ?? false);
  });

  it('describes its options', () => {
    for (const [option, schema] of Object.entries(rule.options)) {
      expect(option).toMatch(/^[a-z][A-Za-z0-9]*$/);
      expect(schema.description, option).toMatch(/^[A-Z].*\.$/s);
      expect(schema, option).toHaveProperty('default');
    }
  });

  it('supersedes rules that exist', () => {
    for (const superseded of [rule.supersedes ?? [], rule.supersedesAt ?? []].flat())
      expect(files.has(superseded), superseded).toBe(true);
  });
});
