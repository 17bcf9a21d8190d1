/**
 * Converts a YAML text to a value tree, with CloudFormation tags in their long form, and aliases and merge keys
 * resolved.
 */
import { lazyDict, lazyList } from '../value/lazy-value.js';
import { itemsOf } from '../value/members.js';
import type { DictEntry, DictValue, ListValue, OpaqueValue, Span, TextValue, Value } from '../value/value.js';
import { sliceSpan } from '../value/value.js';
import { aliasesOf, type Aliases } from './aliases.js';
import type { ParsedYaml } from './parse-yaml.js';
import { valueOfPlain } from './plain-scalar.js';
import { placeOfScalar } from './scalar-place.js';
import { functionOf, kindOf } from './tags.js';
import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  spanOfNode,
  type YamlMap,
  type YamlNode,
  type YamlPair,
  type YamlScalar,
  type YamlSeq,
} from './tree.js';

/**
 * The value tree of a text. For several documents it is a list of them, and for a text with an error it is empty.
 *
 * @returns `root` has offsets in the text; `shared` are parts of it that occur several times in the tree
 */
export function valueOfYaml({ text, documents, error }: ParsedYaml): {
  root: Value;
  shared: readonly Span[];
} {
  const readable = error ? [] : documents;
  const aliases = aliasesOf(readable, text.includes('&'));
  const reader = new Reader(text, aliases);
  const roots = readable.flatMap(({ contents }) =>
    contents && !isBlank(contents) ? [reader.root(contents)] : [],
  );
  const whole = { start: 0, end: text.length };
  const [first = { kind: 'scalar', span: whole, value: null } as const] = roots;
  return { root: roots.length > 1 ? lazyList(whole, () => roots) : first, shared: aliases.shared };
}

class Reader {
  readonly #text: string;
  readonly #aliases: Aliases;
  /** The values of anchored nodes, which aliases share. */
  readonly #read = new Map<YamlNode, Value>();

  constructor(text: string, aliases: Aliases) {
    this.#text = text;
    this.#aliases = aliases;
  }

  root(node: YamlNode): Value {
    const { start } = this.#spanOf(node, 0);
    const first = isMap(node) ? node.items[0]?.key : undefined;
    return this.#value(node, start, first ? this.#spanOf(first, start) : { start, end: start + 1 });
  }

  #spanOf(node: YamlNode | null, at: number): Span {
    return spanOfNode(node, this.#text, at);
  }

  /**
   * @param at where it is if nothing is written there
   * @param head the head of the value if it is a dict: its key, or the dash before it
   */
  #value(node: YamlNode | null, at: number, head: Span): Value {
    if (!node) return { kind: 'scalar', span: { start: at, end: at }, value: null };
    if (node.anchor === undefined) return this.#valueOf(node, at, head);
    let value = this.#read.get(node);
    if (!value) this.#read.set(node, (value = this.#valueOf(node, at, head)));
    return value;
  }

  #valueOf(node: YamlNode, at: number, head: Span): Value {
    if (isAlias(node)) {
      const target = this.#aliases.targetOf(node);
      const span = this.#spanOf(node, at);
      return target ? this.#value(target, span.start, span) : { kind: 'opaque', span };
    }
    if (node.tag === undefined) return this.#untagged(node, at, head);
    const tag = this.#tagSpan(node);
    const name = functionOf(node.tag);
    if (name !== undefined) return this.#function(name, node, tag);
    const kind = kindOf(node.tag);
    if (isMap(node) ? kind === 'map' : isSeq(node) ? kind === 'seq' : false)
      return this.#untagged(node, at, head);
    if (isScalar(node) && kind === 'str') return this.#textOf(node, at);
    const value = kind === 'scalar' ? this.#untagged(node, at, head) : undefined;
    return value?.kind === 'scalar' ? value : this.#opaque(node, tag);
  }

  #untagged(node: YamlNode, at: number, head: Span): Value {
    if (isMap(node)) {
      // `{{ x }}` without quotes is template text. No policy has a dict as a key.
      const isFilledIn = node.flow === true && this.#text.startsWith('{{', node.range?.[0] ?? 0);
      return isFilledIn ? { kind: 'opaque', span: this.#spanOf(node, at) } : this.#dict(node, head);
    }
    if (isSeq(node)) return this.#list(node);
    if (!isScalar(node)) return { kind: 'opaque', span: this.#spanOf(node, at) };
    const value =
      node.type === 'PLAIN' || node.type === undefined ? valueOfPlain(node.source ?? '') : undefined;
    return value === undefined
      ? this.#textOf(node, at)
      : { kind: 'scalar', span: this.#spanOf(node, at), value };
  }

  #textOf(node: YamlScalar, at: number): TextValue {
    const place = placeOfScalar(node, this.#text);
    return {
      kind: 'text',
      span: this.#spanOf(node, at),
      text: node.source ?? '',
      ...(place !== undefined && { place }),
    };
  }

  #opaque(node: YamlNode, tag: Span): OpaqueValue {
    return { kind: 'opaque', span: { start: tag.start, end: this.#spanOf(node, tag.end).end } };
  }

  /** Converts `!Sub x` to `{ "Fn::Sub": x }`. */
  #function(name: string, node: YamlNode, tag: Span): DictValue {
    const span = { start: tag.start, end: Math.max(tag.end, this.#spanOf(node, tag.end).end) };
    const key: TextValue = { kind: 'text', span: tag, text: name };
    const entries = (): DictEntry[] => {
      const argument = this.#untagged(node, tag.end, tag);
      const value = name === 'Fn::GetAtt' && argument.kind === 'text' ? attributeOf(argument) : argument;
      return [{ key, value, span }];
    };
    return lazyDict(span, entries, false, tag);
  }

  /** A tag is directly before its node, with only spaces, comments or an anchor in between. */
  #tagSpan(node: YamlNode): Span {
    const text = this.#text;
    const end = node.range?.[0] ?? 0;
    // Nearly always the tag is on the same line, after a space or bracket, and the last `!` there is its first
    // character.
    const usual = text.lastIndexOf('!', end - 1);
    const usualEnd = end - (/[ \t]*$/.exec(text.slice(Math.max(usual, end - 20), end))?.[0].length ?? 0);
    if (usual >= 0 && /[\s[{,]/.test(text[usual - 1] ?? ' ') && /^!\w+$/.test(text.slice(usual, usualEnd)))
      return { start: usual, end: usualEnd };
    const before = text.slice(Math.max(0, end - longestTag), end);
    const found = /!(?:<[^>]*>|[^\s,[\]{}]*)(?=(?:\s|#[^\n]*\n|&\S+)*$)/.exec(before);
    if (!found) return { start: end, end };
    const start = end - before.length + found.index;
    return { start, end: start + found[0].length };
  }

  #list(node: YamlSeq): ListValue {
    return lazyList(this.#spanOf(node, 0), () => {
      const dashes = (node.srcToken?.items ?? []).flatMap(
        ({ start }) => start.find(({ type }) => type === 'seq-item-ind') ?? [],
      );
      return node.items.map((item, index) => {
        const dash = node.flow ? undefined : dashes[index]?.offset;
        const start = item?.range?.[0] ?? 0;
        const at = dash === undefined ? start : dash + 1;
        return this.#value(item, at, { start: dash ?? start, end: (dash ?? start) + 1 });
      });
    });
  }

  #dict(node: YamlMap, head: Span): DictValue {
    const span = this.#spanOf(node, 0);
    const known = node.items.filter((pair) => isMerge(pair) || this.#keyOf(pair.key));
    return lazyDict(
      span,
      () => this.#entries(known),
      known.length < node.items.length || known.some((pair) => isMerge(pair) && !this.#merged(pair)),
      node.flow ? undefined : head,
    );
  }

  /**
   * Entries of merge keys come first, because the dict's own entries override them.
   * https://yaml.org/type/merge.html
   */
  #entries(pairs: readonly YamlPair[]): DictEntry[] {
    const own = pairs.flatMap((pair) => (isMerge(pair) ? [] : [this.#entry(pair)]));
    const merged = new Map<string, DictEntry>();
    for (const pair of pairs)
      for (const dict of (isMerge(pair) && this.#merged(pair)) || [])
        for (const entry of dict.entries) if (!merged.has(entry.key.text)) merged.set(entry.key.text, entry);
    for (const { key } of own) merged.delete(key.text);
    return [...merged.values(), ...own];
  }

  #entry({ key: keyNode, value: valueNode }: YamlPair): DictEntry {
    const key = this.#keyOf(keyNode)!;
    const value = this.#value(valueNode, key.span.end, key.span);
    const written = this.#spanOf(valueNode, key.span.end);
    return { key, value, span: { start: key.span.start, end: Math.max(key.span.end, written.end) } };
  }

  /** Undefined for a key that is not a scalar. It may be any key. */
  #keyOf(node: YamlNode | null): TextValue | undefined {
    if (!node) return { kind: 'text', span: { start: 0, end: 0 }, text: '' };
    if (isScalar(node)) return node.tag === undefined ? this.#textOf(node, 0) : undefined;
    const target = isAlias(node) ? this.#aliases.targetOf(node) : undefined;
    if (!target || !isScalar(target) || target.tag !== undefined) return undefined;
    return { kind: 'text', span: this.#spanOf(node, 0), text: target.source ?? '' };
  }

  /** The dicts that a merge key refers to, or undefined when one of them is unknown. */
  #merged({ value }: YamlPair): readonly DictValue[] | undefined {
    if (!value) return undefined;
    const read = this.#value(value, 0, this.#spanOf(value, 0));
    const dicts = itemsOf(read);
    return dicts.every((each) => each.kind === 'dict' && !each.open) ? (dicts as DictValue[]) : undefined;
  }
}

/** Whether nothing is written there, as between two `---`. */
function isBlank(node: YamlNode): boolean {
  return isScalar(node) && node.source === '' && node.type === 'PLAIN' && node.tag === undefined;
}

/** Longer tags are not found. */
const longestTag = 1000;

function isMerge({ key }: YamlPair): boolean {
  return key !== null && isScalar(key) && key.source === '<<' && key.type === 'PLAIN';
}

/** Converts `Bucket.Arn` to `[Bucket, Arn]`, as in the long form. */
function attributeOf(text: TextValue): Value {
  const dot = text.text.indexOf('.');
  if (dot < 0) return text;
  const part = (from: number, to: number): TextValue => {
    const span = sliceSpan(text, from, to);
    const place = typeof text.place === 'number' ? text.place + from : undefined;
    return { kind: 'text', span, text: text.text.slice(from, to), ...(place !== undefined && { place }) };
  };
  const items = [part(0, dot), part(dot + 1, text.text.length)];
  return { kind: 'list', span: text.span, items };
}
