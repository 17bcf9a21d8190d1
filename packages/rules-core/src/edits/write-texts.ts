import type { Edit } from './edit.js';
import type { ConditionTest } from '../policy/condition.js';

/** Writes numbers, Booleans and null in the values of a condition as strings. */
export function writeTexts({ values }: ConditionTest): readonly Edit[] {
  return values
    .filter(({ value }) => value.kind === 'scalar')
    .map(({ value, text }) => ({ kind: 'replace', target: value, with: text }));
}
