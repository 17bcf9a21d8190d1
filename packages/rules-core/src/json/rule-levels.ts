/** Which rules `lintText` is to run, at which levels and with which options. */
import type { EnabledRule } from '../lint/plans.js';
import { rules } from '../rules/index.js';
import { configurations, levelIn, type Configuration } from '../rules/levels.js';
import type { OptionSchema } from '../rules/options.js';
import type { AnyRule, Severity } from '../rules/rule.js';
import { isRecord, kindOf, quoted } from './describe-argument.js';

/** The level of one rule, alone or with the options that differ from the defaults. */
export type RuleLevel = Severity | 'off' | readonly [Severity | 'off', Readonly<Record<string, unknown>>];

export interface LeveledRule extends EnabledRule {
  readonly severity: Severity;
}

/**
 * The enabled rules by their names.
 *
 * @throws Error that names what is wrong and what is allowed there
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
        `The level of the rule \`${rule.name}\` is ${JSON.stringify(severity)}. The allowed values are \`error\`, \`warn\`, \`off\`.`,
      );
    }
    if (options !== undefined) checkOptions(rule, options);
    if (severity !== 'off') levels.set(rule.name, { rule, options, severity });
  }
  return levels;
}

function checkWanted(wanted: unknown): asserts wanted is Configuration | Readonly<Record<string, RuleLevel>> {
  if (typeof wanted === 'string') {
    if ((configurations as readonly string[]).includes(wanted)) return;
    throw new Error(`The configuration \`${wanted}\` is unknown. There are ${quoted(configurations)}.`);
  }
  if (!isRecord(wanted)) {
    throw new Error(
      `The option \`rules\` must be ${quoted(configurations)} or an object with a level for each rule; it is ${kindOf(wanted)}.`,
    );
  }
  const unknown = Object.keys(wanted).find((name) => !rules.some((rule) => rule.name === name));
  if (unknown !== undefined) throw new Error(`The rule \`${unknown}\` is unknown.`);
}

function checkOptions(rule: AnyRule, given: unknown): asserts given is Readonly<Record<string, unknown>> {
  const schemas = rule.options as Readonly<Record<string, OptionSchema>>;
  if (!isRecord(given)) {
    throw new Error(`The options of the rule \`${rule.name}\` must be an object; they are ${kindOf(given)}.`);
  }
  for (const [name, value] of Object.entries(given)) {
    const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
    if (!schema) {
      const known = Object.keys(schemas);
      throw new Error(
        `The rule \`${rule.name}\` has no option \`${name}\`. ${known.length > 0 ? `It has ${quoted(known)}.` : 'It has none.'}`,
      );
    }
    if (!fits(value, schema)) {
      throw new Error(
        `The option \`${name}\` of the rule \`${rule.name}\` is ${JSON.stringify(value)}. It must be ${wordsOf(schema)}.`,
      );
    }
  }
}

function fits(value: unknown, schema: OptionSchema): boolean {
  switch (schema.type) {
    case 'boolean':
      return typeof value === 'boolean';
    case 'integer': {
      const { minimum = -Infinity, maximum = Infinity } = schema;
      return Number.isInteger(value) && (value as number) >= minimum && (value as number) <= maximum;
    }
    case 'string':
      return typeof value === 'string' && (schema.enum?.includes(value) ?? true);
    case 'array': {
      const { items } = schema;
      if (!Array.isArray(value)) return false;
      return value.every((item) =>
        'enum' in items ? (items.enum as readonly unknown[]).includes(item) : typeof item === 'string',
      );
    }
  }
}

/** What an option must be, in words. */
function wordsOf(schema: OptionSchema): string {
  switch (schema.type) {
    case 'boolean':
      return '`true` or `false`';
    case 'integer': {
      const { minimum, maximum } = schema;
      const from = minimum === undefined ? '' : ` from ${minimum}`;
      return `a whole number${from}${maximum === undefined ? '' : ` to ${maximum}`}`;
    }
    case 'string':
      return schema.enum ? `one of ${quoted(schema.enum)}` : 'a string';
    case 'array':
      return 'enum' in schema.items ? `a list of ${quoted(schema.items.enum)}` : 'a list of strings';
  }
}
