/** Allow statements with NotAction or NotResource, classified by why the rest is too much. */
import { isConditionedElsewhere, isTextMessagesOnly } from './not-resource-idioms.js';
import { actionsLeft, remainderOfNotAction } from './remainder.js';
import { actionsForEveryone, isForEveryone, isForSomeOnly } from '../grants/public-grants.js';
import { selfGrantingActions } from '../grants/self-granting.js';
import { isLeftToAccount } from '../principals/own-account.js';
import type { Action } from '../../catalog/catalog.js';
import type { Statement } from '../../policy/policy.js';
import { isEveryone } from '../../policy/principal.js';

export interface OpenGrant<Kind extends string> {
  readonly kind: Kind;
  /** The actions that remain allowed. */
  readonly actions: readonly Action[];
}

type NotActionKind =
  /** For the principal of a role's trust policy. */
  | 'remainsInTrust'
  | 'remainsForEveryone'
  /** It also has NotResource. */
  | 'remainsOutsideBoth'
  /** On specific resources, so that only their services count. */
  | 'remainsOnResource'
  | 'remains';

/** What an Allow with NotAction grants. undefined if that is nothing, is unknown, or only delegates to the account. */
export function grantByNotAction(statement: Statement): OpenGrant<NotActionKind> | undefined {
  const remainder = statement.isGrant ? remainderOfNotAction(statement) : undefined;
  if (!remainder || remainder.actions.length === 0 || isAccountsOwn(statement)) return undefined;
  const { actions, services } = remainder;
  const { type } = statement.policy;
  const kindOf = (): NotActionKind => {
    if (type.name === 'trust') return 'remainsInTrust';
    if (isForEveryone(statement)) return 'remainsForEveryone';
    if (statement.resources?.negated) return 'remainsOutsideBoth';
    if (type.namesPrincipals) return 'remains';
    return services ? 'remainsOnResource' : 'remains';
  };
  const kind = kindOf();
  return { kind, actions: kind === 'remainsForEveryone' ? actionsForEveryone(statement) : actions };
}

/** A resource-based policy that delegates to its own account, as key policies must. */
function isAccountsOwn(statement: Statement): boolean {
  const patterns = statement.actions!.items.flatMap(({ pattern }) => pattern ?? []);
  const everyone = statement.principals?.items.some(isEveryone) && !isForSomeOnly(statement);
  return !everyone && patterns.length > 0 && patterns.every((pattern) => isLeftToAccount(statement, pattern));
}

type NotResourceKind =
  | 'remainsForEveryone'
  /** It also has NotAction. */
  | 'remainsOutsideBoth'
  /** Includes actions that let callers grant themselves everything and so remove the exclusion. */
  | 'remainsAdministrator'
  /** Only actions that grant permissions to roles. */
  | 'remainsRoles'
  | 'remains';

/**
 * What an Allow with NotResource grants. undefined if there are no resources left, they are unknown, or it is
 * intentional.
 */
export function grantByNotResource(statement: Statement): OpenGrant<NotResourceKind> | undefined {
  const left = statement.isGrant ? actionsLeft(statement) : undefined;
  if (!left || left.every(({ resourceTypes }) => resourceTypes.length === 0)) return undefined;
  if (isTextMessagesOnly(statement) || isConditionedElsewhere(statement)) return undefined;
  const kindOf = (): NotResourceKind => {
    if (isForEveryone(statement)) return 'remainsForEveryone';
    if (statement.actions!.negated) return 'remainsOutsideBoth';
    if (selfGrantingActions(left).length > 0) return 'remainsAdministrator';
    return left.every(({ id }) => rolesOnly.has(id)) ? 'remainsRoles' : 'remains';
  };
  const kind = kindOf();
  return { kind, actions: kind === 'remainsForEveryone' ? actionsForEveryone(statement) : left };
}

/** Actions that control what a role may do. */
const rolesOnly: ReadonlySet<string> = new Set([
  'iam:PassRole',
  'iam:CreateServiceLinkedRole',
  'sts:AssumeRole',
]);
