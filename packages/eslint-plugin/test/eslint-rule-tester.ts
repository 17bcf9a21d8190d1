/**
 * Runs cases of a rule through the tester of ESLint, 9 and 10, on every syntax tree: what the rule finds arrives there
 * with message, data, place, suggestions and fixes.
 */
import json from '@eslint/json';
import { RuleTester, type Linter, type Rule } from 'eslint';
import { RuleTester as RuleTester9 } from 'eslint9';
import type { AnyRule } from 'iam-rules-core';
import * as jsoncParser from 'jsonc-eslint-parser';
import { describe, it } from 'vitest';
import {
  unmark,
  type Cases,
  type ExpectedError,
  type InvalidCase,
  type ValidCase,
} from '../../rules-core/test/rule-tester.js';
import { policyLanguage } from '../src/language/policy-language.js';
import { toEslintRule } from '../src/to-eslint-rule.js';

/** Line and column as ESLint reports them, both from 1. */
export function positionAt(code: string, offset: number): { line: number; column: number } {
  const lines = code.slice(0, offset).split(/\r\n|[\r\n]/);
  return { line: lines.length, column: lines.at(-1)!.length + 1 };
}

const versions = [
  { version: 'ESLint 10', Tester: testerOf(RuleTester) },
  { version: 'ESLint 9', Tester: testerOf(RuleTester9 as unknown as typeof RuleTester) },
];

/** Either ESLint's class reports through vitest. */
function testerOf(Tester: typeof RuleTester): typeof RuleTester {
  Tester.describe = describe;
  Tester.it = it;
  Tester.itOnly = it.only;
  return Tester;
}

const trees: readonly { tree: string; config(syntax: string): Linter.Config }[] = [
  {
    tree: 'our language',
    config: () => ({
      plugins: { iam: { meta: { namespace: 'iam' }, languages: { policy: policyLanguage } } },
      language: 'iam/policy',
    }),
  },
  { tree: 'jsonc-eslint-parser', config: () => ({ languageOptions: { parser: jsoncParser } }) },
  {
    tree: '@eslint/json',
    config: (syntax) => ({
      plugins: { json },
      language: `json/${syntax}`,
      ...(syntax === 'jsonc' && { languageOptions: { allowTrailingCommas: true } as Linter.LanguageOptions }),
    }),
  },
];

/** Declares the tests of a rule under ESLint. */
export function testInEslint(rule: AnyRule, { valid, invalid }: Cases): void {
  describe(rule.name, () => {
    for (const { version, Tester } of versions) {
      for (const { tree, config } of trees) {
        describe(`${version}, ${tree}`, () => {
          new Tester().run(rule.name, toEslintRule(rule) as Rule.RuleModule, {
            assertionOptions: { requireMessage: 'messageId', requireLocation: true, requireData: true },
            valid: valid.map((each) => ({
              ...common(each),
              ...config(each.syntax ?? 'json'),
              code: each.code,
            })),
            invalid: invalid.map((each) => ({ ...config(each.syntax ?? 'json'), ...invalidCase(each) })),
          });
        });
      }
    }
  });
}

function common({ name, options, settings, syntax = 'json' }: ValidCase) {
  return {
    ...(name !== undefined && { name }),
    ...(options && { options: [options] }),
    ...(settings && { settings: { iam: settings } }),
    filename: `policy.${syntax}`,
  };
}

function invalidCase(each: InvalidCase): RuleTester.InvalidTestCase {
  const { code, ranges } = unmark(each.code);
  return {
    ...common(each),
    code,
    output: each.output ?? null,
    errors: each.errors.map((error, index) => {
      const { messageId, data, suggestions = [] } = typeof error === 'string' ? { messageId: error } : error;
      const start = positionAt(code, ranges[index]!.start);
      const end = positionAt(code, ranges[index]!.end);
      return {
        messageId,
        ...(data && { data: texts(data) }),
        line: start.line,
        column: start.column,
        endLine: end.line,
        endColumn: end.column,
        suggestions: suggestions.map(({ messageId: title, data: filling, output }) => ({
          messageId: title,
          ...(filling && { data: texts(filling) }),
          output,
        })),
      };
    }),
  };
}

function texts(data: NonNullable<ExpectedError['data']>): Record<string, string> {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, String(value)]));
}
