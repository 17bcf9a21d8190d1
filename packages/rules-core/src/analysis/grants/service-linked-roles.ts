/**
 * For which services a statement lets service-linked roles be created.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
 */
import { takenBackOf } from './denied.js';
import { mentionOf, reachesAction, reachingItem, type Mention } from '../actions/reach.js';
import { strengthOf } from '../conditions/condition-strength.js';
import { hasPrincipalForm } from '../services/service-principal-values.js';
import { findAction } from '../../catalog/catalog.js';
import { ArnTemplate, resourceBreadth } from '../../patterns/arn-template.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { Element, ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';
import type { TextValue } from '../../value/value.js';

/** In lower case. */
const createServiceLinkedRole = 'iam:createservicelinkedrole';

const roleTemplate = new ArnTemplate(
  'arn:${Partition}:iam::${Account}:role/aws-service-role/${ServiceName}.amazonaws.com/${RoleName}',
);

/** A grant of the roles of services that nobody names. */
export interface OpenCreation {
  /** Of every service, or of all that NotResource does not list. */
  readonly kind: 'everyService' | 'notListed';
  readonly mention: Mention;
  /** The entry of Resource that takes them in, or the key `NotResource`. */
  readonly value: TextValue;
  /** The wildcard that takes in the action, and the entry of Resource. */
  readonly data: Readonly<Record<string, string>>;
  /** The statement allows nothing else. */
  readonly alone: boolean;
}

/** undefined when the statement does not let roles be created, or only those of services that it names, as far as known. */
export function openCreation(statement: Statement): OpenCreation | undefined {
  const { isGrant, actions, resources } = statement;
  if (!isGrant || !resources || reachesAction(statement, createServiceLinkedRole) !== 'yes') return undefined;
  if (namesServices(statement) || isDenied(statement)) return undefined;
  const mention = mentionOf(statement, createServiceLinkedRole);
  const alone = mention === 'name' && actions!.items.length === 1;
  const action =
    mention === 'wildcard' ? { action: reachingItem(statement, createServiceLinkedRole)!.text } : {};
  if (resources.negated) {
    const { key } = resources.entry;
    return leavesServicesIn(resources)
      ? { kind: 'notListed', mention, value: key, data: action, alone }
      : undefined;
  }
  const item = resources.items.find(takesEveryService);
  if (!item) return undefined;
  const data = { ...action, resource: item.text };
  return { kind: 'everyService', mention, value: item.value, data, alone };
}

function isDenied(statement: Statement): boolean {
  return takenBackOf(statement)?.(findAction('iam', 'CreateServiceLinkedRole')!) ?? false;
}

/** The entry takes in the service-linked roles of every service. */
function takesEveryService({ pattern }: ResourceItem): boolean {
  return pattern !== undefined && resourceBreadth(pattern, roleTemplate) === 'whole';
}

/** NotResource leaves the service-linked roles of some services in, as far as known. */
function leavesServicesIn({ known, items }: Element<ResourceItem>): boolean {
  return known && !items.some(({ upper }) => upper && resourceBreadth(upper, roleTemplate) === 'whole');
}

/** A condition on `iam:AWSServiceName` names the services, or may do so for all we know. */
function namesServices({ conditions, hasReadableConditions }: Statement): boolean {
  return !hasReadableConditions || conditions.some(limitsServices);
}

function limitsServices(test: ConditionTest): boolean {
  if (test.key !== 'iam:awsservicename') return !test.known && test.operator?.negated !== true;
  const strength = strengthOf(test);
  // The key comes with every call that creates a service-linked role.
  if (strength === 'strong' || strength === 'weak') return !test.values.some(({ text }) => isOpen(text));
  return strength === 'dead' || strength === 'unknown';
}

/** The service itself is left open: `*.amazonaws.com`. */
function isOpen(text: string): boolean {
  return /^[*?]+(?:\.|$)/.test(text) && !hasPrincipalForm(text);
}
