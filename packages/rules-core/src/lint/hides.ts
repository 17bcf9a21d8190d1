/** Decides which of the reported problems are shown, so that one cause leads to one finding. */
import type { Action } from '../catalog/catalog.js';
import type { Statement } from '../policy/policy.js';
import type { Hide, Part } from '../rules/hide.js';
import type { AnyRule, Problem } from '../rules/rule.js';
import type { Subject } from '../rules/subject.js';

/** A problem with the rule that reported it. */
export interface Raised {
  readonly rule: AnyRule;
  readonly problem: Problem;
  /** The problems that were combined into it, if it is about several entries. */
  readonly parts?: readonly Raised[];
}

/** A row of `hides`, with the parts of the policy where it hides problems. */
interface Shadow {
  readonly hide: Hide;
  readonly parts: Set<unknown>;
  /** The hidden actions by statement, for rows that hide actions. */
  readonly actions: Map<Statement, (readonly Action[])[]>;
}

/**
 * The problems that remain after removing consequences of others. A hidden problem still hides others, so the order of
 * the rules does not matter.
 *
 * @param raised what all enabled rules reported for one policy
 * @returns the problems to show, in the same order; a problem that is reduced to fewer actions is a new object
 */
export function shownOf<Each extends Raised>(raised: readonly Each[]): readonly Each[] {
  const shadows = shadowsOf(raised);
  const left = raised.flatMap((each) => {
    const own = shadows.get(each.rule.name);
    return own ? (leftOf(each, own) ?? []) : each;
  });
  return firstOfStatements(left);
}

/** What the problems hide, by the rule whose problems are hidden. */
function shadowsOf(raised: readonly Raised[]): ReadonlyMap<string, readonly Shadow[]> {
  const byRow = new Map<Hide, Shadow>();
  for (const { rule, problem } of raised) {
    for (const hide of rule.hides ?? []) {
      if (hide.when && !hide.when.includes(problem.messageId)) continue;
      let shadow = byRow.get(hide);
      if (!shadow) byRow.set(hide, (shadow = { hide, parts: new Set(), actions: new Map() }));
      for (const part of partsHiddenBy(problem.subject ?? {}, hide.within)) shadow.parts.add(part);
      if (hide.within === 'actions') addActions(shadow, problem);
    }
  }
  const byRule = new Map<string, Shadow[]>();
  for (const shadow of byRow.values()) {
    const shadows = byRule.get(shadow.hide.rule);
    if (shadows) shadows.push(shadow);
    else byRule.set(shadow.hide.rule, [shadow]);
  }
  return byRule;
}

function addActions({ actions }: Shadow, { subject, actions: own }: Problem): void {
  const statement = subject?.statement;
  if (!statement || !own) return;
  const known = actions.get(statement);
  if (!known) actions.set(statement, [own]);
  else if (!known.includes(own)) known.push(own);
}

/** The part of the problem that nothing hides, or undefined when all of it is hidden. */
function leftOf<Each extends Raised>(each: Each, shadows: readonly Shadow[]): Each | undefined {
  const { problem } = each;
  const { statement } = problem.subject ?? {};
  const own = shadows.filter(({ hide: { messages } }) => !messages || messages.includes(problem.messageId));
  if (own.some((shadow) => isWithin(problem, shadow))) return undefined;
  if (!problem.actions || !statement) return each;
  const told = own.flatMap(({ actions }) => actions.get(statement) ?? []);
  if (told.length === 0) return each;
  const hidden = new Set(told.flat());
  const left = problem.actions.filter((action) => !hidden.has(action));
  if (left.length === problem.actions.length) return each;
  if (left.length === 0) return undefined;
  return problem.about ? { ...each, problem: problem.about(left) } : each;
}

function isWithin({ subject = {} }: Problem, { hide, parts }: Shadow): boolean {
  const part = partOf(subject, hide.within);
  return part !== undefined && parts.has(part);
}

/** Stands for the document as a part of the policy. */
const theDocument = 'document';

/** The part of the policy that contains the subject, as a value to compare. Undefined if there is none. */
function partOf({ statement, element, test, value }: Subject, within: Part): unknown {
  switch (within) {
    case 'document':
      return theDocument;
    case 'statement':
      return statement;
    case 'element':
      return element && `${statement ? statement.index : theDocument} ${element}`;
    case 'test':
      // Keys and operators are represented by their entry.
      return test && ('keyEntry' in test ? test.keyEntry : test);
    case 'value':
      return value;
    case 'actions':
      // Compared action by action.
      return undefined;
  }
}

/** The parts in which a problem with this subject hides others. */
function partsHiddenBy(subject: Subject, within: Part): readonly unknown[] {
  const { test } = subject;
  // An operator contains its tests.
  if (within === 'test' && test && !('keyEntry' in test))
    return [test, ...(test.value.kind === 'dict' ? test.value.entries : [])];
  const part = partOf(subject, within);
  return part === undefined ? [] : [part];
}

/** If a rule has `once: 'statement'`, keeps only its first problem in each statement. */
function firstOfStatements<Each extends Raised>(raised: readonly Each[]): readonly Each[] {
  if (!raised.some(({ rule }) => rule.once)) return raised;
  const seen = new Map<AnyRule, Set<unknown>>();
  return raised.filter(({ rule, problem }) => {
    const statement = problem.subject?.statement;
    if (!rule.once || !statement) return true;
    const statements = seen.get(rule) ?? new Set();
    seen.set(rule, statements);
    if (statements.has(statement)) return false;
    statements.add(statement);
    return true;
  });
}
