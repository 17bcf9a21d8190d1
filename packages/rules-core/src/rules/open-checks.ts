/**
 * The checks of IAM Access Analyzer on passing roles and creating service-linked roles that a problem with a whole
 * statement answers as well.
 */
import { grantedActions } from '../analysis/grants/granted-actions.js';
import { mentionOf } from '../analysis/actions/reach.js';
import { passRole } from '../analysis/pass-role/role-breadth.js';
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

/** Those about NotAction. */
export const notActionChecks: readonly string[] = openChecks.filter((check) => check.includes('not-action'));

/** Those about a statement, whatever it grants. */
export function checksByWay({ actions, resources }: Statement): readonly string[] {
  if (actions!.negated)
    return checksOf(resources!.negated ? 'not-action-and-not-resource' : 'star-in-resource-and-not-action');
  return checksOf(resources!.negated ? 'star-in-action-and-not-resource' : 'star-in-action-and-resource');
}

/** All checks on passing every role, or all but some, to any service. */
export const passingChecks: readonly string[] = [
  'pass-role-with-star-in-resource',
  'pass-role-with-not-resource',
  ...waysIn.map((way) => `pass-role-with-${way}`),
];

/** The one of them about a statement: by how it mentions the action, and whether it leaves roles out. */
export function passingCheck(statement: Statement): string {
  if (mentionOf(statement, passRole) !== 'name') return checksByWay(statement)[1]!;
  return statement.resources!.negated ? 'pass-role-with-not-resource' : 'pass-role-with-star-in-resource';
}

/** Those of them that the statement deserves: it grants the action, and no condition names the service. */
export function checksEarned(statement: Statement): readonly string[] {
  const grants = (action: string) => grantedActions(statement).some(({ id }) => id === action);
  const names = (key: string) => statement.conditions.some((test) => test.key === key);
  const [forCreating, forPassing] = checksByWay(statement) as [string, string];
  const checks = [];
  if (!names('iam:awsservicename') && grants('iam:CreateServiceLinkedRole')) checks.push(forCreating);
  if (!names('iam:passedtoservice') && grants('iam:PassRole')) checks.push(forPassing);
  return checks;
}
