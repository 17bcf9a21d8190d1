/**
 * Follows a page of the documentation to the letter, in its order:
 *
 * - a block with `file=PATH` after its language is written to that file;
 * - the lines of an `sh` block are run, and must succeed;
 * - a `console` block shows commands after `$`, and all that they print. `exit=1` after `console` is the exit code.
 *
 * `npm install` gets the packed packages in the place of the published ones.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, inject } from 'vitest';
import { codeBlocks } from '../test/markdown.js';
import { run, tryRun } from './run.js';

export function walk(markdown: string, directory: string): void {
  for (const { language, info, code, line } of codeBlocks(markdown)) {
    if (info['file'] !== undefined) write(join(directory, info['file']), `${code}\n`);
    else if (language === 'sh') for (const command of code.split('\n')) shell(command, directory);
    else if (language === 'console') show(code, Number(info['exit'] ?? 0), directory, line);
  }
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function shell(command: string, cwd: string): void {
  run('bash', ['-ec', withPacked(command)], { cwd });
}

function show(code: string, status: number, cwd: string, line: number): void {
  const shown = code.split(/^(?=\$ )/m).map((part) => /^\$ (.+)\n?([^]*)$/.exec(part)!);
  for (const [, command = '', output = ''] of shown) {
    const ran = tryRun('bash', ['-c', command], { cwd });
    // npm itself may have to say something about the machine's own settings.
    const complaints = ran.stderr.replace(/^npm (?:warn|notice).*\n?/gm, '');
    const printed = `${ran.stdout}${complaints}`.replaceAll(`${cwd}/`, '');
    expect(tidy(printed), `line ${line}: ${command}`).toBe(tidy(output));
    expect(ran.status, `line ${line}: ${command}`).toBe(status);
  }
}

/** Without the blank lines around, and the blanks at the ends of lines. */
function tidy(text: string): string {
  return text.replace(/[ \t]+$/gm, '').replace(/^\n+|\n+$/g, '');
}

function withPacked(command: string): string {
  const { core, plugin } = inject('packed');
  if (!/^npm install\b/.test(command)) return command;
  return command
    .replace(/(?<= )eslint-plugin-iam(?= |$)/, `${core} ${plugin}`)
    .replace(/(?<= )iam-rules-core(?= |$)/, core);
}
