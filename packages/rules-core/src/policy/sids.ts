/** The Sids of a policy. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html */
import type { Policy, Statement } from './policy.js';
import type { TextValue } from '../value/value.js';

export interface Sid {
  readonly value: TextValue;
  readonly statement: Statement;
  /** The first statement with the same Sid, if it is a different one. */
  readonly first: Statement | undefined;
}

/** The literal Sids: neither empty nor with placeholders. Policy variables are plain text in a Sid. */
export function readSids({ statements }: Policy): Sid[] {
  const first = new Map<string, Statement>();
  const sids: Sid[] = [];
  for (const statement of statements) {
    const value = statement.entry('Sid')?.value;
    if (value?.kind !== 'text' || value.text === '') continue;
    if (!statement.bounds.of(value).known) continue;
    sids.push({ value, statement, first: first.get(value.text) });
    if (!first.has(value.text)) first.set(value.text, statement);
  }
  return sids;
}

/** A free Sid to replace a duplicate: with the number of the statement, or the next free number. */
export function freeSid({ value, statement }: Sid, taken: ReadonlySet<string>): string {
  for (let number = statement.index + 1; ; number++) {
    const sid = `${value.text}${number}`;
    if (!taken.has(sid)) return sid;
  }
}

/** The texts of Sids. */
export function textsOf(sids: readonly Sid[]): Set<string> {
  return new Set(sids.map(({ value }) => value.text));
}
