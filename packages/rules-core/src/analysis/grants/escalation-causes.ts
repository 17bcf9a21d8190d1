/**
 * Groups the escalations of a policy by cause: those of one family in one statement become one, reported at the entry
 * of Action that matches the first of them.
 */
import { worstEscalationsOf, type Escalation } from './escalation.js';
import { reachingItem } from '../actions/reach.js';
import type { EscalationFamily } from '../../catalog/escalation-paths.js';
import type { ActionItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';

export interface EscalationCause {
  readonly family: EscalationFamily;
  readonly statement: Statement;
  /** The entry of Action. undefined under NotAction. */
  readonly item: ActionItem | undefined;
  /** At least one, the most important first. */
  readonly escalations: readonly [Escalation, ...Escalation[]];
}

/** From the most to the least serious. Each one includes what the later ones give. */
const ofIdentities: readonly EscalationFamily[] = ['grant', 'credentials', 'trust', 'limits'];

/** @param patterns whether to include roles and resources that are only matched by a pattern */
export function escalationCauses(policy: Policy, patterns: boolean): readonly EscalationCause[] {
  if (policy.isOversized) return [];
  const counted = worstEscalationsOf(policy).filter((each) => patterns || counts(each));
  if (counted.length === 0) return [];
  const groups = new Map<string, [Escalation, ...Escalation[]]>();
  for (const each of counted) {
    const { path, decisive } = each;
    const { index } = decisive.by.statement;
    const item = itemOf(each);
    // Entries without wildcards form one group. Each wildcard forms its own.
    const key = `${path.family} ${index} ${item && !item.pattern!.literal ? item.text : ''}`;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  const causes = [...groups.values()].map(causeOf);
  return causes.filter((cause) => !isConsequence(cause, causes)).sort(bySource);
}

/** Escalations that grant permissions or credentials also count if only a pattern matches the targets. */
function counts({ path: { family }, fit }: Escalation): boolean {
  return fit === 'all' || fit === 'own' || (ofIdentities.includes(family) && family !== 'limits');
}

function causeOf(group: [Escalation, ...Escalation[]]): EscalationCause {
  // If some are certain, only those are reported.
  const certain = group.filter((each) => each.certain);
  const ordered = (certain.length > 0 ? certain : group) as [Escalation, ...Escalation[]];
  const [first] = ordered;
  const { statement } = first.decisive.by;
  return { family: first.path.family, statement, item: itemOf(first), escalations: ordered };
}

function itemOf({ decisive: { by, step } }: Escalation): ActionItem | undefined {
  return reachingItem(by.statement, step.folded);
}

/** An entry that already lets the caller become an administrator is not reported for anything else. */
function isConsequence(cause: EscalationCause, causes: readonly EscalationCause[]): boolean {
  const isCertain = ({ escalations: [first] }: EscalationCause) => first.certain;
  const rank = ofIdentities.indexOf(cause.family);
  return causes.some((other) => {
    const isAdministrator = other.family === 'grant' && isCertain(other) && other !== cause;
    if (cause.family === 'limits' && isAdministrator) return true;
    if (other.statement !== cause.statement || other.item !== cause.item) return false;
    const otherRank = ofIdentities.indexOf(other.family);
    const isWorse = otherRank >= 0 && otherRank < rank && (isCertain(other) || !isCertain(cause));
    return isAdministrator || isWorse;
  });
}

function bySource(one: EscalationCause, other: EscalationCause): number {
  return one.statement.index - other.statement.index || (one.item?.index ?? 0) - (other.item?.index ?? 0);
}
