/** Trust in an OpenID Connect provider that does not limit its tokens, or not as intended. */
import { permissiveParts } from '../conditions/permissive-parts.js';
import { isCluster, lacksSubject, openServiceAccounts } from './cluster-subjects.js';
import { customSubjects } from './custom-subjects.js';
import { broadSubjects, type SubjectBreadth } from './github-subjects.js';
import type { OidcTrust } from './oidc-trust.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';
import { wildcardSpan } from '../../policy/wildcard-span.js';
import type { Span, Value } from '../../value/value.js';

export interface OidcGap {
  /** The id of the message. */
  readonly kind:
    SubjectBreadth | 'missing' | 'customSubject' | 'everyServiceAccount' | 'everyServiceAccountPattern';
  /** The condition at fault. Absent if it is the principal. */
  readonly test?: ConditionTest;
  readonly value: Value;
  readonly at: Span;
  readonly data: Readonly<Record<string, string>>;
  /** The corresponding checks of IAM Access Analyzer, if not all checks for this kind. */
  readonly checks?: readonly string[];
  readonly fix?: Fix;
}

type Fix =
  /** A missing condition. */
  | { readonly kind: 'condition'; readonly key: string; readonly text: string }
  /** Values that one value may have meant. */
  | { readonly kind: 'value'; readonly item: ConditionValue; readonly texts: readonly string[] };

/** @param isBranchNeeded also finds GitHub subjects without a branch */
export function* oidcGaps(trust: OidcTrust, isBranchNeeded: boolean): Generator<OidcGap> {
  // If no token is accepted, there is nothing to limit.
  if (trust.isDead) return;
  const { statement, item, name, tests } = trust;
  const ofProvider = { value: item.value, at: item.value.span };
  if (tests.length === 0) yield { kind: 'missing', ...ofProvider, data: { issuer: name } };
  if (isCluster(trust)) {
    const key = `${name}:sub`;
    const fix = {
      kind: 'condition',
      key,
      text: 'system:serviceaccount:<Namespace>:<ServiceAccount>',
    } as const;
    if (lacksSubject(trust)) yield { kind: 'everyServiceAccount', ...ofProvider, data: { key }, fix };
    for (const { test, value } of openServiceAccounts(trust)) {
      const data = { text: value.text };
      const checks = isPermissive(statement, test, value) ? {} : { checks: [] };
      yield { kind: 'everyServiceAccountPattern', test, value, at: wildcardSpan(value), data, ...checks };
    }
  }
  const custom = customSubjects(trust);
  for (const { test, value: each, example, proper } of custom) {
    const { value, text } = each;
    const fix = { kind: 'value', item: each, texts: proper } as const;
    yield { kind: 'customSubject', test, value, at: value.span, data: { text, example }, fix };
  }
  for (const { kind, test, value } of broadSubjects(trust, isBranchNeeded)) {
    if (custom.some((each) => each.value.value === value)) continue;
    const isOfOneOwner = kind === 'anyRepository' && !isPermissive(statement, test, value);
    const checks = isOfOneOwner ? { checks: ['specific-github-repo-and-branch-recommended'] } : {};
    yield { kind, test, value, at: wildcardSpan(value), data: { text: value.text }, ...checks };
  }
}

function isPermissive(statement: Statement, test: ConditionTest, value: Value): boolean {
  return [...permissiveParts(statement, test)].some((parts) => parts.value === value);
}
