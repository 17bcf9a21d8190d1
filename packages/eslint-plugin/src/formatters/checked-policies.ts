/**
 * How many policies were checked. ESLint tells formatters of findings alone, so the files are read again. What cannot be told
 * from a file is taken to be as usual: that rules for policies are on, and that no setting says what its policies are.
 */
import type { ESLint } from 'eslint';
import { isJudged } from 'iam-rules-core';
import { mayHoldCode } from '../hosts/estree/code-source.js';
import { count, textOf } from './linted-file.js';
import { sourceOf } from './source-of.js';

export interface CheckedPolicies {
  readonly policies: number;
  /** The files that they are in. */
  readonly files: number;
  /** Policies that are not the user's to change, and were not checked. */
  readonly excluded: number;
  /** Files in which no policy was found. */
  readonly filesWithout: number;
  /** Files that ESLint could not parse. */
  readonly unparsed: number;
  /** Files that ESLint did not lint although it was asked to. */
  readonly ignored: number;
  /** Files that could not be read again, or whose syntax is not read here: they may hold policies that were checked. */
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

/** ESLint warns of a file that it ignores by a message that has neither a rule nor a place. */
function isAboutIgnoring({ ruleId, line }: ESLint.LintResult['messages'][number]): boolean {
  return ruleId === null && !(line > 0);
}

function policiesIn(result: ESLint.LintResult): { judged: number; excluded: number } | undefined {
  const text = textOf(result);
  if (text === undefined) return undefined;
  const found = { judged: 0, excluded: 0 };
  // Code is read by the parser of the configuration, which is not at hand.
  if (isCode(result.filePath)) return mayHoldCode(text) ? undefined : found;
  if (!isRead(result.filePath)) return undefined;
  for (const site of sourceOf(text, result.filePath)?.sites() ?? []) {
    if (isJudged(site)) found.judged++;
    else if (!site.unread) found.excluded++;
  }
  return found;
}

/** The files of the shipped configurations, which are left alone where they hold no policy. */
function isRead(path: string): boolean {
  return /\.(?:json[c5]?|tfstate|ya?ml|template|tpl|tftpl|j2)$|\.(?:json|ya?ml)\.[^./\\]+$/.test(path);
}

function isCode(path: string): boolean {
  return /\.[cm]?[jt]sx?$/.test(path);
}

/** "14 policies of 9 files"; undefined where none was checked. */
function checkedIn({ policies, files }: CheckedPolicies): string | undefined {
  return policies > 0 ? `${count(policies, 'policy', 'policies')} of ${count(files, 'file')}` : undefined;
}

/** "No findings in 14 policies of 9 files"; where none was checked, that this is why nothing was found. */
export function outcomeWithoutFindings(checked: CheckedPolicies): string {
  const where = checkedIn(checked);
  return where === undefined ? noneChecked(checked) : `No findings in ${where}`;
}

/** A clause on what was checked, and clauses on what was not. */
export function checkedClauses(checked: CheckedPolicies): string[] {
  const where = checkedIn(checked);
  const first = where === undefined ? noneChecked(checked) : `${where} ${was(checked.policies)} checked`;
  return [first, ...uncheckedClauses(checked)];
}

function noneChecked({ filesWithout, uncounted }: CheckedPolicies): string {
  if (filesWithout === 0) return uncounted > 0 ? 'No policies could be counted' : 'No policies were checked';
  return `No policies were found in ${count(filesWithout, 'file')}`;
}

/** What was not checked. */
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

/** A clause as a sentence. */
export function sentence(clause: string): string {
  return `${clause[0]!.toUpperCase()}${clause.slice(1)}.`;
}

function was(amount: number): string {
  return amount === 1 ? 'was' : 'were';
}
