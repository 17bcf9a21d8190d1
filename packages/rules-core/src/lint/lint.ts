/** Runs rules over the policies of a value tree. */
import type { Edit } from '../edits/edit.js';
import { mayHoldPolicy } from '../sites/documents.js';
import { overlapWith } from '../policy/overlap.js';
import { readPolicies, type Policy, type Statement } from '../policy/policy.js';
import type { AnyRule, Problem, Suggestion } from '../rules/rule.js';
import type { Settings } from '../sites/settings.js';
import type { Span, Value } from '../value/value.js';

export interface EnabledRule {
  readonly rule: AnyRule;
  /** What the user set; the defaults fill the rest. */
  readonly options?: Readonly<Record<string, unknown>> | undefined;
}

type Data = Readonly<Record<string, string | number>>;

export interface FindingSuggestion {
  readonly messageId: string;
  readonly message: string;
  readonly data: Data;
  readonly edits: readonly Edit[];
}

export interface Finding {
  readonly rule: AnyRule;
  readonly messageId: string;
  readonly message: string;
  readonly data: Data;
  readonly at: Span;
  /** Edits that cannot change what the policy means. */
  readonly fix?: readonly Edit[];
  readonly suggestions: readonly FindingSuggestion[];
}

/**
 * Lints every policy of a file. All enabled rules are given at once, since the strongest finding hides those of other
 * rules that are its own consequences.
 *
 * @param root the file's value tree
 * @param settings checked settings (see `parseSettings`)
 * @returns the findings in the order of their place; none for a file that holds no policy
 */
export function lint(root: Value, enabled: readonly EnabledRule[], settings: Settings = {}): Finding[] {
  if (!mayHoldPolicy(root)) return [];
  const findings = readPolicies(root, settings).flatMap((policy) => lintPolicy(policy, enabled));
  return findings.sort((a, b) => a.at.start - b.at.start || a.at.end - b.at.end);
}

function lintPolicy(policy: Policy, enabled: readonly EnabledRule[]): Finding[] {
  const problems: { rule: AnyRule; problem: Problem }[] = [];
  const plans = plansFor(policy, enabled);
  // Here, and wherever as much is gone through, by index: where code runs for the first time, an iterator costs several
  // times what is done with each item.
  for (let index = 0; index < plans.length; index++) {
    const { rule, options } = plans[index]!;
    for (const problem of rule.check(policy, options)) problems.push({ rule, problem });
  }
  if (problems.length === 0) return [];
  const hidden = new Map<Statement, Set<string>>();
  const places = new Map<string, Span[]>();
  for (const { rule, problem } of problems) {
    for (const name of rule.supersedesAt ?? []) {
      const spans = places.get(name);
      if (spans) spans.push(problem.at);
      else places.set(name, [problem.at]);
    }
    if (!problem.statement || !rule.supersedes) continue;
    const names = hidden.get(problem.statement) ?? new Set();
    for (const name of rule.supersedes) names.add(name);
    hidden.set(problem.statement, names);
  }
  const isSaidAt = new Map([...places].map(([name, spans]) => [name, overlapWith(spans)]));
  return problems
    .filter(({ rule, problem }) => !(problem.statement && hidden.get(problem.statement)?.has(rule.name)))
    .filter(({ rule, problem }) => !isSaidAt.get(rule.name)?.(problem.at))
    .map(({ rule, problem }) => toFinding(rule, problem));
}

/** The messages are filled when somebody asks for them: ESLint fills its own. */
function toFinding(rule: AnyRule, problem: Problem): Finding {
  const { messages } = rule;
  const { messageId, data = {}, at, fix, suggestions = [] } = problem;
  return {
    rule,
    messageId,
    get message() {
      return fill(messages[messageId]!, data);
    },
    data,
    at,
    ...(fix && { fix }),
    suggestions: suggestions.map((suggestion) => toFindingSuggestion(messages, suggestion)),
  };
}

function toFindingSuggestion(
  messages: AnyRule['messages'],
  { messageId, data = {}, edits }: Suggestion,
): FindingSuggestion {
  return {
    messageId,
    get message() {
      return fill(messages[messageId]!, data);
    },
    data,
    edits,
  };
}

function fill(message: string, data: Data): string {
  return message.replace(/\{\{(\w+)\}\}/g, (whole, name: string) =>
    name in data ? String(data[name]) : whole,
  );
}

type Options = Readonly<Record<string, unknown>>;

/** A rule to run, and how. */
interface Plan {
  readonly rule: AnyRule;
  /** A copy of what was given: a caller may change an object between two runs. */
  readonly given: Options | undefined;
  /** With the defaults. */
  readonly options: Options;
}

/** Those of the last run: most runs give the same rules with the same options for every file. */
let lastPlans: readonly Plan[] = [];
/** Those of them that are about policies of a form. */
const plansByForm = new Map<string, readonly Plan[]>();

/** The rules that may have something to say of the policy. */
function plansFor(policy: Policy, enabled: readonly EnabledRule[]): readonly Plan[] {
  const all = plansOf(enabled);
  const { form } = policy;
  let plans = plansByForm.get(form);
  if (!plans) plansByForm.set(form, (plans = all.filter(({ rule }) => isAbout(rule, policy))));
  return plans;
}

function isAbout({ kinds, elements, traits }: AnyRule, policy: Policy): boolean {
  return (
    kinds.includes(policy.kind) &&
    (!elements || elements.some((element) => policy.has(element))) &&
    (!traits || traits.some((trait) => policy.hasTrait(trait)))
  );
}

function plansOf(enabled: readonly EnabledRule[]): readonly Plan[] {
  const isSame =
    enabled.length === lastPlans.length &&
    enabled.every(({ rule, options }, index) => {
      const last = lastPlans[index]!;
      return last.rule === rule && hasSameMembers(last.given, options);
    });
  if (!isSame) {
    lastPlans = enabled.map(planOf);
    plansByForm.clear();
  }
  return lastPlans;
}

function planOf({ rule, options: given }: EnabledRule): Plan {
  return { rule, given: given && { ...given }, options: { ...defaultOptions(rule), ...given } };
}

/** ESLint makes the options object anew for each file, with the same values in it. */
function hasSameMembers(a: Options | undefined, b: Options | undefined): boolean {
  if (!a || !b) return a === b;
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => name in b && a[name] === b[name]);
}

/** The defaults of a rule's options. */
export function defaultOptions(rule: AnyRule): Record<string, unknown> {
  return Object.fromEntries(Object.entries(rule.options).map(([name, option]) => [name, option.default]));
}
