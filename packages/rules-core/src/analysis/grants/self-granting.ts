/** Actions that let their holder grant themselves everything. */
import type { Action } from '../../catalog/catalog.js';
import { escalationPaths } from '../../catalog/escalation-paths.js';

/** IAM actions that grant permissions, or let the caller assume a role. */
const selfGranting: ReadonlySet<string> = new Set(
  escalationPaths
    .filter(({ family }) => family === 'grant' || family === 'trust')
    .flatMap(({ steps }) => steps[0]!.map(({ id }) => id))
    .filter((id) => id.startsWith('iam:')),
);

/** The actions that let the holder of the policy grant themselves more. */
export function selfGrantingActions(actions: readonly Action[]): readonly Action[] {
  return actions.filter(({ id }) => selfGranting.has(id));
}
