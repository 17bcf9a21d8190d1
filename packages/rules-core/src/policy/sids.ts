/** The Sids of a policy. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html */
import type { Policy, Statement } from './policy.js';
import type { TextValue } from '../value.js';

export interface Sid {
  readonly value: TextValue;
  readonly statement: Statement;
  /** The first statement that has the same Sid, when it is another one. */
  readonly first: Statement | undefined;
}

/** The Sids that are written out: no empty ones, none with placeholders or policy variables. */
export function readSids({ statements }: Policy): Sid[] {
  const first = new Map<string, Statement>();
  const sids: Sid[] = [];
  for (const statement of statements) {
    const value = statement.entry('Sid')?.value;
    if (value?.kind !== 'text' || value.text === '') continue;
    const { placeholder, variable } = statement.bounds.of(value.text);
    if (placeholder || variable) continue;
    sids.push({ value, statement, first: first.get(value.text) });
    if (!first.has(value.text)) first.set(value.text, statement);
  }
  return sids;
}

/** The Sid with the lowest number at its end that no statement has yet; `S` gives `S2`. */
export function freeSid(wanted: string, sids: readonly Sid[]): string {
  const taken = new Set(sids.map(({ value }) => value.text));
  for (let number = 2; ; number++) if (!taken.has(`${wanted}${number}`)) return `${wanted}${number}`;
}
