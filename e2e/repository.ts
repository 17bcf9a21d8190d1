/** A user's Git repository in a temporary folder, out of reach of the Git configuration of the machine. */
import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { run, tryRun } from './run.js';

/** What a commit did. */
export interface Committed {
  readonly done: boolean;
  /** The findings in the output: path in the repository, line and column, severity, rule. */
  readonly findings: readonly string[];
  readonly output: string;
}

export class Repository {
  readonly directory: string;
  readonly env: NodeJS.ProcessEnv;

  /**
   * @param env variables of the hook managers, for instance where they keep what they install
   * @param from a repository to copy, with its hooks and its history; else the new one is empty
   */
  constructor(env: NodeJS.ProcessEnv, from?: Repository) {
    this.directory = realpathSync(mkdtempSync(join(tmpdir(), 'iam-repository-')));
    this.env = {
      GIT_CONFIG_GLOBAL: '/dev/null',
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_AUTHOR_NAME: 'Author',
      GIT_AUTHOR_EMAIL: 'author@example.com',
      GIT_COMMITTER_NAME: 'Author',
      GIT_COMMITTER_EMAIL: 'author@example.com',
      // Where husky looks for a user's own script.
      XDG_CONFIG_HOME: this.directory,
      ...env,
    };
    if (from) cpSync(from.directory, this.directory, { recursive: true, verbatimSymlinks: true });
    else this.git('init', '--quiet');
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true });
  }

  /** @param files texts by path */
  write(files: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(this.directory, dirname(path)), { recursive: true });
      writeFileSync(join(this.directory, path), text);
    }
  }

  link(path: string, target: string): void {
    mkdirSync(join(this.directory, dirname(path)), { recursive: true });
    symlinkSync(target, join(this.directory, path), 'dir');
  }

  /** Runs a program that must succeed, and returns its output. */
  run(command: string, args: readonly string[], folder = '.'): string {
    return run(command, args, { cwd: join(this.directory, folder), env: this.env });
  }

  git(...args: string[]): string {
    return this.run('git', args);
  }

  /** Writes files and stages them. */
  stage(files: Readonly<Record<string, string>>): void {
    this.write(files);
    this.git('add', '--', ...Object.keys(files));
  }

  /** Commits what is staged, hooks included. */
  commit(): Committed {
    const { status, stdout, stderr } = tryRun('git', ['commit', '--message', 'Change policies'], {
      cwd: this.directory,
      env: this.env,
    });
    const output = stdout + stderr;
    return { done: status === 0, findings: this.#findings(output), output };
  }

  /** Reads what ESLint prints by default: a path on a line of its own, below it one line per finding. */
  #findings(output: string): string[] {
    const findings: string[] = [];
    let file = '';
    for (const line of output.split('\n').map((text) => text.trim())) {
      if (line.startsWith(`${this.directory}/`)) file = line.slice(this.directory.length + 1);
      const finding = /^(?<place>\d+:\d+) +(?<severity>error|warning) .* (?<rule>\S+)$/u.exec(line)?.groups;
      if (finding) findings.push(`${file}:${finding['place']} ${finding['severity']} ${finding['rule']}`);
    }
    return findings;
  }
}
