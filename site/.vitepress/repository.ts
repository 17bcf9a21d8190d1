/** Where the sources of the site's pages are. */
import { fileURLToPath } from 'node:url';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** Where the repository is read. */
export const repository = 'https://github.com/eslint-plugin-iam/eslint-plugin-iam';

/** The path that the site has on its host. */
export const base = '/eslint-plugin-iam/';

const ruleFolder = 'packages/eslint-plugin/docs/rules/';

/**
 * The page of the site that a Markdown file of the repository becomes, as its path without `.md`.
 *
 * @param file its path from the root of the repository
 */
export function pageOf(file: string): string | undefined {
  if (!file.endsWith('.md')) return undefined;
  const path = file.slice(0, -'.md'.length);
  if (path === 'docs/README') return 'docs/index';
  if (path === 'docs/rules') return 'rules/index';
  if (path === 'packages/rules-core/README') return 'docs/library';
  if (path.startsWith('docs/')) return path;
  if (path.startsWith(ruleFolder)) return `rules/${path.slice(ruleFolder.length)}`;
  if (path.startsWith('site/') && !path.slice('site/'.length).includes('/'))
    return path.slice('site/'.length);
  return undefined;
}
