/** Put `text` where the characters of `range`, `[start, end)` in UTF-16 code units, stand. */
export interface TextEdit {
  readonly range: readonly [number, number];
  readonly text: string;
}
