/** The way from the root of a document to something in it. */
import type { DictValue, Value } from '../value/value.js';

/** A member of a dict: what is under `key` of `dict`. What is in a list under the key is in the same place. */
export class Place {
  readonly depth: number;

  constructor(
    readonly dict: DictValue,
    readonly key: string,
    /** Where the dict is; undefined at the top. */
    readonly parent?: Place,
  ) {
    this.depth = (parent?.depth ?? 0) + 1;
  }

  /** The key as `plainKey` has it. */
  get name(): string {
    return plainKey(this.key);
  }

  /** The member of the dict that is called so by `plainKey`, this place or one beside it. */
  member(name: string): Value | undefined {
    return membersOf(this.dict).get(name);
  }

  /** The member, where it is a string. */
  text(name: string): string | undefined {
    const value = this.member(name);
    return value?.kind === 'text' ? value.text : undefined;
  }

  /** From the inside out, this place first. */
  *outward(): Generator<Place> {
    yield this;
    if (this.parent) yield* this.parent.outward();
  }
}

/** Many places share a dict. */
const known = new WeakMap<DictValue, ReadonlyMap<string, Value>>();

function membersOf(dict: DictValue): ReadonlyMap<string, Value> {
  let members = known.get(dict);
  if (!members) {
    members = new Map(dict.entries.map(({ key, value }) => [plainKey(key.text), value]));
    known.set(dict, members);
  }
  return members;
}

/** A key however a tool writes it: `PolicyDocument`, `policyDocument` and `policy_document` are the same. */
export function plainKey(key: string): string {
  return key.replace(/[-_]/g, '').toLowerCase();
}
