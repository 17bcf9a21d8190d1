/** Statements of a resource-based policy that shut out everyone who could change the policy again. */
import { reachesAction } from '../actions/reach.js';
import { worksOnResources } from './working-actions.js';
import { findAction } from '../../catalog/catalog.js';
import { policyChanges, type PolicyChanges } from '../../catalog/policy-changes.js';
import { isWhole } from '../../policy/grammar.js';
import type { Statement } from '../../policy/policy.js';
import { isEveryone, type PrincipalItem } from '../../policy/principal.js';

export interface DeniedEveryone {
  /** Everyone. */
  readonly principal: PrincipalItem;
  readonly changes: PolicyChanges;
}

/** undefined where somebody is exempt, or may be for all that is known. */
export function deniedEveryone(statement: Statement): DeniedEveryone | undefined {
  const { effect, principals, isConditional, isContradictory, value } = statement;
  if (effect !== 'Deny' || isConditional || isContradictory || !isWhole(value)) return undefined;
  const principal = principals?.negated ? undefined : principals?.items.find(isEveryone);
  const changes = principal && policyChanges.find((each) => isOf(statement, each) && denies(statement, each));
  return changes && { principal, changes };
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
    const [service, name] = id.split(':') as [string, string];
    const action = findAction(service, name);
    if (!action || (works && !works(action))) return false;
    return reachesAction(statement, id.toLowerCase()) === 'yes';
  });
}
