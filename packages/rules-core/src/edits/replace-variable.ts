import type { Edit } from './edit.js';
import type { WrittenVariable } from '../patterns/policy-variable.js';
import type { TextValue } from '../value/value.js';

/**
 * Longer than any ARN and any handwritten value. There is a limit because the edit for each variable rewrites the whole
 * text.
 */
const longestWritten = 2_048;

/** Replaces a policy variable with another text. Returns undefined if the text is too long. */
export function replaceVariable(
  value: TextValue,
  { from, to }: WrittenVariable,
  proper: string,
): Edit | undefined {
  const { text } = value;
  if (text.length > longestWritten) return undefined;
  return { kind: 'replace', target: value, with: text.slice(0, from) + proper + text.slice(to) };
}
