/**
 * What is known of a string of a policy: some of its parts may be IAM policy variables, others holes, which something
 * else fills in before AWS reads the policy.
 */
import { alphabetOf, hasHole, replaceHoles } from '../value/hole.js';

export interface TextBounds {
  /** As written. */
  readonly text: string;
  /**
   * The wildcard pattern in which every variable is one character that nothing else equals, and every hole its own. What
   * this covers is covered for certain. The variables of another lower bound are other ones.
   */
  readonly lower: string;
  /** The wildcard pattern in which every unknown part is `*`. What this does not meet is not met for certain. */
  readonly upper: string;
  /** The same, with those holes as they are that hold no colon, slash or wildcard; absent where there are none of these. */
  readonly kept?: string;
  /** It has no hole: what AWS reads is what is written here. */
  readonly known: boolean;
  /** Some part is a policy variable with a value of the request; the escapes `${*}`, `${?}` and `${$}` are none. */
  readonly variable: boolean;
}

/** Stands for a variable in a lower bound. IAM refuses characters above U+00FF, so no valid policy holds it. */
const UNKNOWN = '\uFFFC';

/** The literal characters that the escapes stand for; for wildcards a private one, which is no wildcard. */
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['*', '\uE02A'],
  ['?', '\uE03F'],
  ['$', '$'],
]);

/**
 * A variable's name holds a colon after the provider's or service's part: `aws:username`, `aws:PrincipalTag/team`,
 * `accounts.google.com:aud`.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html
 */
const VARIABLE_NAME = /^[\w./-]+:[^:]/;

/**
 * The bounds of a text, in time linear in its length.
 *
 * @param variables policy variables have a meaning here: the Version is 2012-10-17. Otherwise they are literal text.
 * @param known what looks like a hole is none
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
 * The pattern that a text with variables stands for in one request: what fills a variable has no wildcards.
 *
 * @param valueOf the value of the request's key, whose name is given in lower case
 * @returns undefined where a variable has no value and no default
 */
export function filledText(text: string, valueOf: (key: string) => string | undefined): string | undefined {
  let filled = '';
  let done = 0;
  for (const { start, end, name, literal } of variablesIn(text)) {
    const [, key = name, fallback] = /^\s*([^,]*?)\s*(?:,\s*'([^']*)'\s*)?$/.exec(name) ?? [];
    const value = literal ?? valueOf(key.toLowerCase()) ?? fallback;
    if (value === undefined) return undefined;
    filled += text.slice(done, start) + (literal ?? value.replace(/[*?]/g, (each) => ESCAPES.get(each)!));
    done = end;
  }
  return filled + text.slice(done);
}

/** The names of the keys that the variables of a text are about, in lower case. */
export function variableKeys(text: string): readonly string[] {
  return Array.from(variablesIn(text))
    .filter(({ literal }) => literal === undefined)
    .map(({ name }) => name.split(',')[0]!.trim().toLowerCase());
}

interface Variable {
  readonly start: number;
  readonly end: number;
  /** What stands between the braces, a default included. */
  readonly name: string;
  /** The character that an escape stands for. */
  readonly literal: string | undefined;
}

/** The policy variables and escapes of a text, in their order. */
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

/** With `*` for holes: they may be filled with anything. */
function openHoles(text: string, isOpen: (character: string) => boolean = () => true): string {
  return replaceHoles(text, (character) => (isOpen(character) ? '*' : character));
}

/** The bounds of a text of which nothing is known. */
export function unknownText(text: string): TextBounds {
  return { text, lower: UNKNOWN, upper: '*', known: false, variable: false };
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
