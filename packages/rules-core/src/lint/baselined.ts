/** The setting `baseline`: hides findings that it records, and findings about less than those. */
import { pathsOf } from './file-paths.js';
import type { Found } from './judge.js';
import { knownDenies, knownFinding } from './known-findings.js';
import { namedBy, without } from './named.js';
import type { Run, Where } from './run.js';
import { actionsOf, coversButActions, coversStatement } from './statement-cover.js';
import { compareActions, setCovers, type EntrySet } from '../patterns/entry-set.js';
import type { Policy } from '../policy/policy.js';
import type { GoneFindings, Problem } from '../rules/rule.js';
import type { Baseline, KnownFinding, KnownPolicy, KnownStatement } from '../sites/baseline-setting.js';
import type { PolicySite } from '../sites/source.js';
import type { Holes } from '../value/hole.js';
import type { Span } from '../value/value.js';

/** A grant in the baseline, with the statements that the policy denied then but does not deny now. */
interface KnownGrant {
  readonly statement: KnownStatement;
  readonly gone: readonly KnownStatement[];
}

/** The setting `baseline` for one file. */
export class Baselined {
  readonly #policies: readonly KnownPolicy[];
  /** How many recorded faults have not been matched with a finding yet, by policy and by the form of the fault. */
  readonly #faults = new Map<KnownPolicy, Map<string, number>>();
  /** The recorded findings that nothing has matched yet. */
  readonly #idle = new Map<KnownPolicy, Set<KnownFinding>>();
  /** How many findings matched nothing in the baseline, by rule. */
  readonly #changed = new Map<string, number>();
  /** Where each owner's policy begins. */
  readonly #places = new Map<string | undefined, Span>();

  constructor({ files }: Baseline, filename: string | undefined, { cwd }: Run) {
    const paths = filename === undefined ? [] : pathsOf(filename, cwd);
    this.#policies = paths.flatMap((path) => (Object.hasOwn(files, path) ? files[path]! : []));
    for (const policy of this.#policies) {
      this.#faults.set(policy, faultsIn(policy));
      this.#idle.set(policy, new Set(policy.findings));
    }
  }

  /** Records where a policy begins. */
  visit({ owner, document }: PolicySite, locate: (span: Span) => Span): void {
    if (this.#policies.length > 0 && !this.#places.has(owner)) this.#places.set(owner, locate(document.head));
  }

  /**
   * Records which findings still exist.
   *
   * @param raised what rules report, including findings that another finding hides
   */
  use(raised: readonly Found[], { owner, holes }: Where): void {
    if (this.#idle.size === 0) return;
    for (const each of raised) {
      const finding = knownFinding(each, holes);
      const isKnown = [...this.#idle].some(
        ([policy, idle]) => policy.owner === owner && take(finding, policy.findings, idle),
      );
      if (!isKnown) this.#changed.set(finding.rule, (this.#changed.get(finding.rule) ?? 0) + 1);
    }
  }

  /**
   * How many findings of the baseline are gone, by rule. Findings that are new are subtracted, because a recorded
   * finding may have turned into one of them.
   *
   * @param ran the names of the rules that ran; what other rules would report is unknown
   */
  gone(ran: ReadonlySet<string>): readonly GoneFindings[] {
    const left = new Map(this.#changed);
    const gone = new Map<string, GoneFindings>();
    for (const [{ owner }, idle] of this.#idle) {
      for (const { rule } of idle) {
        if (!ran.has(rule)) continue;
        const changed = left.get(rule) ?? 0;
        left.set(rule, changed - 1);
        if (changed > 0) continue;
        const key = JSON.stringify([owner, rule]);
        const at = this.#places.get(owner) ?? { start: 0, end: 0 };
        gone.set(key, { rule, count: (gone.get(key)?.count ?? 0) + 1, at });
      }
    }
    return [...gone.values()];
  }

  /** The new findings of a policy. If some actions of a finding were known, only the others are left in it. */
  left(found: readonly Found[], { owner, holes }: Where): readonly Found[] {
    const policies = this.#policies.filter((policy) => policy.owner === owner);
    if (policies.length === 0) return found;
    return found.flatMap((each) => {
      const problem = this.#left(each, policies, holes);
      if (!problem) return [];
      return problem === each.problem ? each : { ...each, problem };
    });
  }

  #left(found: Found, policies: readonly KnownPolicy[], holes: Holes | undefined): Problem | undefined {
    const { problem } = found;
    const finding = knownFinding(found, holes);
    const policy = problem.subject?.statement?.policy;
    if (finding.message !== undefined || !policy)
      return policies.some((each) => this.#takeFault(each, finding)) ? undefined : problem;
    const grants = policies.flatMap((each) => grantsLike(finding, each, policy, holes));
    if (grants.length === 0) return problem;
    const isKnown = (actions: EntrySet) => grants.some((grant) => isGranted(grant, actions));
    if (!problem.actions && isKnown(actionsOf(finding.statement!))) return undefined;
    return without(problem, namedBy(problem, holes), (action) =>
      isKnown({ negated: false, texts: [action] }),
    );
  }

  #takeFault(policy: KnownPolicy, finding: KnownFinding): boolean {
    const faults = this.#faults.get(policy)!;
    const form = formOf(finding);
    const left = faults.get(form) ?? 0;
    if (left > 0) faults.set(form, left - 1);
    return left > 0;
  }
}

/** Removes from `idle` the recorded findings that match a finding. Returns false if nothing in the baseline matches. */
function take(finding: KnownFinding, findings: readonly KnownFinding[], idle: Set<KnownFinding>): boolean {
  const alike = findings.filter((known) => isLike(known, finding));
  // Equal faults are matched one to one, so an additional one is new.
  const taken = finding.message === undefined ? alike : alike.filter((known) => idle.has(known)).slice(0, 1);
  for (const known of taken) idle.delete(known);
  return taken.length > 0;
}

/** Whether a finding is the same fault, or is about a grant that `known` covers in everything except the actions. */
function isLike(known: KnownFinding, finding: KnownFinding): boolean {
  if (known.rule !== finding.rule) return false;
  if (known.message !== undefined || finding.message !== undefined) return formOf(known) === formOf(finding);
  return (
    known.statement !== undefined &&
    finding.statement !== undefined &&
    coversButActions(known.statement, finding.statement)
  );
}

function faultsIn({ findings }: KnownPolicy): Map<string, number> {
  const faults = new Map<string, number>();
  for (const finding of findings) {
    if (finding.message === undefined) continue;
    const form = formOf(finding);
    faults.set(form, (faults.get(form) ?? 0) + 1);
  }
  return faults;
}

function formOf({ rule, message, element, text, statement }: KnownFinding): string {
  return JSON.stringify([rule, message, element, text, statement]);
}

/** The grants of a baseline that cover the grant of a finding in everything except the actions. */
function grantsLike(
  { rule, statement }: KnownFinding,
  known: KnownPolicy,
  policy: Policy,
  holes: Holes | undefined,
): readonly KnownGrant[] {
  const fitting = known.findings.flatMap((each) => {
    const isAlike = each.rule === rule && each.message === undefined && each.statement !== undefined;
    return isAlike && coversButActions(each.statement, statement!) ? each.statement : [];
  });
  if (fitting.length === 0) return [];
  const denies = knownDenies(policy, holes);
  const gone = (known.denies ?? []).filter((deny) => !denies.some((each) => coversStatement(each, deny)));
  return fitting.map((each) => ({ statement: each, gone }));
}

/** Whether the grant already had all of the actions, and none of them is allowed only because a Deny is gone. */
function isGranted({ statement, gone }: KnownGrant, actions: EntrySet): boolean {
  return (
    setCovers(actionsOf(statement), actions, compareActions) &&
    gone.every((deny) => !mayMeet(actionsOf(deny), actions))
  );
}

function mayMeet(denied: EntrySet, actions: EntrySet): boolean {
  if (denied.negated || actions.negated) return true;
  return denied.texts.some((text) => actions.texts.some((other) => compareActions.meets(text, other)));
}
