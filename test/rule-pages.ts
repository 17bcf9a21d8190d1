/** The policies that the pages of the rules show. */
import { readFileSync, readdirSync } from 'node:fs';
import { codeBlocks, type CodeBlock } from './markdown.js';

const pages = new URL('../packages/eslint-plugin/docs/rules/', import.meta.url);

/** The JSON under "Incorrect" of each page. */
export const incorrectPolicies: readonly (CodeBlock & { readonly page: string })[] = readdirSync(
  pages,
).flatMap((page) =>
  codeBlocks(readFileSync(new URL(page, pages), 'utf8'))
    .filter(({ language, section }) => language === 'json' && section === 'Incorrect')
    .map((block) => ({ page, ...block })),
);
