/** What a trust policy statement requires of the tokens of an OpenID Connect provider. */
import { reachesAction } from '../actions/reach.js';
import { needsKey } from '../conditions/condition-strength.js';
import { keyFaultOf } from '../conditions/unknown-key.js';
import { issuerOf } from './identity-providers.js';
import { claimOf, matchesNoToken } from './oidc-claims.js';
import { assumeActions } from './trust-mismatches.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Policy, Statement } from '../../policy/policy.js';
import type { PrincipalItem } from '../../policy/principal.js';

export interface OidcTrust {
  readonly statement: Statement;
  readonly item: PrincipalItem;
  /** As written: the prefix of the provider's condition keys. */
  readonly name: string;
  /** The same in lower case. */
  readonly issuer: string;
  /** The conditions on keys of the provider. */
  readonly tests: readonly ConditionTest[];
  /** The conditions that need a key of another provider, which this provider's tokens never include. */
  readonly foreign: readonly ConditionTest[];
  /** No token passes the conditions, because they need a key or value that no token has. */
  readonly isDead: boolean;
}

/** No trust policy that AWS accepts has more. */
const mostIssuers = 200;

/** Each provider that an Allow trusts to assume the role. Empty if a template may contain more conditions. */
export function* oidcTrusts(policy: Policy): Generator<OidcTrust> {
  for (const statement of policy.statements) {
    const { principals, conditions } = statement;
    if (statement.effect !== 'Allow' || !principals || principals.negated) continue;
    if (!statement.hasReadableConditions) continue;
    const issuers = principals.items.flatMap((item) => {
      const name = issuerOf(item);
      return name === undefined ? [] : [{ item, name, issuer: name.toLowerCase() }];
    });
    if (issuers.length === 0 || issuers.length > mostIssuers) continue;
    if (conditions.some(({ keyEntry }) => !statement.bounds.of(keyEntry.key).known)) continue;
    if (reachesAction(statement, assumeActions.oidc.toLowerCase()) !== 'yes') continue;
    const needed = conditions.filter(needsKey);
    const isDead = needed.some(
      (test) => (!claimOf(test) && keyFaultOf(statement, test) !== undefined) || matchesNoToken(test),
    );
    for (const { item, name, issuer } of issuers) {
      const tests = conditions.filter(({ key }) => isKeyOf(key, issuer));
      const foreign = needed.filter((test) => claimOf(test) && !isKeyOf(test.key, issuer));
      yield { statement, item, name, issuer, tests, foreign, isDead: isDead || foreign.length > 0 };
    }
  }
}

function isKeyOf(key: string, issuer: string): boolean {
  return key.startsWith(`${issuer}:`) || key.startsWith(`${issuer.replace(/\/$/, '')}:`);
}

/** The issuer of GitHub Actions. */
export const githubIssuer = 'token.actions.githubusercontent.com';
