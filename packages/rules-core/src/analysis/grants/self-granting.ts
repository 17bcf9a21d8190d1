/** Actions by which whoever holds them can allow themselves everything. */
import type { Action } from '../../catalog/catalog.js';
import { escalationPaths } from '../../catalog/escalation-paths.js';

/** Those of IAM that give permissions, or make a role trust oneself. */
const selfGranting: ReadonlySet<string> = new Set(
  escalationPaths
    .filter(({ family }) => family === 'grant' || family === 'trust')
    .flatMap(({ steps }) => steps[0]!.map(({ id }) => id))
    .filter((id) => id.startsWith('iam:')),
);

/** The actions with which whoever holds the policy can grant themselves more. */
export function selfGrantingActions(actions: readonly Action[]): readonly Action[] {
  return actions.filter(({ id }) => selfGranting.has(id));
}
