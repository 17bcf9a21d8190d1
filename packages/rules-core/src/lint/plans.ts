/** Which of the enabled rules are asked of a policy, and with which options. */
import { defaultOptions } from '../rules/options.js';
import type { Policy } from '../policy/policy.js';
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

export function plansFor(enabled: readonly EnabledRule[]): readonly Plan[] {
  return enabled.map(({ rule, options }) => ({ rule, options: { ...defaultOptions(rule), ...options } }));
}

/**
 * Whether a rule may have something to say of a policy. Most have nothing to say of most policies, and their elements
 * and traits tell so at little cost.
 */
export function isAbout({ policies, elements, traits }: AnyRule, policy: Policy): boolean {
  return (
    (!policies || policies(policy.type)) &&
    (!elements || elements.some((element) => policy.has(element))) &&
    (!traits || traits.some((trait) => policy.hasTrait(trait)))
  );
}
