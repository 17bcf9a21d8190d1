/** Fresh projects in temporary folders, with the packed packages installed by a package manager from the registry. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { tryRun } from './run.js';

export interface Installed {
  readonly directory: string;
  /** What the package manager printed, on both streams. */
  readonly output: string;
}

/** A folder of the test file, removed after its last test. */
export function temporaryFolder(name: string): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), `iam-${name}-`)));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

export function writeFiles(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(directory, dirname(path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

/** npm takes the plugin's dependency on the core from the tarball beside it, since its version fits. */
export function npmInstall(packages: readonly string[], flags: readonly string[] = []): Installed {
  const { core, plugin } = inject('packed');
  return install(['npm', 'install', '--no-audit', '--no-fund', ...flags, ...packages, core, plugin], {
    'package.json': '{ "private": true, "type": "module" }\n',
  });
}

/** pnpm with its strict `node_modules`: only what the project names is at its top. */
export function pnpmInstall(packages: readonly string[]): Installed {
  const { core, plugin } = inject('packed');
  return install(['npx', '--yes', 'pnpm@12', 'add', ...packages, plugin], {
    'package.json': '{ "private": true, "type": "module" }\n',
    'pnpm-workspace.yaml': `overrides:\n  iam-rules-core: 'file:${core}'\nstrictPeerDependencies: true\n`,
  });
}

function install([command, ...args]: readonly string[], files: Readonly<Record<string, string>>): Installed {
  const directory = temporaryFolder('installed');
  writeFiles(directory, files);
  const { status, stdout, stderr } = tryRun(command!, args, { cwd: directory });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} (${status})\n${stdout}${stderr}`);
  return { directory, output: stdout + stderr };
}

/** The warnings of a package manager about packages: deprecations, peers, engines, scripts. */
export function warningsIn(output: string): string[] {
  return output
    .split('\n')
    .filter((line) => /deprecat|\bpeer|ERESOLVE|EBADENGINE|unsupported|scripts?\b/i.test(line));
}

export interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly peer?: boolean;
  readonly hasInstallScript?: boolean;
}

/** The packages of an npm lock file by their path, without the project itself. */
export function lockedPackages(directory: string): Map<string, LockedPackage> {
  const { packages } = JSON.parse(readFileSync(join(directory, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, LockedPackage>;
  };
  return new Map(Object.entries(packages).filter(([path]) => path !== ''));
}
