/**
 * Actions that need no permission, as of November 2026. No Allow is needed, and a Deny has no effect.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html
 */
import type { Action } from './decode.js';

export const permissionlessActions: readonly string[] = ['sts:GetCallerIdentity', 'sts:GetSessionToken'];

/** Whether any caller can call the action, whatever policies say. */
export function needsNoPermission({ id }: Pick<Action, 'id'>): boolean {
  return permissionlessActions.includes(id);
}

/**
 * AWS says that a caller can still call `sts:GetCallerIdentity` under a Deny. It does not say so of
 * `sts:GetSessionToken`, and denies that one itself in `AWSCompromisedKeyQuarantineV3`.
 */
export function cannotBeDenied({ id }: Pick<Action, 'id'>): boolean {
  return id === 'sts:GetCallerIdentity';
}
