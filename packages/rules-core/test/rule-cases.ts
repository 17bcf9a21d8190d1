/** The cases of all tests of rules, for tests of what stands around the rules. */
import { readdirSync } from 'node:fs';
import { collectCases, type RuleCases } from './rule-tester.js';

const folder = new URL('rules/', import.meta.url);

/** Every rule's cases, by category and name. */
export function ruleCases(): Promise<readonly RuleCases[]> {
  const tests = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => readdirSync(new URL(name, folder)).map((file) => `${name}/${file}`))
    .filter((path) => path.endsWith('.test.ts'))
    .sort();
  return collectCases(async () => {
    for (const path of tests) await import(new URL(path, folder).pathname);
  });
}
