/**
 * Replaces template text, which the user's tools replace before AWS reads a policy, with holes. This happens only here,
 * where the settings are known.
 */
import type { PlaceholderMatcher } from './placeholders.js';
import { capitalParts, isProse, standInParts } from './stand-ins.js';
import { markedParts } from './template-forms.js';
import { mergedParts, type TextPart } from './text-part.js';
import type { Hole, Holes } from '../value/hole.js';
import { OffsetMap, type Run } from '../value/offset-map.js';
import { lazyDict, lazyList } from '../value/lazy-value.js';
import { mapped } from '../value/rebuilt.js';
import {
  sliceSpan,
  type OpaqueValue,
  type TextValue,
  type UndecidedDict,
  type UndecidedEntry,
  type UndecidedValue,
} from '../value/value.js';

export interface TemplateOptions {
  readonly placeholders: PlaceholderMatcher;
  /** The holes of the source, to which new ones are added. */
  readonly holes: Holes;
  /** The document before an edit, in which the template text has been replaced. */
  readonly before?: UndecidedDict | undefined;
}

/** No element of a policy is nested more deeply. What is deeper stays unchanged. */
const deepest = 12;

/** Finds unmarked text that is to be replaced. */
type Unmarked = (text: string) => readonly TextPart[];

const none: Unmarked = () => [];
const prose: Unmarked = (text) => (isProse(text) ? [[0, text.length]] : []);

function unmarkedIn(element: string): Unmarked {
  if (/^(?:Not)?(?:Principal|Resource)$|^Condition$/.test(element)) return standInParts;
  return /^(?:Not)?Action$/.test(element) ? prose : none;
}

/**
 * The document with holes for the template text in its strings and keys. The results of CloudFormation functions
 * (`Ref`, `Fn::…`) become unknown. If there are other keys next to such a function, its key becomes a hole. Nodes
 * without either stay the same.
 */
export function readTemplates(document: UndecidedDict, options: TemplateOptions): UndecidedDict {
  const read = new Reader(options).dict(document, none, 0);
  return read.kind === 'dict' ? read : lazyDict(document.span, () => [], true, document.head);
}

/** The template text in a text: what is marked, what the settings declare, and names that are to be replaced. */
export function templateParts(
  text: string,
  placeholders: PlaceholderMatcher,
  unmarked: Unmarked = standInParts,
): readonly TextPart[] {
  const known = markedParts(text);
  const own = placeholders(text);
  const standIns = unmarked(text);
  return own.length + standIns.length === 0 ? known : mergedParts([...known, ...own, ...standIns]);
}

function isFunction(key: string): boolean {
  return key === 'Ref' || key.startsWith('Fn::');
}

class Reader {
  readonly #options: TemplateOptions;
  /** Values without template text. */
  readonly #read: ReadonlySet<UndecidedValue>;

  constructor(options: TemplateOptions) {
    this.#options = options;
    this.#read = new Set(
      options.before?.entries.flatMap(({ value }) => (value.kind === 'list' ? value.items : value)),
    );
  }

  /** Opaque if a key needs a hole and no characters for holes are left. */
  dict(dict: UndecidedDict, unmarked: Unmarked, depth: number): UndecidedDict | OpaqueValue {
    const entries = mapped(dict.entries, (entry) => this.#entry(entry, unmarked, depth));
    if (entries === dict.entries) return dict;
    const known = entries.filter((entry) => entry !== undefined);
    if (known.length < entries.length) return { kind: 'opaque', span: dict.span };
    const open = dict.open === true || dict.entries.some(({ key }) => isFunction(key.text));
    return lazyDict(dict.span, () => known, open, dict.head);
  }

  /** Undefined if its key needs a hole and no characters are left. */
  #entry(entry: UndecidedEntry, unmarked: Unmarked, depth: number): UndecidedEntry | undefined {
    const key = isFunction(entry.key.text)
      ? withHoles(entry.key, [[0, entry.key.text.length]], this.#options.holes)
      : // `SourceArn` is a condition key without its service prefix.
        this.#text(entry.key, unmarked === standInParts ? capitalParts : unmarked);
    if (key?.kind !== 'text') return undefined;
    const inValue = unmarked === none ? unmarkedIn(entry.key.text) : unmarked;
    const value = this.#value(entry.value, inValue, depth + 1);
    return key === entry.key && value === entry.value ? entry : { ...entry, key, value };
  }

  #value(value: UndecidedValue, unmarked: Unmarked, depth: number): UndecidedValue {
    if (this.#read.has(value)) return value;
    if (value.kind === 'text') return this.#text(value, unmarked);
    if (depth > deepest) return value;
    if (value.kind === 'dict') {
      const [only, ...others] = value.entries;
      return only && others.length === 0 && isFunction(only.key.text)
        ? { kind: 'opaque', span: value.span }
        : this.dict(value, unmarked, depth);
    }
    if (value.kind === 'choice') {
      const alternatives = mapped(
        value.alternatives,
        (each) => each && this.#value(each, unmarked, depth + 1),
      );
      return alternatives === value.alternatives ? value : { ...value, alternatives };
    }
    if (value.kind !== 'list') return value;
    const items = mapped(value.items, (item) => this.#value(item, unmarked, depth + 1));
    return items === value.items ? value : lazyList(value.span, () => items, value.open);
  }

  /** Opaque if no characters for holes are left. */
  #text(value: TextValue, unmarked: Unmarked): TextValue | OpaqueValue {
    const parts = templateParts(value.text, this.#options.placeholders, unmarked);
    return parts.length === 0
      ? value
      : (withHoles(value, parts, this.#options.holes) ?? { kind: 'opaque', span: value.span });
  }
}

/** A text with holes for some of its parts. Undefined if no characters for holes are left. */
function withHoles(value: TextValue, parts: readonly TextPart[], holes: Holes): TextValue | undefined {
  const { text, span } = value;
  const found = new Map<string, Hole>(value.holes);
  const runs: Run[] = [];
  let read = '';
  let done = 0;
  const copy = (end: number): void => {
    if (end === done) return;
    if (value.place !== undefined) for (const run of runsOf(value, done, end, read.length)) runs.push(run);
    read += text.slice(done, end);
  };
  for (const [start, end, alphabet] of parts) {
    const source = holes.restore(text.slice(start, end));
    const hole: Hole = alphabet ? { id: `${alphabet} ${source}`, source, alphabet } : { id: source, source };
    const character = holes.characterOf(hole);
    if (character === undefined) return undefined;
    copy(start);
    const { start: from, end: to } = sliceSpan(value, start, end);
    runs.push({ text: read.length, source: from, length: 1, sourceLength: to - from });
    read += character;
    found.set(character, hole);
    done = end;
  }
  copy(text.length);
  return {
    kind: 'text',
    span,
    text: read,
    holes: found,
    ...(value.place !== undefined && { place: new OffsetMap(runs) }),
    ...(value.expression && { expression: value.expression }),
  };
}

/** The runs of a part of a text, at position `at` in the text with holes. */
function runsOf({ place }: TextValue, from: number, to: number, at: number): Run[] {
  if (typeof place === 'number')
    return [{ text: at, source: place + from, length: to - from, sourceLength: to - from }];
  return place!.between(from, to).map((run) => ({ ...run, text: run.text - from + at }));
}
