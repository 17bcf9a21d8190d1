/** The path from the root of a document to something in it. */
import type { DictValue, Value } from '../value/value.js';

/** The value under `key` of `dict`. The items of a list under the key have the same place. */
export class Place {
  readonly depth: number;

  constructor(
    readonly dict: DictValue,
    readonly key: string,
    /** The place of the dict, or undefined at the top. */
    readonly parent?: Place,
  ) {
    this.depth = (parent?.depth ?? 0) + 1;
  }

  /** The key as normalized by `plainKey`. */
  get name(): string {
    return plainKey(this.key);
  }

  /** The value in the same dict whose normalized key is `name`. */
  member(name: string): Value | undefined {
    return membersOf(this.dict).get(name);
  }

  /** The value, if it is a string. */
  text(name: string): string | undefined {
    const value = this.member(name);
    return value?.kind === 'text' ? value.text : undefined;
  }

  /** From the inside out, starting with this place. */
  *outward(): Generator<Place> {
    yield this;
    if (this.parent) yield* this.parent.outward();
  }
}

/** Cached, because many places share a dict. */
const known = new WeakMap<DictValue, ReadonlyMap<string, Value>>();

function membersOf(dict: DictValue): ReadonlyMap<string, Value> {
  let members = known.get(dict);
  if (!members) {
    members = new Map(dict.entries.map(({ key, value }) => [plainKey(key.text), value]));
    known.set(dict, members);
  }
  return members;
}

/** Normalizes a key, so that `PolicyDocument`, `policyDocument` and `policy_document` are the same. */
export function plainKey(key: string): string {
  return key.replace(/[-_]/g, '').toLowerCase();
}
