/** Edits that limit what iam:PassRole allows, and nothing else that stands in the same statement. */
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
 * Demands that the key has one of the values. Where the statement allows other actions, iam:PassRole moves to a
 * statement of its own behind it. undefined where that cannot be done by edits.
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
 * The ARN of a role in the account of an entry of Resource, and in its partition or that of the policy, with what is to be
 * filled in left open.
 */
export function roleArn({ policy }: Statement, { pattern }: ResourceItem): string {
  const { partition = '*', account = '*' } = pattern ?? {};
  const owner = /^\d{12}$/.test(account) ? account : '<Account>';
  const own = /^aws[a-z-]*$/.test(partition) ? partition : partitionInUse(policy);
  return `arn:${own}:iam::${owner}:role/<RoleName>`;
}

/**
 * Puts a role's ARN where an entry of Resource stands, or in a statement of iam:PassRole's own; undefined where what is
 * left behind would keep a condition that was written for iam:PassRole.
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
 * Moves iam:PassRole to a statement of its own behind, together with the whole Condition, and takes the test from the
 * statement that the other actions stay in.
 */
export function splitWithTest(statement: Statement, test: ConditionTest): readonly Edit[] | undefined {
  const edits = splitOff(statement, {});
  const removal = removeTest(statement, test);
  return edits && removal ? [...edits, removal] : undefined;
}

/** Moves iam:PassRole to a statement behind. */
function splitOff(
  statement: Statement,
  members: { readonly Resource?: Content; readonly Condition?: Content },
): readonly Edit[] | undefined {
  const entry = solePassRoleEntry(statement);
  return entry && splitStatement(statement, [entry], members);
}
