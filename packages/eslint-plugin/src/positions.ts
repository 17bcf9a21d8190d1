/** Lines and columns of offsets. */
import type { Rule } from 'eslint';

type SourceCode = Pick<Rule.RuleContext['sourceCode'], 'text' | 'getLocFromIndex'>;
type Position = ReturnType<SourceCode['getLocFromIndex']>;

const lineEnd = /[\n\r\u2028\u2029]/;

/**
 * Positions of offsets that come nearly in order. That of @eslint/json reads the last line of a text to its end whenever
 * it is asked for a place in it, and a minified file has no other line: what stands on the line of the last answer is counted
 * from there.
 */
export class Positions {
  readonly #sourceCode: SourceCode;
  #offset = 0;
  #position: Position | undefined;

  constructor(sourceCode: SourceCode) {
    this.#sourceCode = sourceCode;
  }

  /** The position of an offset, as ESLint's `getLocFromIndex` gives it. */
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
