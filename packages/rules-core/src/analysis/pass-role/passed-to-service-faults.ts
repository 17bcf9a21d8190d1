/** What makes a condition on the service that a role is passed to miss its aim, whatever the roles. */
import { isNeverSent, passedToService } from './passed-to-service.js';
import { reachingItem } from '../actions/reach.js';
import { passRole } from './role-breadth.js';
import { reachesPassRoleOnly } from './pass-role-only.js';
import { strengthOf } from '../conditions/condition-strength.js';
import { valueFault, type ValueFault } from '../services/service-principal-values.js';
import { actionMatches } from '../../patterns/action-pattern.js';
import { editDistance } from '../../patterns/edit-distance.js';
import type { ActionItem } from '../../policy/element.js';
import type { ConditionTest, ConditionValue } from '../../policy/condition.js';
import type { Operator } from '../../policy/operator.js';
import type { Statement } from '../../policy/policy.js';

export type ServiceTestFault =
  /** The operator compares it as something that no service principal is. */
  | { readonly kind: 'wrong-type'; readonly test: ConditionTest; readonly operator: Operator }
  | {
      readonly kind: 'value';
      readonly test: ConditionTest;
      readonly value: ConditionValue;
      readonly fault: ValueFault;
    }
  /** The key looks like one that iam:PassRole carries (`proper`), or is another one of IAM's. */
  | { readonly kind: 'foreign-key'; readonly test: ConditionTest; readonly proper: string | undefined }
  /** The statement's other entries carry no such key. */
  | { readonly kind: 'other-actions'; readonly test: ConditionTest; readonly others: readonly ActionItem[] };

/** The faults of a statement that reaches iam:PassRole, in source order. */
export function serviceTestFaults(statement: Statement): readonly ServiceTestFault[] {
  return statement.conditions.flatMap((test) =>
    test.key === passedToService ? ownFaults(statement, test) : foreignKey(statement, test),
  );
}

function ownFaults(statement: Statement, test: ConditionTest): ServiceTestFault[] {
  const { operator, values } = test;
  if (!operator) return [];
  if (operator.family !== 'String' && operator.family !== 'Null')
    return [{ kind: 'wrong-type', test, operator }];
  const faults: ServiceTestFault[] = [];
  const others = entriesBeside(statement);
  const needsKey = ['strong', 'presence'].includes(strengthOf(test));
  if (others.length > 0 && needsKey) faults.push({ kind: 'other-actions', test, others });
  for (const value of values) {
    const fault = valueFault(value, operator);
    if (fault) faults.push({ kind: 'value', test, value, fault });
  }
  return faults;
}

function foreignKey(statement: Statement, test: ConditionTest): ServiceTestFault[] {
  const item = reachingItem(statement, passRole);
  // A wider entry may be there for the actions that do carry the key.
  if (!test.known || !test.operator || !item || !reachesPassRoleOnly(item) || !isNeverSent(test.key))
    return [];
  const proper = keyMeant(test.key);
  const isDead = statement.effect === 'Allow' && ['strong', 'presence'].includes(strengthOf(test));
  const isOthers = /^(?:iam:|aws:sourcearn$)/.test(test.key);
  return proper !== undefined || (isDead && isOthers) ? [{ kind: 'foreign-key', test, proper }] : [];
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
