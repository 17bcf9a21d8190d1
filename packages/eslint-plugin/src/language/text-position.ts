/** Places in a text, as ESLint has them. */

/** What ends a line in JSON and YAML. JavaScript knows two more, which may stand in their strings. */
export const lineEnd = /\r\n|\r|\n/u;

/** Lines from 1, columns from 0, in UTF-16 code units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** The position of an offset, for a few of them: it goes through the text. */
export function positionIn(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(lineEnd);
  return { line: lines.length, column: lines.at(-1)!.length };
}
