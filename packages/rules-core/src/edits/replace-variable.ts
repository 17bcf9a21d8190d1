import type { Edit } from './edit.js';
import type { WrittenVariable } from '../patterns/policy-variable.js';
import type { TextValue } from '../value/value.js';

/** No ARN is longer, nor a value that anybody writes. Each variable of a text writes all of it anew. */
const longestWritten = 2_048;

/** Puts another text where a policy variable stands; undefined in a text that is too long. */
export function replaceVariable(
  value: TextValue,
  { from, to }: WrittenVariable,
  proper: string,
): Edit | undefined {
  const { text } = value;
  if (text.length > longestWritten) return undefined;
  return { kind: 'replace', target: value, with: text.slice(0, from) + proper + text.slice(to) };
}
