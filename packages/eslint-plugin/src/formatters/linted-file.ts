/** What the formatters read of ESLint's results. */
import { existsSync, readFileSync } from 'node:fs';
import nodePath, { dirname, join, type PlatformPath } from 'node:path';
import type { ESLint, Linter } from 'eslint';

/** A finding, or a finding that a suppression hides. */
export type Message = Linter.LintMessage | Linter.SuppressedLintMessage;

/**
 * The text that the messages of a result speak of, without a byte order mark, as ESLint counts; undefined when it is
 * not to be had (standard input without findings, say).
 */
export function textOf({ output, source, filePath }: ESLint.LintResult): string | undefined {
  const text = output ?? source ?? readIfThere(filePath);
  return text?.startsWith('\uFEFF') ? text.slice(1) : text;
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

/** Whether a message hinders or warns: ESLint reports parse errors as fatal. */
export function isError({ fatal, severity }: Message): boolean {
  return fatal === true || severity === 2;
}

/**
 * Whose policy a message of one of our rules is about, as far as it says so: those about a file with several policies
 * begin with it. Messages are all that ESLint keeps of findings.
 */
export function ownerIn({ message }: Message): string | undefined {
  return /^In `([^`]+)`: /.exec(message)?.[1];
}

/**
 * The folder that reports name paths from: the repository's, since that is where code hosts look files up, else the
 * one ESLint runs in.
 */
export function rootOf(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return cwd;
  }
}

/** The path from a folder with slashes; undefined for a file elsewhere. */
export function pathFrom(
  folder: string,
  filePath: string,
  paths: PlatformPath = nodePath,
): string | undefined {
  const path = paths.relative(folder, filePath);
  const parts = path.split(paths.sep);
  return paths.isAbsolute(path) || parts[0] === '..' ? undefined : parts.join('/');
}

/** A path as part of a URL, in Markdown too. */
export function urlPath(path: string): string {
  return path
    .split('/')
    .map(encodeURIComponent)
    .join('/')
    .replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16)}`);
}

/** "1 error", "2 errors" */
export function count(amount: number, noun: string, plural = `${noun}s`): string {
  return `${amount} ${amount === 1 ? noun : plural}`;
}
