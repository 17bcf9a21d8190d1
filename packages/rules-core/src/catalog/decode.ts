/** Reads the generated lines; their format is described in generated/README.md. */

/** The access levels of the Service Authorization Reference, from the least to the most far-reaching. */
export const accessLevels = ['List', 'Read', 'Tagging', 'Write', 'Permissions management'] as const;

export type AccessLevel = (typeof accessLevels)[number];

export type ConditionKeyType = 'String' | 'ARN' | 'Bool' | 'Numeric' | 'Date' | 'IPAddress' | 'Binary';

export interface ConditionKey {
  /** With its prefix; a part that the author of a policy chooses is a placeholder: `aws:RequestTag/${TagKey}`. */
  readonly name: string;
  readonly type: ConditionKeyType;
  /** A request may carry several values under the key. */
  readonly multivalued: boolean;
}

export interface ResourceType {
  readonly service: string;
  readonly name: string;
  /** ARN formats, at least one, with placeholders such as `${Partition}`; some types have several. */
  readonly arns: readonly string[];
  readonly conditionKeys: readonly string[];
}

/** A resource type that an action works on. */
export interface ActionResource {
  readonly type: ResourceType;
  /** The action always names such a resource. */
  readonly required: boolean;
  /** Keys that this action carries for this type only. */
  readonly conditionKeys: readonly string[];
}

export interface Action {
  readonly service: string;
  /** In the spelling of AWS: `PassRole`. */
  readonly name: string;
  /** `iam:PassRole`. */
  readonly id: string;
  readonly accessLevel: AccessLevel;
  /** Empty when the action works on `*` only. */
  readonly resourceTypes: readonly ActionResource[];
  /** Keys that the action carries whatever the resource. */
  readonly conditionKeys: readonly string[];
  /** Ids of the actions that the caller needs as well, always or for some parameters. */
  readonly dependentActions: readonly string[];
}

/** A service, decoded as far as it is asked. */
export interface Service {
  readonly title: string;
  /** The names of the actions in lower case and in alphabetical order. */
  folded(): readonly string[];
  /** The action whose name is `folded()[index]`; always the same object. */
  action(index: number): Action;
  /** All actions, in the order of `folded()`. */
  actions(): readonly Action[];
  /** In alphabetical order, as are the condition keys. */
  resourceTypes(): readonly ResourceType[];
  conditionKeys(): readonly ConditionKey[];
}

const levelOfCode: Readonly<Record<string, AccessLevel>> = {
  L: 'List',
  R: 'Read',
  T: 'Tagging',
  W: 'Write',
  P: 'Permissions management',
};

const typeOfCode: Readonly<Record<string, ConditionKeyType>> = {
  S: 'String',
  A: 'ARN',
  B: 'Bool',
  N: 'Numeric',
  D: 'Date',
  I: 'IPAddress',
  Y: 'Binary',
};

const none: readonly never[] = [];

const items = (section: string): readonly string[] => (section ? section.split(';') : none);

/** A value made when first asked for. */
function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** The values of a list, each made when first asked for. */
function onceEach<T extends object>(make: (index: number) => T): (index: number) => T {
  const made: T[] = [];
  return (index) => (made[index] ??= make(index));
}

/** The value of the base-36 digit at `index`. */
function digitAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code < 58 ? code - 48 : code - 87;
}

/** Decodes the line of one service. */
export function decodeService(service: string, line: string): Service {
  const sections = line.split('|');
  const section = (index: number): string => sections[index] ?? '';
  const lengthen = (name: string) => (name.startsWith(':') ? service + name : name);

  const conditionKeys = once(() =>
    items(section(1)).map((item): ConditionKey => {
      const code = item.charAt(0);
      const single = code.toUpperCase();
      return { name: lengthen(item.slice(1)), type: typeOfCode[single]!, multivalued: code !== single };
    }),
  );

  const encodedSets = section(2).split(';');
  const keySet = onceEach((index): readonly string[] => {
    const set = encodedSets[index];
    return set ? set.split(',').map((digits) => conditionKeys()[parseInt(digits, 36)]!.name) : none;
  });
  /** No digits: the empty set, which is the first. */
  const keysOf = (digits = ''): readonly string[] => keySet(digits ? parseInt(digits, 36) : 0);

  const encodedTypes = items(section(3));
  const resourceType = onceEach((index): ResourceType => {
    const [name = '', set, ...formats] = encodedTypes[index]!.split(',');
    const arns = formats.map((format) => {
      if (format.startsWith('@'))
        return `arn:\${Partition}:${service}:\${Region}:\${Account}:${format.slice(1)}`;
      return format.startsWith(':') ? `arn:\${Partition}:${service}${format}` : format;
    });
    return { service, name, arns, conditionKeys: keysOf(set) };
  });

  const encodedShapes = items(section(4));
  const shape = onceEach((index): Pick<Action, 'accessLevel' | 'resourceTypes' | 'conditionKeys'> => {
    const [own = '', ...links] = encodedShapes[index]!.split('/');
    const resourceTypes = links.map((link): ActionResource => {
      const [type = '', set] = link.split('.');
      // The exclamation mark of a required type is no digit: parseInt stops there.
      return {
        type: resourceType(parseInt(type, 36)),
        required: type.endsWith('!'),
        conditionKeys: keysOf(set),
      };
    });
    return { accessLevel: levelOfCode[own.charAt(0)]!, resourceTypes, conditionKeys: keysOf(own.slice(1)) };
  });

  const dependencies = once(() => {
    const byName = new Map<string, readonly string[]>();
    for (const item of items(section(7))) {
      const [dependents = '', names = ''] = item.split('=');
      const ids = dependents.split(',').map(lengthen);
      for (const name of names.split(',')) byName.set(name, ids);
    }
    return byName;
  });

  const names = section(5) ? section(5).split(',') : none;
  const shapeOfAction = section(6);
  const action = onceEach((index): Action => {
    const name = names[index]!;
    const { accessLevel, resourceTypes, conditionKeys } = shape(
      36 * digitAt(shapeOfAction, 2 * index) + digitAt(shapeOfAction, 2 * index + 1),
    );
    return {
      service,
      name,
      id: `${service}:${name}`,
      accessLevel,
      resourceTypes,
      conditionKeys,
      dependentActions: dependencies().get(name) ?? none,
    };
  });

  return {
    title: section(0),
    folded: once(() => (section(5) ? section(5).toLowerCase().split(',') : none)),
    action,
    actions: once(() => names.map((_, index) => action(index))),
    resourceTypes: once(() => encodedTypes.map((_, index) => resourceType(index))),
    conditionKeys,
  };
}
