/**
 * Wildcards and policy variables in values that should identify one account, organization, network or identity.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html
 */
import { issuerNamed, serviceAccounts, type OidcIssuer } from '../../catalog/oidc-issuers.js';
import { writtenVariables } from '../../patterns/policy-variable.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import type { TextValue } from '../../value/value.js';

/**
 * - `identifier`: keys whose values identify an account, an organization or a network.
 * - `subject`: the subject in an identity provider's token. Its first part says who owns it.
 * - `serviceAccount`: a subject in a Kubernetes cluster, which issues tokens only to its own workloads.
 * - `user`: `aws:userid`, where the caller can only choose the part after the colon.
 */
export type PermissiveForm = 'identifier' | 'subject' | 'serviceAccount' | 'user';

type PartKind = 'Wildcard' | 'Variable';

export interface PermissiveParts {
  /** What is too permissive. The value is the id of the message. */
  readonly kind: `${PermissiveForm}${PartKind}`;
  readonly value: TextValue;
  /** The start of the first part and the end of the last one. */
  readonly from: number;
  readonly to: number;
  /** The number of plain characters directly before the first part. */
  readonly run: number;
  /** The plain text before all of them, if all subjects of the provider start with it. */
  readonly head?: string;
}

const identifiers =
  /^aws:(?:(?:principal|resource|source|vpce)account|(?:principal|resource|source|vpce)orgid|sourcevpce?)$/;
/** With fewer plain characters before a wildcard, a subject of another owner may match. */
const leastRun = 6;

/** The form that the values of a key must have. undefined for keys that accept any pattern. */
export function permissiveFormOf(key: string): PermissiveForm | undefined {
  if (identifiers.test(key)) return 'identifier';
  if (key === 'aws:userid') return 'user';
  if (!/^[^:.]*\.[^:]*:sub$/.test(key)) return undefined;
  const issuer = issuerOf(key);
  if (!issuer?.isPrivate) return 'subject';
  // The provider does not issue tokens to outsiders.
  return issuer.subjects?.includes(serviceAccounts) ? 'serviceAccount' : undefined;
}

/** For the key of a subject. */
function issuerOf(key: string): OidcIssuer | undefined {
  return issuerNamed(key.slice(0, -':sub'.length));
}

/** The parts that are too permissive in the values of a condition, at most one of each kind for a value. */
export function* permissiveParts({ effect }: Statement, test: ConditionTest): Iterable<PermissiveParts> {
  const { key, operator, values } = test;
  const form = permissiveFormOf(key);
  // Only values that an Allow accepts, or that a Deny exempts, can be too permissive.
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

/** The parts that are too permissive. */
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
      // Wildcards before the colon of `AROA…:session` count, unless a single one is all there is before it.
      return parts.filter(({ from, to }) => from < colon && !(from === 0 && to === colon));
  }
}

/**
 * Whether the ID of a user, role or account can start like this: `AIDA`, `AROA`, `1111`. Other text matches nobody.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-unique-ids
 */
function startsId(text: string): boolean {
  return /^(?:A[A-Z\d]*|\d*)(?::|$)/.test(text);
}

interface Part {
  readonly kind: PartKind;
  readonly from: number;
  readonly to: number;
  /** The number of plain characters directly before it. */
  readonly run: number;
  readonly head?: string;
}

/**
 * The wildcards and variables of a text, in order, and its first colon outside of variables (the end if there is none).
 * Escapes (`${*}`) are plain characters.
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
