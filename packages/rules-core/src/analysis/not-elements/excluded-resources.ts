/** What is wrong with an entry of NotResource: why it excludes nothing, or everything. */
import { missingPairOf } from '../resources/arn-pairs.js';
import { isTextMessagesOnly } from './not-resource-idioms.js';
import { describeActions } from './remainder.js';
import { reachedActions, reachesAction } from '../actions/reach.js';
import { coversType, meetsType, typesOf } from '../resources/resource-types.js';
import {
  actionsOf,
  isService,
  resourceTypesOf,
  type Action,
  type ResourceType,
} from '../../catalog/catalog.js';
import { regionsByPartition } from '../../catalog/regions.js';
import { parseArnPattern, type ArnPattern } from '../../patterns/arn-pattern.js';
import { ArnTemplate, meetsTemplate } from '../../patterns/arn-template.js';
import { hasWildcard, intersects } from '../../patterns/wildcard.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Policy, Statement } from '../../policy/policy.js';
import { entryOf } from '../../value/value.js';

/** What is wrong, by the name of the message that says so, and what fills it. */
export interface ResourceEntryFault {
  readonly kind:
    /** It has not the shape of an ARN. */
    | 'malformedArn'
    /** It holds a policy variable, which this Version of the policy language takes for plain text. */
    | 'plainVariable'
    /** It names a resource, but for the case of its letters. */
    | 'wrongCase'
    /** None of the statement's actions works on resources of the service. */
    | 'wrongService'
    /** It fits no format of an ARN that the statement's actions know. */
    | 'noSuchResource'
    /** The statement's actions work on `*` only. */
    | 'unscopable'
    /** It names the alias of a key, although the actions go by the key. */
    | 'alias'
    /** All other ARNs of the policy are of another partition. */
    | 'otherPartition'
    /** A bucket policy speaks of its own bucket only. */
    | 'otherBucket'
    /** It takes in all that the statement is about. */
    | 'allResources'
    /** It names one of two ARNs that a resource goes by; `arn` is the other. */
    | 'half';
  readonly data?: Readonly<Record<string, string>>;
  /** Of a `half`: the entry itself is nothing that the statement's actions work on. */
  readonly useless?: boolean;
}

/** undefined for an entry that excludes something, or is not known. */
export function resourceEntryFault(item: ResourceItem, statement: Statement): ResourceEntryFault | undefined {
  const { bounds, text, upper } = item;
  if (!bounds.known) return undefined;
  const variable = plainVariable(text, statement.policy);
  if (variable !== undefined) return { kind: 'plainVariable', data: { variable } };
  if (!upper) return { kind: parseArnPattern(text.toLowerCase()) ? 'wrongCase' : 'malformedArn' };
  if (item.pattern?.everything)
    return upper.star || !hasUnscopable(statement) ? { kind: 'allResources' } : undefined;
  if (missesColons(upper.text)) return { kind: 'malformedArn' };
  return (
    aliasOnly(upper, statement) ??
    otherPartition(item, statement) ??
    otherBucket(upper, statement) ??
    halfOf(item, statement) ??
    misfit(upper, statement) ??
    (takesAll(statement, item) ? { kind: 'allResources' } : undefined)
  );
}

/** Too few fields, the last of which can be no account, region or service: `arn:aws:s3::bucket/*`. */
function missesColons(text: string): boolean {
  const fields = text.split(':', 6);
  if (fields.length === 6) return false;
  const last = fields.at(-1)!;
  return !last.endsWith('*') || last.includes('/') || (fields.length === 5 && !/^[\d*?]*$/.test(last));
}

/** Whether Version is known not to be the one that has variables. */
function plainVariable(text: string, { value }: Policy): string | undefined {
  const [variable] = /\$\{[\w./-]+:[^:{}][^{}]*\}/.exec(text) ?? [];
  if (variable === undefined) return undefined;
  const version = entryOf(value, 'Version')?.value;
  return !version || (version.kind === 'text' && version.text === '2008-10-17') ? variable : undefined;
}

/** The root user has an ARN, but is no type of resource in the reference. */
const root = /^arn:[^:]*:iam::[^:]*:root$/;

/** The entry fits no resource that the statement's actions work on. */
function misfit(pattern: ArnPattern, statement: Statement): ResourceEntryFault | undefined {
  const { actions } = statement;
  if (hasWildcard(pattern.service) || !actions?.known || root.test(pattern.text)) return undefined;
  if (/^\d+$/.test(pattern.account) && pattern.account.length !== 12) return { kind: 'malformedArn' };
  // The reference does not list the macros that templates name by such ARNs.
  if (pattern.service === 'cloudformation' && pattern.account === 'aws') return undefined;
  const reached = actionsConcerned(statement, pattern);
  if (!reached || reached.length === 0) return undefined;
  const types = typesOf(reached);
  if (types.length === 0) return { kind: 'unscopable', data: { actions: describeActions(reached) } };
  if (isPartition(pattern.partition) && types.some((type) => meetsType(pattern, type))) return undefined;
  if (isPartition(pattern.partition.toLowerCase()) && types.some((type) => meetsFolded(pattern, type)))
    return { kind: 'wrongCase' };
  const service = pattern.service;
  if (!types.some((type) => type.arns.some((arn) => arn.split(':')[2] === service)))
    return { kind: 'wrongService', data: { service } };
  return { kind: 'noSuchResource', data: { actions: describeActions(reached) } };
}

function isPartition(partition: string): boolean {
  return hasWildcard(partition) || Object.hasOwn(regionsByPartition, partition);
}

/**
 * The statement's actions that could work on what the pattern names: all that are listed, or of `*` and NotAction those
 * of the pattern's own service. undefined when that service has no actions of its own.
 */
function actionsConcerned(statement: Statement, pattern: ArnPattern): readonly Action[] | undefined {
  const { actions } = statement;
  if (!actions) return undefined;
  const isWide =
    actions.negated || actions.items.some((item) => item.pattern && hasWildcard(item.pattern.service));
  if (!isWide) return reachedActions(statement);
  const service = pattern.service.toLowerCase();
  if (!isService(service)) return undefined;
  const own = resourceTypesOf(service).some(({ arns }) => arns.some((arn) => arn.split(':')[2] === service));
  if (!own) return undefined;
  const reached = actionsOf(service).filter(({ id }) => reachesAction(statement, id.toLowerCase()) === 'yes');
  return reached.length > 0 ? reached : undefined;
}

function meetsFolded(pattern: ArnPattern, { arns }: ResourceType): boolean {
  const folded = parseArnPattern(pattern.text.toLowerCase());
  if (!folded) return false;
  return arns.some((arn) => meetsTemplate(folded, new ArnTemplate(fold(arn))));
}

/** In lower case, but for the variables. */
function fold(arn: string): string {
  return arn.replace(/\$\{[^{}]*\}|[^$]+/g, (part) => (part.startsWith('${') ? part : part.toLowerCase()));
}

/** Some of the statement's actions work on `*` only, which an ARN does not take in. */
function hasUnscopable(statement: Statement): boolean {
  return reachedActions(statement).some(({ resourceTypes }) => resourceTypes.length === 0);
}

/** The entry alone excludes the whole service, or every type of resource that the statement's actions work on. */
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
  const services = new Set(actions.items.map((item) => item.pattern?.service));
  if (services.size !== 1 || actions.items.some((each) => !each.pattern || hasWildcard(each.pattern.service)))
    return false;
  const whole =
    pattern.resource === '*' &&
    services.has(pattern.service) &&
    /^\*?$/.test(pattern.region) &&
    /^\*?$/.test(pattern.account);
  const types = typesOf(reachedActions(statement));
  const covered = types.filter((type) => coversType(pattern, type));
  if (types.length > 0 && covered.length === types.length) return !hasUnscopable(statement);
  return whole && covered.length > 0;
}

/** The partitions of all ARNs in the policy outside of this element, where they are another one and the only one. */
function otherPartition(
  { upper }: ResourceItem,
  { policy, resources }: Statement,
): ResourceEntryFault | undefined {
  const { partition } = upper!;
  const partitionsOf = (items: readonly ResourceItem[]) =>
    items.flatMap((item) => item.upper?.partition ?? []);
  const elsewhere = policy.statements.flatMap((statement) =>
    statement.resources && statement.resources !== resources ? partitionsOf(statement.resources.items) : [],
  );
  const others = [...new Set(elsewhere)].filter((other) => other !== '*');
  const here = new Set(partitionsOf(resources!.items));
  if (others.length !== 1 || here.size !== 1 || !policy.complete || intersects(partition, others[0]!))
    return undefined;
  return { kind: 'otherPartition', data: { partition, others: others[0]! } };
}

/** The policy of a bucket, told by what its Resource elements name, and an entry that names another one. */
function otherBucket(pattern: ArnPattern, { policy }: Statement): ResourceEntryFault | undefined {
  const { attachedTo, attachment, type } = policy;
  const mayBeBucket = attachedTo === undefined || attachment?.resourceTypes?.includes('bucket') === true;
  if (type.name !== 'resource' || pattern.service !== 's3' || !mayBeBucket) return undefined;
  const own = policy.statements.flatMap(({ resources }) =>
    resources && !resources.negated ? resources.items.flatMap(({ upper }) => bucketOf(upper)) : [],
  );
  const bucket = bucketOf(pattern)[0];
  if (own.length === 0 || bucket === undefined || own.some((each) => intersects(each, bucket)))
    return undefined;
  return { kind: 'otherBucket', data: { bucket: own[0]! } };
}

function bucketOf(pattern: ArnPattern | undefined): string[] {
  if (!pattern) return [];
  if (pattern.service !== 's3' || pattern.region !== '' || pattern.account !== '') return ['*'];
  return [pattern.resource.replace(/\/.*$/s, '')];
}

function halfOf(item: ResourceItem, statement: Statement): ResourceEntryFault | undefined {
  const pair = statement.actions?.negated ? undefined : missingPairOf(item, statement);
  if (!pair) return undefined;
  const { has, lacks, arn, actions } = pair;
  const fault = misfit(item.upper!, statement);
  // There is no half of what does not exist.
  if (fault?.kind === 'malformedArn' || !isPartition(item.upper!.partition)) return undefined;
  const useless = fault !== undefined;
  return { kind: 'half', data: { has, lacks, arn, actions: describeActions(actions) }, useless };
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
