/** Draws the lines around a finding with the finding underlined. */
import { codeFrameColumns } from '@babel/code-frame';
import { cells, columns, cut, ellipsis, type Cell } from './terminal-cells.js';
import type { TextLines } from './text-lines.js';

/** A place as ESLint's messages give it; without an end it is one character wide. */
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

/** How many columns of a line are shown where nothing says how many there are, and at least. */
const usualWidth = 100;
const leastWidth = 20;
/** Which part of them is before the finding, and how many at least. */
const before = 0.4;
const least = 10;
const linesAbove = 2;
const linesBelow = 1;

/**
 * @param room how many columns there are, the line numbers included
 * @returns the frame without a line end at its end; undefined when the text has no such place. A finding over several
 *   lines is underlined to the end of its first line. A line that is too long is cut around the finding; when its
 *   beginning is cut off, it stands alone. Characters that cannot be printed are shown as escapes.
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
    // The place is given in lines of the file, and all that is handed over is to be seen.
    { startLine: first, linesAbove: linesAbove + 1, linesBelow: linesBelow + 1 } as object,
  );
  return frame
    .split('\n')
    .map((line) => colored(line, colors))
    .map((line) => standIns.take(line))
    .join('\n');
}

/** The line of the finding: its cells, and the columns `from` to `to` that are to be underlined. */
function markedLine(width: number, text: string, start: number, end: number) {
  const left = cells(text.slice(Math.max(0, start - 2 * width), start));
  const middle = cells(text.slice(start, Math.min(end, start + 2 * width)));
  const right = cells(text.slice(end, end + 2 * width));
  const all = columns([...left, ...middle, ...right]);
  const fits = text.length <= 2 * width && all <= width;

  // A long finding takes the room of what stands before it, which gets what stands after it leaves.
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
 * What is drawn counts a column for every code unit. So a cell that has more or fewer columns than code units is stood
 * in for by private characters, as many as it has columns, and put back after the drawing.
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

/** The gutter and the marks in colour; the source is left as it is. */
function colored(line: string, { gutter, marker }: FrameColors): string {
  const [, pointer, bar, rest] = /^([> ])( *\d* \|)(.*)$/s.exec(line)!;
  const marks = / *\d/.test(bar!) ? undefined : /^( *)(\^+)$/.exec(rest!);
  return [
    pointer === '>' ? marker('>') : ' ',
    gutter(bar!),
    marks ? `${marks[1]!}${marker(marks[2]!)}` : rest,
  ].join('');
}
