/** Statements of a resource-based policy that shut out everyone who could change the policy again. */
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
  /** Everyone. */
  readonly principal: PrincipalItem;
  readonly changes: PolicyChanges;
  /** Of a statement with a Condition: a test that is to exempt somebody and, as all others, holds for everyone. */
  readonly fence?: IdleFence | undefined;
}

export interface IdleFence {
  readonly kind:
    /** It holds without its key, which no request to change the policy includes. */
    | 'keyless'
    /** It holds for every request. */
    | 'always';
  readonly test: ConditionTest;
}

/** undefined where somebody is exempt, or may be for all that is known. */
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

/** The tests of the Condition, where all of them hold for every request to change the policy. */
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

/** The policy is that of a resource of the service. */
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
