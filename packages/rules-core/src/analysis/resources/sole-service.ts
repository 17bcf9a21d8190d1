/** What `*` and `s3:*` as actions come to on the resources that a statement names. */
import { actionsOf, isService, type Action } from '../../catalog/catalog.js';
import type { ArnPattern } from '../../patterns/arn-pattern.js';
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
  if (policy.type.name === 'trust') {
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
  const actions = actionsOn(prefix, patterns);
  return actions.length > 0 ? { prefix, actions } : undefined;
}

/**
 * The actions of a service that work on the resources that a statement names, where others may be of other services;
 * undefined when it names none of the service for certain, or any of them.
 */
export function actionsOnNamed(prefix: string, { resources }: Statement): readonly Action[] | undefined {
  if (!resources || resources.negated || !resources.known || resources.everything) return undefined;
  const patterns = resources.items.flatMap(({ upper }) => upper ?? []);
  if (patterns.some(({ service }) => hasWildcard(service))) return undefined;
  const actions = actionsOn(
    prefix,
    patterns.filter(({ products }) => products.some(({ service }) => service === prefix)),
  );
  return actions.length > 0 ? actions : undefined;
}

function actionsOn(prefix: string, patterns: readonly ArnPattern[]): readonly Action[] {
  return actionsOf(prefix).filter(({ resourceTypes }) =>
    resourceTypes.some(({ type }) =>
      type.templates.some((template) =>
        patterns.some((pattern) => resourceBreadth(pattern, template) !== 'none'),
      ),
    ),
  );
}
