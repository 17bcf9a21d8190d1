/** Estimates the time that a regular expression may take in a backtracking engine. */

/** One token of an expression: an escape, a class, the start of a group, its end, a quantifier, or any other character. */
const token =
  /\\(?:\d+|k<[^>]*>|u\{[^}]*\}|[^])|\[(?:\\[^]|[^\]\\])*\]|\((?:\?(?:<?[=!]|:|<[^>]*>))?|\)|[*+?]\??|\{\d+(?:,\d*)?\}\??|[^]/g;

/** This many repetitions count as unlimited. */
const manyTimes = 20;

interface Group {
  /** Part of it can match texts of different lengths, or one text in several ways. */
  varies: boolean;
}

/**
 * The length of the longest text that an expression can search within the given number of steps, whatever the text
 * contains. Each part that matches texts of any length tries all of them, for each way in which the earlier parts
 * match.
 *
 * @returns 0 if the time may be exponential in the length of the text, because something variable is repeated, as in
 * `(a+)+` and `(a|a)*`
 */
export function longestSearched(expression: string, steps: number): number {
  /** Parts that match texts of any length. */
  let parts = 0;
  let ways = 1;
  const groups: Group[] = [{ varies: false }];
  /** The last closed group. */
  let closed: Group | undefined;
  for (const [text] of expression.matchAll(token)) {
    const quantified = closed;
    closed = undefined;
    const around = groups.at(-1)!;
    if (/^\\[k1-9]/.test(text)) around.varies = true;
    else if (text.startsWith('(')) groups.push({ varies: false });
    else if (text === '|') {
      around.varies = true;
      ways *= 2;
    } else if (text === ')' && groups.length > 1) {
      closed = groups.pop()!;
      if (closed.varies) groups.at(-1)!.varies = true;
    } else if (/^[*+?{]/.test(text) && !/^\{$/.test(text)) {
      const [least, most] = timesOf(text);
      if (most > 1 && quantified?.varies) return 0;
      if (least === most) continue;
      around.varies = true;
      if (most - least > manyTimes) parts++;
      else ways *= most - least + 1;
    }
  }
  return Math.floor((steps / ways) ** (1 / (parts + 1)));
}

/** The minimum and maximum number of repetitions of a quantifier. */
function timesOf(quantifier: string): readonly [least: number, most: number] {
  if (quantifier.startsWith('?')) return [0, 1];
  if (!quantifier.startsWith('{')) return [0, Infinity];
  const [, least, comma, most] = /^\{(\d+)(,?)(\d*)/.exec(quantifier)!;
  if (comma === '') return [Number(least), Number(least)];
  return [Number(least), most === '' ? Infinity : Number(most)];
}
