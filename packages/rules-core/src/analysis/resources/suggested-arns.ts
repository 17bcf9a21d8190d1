/** What to write in Resource in place of `*`: ARNs with the parts to fill in left open. */
import { hasNames, neededTypes } from './needed-types.js';
import { reachedActions } from '../actions/reach.js';
import { actionsMatching, type ResourceType } from '../../catalog/catalog.js';
import type { Statement } from '../../policy/policy.js';

/** More shapes are no help: they are to be filled in by hand. */
const most = 3;

/**
 * The ARN shapes that do for all actions of a statement together, such as `arn:aws:s3:::<BucketName>/<ObjectName>`. An
 * angle bracket marks what is to be filled in.
 *
 * @returns undefined when they need too many shapes, an action works on `*` only, or not all are known
 */
export function suggestedArns(statement: Statement): readonly string[] | undefined {
  const { actions } = statement;
  if (!actions?.known || actions.negated) return undefined;
  if (actions.items.some(({ pattern }) => !pattern || actionsMatching(pattern).length === 0))
    return undefined;
  const shapes = new Set<string>();
  for (const action of reachedActions(statement)) {
    // It needs `*`, at least at times.
    if (!hasNames(action)) return undefined;
    const types = neededTypes(action);
    for (const type of types) for (const shape of shapesOf(type)) shapes.add(shape);
    if (shapes.size > most) return undefined;
  }
  return [...shapes].sort();
}

function shapesOf({ arns }: ResourceType): string[] {
  return arns.map((arn) => {
    const shape = arn.replace('${Partition}', 'aws').replace(/\$\{([^{}]+)\}/g, '<$1>');
    // Most actions on a log group know it by its ARN with `:*` behind it.
    // https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/iam-access-control-overview-cwl.html
    return shape.endsWith(':log-group:<LogGroupName>') ? `${shape}:*` : shape;
  });
}
