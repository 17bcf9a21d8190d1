/**
 * What is known about a string in a policy. Parts of it may be IAM policy variables, and others holes, which something
 * else fills in before AWS reads the policy.
 */
import { alphabetOf, hasHole, replaceHoles } from '../value/hole.js';

export interface TextBounds {
  /** As written. */
  readonly text: string;
  /**
   * The wildcard pattern in which every variable is a character that equals nothing else, and every hole is its own
   * character. What this covers is certainly covered. Variables in different lower bounds are never equal.
   */
  readonly lower: string;
  /** The wildcard pattern in which every unknown part is `*`. What this does not match is certainly not matched. */
  readonly upper: string;
  /** Like `upper`, but keeps the holes that contain no colon, slash or wildcard. Absent if there are none. */
  readonly kept?: string;
  /** It has no holes: AWS reads exactly this text. */
  readonly known: boolean;
  /** A part is a policy variable with a value from the request. The escapes `${*}`, `${?}` and `${$}` do not count. */
  readonly variable: boolean;
}

/** Replaces a variable in a lower bound. IAM rejects characters above U+00FF, so no valid policy contains it. */
const UNKNOWN = '\uFFFC';

/** The literal characters of the escapes. For wildcards, a private-use character that is not a wildcard. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['*', '\uE02A'],
  ['?', '\uE03F'],
  ['$', '$'],
]);

/**
 * A variable name has a colon after the name of the provider or service: `aws:username`, `aws:PrincipalTag/team`,
 * `accounts.google.com:aud`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
const VARIABLE_NAME = /^[\w./-]+:[^:]/;

/**
 * The bounds of a text, in time linear in its length.
 *
 * @param variables whether policy variables work here, because the Version is 2012-10-17. Otherwise they are literal
 * text.
 * @param known whether the text has no holes, whatever it looks like
 */
export function textBounds(text: string, variables: boolean, known = !hasHole(text)): TextBounds {
  if (!variables || !text.includes('${')) {
    return { text, lower: text, ...upperOf(text, known), known, variable: false };
  }
  let lower = '';
  let upper = '';
  let variable = false;
  let done = 0;
  for (const { start, end, literal } of variablesIn(text)) {
    variable ||= literal === undefined;
    const before = text.slice(done, start);
    lower += before + (literal ?? UNKNOWN);
    upper += before + (literal ?? '*');
    done = end;
  }
  const rest = text.slice(done);
  upper += rest;
  return { text, lower: lower + rest, ...upperOf(upper, known), known, variable };
}

/** @param text with `*` for every variable */
function upperOf(text: string, known: boolean): Pick<TextBounds, 'upper' | 'kept'> {
  if (known) return { upper: text };
  const kept = openHoles(text, (character) => alphabetOf(character) === undefined);
  return { upper: openHoles(text), ...(hasHole(kept) && { kept }) };
}

/**
 * The pattern that a text with variables means in one request. The values of variables contain no wildcards.
 *
 * @param valueOf the value of a key in the request, by its name in lower case
 * @returns undefined if a variable has no value and no default
 */
export function filledText(text: string, valueOf: (key: string) => string | undefined): string | undefined {
  let filled = '';
  let done = 0;
  for (const { start, end, name, literal } of variablesIn(text)) {
    const [, key = name, fallback] = /^([^,]*?)\s*(?:,\s*'([^']*)'\s*)?$/.exec(name) ?? [];
    const value = literal ?? valueOf(key.toLowerCase()) ?? fallback;
    if (value === undefined) return undefined;
    filled += text.slice(done, start) + (literal ?? value.replace(/[*?]/g, (each) => ESCAPES.get(each)!));
    done = end;
  }
  return filled + text.slice(done);
}

/** The names of the keys in the variables of a text, in lower case. */
export function variableKeys(text: string): readonly string[] {
  return Array.from(variablesIn(text))
    .filter(({ literal }) => literal === undefined)
    .map(({ name }) => name.split(',')[0]!.trim().toLowerCase());
}

interface Variable {
  readonly start: number;
  readonly end: number;
  /** The text between the braces, including a default. */
  readonly name: string;
  /** The literal character of an escape. */
  readonly literal: string | undefined;
}

/** The policy variables and escapes of a text, in order. */
function* variablesIn(text: string): Generator<Variable> {
  let done = 0;
  const closings = closingBraces(text);
  for (let start = text.indexOf('${'); start >= 0; start = text.indexOf('${', Math.max(done, start + 1))) {
    const closing = closings.get(start + 1);
    const name = closing === undefined ? '' : text.slice(start + 2, closing);
    const literal = ESCAPES.get(name);
    if (closing === undefined || (literal === undefined && !VARIABLE_NAME.test(name))) continue;
    done = closing + 1;
    yield { start, end: done, name, literal };
  }
}

/** With `*` for holes, because their value can be anything. */
function openHoles(text: string, isOpen: (character: string) => boolean = () => true): string {
  return replaceHoles(text, (character) => (isOpen(character) ? '*' : character));
}

/** The bounds of a text about which nothing is known. */
export function unknownText(text: string): TextBounds {
  return { text, lower: UNKNOWN, upper: '*', known: false, variable: false };
}

/** The position of the closing brace for each `{` that has one. */
export function closingBraces(text: string): ReadonlyMap<number, number> {
  const closings = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') open.push(at);
    else if (text[at] === '}' && open.length > 0) closings.set(open.pop()!, at);
  }
  return closings;
}
