/**
 * A copy of the characters alone, for the tables that outlive a file. V8 cuts a text by pointing into it, so that a
 * single word of it would keep the whole file in memory.
 */
export function ownText(text: string): string {
  return ` ${text}`.slice(1);
}
