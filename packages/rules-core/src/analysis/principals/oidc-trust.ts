/** What a statement of a trust policy asks of the tokens of an OpenID Connect provider. */
import { reachesAction } from '../actions/reach.js';
import { issuerOf } from './identity-providers.js';
import { assumeActions } from './trust-mismatches.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Policy, Statement } from '../../policy/policy.js';
import type { PrincipalItem } from '../../policy/principal.js';

export interface OidcTrust {
  readonly statement: Statement;
  readonly item: PrincipalItem;
  /** In lower case, as the prefix of the provider's condition keys. */
  readonly issuer: string;
  /** The tests on keys of the provider. */
  readonly tests: readonly ConditionTest[];
}

/** A trust policy of a size that AWS accepts does not hold more. */
const mostIssuers = 200;

/** Each provider that an Allow lets assume the role. Nothing where a template may hold more conditions. */
export function* oidcTrusts(policy: Policy): Generator<OidcTrust> {
  for (const statement of policy.statements) {
    const { principals, conditions } = statement;
    if (statement.effect !== 'Allow' || !principals || principals.negated) continue;
    if (!statement.hasReadableConditions) continue;
    const issuers = principals.items.flatMap((item) => {
      const issuer = issuerOf(item);
      return issuer === undefined ? [] : [{ item, issuer }];
    });
    if (issuers.length === 0 || issuers.length > mostIssuers) continue;
    if (conditions.some(({ keyEntry }) => !statement.bounds.of(keyEntry.key).known)) continue;
    if (reachesAction(statement, assumeActions.oidc.toLowerCase()) !== 'yes') continue;
    for (const { item, issuer } of issuers) {
      const tests = conditions.filter(({ key }) => isKeyOf(key, issuer));
      yield { statement, item, issuer, tests };
    }
  }
}

function isKeyOf(key: string, issuer: string): boolean {
  return key.startsWith(`${issuer}:`) || key.startsWith(`${issuer.replace(/\/$/, '')}:`);
}

/** The issuer of GitHub Actions. */
export const githubIssuer = 'token.actions.githubusercontent.com';
