import type { Operator } from '../../policy/operator.js';

/** The operator's name with another base name: `ForAnyValue:ArnLikeIfExists` for `ArnLike`. */
export function withBaseName({ set, ifExists }: Operator, name: string): string {
  return `${set === undefined ? '' : `${set}:`}${name}${ifExists ? 'IfExists' : ''}`;
}
