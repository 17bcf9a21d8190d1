/**
 * Template text: what the user's own tooling replaces before AWS reads a policy. It becomes holes here, once, where the
 * settings are known; nothing behind this file looks for it again.
 */
import { isVariableName } from '../catalog/variable-names.js';
import { closingBraces } from '../patterns/text-bounds.js';
import type { Hole, Holes } from '../value/hole.js';
import { OffsetMap, type Run } from '../value/offset-map.js';
import { lazyDict, lazyList } from '../value/lazy-value.js';
import {
  sliceSpan,
  type DictEntry,
  type DictValue,
  type OpaqueValue,
  type TextValue,
  type Value,
} from '../value/value.js';

/** Finds the parts of a text that the settings declare to be template text, as `[start, end)`, in any order. */
export type PlaceholderMatcher = (text: string) => readonly (readonly [start: number, end: number])[];

/** `${*}`, `${?}` and `${$}` are IAM's as well. */
const ESCAPE = /^[*?$]$/;

/**
 * Where a variable or a placeholder may begin: `${…}` (Terraform, CloudFormation), `%{…}` (Terraform's directives),
 * `#{…}` (Serverless, Octopus), `{{…}}` (Handlebars, Jinja, Helm), `$(…)` (make, Azure Pipelines), `<…>`, `@@…@@`
 * and `__NAME__`.
 */
const OPENING = /[$%#]\{|\{\{|\$\(|<|@@|__[A-Z]/g;
/** What every one of them has: most texts have none, and need no closer look. */
const OPENING_CHARACTER = /[$%#{<@]|__/;

/** How template text begins, or an escape that hides it, or one of CloudFormation's functions. */
const SIGN = /[$%#]\{|\{\{|\$\(|<|@@|__[A-Z]|\\|\bRef\b|Fn::/;

/** Whether a source may hold template text of a known form: one look at the text, by which most are settled. */
export function mayHoldTemplates(text: string): boolean {
  return SIGN.test(text);
}

/** The forms that do not nest. None scans past the next opening character, so that a scan is linear. */
const FLAT_FORMS: Readonly<Record<string, RegExp>> = {
  '$(': /\$\([^()]*\)/y,
  '<': /<[^<>]+>/y,
  '@@': /@@[^@]+@@/y,
  __: /__[A-Z](?:[A-Z0-9]|_(?!_))*__/y,
};

const nothing: readonly never[] = [];

/**
 * Compiles the setting `placeholders`. Each pattern is a literal text in which `*` stands for any run of characters,
 * as short as possible, or a regular expression written `/…/`.
 * @throws Error that quotes the pattern, if it is empty, has stars only, or is not a valid regular expression.
 */
export function compilePlaceholders(patterns: readonly string[]): PlaceholderMatcher {
  const matchers = patterns.map((pattern) =>
    pattern.length > 2 && pattern.startsWith('/') && pattern.endsWith('/')
      ? expressionMatcher(pattern)
      : literalMatcher(pattern),
  );
  if (matchers.length === 0) return () => nothing;
  return (text) => matchers.flatMap((matcher) => matcher(text));
}

function expressionMatcher(pattern: string): PlaceholderMatcher {
  let expression: RegExp;
  try {
    expression = new RegExp(pattern.slice(1, -1), 'g');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`The placeholder \`${pattern}\` is not a valid regular expression: ${reason}.`, {
      cause: error,
    });
  }
  return (text) =>
    Array.from(
      text.matchAll(expression),
      (match) => [match.index, match.index + match[0].length] as const,
    ).filter(([start, end]) => start < end);
}

function literalMatcher(pattern: string): PlaceholderMatcher {
  const pieces = pattern.split('*');
  const [first = '', ...others] = pieces.filter((piece) => piece !== '');
  if (first === '') {
    throw new Error(
      `The placeholder \`${pattern}\` holds no literal text: it would make every value unknown.`,
    );
  }
  return (text) => {
    const found: [number, number][] = [];
    let from = 0;
    for (;;) {
      const start = text.indexOf(first, from);
      if (start < 0) return found;
      let end = start + first.length;
      for (const piece of others) {
        const at = text.indexOf(piece, end);
        if (at < 0) return found;
        end = at + piece.length;
      }
      found.push([pieces[0] === '' ? from : start, pieces.at(-1) === '' ? text.length : end]);
      from = end;
      if (pieces.at(-1) === '') return found;
    }
  };
}

/** `[start, end)` of a text. */
type Part = readonly [start: number, end: number];

/** The template text of a text: of the known forms and of the settings, in order, without overlaps. Linear in its length. */
export function templateParts(text: string, placeholders: PlaceholderMatcher): readonly Part[] {
  const own = placeholders(text);
  const known = OPENING_CHARACTER.test(text) ? scan(text) : nothing;
  if (own.length === 0) return known;
  const parts: [number, number][] = [];
  for (const [start, end] of [...known, ...own].sort((a, b) => a[0] - b[0])) {
    const last = parts.at(-1);
    if (last && start < last[1]) last[1] = Math.max(last[1], end);
    else parts.push([start, end]);
  }
  return parts;
}

/** The parts of the known forms, in order. */
function scan(text: string): readonly Part[] {
  const parts: Part[] = [];
  const closings = closingBraces(text);
  let done = 0;
  for (;;) {
    OPENING.lastIndex = done;
    const opening = OPENING.exec(text);
    if (opening === null) return parts;
    const start = opening.index;
    const end = endOfForm(text, start, opening[0], closings);
    if (end === undefined) {
      done = start + 1;
      continue;
    }
    done = end;
    const name = opening[0] === '${' ? text.slice(start + 2, end - 1) : '';
    // Terraform's templates write `$${…}` for IAM's `${…}`; whether the first `$` will be there is not known.
    const isEscaped = opening[0] === '${' && text[start - 1] === '$';
    const isVariable = ESCAPE.test(name) || (opening[0] === '${' && !isEscaped && mayBeVariable(name));
    if (!isVariable) parts.push([isEscaped ? start - 1 : start, end]);
  }
}

/** No tool has an expression without anything in it: `${}` is a policy variable that lacks its name. */
function mayBeVariable(name: string): boolean {
  return name.trim() === '' || (isVariableName(name) && !name.includes('{'));
}

/** Where the form that opens at `start` ends, or undefined if it is not closed. */
function endOfForm(
  text: string,
  start: number,
  opening: string,
  closings: ReadonlyMap<number, number>,
): number | undefined {
  if (opening.endsWith('{')) {
    const outer = closings.get(opening === '{{' ? start : start + 1);
    if (outer === undefined || (opening === '{{' && closings.get(start + 1) !== outer - 1)) return undefined;
    return outer + 1;
  }
  const form = FLAT_FORMS[opening.slice(0, 2)]!;
  form.lastIndex = start;
  return form.test(text) ? form.lastIndex : undefined;
}

export interface TemplateOptions {
  readonly placeholders: PlaceholderMatcher;
  /** The holes of the source, to which new ones are added. */
  readonly holes: Holes;
}

/** No element of a policy nests deeper; what does is left as it is. */
const deepest = 12;

/**
 * The document with holes for the template text in its strings and keys, and with nothing known of what CloudFormation's
 * functions (`Ref`, `Fn::…`) give; beside other keys, such a function is a key that is a hole. The nodes in which there is neither stay the same.
 */
export function readTemplates(document: DictValue, options: TemplateOptions): DictValue {
  const read = readDict(document, options, 0);
  return read.kind === 'dict' ? read : lazyDict(document.span, () => [], true);
}

function read(value: Value, options: TemplateOptions, depth: number): Value {
  if (value.kind === 'text') return readText(value, options);
  if (depth > deepest) return value;
  if (value.kind === 'dict') {
    const [only, ...others] = value.entries;
    return only && others.length === 0 && isFunction(only.key.text)
      ? { kind: 'opaque', span: value.span }
      : readDict(value, options, depth);
  }
  if (value.kind !== 'list') return value;
  const items = mapped(value.items, (item) => read(item, options, depth + 1));
  return items === value.items ? value : lazyList(value.span, () => items, value.open);
}

function isFunction(key: string): boolean {
  return key === 'Ref' || key.startsWith('Fn::');
}

/** Opaque when the source has more holes than there are characters for them, and one of its keys has one. */
function readDict(dict: DictValue, options: TemplateOptions, depth: number): DictValue | OpaqueValue {
  const entries = mapped(dict.entries, (entry) => readEntry(entry, options, depth));
  if (entries === dict.entries) return dict;
  const known = entries.filter((entry) => entry !== undefined);
  if (known.length < entries.length) return { kind: 'opaque', span: dict.span };
  const open = dict.open === true || dict.entries.some(({ key }) => isFunction(key.text));
  return lazyDict(dict.span, () => known, open);
}

/** undefined when there is no character for a hole in its key. */
function readEntry(entry: DictEntry, options: TemplateOptions, depth: number): DictEntry | undefined {
  const key = isFunction(entry.key.text)
    ? withHoles(entry.key, [[0, entry.key.text.length]], options.holes)
    : readText(entry.key, options);
  if (key?.kind !== 'text') return undefined;
  const value = read(entry.value, options, depth + 1);
  return key === entry.key && value === entry.value ? entry : { ...entry, key, value };
}

/** The same list when nothing in it changes. */
function mapped<Item, Result>(
  items: readonly Item[],
  change: (item: Item) => Item | Result,
): readonly (Item | Result)[] {
  let changed: (Item | Result)[] | undefined;
  for (let index = 0; index < items.length; index++) {
    const item = items[index]!;
    const result = change(item);
    if (result !== item) changed ??= items.slice(0, index);
    changed?.push(result);
  }
  return changed ?? items;
}

/** Opaque when the source has more holes than there are characters for them. */
function readText(value: TextValue, { placeholders, holes }: TemplateOptions): Value {
  const parts = templateParts(value.text, placeholders);
  return parts.length === 0
    ? value
    : (withHoles(value, parts, holes) ?? { kind: 'opaque', span: value.span });
}

/** A text with holes for some of its parts; undefined when there are no more characters for them. */
function withHoles(value: TextValue, parts: readonly Part[], holes: Holes): TextValue | undefined {
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
  for (const [start, end] of parts) {
    const source = holes.restore(text.slice(start, end));
    const hole: Hole = { id: source, source };
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
  };
}

/** The runs of a part of a text, as parts of the text with holes, where it starts at `at`. */
function runsOf({ place }: TextValue, from: number, to: number, at: number): Run[] {
  if (typeof place === 'number')
    return [{ text: at, source: place + from, length: to - from, sourceLength: to - from }];
  return place!.between(from, to).map((run) => ({ ...run, text: run.text - from + at }));
}
