/**
 * The services for which a statement allows creating service-linked roles.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
 */
import { takenBackOf } from './denied.js';
import { mentionOf, reachesAction, reachingItem, type Mention } from '../actions/reach.js';
import { mayPassCondition } from '../conditions/needed-keys.js';
import { passingValues } from '../conditions/passing-values.js';
import { anyOtherService, servicesMatching } from '../services/service-principal-values.js';
import { findAction } from '../../catalog/catalog.js';
import { isServicePrincipal, servicePrincipals } from '../../catalog/service-principals.js';
import { ArnTemplate, resourceBreadth } from '../../patterns/arn-template.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Element, ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import type { TextValue } from '../../value/value.js';

/** In lower case. */
const createServiceLinkedRole = 'iam:createservicelinkedrole';
const serviceName = 'iam:awsservicename';

const roleTemplate = new ArnTemplate(
  'arn:${Partition}:iam::${Account}:role/aws-service-role/${ServiceName}.amazonaws.com/${RoleName}',
);

/** A grant that does not name the services. */
export interface OpenCreation {
  /** Every service, or every service that NotResource does not list. */
  readonly kind: 'everyService' | 'notListed';
  readonly mention: Mention;
  /** The entry of Resource that matches the roles, or the key `NotResource`. */
  readonly value: TextValue;
  /** The wildcard that matches the action, and the entry of Resource. */
  readonly data: Readonly<Record<string, string>>;
  /** The statement allows nothing else. */
  readonly alone: boolean;
}

/** undefined if the statement does not allow creating such roles, or only those of named services, as far as known. */
export function openCreation(statement: Statement): OpenCreation | undefined {
  const { actions, resources } = statement;
  if (!createsRoles(statement) || namesServices(statement)) return undefined;
  const mention = mentionOf(statement, createServiceLinkedRole);
  const alone = mention === 'name' && actions!.items.length === 1;
  const action =
    mention === 'wildcard' ? { action: reachingItem(statement, createServiceLinkedRole)!.text } : {};
  if (resources!.negated) {
    const { key } = resources!.entry;
    return leavesServicesIn(resources!)
      ? { kind: 'notListed', mention, value: key, data: action, alone }
      : undefined;
  }
  const item = resources!.items.find(takesEveryService);
  if (!item) return undefined;
  const data = { ...action, resource: item.text };
  return { kind: 'everyService', mention, value: item.value, data, alone };
}

function createsRoles(statement: Statement): boolean {
  const { isGrant, resources } = statement;
  if (!isGrant || !resources || reachesAction(statement, createServiceLinkedRole) !== 'yes') return false;
  const action = findAction('iam', 'CreateServiceLinkedRole')!;
  return mayPassCondition(statement)?.(action) !== false && !takenBackOf(statement)?.(action);
}

/** A value of `iam:AWSServiceName` that matches several services instead of one. */
export interface WideName {
  readonly test: ConditionTest;
  readonly value: TextValue;
  /** One principal for each service that it matches, at least two. */
  readonly services: readonly string[];
}

/**
 * The wide values in a statement whose Resource matches the roles of every service. `ec2*.amazonaws.com` is fine
 * because it only matches one service.
 */
export function wideNames(statement: Statement): readonly WideName[] {
  const { conditions, resources } = statement;
  if (!createsRoles(statement) || !namesServices(statement)) return [];
  if (resources!.negated || !resources!.items.some(takesEveryService)) return [];
  const { allows } = passingValues(statement, serviceName);
  const passed = servicePrincipals().filter((name) => allows(name) === 'yes');
  return conditions
    .filter(({ key, operator }) => key === serviceName && operator?.wildcards && !operator.negated)
    .flatMap((test) =>
      test.values.flatMap(({ value, text, bounds }) => {
        if (value.kind !== 'text' || !hasWildcard(text) || !bounds.known || bounds.variable) return [];
        if (isServicePrincipal(text.replaceAll('*', '').replace(/^\./, ''))) return [];
        const services = servicesMatching(text, passed);
        return services.length < 2 ? [] : [{ test, value, services }];
      }),
    );
}

/** The entry matches the service-linked roles of every service. */
function takesEveryService({ pattern }: ResourceItem): boolean {
  return pattern !== undefined && resourceBreadth(pattern, roleTemplate) === 'whole';
}

/** NotResource leaves the service-linked roles of some services allowed, as far as known. */
function leavesServicesIn({ known, items }: Element<ResourceItem>): boolean {
  return known && !items.some(({ upper }) => upper && resourceBreadth(upper, roleTemplate) === 'whole');
}

/** The Condition names the services, or may do so. */
function namesServices(statement: Statement): boolean {
  return passingValues(statement, serviceName).allows(anyOtherService) !== 'yes';
}
