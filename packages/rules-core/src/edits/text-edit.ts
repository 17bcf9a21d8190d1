/** Put `text` where the characters of `range`, `[start, end)` in UTF-16 code units, stand. */
export interface TextEdit {
  readonly range: readonly [number, number];
  readonly text: string;
}

/** A text after edits of it, which are in ascending order and do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let edited = '';
  let done = 0;
  for (const { range, text: put } of edits) {
    edited += text.slice(done, range[0]) + put;
    done = range[1];
  }
  return edited + text.slice(done);
}
