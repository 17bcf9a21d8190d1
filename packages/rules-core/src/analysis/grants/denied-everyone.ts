/** Statements of a resource-based policy that lock out everyone who could change the policy back. */
import { reachesAction } from '../actions/reach.js';
import { lacksKey, supportKindOf } from '../conditions/key-support.js';
import { passingValues } from '../conditions/passing-values.js';
import { worksOnResources } from './working-actions.js';
import { findAction, type Action } from '../../catalog/catalog.js';
import { policyChanges, type PolicyChanges } from '../../catalog/policy-changes.js';
import type { ConditionTest } from '../../policy/condition.js';
import { isWhole } from '../../policy/grammar.js';
import type { Statement } from '../../policy/policy.js';
import { isEveryone, type PrincipalItem } from '../../policy/principal.js';

export interface DeniedEveryone {
  /** The principal that matches everyone. */
  readonly principal: PrincipalItem;
  readonly changes: PolicyChanges;
  /** A condition that was meant to exempt somebody but, like all others in the statement, is true for everyone. */
  readonly fence?: IdleFence | undefined;
}

export interface IdleFence {
  readonly kind:
    /** The condition is true without its key, which requests to change the policy never include. */
    | 'keyless'
    /** The condition is true for every request. */
    | 'always';
  readonly test: ConditionTest;
}

/** undefined if somebody is exempt, or may be. */
export function deniedEveryone(statement: Statement): DeniedEveryone | undefined {
  const { effect, principals, isContradictory, value } = statement;
  if (effect !== 'Deny' || isContradictory || !isWhole(value)) return undefined;
  const principal = principals?.negated ? undefined : principals?.items.find(isEveryone);
  const changes = principal && policyChanges.find((each) => isOf(statement, each) && denies(statement, each));
  if (!changes) return undefined;
  if (!statement.isConditional) return { principal, changes };
  const fences = idleFences(statement, changes);
  const fence = fences?.find(({ kind }) => kind === 'keyless') ?? fences?.[0];
  return fence && { principal, changes, fence };
}

/** The conditions of the statement, if all of them are true for every request to change the policy. */
function idleFences(statement: Statement, { actions }: PolicyChanges): readonly IdleFence[] | undefined {
  const { conditions, hasReadableConditions } = statement;
  if (!hasReadableConditions) return undefined;
  const fences = conditions.flatMap((test) => {
    const kind = idleKind(statement, test, actions);
    return kind ? [{ kind, test }] : [];
  });
  return fences.length === conditions.length ? fences : undefined;
}

function idleKind(
  statement: Statement,
  test: ConditionTest,
  actions: readonly string[],
): IdleFence['kind'] | undefined {
  const passing = passingValues(statement, test.key);
  if (passing.absent !== 'yes') return undefined;
  if (passing.any === 'yes') return 'always';
  if (supportKindOf(test) !== 'service') return undefined;
  const lacks = (id: string) => {
    const action = actionOf(id);
    return action !== undefined && lacksKey(action, test.key, 'service');
  };
  return actions.every(lacks) ? 'keyless' : undefined;
}

/** The policy is attached to a resource of the service. */
function isOf({ policy, actions, resources }: Statement, { service, isOfAny }: PolicyChanges): boolean {
  const { attachment } = policy;
  if (attachment) return attachment.services?.includes(service) === true;
  const named = resources?.items.flatMap(({ pattern }) => pattern ?? []) ?? [];
  if (named.some((pattern) => pattern.service === service)) return true;
  return isOfAny === true && actions?.items.every(({ pattern }) => pattern?.service === service) === true;
}

function denies(statement: Statement, { actions }: PolicyChanges): boolean {
  const { resources } = statement;
  if (resources && (resources.negated || !resources.known)) return false;
  const works = worksOnResources(statement);
  return actions.every((id) => {
    const action = actionOf(id);
    if (!action || (works && !works(action))) return false;
    return reachesAction(statement, id.toLowerCase()) === 'yes';
  });
}

function actionOf(id: string): Action | undefined {
  const [service, name] = id.split(':') as [string, string];
  return findAction(service, name);
}
