/** The order in which grants of an action are asked: which of several alike is told does not hang on where statements stand. */
import { mentionOf, type Mention } from '../actions/reach.js';
import { remembered } from '../../speed/remembered.js';
import type { Statement } from '../../policy/policy.js';
import { formOf } from '../../value/normal-form.js';

const mentions: readonly Mention[] = ['name', 'wildcard', 'notAction'];

interface Plain {
  readonly statement: Statement;
  readonly resources: { readonly negated: boolean } | undefined;
}

/**
 * Compares grants: those that name the action come first, those that list resources before those that leave some out, and
 * what is left goes by its text.
 *
 * @param id the action in lower case
 */
export function plainestFirst(id: string): (one: Plain, other: Plain) => number {
  const rankOf = ({ statement, resources }: Plain) =>
    2 * mentions.indexOf(mentionOf(statement, id)) + Number(resources?.negated === true);
  return (one, other) => {
    const difference = rankOf(one) - rankOf(other);
    if (difference !== 0) return difference;
    const [text, otherText] = [textOf(one.statement), textOf(other.statement)];
    if (text === otherText) return 0;
    return text < otherText ? -1 : 1;
  };
}

const textOf = remembered(({ value }: Statement) => formOf(value, ['Sid']) ?? '');
