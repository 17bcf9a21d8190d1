/** A user's project in a temporary folder, with the packed plugin and ESLint installed. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inject, onTestFinished } from 'vitest';

/**
 * Makes the project and removes it when the test ends.
 *
 * @param files texts by path
 * @returns the project's folder
 */
export function newProject(files: Readonly<Record<string, string>>): string {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'iam-project-')));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  symlinkSync(join(inject('packed').installed, 'node_modules'), join(directory, 'node_modules'), 'dir');
  writeFiles(directory, { 'package.json': '{ "private": true, "type": "module" }\n', ...files });
  return directory;
}

function writeFiles(directory: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(directory, dirname(path)), { recursive: true });
    writeFileSync(join(directory, path), text);
  }
}

/** The configuration that the README begins with. */
export const readmeConfig = `import { defineConfig } from 'eslint/config';
import iam from 'eslint-plugin-iam';

export default defineConfig([{ files: ['policies/**/*.json'], extends: [iam.configs.recommended] }]);
`;
