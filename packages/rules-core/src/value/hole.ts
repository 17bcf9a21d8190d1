/**
 * Holes: parts of a text that are filled in before AWS reads it, by a template or by an expression in the surrounding
 * code. In a text, a hole is a private-use character, the same for equal holes of a source, so that patterns can
 * compare texts with holes. Its content may have any length and contain anything that its alphabet does not exclude.
 */

export interface Hole {
  /** Holes with equal ids have the same content. */
  readonly id: string;
  /** The source text, such as `${var.bucket}`. Messages and edits restore it. */
  readonly source: string;
  /** What its content can consist of. If absent, anything. */
  readonly alphabet?: Alphabet;
  /** It is filled in by an expression around the strings of the source, so no string can contain it. */
  readonly expression?: true;
}

/** An account ID, a Region, a partition, or a name. None of them contains a colon, a slash or a wildcard. */
export type Alphabet = 'account' | 'region' | 'partition' | 'name';

/**
 * Private-use characters, which IAM rejects in policies. The range of a character determines the alphabet of its hole.
 */
const ranges = [
  [undefined, 0xe100, 0xefff],
  ['name', 0xf000, 0xf3ff],
  ['account', 0xf400, 0xf4ff],
  ['region', 0xf500, 0xf5ff],
  ['partition', 0xf600, 0xf6ff],
] as const;

const anyHole = /[\ue100-\uf6ff]/;
const everyHole = /[\ue100-\uf6ff]/g;
/** Such a character in a source, literally or as an escape. `\u{e100}` is JavaScript syntax. */
const writtenHole = /[\ue100-\uf6ff]|\\u\{?0*((?:e[1-9a-f]|f[0-6])[\da-f]{2})/gi;

/** Whether the text has a hole. */
export function hasHole(text: string): boolean {
  return anyHole.test(text);
}

/** Whether a UTF-16 code unit stands for a hole. */
export function isHole(code: number): boolean {
  return code >= 0xe100 && code <= 0xf6ff;
}

/** The alphabet of the hole that a character stands for. */
export function alphabetOf(character: string): Alphabet | undefined {
  const code = character.charCodeAt(0);
  return ranges.find(([, first, last]) => code >= first && code <= last)?.[0];
}

/** Replaces each hole in the text. */
export function replaceHoles(text: string, by: (character: string) => string): string {
  return hasHole(text) ? text.replace(everyHole, by) : text;
}

/** The holes of one source, and their characters. */
export class Holes {
  readonly #byId = new Map<string, string>();
  readonly #byCharacter = new Map<string, Hole>();
  readonly #next = new Map<Alphabet | undefined, number>(
    ranges.map(([alphabet, first]) => [alphabet, first]),
  );
  readonly #source: string;
  #written: ReadonlySet<number> | undefined;

  /** @param source the text with the holes; characters that occur in it are not used for holes */
  constructor(source = '') {
    this.#source = source;
  }

  /** The character of a hole, or undefined when there are more holes than characters. */
  characterOf(hole: Hole): string | undefined {
    let character = this.#byId.get(hole.id);
    if (character === undefined) {
      character = this.#free(hole.alphabet);
      if (character === undefined) return undefined;
      this.#byId.set(hole.id, character);
      this.#byCharacter.set(character, hole);
    }
    return character;
  }

  /** The text with the characters of holes replaced by their source. */
  restore(text: string): string {
    if (this.#byCharacter.size === 0) return text;
    return replaceHoles(text, (character) => this.#byCharacter.get(character)?.source ?? character);
  }

  get(character: string): Hole | undefined {
    return this.#byCharacter.get(character);
  }

  #free(alphabet: Alphabet | undefined): string | undefined {
    this.#written ??= holesWritten(this.#source);
    const last = ranges.find(([each]) => each === alphabet)![2];
    let code = this.#next.get(alphabet)!;
    while (code <= last && this.#written.has(code)) code++;
    this.#next.set(alphabet, code + 1);
    return code <= last ? String.fromCharCode(code) : undefined;
  }
}

/** The private-use characters that a source contains itself, literally or as escapes. */
function holesWritten(source: string): ReadonlySet<number> {
  return new Set(
    Array.from(source.matchAll(writtenHole), ([character, code]) =>
      code === undefined ? character.charCodeAt(0) : Number.parseInt(code, 16),
    ),
  );
}
