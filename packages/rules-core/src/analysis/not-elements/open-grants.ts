/** Grants that name what they leave out, by what makes the rest of them wide. */
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
  /** The actions that stay allowed. */
  readonly actions: readonly Action[];
}

type NotActionKind =
  /** To the principal of a role's trust policy. */
  | 'remainsInTrust'
  | 'remainsForEveryone'
  /** With a NotResource beside it. */
  | 'remainsOutsideBoth'
  /** On named resources, whose services alone count. */
  | 'remainsOnResource'
  | 'remains';

/** What an Allow with NotAction grants; undefined where that is nothing, not known, or for the account to give out. */
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

/** The policy of a resource that leaves it to its own account, as key policies must. */
function isAccountsOwn(statement: Statement): boolean {
  const patterns = statement.actions!.items.flatMap(({ pattern }) => pattern ?? []);
  const everyone = statement.principals?.items.some(isEveryone) && !isForSomeOnly(statement);
  return !everyone && patterns.length > 0 && patterns.every((pattern) => isLeftToAccount(statement, pattern));
}

type NotResourceKind =
  | 'remainsForEveryone'
  /** With a NotAction beside it. */
  | 'remainsOutsideBoth'
  /** With actions that allow oneself everything, by which the exclusion can be lifted. */
  | 'remainsAdministrator'
  /** Of nothing but what hands out roles. */
  | 'remainsRoles'
  | 'remains';

/** What an Allow with NotResource grants; undefined where that is on no resource, not known, or what was meant. */
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

/** The actions that hand out what a role may do. */
const rolesOnly: ReadonlySet<string> = new Set([
  'iam:PassRole',
  'iam:CreateServiceLinkedRole',
  'sts:AssumeRole',
]);
