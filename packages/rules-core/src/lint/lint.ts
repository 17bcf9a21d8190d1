/** Runs rules over the policies of a source. */
import { Finding } from './finding.js';
import { shownOf, type Raised } from './hides.js';
import { plansAbout, plansFor, type EnabledRule, type Plan } from './plans.js';
import { Trials, type Judgement } from './trial.js';
import type { Edit } from '../edits/edit.js';
import { readPolicy, type Policy } from '../policy/policy.js';
import type { Settings } from '../sites/settings.js';
import type { PolicySite, Source } from '../sites/source.js';
import { withoutChoices } from './assignments.js';

/**
 * Lints every policy of a source. All enabled rules are given at once, since a finding hides those of other rules that are
 * its consequences.
 *
 * @param settings checked settings (see `parseSettings`)
 * @returns the findings in the order of their place; of a source that holds no policy, those of rules about files alone
 */
export function lint(source: Source, enabled: readonly EnabledRule[], settings: Settings = {}): Finding[] {
  const findings: Finding[] = [];
  let plans: readonly Plan[] | undefined;
  const judge = (site: PolicySite): Judgement => {
    plans ??= plansFor(enabled);
    const raised = raisedIn(policyAt(site, source, settings), plans);
    return { raised, shown: shownOf(raised) };
  };
  const trials = new Trials(source, judge);
  for (const { site, isOnly } of counted(source.sites())) {
    if (site.judged === false) continue;
    const { raised, shown } = judge(site);
    const owner = isOnly ? undefined : site.owner;
    for (const each of shown) {
      const isKept = (edits: readonly Edit[]) => trials.passes(edits, each, site, raised);
      findings.push(new Finding(each, site.source ?? source, isKept, owner));
    }
  }
  findings.push(...findingsOfFile(source, enabled, findings));
  return findings.sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
}

/** The sites, each as it comes, and whether there is no other. */
function* counted(
  sites: Iterable<PolicySite>,
): Generator<{ readonly site: PolicySite; readonly isOnly: boolean }> {
  let previous: PolicySite | undefined;
  let isOnly = true;
  for (const site of sites) {
    if (previous) {
      isOnly = false;
      yield { site: previous, isOnly };
    }
    previous = site;
  }
  if (previous) yield { site: previous, isOnly };
}

/** What rules find in the file as a whole, except where something in a policy says it already. */
function findingsOfFile(
  source: Source,
  enabled: readonly EnabledRule[],
  ofPolicies: readonly Finding[],
): Finding[] {
  const findings: Finding[] = [];
  for (const { rule, options } of plansFor(enabled.filter((each) => 'checkSource' in each.rule))) {
    for (const problem of rule.checkSource!(source, options)) {
      const { start, end } = problem.at;
      if (!ofPolicies.some(({ at }) => at.start === start && at.end === end))
        findings.push(new Finding({ rule, problem }, source));
    }
  }
  return findings;
}

function policyAt(
  { document, type, attachedTo, owner, stored, unread }: PolicySite,
  source: Source,
  settings: Settings,
): Policy {
  const [file, ...folders] = source.filename?.split(/[/\\]/).toReversed() ?? [];
  const names = [owner, file].filter((name) => name !== undefined);
  return readPolicy(withoutChoices(document), { type, attachedTo, settings, names, folders, stored, unread });
}

function raisedIn(policy: Policy, plans: readonly Plan[]): Raised[] {
  const raised: Raised[] = [];
  for (const { rule, options } of plansAbout(policy, plans)) {
    for (const problem of rule.check?.(policy, options) ?? []) raised.push({ rule, problem });
  }
  return raised;
}
