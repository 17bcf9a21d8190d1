/**
 * The checks of IAM Access Analyzer on passing roles and creating service-linked roles that are also answered by a problem
 * with a whole statement.
 */
import { grantedActions } from '../analysis/grants/granted-actions.js';
import { mentionOf } from '../analysis/actions/reach.js';
import { passRole } from '../analysis/pass-role/role-breadth.js';
import { findAction } from '../catalog/catalog.js';
import type { Statement } from '../policy/policy.js';

/** The ways in which a statement can match one action on every resource, as the IDs of the checks spell them. */
const waysIn = [
  'star-in-action-and-resource',
  'star-in-action-and-not-resource',
  'star-in-resource-and-not-action',
  'not-action-and-not-resource',
] as const;

const checksOf = (way: (typeof waysIn)[number]) => [`create-slr-with-${way}`, `pass-role-with-${way}`];

/** The checks for all of these ways. */
export const openChecks: readonly string[] = waysIn.flatMap(checksOf);

/** The checks on statements with `NotAction`. */
export const notActionChecks: readonly string[] = openChecks.filter((check) => check.includes('not-action'));

/** The two checks for the elements that a statement has, whatever actions it grants. */
export function checksByWay({ actions, resources }: Statement): readonly string[] {
  if (actions!.negated)
    return checksOf(resources!.negated ? 'not-action-and-not-resource' : 'star-in-resource-and-not-action');
  return checksOf(resources!.negated ? 'star-in-action-and-not-resource' : 'star-in-action-and-resource');
}

/** All checks on passing every role, or every role that is not listed, to any service. */
export const passingChecks: readonly string[] = [
  'pass-role-with-star-in-resource',
  'pass-role-with-not-resource',
  ...waysIn.map((way) => `pass-role-with-${way}`),
];

/** The check for a statement, by how it mentions `iam:PassRole` and whether it excludes roles. */
export function passingCheck(statement: Statement): string {
  if (mentionOf(statement, passRole) !== 'name') return checksByWay(statement)[1]!;
  return statement.resources!.negated ? 'pass-role-with-not-resource' : 'pass-role-with-star-in-resource';
}

/** The checks that a statement fails, because it grants the action and no condition limits the service. */
export function checksEarned(statement: Statement): readonly string[] {
  const grants = (name: string) => grantedActions(statement).includes(findAction('iam', name)!);
  const names = (key: string) => statement.conditions.some((test) => test.key === key);
  const [forCreating, forPassing] = checksByWay(statement) as [string, string];
  const checks = [];
  if (!names('iam:awsservicename') && grants('CreateServiceLinkedRole')) checks.push(forCreating);
  if (!names('iam:passedtoservice') && grants('PassRole')) checks.push(forPassing);
  return checks;
}
