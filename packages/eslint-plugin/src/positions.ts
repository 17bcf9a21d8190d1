/** Converts offsets to lines and columns. */
import type { Rule } from 'eslint';

type SourceCode = Pick<Rule.RuleContext['sourceCode'], 'text' | 'getLocFromIndex'>;
type Position = ReturnType<SourceCode['getLocFromIndex']>;

const lineEnd = /[\n\r\u2028\u2029]/;

/**
 * Positions of offsets that are nearly in order. For each position in the last line of a text, @eslint/json scans the
 * line to its end, and a minified file has no other line. Offsets on the same line as the previous one are therefore
 * counted from there.
 */
export class Positions {
  readonly #sourceCode: SourceCode;
  #offset = 0;
  #position: Position | undefined;

  constructor(sourceCode: SourceCode) {
    this.#sourceCode = sourceCode;
  }

  /** The position of an offset, as returned by ESLint's `getLocFromIndex`. */
  at(offset: number): Position {
    const last = this.#position;
    const [from, to] = offset < this.#offset ? [offset, this.#offset] : [this.#offset, offset];
    this.#position =
      last && !lineEnd.test(this.#sourceCode.text.slice(from, to))
        ? { line: last.line, column: last.column + offset - this.#offset }
        : this.#sourceCode.getLocFromIndex(offset);
    this.#offset = offset;
    return this.#position;
  }
}
