/** Runs rules over the policies of a source. */
import { EarlierPolicies } from './earlier.js';
import { Exceptions } from './exceptions.js';
import { Finding } from './finding.js';
import { branchesOf } from './branches.js';
import { gathered } from './gather.js';
import { judge, type Found, type Judgement } from './judge.js';
import { knownAt } from './known-at.js';
import { plansFor, type EnabledRule, type Plan } from './plans.js';
import { PoliciesBeside } from './policies-beside.js';
import type { Run } from './run.js';
import { Trials } from './trial.js';
import { Writing } from './writing.js';
import type { Edit } from '../edits/edit.js';
import { readPolicy, type Policy } from '../policy/policy.js';
import type { Settings } from '../sites/settings.js';
import type { DictValue } from '../value/value.js';
import type { PolicySite, Source } from '../sites/source.js';

/**
 * Lints every policy of a source. All enabled rules are given at once, since a finding hides those of other rules that are
 * its consequences.
 *
 * @param settings checked settings (see `parseSettings`)
 * @param run what exceptions in the settings need to know: the folder that paths begin in, and today's date
 * @returns the findings in the order of their place; of a source that holds no policy, those of rules about files alone
 */
export function lint(
  source: Source,
  enabled: readonly EnabledRule[],
  settings: Settings = {},
  run: Run = {},
): Finding[] {
  let findings: Finding[] = [];
  let isAlone = true;
  let plans: readonly Plan[] | undefined;
  const exceptions = new Exceptions(settings, source.filename, run);
  const earlier =
    run.earlier && new EarlierPolicies(source, run.earlier, (site) => knownAt(site, source, settings));
  const judgeAt = (site: PolicySite, before?: Judgement): Judgement => {
    const known = { ...knownAt(site, source, settings), earlier: earlier?.readerOf(site) };
    const read = (document: DictValue, policyBefore: Policy | undefined) =>
      readPolicy(document, known, beside.readerOf(site), policyBefore);
    return judge(branchesOf(site.document), read, (plans ??= plansFor(enabled)), before);
  };
  const beside = new PoliciesBeside(source, settings);
  const trials = new Trials(source, judgeAt);
  for (const { site, isOnly } of counted(source.sites())) {
    if (site.judged === false) continue;
    const judgement = judgeAt(site);
    const { raised, shown } = judgement;
    const owner = isOnly ? undefined : site.owner;
    const own = site.source ?? source;
    const where = { owner: site.owner, holes: own.holes };
    exceptions.note(raised, where, site, (span) => own.locate?.(span) ?? span);
    for (const each of gathered(exceptions.left(shown, where))) {
      const writing = new Writing(own, each.branches);
      const isKept = (edits: readonly Edit[]) => {
        const written = writing.written(edits);
        return written !== undefined && trials.passes(written, each, site, judgement);
      };
      findings.push(new Finding(each, own, writing, isKept, owner, site));
    }
    isAlone &&= isOnly;
  }
  if (!isAlone) findings = saidOnce(findings);
  findings.push(...findingsOfFile(source, enabled, findings, exceptions));
  return findings.sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
}

/** A policy that several share, such as by an anchor of YAML, is found once for each; its findings are shown once. */
function saidOnce(findings: readonly Finding[]): Finding[] {
  const said = new Set<string>();
  return findings.filter(({ rule, messageId, at, data }) => {
    const key = `${rule.name} ${messageId} ${at.start} ${at.end} ${JSON.stringify(data)}`;
    if (said.has(key)) return false;
    said.add(key);
    return true;
  });
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
  exceptions: Exceptions,
): Finding[] {
  const raised: Found[] = [];
  for (const { rule, options } of plansFor(enabled.filter((each) => 'checkSource' in each.rule))) {
    for (const problem of rule.checkSource!(source, options)) {
      const { start, end } = problem.at;
      if (!ofPolicies.some(({ at }) => at.start === start && at.end === end)) raised.push({ rule, problem });
    }
  }
  exceptions.note(raised, {});
  const shown = [...exceptions.left(raised, {}), ...unusedOf(exceptions, enabled)];
  return shown.map((found) => new Finding(found, source));
}

/** What rules say of entries of the settings `accept` and `baseline` that accept nothing. */
function unusedOf(exceptions: Exceptions, enabled: readonly EnabledRule[]): Found[] {
  const ran = new Set(enabled.map(({ rule }) => rule.name));
  const [unused, gone] = [exceptions.unused(ran), exceptions.gone(ran)];
  if (unused.length === 0 && gone.length === 0) return [];
  return enabled.flatMap(({ rule }) =>
    Array.from(rule.checkAccepted?.(unused, gone) ?? [], (problem) => ({ rule, problem })),
  );
}
