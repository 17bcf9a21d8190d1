import type { Policy } from '../policy/policy.js';

/** Well above what fits into the largest policy that AWS takes (32 kB, of a key). */
const most = { actions: 3_000, resources: 300, principals: 300 };

const known = new WeakMap<Policy, boolean>();

/**
 * The policy is longer than any that AWS takes: comparing its entries with each other would take long and help nobody.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
export function isOversized(policy: Policy): boolean {
  let oversized = known.get(policy);
  if (oversized === undefined) known.set(policy, (oversized = exceeds(policy)));
  return oversized;
}

function exceeds({ statements }: Policy): boolean {
  let actions = 0;
  let resources = 0;
  let principals = 0;
  return statements.some((statement) => {
    actions += statement.actions?.items.length ?? 0;
    resources += statement.resources?.items.length ?? 0;
    principals += statement.principals?.items.length ?? 0;
    return actions > most.actions || resources > most.resources || principals > most.principals;
  });
}
