/**
 * What trust policies do not support, and trust that cannot be used.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create_for-custom.html
 */
import { providerFault } from './identity-providers.js';
import { addTrustActions, trustGaps } from './trust-gaps.js';
import { trustMismatches, type TrustMismatch } from './trust-mismatches.js';
import { enumerate, quoteEach } from '../actions/describe-reach.js';
import { rolesAnywhere } from '../../catalog/trust-actions.js';
import type { Edit } from '../../edits/edit.js';
import type { ElementName } from '../../policy/grammar.js';
import type { Policy, Statement } from '../../policy/policy.js';
import type { DictEntry, Span, Value } from '../../value/value.js';

export interface TrustFault {
  /** The id of the message. */
  readonly kind:
    /** An element for resources, although the policy is about the role itself. */
    | 'resource'
    /** `"*"` instead of an object of principals. */
    | 'wildcard'
    | 'provider'
    | 'scheme'
    /** An action that no principal of the statement can call. */
    | 'mismatchedAction'
    /** A principal that can call none of the statement's actions. */
    | 'mismatchedPrincipal'
    /** IAM Roles Anywhere is missing some of the actions that it needs. */
    | 'rolesAnywhere';
  readonly statement: Statement;
  readonly element: ElementName;
  readonly value: Value;
  readonly at: Span;
  readonly data: Readonly<Record<string, string>>;
  /** How to fix it. */
  readonly fix?: Fix | undefined;
}

type Fix =
  | { readonly kind: 'remove'; readonly entry: DictEntry }
  | { readonly kind: 'map' }
  /** The provider or action that was meant. */
  | { readonly kind: 'provider' | 'action'; readonly proper: string }
  /** Adds the missing actions to Action. */
  | { readonly kind: 'add'; readonly edits: readonly Edit[] };

/** All faults by statement. Actions that no statement allows come last. */
export function* trustFaults(policy: Policy): Generator<TrustFault> {
  for (const statement of policy.statements) {
    yield* resourceElements(statement);
    yield* wrongPrincipals(statement);
    for (const mismatch of trustMismatches(statement)) yield faultOfMismatch(statement, mismatch);
  }
  yield* missingActions(policy);
}

function* resourceElements(statement: Statement): Generator<TrustFault> {
  for (const name of ['Resource', 'NotResource']) {
    const entry = statement.entry(name);
    if (!entry) continue;
    const { key: value } = entry;
    const subject = { statement, element: 'Resource', value } as const;
    const fix = { kind: 'remove', entry } as const;
    yield { kind: 'resource', ...subject, at: value.span, data: { element: name }, fix };
  }
}

function* wrongPrincipals(statement: Statement): Generator<TrustFault> {
  const subject = { statement, element: 'Principal' } as const;
  const whole = statement.entry('Principal')?.value;
  if (whole?.kind === 'text' && whole.text === '*')
    yield { kind: 'wildcard', ...subject, value: whole, at: whole.span, data: {}, fix: { kind: 'map' } };
  for (const item of statement.principals?.items ?? []) {
    const fault = providerFault(item);
    if (!fault) continue;
    const { kind, at, data, meant } = fault;
    const fix = meant === undefined ? undefined : ({ kind: 'provider', proper: meant } as const);
    yield { kind, ...subject, value: item.value, at, data, fix };
  }
}

function faultOfMismatch(statement: Statement, { action, principal, needed }: TrustMismatch): TrustFault {
  const data = { principal: principal.text, needed };
  if (!action) {
    const { value } = principal;
    const subject = { statement, element: 'Principal', value } as const;
    return { kind: 'mismatchedPrincipal', ...subject, at: value.span, data };
  }
  const { value, text } = action;
  const subject = { statement, element: 'Action', value } as const;
  const isThere = statement.actions!.named.has(needed.toLowerCase());
  const fix = isThere ? undefined : ({ kind: 'action', proper: needed } as const);
  return { kind: 'mismatchedAction', ...subject, at: value.span, data: { ...data, action: text }, fix };
}

function* missingActions(policy: Policy): Generator<TrustFault> {
  for (const gap of trustGaps(policy)) {
    if (gap.service.principal !== rolesAnywhere) continue;
    const { statement, principal, actions } = gap;
    const { value } = principal;
    const data = { actions: enumerate(quoteEach(actions)) };
    const edits = addTrustActions(gap);
    const fix = edits && ({ kind: 'add', edits } as const);
    const subject = { statement, element: 'Principal', value } as const;
    yield { kind: 'rolesAnywhere', ...subject, at: value.span, data, fix };
  }
}
