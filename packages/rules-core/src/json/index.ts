/** The entry point `iam-rules-core/json`: lints plain JSON text, without ESLint. */
import type { TextEdit } from '../edits/text-edit.js';
import { JsonSource } from './json-source.js';
import { readJsonSource } from './read-json-source.js';
import { checkOneOf, checkOptionNames, checkString, checkText, modes } from './check-arguments.js';
import { kindOf, shown } from '../value/describe-argument.js';
import { parseText } from './parse-text.js';
import { levelsOf, type RuleLevel } from './rule-levels.js';
import { lint } from '../lint/lint.js';
import type { Configuration } from '../rules/levels.js';
import { rules } from '../rules/index.js';
import type { Severity } from '../rules/rule.js';
import { isDay } from '../sites/accept-setting.js';
import { parseSettings, type Settings } from '../sites/settings.js';
import type { EarlierFile } from '../sites/source.js';
import { printable } from '../value/printable.js';

export type { Configuration, RuleLevel, Severity, Settings, TextEdit };
export { explainText, type ExplainTextOptions, type TextExplanation } from './explain-text.js';

export interface LintTextOptions {
  /** The syntax: `json` (the default), `jsonc` (comments and trailing commas) or `json5`. */
  readonly mode?: 'json' | 'jsonc' | 'json5';
  /** The rules to run: a shipped configuration (`recommended` by default), or levels by rule name. */
  readonly rules?: Configuration | Readonly<Record<string, RuleLevel>>;
  /** What is known about the policies. See `Settings`. */
  readonly settings?: Settings;
  /** The name of the file, which may indicate the types of its policies: `…boundary…`, `…scp…`. */
  readonly filename?: string;
  /**
   * The text in the version that a rule compares with, or null if it did not exist. Without it, such a rule reports
   * nothing.
   */
  readonly before?: string | null;
  /**
   * The folder that the linter runs in. Paths in the settings are relative to it or to a folder above it. Without it,
   * only the file name is compared.
   */
  readonly cwd?: string;
  /**
   * The day that `until` in the setting `accept` is compared with, as `YYYY-MM-DD`. The default is the current day in
   * UTC.
   */
  readonly today?: string;
}

/** A quick fix that an editor can offer. */
export interface TextSuggestion {
  readonly messageId: string;
  readonly message: string;
  /** To be applied together. In ascending order, without overlaps. */
  readonly edits: readonly TextEdit[];
}

export interface TextFinding {
  /** The name of the rule; null when the text could not be parsed. */
  readonly rule: string | null;
  /** The id of the message in the rule; null when the text could not be parsed. */
  readonly messageId: string | null;
  readonly severity: Severity;
  /** In a text with several policies, it begins with the owner of the policy. */
  readonly message: string;
  /** The owner of the policy, in a text with several: "role AppRole, policy deploy". */
  readonly owner?: string;
  /**
   * The ids of the IAM Access Analyzer checks that it corresponds to (see `accessAnalyzerChecks` of `iam-rules-core`).
   */
  readonly checks: readonly string[];
  /** The range `text.slice(start, end)`, in UTF-16 code units of the given text, including a byte order mark. */
  readonly start: number;
  readonly end: number;
  /** The first line is 1. Lines end with LF, CRLF or CR. */
  readonly line: number;
  /** The first column is 1, in UTF-16 code units. A byte order mark has no column. */
  readonly column: number;
  readonly endLine: number;
  /** The column after the last character. */
  readonly endColumn: number;
  /** Edits that cannot change what the policy means. */
  readonly fix?: readonly TextEdit[];
  readonly suggestions: readonly TextSuggestion[];
}

/**
 * Lints the policies in a JSON text.
 *
 * @param text the text; a byte order mark is allowed
 * @returns the findings in the order of their position: none for a text without policies, a single one with `rule:
 * null` for a text that cannot be parsed
 * @throws Error for invalid arguments: an unknown option, rule or configuration, or an invalid setting. Never because
 * of the text.
 */
export function lintText(text: string, options: LintTextOptions = {}): TextFinding[] {
  checkArguments(text, options);
  const levels = levelsOf(options.rules ?? 'recommended');
  const settings = parseSettings(options.settings, ruleNames);
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const body = text.slice(bom);
  const locate = locator(body);
  const place = (start: number, end: number) => {
    const from = locate(start);
    const to = locate(end);
    return {
      start: start + bom,
      end: end + bom,
      line: from.line,
      column: from.column,
      endLine: to.line,
      endColumn: to.column,
    };
  };
  const moved = (edits: readonly TextEdit[]): TextEdit[] =>
    edits.map(({ range, text: put }) => ({ range: [range[0] + bom, range[1] + bom], text: put }));

  const parsed = parseText(body, options.mode ?? 'json');
  if ('error' in parsed) {
    const { message, offset } = parsed.error;
    return [
      {
        rule: null,
        messageId: null,
        severity: 'error',
        message: printable(message),
        checks: [],
        ...place(offset, offset),
        suggestions: [],
      },
    ];
  }
  const { filename } = options;
  const source = new JsonSource(parsed.value, body, {
    settings,
    ...(filename !== undefined && { filename }),
  });
  const { cwd, today, before } = options;
  const earlier = before === undefined ? undefined : () => earlierFile(before, settings, filename);
  return lint(source, [...levels.values()], settings, { cwd, today, earlier }).map(
    ({ rule, messageId, message, owner, checks, at, fix, suggestions }) => ({
      rule: rule.name,
      messageId,
      severity: levels.get(rule.name)!.severity,
      message,
      ...(owner !== undefined && { owner }),
      checks,
      ...place(at.start, at.end),
      ...(fix && { fix: moved(fix) }),
      suggestions: suggestions.map((suggestion) => ({
        messageId: suggestion.messageId,
        message: suggestion.message,
        edits: moved(suggestion.edits),
      })),
    }),
  );
}

const ruleNames = new Set(rules.map(({ name }) => name));
const optionNames = ['mode', 'rules', 'settings', 'filename', 'before', 'cwd', 'today'];

function checkArguments(text: unknown, options: unknown): void {
  checkText('lintText', text);
  checkOptionNames('lintText', options, optionNames);
  const { mode, filename, cwd, before, today } = options;
  checkOneOf('mode', mode, modes);
  checkString('filename', filename);
  checkString('cwd', cwd);
  if (before !== undefined && before !== null && typeof before !== 'string')
    throw new TypeError(`The option \`before\` must be a string or null, not ${kindOf(before)}.`);
  if (today !== undefined && !(typeof today === 'string' && isDay(today)))
    throw new Error(`The option \`today\` must be a day such as \`2027-03-31\`; it is ${shown(today)}.`);
}

function earlierFile(before: string | null, settings: Settings, filename: string | undefined): EarlierFile {
  if (before === null) return { kind: 'absent' };
  const source = readJsonSource(before, { settings, ...(filename !== undefined && { filename }) });
  return source ? { kind: 'source', source } : { kind: 'unreadable', why: 'the text before is not JSON' };
}

/** Returns a function that converts offsets to line and column, both from 1. */
function locator(text: string): (offset: number) => { line: number; column: number } {
  let starts: number[] | undefined;
  return (offset) => {
    if (!starts) {
      starts = [0];
      for (const { index, 0: lineEnd } of text.matchAll(/\r\n|[\r\n]/g)) starts.push(index + lineEnd.length);
    }
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - starts[low]! + 1 };
  };
}
