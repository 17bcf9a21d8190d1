/** What rules find in a document, whichever way its conditions are decided. */
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
  /** The branches of the document that its edits are about; absent for edits of what is written. */
  readonly branches?: Branches;
  /** Where the document has several branches: the same problem as it is in some of them. */
  readonly inBranches?: InBranches;
  /** The last day on which the setting `accept` kept it from being shown. */
  readonly acceptedUntil?: string;
}

/** The same in each of the branches that it is in. */
type FoundInBranches = Found & Required<Pick<Found, 'inBranches'>>;

/** What rules raise of a document, and what of it is shown. */
export interface Judgement {
  readonly raised: readonly Found[];
  readonly shown: readonly Found[];
  /** The policy that the document is, where it is only one. */
  readonly policy?: Policy | undefined;
}

/**
 * @param groups the branches of the document
 * @param read reads the document of a branch
 * @param before what was found in the document before an edit
 * @param raising gets the rules that raise something in some branch
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

/** What is found in one group of branches and another. */
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
      // As a whole where it is so in some branch.
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
    if (kept && rule.dependsOn) {
      raised.push(...kept.of(rule));
      for (const problem of rule.check(kept.changes, options)) raised.push({ rule, problem });
      continue;
    }
    for (const problem of rule.check(policy, options)) raised.push({ rule, problem });
  }
  return raised;
}

/** What is granted counts if it is in one branch, all else if it is in each branch that has its place. */
function holds({ rule, problem, inBranches }: FoundInBranches, branches: Branches): boolean {
  if (rule.holds === 'some') return true;
  const places = branches.holding(problem.at);
  const ofValue = problem.subject?.value && branches.holding(problem.subject.value.span);
  return places.every((place) => inBranches.has(place) || ofValue?.includes(place) === false);
}

/**
 * What a rule has to say of one place in several branches is one problem, though not all of it need be told alike: the message
 * is the one that comes first in the rule.
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

/** What tells problems apart: their rule and place, and more where a branch has several alike. */
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

/** The keys that several problems of one branch have. */
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
