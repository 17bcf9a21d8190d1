/**
 * Forms of texts: `repo:{name}/{name}` is literal text and named classes, each of which stands for one or more of its
 * characters. Whether a wildcard pattern stands for some text of a form is answered exactly.
 */

const classes: Readonly<Record<string, RegExp>> = {
  /** Anything. */
  any: /[^]/,
  /** Anything but a colon, which parts the fields of many subjects. */
  field: /[^:]/,
  digits: /\d/,
  hex: /[\da-f-]/i,
  word: /[\w-]/,
  alphanumeric: /[a-z\d]/i,
  /** The name of a claim. */
  claim: /\w/,
  /** A name on GitHub, with its ID behind an `@`. */
  name: /[\w.@-]/,
  /** Names on GitLab, with the groups that they are in. */
  path: /[\w./-]/,
  /** A name in Kubernetes. */
  label: /[a-z\d.-]/,
};

/** One character of a form; a `repeats` one may also be missing, or come again. */
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

/** Texts that are longer are not compared. */
const longest = 1_000;

/**
 * Whether some text of the form is one that the pattern stands for; also where the pattern is too long to tell.
 *
 * @param wildcards whether `*` and `?` in the pattern are wildcards
 */
export function mayHaveForm(pattern: string, form: string, wildcards: boolean): boolean {
  if (pattern.length > longest) return true;
  const tokens = tokensOf(form);
  // Those places in the form that are reached by the pattern so far.
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
  // A set hands out what is added to it while it is walked.
  for (const place of places) if (tokens[place]?.repeats) places.add(place + 1);
  return places;
}
