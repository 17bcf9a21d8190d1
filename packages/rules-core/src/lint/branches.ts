/** Resolves a document with choices into the documents that rules see: one for each way to decide its conditions. */
import { withEntries, withItems } from '../value/rebuilt.js';
import type {
  ChoiceValue,
  DictEntry,
  DictValue,
  ListValue,
  Span,
  UndecidedDict,
  UndecidedEntry,
  UndecidedList,
  UndecidedValue,
  Value,
} from '../value/value.js';

/**
 * The most documents in a group. Conditions that do not fit are not decided together with the others, and what depends
 * on them is unknown.
 */
const most = 16;

/** The most groups of documents. Each group decides other conditions. */
const mostGroups = 4;

/** No element of a policy is nested nearly as deep. A deeper choice is unknown, and so is what contains it there. */
const deepest = 32;

type Child = UndecidedValue | UndecidedEntry;

/** The index of the chosen alternative, by condition. */
type Assignment = ReadonlyMap<string, number>;

/** The list or dict from which a decided one was made. */
interface Origin {
  readonly container: UndecidedList | UndecidedDict;
  /** Its original items or entries, by the decided ones. */
  readonly children: ReadonlyMap<Child, Child>;
}

/** The indices of the distinct alternatives, by condition. */
type Options = ReadonlyMap<string, readonly number[]>;

/**
 * The branches of a document, for all of its conditions if there are few. Otherwise the conditions are split into
 * groups, and in the branches of a group the conditions of the other groups are unknown.
 */
export function branchesOf(document: UndecidedDict): readonly Branches[] {
  const choices: ChoiceValue[] = [];
  collectChoices(document, choices, 0);
  return groupsOf(choices).map((options) => new Branches(document, options));
}

export class Branches {
  /** At least one. Nodes that contain no choice are shared with the undecided document. */
  readonly documents: readonly DictValue[];
  readonly #document: UndecidedDict;
  readonly #assignments: readonly Assignment[];
  readonly #origins: ReadonlyMap<UndecidedValue, Origin>;

  /** @param options the conditions to decide */
  constructor(document: UndecidedDict, options: Options) {
    const decider = new Decider(document, options);
    this.#document = document;
    this.#assignments = decider.assignments;
    this.#origins = decider.origins;
    this.documents = decider.documents;
  }

  /** The indices of the documents that include a part of the source. Only some of them include what is in a branch. */
  holding(part: Span): readonly number[] {
    const constraints: Constraint[] = [];
    if (this.documents.length > 1) constrain(this.#document, part, constraints);
    return [...this.documents.keys()].filter((place) =>
      constraints.every(([condition, wanted]) => {
        const taken = this.#assignments[place]!.get(condition);
        return taken === undefined || wanted.includes(taken);
      }),
    );
  }

  /** What a list or dict of one of the documents was made from, or undefined for one that is unchanged. */
  originOf(container: UndecidedValue): Origin | undefined {
    return this.#origins.get(container);
  }
}

type Constraint = readonly [condition: string, alternatives: readonly number[]];

/** Collects the alternatives that contain a part of the source. */
function constrain(value: UndecidedValue, part: Span, constraints: Constraint[]): void {
  const isAround = (each: UndecidedValue | undefined): each is UndecidedValue =>
    each !== undefined && each.span.start <= part.start && part.end <= each.span.end;
  switch (value.kind) {
    case 'choice': {
      const around = [...value.alternatives.keys()].filter((place) => isAround(value.alternatives[place]));
      // If all alternatives are around the part, they are texts made from the same expression.
      if (around.length === 0 || around.length === value.alternatives.length) return;
      constraints.push([value.condition, around]);
      constrain(value.alternatives[around[0]!]!, part, constraints);
      return;
    }
    case 'list': {
      const inner = value.items.find(isAround);
      if (inner) constrain(inner, part, constraints);
      return;
    }
    case 'dict': {
      const inner = value.entries.find((entry) => isAround(entry.value));
      if (inner) constrain(inner.value, part, constraints);
      return;
    }
    default:
  }
}

/** Builds the documents. */
class Decider {
  readonly documents: DictValue[] = [];
  readonly assignments: Assignment[] = [];
  readonly origins = new Map<UndecidedValue, Origin>();
  readonly #options: Options;
  /** The first condition that the current assignment does not decide. */
  #pending: string | undefined;

  constructor(document: UndecidedDict, options: Options) {
    this.#options = options;
    this.#assign(document, new Map());
  }

  #assign(document: UndecidedDict, assignment: Assignment): void {
    this.#pending = undefined;
    const decided = this.#dict(document, assignment, 0);
    const condition = this.#pending as string | undefined;
    if (condition === undefined) {
      this.documents.push(decided);
      this.assignments.push(assignment);
      return;
    }
    for (const option of this.#options.get(condition)!)
      this.#assign(document, new Map(assignment).set(condition, option));
  }

  /** @returns undefined if the value is absent under the assignment */
  #value(value: UndecidedValue, assignment: Assignment, depth: number): Value | undefined {
    const opaque = { kind: 'opaque', span: value.span } as const;
    if (depth > deepest) return isDecided(value) ? value : opaque;
    switch (value.kind) {
      case 'choice': {
        const taken = assignment.get(value.condition);
        if (taken === undefined) {
          if (this.#options.has(value.condition)) this.#pending ??= value.condition;
          // A value that may be absent is treated as absent, and its container becomes open.
          else if (value.alternatives.includes(undefined)) return undefined;
          return opaque;
        }
        const alternative = value.alternatives[taken];
        return alternative && this.#value(alternative, assignment, depth + 1);
      }
      case 'list':
        return this.#list(value, assignment, depth);
      case 'dict':
        return this.#dict(value, assignment, depth);
      default:
        return value;
    }
  }

  #list(list: UndecidedList, assignment: Assignment, depth: number): ListValue {
    const items = list.items.map((item) => this.#value(item, assignment, depth + 1));
    if (items.every((item, place) => item === list.items[place])) return list as ListValue;
    const known = items.filter((item) => item !== undefined);
    const decided = withItems(
      list,
      known,
      list.items.some((item) => this.#isLost(item)),
    );
    this.#remember(list, decided, items, list.items);
    return decided;
  }

  #dict(dict: UndecidedDict, assignment: Assignment, depth: number): DictValue {
    const entries = dict.entries.map((entry): DictEntry | undefined => {
      const value = this.#value(entry.value, assignment, depth + 1);
      if (value === entry.value) return entry as DictEntry;
      return value && { ...entry, value };
    });
    if (entries.every((entry, place) => entry === dict.entries[place])) return dict as DictValue;
    const known = entries.filter((entry) => entry !== undefined);
    // When a branch omits an entry, something else may still set it. A missing Condition, for example, proves nothing.
    const isOpen = known.length < entries.length || dict.entries.some(({ value }) => this.#isLost(value));
    const decided = withEntries(dict, known, isOpen);
    this.#remember(dict, decided, entries, dict.entries);
    return decided;
  }

  /** An undecided choice may omit its item or entry. */
  #isLost(value: UndecidedValue): boolean {
    return value.kind === 'choice' && !this.#options.has(value.condition);
  }

  #remember(
    container: Origin['container'],
    decided: ListValue | DictValue,
    children: readonly (Child | undefined)[],
    written: readonly Child[],
  ): void {
    const origins = new Map<Child, Child>();
    for (const [place, child] of children.entries()) if (child) origins.set(child, written[place]!);
    this.origins.set(decided, { container, children: origins });
  }
}

/** Whether a value contains no choice at any depth. */
function isDecided(value: UndecidedValue): value is Value {
  const left = [value];
  for (let next = left.pop(); next; next = left.pop()) {
    if (next.kind === 'choice') return false;
    if (next.kind === 'list') for (const item of next.items) left.push(item);
    if (next.kind === 'dict') for (const entry of next.entries) left.push(entry.value);
  }
  return true;
}

function collectChoices(value: UndecidedValue, found: ChoiceValue[], depth: number): void {
  if (depth > deepest) return;
  switch (value.kind) {
    case 'choice':
      found.push(value);
      for (const each of value.alternatives) if (each) collectChoices(each, found, depth + 1);
      return;
    case 'list':
      for (const item of value.items) collectChoices(item, found, depth + 1);
      return;
    case 'dict':
      for (const entry of value.entries) collectChoices(entry.value, found, depth + 1);
      return;
    default:
  }
}

/** Splits the conditions into groups with few branches each. A document without conditions has one group. */
function groupsOf(choices: readonly ChoiceValue[]): readonly Options[] {
  const groups = [new Map<string, readonly number[]>()];
  let product = 1;
  for (const condition of new Set(choices.map((choice) => choice.condition))) {
    const distinct = distinctOf(choices.filter((choice) => choice.condition === condition));
    if (distinct.length > most) continue;
    if (product * distinct.length > most) {
      if (groups.length === mostGroups) break;
      groups.push(new Map());
      product = 1;
    }
    product *= distinct.length;
    groups.at(-1)!.set(condition, distinct);
  }
  return groups;
}

function distinctOf(choices: readonly ChoiceValue[]): readonly number[] {
  const length = Math.min(...choices.map(({ alternatives }) => alternatives.length));
  const distinct: number[] = [];
  for (let place = 0; place < length; place++) {
    const isKnown = distinct.some((other) =>
      choices.every(({ alternatives }) => alternatives[place] === alternatives[other]),
    );
    if (!isKnown) distinct.push(place);
    // Already too many to decide.
    if (distinct.length > most) break;
  }
  return distinct;
}
