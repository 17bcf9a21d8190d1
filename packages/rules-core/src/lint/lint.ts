/** Runs rules over the policies of a value tree. */
import { findingOf, type Finding } from './finding.js';
import { shownOf, type Raised } from './hides.js';
import { plansAbout, plansFor, type EnabledRule, type Plan } from './plans.js';
import { readPolicies, type Policy } from '../policy/policy.js';
import { mayHoldPolicy } from '../sites/documents.js';
import type { Settings } from '../sites/settings.js';
import type { Value } from '../value/value.js';

/**
 * Lints every policy of a file. All enabled rules are given at once, since a finding hides those of other rules that are
 * its consequences.
 *
 * @param root the file's value tree
 * @param settings checked settings (see `parseSettings`)
 * @returns the findings in the order of their place; none for a file that holds no policy
 */
export function lint(root: Value, enabled: readonly EnabledRule[], settings: Settings = {}): Finding[] {
  if (!mayHoldPolicy(root)) return [];
  const plans = plansFor(enabled);
  const findings = readPolicies(root, settings).flatMap((policy) => lintPolicy(policy, plans));
  return findings.sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
}

function lintPolicy(policy: Policy, plans: readonly Plan[]): Finding[] {
  const raised: Raised[] = [];
  for (const { rule, options } of plansAbout(policy, plans)) {
    for (const problem of rule.check(policy, options)) raised.push({ rule, problem });
  }
  return shownOf(raised).map(findingOf);
}
