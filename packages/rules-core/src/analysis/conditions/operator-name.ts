import type { Operator } from '../../policy/operator.js';

/** The operator's name with another base name: `ForAnyValue:ArnLikeIfExists` for `ArnLike`. */
export function withBaseName({ set, ifExists }: Operator, name: string): string {
  return `${set === undefined ? '' : `${set}:`}${name}${ifExists ? 'IfExists' : ''}`;
}

/** The operator's name with each of the set operators before it, the likelier one first. */
export function withEachSet(operator: Operator): readonly string[] {
  // What an author of a negated operator means is that no value of the request is a listed one.
  const sets = operator.negated
    ? (['ForAllValues', 'ForAnyValue'] as const)
    : (['ForAnyValue', 'ForAllValues'] as const);
  return sets.map((set) => withBaseName({ ...operator, set }, operator.name));
}
