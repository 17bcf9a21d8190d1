/** Which rules a shipped configuration enables, and how severely. Derived from the rules alone. */
import type { AnyRule, Level } from './rule.js';

export const configurations = ['recommended', 'strict', 'all'] as const;

/**
 * `recommended`: what nearly everyone wants. `strict`: least privilege taken seriously, everything recommended
 * included. `all`: every rule but those that have to be told their files.
 */
export type Configuration = (typeof configurations)[number];

/** The level of a rule in a configuration; undefined when it is not part of it. */
export function levelIn(
  rule: AnyRule,
  configuration: Configuration,
): Level<Record<string, unknown>> | undefined {
  const { recommended, strict = recommended } = rule.levels;
  if (rule.optIn) return undefined;
  if (configuration === 'recommended') return recommended;
  return configuration === 'strict' ? strict : (strict ?? 'warn');
}
