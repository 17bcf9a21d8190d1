/** The options of a rule: their JSON schema, and the type that follows from it. */

interface Described {
  /** A full sentence, for the rule's page and the editor. */
  readonly description: string;
}

interface BooleanOption extends Described {
  readonly type: 'boolean';
  readonly default: boolean;
}

interface IntegerOption extends Described {
  readonly type: 'integer';
  readonly minimum?: number;
  readonly maximum?: number;
  readonly default: number;
}

interface StringOption extends Described {
  readonly type: 'string';
  readonly enum?: readonly string[];
  readonly default: string;
}

interface ArrayOption extends Described {
  readonly type: 'array';
  readonly items: { readonly type: 'string' } | { readonly enum: readonly string[] };
  readonly uniqueItems?: boolean;
  readonly default: readonly string[];
}

/** The JSON schema of one option. The default is used where a configuration does not set the option. */
export type OptionSchema = BooleanOption | IntegerOption | StringOption | ArrayOption;

/** The JSON schemas of a rule's options, by name. */
export interface OptionsSchema {
  readonly [option: string]: OptionSchema;
}

export type NoOptions = Readonly<Record<string, never>>;

type OneOf<Schema, Otherwise> = Schema extends { readonly enum: readonly (infer Member)[] }
  ? Member
  : Otherwise;

type OptionOf<Schema> = Schema extends { readonly type: 'boolean' }
  ? boolean
  : Schema extends { readonly type: 'integer' }
    ? number
    : Schema extends { readonly type: 'string' }
      ? OneOf<Schema, string>
      : Schema extends { readonly type: 'array'; readonly items: infer Items }
        ? readonly OneOf<Items, string>[]
        : never;

/** The options object that a rule's `check` gets, the defaults filled in. */
export type OptionsOf<Schema extends OptionsSchema> = {
  readonly [Option in keyof Schema]: OptionOf<Schema[Option]>;
};

/** The options where a configuration sets none. */
export function defaultsOf<Schema extends OptionsSchema>(options: Schema): OptionsOf<Schema> {
  const defaults = Object.entries(options).map(([name, option]) => [name, option.default]);
  return Object.fromEntries(defaults) as OptionsOf<Schema>;
}
