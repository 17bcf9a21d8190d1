/** Where edits are tried: what rules said of the statements that the edits leave alone, and would say again. */
import type { Raised } from './hides.js';
import type { Policy, Statement } from '../policy/policy.js';
import type { AnyRule } from '../rules/rule.js';

/** A policy, and all that rules raised of it. */
export interface Judged {
  readonly policy: Policy;
  readonly raised: readonly Raised[];
}

export class KeptProblems {
  readonly #raised: readonly Raised[];
  /** The statements that the edits leave alone, by what they were before. */
  readonly #kept: ReadonlyMap<Statement, Statement>;
  /** The policy after the edits, of which only the statements are looked at that the edits change. */
  readonly changes: Policy;

  /** undefined where rules may say something else of every statement. */
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

  /** The problems of a rule in the statements that are left alone. */
  of(rule: AnyRule): readonly Raised[] {
    return this.#raised.flatMap((each) => {
      const { subject } = each.problem;
      const statement = each.rule === rule && subject?.statement && this.#kept.get(subject.statement);
      return statement ? [{ rule, problem: { ...each.problem, subject: { ...subject, statement } } }] : [];
    });
  }
}

/** The same policy with only some of its statements. What each of them knows of the others stays. */
function withStatements(policy: Policy, statements: readonly Statement[]): Policy {
  return new Proxy(policy, {
    get: (target, name) =>
      name === 'statements' ? statements : (Reflect.get(target, name, target) as unknown),
  });
}
