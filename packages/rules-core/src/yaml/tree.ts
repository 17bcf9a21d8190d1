/**
 * The tree of the package `yaml`, as far as it is read here. The package itself is handed in: it takes its time to load, and
 * who lints JSON alone does without it.
 */
import type { Span } from '../value/value.js';

/** What is used of the package `yaml`, version 2. */
export interface YamlLibrary {
  readonly Lexer: new () => { lex(text: string): Iterable<string> };
  readonly Parser: new () => {
    /** What is being read, each in the one before. */
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

/** Start, end of the value, end of all that belongs to it. */
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
  /** Of a block scalar, `indent` is that of the node around it. */
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

/** Each node says what it is under a symbol of the package. */
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

/** The nodes right under a node, in the order of the text. */
export function childrenOf(node: YamlNode): readonly (YamlNode | null)[] {
  if (isSeq(node)) return node.items;
  return isMap(node) ? node.items.flatMap(({ key, value }) => [key, value]) : [];
}

/**
 * Where a node stands, without its tag and anchor, and without the comments and line ends that follow it.
 *
 * @param at where it would stand, were it written
 */
export function spanOfNode(node: YamlNode | null, text: string, at: number): Span {
  if (!node?.range) return { start: at, end: at };
  const [start] = node.range;
  return { start, end: Math.max(start, endOfNode(node, text)) };
}

function endOfNode(node: YamlNode, text: string): number {
  let last: YamlNode = node;
  // A collection in block style ends where the last thing in it does.
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
