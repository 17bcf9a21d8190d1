/**
 * For which services a statement lets service-linked roles be created.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
 */
import { strengthOf } from '../conditions/condition-strength.js';
import { hasPrincipalForm } from '../services/service-principal-values.js';
import { ArnTemplate, resourceBreadth } from '../../patterns/arn-template.js';
import type { ConditionTest } from '../../policy/condition.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

/** iam:CreateServiceLinkedRole in lower case. */
export const createServiceLinkedRole = 'iam:createservicelinkedrole';

const roleTemplate = new ArnTemplate(
  'arn:${Partition}:iam::${Account}:role/aws-service-role/${ServiceName}.amazonaws.com/${RoleName}',
);

/** The entry takes in the service-linked roles of every service. */
export function takesEveryService({ pattern }: ResourceItem): boolean {
  return pattern !== undefined && resourceBreadth(pattern, roleTemplate) === 'whole';
}

/** NotResource leaves the service-linked roles of some services in, as far as known. */
export function leavesServicesIn({ resources }: Statement): boolean {
  return (
    resources!.known &&
    !resources!.items.some(({ upper }) => upper && resourceBreadth(upper, roleTemplate) === 'whole')
  );
}

/** A condition on `iam:AWSServiceName` names the services, or may do so for all we know. */
export function namesServices({ conditions, hasReadableConditions }: Statement): boolean {
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
