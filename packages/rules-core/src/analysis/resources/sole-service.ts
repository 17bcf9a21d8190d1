/** What an Action of `*` comes to where the resources are those of one service. */
import { actionsOf, isService, type Action } from '../../catalog/catalog.js';
import { resourceBreadth } from '../../patterns/arn-template.js';
import { hasWildcard } from '../../patterns/wildcard.js';
import type { Statement } from '../../policy/policy.js';

export interface SoleService {
  readonly prefix: string;
  /** The actions of the service that work on the resources of the statement; at least one. */
  readonly actions: readonly Action[];
}

/** undefined when the statement names resources of several services, of any service, or of none that is known. */
export function soleServiceOf(statement: Statement): SoleService | undefined {
  const { policy, resources } = statement;
  if (policy.kind === 'trust') {
    const actions = actionsOf('sts').filter(({ resourceTypes }) =>
      resourceTypes.some(({ type }) => type.name === 'role'),
    );
    return { prefix: 'sts', actions };
  }
  if (!resources || resources.negated || !resources.known) return undefined;
  const patterns = resources.items.flatMap(({ upper }) => upper ?? []);
  const prefix = patterns[0]?.service ?? '';
  if (hasWildcard(prefix) || !isService(prefix)) return undefined;
  if (patterns.some(({ products }) => products.some(({ service }) => service !== prefix))) return undefined;
  const actions = actionsOf(prefix).filter(({ resourceTypes }) =>
    resourceTypes.some(({ type }) =>
      type.templates.some((template) =>
        patterns.some((pattern) => resourceBreadth(pattern, template) !== 'none'),
      ),
    ),
  );
  return actions.length > 0 ? { prefix, actions } : undefined;
}
