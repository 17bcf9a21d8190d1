/** Deny statements outside of some regions that leave no way to the services that are served from one region. */
import type { ExclusionFault } from './exclusion-fault.js';
import { enumerate } from '../actions/describe-reach.js';
import { matches } from '../../patterns/wildcard.js';
import type { Statement } from '../../policy/policy.js';

/** Where the global services are served from. https://docs.aws.amazon.com/general/latest/gr/rande.html */
const globalRegion = 'us-east-1';

/** Services with calls that go there, by their action prefixes. */
export const globalServiceNames: readonly string[] = [
  'iam',
  'sts',
  'organizations',
  'route53',
  'cloudfront',
  'support',
  'health',
  'budgets',
  'ce',
];

/** @param globalServices the services that the Deny must spare, by their action prefixes */
export function* regionFence(
  { effect, actions, conditions, resources }: Statement,
  globalServices: readonly string[],
): Iterable<ExclusionFault<'globalServices'>> {
  if (effect !== 'Deny' || !actions?.negated || !actions.known || resources?.negated) return;
  const fence = conditions.find(
    ({ key, operator, known }) =>
      key === 'aws:requestedregion' && operator?.negated && operator.family === 'String' && known,
  );
  if (!fence || fence.values.some(({ bounds }) => !bounds.known || matches(bounds.upper, globalRegion)))
    return;
  const shut = globalServices.filter(
    (service) =>
      !actions.items.some(
        ({ pattern }) => pattern && (pattern.everything || matches(pattern.service, service)),
      ),
  );
  if (shut.length === 0) return;
  const services = enumerate(shut.map((service) => `\`${service}\``));
  yield { kind: 'globalServices', element: 'Action', at: actions.entry.key.span, data: { services } };
}
