/** Starts programs as a user's shell would. */
import { spawnSync } from 'node:child_process';

export interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly input?: string;
}

/** What a program did, whatever its exit code. Colours are off; npm's own variables of the outer run and
 * those of a CI runner are not inherited. */
export function tryRun(command: string, args: readonly string[], { cwd, env = {}, input }: RunOptions): Ran {
  const inherited = Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:npm_|pnpm_|GIT_|GITHUB_|CI_|VITEST|NODE_ENV$|NODE_OPTIONS$|FORCE_COLOR$|COLUMNS$)/i.test(name),
  );
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    cwd,
    env: { ...Object.fromEntries(inherited), NO_COLOR: '1', ...env },
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    ...(input !== undefined && { input }),
  });
  if (error) throw error;
  return { status, stdout, stderr };
}

/** The output of a program that must succeed. */
export function run(command: string, args: readonly string[], options: RunOptions): string {
  const { status, stdout, stderr } = tryRun(command, args, options);
  if (status !== 0) throw new Error(`${[command, ...args].join(' ')} (${status})\n${stdout}${stderr}`);
  return stdout;
}
