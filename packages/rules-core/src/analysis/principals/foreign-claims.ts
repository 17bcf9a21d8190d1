/** Conditions of a trust policy on keys that tokens of the trusted provider never include. */
import { isUnspecific } from './github-subjects.js';
import { saysWhose } from './needed-claims.js';
import { claimOf, fitsClaim } from './oidc-claims.js';
import { oidcTrusts, type OidcTrust } from './oidc-trust.js';
import { issuerNamed } from '../../catalog/oidc-issuers.js';
import type { Edit } from '../../edits/edit.js';
import { renameKey } from '../../edits/rename-entry.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Policy } from '../../policy/policy.js';

export interface ForeignClaim {
  /**
   * - `otherProvider`: the key belongs to a provider that the statement does not trust.
   * - `keyForm`: the key starts with the ARN of a provider, or with a URL scheme.
   * - `shutOut`: the key belongs to another provider that the statement also trusts.
   */
  readonly kind: 'otherProvider' | 'keyForm' | 'shutOut';
  readonly trust: OidcTrust;
  readonly test: ConditionTest;
}

/** Keys of the same other provider are reported once for each statement, at the first one. */
export function* foreignClaims(policy: Policy): Generator<ForeignClaim> {
  const trusts = [...oidcTrusts(policy)];
  const reported = new Set<unknown>();
  for (const trust of trusts) {
    if (trust.foreign.length === 0) continue;
    const others = trusts.filter(({ statement }) => statement === trust.statement);
    const own = new Set(others.flatMap(({ tests }) => tests));
    const elsewhere = trust.foreign.find((test) => own.has(test));
    if (elsewhere) yield { kind: 'shutOut', trust, test: elsewhere };
    const prefixes = new Set<string>();
    for (const test of trust.foreign) {
      if (own.has(test) || reported.has(test)) continue;
      const kind = surplusOf(test) === undefined ? 'otherProvider' : 'keyForm';
      const { issuer } = claimOf(test)!;
      if (kind === 'otherProvider' && prefixes.has(issuer)) continue;
      prefixes.add(issuer);
      reported.add(test);
      yield { kind, trust, test };
    }
  }
}

/** The part of a key before the URL of a provider. */
export function surplusOf({ keyEntry: { key } }: ConditionTest): string | undefined {
  return /^(?:arn:.*?:oidc-provider\/|https?:\/\/)/i.exec(key.text)?.[0];
}

/**
 * Renames the keys of one prefix to that of the trusted provider. undefined if such a key already exists, if the values
 * do not fit that provider, or if the policy still would not identify whose tokens are meant.
 */
export function renameToTrusted(trust: OidcTrust, { keyEntry }: ConditionTest): readonly Edit[] | undefined {
  const { issuer } = claimOf({ keyEntry })!;
  const { statement, name } = trust;
  const tests = statement.conditions.filter((test) => claimOf(test)?.issuer === issuer);
  const edits = tests.map((test) => renameKey(test, `${name}:${lastPart(test)}`));
  const claims = [...tests, ...trust.tests].map((test) => claimOf(test)!.claim);
  const isWhole = edits.every((edit) => edit !== undefined);
  return isWhole && tests.every((test) => suits(trust, test)) && saysWhose(trust.issuer, claims)
    ? edits
    : undefined;
}

function lastPart({ keyEntry: { key } }: ConditionTest): string {
  return key.text.slice(key.text.lastIndexOf(':') + 1);
}

function suits({ issuer }: OidcTrust, test: ConditionTest): boolean {
  const { claim } = claimOf(test)!;
  const known = issuerNamed(issuer);
  if (known && !fitsClaim(test, claim, known)) return false;
  return claim !== 'sub' || !test.values.some(({ text }) => isUnspecific(issuer, text));
}
