/** Selects the enabled rules that apply to a policy, with their options. */
import type { Policy } from '../policy/policy.js';
import { traitsOf } from '../policy/traits.js';
import { checkOptions } from './check-options.js';
import type { AnyRule } from '../rules/rule.js';

export interface EnabledRule {
  readonly rule: AnyRule;
  /** The options that the user set. The rest have their defaults. */
  readonly options?: Readonly<Record<string, unknown>> | undefined;
}

/** A rule to run, with all of its options. */
export interface Plan {
  readonly rule: AnyRule;
  readonly options: Readonly<Record<string, unknown>>;
}

/**
 * The enabled rules with defaults filled in.
 *
 * @throws Error for invalid options (see `checkOptions`)
 */
export function plansFor(enabled: readonly EnabledRule[]): readonly Plan[] {
  return enabled.map(({ rule, options }) => {
    checkOptions(rule, options);
    const defaults = rule.defaults as Plan['options'];
    return { rule, options: options ? { ...defaults, ...options } : defaults };
  });
}

/** The rules that may report something for a policy. Its elements and traits rule out most rules cheaply. */
export function plansAbout(policy: Policy, plans: readonly Plan[]): readonly Plan[] {
  const found = traitsOf(policy);
  return plans.filter(
    ({ rule: { policies, elements, traits } }) =>
      (!policies || policies(policy.type)) &&
      (!elements || elements.some((element) => policy.has(element))) &&
      (!traits || traits.some((trait) => found.has(trait))),
  );
}
