/** ESLint formatter: each finding with the source it is about, as compilers show it. */
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
import { TextLines } from './text-lines.js';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

/** ESLint 10 hands on what `--color` and `--no-color` say; ESLint 9 does not. */
type Context = ESLint.LintResultData & { readonly color?: boolean | undefined };

/**
 * @param results what ESLint found
 * @param context where it ran, and what it knows of the rules
 * @returns the findings, framed, and a line with their number and that of the policies that were checked
 */
export default function frames(results: readonly ESLint.LintResult[], context: Context): string {
  const paint: Paint = usesColor(context)
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_, text) => text;
  const findings = results.flatMap((result) => framesOf(result, context, paint));
  const checked = checkedPolicies(results);
  if (findings.length === 0)
    return `${paint(['bold', checked.policies ? 'green' : 'yellow'], withoutFindings(results, checked))}\n`;
  return `\n${findings.join('\n\n')}\n\n${summary(results, checked, paint)}\n`;
}

function framesOf(result: ESLint.LintResult, context: Context, paint: Paint): string[] {
  if (result.messages.length === 0) return [];
  const text = textOf(result);
  const lines = text === undefined ? undefined : new TextLines(text);
  const path = printable(pathFrom(context.cwd, result.filePath) ?? result.filePath);
  return result.messages.map((message) => {
    const style: Style = isError(message) ? 'red' : 'yellow';
    const gutter = (part: string) => paint('blue', part);
    const title = paint(['bold', style], isError(message) ? 'error' : 'warning');
    const rule = message.ruleId ? paint('dim', ` [${printable(message.ruleId)}]`) : '';
    const frame =
      lines &&
      message.line > 0 &&
      codeFrame(lines, message, { gutter, marker: (part) => paint(['bold', style], part) });
    return [
      `${title}${rule}: ${paint('bold', printable(message.message))}`,
      `${gutter('  -->')} ${path}${placeOf(message)}`,
      ...(frame ? [frame] : []),
      ...notes(message, context).map(([kind, note]) => `${gutter('   =')} ${paint('bold', kind)}: ${note}`),
    ].join('\n');
  });
}

/** Past the last line of a finding over several, where it ends. */
function placeOf({ line, column, endLine, endColumn }: Message): string {
  if (!(line > 0)) return '';
  const start = `:${line}:${column}`;
  return endLine !== undefined && endLine > line ? `${start} to ${endLine}:${endColumn ?? 1}` : start;
}

function notes(message: Message, context: Context): [kind: string, note: string][] {
  const url = message.ruleId === null ? undefined : context.rulesMeta[message.ruleId]?.docs?.url;
  return [
    ...(message.fix ? [['help', 'Fixable with `--fix`'] as [string, string]] : []),
    ...(message.suggestions ?? []).map(({ desc }): [string, string] => ['help', printable(desc)]),
    ...(url ? [['page', printable(url)] as [string, string]] : []),
  ];
}

function withoutFindings(results: readonly ESLint.LintResult[], checked: CheckedPolicies): string {
  const facts = [outcomeWithoutFindings(checked), ...suppressedFact(results), ...uncheckedClauses(checked)];
  return `${checked.policies ? '✔' : '⚠'} ${facts.join('; ')}`;
}

function suppressedFact(results: readonly ESLint.LintResult[]): string[] {
  const suppressed = results.reduce((sum, { suppressedMessages }) => sum + suppressedMessages.length, 0);
  return suppressed ? [`${suppressed} more suppressed`] : [];
}

function summary(results: readonly ESLint.LintResult[], checked: CheckedPolicies, paint: Paint): string {
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
    ...(fixable ? [`${fixable} mended by \`--fix\``] : []),
    ...suppressedFact(results),
    ...checkedClauses(checked).map((clause) => clause.replace(/^No/, 'no')),
  ];
  return paint(['bold', errors ? 'red' : 'yellow'], `✖ ${facts.join('; ')}`);
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
