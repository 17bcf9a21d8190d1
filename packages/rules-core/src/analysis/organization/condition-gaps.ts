/** Finds where the Condition of a statement does not meet what the configuration requires for some actions. */
import {
  isOneOf,
  isSeenTo,
  testsOf,
  verdictOn,
  type ConditionDemand,
  type Verdict,
} from './condition-demand.js';
import { operatorMeant } from '../conditions/operator-meant.js';
import { keyMeantBy } from '../conditions/unknown-key.js';
import type { SelectedEntry } from './selected-entries.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import { parseOperator } from '../../policy/operator.js';
import type { Statement } from '../../policy/policy.js';
import { remembered } from '../../speed/remembered.js';

/** A configured requirement for every statement that allows some actions. */
export interface ConditionRequirement {
  /** All of these are required. */
  readonly all?: readonly ConditionDemand[];
  /** At least one of these is required. */
  readonly any?: readonly ConditionDemand[];
  /** None of these is allowed. */
  readonly none?: readonly ConditionDemand[];
}

/** There is no condition on a key. */
export interface MissingCondition {
  readonly kind: 'missing';
  /** The first entry that matches one of the actions. */
  readonly entry: SelectedEntry;
  /** The actions for which nothing in the policy meets the demand. */
  readonly ids: readonly string[];
  readonly demands: readonly ConditionDemand[];
  /** Any one of the demands is enough. */
  readonly isChoice: boolean;
}

/** A condition on the key does not meet the demand. */
export type FaultyCondition = Exclude<Verdict, { kind: 'met' | 'missing' }> & {
  readonly demand: ConditionDemand;
};

/** A forbidden condition, with the forbidden value if the configuration lists values. */
export interface ForbiddenCondition {
  readonly kind: 'forbidden';
  readonly test: ConditionTest;
  readonly value: ConditionValue | undefined;
}

/**
 * @param entries how the statement matches the actions
 * @returns first what is missing, then what is wrong, in the order of the demands
 */
export function* conditionGaps(
  statement: Statement,
  entries: readonly SelectedEntry[],
  { all = [], any = [], none = [] }: ConditionRequirement,
): Generator<MissingCondition | FaultyCondition | ForbiddenCondition> {
  if (entries.length === 0) return;
  const judged = all.map((demand) => judge(statement, entries, [demand]));
  const missing = judged.filter(({ ids, faults }) => ids.length > 0 && faults.length === 0);
  if (missing.length > 0) {
    const ids = [...new Set(missing.flatMap((each) => each.ids))];
    const demands = missing.flatMap((each) => each.demands);
    yield { kind: 'missing', entry: firstReaching(entries, ids), ids, demands, isChoice: false };
  }
  const choice = any.length > 0 ? judge(statement, entries, any) : undefined;
  if (choice && choice.ids.length > 0 && choice.faults.length === 0) {
    const { ids } = choice;
    yield {
      kind: 'missing',
      entry: firstReaching(entries, ids),
      ids,
      demands: any,
      isChoice: any.length > 1,
    };
  }
  for (const { ids, faults } of [...judged, ...(choice ? [choice] : [])]) if (ids.length > 0) yield* faults;
  for (const demand of none) yield* forbiddenBy(statement, demand);
}

interface Judged {
  readonly demands: readonly ConditionDemand[];
  /** The actions for which none of the demands is met. */
  readonly ids: readonly string[];
  readonly faults: readonly FaultyCondition[];
}

function judge(
  statement: Statement,
  entries: readonly SelectedEntry[],
  demands: readonly ConditionDemand[],
): Judged {
  const faults: FaultyCondition[] = [];
  for (const demand of demands) {
    const verdict = verdictOn(statement, demand);
    if (verdict.kind === 'met') return { demands, ids: [], faults: [] };
    if (verdict.kind !== 'missing') faults.push({ ...verdict, demand });
  }
  const ids = [...new Set(entries.flatMap((entry) => entry.ids))].filter(
    (id) => !demands.some((demand) => isSeenTo(statement, id.toLowerCase(), demand)),
  );
  return { demands, ids, faults };
}

function firstReaching(entries: readonly SelectedEntry[], ids: readonly string[]): SelectedEntry {
  return entries.find((entry) => entry.ids.some((id) => ids.includes(id)))!;
}

function* forbiddenBy({ conditions }: Statement, demand: ConditionDemand): Generator<ForbiddenCondition> {
  for (const test of testsOf(conditions, demand)) {
    if (!demand.values) yield { kind: 'forbidden', test, value: undefined };
    for (const value of test.values)
      if (demand.values && isOneOf(value, test, demand.values)) yield { kind: 'forbidden', test, value };
  }
}

/**
 * Why a requirement requires nothing, or something impossible.
 *
 * @param at the path of the requirement: `requirements[0]`
 * @returns a sentence that starts with the path of the value, or undefined if the requirement is valid
 */
export function requirementFault(requirement: ConditionRequirement, at: string): string | undefined {
  const { all = [], any = [], none = [] } = requirement;
  if (all.length + any.length + none.length === 0)
    return `\`${at}\` requires nothing: it needs \`all\`, \`any\` or \`none\`.`;
  for (const [name, demands] of Object.entries({ all, any, none }))
    for (const [index, demand] of demands.entries()) {
      const fault = demandFault(demand);
      if (fault !== undefined) return `\`${at}.${name}[${index}].${fault}`;
    }
  return undefined;
}

/** One object is used for many files. */
const demandFault = remembered(({ key, operators = [] }: ConditionDemand): string | undefined => {
  const meant = keyMeantBy(key);
  if (meant !== undefined || !/^[^\s:]+:[^\s:]/.test(key))
    return `key\`: \`${key}\` is not a known condition key.${question(meant)}`;
  const unknown = operators.find((name) => !parseOperator(name));
  if (unknown === undefined) return undefined;
  return `operators\`: \`${unknown}\` is not a condition operator.${question(operatorMeant(unknown))}`;
});

function question(meant: string | undefined): string {
  return meant === undefined ? '' : ` Did you mean \`${meant}\`?`;
}
