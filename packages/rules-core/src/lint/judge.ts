/** Collects what rules find in a document, for each way to decide its conditions. */
import type { Branches } from './branches.js';
import type { DictValue } from '../value/value.js';
import { shownOf, type Raised } from './hides.js';
import { KeptProblems, type Judged } from './kept-problems.js';
import { plansAbout, type Plan } from './plans.js';
import type { Policy } from '../policy/policy.js';
import type { InBranches } from './writing.js';
import type { AnyRule, Problem } from '../rules/rule.js';

/** A problem of a document. */
export interface Found extends Raised {
  /** The branches of the document that its edits refer to. Absent if the edits refer to the source as written. */
  readonly branches?: Branches;
  /** If the document has several branches: the same problem in each branch that has it. */
  readonly inBranches?: InBranches;
  /** The last day on which the setting `accept` hid it. */
  readonly acceptedUntil?: string;
}

/** A problem with its counterparts in all branches that have it. */
type FoundInBranches = Found & Required<Pick<Found, 'inBranches'>>;

/** What rules report for a document, and which part of it is shown. */
export interface Judgement {
  readonly raised: readonly Found[];
  readonly shown: readonly Found[];
  /** The policy, if the document has only one branch. */
  readonly policy?: Policy | undefined;
}

/**
 * @param groups the branches of the document
 * @param read reads the document of a branch
 * @param before what was found in the document before an edit
 * @param raising receives the rules that report something in any branch
 */
export function judge(
  groups: readonly Branches[],
  read: (document: DictValue, before: Policy | undefined) => Policy,
  plans: readonly Plan[],
  before?: Judgement,
  raising?: Set<AnyRule>,
): Judgement {
  const raisedIn = (policy: Policy, known?: Judged) => {
    const raised = raisedBy(plans, policy, known);
    if (raising) for (const { rule } of raised) raising.add(rule);
    return raised;
  };
  const [first, ...others] = groups.map((branches) => {
    const policies = branches.documents.map((document) => read(document, before?.policy));
    return judgeGroup(branches, policies, raisedIn, before);
  });
  return others.reduce(together, first!);
}

/** Combines the findings of two groups of branches. */
function together(one: Judgement, other: Judgement): Judgement {
  const added = (ones: readonly Found[], others: readonly Found[]) => {
    const known = new Set(ones.map(placeKeyOf));
    return [...ones, ...others.filter((each) => !known.has(placeKeyOf(each)))];
  };
  return { raised: added(one.raised, other.raised), shown: added(one.shown, other.shown) };
}

function judgeGroup(
  branches: Branches,
  policies: readonly Policy[],
  raisedIn: (policy: Policy, before?: Judged) => readonly Raised[],
  before: Judgement | undefined,
): Judgement {
  const [policy, ...others] = policies;
  if (policy && others.length === 0) {
    const known = before?.policy && { policy: before.policy, raised: before.raised };
    const raised = raisedIn(policy, known).map(({ rule, problem }) => ({ rule, problem, branches }));
    return { raised, shown: shownOf(raised), policy };
  }
  const raised = merged(policies.map((each) => raisedIn(each)))
    .filter((each) => holds(each, branches))
    .map((each) => ({ ...each, branches }));
  const shown = new Map<Found, Problem>();
  for (const place of policies.keys()) {
    const here = raised.flatMap((found) => {
      const problem = found.inBranches.get(place);
      return problem ? [{ rule: found.rule, problem, found }] : [];
    });
    for (const { problem, found } of shownOf(here)) {
      // Shown in full if any branch shows it in full.
      const isWhole = problem === found.inBranches.get(place);
      if (isWhole || !shown.has(found)) shown.set(found, isWhole ? found.problem : problem);
    }
  }
  return {
    raised,
    shown: raised.flatMap((each) => {
      const problem = shown.get(each);
      return problem ? [{ ...each, problem }] : [];
    }),
  };
}

function raisedBy(plans: readonly Plan[], policy: Policy, before?: Judged): readonly Raised[] {
  const kept = KeptProblems.of(policy, before);
  const raised: Raised[] = [];
  for (const { rule, options } of plansAbout(policy, plans)) {
    if (kept && rule.checkStatements) raised.push(...kept.of(rule));
    const problems =
      kept && rule.checkStatements
        ? rule.checkStatements(kept.changes, options)
        : rule.check(policy, options);
    for (const problem of problems) raised.push({ rule, problem });
  }
  return raised;
}

/**
 * What is granted counts if it is so in any branch. Anything else counts only if it is so in every branch that includes
 * its place.
 */
function holds({ rule, problem, inBranches }: FoundInBranches, branches: Branches): boolean {
  if (rule.holds === 'some') return true;
  const places = branches.holding(problem.at);
  const ofValue = problem.subject?.value && branches.holding(problem.subject.value.span);
  return places.every((place) => inBranches.has(place) || ofValue?.includes(place) === false);
}

/**
 * Combines what a rule reports for one place in several branches into one problem. If the messages differ, the one that
 * comes first in the rule is used.
 */
function merged(byBranch: readonly (readonly Raised[])[]): readonly FoundInBranches[] {
  const keysOf = keysFor(byBranch);
  const found = new Map<string, { rule: AnyRule; problem: Problem; inBranches: Map<number, Problem> }>();
  for (const [place, raised] of byBranch.entries()) {
    const seen = new Map<string, number>();
    for (const { rule, problem } of raised) {
      const alike = keysOf({ rule, problem });
      const count = seen.get(alike) ?? 0;
      seen.set(alike, count + 1);
      const key = `${alike} ${count}`;
      const known = found.get(key);
      if (!known) {
        found.set(key, { rule, problem, inBranches: new Map([[place, problem]]) });
        continue;
      }
      known.inBranches.set(place, problem);
      if (rankOf(rule, problem) < rankOf(rule, known.problem)) known.problem = problem;
    }
  }
  return [...found.values()];
}

function rankOf({ messages }: AnyRule, { messageId }: Problem): number {
  return Object.keys(messages).indexOf(messageId);
}

/**
 * Returns the key that distinguishes problems: their rule and place, and more if a branch has several with the same
 * key.
 */
function keysFor(byBranch: readonly (readonly Raised[])[]): (raised: Raised) => string {
  const parts: ((raised: Raised) => string)[] = [
    placeKeyOf,
    ({ problem }) => problem.messageId,
    ({ problem }) => JSON.stringify(problem.data),
  ];
  let keyOf = parts[0]!;
  for (const part of parts.slice(1)) {
    const coarse = keyOf;
    const ambiguous = repeated(byBranch, coarse);
    keyOf = (raised) => {
      const key = coarse(raised);
      return ambiguous.has(key) ? `${key} ${part(raised)}` : key;
    };
  }
  return keyOf;
}

function placeKeyOf({ rule, problem: { at } }: Raised): string {
  return `${rule.name} ${at.start} ${at.end}`;
}

/** The keys that several problems of one branch have in common. */
function repeated(
  byBranch: readonly (readonly Raised[])[],
  keyOf: (raised: Raised) => string,
): ReadonlySet<string> {
  const found = new Set<string>();
  for (const raised of byBranch) {
    const seen = new Set<string>();
    for (const key of raised.map(keyOf)) {
      if (seen.has(key)) found.add(key);
      seen.add(key);
    }
  }
  return found;
}
