/** Determines which rules `lintText` runs, at which levels and with which options. */
import { didYouMean } from '../catalog/did-you-mean.js';
import { checkOptions } from '../lint/check-options.js';
import type { EnabledRule } from '../lint/plans.js';
import { rules } from '../rules/index.js';
import { configurations, levelIn, type Configuration } from '../rules/levels.js';
import type { Severity } from '../rules/rule.js';
import { isRecord, kindOf, quoted, shown } from '../value/describe-argument.js';

/** The level of a rule, alone or with options that differ from the defaults. */
export type RuleLevel = Severity | 'off' | readonly [Severity | 'off', Readonly<Record<string, unknown>>];

export interface LeveledRule extends EnabledRule {
  readonly severity: Severity;
}

/**
 * The enabled rules by name.
 *
 * @throws Error that says what is wrong and what is allowed there
 */
export function levelsOf(
  wanted: Configuration | Readonly<Record<string, RuleLevel>>,
): ReadonlyMap<string, LeveledRule> {
  checkWanted(wanted);
  const levels = new Map<string, LeveledRule>();
  for (const rule of rules) {
    const level = typeof wanted === 'string' ? levelIn(rule, wanted) : wanted[rule.name];
    const [severity, options] = Array.isArray(level)
      ? (level as readonly unknown[])
      : [level ?? 'off', undefined];
    if (severity !== 'off' && severity !== 'error' && severity !== 'warn') {
      throw new Error(
        `The level of the rule \`${rule.name}\` is ${shown(severity)}. The allowed values are \`error\`, \`warn\`, \`off\`.${didYouMean(severity, ['error', 'warn', 'off'])}`,
      );
    }
    checkOptions(rule, options);
    if (severity !== 'off')
      levels.set(rule.name, { rule, options: options as EnabledRule['options'], severity });
  }
  return levels;
}

function checkWanted(wanted: unknown): asserts wanted is Configuration | Readonly<Record<string, RuleLevel>> {
  if (typeof wanted === 'string') {
    if ((configurations as readonly string[]).includes(wanted)) return;
    throw new Error(
      `The configuration \`${wanted}\` is unknown. The configurations are ${quoted(configurations)}.${didYouMean(wanted, configurations)}`,
    );
  }
  if (!isRecord(wanted)) {
    throw new Error(
      `The option \`rules\` must be ${quoted(configurations)} or an object with a level for each rule; it is ${kindOf(wanted)}.`,
    );
  }
  const unknown = Object.keys(wanted).find((name) => !rules.some((rule) => rule.name === name));
  if (unknown === undefined) return;
  // The rule's name in ESLint has this prefix.
  const name = unknown.replace(/^iam\//, '');
  const names = rules.map((rule) => rule.name);
  throw new Error(`The rule \`${unknown}\` is unknown.${didYouMean(name, names)}`);
}
