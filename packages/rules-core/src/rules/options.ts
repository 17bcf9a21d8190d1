/** The options of a rule: their JSON schema, and the type derived from it. */

interface Described {
  /** A full sentence, for the rule's page and the editor. */
  readonly description: string;
}

interface BooleanSchema {
  readonly type: 'boolean';
}

interface IntegerSchema {
  readonly type: 'integer';
  readonly minimum?: number;
  readonly maximum?: number;
}

interface StringSchema {
  readonly type: 'string';
  readonly enum?: readonly string[];
}

/** A list of strings, of enum members, or of objects. */
interface ArraySchema {
  readonly type: 'array';
  readonly items: { readonly type: 'string' } | { readonly enum: readonly string[] } | ObjectSchema;
  readonly minItems?: number;
  readonly uniqueItems?: boolean;
}

/** A list item that is an object. */
export interface ObjectSchema {
  readonly type: 'object';
  readonly properties: { readonly [property: string]: PropertySchema };
  /** The properties that every item has. */
  readonly required: readonly string[];
  /** Rejects misspelled properties. */
  readonly additionalProperties: false;
}

export type PropertySchema = (BooleanSchema | IntegerSchema | StringSchema | ArraySchema) & Described;

/** The JSON schema of one option, with the value if a configuration does not set it. */
export type OptionSchema = Described &
  (
    | (BooleanSchema & { readonly default: boolean })
    | (IntegerSchema & { readonly default: number })
    | (StringSchema & { readonly default: string })
    | (ArraySchema & { readonly default: readonly string[] })
  );

/** The JSON schemas of a rule's options, by name. */
export interface OptionsSchema {
  readonly [option: string]: OptionSchema;
}

export type NoOptions = Readonly<Record<string, never>>;

type OneOf<Schema, Otherwise> = Schema extends { readonly enum: readonly (infer Member)[] }
  ? Member
  : Otherwise;

type RequiredIn<Schema> = Schema extends { readonly required: readonly (infer Name)[] } ? Name : never;

type ItemOf<Schema> = Schema extends { readonly type: 'object'; readonly properties: infer Properties }
  ? {
      readonly [Name in keyof Properties as Name extends RequiredIn<Schema> ? Name : never]: ValueOf<
        Properties[Name]
      >;
    } & {
      readonly [Name in keyof Properties as Name extends RequiredIn<Schema> ? never : Name]?: ValueOf<
        Properties[Name]
      >;
    }
  : OneOf<Schema, string>;

/** The TypeScript type of a value of the schema. */
export type ValueOf<Schema> = Schema extends { readonly type: 'boolean' }
  ? boolean
  : Schema extends { readonly type: 'integer' }
    ? number
    : Schema extends { readonly type: 'string' }
      ? OneOf<Schema, string>
      : Schema extends { readonly type: 'array'; readonly items: infer Items }
        ? readonly ItemOf<Items>[]
        : ItemOf<Schema>;

/** The options that a rule's `check` gets, including the defaults. */
export type OptionsOf<Schema extends OptionsSchema> = {
  readonly [Option in keyof Schema]: ValueOf<Schema[Option]>;
};

/** The default options. */
export function defaultsOf<Schema extends OptionsSchema>(options: Schema): OptionsOf<Schema> {
  const defaults = Object.entries(options).map(([name, option]) => [name, option.default]);
  return Object.fromEntries(defaults) as OptionsOf<Schema>;
}
