import type { Edit } from '../../src/edits/edit.js';
import { printEdits } from '../../src/json/print-edits.js';
import type { Policy, Statement } from '../../src/policy/policy.js';
import { policyOf } from '../read-policy.js';

/** The policy as JSON text after the edits; undefined when there are none. */
export function editedPolicy(
  source: string,
  edit: (policy: Policy) => readonly Edit[] | Edit | undefined,
): string | undefined {
  const edits = edit(policyOf(source));
  if (!edits) return undefined;
  let text = source;
  for (const { range, text: put } of printEdits([edits].flat(), source)!.reverse())
    text = text.slice(0, range[0]) + put + text.slice(range[1]);
  return text;
}

/** The statement as JSON text after the edits; undefined when there are none. */
export function editedStatement(
  source: string,
  edit: (statement: Statement) => readonly Edit[] | Edit | undefined,
): string | undefined {
  const edited = editedPolicy(before + source + after, ({ statements }) => edit(statements[0]!));
  return edited?.slice(before.length, edited.length - after.length);
}

const before = '{"Version":"2012-10-17","Statement":[';
const after = ']}';
