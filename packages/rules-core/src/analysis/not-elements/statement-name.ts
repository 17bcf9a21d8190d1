import type { Statement } from '../../policy/policy.js';

/** What a message calls another statement: by its Sid, or else by its place. */
export function nameStatement(statement: Statement): string {
  const sid = statement.entry('Sid')?.value;
  return sid?.kind === 'text' && sid.text !== ''
    ? `statement \`${sid.text}\``
    : `statement ${statement.index + 1}`;
}
