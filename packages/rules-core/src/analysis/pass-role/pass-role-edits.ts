/** Edits that limit what iam:PassRole allows, without affecting other actions in the same statement. */
import { passesRolesOnly, solePassRoleEntry } from './pass-role-only.js';
import { partitionInUse } from '../resources/partition-in-use.js';
import { addTest, conditionWith } from '../../edits/add-test.js';
import type { Content, Edit } from '../../edits/edit.js';
import { removeTest } from '../../edits/remove-test.js';
import { splitStatement } from '../../edits/split-statement.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

/**
 * Requires that the key has one of the values. If the statement allows other actions, iam:PassRole moves to its own
 * statement after it. undefined if edits cannot do that.
 */
export function demand(
  statement: Statement,
  key: string,
  values: readonly string[],
): readonly Edit[] | undefined {
  const value = values.length === 1 ? values[0]! : values;
  if (passesRolesOnly(statement)) return addTest(statement, 'StringEquals', key, value);
  const condition = conditionWith(statement, 'StringEquals', key, value);
  return condition === undefined ? undefined : splitOff(statement, { Condition: condition });
}

/**
 * The ARN of a role in the account of an entry of Resource, and in the partition of the entry or the policy. Unknown
 * parts are left to fill in.
 */
export function roleArn({ policy }: Statement, { pattern }: ResourceItem): string {
  const { partition = '*', account = '*' } = pattern ?? {};
  const owner = /^\d{12}$/.test(account) ? account : '<Account>';
  const own = /^aws[a-z-]*$/.test(partition) ? partition : partitionInUse(policy);
  return `arn:${own}:iam::${owner}:role/<RoleName>`;
}

/**
 * Replaces an entry of Resource with the ARN of a role, or adds it to a separate statement for iam:PassRole. undefined
 * if the old statement would keep a condition that was meant for iam:PassRole.
 */
export function nameRole(
  statement: Statement,
  resource: ResourceItem,
  arn: string,
): readonly Edit[] | undefined {
  if (!passesRolesOnly(statement))
    return statement.isConditional ? undefined : splitOff(statement, { Resource: arn });
  return [{ kind: 'replace', target: resource.value, with: arn }];
}

/**
 * Moves iam:PassRole and the whole Condition to a new statement after this one, and removes the given condition from
 * the remaining statement.
 */
export function splitWithTest(statement: Statement, test: ConditionTest): readonly Edit[] | undefined {
  const edits = splitOff(statement, {});
  const removal = removeTest(statement, test);
  return edits && removal ? [...edits, removal] : undefined;
}

/** Moves iam:PassRole to a new statement after this one. */
function splitOff(
  statement: Statement,
  members: { readonly Resource?: Content; readonly Condition?: Content },
): readonly Edit[] | undefined {
  const entry = solePassRoleEntry(statement);
  return entry && splitStatement(statement, [entry], members);
}
