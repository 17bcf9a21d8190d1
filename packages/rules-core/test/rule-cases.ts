/** The cases of the tests of rules, for tests of what stands around the rules. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ruleFiles } from '../../../scripts/rule-files.mjs';
import { rules } from '../src/rules/index.js';
import type { AnyRule } from '../src/rules/rule.js';
import { collectCases, type Cases } from './rule-tester.js';

export interface RuleCases extends Cases {
  readonly rule: AnyRule;
}

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** What was read: a test file is a module, which runs once. */
const known = new Map<string, Cases>();

/**
 * @param names of rules; all that have a test unless given
 * @throws Error when one of the names has no test
 */
export async function ruleCases(names?: readonly string[]): Promise<readonly RuleCases[]> {
  const cases: RuleCases[] = [];
  for (const { name, test } of ruleFiles(root)) {
    const rule = rules.find((each) => each.name === name);
    if (!rule || (names && !names.includes(name)) || !existsSync(join(root, test))) continue;
    // The query makes it another module than the test file itself, which may yet have to run in this process.
    if (!known.has(name))
      known.set(name, await collectCases(rule, () => import(`${join(root, test)}?cases`)));
    cases.push({ rule, ...known.get(name)! });
  }
  if (names && cases.length < names.length) throw new Error(`Not all have a test: ${names.join(', ')}.`);
  return cases;
}
