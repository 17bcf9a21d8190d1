/**
 * The parts of the `yaml` package's tree that are used here. The package itself is passed in, because loading it takes
 * time that linting JSON does not need.
 */
import type { Span } from '../value/value.js';

/** The parts of the package `yaml`, version 2, that are used. */
export interface YamlLibrary {
  readonly Lexer: new () => { lex(text: string): Iterable<string> };
  readonly Parser: new () => {
    /** The tokens being read, from the outside in. */
    readonly stack: readonly { readonly type: string }[];
    next(lexeme: string): Iterable<unknown>;
    end(): Iterable<unknown>;
  };
  readonly Composer: new (options: {
    readonly schema: 'failsafe';
    readonly strict: false;
    readonly uniqueKeys: false;
    readonly keepSourceTokens: true;
    // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a type of the package, which is no dependency here
  }) => { compose(tokens: Iterable<any>): Iterable<unknown> };
}

export interface YamlDocument {
  readonly contents: YamlNode | null;
  readonly errors: readonly { readonly message: string; readonly pos: readonly [number, number] }[];
}

/** Start, end of the value, end of everything that belongs to it. */
type Range = readonly [number, number, number];

interface NodeBase {
  readonly range?: Range | null;
  /** Resolved: `!Sub`, `tag:yaml.org,2002:str`. */
  readonly tag?: string;
  readonly anchor?: string;
}

export interface YamlScalar extends NodeBase {
  readonly type?: string;
  /** The characters, decoded. */
  readonly source?: string;
  /** For a block scalar, `indent` is that of the parent node. */
  readonly srcToken?: { readonly indent?: number };
}

export interface YamlAlias extends NodeBase {
  /** The name of the anchor. */
  readonly source: string;
}

export interface YamlPair {
  readonly key: YamlNode | null;
  readonly value: YamlNode | null;
}

export interface YamlMap extends NodeBase {
  readonly items: readonly YamlPair[];
  readonly flow?: boolean;
}

export interface YamlSeq extends NodeBase {
  readonly items: readonly (YamlNode | null)[];
  readonly flow?: boolean;
  readonly srcToken?: {
    readonly items?: readonly {
      readonly start: readonly { readonly type: string; readonly offset: number }[];
    }[];
  };
}

export type YamlNode = YamlScalar | YamlAlias | YamlMap | YamlSeq;

const nodeType = Symbol.for('yaml.node.type');

/** A node has its type under a symbol of the package. */
function isOf(node: YamlNode, type: string): boolean {
  return (node as { readonly [nodeType]?: symbol })[nodeType] === Symbol.for(`yaml.${type}`);
}

export function isMap(node: YamlNode): node is YamlMap {
  return isOf(node, 'map');
}

export function isSeq(node: YamlNode): node is YamlSeq {
  return isOf(node, 'seq');
}

export function isAlias(node: YamlNode): node is YamlAlias {
  return isOf(node, 'alias');
}

export function isScalar(node: YamlNode): node is YamlScalar {
  return isOf(node, 'scalar');
}

function isBlockScalar({ type }: YamlScalar): boolean {
  return type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED';
}

/** The direct children of a node in source order. */
export function childrenOf(node: YamlNode): readonly (YamlNode | null)[] {
  if (isSeq(node)) return node.items;
  return isMap(node) ? node.items.flatMap(({ key, value }) => [key, value]) : [];
}

/**
 * The span of a node, without its tag and anchor, and without trailing comments and line ends.
 *
 * @param at where it would be if it were written
 */
export function spanOfNode(node: YamlNode | null, text: string, at: number): Span {
  if (!node?.range) return { start: at, end: at };
  const [start] = node.range;
  return { start, end: Math.max(start, endOfNode(node, text)) };
}

function endOfNode(node: YamlNode, text: string): number {
  let last: YamlNode = node;
  // A block collection ends where its last node ends.
  for (;;) {
    const [start, end] = last.range!;
    if (isScalar(last)) return isBlockScalar(last) ? start + text.slice(start, end).trimEnd().length : end;
    if (isAlias(last) || last.flow) return end;
    const item: YamlNode | YamlPair | null | undefined = isMap(last) ? last.items.at(-1) : last.items.at(-1);
    const inner: YamlNode | null | undefined = item && 'key' in item ? (item.value ?? item.key) : item;
    if (!inner?.range) return end;
    last = inner;
  }
}
