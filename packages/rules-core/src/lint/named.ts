/** The parts of a problem that settings can name, in the words of the policy. */
import type { Problem } from '../rules/rule.js';
import type { Holes } from '../value/hole.js';

export interface Named {
  readonly sid: string | undefined;
  /**
   * The actions if the problem holds for each of them individually, else the entries of Action. `*` if the statement
   * has a NotAction.
   */
  readonly actions: readonly string[];
  /** The entries of Resource, or `*` if the statement has a NotResource. */
  readonly resources: readonly string[];
}

/** The texts of a problem, with holes replaced by the original text. */
export function namedBy({ subject = {}, actions }: Problem, holes: Holes | undefined): Named {
  const { statement, element, value } = subject;
  const restored = (text: string) => holes?.restore(text) ?? text;
  const textsOf = (name: 'Action' | 'Resource', whole: Whole | undefined) => {
    if (!whole) return [];
    if (whole.negated) return ['*'];
    if (element === name && value?.kind === 'text') return [restored(value.text)];
    return whole.items.map(({ text }) => restored(text));
  };
  const sid = statement?.entry('Sid')?.value;
  return {
    sid: sid?.kind === 'text' ? restored(sid.text) : undefined,
    actions: actions?.map(({ id }) => id) ?? textsOf('Action', statement?.actions),
    resources: textsOf('Resource', statement?.resources),
  };
}

/**
 * What remains of a problem after removing some of its actions.
 *
 * @param isTaken whether to remove an action, as returned by `namedBy`
 * @returns the problem about the other actions if it holds for each individually; the same problem if it does not;
 * undefined when no action is left
 */
export function without(
  problem: Problem,
  named: Named,
  isTaken: (action: string) => boolean,
): Problem | undefined {
  if (named.actions.length > 0 && named.actions.every(isTaken)) return undefined;
  if (!problem.actions || !problem.about) return problem;
  const left = problem.actions.filter(({ id }) => !isTaken(id));
  return left.length < problem.actions.length ? problem.about(left) : problem;
}

interface Whole {
  readonly negated: boolean;
  readonly items: readonly { readonly text: string }[];
}
