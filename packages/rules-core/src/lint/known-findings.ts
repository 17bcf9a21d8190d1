/** The form in which a baseline records findings. */
import type { Raised } from './hides.js';
import type { Action } from '../catalog/catalog.js';
import { actionMatches, type ActionPattern } from '../patterns/action-pattern.js';
import { isWhole } from '../policy/grammar.js';
import type { Policy, Statement } from '../policy/policy.js';
import type { AnyRule, Problem } from '../rules/rule.js';
import type { Subject } from '../rules/subject.js';
import type {
  KnownFinding,
  KnownPolicy,
  KnownPrincipals,
  KnownStatement,
} from '../sites/baseline-setting.js';
import type { Holes } from '../value/hole.js';
import { countingEntries, type Value } from '../value/value.js';
import { textOfScalar } from '../value/scalar.js';

/** Stands for an unknown part of a list. It equals itself, because its real value is unknown either way. */
const unknown = '<unknown>';

type Restore = (text: string) => string;

/** A finding in a form that stays the same as long as the policy does. */
export function knownFinding({ rule, problem }: Raised, holes: Holes | undefined): KnownFinding {
  const restore: Restore = (text) => holes?.restore(text) ?? text;
  const { subject = {} } = problem;
  const { statement, element } = subject;
  if (statement && isAboutGrant(rule, statement))
    return { rule: rule.name, statement: knownStatement(statement, restore, problem) };
  const text = textOf(subject, restore);
  return {
    rule: rule.name,
    message: problem.messageId,
    ...(element !== undefined && { element }),
    ...(text !== undefined && { text }),
    // Nothing else distinguishes it from the same fault in another statement.
    ...(text === undefined && statement && { statement: knownStatement(statement, restore) }),
  };
}

/** Whether the rule is about what is granted. If a wider grant is known, such a rule need not report a narrower one. */
function isAboutGrant(rule: AnyRule, { effect, actions }: Statement): boolean {
  return rule.holds === 'some' && effect === 'Allow' && actions !== undefined;
}

/** The Deny statements of a policy, as a baseline records them. */
export function knownDenies({ statements }: Policy, holes: Holes | undefined): readonly KnownStatement[] {
  const restore: Restore = (text) => holes?.restore(text) ?? text;
  return statements
    .filter(({ effect, value }) => effect === 'Deny' && isWhole(value))
    .map((statement) => knownStatement(statement, restore));
}

/**
 * The findings of one policy.
 *
 * @param found the shown findings, at least one
 */
export function knownPolicy(
  found: readonly Raised[],
  owner: string | undefined,
  holes: Holes | undefined,
): KnownPolicy {
  const findings = found.map((each) => knownFinding(each, holes));
  const policy = found.map(({ problem }) => problem.subject?.statement?.policy).find((each) => each);
  const denies = policy ? knownDenies(policy, holes) : [];
  return { ...(owner !== undefined && { owner }), ...(denies.length > 0 && { denies }), findings };
}

/** Merges policies with the same owner and the same Deny statements, and removes duplicate grants. */
export function knownPolicies(policies: readonly KnownPolicy[]): readonly KnownPolicy[] {
  const alike = new Map<string, { readonly policy: KnownPolicy; readonly findings: KnownFinding[] }>();
  const grants = new Set<string>();
  for (const policy of policies) {
    const key = JSON.stringify([policy.owner, policy.denies]);
    const known = alike.get(key) ?? { policy, findings: [] };
    alike.set(key, known);
    for (const finding of policy.findings) {
      const isNew = grants.size < grants.add(`${key} ${JSON.stringify(finding)}`).size;
      if (isNew || finding.message !== undefined) known.findings.push(finding);
    }
  }
  return Array.from(alike.values(), ({ policy, findings }) => ({ ...policy, findings }));
}

function textOf({ test, value }: Subject, restore: Restore): string | undefined {
  const keys = !test
    ? []
    : 'keyEntry' in test
      ? [test.operatorEntry.key.text, test.keyEntry.key.text]
      : [test.key.text];
  const own = value && ownTextOf(value);
  const texts = [...keys, ...(own === undefined || keys.includes(own) ? [] : [own])];
  return texts.length === 0 ? undefined : restore(texts.join(' '));
}

function ownTextOf(value: Value): string | undefined {
  if (value.kind === 'text') return value.text;
  return value.kind === 'scalar' ? textOfScalar(value) : undefined;
}

/**
 * A statement without its `Sid`, reduced to what a problem is about: the entries of Action that match the problem's
 * actions, and the entry of Action or Resource that it is about.
 */
function knownStatement(statement: Statement, restore: Restore, problem?: Problem): KnownStatement {
  const { actions, resources, principals } = statement;
  const { element, value } = problem?.subject ?? {};
  // For each element, only the entries that the problem is about.
  const reached = actions?.items.filter(({ pattern }) => pattern && reaches(pattern, problem?.actions));
  const about = (whole: Whole) =>
    whole.items.filter((item) => element === whole.name && item.value === value);
  return {
    Effect: statement.effect ?? '',
    ...(principals && { [principals.entry.key.text]: knownPrincipals(principals.items, restore) }),
    ...(actions && {
      [actions.name]: textsOf(actions, problem?.actions ? reached! : about(actions), restore),
    }),
    ...(resources && { [resources.name]: textsOf(resources, about(resources), restore) }),
    ...conditionOf(statement, restore),
  };
}

interface Whole {
  readonly name: string;
  readonly negated: boolean;
  readonly list: { readonly open?: boolean; readonly items: readonly unknown[] } | undefined;
  readonly items: readonly Item[];
}

interface Item {
  readonly value: Value;
  readonly text: string;
}

function reaches(pattern: ActionPattern, actions: readonly Action[] = []): boolean {
  return actions.some(({ id }) => actionMatches(pattern, id.toLowerCase()));
}

/** The texts of the given entries of an element, or of all entries if none are given. For a Not form, always of all. */
function textsOf(
  { negated, list, items }: Whole,
  some: readonly Item[],
  restore: Restore,
): readonly string[] {
  const own = negated || some.length === 0 ? items : some;
  const isAll = !list?.open && items.length === (list?.items.length ?? 1);
  return sorted([...own.map(({ text }) => restore(text)), ...(isAll ? [] : [unknown])]);
}

function knownPrincipals(
  items: readonly { readonly type: { readonly text: string } | undefined; readonly text: string }[],
  restore: Restore,
): KnownPrincipals {
  const byType = new Map<string, string[]>();
  for (const { type, text } of items) {
    const name = type?.text ?? '*';
    byType.set(name, [...(byType.get(name) ?? []), restore(text)]);
  }
  return Object.fromEntries(
    [...byType].sort(([a], [b]) => compare(a, b)).map(([type, texts]) => [type, sorted(texts)]),
  );
}

function conditionOf(statement: Statement, restore: Restore): Pick<KnownStatement, 'Condition'> {
  const value = statement.entry('Condition')?.value;
  if (!value) return {};
  if (value.kind !== 'dict') return { Condition: { [unknown]: {} } };
  const blocks = countingEntries(value).map(({ key, value: block }) => {
    const keys = block.kind === 'dict' ? countingEntries(block) : [];
    const tests = keys.map((entry) => [restore(entry.key.text), valuesOf(entry.value, restore)] as const);
    return [restore(key.text), Object.fromEntries(tests.sort(([a], [b]) => compare(a, b)))] as const;
  });
  return { Condition: Object.fromEntries(blocks.sort(([a], [b]) => compare(a, b))) };
}

function valuesOf(value: Value, restore: Restore): readonly string[] {
  const items = value.kind === 'list' ? value.items : [value];
  const texts = items.map((item) => {
    const text = ownTextOf(item);
    return text === undefined ? unknown : restore(text);
  });
  return sorted(value.kind === 'list' && value.open ? [...texts, unknown] : texts);
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort(compare);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
