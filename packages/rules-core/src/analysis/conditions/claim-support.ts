import { conditionKeyOf } from './condition-key-of.js';
import { findAction, type Action } from '../../catalog/catalog.js';
import { actionSupportsKey } from '../../catalog/condition-keys.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Statement } from '../../policy/policy.js';

/**
 * The actions in a trust policy, such as sts:TagSession next to sts:AssumeRoleWithWebIdentity, for which the service
 * data does not list the key, a claim of an identity provider.
 */
export function actionsWithoutClaim({ actions, policy }: Statement, test: ConditionTest): readonly Action[] {
  const isClaim = policy.type.name === 'trust' && /^(?:saml|[^:.]*\.[^:]*):/.test(test.key);
  if (!isClaim || !actions || actions.negated || !conditionKeyOf(test)) return [];
  return actions.items.flatMap(({ text }) => {
    const name = /^sts:(TagSession|SetSourceIdentity|SetContext)$/i.exec(text)?.[1];
    const action = name === undefined ? undefined : findAction('sts', name);
    return action && actionSupportsKey(action, test.key) !== 'yes' ? [action] : [];
  });
}
