/** The setting `placeholders`: what the user declares as template text. */
import { longestSearched } from '../patterns/expression-cost.js';

/** Finds the parts of a text that the settings declare to be template text, as `[start, end)`, in any order. */
export type PlaceholderMatcher = (text: string) => readonly (readonly [start: number, end: number])[];

const nothing: readonly never[] = [];

/**
 * Compiles the setting `placeholders`. Each pattern is a literal text in which `*` stands for any run of characters, as
 * short as possible, or a regular expression in the form `/…/`.
 * @throws Error that quotes the pattern, if it is empty, consists only of stars, or is not a valid regular expression
 */
export function compilePlaceholders(patterns: readonly string[]): PlaceholderMatcher {
  const matchers = patterns.map((pattern) =>
    pattern.length > 2 && pattern.startsWith('/') && pattern.endsWith('/')
      ? expressionMatcher(pattern)
      : literalMatcher(pattern),
  );
  if (matchers.length === 0) return () => nothing;
  return (text) => matchers.flatMap((matcher) => matcher(text));
}

/** The maximum number of steps for the search in one text. */
const mostSteps = 1e8;
/** Most texts in a policy are no longer than this. */
const usualLength = 100;

function expressionMatcher(pattern: string): PlaceholderMatcher {
  const source = pattern.slice(1, -1);
  let expression: RegExp;
  try {
    expression = new RegExp(source, 'g');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The placeholder \`${pattern}\` is not a valid regular expression: ${reason}.`, {
      cause: error,
    });
  }
  const longest = longestSearched(source, mostSteps);
  if (longest < usualLength) {
    throw new Error(
      `The placeholder \`${pattern}\` could take very long on some texts: do not repeat a group, and have at most three parts of any length, such as \`[A-Z]+\`.`,
    );
  }
  return (text) => {
    // If a text would take too long to search, all of it counts as template text.
    if (text.length > longest) return [[0, text.length]];
    return Array.from(
      text.matchAll(expression),
      (match) => [match.index, match.index + match[0].length] as const,
    ).filter(([start, end]) => start < end);
  };
}

function literalMatcher(pattern: string): PlaceholderMatcher {
  const pieces = pattern.split('*');
  const [first = '', ...others] = pieces.filter((piece) => piece !== '');
  if (first === '') {
    throw new Error(
      `The placeholder \`${pattern}\` holds no literal text: it would make every value unknown.`,
    );
  }
  return (text) => {
    const found: [number, number][] = [];
    let from = 0;
    for (;;) {
      const start = text.indexOf(first, from);
      if (start < 0) return found;
      let end = start + first.length;
      for (const piece of others) {
        const at = text.indexOf(piece, end);
        if (at < 0) return found;
        end = at + piece.length;
      }
      found.push([pieces[0] === '' ? from : start, pieces.at(-1) === '' ? text.length : end]);
      from = end;
      if (pieces.at(-1) === '') return found;
    }
  };
}
