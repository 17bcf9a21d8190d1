/** Builds texts from pieces of a source. */
import type { Hole } from '../../value/hole.js';
import { OffsetMap, type Run } from '../../value/offset-map.js';
import { sliceSpan, type Expression, type Span, type TextValue } from '../../value/value.js';

/** A piece of a text, with its position in the source. */
export interface Piece {
  readonly text: string;
  /** The parts of the source that it is read from. The offsets `text` are relative to the piece. */
  readonly runs: readonly Run[];
  readonly holes?: ReadonlyMap<string, Hole> | undefined;
}

/** A text, or a slice of it, as written in the source. */
export function pieceOf(value: TextValue, from = 0, to = value.text.length): Piece {
  const { text, place, holes } = value;
  const part = text.slice(from, to);
  if (part === '') return { text: part, runs: [] };
  if (typeof place === 'number')
    return {
      text: part,
      holes,
      runs: [{ text: 0, source: place + from, length: to - from, sourceLength: to - from }],
    };
  if (place === undefined) return { text: part, holes, runs: [wholeRun(part, sliceSpan(value, from, to))] };
  return {
    text: part,
    holes,
    runs: place.between(from, to).map((run) => ({ ...run, text: run.text - from })),
  };
}

/** A text for which something else is written. */
export function pieceAt({ text, holes }: TextValue, span: Span): Piece {
  return { text, holes, runs: text === '' ? [] : [wholeRun(text, span)] };
}

function wholeRun(text: string, { start, end }: Span): Run {
  return { text: 0, source: start, length: text.length, sourceLength: end - start };
}

/** Concatenates the pieces. */
export function concatenated(pieces: readonly Piece[], span: Span, expression: Expression): TextValue {
  let text = '';
  const runs: Run[] = [];
  const holes = new Map<string, Hole>();
  for (const piece of pieces) {
    for (const run of piece.runs) runs.push({ ...run, text: run.text + text.length });
    for (const [character, hole] of piece.holes ?? []) holes.set(character, hole);
    text += piece.text;
  }
  return {
    kind: 'text',
    span,
    text,
    ...(runs.length > 0 && { place: new OffsetMap(runs) }),
    ...(holes.size > 0 && { holes }),
    expression,
  };
}
