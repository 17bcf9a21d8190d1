/** What ends a line, to ESLint. */
export const lineEnd = /\r\n|\r|\n/u;

/** Lines from 1, columns from 0. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

export function positionIn(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split(lineEnd);
  return { line: lines.length, column: lines.at(-1)!.length };
}
