import type { Span } from '../value/value.js';

/**
 * Which spans overlap one of the given ones, that is, have a character in common with it; an empty span does so inside
 * another.
 *
 * @returns a test of one span, in time logarithmic in the number of the given ones
 */
export function overlapWith(spans: readonly Span[]): (span: Span) => boolean {
  const runs: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = runs.at(-1);
    if (last && start < last.end) last.end = Math.max(last.end, end);
    else runs.push({ start, end });
  }
  return ({ start, end }) => {
    // The last run that starts before the span ends.
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (runs[middle]!.start < end) low = middle + 1;
      else high = middle;
    }
    return low > 0 && runs[low - 1]!.end > start;
  };
}
