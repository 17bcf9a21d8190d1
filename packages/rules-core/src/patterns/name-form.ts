/**
 * Forms of names and of the resource parts of ARNs: sequences of plain characters and character classes, such as
 * `function:[\w-]+`. A form is a sequence of `[…]`, `[…]+`, `[…]*`, `[…]{n}` and plain text, and nothing else.
 */

/** One position of a form: the characters that are allowed there, once or repeatedly. */
interface Place {
  readonly has: (character: string) => boolean;
  /** It matches any number of characters, including none. */
  readonly repeats: boolean;
  /** Which part of the form it belongs to. */
  readonly part: number;
}

/** How much of a wildcard pattern matches a form. */
export interface Agreement {
  /** Some text matches both. */
  readonly meets: boolean;
  /** Otherwise: the first character of the pattern that the form does not allow, or its length if it ends too early. */
  readonly until: number;
  /** Otherwise: the part of the form that should have continued there, the first of several. */
  readonly part: number;
  /** Otherwise: where the text for that part starts in the pattern, as far as that is certain. */
  readonly from: number;
}

const PIECE = /\[((?:\\.|[^\]\\])+)\](?:([+*])|\{(\d+)\})?|\\(.)|(.)/gsu;

/** A parsed form. */
export class NameForm {
  readonly #places: readonly Place[];

  /** @param parts joined in this order. Results refer to them by index. */
  constructor(parts: readonly string[]) {
    this.#places = parts.flatMap((text, part) => placesOf(text, part));
  }

  /** Compares with a wildcard pattern in time linear in its length. */
  compare(pattern: string): Agreement {
    const places = this.#places;
    const end = places.length;
    let states: States = this.#withSkipped(new Map([[0, 0]]), 0);
    for (let at = 0; at < pattern.length; at++) {
      const character = pattern[at]!;
      const next = new Map<number, number>();
      if (character === '*') {
        // No class is empty, so a star can match the rest of any state.
        const [[first, from]] = states as unknown as [[number, number]];
        for (let state = first; state <= end; state++)
          next.set(state, this.#isOnePart(first, state) ? from : at);
      } else {
        for (const [state, from] of states) {
          const place = places[state];
          if (!place || (character !== '?' && !place.has(character))) continue;
          const to = place.repeats ? state : state + 1;
          next.set(to, this.#isOnePart(state, to) ? from : at + 1);
        }
      }
      if (next.size === 0) return this.#endsAt(at, states);
      states = this.#withSkipped(next, at + 1);
    }
    if (states.has(end)) return { meets: true, until: pattern.length, part: -1, from: 0 };
    return this.#endsAt(pattern.length, states);
  }

  #isOnePart(state: number, other: number): boolean {
    return this.#places[state]?.part === this.#places[other]?.part;
  }

  #endsAt(until: number, states: States): Agreement {
    const [[state, from]] = states as unknown as [[number, number]];
    const part = (this.#places[state] ?? this.#places.at(-1))?.part ?? 0;
    return { meets: false, until, part, from };
  }

  /** The states plus those after positions that may be empty, in order. */
  #withSkipped(states: States, at: number): States {
    const found = new Map<number, number>();
    for (const [state, from] of states) {
      if (!found.has(state)) found.set(state, from);
      for (let next = state; this.#places[next]?.repeats && !found.has(next + 1); next++)
        found.set(next + 1, this.#isOnePart(state, next + 1) ? from : at);
    }
    return found;
  }
}

/** The next positions, in order, each with the position in the pattern where its part starts. */
type States = ReadonlyMap<number, number>;

function placesOf(text: string, part: number): Place[] {
  return [...text.matchAll(PIECE)].flatMap(([, chars, sign, count, escaped, plain]): Place[] => {
    if (chars === undefined) {
      const literal = escaped ?? plain!;
      return [{ has: (character) => character === literal, repeats: false, part }];
    }
    const allowed = new RegExp(`^[${chars}]$`, 'su');
    const has = (character: string) => allowed.test(character);
    const one = { has, repeats: false, part };
    if (sign === '*') return [{ ...one, repeats: true }];
    if (sign === '+') return [one, { ...one, repeats: true }];
    return Array<Place>(Number(count ?? 1)).fill(one);
  });
}
