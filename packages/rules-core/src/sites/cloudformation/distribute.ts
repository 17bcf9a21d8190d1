/** Applies functions to values that are not decided yet. */
import type { Span, UndecidedValue } from '../../value/value.js';

/** With more outcomes than this, the result is unknown. */
const mostOutcomes = 64;

type Part = UndecidedValue | undefined;

/**
 * The result of a function for each way to decide the choices in its arguments. Equal conditions choose the same
 * alternative.
 *
 * @param parts the arguments; undefined for an absent one
 * @param span the expression
 * @param give returns the result for decided arguments
 */
export function distributed(
  parts: readonly Part[],
  span: Span,
  give: (parts: readonly Part[]) => Part,
): Part {
  let left = mostOutcomes;
  const outcomeOf = (undecided: readonly Part[], decided: ReadonlyMap<string, number>): Part => {
    const known = undecided.map((part) => decide(part, decided));
    const open = known.find((part) => part?.kind === 'choice');
    if (open?.kind !== 'choice') return left-- > 0 ? give(known) : { kind: 'opaque', span };
    const { condition } = open;
    const rows: (readonly Part[])[] = [];
    const alternatives: Part[] = [];
    for (const answer of open.alternatives.keys()) {
      const row = known.map((part) => decide(part, new Map([[condition, answer]])));
      const same = row.some((part) => part?.kind === 'choice')
        ? -1
        : rows.findIndex((other) => row.every((part, place) => part === other[place]));
      rows.push(row);
      alternatives.push(
        same >= 0 ? alternatives[same] : outcomeOf(row, new Map(decided).set(condition, answer)),
      );
    }
    return { kind: 'choice', span, condition, alternatives };
  };
  const outcome = outcomeOf(parts, new Map());
  return left < 0 ? { kind: 'opaque', span } : outcome;
}

function decide(part: Part, decided: ReadonlyMap<string, number>): Part {
  let known = part;
  while (known?.kind === 'choice') {
    // A value that is absent in any case is decided.
    const answer = known.alternatives.length === 1 ? 0 : decided.get(known.condition);
    if (answer === undefined) break;
    known = known.alternatives[answer];
  }
  return known;
}
