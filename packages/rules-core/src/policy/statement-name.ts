import type { Policy, Statement } from './policy.js';
import { readSids } from './sids.js';

/** What a message calls another statement: by its Sid, or else by its place; by both where the Sid does not tell. */
export function nameStatement(statement: Statement): string {
  const sid = statement.entry('Sid')?.value;
  const place = `statement ${statement.index + 1}`;
  if (sid?.kind !== 'text' || sid.text === '') return place;
  return isShared(sid.text, statement.policy) ? `${place} (\`${sid.text}\`)` : `statement \`${sid.text}\``;
}

const sharedIn = new WeakMap<Policy, ReadonlySet<string>>();

/** More than one statement has the Sid. */
function isShared(sid: string, policy: Policy): boolean {
  let shared = sharedIn.get(policy);
  if (!shared) {
    shared = new Set(readSids(policy).flatMap(({ value, first }) => (first ? [value.text] : [])));
    sharedIn.set(policy, shared);
  }
  return shared.has(sid);
}
