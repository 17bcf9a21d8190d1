/** The cases of all tests of rules, for tests of what stands around the rules. */
import { readdirSync } from 'node:fs';
import { collectCases, type RuleCases } from './rule-tester.js';

const folder = new URL('rules/', import.meta.url);

/**
 * The cases of the named tests, as `grammar/valid-effect`; of all tests without names.
 *
 * @returns in the order of the names, which are those of the categories and rules
 */
export async function ruleCases(names: readonly string[] = allNames()): Promise<readonly RuleCases[]> {
  return collectCases(async () => {
    for (const name of names) await import(new URL(`${name}.test.ts`, folder).pathname);
  });
}

function allNames(): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(new URL(name, folder)).map((file) => `${name}/${file}`))
    .filter((path) => path.endsWith('.test.ts'))
    .map((path) => path.slice(0, -'.test.ts'.length))
    .sort();
}
