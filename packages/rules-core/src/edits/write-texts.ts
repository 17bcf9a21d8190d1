import type { Edit } from './edit.js';
import type { ConditionTest } from '../policy/condition.js';

/** Writes the values of a test that are numbers, Booleans or null as strings. */
export function writeTexts({ values }: ConditionTest): readonly Edit[] {
  return values
    .filter(({ value }) => value.kind === 'scalar')
    .map(({ value, text }) => ({ kind: 'replace', target: value, with: text }));
}
