/**
 * Wildcards and policy variables in values that are to name one account, organization, network or identity.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 */
import { writtenVariables } from '../../patterns/policy-variable.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';

/**
 * - `identifier`: keys whose values identify an account, an organization or a network.
 * - `subject`: the subject that an identity provider names, where the text before says whose it is.
 * - `user`: `aws:userid`, of which only the part behind the colon is the caller's to choose.
 */
export type PermissiveForm = 'identifier' | 'subject' | 'user';

export interface PermissiveParts {
  readonly form: PermissiveForm;
  readonly kind: 'wildcard' | 'variable';
  /** Where the first of them begins and the last one ends. */
  readonly from: number;
  readonly to: number;
  /** How many plain characters stand right before the first. */
  readonly run: number;
}

const identifiers =
  /^aws:(?:(?:principal|resource|source|vpce)account|(?:principal|resource|source|vpce)orgid|sourcevpce?)$/;
/** Fewer plain characters before a wildcard do not hold a subject to its owner. */
const leastRun = 6;

/** What an identifier is of: the end of the key's name says it. */
const nouns: Readonly<Record<string, string>> = {
  account: 'account',
  orgid: 'organization',
  vpc: 'VPC',
  vpce: 'VPC endpoint',
};

/** What a value of the key identifies, in a word. */
export function identifiedBy(key: string): string {
  return nouns[/(?:account|orgid|vpce?)$/.exec(key)?.[0] ?? ''] ?? 'user or role';
}

/** The form that the values of a key must keep; undefined for keys that take any pattern. */
export function permissiveFormOf(key: string): PermissiveForm | undefined {
  if (identifiers.test(key)) return 'identifier';
  if (key === 'aws:userid') return 'user';
  return /^[^:.]*\.[^:]*:sub$/.test(key) ? 'subject' : undefined;
}

/** What leaves too much open in a value under an operator that takes wildcards; at most one of each kind. */
export function permissiveParts(
  form: PermissiveForm,
  { operator }: ConditionTest,
  { text, bounds }: ConditionValue,
): PermissiveParts[] {
  if (!operator?.wildcards || !bounds.known) return [];
  const { parts: found, colon } = readParts(text, bounds.variable);
  const open = found.filter(({ from, to, run }) => {
    if (form === 'identifier') return true;
    if (form === 'subject') return run < leastRun;
    // What stands before the colon of `AROA…:session`, unless it is all that stands there.
    return from < colon && !(from === 0 && to === colon);
  });
  return (['wildcard', 'variable'] as const).flatMap((kind) => {
    const parts = open.filter((part) => part.kind === kind);
    const first = parts[0];
    return first ? [{ form, kind, from: first.from, to: parts.at(-1)!.to, run: first.run }] : [];
  });
}

type Part = Omit<PermissiveParts, 'form'>;

/**
 * The runs of wildcards and the variables of a text, in order, and its first colon that belongs to no variable (the end
 * without one). The escapes (`${*}`) are plain characters.
 */
function readParts(text: string, variables: boolean): { parts: Part[]; colon: number } {
  const parts: Part[] = [];
  let colon = text.length;
  const written = writtenVariables(text);
  let run = 0;
  let next = 0;
  for (let at = 0; at < text.length;) {
    const variable = written[next];
    const from = at;
    if (variable?.from === at) {
      next++;
      at = variable.to;
      if (variable.escape || !variables) run += variable.escape ? 1 : at - from;
      else {
        parts.push({ kind: 'variable', from, to: at, run });
        run = 0;
      }
    } else if (text[at] === '*' || text[at] === '?') {
      while (text[at] === '*' || text[at] === '?') at++;
      parts.push({ kind: 'wildcard', from, to: at, run });
      run = 0;
    } else {
      if (text[at] === ':' && colon === text.length) colon = at;
      at++;
      run++;
    }
  }
  return { parts, colon };
}
