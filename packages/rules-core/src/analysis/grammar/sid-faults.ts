/** Finds invalid Sids in policies that IAM and AWS Organizations manage. */
import type { Policy, Statement } from '../../policy/policy.js';
import { freeSid, readSids, textsOf, type Sid } from '../../policy/sids.js';
import { sliceSpan, type Span, type TextValue } from '../../value/value.js';

export interface SidFault {
  readonly kind:
    /** The Sid contains characters other than letters and digits. */
    | 'unsupported'
    /** An earlier statement has the same Sid. */
    | 'notUnique';
  readonly statement: Statement;
  readonly value: TextValue;
  readonly at: Span;
  /** The data of the message. */
  readonly data: Readonly<Record<string, string | number>>;
  /** Suggests a Sid that no other statement has. */
  readonly proper: () => string | undefined;
}

/**
 * All invalid Sids in the order of the statements. A Sid with invalid characters is not also reported as a duplicate.
 */
export function sidFaults(policy: Policy): readonly SidFault[] {
  const sids = readSids(policy);
  const taken = textsOf(sids);
  return sids.flatMap((sid) => unsupported(sid, taken) ?? notUnique(sid, taken) ?? []);
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html */
const otherCharacters = /[^A-Za-z0-9]+/g;

function unsupported({ statement, value }: Sid, taken: ReadonlySet<string>): SidFault | undefined {
  const sid = value.text;
  const runs = [...sid.matchAll(otherCharacters)];
  const [from] = runs;
  const last = runs.at(-1);
  if (!from || !last) return undefined;
  const characters = [...new Set(runs.flatMap(([run]) => Array.from(run)))].join('');
  const at = sliceSpan(value, from.index, last.index + last[0].length);
  const proper = () => {
    const joined = joinedWords(sid);
    return joined === '' || taken.has(joined) ? undefined : joined;
  };
  return { kind: 'unsupported', statement, value, at, data: { sid, characters }, proper };
}

/** The words of a Sid joined: `Allow read-only` becomes `AllowReadOnly`. */
function joinedWords(sid: string): string {
  const [first = '', ...others] = sid.split(otherCharacters);
  return first + others.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
}

function notUnique(sid: Sid, taken: ReadonlySet<string>): SidFault | undefined {
  const { statement, value, first } = sid;
  if (!first) return undefined;
  const data = { sid: value.text, first: first.index + 1 };
  const proper = () => freeSid(sid, taken);
  return { kind: 'notUnique', statement, value, at: value.span, data, proper };
}
