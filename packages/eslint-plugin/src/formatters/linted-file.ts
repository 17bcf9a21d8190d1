/** What formatters read from ESLint's results. */
import { existsSync, readFileSync } from 'node:fs';
import nodePath, { dirname, join, type PlatformPath } from 'node:path';
import type { ESLint, Linter } from 'eslint';

/** A finding, possibly suppressed. */
export type Message = Linter.LintMessage | Linter.SuppressedLintMessage;

/**
 * The text that the messages of a result refer to, without a byte order mark, like ESLint counts. Undefined when it is
 * not available, such as for standard input without findings.
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

/** Whether a message is an error. ESLint reports parse errors as fatal. */
export function isError({ fatal, severity }: Message): boolean {
  return fatal === true || severity === 2;
}

/**
 * The owner of the policy that a message of our rules is about. In a file with several policies the message begins with
 * it, and ESLint keeps nothing else of a finding.
 */
export function ownerIn({ message }: Message): string | undefined {
  return /^In `([^`]+)`: /.exec(message)?.[1];
}

/**
 * The folder that reported paths are relative to: that of the repository, where code hosts look up files, else the one
 * that ESLint runs in.
 */
export function rootOf(cwd: string): string {
  for (let folder = cwd; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git'))) return folder;
    if (dirname(folder) === folder) return cwd;
  }
}

/** The path relative to a folder, with slashes. Undefined for a file elsewhere. */
export function pathFrom(
  folder: string,
  filePath: string,
  paths: PlatformPath = nodePath,
): string | undefined {
  const path = paths.relative(folder, filePath);
  const parts = path.split(paths.sep);
  return paths.isAbsolute(path) || parts[0] === '..' ? undefined : parts.join('/');
}

/** A path as part of a URL, also safe in Markdown. */
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
