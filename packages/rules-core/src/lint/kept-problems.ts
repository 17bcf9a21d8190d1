/** Reuses problems of unchanged statements when the edits of a suggestion are tried. */
import type { Raised } from './hides.js';
import type { Policy, Statement } from '../policy/policy.js';
import type { AnyRule } from '../rules/rule.js';

/** A policy with everything that rules reported for it. */
export interface Judged {
  readonly policy: Policy;
  readonly raised: readonly Raised[];
}

export class KeptProblems {
  readonly #raised: readonly Raised[];
  /** The unchanged statements, by their earlier versions. */
  readonly #kept: ReadonlyMap<Statement, Statement>;
  /** The edited policy, reduced to the statements that the edits change. */
  readonly changes: Policy;

  /** @returns undefined if rules may report something else for any statement */
  static of(policy: Policy, before: Judged | undefined): KeptProblems | undefined {
    return before && policy.grantsAsBefore ? new KeptProblems(policy, before) : undefined;
  }

  private constructor(policy: Policy, { raised }: Judged) {
    this.#raised = raised;
    this.#kept = new Map(policy.statements.flatMap((each) => (each.before ? [[each.before, each]] : [])));
    this.changes = withStatements(
      policy,
      policy.statements.filter((each) => !each.before),
    );
  }

  /** The problems of a rule in the unchanged statements. */
  of(rule: AnyRule): readonly Raised[] {
    return this.#raised.flatMap((each) => {
      const { subject } = each.problem;
      const statement = each.rule === rule && subject?.statement && this.#kept.get(subject.statement);
      return statement ? [{ rule, problem: { ...each.problem, subject: { ...subject, statement } } }] : [];
    });
  }
}

/** The same policy reduced to some of its statements. They still know the other statements. */
function withStatements(policy: Policy, statements: readonly Statement[]): Policy {
  return new Proxy(policy, {
    get: (target, name) =>
      name === 'statements' ? statements : (Reflect.get(target, name, target) as unknown),
  });
}
