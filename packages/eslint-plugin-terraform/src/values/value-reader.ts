/**
 * Expressions as values: what is written out as it is, what is filled in as holes, conditions as choices. What is not known is
 * opaque, or leaves a list or an object open.
 */
import {
  concatenated,
  distributed,
  itemsOf,
  pieceAt,
  type Alphabet,
  type Hole,
  type Holes,
  type Piece,
  type Span,
  type TextValue,
  type UndecidedDict,
  type UndecidedEntry,
  type UndecidedList,
  type UndecidedValue,
} from 'iam-rules-core';
import {
  expressionsIn,
  type Call,
  type Conditional,
  type Expression,
  type For,
  type ObjectExpression,
  type Reference,
  type Template,
} from '../hcl/tree.js';
import { formatOfAttribute, type AttributeFormat } from './attribute-formats.js';
import { indentationOf, literalPiece } from './literal-text.js';
import { relocated } from './relocated.js';
import type { Scope } from './scope.js';

/** What an expression gives; undefined for null, which leaves out what it is given to. */
export type Result = UndecidedValue | undefined;

/** Local values that are defined by each other. */
const deepest = 24;

/** How many may be looked up for one: each may name others several times. */
const mostLookUps = 500;

export class ValueReader {
  readonly #text: string;
  readonly #holes: Holes;
  readonly #scope: Scope;
  readonly #depth: number;
  /** What is left of the look-ups, in the definition of a local value. */
  readonly #lookUps: { left: number } | undefined;
  /** The names that expressions around give values to, and where. */
  #bound: ReadonlyMap<string, number> = new Map();

  /**
   * @param text what the expressions stand in
   * @param depth in how many definitions of local values they stand
   * @param lookUps how many more local values may be looked up
   */
  constructor(text: string, holes: Holes, scope: Scope, depth = 0, lookUps?: { left: number }) {
    this.#text = text;
    this.#holes = holes;
    this.#scope = scope;
    this.#depth = depth;
    this.#lookUps = lookUps;
  }

  /**
   * A template that holds a document in JSON. What is filled in between the tokens of JSON, and what directives repeat or leave out,
   * is text of a template there, as it is written.
   */
  document(template: Template): TextValue | undefined {
    const { span, content, form, sequences } = template;
    const indentation = indentationOf(this.#text, template);
    const pieces: Piece[] = [];
    let done = content.start;
    let isInString = false;
    const add = (piece: Piece): void => {
      pieces.push(piece);
      for (const [quote] of piece.text.matchAll(/\\[^]|"/g)) if (quote === '"') isInString = !isInString;
    };
    for (const { span: filled, value } of sequences) {
      add(literalPiece(this.#text, done, filled.start, form, indentation));
      done = filled.end;
      const verbatim = this.#text.slice(filled.start, filled.end);
      const text =
        value && isInString
          ? this.#asText(this.value({ ...value, span: filled }), { ...value, span: filled })
          : undefined;
      if (text?.kind === 'text' && !/["\\\n]/.test(text.text)) pieces.push(pieceAt(text, filled));
      else if (!value || !isInString)
        pieces.push({
          text: verbatim,
          runs: [{ text: 0, source: filled.start, length: verbatim.length, sourceLength: verbatim.length }],
        });
      else {
        const hole = this.#hole({ kind: 'unknown', span: filled });
        if (hole.kind !== 'text') return undefined;
        pieces.push(pieceAt(hole, filled));
      }
    }
    add(literalPiece(this.#text, done, content.end, form, indentation));
    return textOfPieces(pieces, span, content.start);
  }

  /** As part of a string: what is no text is a hole. */
  textOf(expression: Expression): Result {
    return this.#asText(this.value(expression), expression);
  }

  value(expression: Expression): Result {
    const { span } = expression;
    switch (expression.kind) {
      case 'literal':
        return expression.value === null ? undefined : { kind: 'scalar', span, value: expression.value };
      case 'template':
        return this.#template(expression);
      case 'tuple':
        return this.#list(span, expression.items);
      case 'object':
        return this.#dict(expression);
      case 'conditional':
        return this.#conditional(expression);
      case 'for':
        return this.#for(expression);
      case 'call':
        return this.#call(expression);
      case 'reference':
        return this.#reference(expression);
      default:
        return { kind: 'opaque', span };
    }
  }

  #template(template: Template): Result {
    const { span, content, form, sequences } = template;
    const indentation = indentationOf(this.#text, template);
    const parts: (Piece | Expression)[] = [];
    let done = content.start;
    const copy = (end: number, stripsStart: boolean, stripsEnd: boolean): void => {
      let [from, to] = [done, end];
      if (stripsStart) while (from < to && /\s/.test(this.#text[from]!)) from++;
      if (stripsEnd) while (to > from && /\s/.test(this.#text[to - 1]!)) to--;
      if (from < to) parts.push(literalPiece(this.#text, from, to, form, indentation));
    };
    let strips = false;
    for (const { span: filled, value, stripsBefore, stripsAfter } of sequences) {
      copy(filled.start, strips, stripsBefore);
      parts.push(value ? { ...value, span: filled } : { kind: 'unknown', span: filled });
      done = filled.end;
      strips = stripsAfter;
    }
    copy(content.end, strips, false);
    if (sequences.length === 0) {
      const [only] = parts as Piece[];
      return textOfPieces(only ? [only] : [], span, content.start);
    }
    const values = parts.map((part) => ('runs' in part ? undefined : this.#asText(this.value(part), part)));
    return distributed(values, span, (texts) => {
      const pieces: Piece[] = [];
      let isDerived = false;
      for (const [place, part] of parts.entries()) {
        const text = texts[place];
        if ('runs' in part) pieces.push(part);
        else if (text?.kind !== 'text') return { kind: 'opaque', span };
        else {
          pieces.push(pieceAt(text, part.span));
          isDerived ||= text.text.length !== 1 || !text.holes?.has(text.text);
        }
      }
      const text = textOfPieces(pieces, span, content.start);
      return isDerived ? { ...text, expression: {} } : text;
    });
  }

  #list(span: Span, items: readonly Expression[]): UndecidedList {
    const found: UndecidedValue[] = [];
    let open = false;
    for (const item of items) {
      const value = this.value(item);
      if (value) found.push(value);
      else open = true;
    }
    return { kind: 'list', span, items: found, ...(open && { open }) };
  }

  #dict({ span, elements }: ObjectExpression): UndecidedDict {
    const entries: UndecidedEntry[] = [];
    let open = false;
    for (const { key, isComputed, value, span: whole } of elements) {
      const name = this.#key(key, isComputed);
      const given = this.value(value);
      if (name?.kind !== 'text' || !given) open = true;
      else entries.push({ key: name, value: given, span: whole });
    }
    const head = { start: span.start, end: span.start + 1 };
    return { kind: 'dict', span, head, entries, ...(open && { open }) };
  }

  #key(key: Expression, isComputed: boolean): Result {
    if (!isComputed && key.kind === 'reference' && key.path.length === 1) {
      const { start } = key.span;
      return { kind: 'text', span: key.span, text: key.path[0]!, place: start };
    }
    if (key.kind === 'literal') return { kind: 'text', span: key.span, text: String(key.value) };
    return this.textOf(key);
  }

  #conditional({ span, condition, yes, no }: Conditional): Result {
    const written = this.#formOf(condition);
    const isNegated = /^! ?[\w.[\]"-]+$/.test(written);
    const alternatives = [this.value(yes), this.value(no)];
    return {
      kind: 'choice',
      span,
      condition: isNegated ? written.slice(1).trim() : written,
      alternatives: isNegated ? alternatives.reverse() : alternatives,
    };
  }

  /** What it makes of one element, once. */
  #for({ span, names, key, value }: For): UndecidedValue {
    const around = this.#bound;
    this.#bound = new Map([...around, ...names.map((name) => [name, span.start] as const)]);
    try {
      const given = this.value(value);
      if (!key) return { kind: 'list', span, items: given ? [given] : [], open: true };
      const name = this.textOf(key);
      const entries =
        name?.kind === 'text' && given
          ? [{ key: name, value: given, span: { start: key.span.start, end: value.span.end } }]
          : [];
      return { kind: 'dict', span, head: { start: span.start, end: span.start + 1 }, entries, open: true };
    } finally {
      this.#bound = around;
    }
  }

  #call(call: Call): Result {
    const { span, name, arguments: given, expands } = call;
    const [first] = given;
    switch (name) {
      case 'concat':
      case 'flatten':
      case 'setunion':
      case 'compact':
      case 'distinct':
      case 'sort':
      case 'toset':
      case 'tolist':
        return this.#joined(call);
      case 'merge':
        return this.#merged(call);
      case 'format':
        return expands ? { kind: 'opaque', span } : this.#formatted(call);
      case 'sensitive':
      case 'nonsensitive':
      case 'tostring':
        return first ? this.value(first) : { kind: 'opaque', span };
      default:
        return { kind: 'opaque', span };
    }
  }

  /** The items of lists, or of lists in a list, as far as they are known. */
  #joined({ span, name, arguments: given, expands }: Call): UndecidedValue {
    const lists = given.map((each) => this.value(each));
    const isNested = name === 'flatten' || expands;
    return (
      distributed(lists, span, (known) => {
        let items: UndecidedValue[] = [];
        let open = false;
        const add = (list: Result, isDeep: boolean): void => {
          if (list?.kind !== 'list') {
            if (list?.kind === 'text' || list?.kind === 'dict') items.push(list);
            else open = true;
            return;
          }
          open ||= list.open === true;
          for (const item of list.items) {
            if (isDeep && (item.kind === 'list' || item.kind === 'opaque')) add(item, name === 'flatten');
            else items.push(item);
          }
        };
        for (const list of known) add(list, isNested);
        if (name === 'compact') items = items.flatMap((item) => withoutEmptyTexts(item) ?? []);
        if (sets.has(name)) items = items.filter((item, place) => !isTextAmong(item, items.slice(0, place)));
        return { kind: 'list', span, items, ...((open as boolean) && { open: true }) };
      }) ?? { kind: 'opaque', span }
    );
  }

  /** Entries of all; of equal keys the last one counts. */
  #merged({ span, arguments: given, expands }: Call): UndecidedValue {
    const values = given.map((each) => this.value(each));
    const dicts = expands && values.length === 1 ? itemsOf(values[0] as never) : values;
    return (
      distributed(dicts, span, (known) => {
        const entries = new Map<string, UndecidedEntry>();
        let open = expands;
        for (const dict of known) {
          if (dict?.kind !== 'dict') {
            open = true;
            continue;
          }
          open ||= dict.open === true;
          for (const entry of dict.entries) entries.set(entry.key.text, entry);
        }
        const head = { start: span.start, end: span.start + 1 };
        return { kind: 'dict', span, head, entries: [...entries.values()], ...(open && { open }) };
      }) ?? { kind: 'opaque', span }
    );
  }

  /** https://developer.hashicorp.com/terraform/language/functions/format */
  #formatted({ span, arguments: [format, ...given] }: Call): Result {
    const pattern = format && this.value(format);
    if (pattern?.kind !== 'text' || pattern.holes) return { kind: 'opaque', span };
    const parts = pattern.text.split(/(%(?:%|[sdv]))/);
    const verbs = parts.filter((part) => /^%[sdv]$/.test(part));
    if (verbs.length !== given.length || parts.some((part, place) => place % 2 === 0 && part.includes('%')))
      return { kind: 'opaque', span };
    const texts = given.map((each) => this.textOf(each));
    return distributed(texts, span, (known) => {
      let next = 0;
      const pieces: Piece[] = [];
      for (const part of parts) {
        const text = /^%[sdv]$/.test(part)
          ? known[next++]
          : ({ kind: 'text', span, text: part.replace('%%', '%') } as const);
        if (text?.kind !== 'text') return { kind: 'opaque', span };
        if (text.text !== '') pieces.push({ text: text.text, runs: [], holes: text.holes });
      }
      return concatenated(pieces, span, {});
    });
  }

  #reference(reference: Reference): Result {
    const { span, path, isPlain, isSplat } = reference;
    const [root = '', name = '', ...rest] = path;
    const last = path.at(-1) ?? '';
    if (isSplat) return { kind: 'list', span, items: [], open: true };
    if (root === 'local' && isPlain && !this.#bound.has(root)) {
      const value = this.#local(name, rest, reference);
      if (value) return value;
    }
    if (root === 'var' && rest.length === 0) {
      const type = this.#scope.variableType(name) ?? '';
      if (/^string$/.test(type)) return this.#hole(reference);
      if (/^(?:list|set|tuple)\b/.test(type)) return { kind: 'list', span, items: [], open: true };
    }
    const known = isPlain ? formatOfAttribute(path) : undefined;
    if (known) return this.#shaped(known, reference);
    const isAttribute = /^(?:data|aws_\w+)$/.test(root) && path.length > 2;
    return isAttribute && /(?:^|_)(?:arn|id|name|partition|region|json|email|url)$/.test(last)
      ? this.#hole(reference)
      : { kind: 'opaque', span };
  }

  /** A text of a format: of each resource, its parts are the same wherever they are. */
  #shaped({ format, nameAttribute }: AttributeFormat, reference: Reference): UndecidedValue {
    const { span } = reference;
    const written = this.#formOf(reference);
    const resource = written.slice(0, written.lastIndexOf('.')).trim();
    const nameWritten = format === '{name}' ? written : nameAttribute && `${resource}.${nameAttribute}`;
    let names = 0;
    const pieces: Piece[] = [];
    for (const part of format.split(/(\{\w+\})/)) {
      if (!part.startsWith('{')) {
        if (part !== '') pieces.push({ text: part, runs: [] });
        continue;
      }
      const variable = part.slice(1, -1);
      const isName = variable === 'name';
      const isFirst = isName && names === 0;
      const id = `${variable} ${isName || variable === 'path' ? names++ : 0} of ${resource}`;
      const alphabet = variable === 'path' ? {} : { alphabet: variable as Alphabet };
      const hole: Hole =
        isFirst && nameWritten !== undefined
          ? { id, source: `\${${nameWritten}}`, ...alphabet }
          : {
              id,
              source: `\${${isName || variable === 'path' ? `${resource}.name` : variable}}`,
              expression: true,
              ...alphabet,
            };
      const character = this.#holes.characterOf(hole);
      if (character === undefined) return { kind: 'opaque', span };
      pieces.push({ text: character, runs: [], holes: new Map([[character, hole]]) });
    }
    if (format !== '{name}') return concatenated(pieces, span, {});
    const [{ text, holes }] = pieces as [Piece];
    return { kind: 'text', span, text, ...(holes && { holes }) };
  }

  /** What a local value gives, or a member of it: undefined where it is not known. */
  #local(name: string, path: readonly string[], { span }: Reference): Result {
    const lookUps = this.#lookUps ?? { left: mostLookUps };
    const found = this.#depth < deepest && lookUps.left-- > 0 ? this.#scope.local(name) : undefined;
    if (!found) return undefined;
    const { expression, text, isHere } = found;
    const reader = new ValueReader(text, this.#holes, this.#scope, this.#depth + 1, lookUps);
    let value = reader.value(expression);
    for (const key of path) {
      if (value?.kind !== 'dict' || value.open) return undefined;
      value = value.entries.find((entry) => entry.key.text === key)?.value;
    }
    if (!value || value.kind === 'opaque') return undefined;
    const isSmall = value.kind === 'text' || value.kind === 'scalar' || value.kind === 'choice';
    return isHere && !isSmall ? value : relocated(value, span);
  }

  /** As part of a string: what is no text is a hole. */
  #asText(value: Result, expression: Expression): Result {
    if (!value) return this.#hole(expression);
    switch (value.kind) {
      case 'text':
        return value;
      case 'scalar':
        return { kind: 'text', span: value.span, text: String(value.value), expression: {} };
      case 'choice': {
        const alternatives = value.alternatives.map((each) => this.#asText(each, expression));
        return { ...value, alternatives };
      }
      default:
        return this.#hole(expression);
    }
  }

  #hole(expression: Expression): UndecidedValue {
    const { span } = expression;
    const hole = this.#holeOf(expression);
    const character = this.#holes.characterOf(hole);
    if (character === undefined) return { kind: 'opaque', span };
    return { kind: 'text', span, text: character, holes: new Map([[character, hole]]) };
  }

  #holeOf(expression: Expression): Hole {
    const written = this.#text.slice(expression.span.start, expression.span.end);
    const inner = /^[$%]\{~?\s*([^]*?)\s*~?\}$/.exec(written)?.[1];
    const form = (inner ?? written).replace(/\s+/g, ' ').trim();
    const names = [...expressionsIn(expression)].flatMap((each) =>
      each.kind === 'reference' ? [each.path[0]!] : [],
    );
    const bound = names.flatMap((name) => this.#bound.get(name) ?? []);
    const alphabet = alphabetOf(expression);
    return {
      id: [form, ...bound].join(' @'),
      source: inner === undefined ? `\${${form}}` : written,
      ...(alphabet && { alphabet }),
    };
  }

  #formOf({ span: { start, end } }: Expression): string {
    return this.#text.slice(start, end).replace(/\s+/g, ' ');
  }
}

/** Functions that give each item once. */
const sets: ReadonlySet<string> = new Set(['setunion', 'distinct', 'toset']);

function isTextAmong(item: UndecidedValue, others: readonly UndecidedValue[]): boolean {
  return item.kind === 'text' && others.some((other) => other.kind === 'text' && other.text === item.text);
}

/** What `compact` leaves of an item: nothing of an empty string. */
function withoutEmptyTexts(item: Result): Result {
  if (item?.kind === 'text' && item.text === '') return undefined;
  return item?.kind === 'choice' ? { ...item, alternatives: item.alternatives.map(withoutEmptyTexts) } : item;
}

/** What the provider itself knows of an account. */
function alphabetOf(expression: Expression): Alphabet | undefined {
  if (expression.kind !== 'reference') return undefined;
  const [root, type, , attribute, ...rest] = expression.path;
  if (root !== 'data' || rest.length > 0) return undefined;
  if (type === 'aws_caller_identity' && /^(?:account_id|id)$/.test(attribute ?? '')) return 'account';
  if (type === 'aws_region' && /^(?:name|id|region)$/.test(attribute ?? '')) return 'region';
  return type === 'aws_partition' && /^(?:partition|id)$/.test(attribute ?? '') ? 'partition' : undefined;
}

/** @param start where the text begins that is empty */
function textOfPieces(pieces: readonly Piece[], span: Span, start: number): TextValue {
  const { text, place, holes } = concatenated(pieces, span, {});
  const [run, ...others] = pieces.flatMap(({ runs }) => runs);
  const isVerbatim =
    run && others.length === 0 && run.length === run.sourceLength && run.length === text.length;
  return {
    kind: 'text',
    span,
    text,
    ...(place === undefined ? { place: start } : { place: isVerbatim ? run.source : place }),
    ...(holes && { holes }),
  };
}
