/**
 * The order in which to check grants of an action, so that the reported one does not depend on the order of statements.
 */
import { reachingItem } from '../actions/reach.js';
import { rememberedIfUnchanged } from '../../speed/unchanged.js';
import type { Statement } from '../../policy/policy.js';
import { formOf } from '../../value/normal-form.js';

interface Plain {
  readonly statement: Statement;
  readonly resources: { readonly negated: boolean } | undefined;
}

/**
 * Compares grants. Those that name the action come first, then those that match it with a wildcard, with `*`, and with
 * NotAction. Within these, those with Resource come before those with NotResource. Remaining ties are ordered by text.
 *
 * @param id the action in lower case
 */
export function plainestFirst(id: string): (one: Plain, other: Plain) => number {
  const rankOf = ({ statement, resources }: Plain) =>
    2 * breadthOf(statement, id) + Number(resources?.negated === true);
  return (one, other) => {
    const difference = rankOf(one) - rankOf(other);
    if (difference !== 0) return difference;
    const [text, otherText] = [textOf(one.statement), textOf(other.statement)];
    if (text === otherText) return 0;
    return text < otherText ? -1 : 1;
  };
}

function breadthOf(statement: Statement, id: string): number {
  const pattern = reachingItem(statement, id)?.pattern;
  if (!pattern) return 3;
  return pattern.literal ? 0 : pattern.everything ? 2 : 1;
}

const textOf = rememberedIfUnchanged(({ value }: Statement) => formOf(value, ['Sid']) ?? '');
