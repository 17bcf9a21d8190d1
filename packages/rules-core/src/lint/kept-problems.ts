/** Reuses problems of unchanged statements when the edits of a suggestion are tried. */
import type { Raised } from './hides.js';
import { statementElements } from '../policy/grammar.js';
import type { Policy, Statement } from '../policy/policy.js';
import type { AnyRule } from '../rules/rule.js';
import { declareUnchanged } from '../speed/unchanged.js';
import type { DictValue } from '../value/value.js';

/** A policy with everything that rules reported for it. */
export interface Judged {
  readonly policy: Policy;
  readonly raised: readonly Raised[];
}

export class KeptProblems {
  readonly #byRule: ReadonlyMap<AnyRule, readonly Raised[]>;
  /** The statements that the edits add or change. */
  readonly changes: readonly Statement[];

  /** @returns undefined if the edits may affect unchanged statements too */
  static of(policy: Policy, before: Judged | undefined): KeptProblems | undefined {
    if (!before) return undefined;
    const kept = keptStatements(policy, before.policy);
    return grantAlike(policy, before.policy, kept)
      ? new KeptProblems(policy, kept, before.raised)
      : undefined;
  }

  private constructor(policy: Policy, kept: ReadonlyMap<Statement, Statement>, raised: readonly Raised[]) {
    this.#byRule = keptProblems(raised, kept);
    for (const [earlier, now] of kept) declareUnchanged(now, earlier);
    const unchanged = new Set(kept.values());
    this.changes = policy.statements.filter((each) => !unchanged.has(each));
  }

  /** The problems of a rule in the unchanged statements. */
  of(rule: AnyRule): readonly Raised[] {
    return this.#byRule.get(rule) ?? [];
  }
}

/** The problems in unchanged statements, by rule. */
function keptProblems(
  raised: readonly Raised[],
  kept: ReadonlyMap<Statement, Statement>,
): ReadonlyMap<AnyRule, readonly Raised[]> {
  const byRule = new Map<AnyRule, Raised[]>();
  for (const { rule, problem } of raised) {
    const { subject } = problem;
    const statement = subject?.statement && kept.get(subject.statement);
    if (!statement) continue;
    const found = { rule, problem: { ...problem, subject: { ...subject, statement } } };
    const others = byRule.get(rule);
    if (others) others.push(found);
    else byRule.set(rule, [found]);
  }
  return byRule;
}

/** The unchanged statements, by their earlier versions. An edit keeps the nodes that it does not change. */
function keptStatements(policy: Policy, before: Policy): ReadonlyMap<Statement, Statement> {
  // An alias in YAML may put the same node into several places.
  const earlier = new Map<DictValue, Statement[]>();
  for (const statement of before.statements) {
    const others = earlier.get(statement.value);
    if (others) others.push(statement);
    else earlier.set(statement.value, [statement]);
  }
  return new Map(
    policy.statements.flatMap((now) => {
      const same = earlier.get(now.value)?.shift();
      return same ? [[same, now] as const] : [];
    }),
  );
}

/**
 * Whether every unchanged statement still grants the same, because no Deny has changed, nor anything else that affects
 * grants.
 */
function grantAlike(policy: Policy, before: Policy, kept: ReadonlyMap<Statement, Statement>): boolean {
  const unchanged = new Set(kept.values());
  return (
    policy.version === before.version &&
    policy.type === before.type &&
    // The subject of a resource's policy is inferred from all of its statements.
    policy.type.keptBy !== 'service' &&
    policy.complete === before.complete &&
    policy.isOversized === before.isOversized &&
    statementElements.every((element) => policy.has(element) === before.has(element)) &&
    policy.statements.every((each) => each.effect === 'Allow' || unchanged.has(each)) &&
    before.statements.every((each) => each.effect === 'Allow' || kept.has(each))
  );
}
