/**
 * Actions that need no permission, as of November 2026: no Allow gives them, and no Deny takes them back.
 * https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html
 */
import type { Action } from './decode.js';

export const permissionlessActions: readonly string[] = ['sts:GetCallerIdentity', 'sts:GetSessionToken'];

/** Whether any caller can call it, whatever policies say. */
export function needsNoPermission({ id }: Pick<Action, 'id'>): boolean {
  return permissionlessActions.includes(id);
}

/**
 * Of this one AWS says that a caller under a Deny can still call it. Of `sts:GetSessionToken` it does not, and denies it itself
 * in `AWSCompromisedKeyQuarantineV3`.
 */
export function cannotBeDenied({ id }: Pick<Action, 'id'>): boolean {
  return id === 'sts:GetCallerIdentity';
}
