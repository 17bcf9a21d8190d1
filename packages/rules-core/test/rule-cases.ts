/** The cases of the tests of rules, for tests of what stands around the rules. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ruleFiles } from '../../../scripts/rule-files.mjs';
import { collectCases, type RuleCases } from './rule-tester.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));

/**
 * @param names of rules; all that have a test unless given
 * @throws Error when one of the names has no test
 */
export async function ruleCases(names?: readonly string[]): Promise<readonly RuleCases[]> {
  const tests = ruleFiles(root)
    .filter(({ name }) => !names || names.includes(name))
    .map(({ test }) => join(root, test))
    .filter((test) => existsSync(test));
  if (names && tests.length < names.length) throw new Error(`Not all have a test: ${names.join(', ')}.`);
  return collectCases(async () => {
    for (const test of tests) await import(test);
  });
}
