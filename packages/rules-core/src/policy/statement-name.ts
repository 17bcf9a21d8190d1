import type { Policy, Statement } from './policy.js';
import { readSids } from './sids.js';
import { remembered } from '../speed/remembered.js';

/** How a message refers to another statement: by its Sid, else by its position, or by both if the Sid is not unique. */
export function nameStatement(statement: Statement): string {
  const sid = statement.entry('Sid')?.value;
  const place = `statement ${statement.index + 1}`;
  if (sid?.kind !== 'text' || sid.text === '') return place;
  return sharedSids(statement.policy).has(sid.text)
    ? `${place} (\`${sid.text}\`)`
    : `statement \`${sid.text}\``;
}

/** The Sids that more than one statement has. */
const sharedSids = remembered(
  (policy: Policy): ReadonlySet<string> =>
    new Set(readSids(policy).flatMap(({ value, first }) => (first ? [value.text] : []))),
);
