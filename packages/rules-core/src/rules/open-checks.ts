/**
 * The checks of IAM Access Analyzer on passing roles and creating service-linked roles that a problem with a whole
 * statement answers as well.
 */
import { grantedActions } from '../analysis/grants/granted-actions.js';
import type { Statement } from '../policy/policy.js';

/** The checks that ask for one action on every resource each, by how the two are reached. */
const waysIn = [
  'star-in-action-and-resource',
  'star-in-action-and-not-resource',
  'star-in-resource-and-not-action',
  'not-action-and-not-resource',
] as const;

const checksOf = (way: (typeof waysIn)[number]) => [`create-slr-with-${way}`, `pass-role-with-${way}`];

/** All of them. */
export const openChecks: readonly string[] = waysIn.flatMap(checksOf);

/** Those about a statement, whatever it grants. */
export function checksByWay({ actions, resources }: Statement): readonly string[] {
  if (actions!.negated)
    return checksOf(resources!.negated ? 'not-action-and-not-resource' : 'star-in-resource-and-not-action');
  return checksOf(resources!.negated ? 'star-in-action-and-not-resource' : 'star-in-action-and-resource');
}

/** Those of them that the statement deserves: it grants the action, and no condition names the service. */
export function checksEarned(statement: Statement): readonly string[] {
  const granted = new Set(grantedActions(statement).map(({ id }) => id));
  const names = (key: string) => statement.conditions.some((test) => test.key === key);
  const [forCreating, forPassing] = checksByWay(statement) as [string, string];
  const checks = [];
  if (granted.has('iam:CreateServiceLinkedRole') && !names('iam:awsservicename')) checks.push(forCreating);
  if (granted.has('iam:PassRole') && !names('iam:passedtoservice')) checks.push(forPassing);
  return checks;
}
