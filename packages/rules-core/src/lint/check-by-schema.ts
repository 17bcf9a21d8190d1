/** Checks the options of a rule against its schemas, for use without ESLint. */
import { didYouMean } from '../catalog/did-you-mean.js';
import type { ObjectSchema, OptionSchema, PropertySchema } from '../rules/options.js';
import type { AnyRule } from '../rules/rule.js';
import { isRecord, kindOf, quoted } from '../value/describe-argument.js';

type Schema = OptionSchema | PropertySchema;

/** @throws Error that names the invalid value and what is allowed there */
export function checkBySchema(
  rule: AnyRule,
  given: unknown,
): asserts given is Readonly<Record<string, unknown>> {
  const schemas = rule.options as Readonly<Record<string, OptionSchema>>;
  if (!isRecord(given)) {
    throw new Error(`The options of the rule \`${rule.name}\` must be an object, not ${kindOf(given)}.`);
  }
  for (const [name, value] of Object.entries(given)) {
    const schema = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
    if (!schema) {
      throw new Error(
        `The rule \`${rule.name}\` has no option \`${name}\`. ${alternatives('options', Object.keys(schemas))}${didYouMean(name, Object.keys(schemas))}`,
      );
    }
    const fault = faultOf(value, schema, name);
    if (!fault) continue;
    const { at, what } = fault;
    throw new Error(`The option \`${at}\` of the rule \`${rule.name}\` ${what}`);
  }
}

/** A value that its schema does not allow. */
interface Fault {
  /** The path of the value: `restricted[0].actions`. */
  readonly at: string;
  /** What is wrong with it, as the end of a sentence that begins with the path. */
  readonly what: string;
}

function faultOf(value: unknown, schema: Schema, at: string): Fault | undefined {
  if (schema.type === 'array' && Array.isArray(value) && 'type' in schema.items) {
    const { items, minItems = 0 } = schema;
    const given: readonly unknown[] = value;
    if (items.type === 'object' && given.length >= minItems)
      return firstFault([...given.entries()], ([index, item]) => faultOfItem(item, items, `${at}[${index}]`));
  }
  if (fits(value, schema)) return undefined;
  return { at, what: `is ${JSON.stringify(value) ?? kindOf(value)}. It must be ${wordsOf(schema)}.` };
}

function faultOfItem(item: unknown, { properties, required }: ObjectSchema, at: string): Fault | undefined {
  const names = Object.keys(properties);
  if (!isRecord(item))
    return { at, what: `is ${kindOf(item)}. It must be an object with the keys ${quoted(names)}.` };
  const missing = required.find((name) => item[name] === undefined);
  if (missing !== undefined) return { at, what: `needs the key \`${missing}\`.` };
  return firstFault(Object.entries(item), ([name, value]) => {
    const schema = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (!schema)
      return {
        at,
        what: `has an unknown key \`${name}\`. ${alternatives('keys', names)}${didYouMean(name, names)}`,
      };
    return value === undefined ? undefined : faultOf(value, schema, `${at}.${name}`);
  });
}

function firstFault<Item>(
  items: readonly Item[],
  faultIn: (item: Item) => Fault | undefined,
): Fault | undefined {
  for (const item of items) {
    const fault = faultIn(item);
    if (fault) return fault;
  }
  return undefined;
}

function alternatives(noun: 'options' | 'keys', names: readonly string[]): string {
  return names.length > 0 ? `Its ${noun} are ${quoted(names)}.` : `It has no ${noun}.`;
}

function fits(value: unknown, schema: Schema): boolean {
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
      const { items, minItems = 0 } = schema;
      if (!Array.isArray(value) || value.length < minItems) return false;
      return value.every((item) =>
        'enum' in items ? (items.enum as readonly unknown[]).includes(item) : typeof item === 'string',
      );
    }
  }
}

/** What an option must be, in words. */
function wordsOf(schema: Schema): string {
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
    case 'array': {
      const { items, minItems } = schema;
      const noun = 'enum' in items ? quoted(items.enum) : items.type === 'object' ? 'objects' : 'strings';
      return `a list of ${noun}${minItems === undefined ? '' : `, at least ${minItems}`}`;
    }
  }
}
