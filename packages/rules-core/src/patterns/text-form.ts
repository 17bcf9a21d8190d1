/**
 * Forms of texts: `repo:{name}/{name}` consists of literal text and named classes, each for one or more of its
 * characters. Whether a wildcard pattern matches some text of a form is decided exactly.
 */

const classes: Readonly<Record<string, RegExp>> = {
  /** Any character. */
  any: /[^]/,
  /** Anything except a colon, which separates the fields of many subjects. */
  field: /[^:]/,
  digits: /\d/,
  hex: /[\da-f-]/i,
  word: /[\w-]/,
  alphanumeric: /[a-z\d]/i,
  /** A claim name. */
  claim: /\w/,
  /** A name on GitHub, with its ID after an `@`. */
  name: /[\w.@-]/,
  /** Names on GitLab, including their groups. */
  path: /[\w./-]/,
  /** A name in Kubernetes. */
  label: /[a-z\d.-]/,
};

/** One character of a form. If it `repeats`, it may also be absent or occur several times. */
interface Token {
  readonly fits: (character: string) => boolean;
  readonly repeats: boolean;
}

const parsed = new Map<string, readonly Token[]>();

function tokensOf(form: string): readonly Token[] {
  let tokens = parsed.get(form);
  if (!tokens) {
    tokens = (form.match(/\{\w+\}|[^]/g) ?? []).flatMap((part): Token[] => {
      const characters = part.length > 1 ? classes[part.slice(1, -1)] : undefined;
      if (!characters) return [{ fits: (character) => character === part, repeats: false }];
      const fits = (character: string) => characters.test(character);
      return [
        { fits, repeats: false },
        { fits, repeats: true },
      ];
    });
    parsed.set(form, tokens);
  }
  return tokens;
}

/** Longer texts are not compared. */
const longest = 1_000;

/**
 * Whether the pattern matches some text of the form. Also true if the pattern is too long to tell.
 *
 * @param wildcards whether `*` and `?` in the pattern are wildcards
 */
export function mayHaveForm(pattern: string, form: string, wildcards: boolean): boolean {
  if (pattern.length > longest) return true;
  const tokens = tokensOf(form);
  // The positions in the form that the pattern has reached so far.
  let places = withSkips(tokens, new Set([0]));
  for (const character of pattern) {
    const next = new Set<number>();
    if (wildcards && character === '*') {
      const first = Math.min(...places);
      for (let place = first; place <= tokens.length; place++) next.add(place);
    } else {
      for (const place of places) {
        const token = tokens[place];
        if (!token || !((wildcards && character === '?') || token.fits(character))) continue;
        next.add(token.repeats ? place : place + 1);
      }
    }
    if (next.size === 0) return false;
    places = withSkips(tokens, next);
  }
  return places.has(tokens.length);
}

function withSkips(tokens: readonly Token[], places: Set<number>): Set<number> {
  // Iterating over a set includes elements that are added meanwhile.
  for (const place of places) if (tokens[place]?.repeats) places.add(place + 1);
  return places;
}
