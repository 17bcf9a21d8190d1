/**
 * Decides requests by a policy, as IAM does. An oracle for tests: it shares no code with the core, and matches by dynamic
 * programming over single characters.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */

export interface Request {
  /** Who asks; left out for the identity that an identity policy is attached to. */
  readonly principal?: {
    readonly type: 'AWS' | 'Service' | 'Federated' | 'CanonicalUser';
    readonly id: string;
  };
  readonly action: string;
  readonly resource: string;
  /** A list is a key of many values; a key that is left out is missing. */
  readonly context: Readonly<Record<string, string | readonly string[]>>;
}

export type Decision = 'allow' | 'explicit deny' | 'implicit deny';

/** A policy as `JSON.parse` gives it. */
export function evaluate(policy: unknown, request: Request): Decision {
  const document = policy as Json;
  const variables = document['Version'] === '2012-10-17';
  const context = new Map(
    Object.entries(request.context).map(([key, value]) => [key.toLowerCase(), [value].flat()]),
  );
  const effects = listOf(document['Statement'])
    .filter((statement) => applies(statement as Json, request, context, variables))
    .map((statement) => (statement as Json)['Effect']);
  if (effects.includes('Deny')) return 'explicit deny';
  return effects.includes('Allow') ? 'allow' : 'implicit deny';
}

type Json = Readonly<Record<string, unknown>>;
type Context = ReadonlyMap<string, readonly string[]>;
/** One place of a pattern: a character that stands for itself, one of any kind, or any number of any kind. */
type Token = { readonly char: string } | '?' | '*';
/** `within`: any kind but a colon. */
type Place = Token | '? within' | '* within';

const listOf = (value: unknown): readonly unknown[] => (value === undefined ? [] : [value].flat());
const textsOf = (value: unknown): readonly string[] => listOf(value).map(String);

function applies(statement: Json, request: Request, context: Context, variables: boolean): boolean {
  const { Action, NotAction, Resource, NotResource, Principal, NotPrincipal, Condition } = statement;
  const isAction = (pattern: string) =>
    matches(tokens(pattern.toLowerCase()), [...request.action.toLowerCase()]);
  const isResource = (pattern: string) => matchesArn(pattern, request.resource, context, variables);
  const isPrincipal = (element: unknown) => matchesPrincipal(element, request.principal);
  return (
    (Action === undefined ? NotAction !== undefined : textsOf(Action).some(isAction)) &&
    !textsOf(NotAction).some(isAction) &&
    (Resource === undefined || textsOf(Resource).some(isResource)) &&
    !textsOf(NotResource).some(isResource) &&
    (Principal === undefined || isPrincipal(Principal)) &&
    (NotPrincipal === undefined || !isPrincipal(NotPrincipal)) &&
    Object.entries((Condition ?? {}) as Json).every(([operator, block]) =>
      Object.entries(block as Json).every(([key, values]) =>
        holds(operator, context.get(key.toLowerCase()) ?? [], textsOf(values), context, variables),
      ),
    )
  );
}

function matchesPrincipal(element: unknown, principal: Request['principal']): boolean {
  if (!principal) return false;
  if (element === '*') return true;
  return textsOf((element as Json)[principal.type]).some((id) => {
    if (id === '*' || id === principal.id) return true;
    const account = /^(?:arn:aws:iam::)?(\d{12})(?::root)?$/.exec(id)?.[1];
    return account !== undefined && principal.id.split(':')[4] === account;
  });
}

/** One test of a condition: an operator, what the request says of the key, and the values of the policy. */
function holds(
  operator: string,
  given: readonly string[],
  wanted: readonly string[],
  context: Context,
  variables: boolean,
): boolean {
  const [, set, base = '', ifExists] =
    /^(?:(forallvalues|foranyvalue):)?(\w+?)(ifexists)?$/.exec(operator.toLowerCase()) ?? [];
  const missing = given.length === 0;
  if (base === 'null') return wanted.some((value) => (value.toLowerCase() === 'true') === missing);
  const negated = base.includes('not');
  if (missing) return set === 'forallvalues' || ifExists !== undefined || (negated && set === undefined);
  const compare = comparison(base.replace('not', ''));
  const accepts = (value: string) =>
    wanted.some((pattern) => compare(value, pattern, (text) => tokens(text, context, variables))) !== negated;
  // Of many values without a set operator, AWS says nothing; here a positive operator wants one, a negated one all.
  return set === 'foranyvalue' || (set === undefined && !negated)
    ? given.some(accepts)
    : given.every(accepts);
}

type Read = (text: string) => readonly Token[] | undefined;

function comparison(base: string): (value: string, wanted: string, read: Read) => boolean {
  switch (base) {
    case 'stringlike':
      return (value, wanted, read) => matches(read(wanted), [...value]);
    case 'stringequals':
      return (value, wanted, read) => literal(read(wanted)) === value;
    case 'stringequalsignorecase':
      return (value, wanted, read) => literal(read(wanted))?.toLowerCase() === value.toLowerCase();
    case 'binaryequals':
      return (value, wanted) => value === wanted;
    case 'bool':
      return (value, wanted) => value.toLowerCase() === wanted.toLowerCase();
    case 'arnlike':
    case 'arnequals':
      return (value, wanted, read) => matchesFields(read(wanted), value);
    case 'ipaddress':
      return isInRange;
    default:
      return ordered(base);
  }
}

function ordered(base: string): (value: string, wanted: string) => boolean {
  const [, family, relation] = /^(numeric|date)(\w+)$/.exec(base) ?? [];
  if (relation === undefined) throw new Error(`There is no operator ${base}.`);
  const read = family === 'numeric' ? number : instant;
  return (value, wanted) => {
    const [a, b] = [read(value), read(wanted)];
    switch (relation) {
      case 'lessthan':
        return a < b;
      case 'lessthanequals':
        return a <= b;
      case 'greaterthan':
        return a > b;
      case 'greaterthanequals':
        return a >= b;
      default:
        return a === b;
    }
  };
}

/** An empty text is no number. */
function number(text: string): number {
  return text === '' ? Number.NaN : Number(text);
}

/** Seconds since 1970, written so or as an ISO 8601 date. */
function instant(text: string): number {
  return /^\d{5,}$/.test(text) ? Number(text) : Date.parse(text) / 1000;
}

function isInRange(address: string, range: string): boolean {
  const [base = '', length] = range.split('/');
  const [a, b] = [bitsOf(address), bitsOf(base)];
  const compared = Number(length ?? b.length);
  return a.length === b.length && a.length > 0 && a.slice(0, compared) === b.slice(0, compared);
}

function bitsOf(address: string): string {
  const inBits = (numbers: readonly number[], size: number) =>
    numbers.map((number) => number.toString(2).padStart(size, '0')).join('');
  if (/^\d+(?:\.\d+){3}$/.test(address)) return inBits(address.split('.').map(Number), 8);
  if (!address.includes(':')) return '';
  const [head = '', tail] = address.split('::');
  const groups = (text: string | undefined) =>
    text ? text.split(':').map((group) => parseInt(group, 16)) : [];
  const [front, back] = [groups(head), groups(tail)];
  return inBits([...front, ...Array<number>(8 - front.length - back.length).fill(0), ...back], 16);
}

/**
 * In the first five fields wildcards stop at a colon, but for a star that ends its field, which may run on. A pattern with
 * fewer fields stands for the one that goes on with wildcards as well.
 */
function matchesArn(pattern: string, arn: string, context: Context, variables: boolean): boolean {
  const read = tokens(pattern, context, variables);
  if (!read) return false;
  if (read.every((token) => token === '*')) return true;
  const padded: Token[] = [...read];
  for (let colons = read.filter(isColon).length; colons < 5; colons++) padded.push({ char: ':' }, '*');
  return [read, padded].some((each) => matches(placesOfArn(each), [...arn]));
}

function placesOfArn(pattern: readonly Token[]): Place[] {
  let field = 0;
  return pattern.map((token, index): Place => {
    if (isColon(token)) field++;
    if (typeof token === 'object' || field >= 5) return token;
    const endsField = index === pattern.length - 1 || isColon(pattern[index + 1]!);
    return token === '*' && endsField ? '*' : `${token} within`;
  });
}

function isColon(token: Token): boolean {
  return typeof token === 'object' && token.char === ':';
}

/** Six fields, each on its own, as ARN operators compare. */
function matchesFields(pattern: readonly Token[] | undefined, arn: string): boolean {
  if (!pattern) return false;
  const wanted = fields(pattern, isColon);
  const given = fields([...arn], (char) => char === ':');
  return (
    wanted.length === 6 && given.length === 6 && wanted.every((field, index) => matches(field, given[index]!))
  );
}

function fields<Item>(items: readonly Item[], isColon: (item: Item) => boolean): Item[][] {
  const found: Item[][] = [[]];
  for (const item of items) {
    if (isColon(item) && found.length < 6) found.push([]);
    else found.at(-1)!.push(item);
  }
  return found;
}

/** The places of a pattern; undefined when a variable has no value. Without `variables`, `${…}` is plain text. */
function tokens(pattern: string): Token[];
function tokens(pattern: string, context: Context, variables: boolean): Token[] | undefined;
function tokens(pattern: string, context: Context = new Map(), variables = false): Token[] | undefined {
  const found: Token[] = [];
  const plain = (text: string) => found.push(...[...text].map((char) => ({ char })));
  for (const part of pattern.split(variables ? /(\$\{[^}]*\})/ : /(?!)/)) {
    const variable = variables ? /^\$\{\s*([^,}]*?)\s*(?:,\s*'([^']*)'\s*)?\}$/.exec(part) : null;
    if (!variable) {
      found.push(...[...part].map((char) => (char === '*' || char === '?' ? char : { char })));
      continue;
    }
    const name = variable[1]!;
    if (name === '*' || name === '?' || name === '$') plain(name);
    else {
      const values = context.get(name.toLowerCase());
      const value = values?.length === 1 ? values[0] : variable[2];
      if (value === undefined) return undefined;
      plain(value);
    }
  }
  return found;
}

/** Every character taken for itself: operators without wildcards compare so. */
function literal(pattern: readonly Token[] | undefined): string | undefined {
  return pattern?.map((token) => (typeof token === 'object' ? token.char : token)).join('');
}

function matches(pattern: readonly Place[] | undefined, text: readonly string[]): boolean {
  if (!pattern) return false;
  // reached[i]: the places of the pattern so far match the first i characters.
  let reached = [true, ...text.map(() => false)];
  for (const place of pattern) {
    const takes = (char: string) =>
      typeof place === 'object' ? place.char === char : place === '*' || place === '?' || char !== ':';
    const repeats = typeof place === 'string' && place.startsWith('*');
    const next = [repeats && reached[0]!];
    text.forEach((char, index) => {
      const before = repeats ? next[index]! : reached[index]!;
      next.push((repeats && reached[index + 1]!) || (before && takes(char)));
    });
    if (!next.includes(true)) return false;
    reached = next;
  }
  return reached[text.length]!;
}
