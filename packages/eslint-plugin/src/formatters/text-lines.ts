/** Lines and columns of a text as ESLint counts them: both from one, in UTF-16 code units. */

const lineEnd = /\r\n|[\n\r\u2028\u2029]/g;

export class TextLines {
  readonly #text: string;
  /** The start and the end of each line, without the line end. */
  readonly #lines: { readonly start: number; readonly end: number }[] = [];

  constructor(text: string) {
    this.#text = text;
    let start = 0;
    for (const { index, 0: mark } of text.matchAll(lineEnd)) {
      this.#lines.push({ start, end: index });
      start = index + mark.length;
    }
    this.#lines.push({ start, end: text.length });
  }

  get count(): number {
    return this.#lines.length;
  }

  /** The characters of a line without its line end. Undefined for a line that does not exist. */
  line(number: number): string | undefined {
    const line = this.#lines[number - 1];
    return line && this.#text.slice(line.start, line.end);
  }

  /** The offset of a position. Undefined for a position that does not exist. The one after the last character does. */
  offset(line: number, column: number): number | undefined {
    const found = this.#lines[line - 1];
    if (!found || !(column >= 1)) return undefined;
    const offset = found.start + column - 1;
    return offset <= (this.#lines[line]?.start ?? found.end) ? offset : undefined;
  }
}
