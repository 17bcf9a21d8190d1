import type { Span } from '../value/value.js';

/** Replaces the characters in `range`, `[start, end)` in UTF-16 code units, with `text`. */
export interface TextEdit {
  readonly range: readonly [number, number];
  readonly text: string;
}

/** Applies edits that are in ascending order and do not overlap. */
function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let edited = '';
  let done = 0;
  for (const { range, text: put } of edits) {
    edited += text.slice(done, range[0]) + put;
    done = range[1];
  }
  return edited + text.slice(done);
}

/** Applies the edits to a part of the text. Returns undefined when one of them is outside of it. */
export function applyEditsIn(
  text: string,
  { start, end }: Span,
  edits: readonly TextEdit[],
): string | undefined {
  if (!edits.every(({ range }) => range[0] >= start && range[1] <= end)) return undefined;
  const moved = edits.map(({ range, text: put }): TextEdit => ({
    range: [range[0] - start, range[1] - start],
    text: put,
  }));
  return applyEdits(text.slice(start, end), moved);
}
