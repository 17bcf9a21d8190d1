/** Draws the lines around a finding, with the finding underlined. */
import { codeFrameColumns } from '@babel/code-frame';
import { cells, columns, cut, ellipsis, type Cell } from './terminal-cells.js';
import type { TextLines } from './text-lines.js';

/** A position as in ESLint's messages. Without an end it is one character wide. */
export interface Place {
  readonly line: number;
  readonly column: number;
  readonly endLine?: number | undefined;
  readonly endColumn?: number | undefined;
}

export interface FrameColors {
  readonly gutter: (text: string) => string;
  readonly marker: (text: string) => string;
}

/** How many columns to show if the width is unknown, and the minimum. */
const usualWidth = 100;
const leastWidth = 20;
/** The fraction of the columns that is for the text before the finding, and the minimum number. */
const before = 0.4;
const least = 10;
const linesAbove = 2;
const linesBelow = 1;

/**
 * Draws a finding. If it spans several lines, the underline ends with the first line. A long line is cut around the
 * finding, and is shown without its neighbours if its beginning is cut off. Unprintable characters are shown as
 * escapes.
 *
 * @param room how many columns there are, including the line numbers
 * @returns the frame without a final line end; undefined when the text has no such position
 */
export function codeFrame(
  lines: TextLines,
  place: Place,
  colors: FrameColors,
  room?: number,
): string | undefined {
  const text = lines.line(place.line);
  if (text === undefined) return undefined;
  const start = Math.min(Math.max(place.column, 1) - 1, text.length);
  const end =
    place.endLine !== undefined && place.endLine > place.line ? text.length : (place.endColumn ?? 0) - 1;
  const gutter = `> ${Math.min(lines.count, place.line + linesBelow)} | `.length;
  const width = room === undefined ? usualWidth : Math.max(leastWidth, room - gutter);
  const marked = markedLine(width, text, start, Math.max(start, Math.min(end, text.length)));

  const first = marked.isCut ? place.line : Math.max(1, place.line - linesAbove);
  const last = marked.isCut ? place.line : Math.min(lines.count, place.line + linesBelow);
  const shown = [];
  for (let number = first; number <= last; number++) {
    shown.push(
      number === place.line ? marked.cells : cut(cells(lines.line(number)!.slice(0, 2 * width)), width),
    );
  }
  if (shown.length > 1 && last > place.line && columns(shown.at(-1)!) === 0) shown.pop();

  const standIns = new StandIns();
  const frame = codeFrameColumns(
    shown.map((row) => standIns.put(row)).join('\n'),
    {
      start: { line: place.line, column: marked.from + 1 },
      end: { line: place.line, column: marked.to + 1 },
    },
    // The position is in lines of the file, and all given lines are to be shown.
    { startLine: first, linesAbove: linesAbove + 1, linesBelow: linesBelow + 1 } as object,
  );
  return frame
    .split('\n')
    .map((line) => colored(line, colors))
    .map((line) => standIns.take(line))
    .join('\n');
}

/** The line of the finding: its cells, and the columns `from` to `to` to underline. */
function markedLine(width: number, text: string, start: number, end: number) {
  const left = cells(text.slice(Math.max(0, start - 2 * width), start));
  const middle = cells(text.slice(start, Math.min(end, start + 2 * width)));
  const right = cells(text.slice(end, end + 2 * width));
  const all = columns([...left, ...middle, ...right]);
  const fits = text.length <= 2 * width && all <= width;

  // A long finding takes space from the text before it, which in turn gets what the text after it leaves.
  const rest = width - columns(middle) - 2;
  const room = fits
    ? width
    : Math.max(least, Math.min(Math.round(before * width), rest), rest - columns(right));
  let kept = left.length;
  for (let used = 0; kept > 0 && used + left[kept - 1]!.columns <= room; kept--)
    used += left[kept - 1]!.columns;
  const isCut = kept > 0 || start > 2 * width;
  const lead = isCut ? [ellipsis, ...left.slice(kept)] : left;
  const from = columns(lead);
  const row = cut([...lead, ...middle, ...right], width);
  return { cells: row, isCut, from, to: Math.min(from + columns(middle), columns(row)) };
}

/**
 * The drawing counts one column for each code unit. Cells with another width are replaced with as many private-use
 * characters as they have columns, and restored afterwards.
 */
class StandIns {
  readonly #shown: string[] = [];

  put(row: readonly Cell[]): string {
    return row
      .map(({ shown, columns }) => {
        if (/^[\x20-\x7e]*$/.test(shown)) return shown;
        this.#shown.push(shown);
        return `${String.fromCharCode(0xe000 + this.#shown.length - 1)}${'\uf8ff'.repeat(columns - 1)}`;
      })
      .join('');
  }

  take(line: string): string {
    return line.replace(/[\ue000-\uf8fe]\uf8ff*/g, (standIn) => this.#shown[standIn.charCodeAt(0) - 0xe000]!);
  }
}

/** Colours the gutter and the marker, but not the source. */
function colored(line: string, { gutter, marker }: FrameColors): string {
  const [, pointer, bar, rest] = /^([> ])( *\d* \|)(.*)$/s.exec(line)!;
  const marks = / *\d/.test(bar!) ? undefined : /^( *)(\^+)$/.exec(rest!);
  return [
    pointer === '>' ? marker('>') : ' ',
    gutter(bar!),
    marks ? `${marks[1]!}${marker(marks[2]!)}` : rest,
  ].join('');
}
