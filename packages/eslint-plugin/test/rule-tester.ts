/**
 * Runs the cases of a rule on every host (the parser of the shipped configurations, and @eslint/json) under ESLint 9
 * and 10. What a case asserts: message, data, exact range, and each suggestion with its whole output.
 */
import json from '@eslint/json';
import { Linter, RuleTester, type Rule } from 'eslint';
import { RuleTester as RuleTester9 } from 'eslint9';
import { rules, type AnyRule, type Settings } from 'iam-rules-core';
import * as jsoncParser from 'jsonc-eslint-parser';
import { describe, expect, it } from 'vitest';
import { pluginOf } from '../src/plugin.js';
import { toEslintRule } from '../src/to-eslint-rule.js';

type Data = Readonly<Record<string, string | number>>;

export interface ValidCase {
  /** Names the case in the report; the code does otherwise. */
  readonly name?: string;
  readonly code: string;
  /** `json` unless told. Comments and trailing commas need `jsonc`, all else that JSON has not `json5`. */
  readonly syntax?: 'json' | 'jsonc' | 'json5';
  readonly options?: Readonly<Record<string, unknown>>;
  /** `settings.iam`. */
  readonly settings?: Settings;
  /** `policy.json` (`.jsonc`, `.json5`) unless told. */
  readonly filename?: string;
}

export interface ExpectedSuggestion {
  readonly messageId: string;
  /** Required when the title has placeholders. */
  readonly data?: Data;
  /** The whole text after the suggestion was applied. */
  readonly output: string;
}

export interface ExpectedError {
  readonly messageId: string;
  /** Required when the message has placeholders. */
  readonly data?: Data;
  /** All that the finding offers, in order; none when not given. */
  readonly suggestions?: readonly ExpectedSuggestion[];
}

/**
 * In the code, `«` and `»` stand around what each finding underlines: the first `«` belongs to the first error. Pairs
 * may nest; findings that start at the same place are in the order of their ends, the outer pair being the first.
 */
export interface InvalidCase extends ValidCase {
  /** One for each pair of marks; a string is a `messageId` without data and suggestions. */
  readonly errors: readonly (string | ExpectedError)[];
  /** The text after `--fix`, when the rule fixes. */
  readonly output?: string;
}

export interface Marked {
  readonly code: string;
  /** In the order of the opening marks. */
  readonly ranges: readonly { readonly start: number; readonly end: number }[];
}

/** Takes the marks out of a text. */
export function unmark(marked: string): Marked {
  let code = '';
  const ranges: { start: number; end: number }[] = [];
  const open: { start: number; end: number }[] = [];
  for (const char of marked) {
    if (char === '«') {
      const range = { start: code.length, end: -1 };
      ranges.push(range);
      open.push(range);
    } else if (char === '»') {
      const range = open.pop();
      if (!range) throw new Error(`A » without its «: ${marked}`);
      range.end = code.length;
    } else code += char;
  }
  if (open.length > 0) throw new Error(`A « without its »: ${marked}`);
  return { code, ranges };
}

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

const hosts: readonly { host: string; config(syntax: string): Linter.Config }[] = [
  { host: 'jsonc-eslint-parser', config: () => ({ languageOptions: { parser: jsoncParser } }) },
  {
    host: '@eslint/json',
    config: (syntax) => ({
      plugins: { json },
      language: `json/${syntax}`,
      ...(syntax === 'jsonc' && { languageOptions: { allowTrailingCommas: true } as Linter.LanguageOptions }),
    }),
  },
];

/** Declares the tests of a rule. */
export function testRule(
  rule: AnyRule,
  { valid, invalid }: { readonly valid: readonly ValidCase[]; readonly invalid: readonly InvalidCase[] },
): void {
  describe(rule.name, () => {
    for (const { version, Tester } of versions) {
      for (const { host, config } of hosts) {
        describe(`${version}, ${host}`, () => {
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
    const offered = invalid.flatMap((each) =>
      each.errors.flatMap((error, index) =>
        typeof error === 'string'
          ? []
          : (error.suggestions ?? []).map((suggestion) => ({ each, index, suggestion })),
      ),
    );
    if (offered.length > 0) {
      describe('applied suggestions', () => {
        it.for(
          offered.map(({ each, index, suggestion }) => [titleOf(each), index, suggestion, each] as const),
        )('%s: finding %i', ([, index, suggestion, each]) => checkSuggestion(rule, each, index, suggestion));
      });
    }
  });
}

const titleOf = ({ name, code }: ValidCase) => name ?? code;

function common({ name, options, settings, filename, syntax = 'json' }: ValidCase) {
  return {
    ...(name !== undefined && { name }),
    ...(options && { options: [options] }),
    ...(settings && { settings: { iam: settings } }),
    filename: filename ?? `policy.${syntax}`,
  };
}

function invalidCase(each: InvalidCase): RuleTester.InvalidTestCase {
  const { code, ranges } = unmark(each.code);
  if (ranges.length !== each.errors.length) {
    throw new Error(`${ranges.length} marked ranges, ${each.errors.length} errors: ${titleOf(each)}`);
  }
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
        ...(data && { data: textsOf(data) }),
        line: start.line,
        column: start.column,
        endLine: end.line,
        endColumn: end.column,
        suggestions: suggestions.map(({ messageId: title, data: filling, output }) => ({
          messageId: title,
          ...(filling && { data: textsOf(filling) }),
          output,
        })),
      };
    }),
  };
}

function textsOf(data: Data): Record<string, string> {
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, String(value)]));
}

/**
 * A suggestion, once applied, removes its finding, adds no error of any rule, and leaves a text that parses (in the
 * syntax of the case, to which the parser of the shipped configuration is too lenient).
 */
function checkSuggestion(
  rule: AnyRule,
  each: InvalidCase,
  index: number,
  { output }: ExpectedSuggestion,
): void {
  const { code } = unmark(each.code);
  const error = each.errors[index]!;
  const messageId = typeof error === 'string' ? error : error.messageId;
  const everyRule = [...rules.filter(({ name }) => name !== rule.name), rule];
  const verify = (text: string, enabled: readonly AnyRule[]) => verifyWith(enabled, rule, each, text);

  const after = verify(output, everyRule);
  expect(after.filter(({ fatal }) => fatal)).toEqual([]);

  const own = (messages: Linter.LintMessage[]) =>
    messages.filter((message) => message.messageId === messageId);
  expect(own(verify(output, [rule])).length, 'findings left').toBeLessThan(own(verify(code, [rule])).length);

  // Rule by rule: what a stronger finding hid before is not added by taking that finding away. What another rule finds
  // may get other words: every role to one service is not every role to any service.
  const errorsOf = (messages: Linter.LintMessage[]) =>
    messages
      .filter(({ severity }) => severity === 2)
      .map(({ ruleId, messageId: id }) => (ruleId === `iam/${rule.name}` ? `${ruleId} ${id}` : `${ruleId}`));
  const added = errorsOf(after);
  for (const known of everyRule.flatMap((one) => errorsOf(verify(code, [one])))) {
    const at = added.indexOf(known);
    if (at !== -1) added.splice(at, 1);
  }
  expect(added, 'errors that the suggestion adds').toEqual([]);
}

const linter = new Linter();

function verifyWith(
  enabled: readonly AnyRule[],
  tested: AnyRule,
  each: ValidCase,
  code: string,
): Linter.LintMessage[] {
  const plugin = pluginOf(enabled);
  const levels: Partial<Linter.RulesRecord> = { ...plugin.configs.all.rules };
  const id = `iam/${tested.name}`;
  if (each.options && levels[id])
    levels[id] = [[levels[id]].flat()[0] as Linter.StringSeverity, each.options];
  return linter.verify(
    code,
    {
      files: ['**/*.*'],
      plugins: { iam: plugin, json },
      language: `json/${each.syntax ?? 'json'}`,
      ...(each.syntax === 'jsonc' && {
        languageOptions: { allowTrailingCommas: true } as Linter.LanguageOptions,
      }),
      rules: levels,
      ...(each.settings && { settings: { iam: each.settings } }),
    },
    common(each).filename,
  );
}
