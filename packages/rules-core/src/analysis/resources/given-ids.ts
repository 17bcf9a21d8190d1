/**
 * Resources with an ID that AWS chooses on creation, such as `snapshot/snap-0123456789abcdef0`. Nobody knows the ID in
 * advance, so the policy needs `*` instead.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/iam-policies-for-amazon-ec2.html
 */
import type { Action, ActionResource } from '../../catalog/catalog.js';

/** The ID is at the end of the ARN. */
const idAtEnd = /\$\{[^{}]*id\}$/i;

/** In these services, the creator chooses what the ARN formats call an ID. As of November 2026. */
const namedById: ReadonlySet<string> = new Set([
  'elasticache',
  'forecast',
  'glue',
  'imagebuilder',
  'iot',
  'iotfleetwise',
  'machinelearning',
  'personalize',
  'proton',
  'quicksight',
  'redshift',
  'route53-recovery-readiness',
  'secretsmanager',
]);

/** Followed by the name of the type. */
const creating = /^(?:allocate|create)/;
/**
 * These only create something if the request can set tags: emr-serverless:StartApplication starts an existing
 * application.
 */
const creatingWithTags = /^(?:copy|purchase|request|run|start)/;

/** The action creates a resource of the type, and AWS chooses its ID. */
export function createsUnderId(action: Action, { type, conditionKeys }: ActionResource): boolean {
  if (namedById.has(action.service) || !type.arns.every((arn) => idAtEnd.test(arn))) return false;
  // Amazon EC2 lists the tags of a request for the resources that they are set on.
  if (action.service === 'ec2')
    return action.accessLevel !== 'Tagging' && conditionKeys.some((key) => key.startsWith('aws:RequestTag/'));
  const isTagged = action.conditionKeys.some((key) => key.startsWith('aws:RequestTag/'));
  const [verb] =
    creating.exec(fold(action.name)) ?? (isTagged ? creatingWithTags.exec(fold(action.name)) : null) ?? [];
  return verb !== undefined && fold(action.name).slice(verb.length) === fold(type.name);
}

/** The same, and nothing else in the ARN distinguishes it from others of its type. */
export function createsNameless(action: Action, resource: ActionResource): boolean {
  const hasNoName = ({ arns }: ActionResource['type']) =>
    arns.every((arn) => (arn.split(':').slice(5).join(':').match(/\$\{/g) ?? []).length === 1);
  return createsUnderId(action, resource) && hasNoName(resource.type);
}

/** An ARN format with `*` in place of the ID. */
export function withoutId(format: string): string {
  return format.replace(idAtEnd, '*');
}

function fold(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
