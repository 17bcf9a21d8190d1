/** What to write in Resource in place of `*`: ARNs with the parts to fill in left open. */
import { reachedActions } from './reach.js';
import { actionsMatching, type ActionResource } from '../catalog/catalog.js';
import type { Statement } from '../policy/policy.js';

/**
 * The ARN shapes that do for all actions of a statement together, such as `arn:aws:s3:::<BucketName>/<ObjectName>`. An
 * angle bracket marks what is to be filled in.
 *
 * @returns undefined when they need more shapes than `limit`, an action works on `*` only, or not all are known
 */
export function arnShapesFor(statement: Statement, limit: number): readonly string[] | undefined {
  const { actions } = statement;
  if (!actions?.known || actions.negated) return undefined;
  if (actions.items.some(({ pattern }) => !pattern || actionsMatching(pattern).length === 0))
    return undefined;
  const shapes = new Set<string>();
  for (const { resourceTypes } of reachedActions(statement)) {
    const required = resourceTypes.filter((resource) => resource.required);
    const types = required.length > 0 ? required : resourceTypes;
    if (types.length === 0) return undefined;
    for (const resource of types) for (const shape of shapesOf(resource)) shapes.add(shape);
    if (shapes.size > limit) return undefined;
  }
  return [...shapes].sort();
}

function shapesOf({ type }: ActionResource): string[] {
  return type.arns.map((arn) => arn.replace('${Partition}', 'aws').replace(/\$\{([^{}]+)\}/g, '<$1>'));
}
