/** Actions by which whoever holds them can allow themselves everything. */
import type { Action } from '../../catalog/catalog.js';
import { actionMatches, type ActionPattern } from '../../patterns/action-pattern.js';

/** With any of these on a resource of one's choice, one can allow oneself everything. */
const selfGranting: ReadonlySet<string> = new Set([
  'iam:AddUserToGroup',
  'iam:AttachGroupPolicy',
  'iam:AttachRolePolicy',
  'iam:AttachUserPolicy',
  'iam:CreatePolicyVersion',
  'iam:PutGroupPolicy',
  'iam:PutRolePolicy',
  'iam:PutUserPolicy',
  'iam:SetDefaultPolicyVersion',
  'iam:UpdateAssumeRolePolicy',
]);

/** The actions with which whoever holds the policy can grant themselves more. */
export function selfGrantingActions(actions: readonly Action[]): readonly Action[] {
  return actions.filter(({ id }) => selfGranting.has(id));
}

/**
 * Those of them that need nothing else: they give any permission to a user, group or role, or to those who have a policy.
 * To be added to a group, or to make another version of a policy count, takes one that allows more.
 */
const attaching: ReadonlySet<string> = new Set([
  'iam:AttachGroupPolicy',
  'iam:AttachRolePolicy',
  'iam:AttachUserPolicy',
  'iam:CreatePolicyVersion',
  'iam:PutGroupPolicy',
  'iam:PutRolePolicy',
  'iam:PutUserPolicy',
]);

const attachingIds = [...attaching].map((id) => id.toLowerCase());

/** Whether a pattern matches one of the actions that give any permission to whom they name. */
export function matchesAttaching(pattern: ActionPattern): boolean {
  return attachingIds.some((id) => actionMatches(pattern, id));
}

/** The actions that give any permission to whom they name. */
export function attachingActions(actions: readonly Action[]): readonly Action[] {
  return actions.filter(({ id }) => attaching.has(id));
}
