/** ARNs to use in Resource instead of `*`, with placeholders for the parts to fill in. */
import { createsUnderId, withoutId } from './given-ids.js';
import { hasNames, neededResources } from './needed-types.js';
import { partitionInUse } from './partition-in-use.js';
import { reachedActions } from '../actions/reach.js';
import { actionsMatching, type Action } from '../../catalog/catalog.js';
import type { ResourceItem } from '../../policy/element.js';
import type { Statement } from '../../policy/policy.js';

/** More ARNs do not help, because they need to be filled in by hand. */
const most = 3;

/**
 * The service chooses the name of the role.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html
 */
const serviceLinkedRole =
  'arn:${Partition}:iam::${Account}:role/aws-service-role/${Service}.amazonaws.com/${RoleName}';

/**
 * The ARNs that all actions of a statement need together, such as `arn:aws:s3:::<BucketName>/<ObjectName>`, where angle
 * brackets mark the parts to fill in.
 *
 * @param item the entry to replace. Its partition, Region and account are kept if it has them.
 * @returns undefined if there would be too many ARNs, an action only supports `*`, or some actions are unknown
 */
export function suggestedArns(statement: Statement, item: ResourceItem): readonly string[] | undefined {
  const { actions } = statement;
  if (!actions?.known || actions.negated) return undefined;
  if (actions.items.some(({ pattern }) => !pattern || actionsMatching(pattern).length === 0))
    return undefined;
  const partition = partitionInUse(statement.policy);
  const shapes = new Set<string>();
  for (const action of reachedActions(statement)) {
    // The action needs `*`, at least sometimes.
    if (!hasNames(action)) return undefined;
    for (const arn of formatsOf(action)) shapes.add(asIn(item, shapeOf(arn, partition)));
    if (shapes.size > most) return undefined;
  }
  // The actions would need the same resource both with its ID and with `*`, because one of them creates it.
  const isLeftOpen = (shape: string) => shapes.has(withoutId(shape.replace(/<([^<>]*)>$/, '${$1}')));
  if ([...shapes].some((shape) => !shape.endsWith('*') && isLeftOpen(shape))) return undefined;
  return [...shapes].sort();
}

/** The ARN formats that the action needs, with `*` for an ID that AWS chooses when the action creates the resource. */
function formatsOf(action: Action): readonly string[] {
  if (action.id === 'iam:CreateServiceLinkedRole') return [serviceLinkedRole];
  return neededResources(action).flatMap((resource) =>
    createsUnderId(action, resource) ? resource.type.arns.map(withoutId) : resource.type.arns,
  );
}

function shapeOf(arn: string, partition: string): string {
  const shape = arn.replace('${Partition}', partition).replace(/\$\{([^{}]+)\}/g, '<$1>');
  // Most actions on a log group use its ARN with `:*` at the end.
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
  return shape.endsWith(':log-group:<LogGroupName>') ? `${shape}:*` : shape;
}

/** The ARN with the partition, Region and account of an entry of the same service. */
function asIn({ text }: ResourceItem, shape: string): string {
  const written = text.split(':');
  const fields = shape.split(':');
  if (written.length < 6 || written[2] !== fields[2]) return shape;
  for (const index of [1, 3, 4]) {
    const field = written[index]!;
    if (fields[index] !== '' && field !== '' && !/^\*+$/.test(field)) fields[index] = field;
  }
  return fields.join(':');
}
