import type { Alphabet } from '../value/hole.js';

/** `[start, end)` of template text, with the alphabet of its content if its place determines it. */
export type TextPart = readonly [start: number, end: number, alphabet?: Alphabet];

/** The parts in order, with overlapping parts merged. */
export function mergedParts(parts: readonly TextPart[]): readonly TextPart[] {
  if (parts.length < 2) return parts;
  const merged: TextPart[] = [];
  for (const part of [...parts].sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && part[0] < last[1]) merged[merged.length - 1] = [last[0], Math.max(last[1], part[1])];
    else merged.push(part);
  }
  return merged;
}
