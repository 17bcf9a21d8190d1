/** Lints texts of Terraform as ESLint does, with `«` and `»` around what each finding underlines. */
import { Linter, type ESLint } from 'eslint';
import type { configurations } from 'iam-rules-core';
import { levelIn, rules as everyRule } from 'iam-rules-core';
import iam from 'eslint-plugin-iam';
import { expect } from 'vitest';
import { unmark } from '../../rules-core/test/rule-tester.js';
import terraform from '../src/index.js';

export interface Found {
  readonly rule: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** The text after its fix, and after each of its suggestions. */
  readonly suggestions: readonly string[];
}

/** Which rules: a level, or some by name. */
export type Rules = (typeof configurations)[number] | readonly string[];

export function configFor(rules: Rules): Linter.Config {
  const names =
    typeof rules === 'string'
      ? everyRule.filter((rule) => levelIn(rule, rules)).map(({ name }) => name)
      : rules;
  return {
    files: ['**/*.tf', '**/*.tofu'],
    plugins: { iam, 'iam-terraform': terraform as ESLint.Plugin },
    language: 'iam-terraform/hcl',
    rules: Object.fromEntries(names.map((name) => [`iam/${name}`, 'error'])),
  };
}

/** @param filename where the text is on the disk; by itself unless given */
export function lintTerraform(text: string, rules: Rules, filename = 'main.tf'): readonly Found[] {
  const starts = [
    0,
    ...Array.from(text.matchAll(/\r\n|\r|\n/g), ({ index, 0: { length } }) => index + length),
  ];
  const offset = (line: number, column: number) => starts[line - 1]! + column - 1;
  return new Linter({ cwd: '/' })
    .verify(text, [configFor(rules)], { filename })
    .map(({ ruleId, message, line, column, endLine, endColumn, fix, suggestions = [] }) => ({
      rule: ruleId?.replace('iam/', '') ?? 'fatal',
      message,
      start: offset(line, column),
      end: endLine === undefined ? offset(line, column) : offset(endLine, endColumn!),
      suggestions: [...(fix ? [fix] : []), ...suggestions.map((each) => each.fix)].map(
        ({ range, text: put }) => text.slice(0, range[0]) + put + text.slice(range[1]),
      ),
    }));
}

/** Asserts all findings of rules in a text, in their order, each by its rule or as `rule: part of the message`. */
export function expectFindings(
  marked: string,
  rules: Rules,
  expected: readonly string[],
  filename?: string,
): void {
  const { code, ranges } = unmark(marked);
  const found = lintTerraform(code, rules, filename);
  expect(found.map(({ start, end }) => code.slice(start, end))).toEqual(
    ranges.map(({ start, end }) => code.slice(start, end)),
  );
  expect(found.map(({ start, end }) => ({ start, end }))).toEqual(ranges);
  expect(found.map(({ rule }) => rule)).toEqual(expected.map((each) => each.split(': ')[0]));
  for (const [place, each] of expected.entries()) {
    const [, ...part] = each.split(': ');
    if (part.length > 0) expect(found[place]!.message).toContain(part.join(': '));
  }
}
