/** Binaries of Node from the registry. */
import { join } from 'node:path';
import { temporaryFolder, writeFiles } from './install.js';
import { run } from './run.js';

/** The oldest that the packages admit of each line, and the newest of the last. */
const versions = ['20.19.0', '22.13.0', '24'] as const;

/**
 * Installs the versions into one folder. The packages hold the binary of one platform and have no install script.
 *
 * @returns the path of each binary, by version
 */
export function installNodeVersions(): ReadonlyMap<string, string> {
  const directory = temporaryFolder('node');
  const platform = `${process.platform}-${process.arch}`;
  writeFiles(directory, { 'package.json': '{ "private": true }\n' });
  run(
    'npm',
    [
      'install',
      '--no-audit',
      '--no-fund',
      ...versions.map((version) => `node-${version}@npm:node-${platform}@${version}`),
    ],
    { cwd: directory },
  );
  return new Map(
    versions.map((version) => [version, join(directory, 'node_modules', `node-${version}`, 'bin/node')]),
  );
}
