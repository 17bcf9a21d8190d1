/** Runs rules over the policies of a source. */
import { EarlierPolicies } from './earlier.js';
import { Exceptions } from './exceptions.js';
import { Finding, type IsKept } from './finding.js';
import { branchesOf } from './branches.js';
import { gathered } from './gather.js';
import { judge, type Found, type Judgement } from './judge.js';
import { keptOf } from './kept.js';
import { knownAt } from './known-at.js';
import { plansFor, type EnabledRule, type Plan } from './plans.js';
import { PoliciesBeside } from './policies-beside.js';
import type { Run } from './run.js';
import { Trials } from './trial.js';
import { Writing } from './writing.js';
import { readPolicy, type Policy } from '../policy/policy.js';
import type { AnyRule } from '../rules/rule.js';
import type { Settings } from '../sites/settings.js';
import type { DictValue, UndecidedDict } from '../value/value.js';
import type { PolicySite, Source } from '../sites/source.js';

/**
 * Lints every policy of a source. All enabled rules run together, because a finding hides its consequences in other
 * rules.
 *
 * @param settings checked settings (see `parseSettings`)
 * @param run what exceptions in the settings need to know: the folder that paths are relative to, and today's date
 * @returns the findings in the order of their position; for a source without policies only those of rules about files
 */
export function lint(
  source: Source,
  enabled: readonly EnabledRule[],
  settings: Settings = {},
  run: Run = {},
): Finding[] {
  let findings: Finding[] = [];
  let plans: readonly Plan[] | undefined;
  const exceptions = new Exceptions(settings, source.filename, run);
  const earlier =
    run.earlier && new EarlierPolicies(source, run.earlier, (site) => knownAt(site, source, settings));
  const sites = [...source.sites()];
  const isOnly = sites.length === 1;
  const beside = new PoliciesBeside(sites, source, settings);
  const kept = keptOf(source, enabled, settings);
  // The earlier version may change while the file stays the same.
  let hasAskedForEarlier = false;
  const judgeAt = (
    site: PolicySite,
    document: UndecidedDict,
    before?: Judgement,
    key?: string,
  ): Judgement => {
    const readEarlier = earlier?.readerOf(site);
    const known = {
      ...knownAt(site, source, settings),
      earlier:
        readEarlier &&
        ((version: string) => {
          hasAskedForEarlier = true;
          return readEarlier(version);
        }),
    };
    const read = (branch: DictValue, policyBefore: Policy | undefined) =>
      readPolicy(branch, known, beside.readerOf(site), policyBefore);
    plans ??= plansFor(enabled);
    if (key === undefined) return judge(branchesOf(document), read, plans, before);
    const raising = new Set<AnyRule>();
    const judgement = judge(branchesOf(document), read, kept!.plansFor(key, plans), before, raising);
    if (!hasAskedForEarlier) kept!.keepRaising(key, raising);
    return judgement;
  };
  const trials = new Trials(source, judgeAt);
  for (const site of sites) {
    if (site.judged === false) continue;
    const key = kept?.keyOf(site, knownAt(site, source, settings), beside.sitesBeside(site));
    const judgement = judgeAt(site, site.document, undefined, key);
    const { raised, shown } = judgement;
    const owner = isOnly ? undefined : site.owner;
    const own = site.source ?? source;
    const place = own.locate?.(site.document.span) ?? site.document.span;
    const where = { owner: site.owner, holes: own.holes };
    exceptions.note(raised, where, site, (span) => own.locate?.(span) ?? span);
    for (const each of gathered(exceptions.left(shown, where))) {
      const writing = new Writing(own, each.branches);
      const isKept: IsKept = (edits, printed) => {
        const written = writing.written(edits);
        return (
          written !== undefined &&
          trials.passes(written, each, site, judgement, (tryOut) =>
            key === undefined || hasAskedForEarlier
              ? tryOut()
              : kept!.verdict(key, each, { edits: printed, start: place.start }, tryOut),
          )
        );
      };
      findings.push(new Finding(each, own, writing, isKept, owner, site));
    }
  }
  if (!isOnly) findings = saidOnce(findings);
  findings.push(...findingsOfFile(source, enabled, findings, exceptions));
  return findings.sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
}

/**
 * If several places share a policy, for example through a YAML anchor, it is found once for each. Its findings are
 * shown once.
 */
function saidOnce(findings: readonly Finding[]): Finding[] {
  const said = new Set<string>();
  return findings.filter(({ rule, messageId, at, data }) => {
    const key = `${rule.name} ${messageId} ${at.start} ${at.end} ${JSON.stringify(data)}`;
    if (said.has(key)) return false;
    said.add(key);
    return true;
  });
}

/** Findings about the file as a whole, unless something in a policy already reports it. */
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

/** Findings about entries of the settings `accept` and `baseline` that accept nothing. */
function unusedOf(exceptions: Exceptions, enabled: readonly EnabledRule[]): Found[] {
  const ran = new Set(enabled.map(({ rule }) => rule.name));
  const [unused, gone] = [exceptions.unused(ran), exceptions.gone(ran)];
  if (unused.length === 0 && gone.length === 0) return [];
  return enabled.flatMap(({ rule }) =>
    Array.from(rule.checkAccepted?.(unused, gone) ?? [], (problem) => ({ rule, problem })),
  );
}
