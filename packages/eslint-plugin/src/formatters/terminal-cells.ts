/** Splits text into terminal cells, each of which occupies some columns. */
import { printable } from 'iam-rules-core';

/** What is displayed as a unit: a character with its accents, an escape, the ellipsis. */
export interface Cell {
  readonly shown: string;
  readonly columns: number;
}

export const ellipsis: Cell = { shown: '…', columns: 1 };
const tab = '    ';

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
/** Characters that are two columns wide in a terminal. */
const wide =
  /^(?:[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{17000}-\u{18cff}\u{1b000}-\u{1b2ff}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\p{Emoji}\ufe0f)/u;
const emoji = /^\p{Extended_Pictographic}/u;
const mark = /^\p{M}/u;

/** Splits a text into cells. Unprintable characters become escapes, and a tab becomes four spaces. */
export function cells(text: string): Cell[] {
  return Array.from(graphemes.segment(text), ({ segment }) => {
    if (segment === '\t') return { shown: tab, columns: tab.length };
    const shown = emoji.test(segment) || wide.test(segment) ? segment : printable(segment);
    if (shown !== segment) return { shown, columns: shown.length };
    // An accent without a letter is shown on a space.
    if (mark.test(segment)) return { shown: ` ${segment}`, columns: 1 };
    return { shown, columns: wide.test(segment) ? 2 : 1 };
  });
}

/** How many columns the cells occupy. */
export function columns(row: readonly Cell[]): number {
  return row.reduce((sum, cell) => sum + cell.columns, 0);
}

/** The cells that fit, with an ellipsis if some do not. */
export function cut(row: readonly Cell[], room: number): readonly Cell[] {
  let used = 0;
  const kept = row.findIndex((cell) => (used += cell.columns) > room);
  return kept < 0 ? row : [...row.slice(0, Math.max(0, kept - 1)), ellipsis];
}

/**
 * Wraps a text at spaces. A word that is longer than a line is not broken, so that it can be copied.
 *
 * @param room how many columns a line has; undefined for no wrapping
 * @param indent the beginning of each line after the first
 * @param used how many columns of the first line are already taken
 */
export function wrap(text: string, room: number | undefined, indent: string, used = 0): string[] {
  if (room === undefined) return [text];
  const lines: string[] = [];
  let words: string[] = [];
  let taken = used;
  for (const word of text.split(' ')) {
    const width = columns(cells(word));
    if (words.length > 0 && taken + 1 + width > room) {
      lines.push(words.join(' '));
      words = [`${indent}${word}`];
      taken = indent.length + width;
    } else {
      taken += (words.length > 0 ? 1 : 0) + width;
      words.push(word);
    }
  }
  return [...lines, words.join(' ')];
}
