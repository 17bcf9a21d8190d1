/**
 * Runs the cases of a rule, each once, through `lintText`. What a case asserts: every finding with its message, data
 * and exact range, and each suggestion and fix with the whole text that it makes.
 */
import { describe, expect, it } from 'vitest';
import { find, findByEach, type Found } from './find.js';
import { lintText, type LintTextOptions, type RuleLevel, type TextEdit } from '../src/json/index.js';
import { rules } from '../src/rules/index.js';
import { levelIn } from '../src/rules/levels.js';
import type { AnyRule } from '../src/rules/rule.js';
import type { Settings } from '../src/sites/settings.js';

type Data = Readonly<Record<string, string | number>>;

export interface ValidCase {
  /** Names the case in the report; the code does otherwise. */
  readonly name?: string;
  readonly code: string;
  /** `json` unless told. Comments and trailing commas need `jsonc`, all else that JSON has not `json5`. */
  readonly syntax?: 'json' | 'jsonc' | 'json5';
  readonly options?: Readonly<Record<string, unknown>>;
  readonly settings?: Settings;
  readonly filename?: string;
  /** The folder that paths in the settings begin in. */
  readonly cwd?: string;
  /** The text as it was before; null where there was none. */
  readonly before?: string | null;
  /** Rules that run as well, for what the tested one makes of their findings. */
  readonly beside?: readonly string[];
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
  /** The text after one pass of fixes, when the rule fixes. */
  readonly output?: string;
}

export interface Cases {
  readonly valid: readonly ValidCase[];
  readonly invalid: readonly InvalidCase[];
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

let collecting: ((rule: AnyRule, cases: Cases) => void) | undefined;

/**
 * Gives the cases of a rule without running them.
 *
 * @param load imports the test of the rule
 */
export async function collectCases(rule: AnyRule, load: () => Promise<unknown>): Promise<Cases> {
  const valid: ValidCase[] = [];
  const invalid: InvalidCase[] = [];
  collecting = (tested, cases) => {
    if (tested !== rule) throw new Error(`The test of ${rule.name} tests ${tested.name}.`);
    valid.push(...cases.valid);
    invalid.push(...cases.invalid);
  };
  try {
    await load();
  } finally {
    collecting = undefined;
  }
  return { valid, invalid };
}

/** Declares the tests of a rule. */
export function testRule(rule: AnyRule, { valid, invalid }: Cases): void {
  if (collecting) {
    collecting(rule, { valid, invalid });
    return;
  }
  if (!rules.includes(rule))
    throw new Error(`${rule.name} is not in the index of rules: run \`pnpm generate\`.`);
  describe(rule.name, () => {
    it('has no case twice', () => expect(repeatedIn([...valid, ...invalid])).toEqual([]));
    describe('is silent', () => {
      for (const each of valid) it(titleOf(each), () => checkValid(rule, each));
    });
    describe('reports', () => {
      for (const each of invalid) it(titleOf(each), () => checkInvalid(rule, each));
    });
  });
}

const titleOf = ({ name, code }: ValidCase) => name ?? code;

/** @returns the titles of cases that ask what one before them asks. */
export function repeatedIn(cases: readonly ValidCase[]): string[] {
  const seen = new Set<string>();
  return cases
    .filter(({ code, syntax, options, settings, filename, before }) => {
      const key = JSON.stringify([unmark(code).code, syntax, options, settings, filename, before]);
      return seen.size === seen.add(key).size;
    })
    .map(titleOf);
}

/** @throws AssertionError when the rule reports anything */
export function checkValid(rule: AnyRule, each: ValidCase): void {
  expect(findingsOf(rule, each, each.code)).toEqual([]);
}

/** @throws AssertionError when what the rule reports differs from what the case expects */
export function checkInvalid(rule: AnyRule, each: InvalidCase): void {
  const { code, ranges } = unmark(each.code);
  const errors = each.errors.map((error) => (typeof error === 'string' ? { messageId: error } : error));
  expect(errors.length, 'an invalid case expects errors').toBeGreaterThan(0);
  expect(ranges.length, 'marked ranges, one for each error').toBe(errors.length);

  expect(findingsOf(rule, each, code)).toEqual(
    errors.map(({ messageId, data, suggestions = [] }: ExpectedError, index) => ({
      messageId,
      message: filled(rule, messageId, data),
      ...ranges[index],
      underlined: code.slice(ranges[index]!.start, ranges[index]!.end),
      suggestions: suggestions.map((suggestion) => ({
        messageId: suggestion.messageId,
        message: filled(rule, suggestion.messageId, suggestion.data),
        output: suggestion.output,
      })),
    })),
  );
  const fixed = fixedOnce(rule, each, code);
  expect(fixed, 'the text after the fixes (`output`)').toBe(each.output ?? code);
  if (each.output !== undefined) {
    expect(each.output, '`output` is for what changes').not.toBe(code);
    expect(rule.fixable, 'a rule with fixes says `fixable`').toBe(true);
    expect(lintText(each.output, optionsFor(rule, each)).filter((finding) => finding.rule === null)).toEqual(
      [],
    );
  }
  for (const { messageId, suggestions = [] } of errors as readonly ExpectedError[]) {
    if (suggestions.length === 0) continue;
    const titles = suggestions.map(({ messageId: id, data }) => filled(rule, id, data));
    expect(new Set(titles).size, 'titles of one finding differ').toBe(titles.length);
    for (const { output } of suggestions) checkSuggestion(rule, each, code, messageId, output);
  }
}

/** The findings of the rule alone. */
function findingsOf(rule: AnyRule, each: ValidCase, code: string) {
  const own = lintText(code, optionsFor(rule, each)).filter(
    (finding) => finding.rule === rule.name || finding.rule === null,
  );
  return own.map(({ messageId, message, start, end, suggestions }) => ({
    messageId,
    message,
    start,
    end,
    underlined: code.slice(start, end),
    suggestions: suggestions.map((suggestion) => ({
      messageId: suggestion.messageId,
      message: suggestion.message,
      output: applied(code, suggestion.edits),
    })),
  }));
}

function optionsFor(rule: AnyRule, each: ValidCase, wanted?: LintTextOptions['rules']): LintTextOptions {
  return {
    mode: each.syntax ?? 'json',
    rules: wanted ?? {
      ...Object.fromEntries((each.beside ?? []).map((name) => [name, 'error'])),
      [rule.name]: ['error', each.options ?? {}],
    },
    ...(each.settings && { settings: each.settings }),
    ...(each.filename !== undefined && { filename: each.filename }),
    ...(each.cwd !== undefined && { cwd: each.cwd }),
    ...(each.before !== undefined && { before: each.before }),
  };
}

/** The message with the data of the case in it, every placeholder filled. */
function filled(rule: AnyRule, messageId: string, data: Data = {}): string {
  const template = rule.messages[messageId];
  if (template === undefined) throw new Error(`${rule.name} has no message \`${messageId}\`.`);
  return template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    if (!(name in data)) throw new Error(`The case gives no \`${name}\` for the message \`${messageId}\`.`);
    return String(data[name]);
  });
}

/** @param edits in ascending order, without overlaps */
function applied(code: string, edits: readonly TextEdit[]): string {
  let result = code;
  for (const { range, text } of edits.toReversed())
    result = result.slice(0, range[0]) + text + result.slice(range[1]);
  return result;
}

/** One pass of `eslint --fix`: of fixes that touch each other, the first alone. */
function fixedOnce(rule: AnyRule, each: ValidCase, code: string): string {
  let end = -1;
  const edits = lintText(code, optionsFor(rule, each)).flatMap(({ fix = [] }) => {
    if (fix.length === 0 || fix[0]!.range[0] <= end) return [];
    end = fix.at(-1)!.range[1];
    return fix;
  });
  return applied(code, edits);
}

/**
 * A suggestion, once applied, removes its finding, adds no error of any rule, and leaves a text that parses.
 *
 * @param code the text without marks, `output` the one that the suggestion makes of it
 * @throws AssertionError when it does not
 */
export function checkSuggestion(
  rule: AnyRule,
  each: ValidCase,
  code: string,
  messageId: string,
  output: string,
): void {
  const own = (text: string) =>
    find(text, optionsFor(rule, each)).filter((finding) => finding.messageId === messageId).length;
  expect(own(output), `findings left after the suggestion that makes ${output}`).toBeLessThan(own(code));

  // What another rule finds may get other words: every role to one service is not every role to any service.
  const options = optionsFor(rule, each, levelsOf(rules, rule, each));
  const errorsOf = (findings: readonly Found[]) =>
    findings
      .filter(({ severity }) => severity === 'error')
      .map((finding) =>
        finding.rule === rule.name ? `${rule.name} ${finding.messageId}` : `${finding.rule}`,
      );
  const after = errorsOf(find(output, options));
  if (without(after, errorsOf(find(code, options))).length === 0) return;
  // Rule by rule: what a stronger finding hid before is not added by taking that finding away.
  const before = errorsOf(findByEach(code, options));
  expect(without(after, before), `errors that the suggestion adds which makes ${output}`).toEqual([]);
}

/** The levels of `all`, the tested rule with the options of the case. */
function levelsOf(
  enabled: readonly AnyRule[],
  tested: AnyRule,
  { options }: ValidCase,
): Record<string, RuleLevel> {
  return Object.fromEntries(
    enabled.map((rule) => {
      const level = levelIn(rule, 'all') ?? (rule === tested ? 'error' : 'off');
      return [rule.name, rule === tested && options ? [[level].flat()[0] as 'error', options] : level];
    }),
  );
}

/** The items that are left when each of `taken` takes one of its kind away. */
function without(items: readonly string[], taken: readonly string[]): string[] {
  const left = [...items];
  for (const each of taken) {
    const at = left.indexOf(each);
    if (at !== -1) left.splice(at, 1);
  }
  return left;
}
