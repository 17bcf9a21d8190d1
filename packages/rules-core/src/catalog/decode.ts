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

export interface Service {
  readonly title: string;
  /** In alphabetical order without regard to case, as are `folded` and `resourceTypes`. */
  readonly actions: readonly Action[];
  /** The names of `actions` in lower case. */
  readonly folded: readonly string[];
  readonly resourceTypes: readonly ResourceType[];
  readonly conditionKeys: readonly ConditionKey[];
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

const items = (section: string | undefined): readonly string[] => (section ? section.split(';') : none);

/** Decodes the line of one service. */
export function decodeService(service: string, line: string): Service {
  const [title = '', keySection, setSection = '', typeSection, groupSection, dependencySection] =
    line.split('|');
  const lengthen = (name: string) => (name.startsWith(':') ? service + name : name);

  const conditionKeys = items(keySection).map((item): ConditionKey => {
    const code = item.charAt(0);
    const single = code.toUpperCase();
    return { name: lengthen(item.slice(1)), type: typeOfCode[single]!, multivalued: code !== single };
  });

  const sets = setSection
    .split(';')
    .map((set) => (set ? set.split(',').map((index) => conditionKeys[parseInt(index, 36)]!.name) : none));
  const setOf = (index: string | undefined) => (index ? sets[parseInt(index, 36)]! : none);

  const resourceTypes = items(typeSection).map((item): ResourceType => {
    const [name = '', set, ...formats] = item.split(',');
    const arns = formats.map((format) => {
      if (format.startsWith('@'))
        return `arn:\${Partition}:${service}:\${Region}:\${Account}:${format.slice(1)}`;
      return format.startsWith(':') ? `arn:\${Partition}:${service}${format}` : format;
    });
    return { service, name, arns, conditionKeys: setOf(set) };
  });

  const dependencies = new Map<string, readonly string[]>();
  for (const item of items(dependencySection)) {
    const [names = '', dependents = ''] = item.split('=');
    const ids = dependents.split(',').map(lengthen);
    for (const name of names.split(',')) dependencies.set(name, ids);
  }

  const entries: { folded: string; action: Action }[] = [];
  for (const item of items(groupSection)) {
    const [shape = '', names = ''] = item.split('=');
    const [own = '', ...links] = shape.split('/');
    const accessLevel = levelOfCode[own.charAt(0)]!;
    const keys = setOf(own.slice(1));
    const types = links.map((link): ActionResource => {
      const [index = '', set] = link.split('.');
      // The exclamation mark is no digit: parseInt stops there.
      return {
        type: resourceTypes[parseInt(index, 36)]!,
        required: index.endsWith('!'),
        conditionKeys: setOf(set),
      };
    });
    for (const name of names.split(',')) {
      entries.push({
        folded: name.toLowerCase(),
        action: {
          service,
          name,
          id: `${service}:${name}`,
          accessLevel,
          resourceTypes: types,
          conditionKeys: keys,
          dependentActions: dependencies.get(name) ?? none,
        },
      });
    }
  }
  entries.sort((a, b) => (a.folded < b.folded ? -1 : 1));

  return {
    title,
    actions: entries.map(({ action }) => action),
    folded: entries.map(({ folded }) => folded),
    resourceTypes,
    conditionKeys,
  };
}
