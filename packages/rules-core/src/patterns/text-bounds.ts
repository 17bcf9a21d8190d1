/**
 * What is known of a string of a policy: some of its parts may be IAM policy variables, others the template text of
 * the user's own tooling.
 */

/** Finds the parts of a text that the settings declare to be template text, as `[start, end)`, in any order. */
export type PlaceholderMatcher = (text: string) => readonly (readonly [start: number, end: number])[];

export interface TextBounds {
  /** As written. */
  readonly text: string;
  /**
   * The wildcard pattern in which every unknown part is one character that nothing else equals. What this covers is
   * covered for certain. It must not be compared with another lower bound, whose unknown parts are other ones.
   */
  readonly lower: string;
  /** The wildcard pattern in which every unknown part is `*`. What this does not meet is not met for certain. */
  readonly upper: string;
  /** Some part is template text. */
  readonly placeholder: boolean;
  /** Some part is a policy variable with a value of the request; the escapes `${*}`, `${?}` and `${$}` are none. */
  readonly variable: boolean;
}

export interface TextBoundsOptions {
  /** Policy variables have a meaning here: the Version is 2012-10-17. Otherwise they are literal text. */
  readonly variables: boolean;
  readonly placeholders: PlaceholderMatcher;
}

/** Stands for an unknown part in a lower bound. IAM refuses characters above U+00FF, so no valid policy holds it. */
const UNKNOWN = '\uFFFC';

/** The literal characters that the escapes stand for; for wildcards a private one, which is no wildcard. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['*', '\uE02A'],
  ['?', '\uE03F'],
  ['$', '$'],
]);

/**
 * A variable's name holds a colon after the provider's or service's part: `aws:username`, `aws:PrincipalTag/team`,
 * `accounts.google.com:aud`. CloudFormation's `AWS::AccountId` and Terraform's expressions are no such names.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
const VARIABLE_NAME = /^[\w./-]+:[^:]/;

/**
 * Where a variable or a placeholder may begin: `${…}` (Terraform, CloudFormation), `%{…}` (Terraform's directives),
 * `#{…}` (Serverless, Octopus), `{{…}}` (Handlebars, Jinja, Helm), `$(…)` (make, Azure Pipelines), `<…>`, `@@…@@`
 * and `__NAME__`.
 */
const OPENING = /[$%#]\{|\{\{|\$\(|<|@@|__[A-Z]/g;
/** What every one of them has: most texts have none, and need no closer look. */
const OPENING_CHARACTER = /[$%#{<@]|__/;

/** The forms that do not nest. None scans past the next opening character, so that a scan is linear. */
const FLAT_FORMS: Readonly<Record<string, RegExp>> = {
  '$(': /\$\([^()]*\)/y,
  '<': /<[^<>]+>/y,
  '@@': /@@[^@]+@@/y,
  __: /__[A-Z](?:[A-Z0-9]|_(?!_))*__/y,
};

const nothing: readonly never[] = [];

interface Part {
  readonly start: number;
  readonly end: number;
  /** The literal it stands for; without one it is unknown. */
  readonly literal?: string;
}

/**
 * Compiles the setting `placeholders`. Each pattern is a literal text in which `*` stands for any run of characters,
 * as short as possible, or a regular expression written `/…/`.
 * @throws Error that quotes the pattern, if it is empty, has stars only, or is not a valid regular expression.
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

function expressionMatcher(pattern: string): PlaceholderMatcher {
  let expression: RegExp;
  try {
    expression = new RegExp(pattern.slice(1, -1), 'g');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The placeholder \`${pattern}\` is not a valid regular expression: ${reason}.`, {
      cause: error,
    });
  }
  return (text) =>
    Array.from(
      text.matchAll(expression),
      (match) => [match.index, match.index + match[0].length] as const,
    ).filter(([start, end]) => start < end);
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

/** What is known of a text, with the default forms of placeholders and those of the settings. Linear in its length. */
export function textBounds(text: string, options: TextBoundsOptions): TextBounds {
  const own = options.placeholders(text);
  if (own.length === 0 && (!OPENING_CHARACTER.test(text) || text.search(OPENING) < 0)) {
    return { text, lower: text, upper: text, placeholder: false, variable: false };
  }
  const { parts, placeholder, variable } = scan(text, options.variables);
  for (const [start, end] of own) parts.push({ start, end });
  parts.sort((a, b) => a.start - b.start || b.end - a.end);
  let lower = '';
  let upper = '';
  let done = 0;
  for (const part of parts) {
    if (part.start >= done) {
      const literal = text.slice(done, part.start);
      lower += literal + (part.literal ?? UNKNOWN);
      upper += literal + (part.literal ?? '*');
      done = part.end;
    } else if (part.end > done) {
      // It overlaps the one before: what follows that one is unknown too.
      if (part.literal === undefined) {
        lower += UNKNOWN;
        upper += '*';
      }
      done = part.end;
    }
  }
  const rest = text.slice(done);
  return {
    text,
    lower: lower + rest,
    upper: upper + rest,
    placeholder: placeholder || own.length > 0,
    variable,
  };
}

/** Finds the variables and the placeholders of the default forms, in order. */
function scan(text: string, variables: boolean): { parts: Part[]; placeholder: boolean; variable: boolean } {
  const parts: Part[] = [];
  let placeholder = false;
  let variable = false;
  const closings = closingBraces(text);
  let done = 0;
  for (;;) {
    OPENING.lastIndex = done;
    const opening = OPENING.exec(text);
    if (opening === null) return { parts, placeholder, variable };
    let start = opening.index;
    const end = endOfForm(text, start, opening[0], closings);
    const name = opening[0] === '${' && end !== undefined ? text.slice(start + 2, end - 1) : '';
    const literal = ESCAPES.get(name);
    const isVariable = VARIABLE_NAME.test(name);
    if (end === undefined || (!variables && (isVariable || literal !== undefined))) {
      done = start + 1;
      continue;
    }
    done = end;
    if (literal !== undefined) {
      parts.push({ start, end, literal });
      continue;
    }
    // Terraform's templates write `$${…}` for IAM's `${…}`; whether the first `$` will be there is not known.
    const escaped = opening[0] === '${' && text[start - 1] === '$';
    if (escaped) start--;
    parts.push({ start, end });
    variable ||= isVariable;
    placeholder ||= !isVariable || escaped || name.includes('{');
  }
}

/** Where the form that opens at `start` ends, or undefined if it is not closed. */
function endOfForm(
  text: string,
  start: number,
  opening: string,
  closings: ReadonlyMap<number, number>,
): number | undefined {
  if (opening.endsWith('{')) {
    const outer = closings.get(opening === '{{' ? start : start + 1);
    if (outer === undefined || (opening === '{{' && closings.get(start + 1) !== outer - 1)) return undefined;
    return outer + 1;
  }
  const form = FLAT_FORMS[opening.slice(0, 2)]!;
  form.lastIndex = start;
  return form.test(text) ? form.lastIndex : undefined;
}

/** For each `{` that is closed: where. */
export function closingBraces(text: string): ReadonlyMap<number, number> {
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') open.push(at);
    else if (text[at] === '}' && open.length > 0) closings.set(open.pop()!, at);
  }
  return closings;
}
