/** What is wrong in Principal or NotPrincipal: its shape, its types of principals, or the principals. */
import { principalFault, typeOf, type PrincipalFault } from './principal-forms.js';
import { isSupported, typeFaults, type TypeFault } from './principal-types.js';
import type { Statement } from '../../policy/policy.js';
import { readPrincipal, type PrincipalItem } from '../../policy/principal.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import { isKnown, type DictEntry, type Span, type Value } from '../../value/value.js';

export interface PrincipalElementFault {
  /** The id of the message. */
  readonly kind: 'notAMap' | TypeFault['kind'] | PrincipalFault['kind'];
  readonly value: Value;
  readonly at: Span;
  readonly data: Readonly<Record<string, string>>;
  /** How to fix it. */
  readonly fix?: Fix | undefined;
}

type Fix =
  /** An object with the principal under its type. */
  | { readonly kind: 'map'; readonly type: string; readonly text: string }
  /** The type that a key meant. */
  | { readonly kind: 'type'; readonly entry: DictEntry; readonly nearest: string }
  /** The principal that was meant. */
  | { readonly kind: 'principal'; readonly proper: string };

/** No policy that AWS accepts has more, and each may need a comparison with all services. */
const mostPrincipals = 2_000;

/** @param entry the statement's Principal or NotPrincipal */
export function* principalElementFaults(
  { policy, bounds }: Statement,
  entry: DictEntry,
): Generator<PrincipalElementFault> {
  const { key, value } = entry;
  if (value.kind === 'text' && value.text !== '*' && isKnown(value)) {
    const { text, span: at } = value;
    const type = typeOf(text);
    const fix = type === undefined ? undefined : ({ kind: 'map', type, text } as const);
    yield { kind: 'notAMap', value, at, data: { text, element: key.text }, fix };
  }
  if (value.kind !== 'dict') return;
  for (const fault of typeFaults(value, policy.type)) yield faultOfType(fault);
  for (const item of readPrincipal(bounds, entry)!.items.slice(0, mostPrincipals)) {
    const fault = item.type && isSupported(item.type.text, policy.type) && principalFault(item);
    if (fault) yield faultOfPrincipal(item, fault);
  }
}

function faultOfType({ kind, member, nearest }: TypeFault): PrincipalElementFault {
  const { key } = member;
  const data = { type: key.text, types: '`AWS`, `CanonicalUser`, `Federated` and `Service`' };
  const fix = nearest === undefined ? undefined : ({ kind: 'type', entry: member, nearest } as const);
  return { kind, value: key, at: key.span, data, fix };
}

function faultOfPrincipal(
  { type, text, value }: PrincipalItem,
  fault: PrincipalFault,
): PrincipalElementFault {
  const { kind, proper } = fault;
  const exception = type?.text === 'AWS' ? ', but for `*` alone' : '';
  return {
    kind,
    value,
    at: kind === 'wildcard' ? wildcardSpan(value) : value.span,
    data: { text, type: type?.text ?? '', exception, ...fault.data },
    fix: proper === undefined ? undefined : { kind: 'principal', proper },
  };
}
