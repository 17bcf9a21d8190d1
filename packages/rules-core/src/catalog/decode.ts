/** Decodes the generated lines. generated/README.md describes their format. */

import { ArnTemplate, isSlashless } from '../patterns/arn-template.js';
import { matches } from '../patterns/wildcard.js';

/** The access levels of the Service Authorization Reference, from the least to the most powerful. */
export const accessLevels = ['List', 'Read', 'Tagging', 'Write', 'Permissions management'] as const;

export type AccessLevel = (typeof accessLevels)[number];

export type ConditionKeyType = 'String' | 'ARN' | 'Bool' | 'Numeric' | 'Date' | 'IPAddress' | 'Binary';

export interface ConditionKey {
  /** With its prefix. A part that the author of a policy chooses is a placeholder: `aws:RequestTag/${TagKey}`. */
  readonly name: string;
  readonly type: ConditionKeyType;
  /** A request may include several values for the key. */
  readonly multivalued: boolean;
}

export interface ResourceType {
  readonly service: string;
  readonly name: string;
  /** ARN formats with placeholders such as `${Partition}`: at least one, for some types several. */
  readonly arns: readonly string[];
  /** The same formats, parsed. */
  readonly templates: readonly ArnTemplate[];
  /** Its resources have names: the ARN has more variables than partition, Region and account. */
  readonly named: boolean;
  readonly conditionKeys: readonly string[];
}

/** A resource type that an action applies to. */
export interface ActionResource {
  readonly type: ResourceType;
  /** The action always names such a resource. */
  readonly required: boolean;
  /** The keys that requests for the action include for this type only. */
  readonly conditionKeys: readonly string[];
}

export interface Action {
  readonly service: string;
  /** In AWS's spelling: `PassRole`. */
  readonly name: string;
  /** `iam:PassRole`. */
  readonly id: string;
  readonly accessLevel: AccessLevel;
  /** Empty when the action supports only `*`. */
  readonly resourceTypes: readonly ActionResource[];
  /** The keys that requests for the action include whatever the resource. */
  readonly conditionKeys: readonly string[];
  /** The ids of the actions that the caller also needs, always or for some parameters. */
  readonly dependentActions: readonly string[];
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

/** The value of the base-36 digit at `index`. */
function digitAt(text: string, index: number): number {
  const code = text.charCodeAt(index);
  return code < 58 ? code - 48 : code - 87;
}

function isDigit(text: string, index: number): boolean {
  return text.charCodeAt(index) >= 48;
}

/**
 * The sections of a line between its bars. Not `split`: V8 interns the results of splitting a string literal, and of
 * splitting those again, which costs more than the splitting itself. `slice` only points into the text.
 */
function sectionsOf(line: string): readonly string[] {
  const sections: string[] = [];
  let start = 0;
  for (let end = line.indexOf('|'); end >= 0; end = line.indexOf('|', start)) {
    sections.push(line.slice(start, end));
    start = end + 1;
  }
  sections.push(line.slice(start));
  return sections;
}

/**
 * The line of one service, decoded on demand, because a run over many policies needs only a few actions of hundreds of
 * services.
 */
export class Service {
  /** The names of the actions, in AWS's spelling. */
  readonly #names: readonly string[];
  readonly #sections: readonly string[];
  readonly #lengthen = (name: string): string => (name.startsWith(':') ? this.prefix + name : name);
  readonly #madeActions: Action[] = [];
  readonly #shapes: Shape[] = [];
  readonly #types: ResourceType[] = [];
  readonly #keySets: (readonly string[])[] = [];
  #encodedSets: readonly string[] | undefined;
  #encodedTypes: readonly string[] | undefined;
  #arnFormats: readonly string[] | undefined;
  #encodedShapes: readonly string[] | undefined;
  #foldedText: string | undefined;
  #folded: readonly string[] | undefined;
  #actions: readonly Action[] | undefined;
  #resourceTypes: readonly ResourceType[] | undefined;
  #conditionKeys: readonly ConditionKey[] | undefined;
  #dependencies: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(
    readonly prefix: string,
    line: string,
  ) {
    this.#sections = sectionsOf(line);
    this.#names = this.#items(5, ',');
  }

  get title(): string {
    return this.#sections[0]!;
  }

  /** The names of the actions in lower case and in alphabetical order. */
  folded(): readonly string[] {
    return (this.#folded ??= this.#names.length > 0 ? this.#readFolded().split(',') : none);
  }

  #readFolded(): string {
    return (this.#foldedText ??= this.#sections[5]!.toLowerCase());
  }

  /** Whether each of the texts, in lower case, is part of the name of some action. */
  mentionsAll(texts: readonly string[]): boolean {
    return texts.every((text) => this.#readFolded().includes(text));
  }

  /** The index of an action in `folded()` by its name in lower case, or -1. */
  indexOf(name: string): number {
    const names = this.folded();
    const index = lowerBound(names, name);
    return names[index] === name ? index : -1;
  }

  /** The indices of the actions that a wildcard pattern in lower case matches, in ascending order. */
  indicesMatching(pattern: string): readonly number[] {
    const wildcard = pattern.search(/[*?]/);
    if (wildcard < 0) {
      const index = this.indexOf(pattern);
      return index < 0 ? none : [index];
    }
    const literal = pattern.slice(0, wildcard);
    const isPrefix = wildcard === pattern.length - 1 && pattern.endsWith('*');
    const names = this.folded();
    const found: number[] = [];
    for (let index = lowerBound(names, literal); index < names.length; index++) {
      const name = names[index]!;
      if (!name.startsWith(literal)) break;
      if (isPrefix || matches(pattern, name)) found.push(index);
    }
    return found;
  }

  /** The action with the name `folded()[index]`. Always returns the same object. */
  action(index: number): Action {
    return (this.#madeActions[index] ??= this.#makeAction(index));
  }

  /** All actions, in the order of `folded()`. */
  actions(): readonly Action[] {
    return (this.#actions ??= this.#names.map((_, index) => this.action(index)));
  }

  /** In alphabetical order, like the condition keys. */
  resourceTypes(): readonly ResourceType[] {
    this.#encodedTypes ??= this.#items(3);
    return (this.#resourceTypes ??= this.#encodedTypes.map((_, index) => this.resourceType(index)));
  }

  conditionKeys(): readonly ConditionKey[] {
    return (this.#conditionKeys ??= this.#items(1).map((item) => {
      const code = item.charAt(0);
      const single = code.toUpperCase();
      return {
        name: this.#lengthen(item.slice(1)),
        type: typeOfCode[single]!,
        multivalued: code !== single,
      };
    }));
  }

  resourceType(index: number): ResourceType {
    return (this.#types[index] ??= this.#makeType(index));
  }

  /** The names in a set of condition keys. No digits mean the empty set, which is the first. */
  keysOf(digits: string): readonly string[] {
    return digits === '' ? none : this.#keySet(parseInt(digits, 36));
  }

  /** The ids of the actions that an action also needs. */
  dependenciesOf(name: string): readonly string[] {
    this.#dependencies ??= this.#readDependencies();
    return this.#dependencies.get(name) ?? none;
  }

  #items(section: number, separator = ';'): readonly string[] {
    const text = this.#sections[section];
    return text ? text.split(separator) : none;
  }

  #makeAction(index: number): Action {
    const digits = this.#sections[6]!;
    const shape = 36 * digitAt(digits, 2 * index) + digitAt(digits, 2 * index + 1);
    return new CatalogAction(this, this.#names[index]!, this.#shape(shape));
  }

  #shape(index: number): Shape {
    this.#encodedShapes ??= this.#items(4);
    return (this.#shapes[index] ??= new Shape(this, this.#encodedShapes[index]!));
  }

  #makeType(index: number): ResourceType {
    this.#encodedTypes ??= this.#items(3);
    const [name, set, ...formats] = this.#encodedTypes[index]!.split(',') as [string, string, ...string[]];
    const arns = formats.map((format) => {
      if (format.startsWith('@'))
        return `arn:\${Partition}:${this.prefix}:\${Region}:\${Account}:${format.slice(1)}`;
      return format.startsWith(':') ? `arn:\${Partition}:${this.prefix}${format}` : format;
    });
    return new CatalogType(this, name, arns, set);
  }

  /** The ARN formats of all of its resource types. */
  get arnFormats(): readonly string[] {
    return (this.#arnFormats ??= this.resourceTypes().flatMap(({ arns }) => arns));
  }

  #keySet(index: number): readonly string[] {
    this.#encodedSets ??= this.#items(2);
    const set = this.#encodedSets[index];
    if (!set) return none;
    return (this.#keySets[index] ??= set
      .split(',')
      .map((digits) => this.conditionKeys()[parseInt(digits, 36)]!.name));
  }

  #readDependencies(): ReadonlyMap<string, readonly string[]> {
    const byName = new Map<string, readonly string[]>();
    for (const item of this.#items(7)) {
      const [dependents = '', names = ''] = item.split('=');
      const ids = dependents.split(',').map(this.#lengthen);
      for (const name of names.split(',')) byName.set(name, ids);
    }
    return byName;
  }
}

/** The first index whose text is not less than `text`. */
function lowerBound(sorted: readonly string[], text: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (sorted[middle]! < text) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** What many actions of a service have in common. */
class Shape {
  readonly accessLevel: AccessLevel;
  readonly #service: Service;
  readonly #encoded: string;
  #resourceTypes: readonly ActionResource[] | undefined;
  #conditionKeys: readonly string[] | undefined;

  constructor(service: Service, encoded: string) {
    this.#service = service;
    this.#encoded = encoded;
    this.accessLevel = levelOfCode[encoded.charAt(0)]!;
  }

  get resourceTypes(): readonly ActionResource[] {
    return (this.#resourceTypes ??= this.#readTypes());
  }

  get conditionKeys(): readonly string[] {
    return (this.#conditionKeys ??= this.#service.keysOf(this.#encoded.split('/', 1)[0]!.slice(1)));
  }

  /**
   * `W0/4!.2/5`: each slash is followed by the number of a type, `!` if it is required, and a set of keys after a dot.
   */
  #readTypes(): readonly ActionResource[] {
    const encoded = this.#encoded;
    const links: ActionResource[] = [];
    let slash = encoded.indexOf('/');
    while (slash >= 0) {
      const next = encoded.indexOf('/', slash + 1);
      const end = next < 0 ? encoded.length : next;
      let at = slash + 1;
      let type = 0;
      for (; at < end && isDigit(encoded, at); at++) type = 36 * type + digitAt(encoded, at);
      const required = encoded.charAt(at) === '!';
      const set = encoded.slice(required ? at + 2 : at + 1, end);
      links.push(new CatalogLink(this.#service, this.#service.resourceType(type), required, set));
      slash = next;
    }
    return links.length > 0 ? links : none;
  }
}

class CatalogAction implements Action {
  readonly service: string;
  readonly id: string;
  readonly accessLevel: AccessLevel;
  readonly #service: Service;
  readonly #shape: Shape;

  constructor(
    service: Service,
    readonly name: string,
    shape: Shape,
  ) {
    this.service = service.prefix;
    this.id = `${service.prefix}:${name}`;
    this.accessLevel = shape.accessLevel;
    this.#service = service;
    this.#shape = shape;
  }

  get resourceTypes(): readonly ActionResource[] {
    return this.#shape.resourceTypes;
  }

  get conditionKeys(): readonly string[] {
    return this.#shape.conditionKeys;
  }

  get dependentActions(): readonly string[] {
    return this.#service.dependenciesOf(this.name);
  }
}

class CatalogLink implements ActionResource {
  readonly #service: Service;
  readonly #set: string;

  constructor(
    service: Service,
    readonly type: ResourceType,
    readonly required: boolean,
    set: string,
  ) {
    this.#service = service;
    this.#set = set;
  }

  get conditionKeys(): readonly string[] {
    return this.#service.keysOf(this.#set);
  }
}

/** A variable after the fifth colon. */
const NAMED = /^(?:[^:]*:){5}.*\$\{/;

class CatalogType implements ResourceType {
  readonly service: string;
  #templates: readonly ArnTemplate[] | undefined;
  #named: boolean | undefined;
  readonly #service: Service;
  readonly #set: string;

  constructor(
    service: Service,
    readonly name: string,
    readonly arns: readonly string[],
    set: string,
  ) {
    this.service = service.prefix;
    this.#service = service;
    this.#set = set;
  }

  get named(): boolean {
    return (this.#named ??= this.arns.some((arn) => NAMED.test(arn)));
  }

  get templates(): readonly ArnTemplate[] {
    return (this.#templates ??= this.arns.map(
      (arn) => new ArnTemplate(arn, isSlashless(arn, this.#service.arnFormats)),
    ));
  }

  get conditionKeys(): readonly string[] {
    return this.#service.keysOf(this.#set);
  }
}
