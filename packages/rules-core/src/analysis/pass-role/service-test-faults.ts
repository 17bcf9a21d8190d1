/** What makes a test on the service that a role is passed to miss its aim, whatever the roles. */
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
  /** The operator compares the key as something that no service principal is. */
  | { readonly kind: 'wrongType'; readonly test: ConditionTest; readonly operator: Operator }
  | {
      readonly kind: 'value';
      readonly test: ConditionTest;
      readonly value: ConditionValue;
      readonly fault: ValueFault;
    }
  /** The key looks like one that comes with iam:PassRole, which is `proper`. */
  | { readonly kind: 'lookalikeKey'; readonly test: ConditionTest; readonly proper: string }
  /** The key comes with other actions, and the statement allows passing no role. */
  | { readonly kind: 'foreignKey'; readonly test: ConditionTest }
  /** The statement's other entries carry no such key. */
  | { readonly kind: 'otherActions'; readonly test: ConditionTest; readonly others: readonly ActionItem[] }
  /** A Deny that also stops calls without the key, to whatever service. */
  | { readonly kind: 'denyWithoutKey'; readonly test: ConditionTest };

/** The faults of a statement that reaches iam:PassRole, test by test in source order. */
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
  // A wider entry may be there for the actions that do carry the key.
  if (!test.known || !test.operator || !item || !reachesPassRoleOnly(item) || !isNeverSent(test.key))
    return [];
  const proper = keyMeant(test.key);
  if (proper !== undefined && !entriesBeside(statement).some((entry) => carries(entry, test.key)))
    return [{ kind: 'lookalikeKey', test, proper }];
  const isDead = statement.effect === 'Allow' && ['strong', 'presence'].includes(strengthOf(test));
  const isOthers = /^(?:iam:|aws:sourcearn$)/.test(test.key) && conditionKeyOf(test) !== undefined;
  return isDead && isOthers ? [{ kind: 'foreignKey', test }] : [];
}

/** The key comes with some action of the entry. */
function carries({ pattern }: ActionItem, key: string): boolean {
  return actionsMatching(pattern!).some((action) => actionSupportsKey(action, key) === 'yes');
}

/** The key of iam:PassRole that was probably meant; by what follows the prefix, as that is often another service's. */
function keyMeant(key: string): string | undefined {
  const name = key.slice(key.indexOf(':') + 1);
  // The key of iam:CreateServiceLinkedRole for the same idea.
  if (key === 'iam:awsservicename' || editDistance(name, 'passedtoservice', 2) <= 2)
    return 'iam:PassedToService';
  return editDistance(name, 'associatedresourcearn', 3) <= 3 ? 'iam:AssociatedResourceArn' : undefined;
}

/** The entries of Action that do not reach iam:PassRole. */
function entriesBeside({ actions }: Statement): readonly ActionItem[] {
  if (!actions || actions.negated) return [];
  return actions.items.filter(({ pattern }) => pattern && !actionMatches(pattern, passRole));
}
