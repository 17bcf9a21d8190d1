/**
 * The escalations of a policy, put together by their cause: those of one family that turn on one statement are one, at the entry
 * of Action by which the first of them is reached.
 */
import { escalationsOf, type Escalation } from './escalation.js';
import { reachingItem } from '../actions/reach.js';
import type { EscalationFamily } from '../../catalog/escalation-paths.js';
import type { ActionItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';

export interface EscalationCause {
  readonly family: EscalationFamily;
  readonly statement: Statement;
  /** The entry of Action; undefined under NotAction. */
  readonly item: ActionItem | undefined;
  /** At least one, the most telling first. */
  readonly escalations: readonly [Escalation, ...Escalation[]];
}

/** From the worst to the least: what each of them gives, the ones before it give too. */
const ofIdentities: readonly EscalationFamily[] = ['grant', 'credentials', 'trust', 'limits'];

/** @param patterns whether roles and resources count of which a wildcard matches some only */
export function escalationCauses(policy: Policy, patterns: boolean): readonly EscalationCause[] {
  if (policy.isOversized) return [];
  const counted = escalationsOf(policy).filter((each) => patterns || counts(each));
  if (counted.length === 0) return [];
  const groups = new Map<string, [Escalation, ...Escalation[]]>();
  for (const each of counted) {
    const { path, decisive } = each;
    const { index } = decisive.by.statement;
    const item = itemOf(each);
    // Names are taken together, a wildcard by itself.
    const key = `${path.family} ${index} ${item && !item.pattern!.literal ? item.text : ''}`;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  const causes = [...groups.values()].map(causeOf);
  return causes.filter((cause) => !isConsequence(cause, causes)).sort(bySource);
}

/** What gives permissions or credentials counts also where a wildcard matches some of those who can get them. */
function counts({ path: { family }, fit }: Escalation): boolean {
  return fit === 'all' || fit === 'own' || (ofIdentities.includes(family) && family !== 'limits');
}

function causeOf(group: [Escalation, ...Escalation[]]): EscalationCause {
  // What is certain is told first, and alone.
  const certain = group.filter((each) => each.certain);
  const ordered = (certain.length > 0 ? certain : group) as [Escalation, ...Escalation[]];
  const [first] = ordered;
  const { statement } = first.decisive.by;
  return { family: first.path.family, statement, item: itemOf(first), escalations: ordered };
}

function itemOf({ decisive: { by, step } }: Escalation): ActionItem | undefined {
  return reachingItem(by.statement, step.folded);
}

/** Whoever can become an administrator by an entry need not do what else it allows. */
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
