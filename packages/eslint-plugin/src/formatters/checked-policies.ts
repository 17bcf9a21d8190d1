/**
 * Counts the checked policies. ESLint passes only findings to formatters, so the files are read again. Where a file
 * does not tell, the defaults are assumed: the rules for policies are enabled, and no setting determines the types of
 * its policies.
 */
import type { ESLint } from 'eslint';
import { isJudged } from 'iam-rules-core';
import { mayHoldCode } from '../hosts/estree/code-source.js';
import { count, textOf } from './linted-file.js';
import { sourceOf } from './source-of.js';

export interface CheckedPolicies {
  readonly policies: number;
  /** The number of files with these policies. */
  readonly files: number;
  /** Policies that the user cannot change, which were not checked. */
  readonly excluded: number;
  /** Files in which no policy was found. */
  readonly filesWithout: number;
  /** Files that ESLint could not parse. */
  readonly unparsed: number;
  /** Files that ESLint was asked to lint but did not. */
  readonly ignored: number;
  /**
   * Files that could not be read again, or whose syntax this module does not read. They may contain checked policies.
   */
  readonly uncounted: number;
}

/** Counts the policies in the files of ESLint's results. */
export function checkedPolicies(results: readonly ESLint.LintResult[]): CheckedPolicies {
  const sums = {
    policies: 0,
    files: 0,
    excluded: 0,
    filesWithout: 0,
    unparsed: 0,
    ignored: 0,
    uncounted: 0,
  };
  for (const result of results) {
    if (result.messages.some(({ fatal }) => fatal)) sums.unparsed++;
    else if (result.messages.some(isAboutIgnoring)) sums.ignored++;
    else {
      const found = policiesIn(result);
      if (!found) sums.uncounted++;
      else if (found.judged === 0) sums.filesWithout++;
      else sums.files++;
      sums.policies += found?.judged ?? 0;
      sums.excluded += found?.excluded ?? 0;
    }
  }
  return sums;
}

/** When ESLint ignores a file, its warning has neither a rule nor a position. */
function isAboutIgnoring({ ruleId, line }: ESLint.LintResult['messages'][number]): boolean {
  return ruleId === null && !(line > 0);
}

function policiesIn(result: ESLint.LintResult): { judged: number; excluded: number } | undefined {
  const text = textOf(result);
  if (text === undefined) return undefined;
  const found = { judged: 0, excluded: 0 };
  // Code needs the parser in the configuration, which is not available.
  if (isCode(result.filePath)) return mayHoldCode(text) ? undefined : found;
  if (!isRead(result.filePath)) return undefined;
  for (const site of sourceOf(text, result.filePath)?.sites() ?? []) {
    if (isJudged(site)) found.judged++;
    else if (!site.unread) found.excluded++;
  }
  return found;
}

/** Files of the shipped configurations, which are ignored if they contain no policy. */
function isRead(path: string): boolean {
  return /\.(?:json[c5]?|tfstate|ya?ml|template|tpl|tftpl|j2)$|\.(?:json|ya?ml)\.[^./\\]+$/.test(path);
}

function isCode(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path);
}

/** "14 policies of 9 files", or undefined if none was checked. */
function checkedIn({ policies, files }: CheckedPolicies): string | undefined {
  return policies > 0 ? `${count(policies, 'policy', 'policies')} of ${count(files, 'file')}` : undefined;
}

/** "No findings in 14 policies of 9 files". If none was checked, says that this is the reason. */
export function outcomeWithoutFindings(checked: CheckedPolicies): string {
  const where = checkedIn(checked);
  return where === undefined ? noneChecked(checked) : `No findings in ${where}`;
}

/** A clause about what was checked, and clauses about what was not. */
export function checkedClauses(checked: CheckedPolicies): string[] {
  const where = checkedIn(checked);
  const first = where === undefined ? noneChecked(checked) : `${where} ${was(checked.policies)} checked`;
  return [first, ...uncheckedClauses(checked)];
}

function noneChecked({ filesWithout, uncounted }: CheckedPolicies): string {
  if (filesWithout === 0) return uncounted > 0 ? 'No policies could be counted' : 'No policies were checked';
  return `No policies were found in ${count(filesWithout, 'file')}`;
}

/** Clauses about what was not checked. */
export function uncheckedClauses(checked: CheckedPolicies): string[] {
  const { policies, excluded, filesWithout, unparsed, ignored, uncounted } = checked;
  const clauses: [amount: number, clause: string][] = [
    [policies && filesWithout, `no policies were found in ${count(filesWithout, 'other file')}`],
    [
      excluded,
      `${count(excluded, 'policy', 'policies')} ${was(excluded)} not checked: AWS managed, or not in effect`,
    ],
    [unparsed, `${count(unparsed, 'file')} could not be parsed`],
    [ignored, `${count(ignored, 'file')} ${was(ignored)} ignored`],
    [
      uncounted,
      `${count(uncounted, 'file')} of another syntax, or gone since, ${was(uncounted)} not counted`,
    ],
  ];
  return clauses.filter(([amount]) => amount > 0).map(([, clause]) => clause);
}

/** Turns a clause into a sentence. */
export function sentence(clause: string): string {
  return `${clause[0]!.toUpperCase()}${clause.slice(1)}.`;
}

function was(amount: number): string {
  return amount === 1 ? 'was' : 'were';
}
