/** Explains what is wrong with an entry of NotResource: why it excludes nothing, or everything. */
import { actionsConcerned, isPartition, misfit } from './misfit.js';
import { isTextMessagesOnly } from './not-resource-idioms.js';
import { otherBucket, otherPartition } from './foreign-entries.js';
import { describeActions } from './remainder.js';
import type { ResourceEntryFault } from './resource-entry-fault.js';
import { reachedActions } from '../actions/reach.js';
import { readArnFields } from '../resources/arn-fields.js';
import { hasListedPair, missingPairOf } from '../resources/arn-pairs.js';
import { shapeFault } from '../resources/arn-shape.js';
import { coversType, meetsType, typesOf } from '../resources/resource-types.js';
import { resourceTypesOf, type Action } from '../../catalog/catalog.js';
import { actionMatches } from '../../patterns/action-pattern.js';
import { parseArnPattern, type ArnPattern } from '../../patterns/arn-pattern.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';

/** undefined if the entry excludes something, or is unknown. */
export function resourceEntryFault(item: ResourceItem, statement: Statement): ResourceEntryFault | undefined {
  const { bounds, text, upper } = item;
  if (!bounds.known) return undefined;
  const variable = plainVariable(text, statement.policy);
  if (variable !== undefined) return { kind: 'plainVariable', data: { variable } };
  if (!upper) return { kind: parseArnPattern(text.toLowerCase()) ? 'wrongCase' : 'malformedArn' };
  if (item.pattern?.everything)
    return upper.star || !hasUnscopable(statement) ? { kind: 'allResources' } : undefined;
  if (shapeFault(item, readArnFields(item))?.kind === 'missingField') return { kind: 'malformedArn' };
  return (
    aliasOnly(upper, statement) ??
    otherPartition(item, statement) ??
    otherBucket(upper, statement) ??
    halfOf(item, statement) ??
    misfitAlone(item, statement) ??
    (takesAll(statement, item) ? { kind: 'allResources' } : undefined)
  );
}

/** If a resource has two ARNs and the list has both, an entry is not reported alone. Authors list both out of habit. */
function misfitAlone(item: ResourceItem, statement: Statement): ResourceEntryFault | undefined {
  const fault = misfit(item.upper!, statement);
  return fault?.kind === 'noSuchResource' && hasListedPair(item, statement) ? undefined : fault;
}

/** A variable that this version of the policy language does not support. */
function plainVariable(text: string, { version }: Policy): string | undefined {
  return version === '2008-10-17' ? /\$\{[\w./-]+:[^:{}][^{}]*\}/.exec(text)?.[0] : undefined;
}

/** Some of the statement's actions only support `*`, which an ARN does not match. */
function hasUnscopable(statement: Statement): boolean {
  return reachedActions(statement).some(({ resourceTypes }) => resourceTypes.length === 0);
}

/** The entry alone excludes the whole service, or every resource type of the statement's actions. */
function takesAll(statement: Statement, { pattern }: ResourceItem): boolean {
  const { actions } = statement;
  if (
    !pattern ||
    !actions?.known ||
    actions.negated ||
    hasWildcard(pattern.service) ||
    isTextMessagesOnly(statement)
  )
    return false;
  const [service, ...others] = new Set(actions.items.map((item) => item.pattern?.service));
  if (service === undefined || others.length > 0 || hasWildcard(service)) return false;
  const whole =
    pattern.resource === '*' &&
    pattern.service === service &&
    /^\*?$/.test(pattern.region) &&
    /^\*?$/.test(pattern.account);
  const types = typesOf(reachedActions(statement));
  const covered = types.filter((type) => coversType(pattern, type));
  if (types.length > 0 && covered.length === types.length) return !hasUnscopable(statement);
  return whole && covered.length > 0;
}

function halfOf(item: ResourceItem, statement: Statement): ResourceEntryFault | undefined {
  const pair = statement.actions?.negated ? undefined : missingPairOf(item, statement);
  if (!pair) return undefined;
  const { has, lacks, arn } = pair;
  const actions = isMeantWhole(statement) ? pair.actions : pair.actions.filter(isListedIn(statement));
  if (actions.length === 0) return undefined;
  const fault = misfit(item.upper!, statement);
  // Something that does not exist has no second ARN.
  if (fault?.kind === 'malformedArn' || !isPartition(item.upper!.partition)) return undefined;
  const data = { has, lacks, arn, actions: describeActions(actions) };
  return { kind: 'half', data, otherHalf: arn, useless: fault !== undefined };
}

/**
 * A Deny that only applies to some principals or requests may exclude just one of the two ARNs on purpose. Example: for
 * other callers, `s3:*` on everything except objects denies exactly the bucket actions.
 */
function isMeantWhole({ effect, principals, isConditional }: Statement): boolean {
  return effect !== 'Deny' || (!principals && !isConditional);
}

/** Whether the statement lists the action, or a part of the service, and not just the whole service. */
function isListedIn({ actions }: Statement): (action: Action) => boolean {
  const listed = actions!.items.flatMap(({ pattern }) => (pattern && pattern.name !== '*' ? pattern : []));
  return ({ id }) => listed.some((pattern) => actionMatches(pattern, id.toLowerCase()));
}

/** https://docs.aws.amazon.com/kms/latest/developerguide/alias-authorization.html */
function aliasOnly(pattern: ArnPattern, statement: Statement): ResourceEntryFault | undefined {
  const { resources } = statement;
  if (pattern.service !== 'kms' || !pattern.resource.startsWith('alias/') || !resources!.known)
    return undefined;
  const key = resourceTypesOf('kms').find(({ name }) => name === 'key')!;
  if (resources!.items.some((item) => item.upper && meetsType(item.upper, key))) return undefined;
  const actions = (actionsConcerned(statement, pattern) ?? []).filter(
    ({ resourceTypes }) => resourceTypes.length === 1 && resourceTypes[0]!.type === key,
  );
  return actions.length > 0 ? { kind: 'alias', data: { actions: describeActions(actions) } } : undefined;
}
