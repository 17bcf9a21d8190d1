/** Positions in a text, as in ESLint. */

/** Line ends in JSON and YAML. JavaScript has two more, which JSON and YAML allow in strings. */
export const lineEnd = /\r\n|\r|\n/u;

/** Lines are counted from 1, columns from 0, in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The position of an offset. Scans the text, so use it only for a few offsets. */
export function positionIn(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(lineEnd);
  return { line: lines.length, column: lines.at(-1)!.length };
}
