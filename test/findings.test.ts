/** The findings of docs/reports/findings-in-aws-policies.md are what the product reports, on what is quoted and on the whole policies. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rules } from 'iam-rules-core';
import { lintText } from 'iam-rules-core/json';
import { describe, expect, it } from 'vitest';
import { codeBlocks } from './markdown.js';

const path = (relative: string) => fileURLToPath(new URL(relative, import.meta.url));

const page = readFileSync(new URL('../docs/reports/findings-in-aws-policies.md', import.meta.url), 'utf8');
const sections = page.split(/^(?=## )/m).slice(1);
const findings = sections.map((section) => {
  const field = (name: string) => new RegExp(`^- \\*\\*${name}:\\*\\* (.+)$`, 'm').exec(section)?.[1] ?? '';
  const [block] = codeBlocks(section);
  const [line = '', column = ''] = block!.info['at']!.split(':');
  return {
    title: /^## (.+)$/m.exec(section)![1]!,
    code: block!.code,
    policy: block!.info['policy']!,
    rule: block!.info['reports']!,
    pointer: block!.info['pointer']!,
    line: Number(line),
    column: Number(column),
    stated: { policy: field('Policy'), place: field('Place'), rule: field('Rule') },
    underlined: field('Underlined').slice(1, -1),
    message: /^> (.+)$/m.exec(section)![1]!,
    parts: [...section.matchAll(/^\*\*(.+?)\.\*\*/gm)].map(([, name]) => name),
  };
});

it('shows ten, each of another kind of fault', () => {
  expect(findings).toHaveLength(10);
  expect(new Set(findings.map(({ message }) => message)).size).toBe(10);
});

describe.each(findings)('$title', ({ stated, policy, rule, line, column, pointer, ...finding }) => {
  const report = (text: string) =>
    lintText(text)
      .filter((found) => found.rule === rule && found.message === finding.message)
      .map((found) => ({
        underlined: text.slice(found.start, found.end),
        line: found.line,
        column: found.column,
      }));

  it('says where it is, why, with what effect and how sure', () => {
    expect(stated).toEqual({
      policy: `\`${policy}\``,
      place: `line ${line}, column ${column}; \`${pointer}\``,
      rule: `[\`${rule}\`](../../packages/eslint-plugin/docs/rules/${rule}.md)`,
    });
    expect(rules.map(({ name }) => name)).toContain(rule);
    expect(finding.parts).toEqual(['Why', 'Effect', 'How sure']);
  });

  it('is reported on what is quoted', () => {
    expect(report(finding.code).map(({ underlined }) => underlined)).toEqual([finding.underlined]);
  });

  const example = path(`../examples/policies/aws-managed/${policy}.json`);
  const whole = existsSync(example)
    ? example
    : path(`../../shared/data/managed-policies/policies/${policy}.json`);

  // The policies of AWS but for those in examples/ are no part of the repository.
  it.skipIf(!existsSync(whole))('is reported in the whole policy', () => {
    const text = readFileSync(whole, 'utf8');
    expect(report(text)).toContainEqual({ underlined: finding.underlined, line, column });
    expect(at(JSON.parse(text), pointer)).toBeDefined();
  });
});

function at(document: unknown, pointer: string): unknown {
  const names = pointer.split('/').slice(1);
  return names.reduce<unknown>(
    (value, name) => (value as Record<string, unknown>)[name.replaceAll('~1', '/').replaceAll('~0', '~')],
    document,
  );
}
