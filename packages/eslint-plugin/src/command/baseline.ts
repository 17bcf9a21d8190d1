/** Writes the file for the setting `baseline`: it records the current findings, so that only new ones are reported. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { ESLint, type Linter } from 'eslint';
import { knownPolicies, parseSettings, type Baseline, type KnownPolicy } from 'iam-rules-core';
import { count } from '../formatters/linted-file.js';
import { whileRecording } from '../recorder.js';

export interface BaselineOptions {
  /** The folder that ESLint runs in. */
  readonly cwd: string;
  /** The baseline file, relative to `cwd`. */
  readonly file: string;
  /** Another ESLint configuration file. */
  readonly config?: string | undefined;
  /** The files and patterns for ESLint to lint. */
  readonly patterns: readonly string[];
}

export interface BaselineResult {
  readonly findings: number;
  readonly files: number;
  /** Files that could not be parsed, so that their findings are unknown. */
  readonly unparsed: readonly string[];
  /** Whether the configuration has the setting for any of the linted files. */
  readonly isUsed: boolean;
}

interface Recorded {
  readonly place: string;
  readonly known: KnownPolicy;
}

/**
 * Lints the files with the project's configuration and writes the findings to the baseline file. Keeps the entries of
 * files that are not linted, unless these no longer exist. Findings that a comment or the setting `accept` hides are
 * not recorded.
 *
 * @throws Error of ESLint, such as for a pattern that matches no file; Error for a file that is not a baseline
 */
export async function writeBaseline({
  cwd,
  file,
  config,
  patterns,
}: BaselineOptions): Promise<BaselineResult> {
  const path = resolve(cwd, file);
  const before = readBaseline(path);
  // The configuration imports the file, so it has to exist.
  if (!before) writeFileSync(path, textOf({}));
  try {
    const { results, recorded, isUsed } = await lintRecorded(cwd, config, patterns);
    const files = new Map(Object.entries(before?.files ?? {}));
    for (const name of files.keys()) if (!existsSync(join(cwd, name))) files.delete(name);
    let findings = 0;
    for (const { filePath, messages } of results) {
      const name = pathFrom(cwd, filePath);
      const shown = shownOf(messages, recorded.get(filePath) ?? []);
      // As ESLint counts: a finding about many entries is one, although each entry is recorded.
      findings += shown.length;
      const known = knownPolicies(shown.map((each) => each.known));
      if (known.length > 0) files.set(name, known);
      else files.delete(name);
    }
    writeFileSync(path, textOf(Object.fromEntries([...files].sort(([a], [b]) => (a < b ? -1 : 1)))));
    const unparsed = results.filter(({ messages }) => messages.some(({ fatal }) => fatal));
    return {
      findings,
      files: results.filter(({ filePath }) => files.has(pathFrom(cwd, filePath))).length,
      unparsed: unparsed.map(({ filePath }) => pathFrom(cwd, filePath)),
      isUsed,
    };
  } catch (error) {
    if (!before) rmSync(path);
    throw error;
  }
}

/** Undefined if there is no such file. */
function readBaseline(path: string): Baseline | undefined {
  if (!existsSync(path)) return undefined;
  const text = readFileSync(path, 'utf8');
  let baseline: unknown;
  try {
    baseline = JSON.parse(text);
  } catch (error) {
    throw new Error(`${path} is not JSON: ${(error as Error).message}`, { cause: error });
  }
  try {
    return parseSettings({ baseline }).baseline;
  } catch (error) {
    throw new Error(`${path} is not a baseline. Delete it to make a new one.`, { cause: error });
  }
}

async function lintRecorded(cwd: string, config: string | undefined, patterns: readonly string[]) {
  const eslint = new ESLint({ cwd, ...(config !== undefined && { overrideConfigFile: config }) });
  const recorded = new Map<string, Recorded[]>();
  let isUsed = false;
  const results = await whileRecording(
    {
      record(filename, finding, { line, column }) {
        // Findings about exceptions cannot be exceptions themselves.
        if (finding.rule.checkAccepted) return;
        const known = recorded.get(filename) ?? [];
        recorded.set(filename, known);
        known.push({ place: `${line}:${column} ${finding.message}`, known: finding.known });
      },
      see(settings) {
        isUsed ||= settings.baseline !== undefined;
      },
    },
    () => eslint.lintFiles([...patterns]),
  );
  return { results, recorded, isUsed };
}

/** The recorded findings of a file that ESLint shows, because comments hide some. */
function shownOf(
  messages: readonly Linter.LintMessage[],
  recorded: readonly Recorded[],
): readonly Recorded[] {
  const shown = new Set(messages.map(({ line, column, message }) => `${line}:${column} ${message}`));
  return recorded.filter(({ place }) => shown.has(place));
}

/** The path relative to the folder, or the whole path for a file elsewhere. */
function pathFrom(cwd: string, filePath: string): string {
  const path = relative(cwd, filePath);
  return (isAbsolute(path) || path.startsWith('..') ? filePath : path).split(sep).join('/');
}

function textOf(files: Baseline['files']): string {
  return `${JSON.stringify({ version: 1, files }, null, 2)}\n`;
}

/** The message to the user of the command. */
export function summaryOf(
  { findings, files, unparsed, isUsed }: BaselineResult,
  file: string,
): readonly string[] {
  return [
    `${file}: ${count(findings, 'finding')} of ${count(files, 'file')}.`,
    ...unparsed.map((path) => `${path} could not be parsed, so it has no findings in the baseline.`),
    ...(isUsed ? [] : [`The configuration does not use it yet: import it, as \`settings.iam.baseline\`.`]),
  ];
}
