/** Starts the language servers of editors for a test. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import { LanguageClient, type LanguageServerOptions } from './language-client.mjs';

const servers = join(
  dirname(createRequire(import.meta.url).resolve('vscode-langservers-extracted/package.json')),
  'bin',
);

/**
 * Starts a server of `vscode-langservers-extracted` and stops it when the test ends.
 *
 * @param name such as `vscode-eslint-language-server`
 */
export async function startLanguageServer(
  name: string,
  options: Omit<LanguageServerOptions, 'server'>,
): Promise<LanguageClient> {
  const client = await LanguageClient.start({ ...options, server: join(servers, name) });
  onTestFinished(() => client.stop());
  return client;
}
