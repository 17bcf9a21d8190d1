/** Which of the enabled rules are asked of a policy, and with which options. */
import type { Policy } from '../policy/policy.js';
import { traitsOf } from '../policy/traits.js';
import { checkOptions } from './check-options.js';
import type { AnyRule } from '../rules/rule.js';

export interface EnabledRule {
  readonly rule: AnyRule;
  /** What the user set; the defaults fill the rest. */
  readonly options?: Readonly<Record<string, unknown>> | undefined;
}

/** A rule to run, with all of its options. */
export interface Plan {
  readonly rule: AnyRule;
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * The enabled rules with their defaults filled in.
 *
 * @throws Error for options that are wrong (see `checkOptions`)
 */
export function plansFor(enabled: readonly EnabledRule[]): readonly Plan[] {
  return enabled.map(({ rule, options }) => {
    checkOptions(rule, options);
    const defaults = rule.defaults as Plan['options'];
    return { rule, options: options ? { ...defaults, ...options } : defaults };
  });
}

/**
 * Those of the rules that may have something to say of a policy. Most have nothing to say of most policies, and their
 * elements and traits tell so at little cost.
 */
export function plansAbout(policy: Policy, plans: readonly Plan[]): readonly Plan[] {
  const found = traitsOf(policy);
  return plans.filter(
    ({ rule: { policies, elements, traits } }) =>
      (!policies || policies(policy.type)) &&
      (!elements || elements.some((element) => policy.has(element))) &&
      (!traits || traits.some((trait) => found.has(trait))),
  );
}
