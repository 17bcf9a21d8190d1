/** ESLint formatter: shows each finding in its source, like a compiler does. */
import { styleText } from 'node:util';
import type { ESLint } from 'eslint';
import { printable } from 'iam-rules-core';
import { codeFrame } from './code-frame.js';
import {
  checkedClauses,
  checkedPolicies,
  outcomeWithoutFindings,
  uncheckedClauses,
  type CheckedPolicies,
} from './checked-policies.js';
import { count, isError, pathFrom, textOf, type Message } from './linted-file.js';
import { wrap } from './terminal-cells.js';
import { TextLines } from './text-lines.js';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

/** The appearance of the output: its colours and, in a terminal, the number of columns. */
interface Look {
  readonly paint: Paint;
  readonly room: number | undefined;
}

/** ESLint 10 passes on `--color` and `--no-color`. ESLint 9 does not. */
type Context = ESLint.LintResultData & { readonly color?: boolean | undefined };

/**
 * @param results what ESLint found
 * @param context where it ran, and the metadata of the rules
 * @returns the findings in frames; the number for each rule, with its page; and a line with the numbers of findings and
 * checked policies
 */
export default function frames(results: readonly ESLint.LintResult[], context: Context): string {
  const paint: Paint = usesColor(context)
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_, text) => text;
  const look: Look = { paint, room: terminalWidth() };
  const findings = results.flatMap((result) => framesOf(result, context, look));
  const checked = checkedPolicies(results);
  if (findings.length === 0)
    return `${painted(look, ['bold', checked.policies ? 'green' : 'yellow'], withoutFindings(results, checked), '  ')}\n`;
  const byRule = rulesOf(results, context, look);
  return `\n${[...findings, ...(byRule ? [byRule] : []), summary(results, checked, look)].join('\n\n')}\n`;
}

/** Wraps a text. Each line is styled separately, because CI logs reset styles at line ends. */
function painted({ paint, room }: Look, style: Style, text: string, indent: string): string {
  return wrap(text, room, indent)
    .map((line) => paint(style, line))
    .join('\n');
}

function framesOf(result: ESLint.LintResult, context: Context, look: Look): string[] {
  if (result.messages.length === 0) return [];
  const text = textOf(result);
  const lines = text === undefined ? undefined : new TextLines(text);
  const path = printable(pathFrom(context.cwd, result.filePath) ?? result.filePath);
  const { paint } = look;
  return result.messages.map((message) => {
    const style: Style = isError(message) ? 'red' : 'yellow';
    const gutter = (part: string) => paint('blue', part);
    const kind = isError(message) ? 'error' : 'warning';
    const rule = message.ruleId === null ? '' : ` [${printable(message.ruleId)}]`;
    const title = `${kind}${rule}: `;
    const [first = '', ...more] = wrap(printable(message.message), look.room, '  ', title.length);
    const frame =
      lines &&
      message.line > 0 &&
      codeFrame(lines, message, { gutter, marker: (part) => paint(['bold', style], part) }, look.room);
    return [
      `${paint(['bold', style], kind)}${rule && paint('dim', rule)}: ${paint('bold', first)}`,
      ...more.map((line) => paint('bold', line)),
      `${gutter('  -->')} ${path}${placeOf(message)}`,
      ...(frame ? [frame] : []),
      ...helps(message).map((help) => {
        const margin = ' '.repeat('   = help: '.length);
        const lines = wrap(help, look.room, margin, margin.length);
        return `${gutter('   =')} ${paint('bold', 'help')}: ${lines.join('\n')}`;
      }),
    ].join('\n');
  });
}

/** For a finding over several lines, includes the end. */
function placeOf({ line, column, endLine, endColumn }: Message): string {
  if (!(line > 0)) return '';
  const start = `:${line}:${column}`;
  return endLine !== undefined && endLine > line ? `${start} to ${endLine}:${endColumn ?? 1}` : start;
}

function helps({ fix, suggestions = [] }: Message): string[] {
  return [...(fix ? ['Fixable with `--fix`'] : []), ...suggestions.map(({ desc }) => printable(desc))];
}

/**
 * The number of findings for each rule, with its page. Rules with errors come first, then those with the most findings.
 */
function rulesOf(results: readonly ESLint.LintResult[], context: Context, look: Look): string | undefined {
  const counts = new Map<string, { errors: number; warnings: number }>();
  for (const message of results.flatMap(({ messages }) => messages)) {
    if (message.ruleId === null) continue;
    const sums = counts.get(message.ruleId) ?? { errors: 0, warnings: 0 };
    counts.set(message.ruleId, sums);
    if (isError(message)) sums.errors++;
    else sums.warnings++;
  }
  const rows = [...counts]
    .sort(([a, x], [b, y]) => y.errors - x.errors || y.warnings - x.warnings || (a < b ? -1 : 1))
    .map(([ruleId, { errors, warnings }]) => ({
      amount: [errors && count(errors, 'error'), warnings && count(warnings, 'warning')]
        .filter(Boolean)
        .join(', '),
      rule: printable(ruleId),
      page: printable(context.rulesMeta[ruleId]?.docs?.url ?? ''),
    }));
  if (rows.length === 0) return undefined;
  const widest = (cell: 'amount' | 'rule') => Math.max(...rows.map((row) => row[cell].length));
  const margin = ' '.repeat(widest('amount') + 4);
  return rows
    .map(({ amount, rule, page }) => {
      const left = `  ${amount.padEnd(widest('amount'))}  `;
      const whole = `${left}${rule.padEnd(widest('rule'))}  ${page}`;
      if (look.room === undefined || whole.length <= look.room) return whole.trimEnd();
      return [`${left}${rule}`, ...(page ? [`${margin}${page}`] : [])].join('\n');
    })
    .join('\n');
}

function withoutFindings(results: readonly ESLint.LintResult[], checked: CheckedPolicies): string {
  const facts = [outcomeWithoutFindings(checked), ...suppressedFact(results), ...uncheckedClauses(checked)];
  return `${checked.policies ? '✔' : '⚠'} ${facts.join('; ')}`;
}

function suppressedFact(results: readonly ESLint.LintResult[]): string[] {
  const suppressed = results.reduce((sum, { suppressedMessages }) => sum + suppressedMessages.length, 0);
  return suppressed ? [`${suppressed} more suppressed`] : [];
}

function summary(results: readonly ESLint.LintResult[], checked: CheckedPolicies, look: Look): string {
  const sum = (number: (result: ESLint.LintResult) => number) =>
    results.reduce((total, result) => total + number(result), 0);
  const errors = sum(({ errorCount }) => errorCount);
  const warnings = sum(({ warningCount }) => warningCount);
  const files = sum(({ messages }) => Number(messages.length > 0));
  const fixable = sum(
    ({ fixableErrorCount, fixableWarningCount }) => fixableErrorCount + fixableWarningCount,
  );
  const facts = [
    `${count(errors, 'error')} and ${count(warnings, 'warning')} in ${count(files, 'file')}`,
    ...(fixable ? [`${fixable} fixable with \`--fix\``] : []),
    ...suppressedFact(results),
    ...checkedClauses(checked).map((clause) => clause.replace(/^No/, 'no')),
  ];
  return painted(look, ['bold', errors ? 'red' : 'yellow'], `✖ ${facts.join('; ')}`, '  ');
}

/** `COLUMNS` is set when the output goes through another program, such as a pager. */
function terminalWidth(): number | undefined {
  const { env, stdout } = process;
  const said = Number(env['COLUMNS']);
  if (Number.isInteger(said) && said > 0) return said;
  return stdout.isTTY && stdout.columns > 0 ? stdout.columns : undefined;
}

function usesColor({ color }: Context): boolean {
  if (color !== undefined) return color;
  const { argv, env, stdout } = process;
  if (argv.includes('--no-color')) return false;
  if (argv.includes('--color')) return true;
  if (env['FORCE_COLOR'] !== undefined) return !['0', 'false'].includes(env['FORCE_COLOR']);
  // `hasColors` reads NO_COLOR, NODE_DISABLE_COLORS and TERM.
  return stdout.isTTY && stdout.hasColors();
}
