/** The cases of the tests of rules, for tests of what stands around the rules. */
import { rules } from '../src/rules/index.js';
import { collectCases, type RuleCases } from './rule-tester.js';

/** @param names of rules; all unless given */
export async function ruleCases(names?: readonly string[]): Promise<readonly RuleCases[]> {
  const wanted = rules.filter(({ name }) => !names || names.includes(name));
  if (names && wanted.length < names.length) throw new Error(`Not all are rules: ${names.join(', ')}`);
  return collectCases(async () => {
    for (const { category, name } of wanted)
      await import(new URL(`rules/${category}/${name}.test.ts`, import.meta.url).pathname);
  });
}
