/** Packs the packages once for all end-to-end tests and installs them with ESLint into one folder, as a user would. */
import { mkdtempSync, readdirSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { run } from './run.js';

export interface Packed {
  /** Paths of the tarballs that would be published. */
  readonly core: string;
  readonly plugin: string;
  readonly terraform: string;
  /** A project with the newest ESLint and the tarballs of the core and the plugin in its `node_modules`. */
  readonly installed: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    packed: Packed;
  }
}

const root = fileURLToPath(new URL('..', import.meta.url));

export default function setup({ provide }: TestProject): () => void {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'iam-packed-')));
  const core = pack('packages/rules-core', directory);
  const plugin = pack('packages/eslint-plugin', directory);
  const terraform = pack('packages/eslint-plugin-terraform', directory);
  const installed = mkdtempSync(join(directory, 'installed-'));
  writeFileSync(join(installed, 'package.json'), '{ "private": true, "type": "module" }\n');
  run('npm', ['install', '--no-audit', '--no-fund', 'eslint@10', core, plugin], { cwd: installed });
  provide('packed', { core, plugin, terraform, installed });
  return () => rmSync(directory, { recursive: true });
}

/** pnpm packs, since it turns `workspace:^` into the version. */
function pack(directory: string, destination: string): string {
  const before = new Set(readdirSync(destination));
  run('npx', ['--yes', 'pnpm@12', 'pack', '--pack-destination', destination], { cwd: join(root, directory) });
  const [tarball] = readdirSync(destination).filter((file) => !before.has(file));
  return join(destination, tarball!);
}
