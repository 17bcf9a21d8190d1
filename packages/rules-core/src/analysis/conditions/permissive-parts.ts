/**
 * Wildcards and policy variables in values that are to name one account, organization, network or identity.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 */
import { issuerNamed, serviceAccounts, type OidcIssuer } from '../../catalog/oidc-issuers.js';
import { writtenVariables } from '../../patterns/policy-variable.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import type { TextValue } from '../../value/value.js';

/**
 * - `identifier`: keys whose values identify an account, an organization or a network.
 * - `subject`: the subject that an identity provider names, where the text before says whose it is.
 * - `serviceAccount`: such a subject in a Kubernetes cluster, which gives tokens to nobody else.
 * - `user`: `aws:userid`, of which only the part behind the colon is the caller's to choose.
 */
export type PermissiveForm = 'identifier' | 'subject' | 'serviceAccount' | 'user';

type PartKind = 'Wildcard' | 'Variable';

export interface PermissiveParts {
  /** What leaves too much open, by the name of the message that says so. */
  readonly kind: `${PermissiveForm}${PartKind}`;
  readonly value: TextValue;
  /** Where the first of them begins and the last one ends. */
  readonly from: number;
  readonly to: number;
  /** How many plain characters stand right before the first. */
  readonly run: number;
  /** What all of them are, where all subjects of the provider begin so. */
  readonly head?: string;
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
  if (!/^[^:.]*\.[^:]*:sub$/.test(key)) return undefined;
  const issuer = issuerOf(key);
  if (!issuer?.isPrivate) return 'subject';
  // Strangers get no tokens of it.
  return issuer.subjects?.includes(serviceAccounts) ? 'serviceAccount' : undefined;
}

/** Of the key of a subject. */
function issuerOf(key: string): OidcIssuer | undefined {
  return issuerNamed(key.slice(0, -':sub'.length));
}

/** What leaves too much open in the values of a test; at most one of each kind in a value. */
export function* permissiveParts({ effect }: Statement, test: ConditionTest): Iterable<PermissiveParts> {
  const { key, operator, values } = test;
  const form = permissiveFormOf(key);
  // Only what an Allow lets in, or a Deny leaves out, can be too much.
  if (!form || !operator?.wildcards || effect !== (operator.negated ? 'Deny' : 'Allow')) return;
  const mark = form === 'subject' ? issuerOf(key)?.mark : undefined;
  for (const { value, bounds } of values) {
    if (value.kind !== 'text' || !bounds.known) continue;
    const open = openParts(form, value.text, bounds.variable, mark);
    for (const kind of ['Wildcard', 'Variable'] as const) {
      const parts = open.filter((part) => part.kind === kind);
      const [first] = parts;
      if (first) yield { ...first, kind: `${formIn(value.text, form)}${kind}`, value, to: parts.at(-1)!.to };
    }
  }
}

function formIn(text: string, form: PermissiveForm): PermissiveForm {
  return form === 'subject' && text.startsWith('system:serviceaccount:') ? 'serviceAccount' : form;
}

/** Those that leave too much open. */
function openParts(
  form: PermissiveForm,
  text: string,
  variables: boolean,
  mark: RegExp | undefined,
): readonly Part[] {
  const { parts, colon } = readParts(text, variables);
  const [head] = mark?.exec(text) ?? [];
  switch (form) {
    case 'identifier':
      return parts;
    case 'subject':
    case 'serviceAccount':
      return parts.flatMap((part) => {
        if (part.run < leastRun) return part;
        return head?.length === part.from ? { ...part, head } : [];
      });
    case 'user':
      if (parts[0] && !startsId(text.slice(0, parts[0].from))) return [];
      // What stands before the colon of `AROA…:session`, unless it is all that stands there.
      return parts.filter(({ from, to }) => from < colon && !(from === 0 && to === colon));
  }
}

/**
 * Whether the ID of some user or role, or of an account, begins so: `AIDA`, `AROA`, `1111`. Another text fits nobody's.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
function startsId(text: string): boolean {
  return /^(?:A[A-Z\d]*|\d*)(?::|$)/.test(text);
}

interface Part {
  readonly kind: PartKind;
  readonly from: number;
  readonly to: number;
  /** How many plain characters stand right before it. */
  readonly run: number;
  readonly head?: string;
}

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
        parts.push({ kind: 'Variable', from, to: at, run });
        run = 0;
      }
    } else if (text[at] === '*' || text[at] === '?') {
      while (text[at] === '*' || text[at] === '?') at++;
      parts.push({ kind: 'Wildcard', from, to: at, run });
      run = 0;
    } else {
      if (text[at] === ':' && colon === text.length) colon = at;
      at++;
      run++;
    }
  }
  return { parts, colon };
}
