import type { Operator } from '../../policy/operator.js';

/** The operator's name with another base name: `ForAnyValue:ArnLikeIfExists` for `ArnLike`. */
export function withBaseName({ set, ifExists }: Operator, name: string): string {
  return `${set === undefined ? '' : `${set}:`}${name}${ifExists ? 'IfExists' : ''}`;
}

/** The operator's name with each set operator as prefix, the more likely one first. */
export function withEachSet(operator: Operator): readonly string[] {
  // With a negated operator, the author probably means that no value in the request is a listed one.
  const sets = operator.negated
    ? (['ForAllValues', 'ForAnyValue'] as const)
    : (['ForAnyValue', 'ForAllValues'] as const);
  return sets.map((set) => withBaseName({ ...operator, set }, operator.name));
}
