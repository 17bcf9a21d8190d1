import { conditionKeyOf } from './condition-key-of.js';
import { withBaseName } from './operator-name.js';
import { holdsWildcard, isWholeArn } from './operator-values.js';
import { permissiveFormOf } from './permissive-parts.js';
import { faultOfValue } from './value-fault.js';
import { canBeLiteral } from '../../catalog/literal-wildcards.js';
import { parseOperator } from '../../policy/operator.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { TextValue } from '../../value/value.js';

export interface LiteralWildcard {
  readonly value: TextValue;
  readonly wildcard: string;
  /** The full name of the operator that treats all these wildcards as wildcards, if the author may have meant it. */
  readonly like: string | undefined;
}

/** The values with wildcards that their operator compares literally. */
export function* literalWildcards(test: ConditionTest): Iterable<LiteralWildcard> {
  const { operator, values } = test;
  if (operator?.family !== 'String' || operator.wildcards) return;
  const withWildcards = values.filter(holdsWildcard);
  const found = withWildcards.filter(({ text }) => !canBeLiteral(test.key, text));
  if (found.length === 0) return;
  // With another operator, values with intentional literal characters would match more.
  const like = found.length === withWildcards.length ? likeOperatorFor(test) : undefined;
  for (const { value, text } of found) {
    const wildcard = /[*?]/.exec(text)?.[0];
    if (value.kind === 'text' && wildcard !== undefined) yield { value, wildcard, like };
  }
}

/**
 * An Arn operator if the key holds ARNs. undefined if the new operator would compare the values in a way that is not
 * wanted.
 */
function likeOperatorFor(test: ConditionTest): string | undefined {
  const { operator, known, key, values } = test;
  // Like operators are case-sensitive, and AWS recommends comparing complete identifiers.
  if (!operator || operator.ignoreCase || !known || permissiveFormOf(key) === 'identifier') return undefined;
  const isArn = conditionKeyOf(test)?.type === 'ARN';
  if (isArn && !values.every(({ text }) => isWholeArn(text))) return undefined;
  const like = withBaseName(operator, `${isArn ? 'Arn' : 'String'}${operator.negated ? 'Not' : ''}Like`);
  const moved = { ...test, operator: parseOperator(like) };
  return values.some((value) => faultOfValue(moved, value)) ? undefined : like;
}
