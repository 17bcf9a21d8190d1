/** Entries of NotResource that match no resource of the statement's actions. */
import { describeActions } from './remainder.js';
import type { ResourceEntryFault } from './resource-entry-fault.js';
import { reachedActions, reachesAction } from '../actions/reach.js';
import { meetsType, typesOf } from '../resources/resource-types.js';
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
import { hasWildcard } from '../../patterns/wildcard.js';
import type { Statement } from '../../policy/policy.js';

/** The root user has an ARN but is not a resource type in the service data. */
const root = /^arn:[^:]*:iam::[^:]*:root$/;

/** The entry matches no resource that the statement's actions work on. */
export function misfit(pattern: ArnPattern, statement: Statement): ResourceEntryFault | undefined {
  const { actions } = statement;
  if (hasWildcard(pattern.service) || !actions?.known || root.test(pattern.text)) return undefined;
  if (/^\d+$/.test(pattern.account) && pattern.account.length !== 12) return { kind: 'malformedArn' };
  // The service data does not list macros, which templates name by such ARNs.
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

/** The partition exists, or may exist if the name has a wildcard. */
export function isPartition(partition: string): boolean {
  return hasWildcard(partition) || Object.hasOwn(regionsByPartition, partition);
}

/**
 * The actions of the statement that could work on what the pattern names: all listed ones, or for `*` and NotAction
 * those of the pattern's own service. undefined if that service has no actions of its own.
 */
export function actionsConcerned(statement: Statement, pattern: ArnPattern): readonly Action[] | undefined {
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

/** Matches the type only if case is ignored. */
function meetsFolded(pattern: ArnPattern, { arns }: ResourceType): boolean {
  const folded = parseArnPattern(pattern.text.toLowerCase());
  if (!folded) return false;
  return arns.some(
    (arn) =>
      meetsTemplate(folded, new ArnTemplate(fold(arn))) &&
      !(isPartition(pattern.partition) && meetsTemplate(pattern, new ArnTemplate(arn))),
  );
}

/** In lower case, except for variables. */
function fold(arn: string): string {
  return arn.replace(/\$\{[^{}]*\}|[^$]+/g, (part) => (part.startsWith('${') ? part : part.toLowerCase()));
}
