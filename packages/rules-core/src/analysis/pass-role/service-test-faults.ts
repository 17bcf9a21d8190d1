/** Why a condition on the service that a role is passed to does not work as intended, for any role. */
import { conditionKeyOf } from '../conditions/condition-key-of.js';
import { reachesPassRoleOnly } from './pass-role-only.js';
import { isNeverSent, passedToService } from './pass-role-keys.js';
import { passRole } from './role-breadth.js';
import { reachingItem } from '../actions/reach.js';
import { strengthOf } from '../conditions/condition-strength.js';
import { valueFault, type ValueFault } from '../services/service-principal-values.js';
import { actionsMatching } from '../../catalog/catalog.js';
import { actionSupportsKey } from '../../catalog/condition-keys.js';
import { actionMatches } from '../../patterns/action-pattern.js';
import { editDistance } from '../../patterns/edit-distance.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { ActionItem } from '../../policy/element.js';
import type { Operator } from '../../policy/operator.js';
import type { Statement } from '../../policy/policy.js';

export type ServiceTestFault =
  /** The operator compares a type that service principals never have. */
  | { readonly kind: 'wrongType'; readonly test: ConditionTest; readonly operator: Operator }
  | {
      readonly kind: 'value';
      readonly test: ConditionTest;
      readonly value: ConditionValue;
      readonly fault: ValueFault;
    }
  /** The key is similar to `proper`, a key of iam:PassRole. */
  | { readonly kind: 'lookalikeKey'; readonly test: ConditionTest; readonly proper: string }
  /** The key belongs to other actions, so the statement does not allow passing any role. */
  | { readonly kind: 'foreignKey'; readonly test: ConditionTest }
  /** Requests for the statement's other entries do not include the key. */
  | { readonly kind: 'otherActions'; readonly test: ConditionTest; readonly others: readonly ActionItem[] }
  /** A Deny that also blocks calls without the key, for any service. */
  | { readonly kind: 'denyWithoutKey'; readonly test: ConditionTest };

/** The faults of a statement that covers iam:PassRole, in source order of its conditions. */
export function serviceTestFaults(statement: Statement): readonly ServiceTestFault[] {
  return statement.conditions.flatMap((test) =>
    test.key === passedToService ? ownFaults(statement, test) : foreignKey(statement, test),
  );
}

function ownFaults(statement: Statement, test: ConditionTest): ServiceTestFault[] {
  const { operator, values } = test;
  if (!operator) return [];
  if (operator.family !== 'String' && operator.family !== 'Null')
    return [{ kind: 'wrongType', test, operator }];
  const faults: ServiceTestFault[] = [];
  const strength = strengthOf(test);
  const others = entriesBeside(statement);
  if (others.length > 0 && (strength === 'strong' || strength === 'presence'))
    faults.push({ kind: 'otherActions', test, others });
  for (const value of values) {
    const fault = valueFault(value, operator);
    if (fault) faults.push({ kind: 'value', test, value, fault });
  }
  if (statement.effect === 'Deny' && strength === 'weak') faults.push({ kind: 'denyWithoutKey', test });
  return faults;
}

function foreignKey(statement: Statement, test: ConditionTest): ServiceTestFault[] {
  const item = reachingItem(statement, passRole);
  // A wider entry may be meant for the actions that do include the key.
  if (!test.known || !test.operator || !item || !reachesPassRoleOnly(item) || !isNeverSent(test.key))
    return [];
  const proper = keyMeant(test.key);
  if (proper !== undefined && !entriesBeside(statement).some((entry) => carries(entry, test.key)))
    return [{ kind: 'lookalikeKey', test, proper }];
  const isDead = statement.effect === 'Allow' && ['strong', 'presence'].includes(strengthOf(test));
  const isOthers = /^(?:iam:|aws:sourcearn$)/.test(test.key) && conditionKeyOf(test) !== undefined;
  return isDead && isOthers ? [{ kind: 'foreignKey', test }] : [];
}

/** Requests for an action of the entry include the key. */
function carries({ pattern }: ActionItem, key: string): boolean {
  return actionsMatching(pattern!).some((action) => actionSupportsKey(action, key) === 'yes');
}

/**
 * The key of iam:PassRole that was probably meant. Only compares the part after the prefix, because the prefix is often
 * that of another service.
 */
function keyMeant(key: string): string | undefined {
  const name = key.slice(key.indexOf(':') + 1);
  // The corresponding key of iam:CreateServiceLinkedRole.
  if (key === 'iam:awsservicename' || editDistance(name, 'passedtoservice', 2) <= 2)
    return 'iam:PassedToService';
  return editDistance(name, 'associatedresourcearn', 3) <= 3 ? 'iam:AssociatedResourceArn' : undefined;
}

/** The entries of Action that do not match iam:PassRole. */
function entriesBeside({ actions }: Statement): readonly ActionItem[] {
  if (!actions || actions.negated) return [];
  return actions.items.filter(({ pattern }) => pattern && !actionMatches(pattern, passRole));
}
