/** Which rules a shipped configuration enables, and at which level. */
import type { AnyRule, Level } from './rule.js';

export const configurations = ['recommended', 'strict', 'all'] as const;

/**
 * `recommended`: what nearly everyone wants. `strict`: adds least privilege. `all`: every rule except those that are only for
 * files that the user names.
 */
export type Configuration = (typeof configurations)[number];

/** The level of a rule in a configuration. Undefined if the rule is not in it. */
export function levelIn(
  rule: AnyRule,
  configuration: Configuration,
): Level<Record<string, unknown>> | undefined {
  const { recommended, strict = recommended } = rule.levels;
  if (rule.optIn) return undefined;
  if (configuration === 'recommended') return recommended;
  return configuration === 'strict' ? strict : (strict ?? 'warn');
}
