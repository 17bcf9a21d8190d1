/** Evaluates expressions as far as the file allows. */
import {
  concatenated,
  pieceAt,
  pieceOf,
  stringValue,
  type OpaqueValue,
  type Piece,
  type Span,
  type TextValue,
  type UndecidedEntry,
  type UndecidedValue,
} from 'iam-rules-core';
import type { TSESTree } from '@typescript-eslint/utils';
import type { Bindings } from './bindings.js';
import type { CodeHoles } from './code-holes.js';
import { calleeName, nameOf, plain, propertyName, resultOf, spanOf, type Node } from './nodes.js';
import type { Written } from './written.js';

/** Nothing in a policy is nested more deeply. */
const deepest = 64;

/** A member of an object literal, or of one that is spread into it. */
export interface Member {
  readonly key: TextValue;
  readonly value: Node;
  readonly span: Span;
}

export interface Members {
  readonly members: readonly Member[];
  /** There are more members, which are unknown. */
  readonly isOpen: boolean;
  /** All members are in the literal itself. */
  readonly isWhole: boolean;
}

/** What a library construct evaluates to, if known. Undefined for anything else. */
export type Construct = (node: Node, values: Values) => UndecidedValue | undefined;

export class Values {
  /** The objects that have been read as part of a value. */
  readonly read = new Set<Node>();
  readonly bindings: Bindings;
  readonly holes: CodeHoles;
  readonly written: Written;
  readonly source: string;
  readonly #construct: Construct;
  /** The literals that are being read, from the outside in. */
  readonly #around = new Set<Node>();
  /** How many more may be read, because a few lines of constants that repeat each other can expand to millions. */
  #left: number;
  #depth = 0;

  constructor(
    source: string,
    { bindings, holes, written }: Pick<Values, 'bindings' | 'holes' | 'written'>,
    construct: Construct,
  ) {
    this.source = source;
    this.bindings = bindings;
    this.holes = holes;
    this.written = written;
    this.#construct = construct;
    this.#left = 1_000 + 4 * source.length;
  }

  /** The value of an expression. Opaque if unknown. */
  value(expression: Node): UndecidedValue {
    return this.#within(() => this.#value(expression)) ?? opaque(expression);
  }

  /** The value of an expression where a string is required. A hole if unknown. */
  text(expression: Node): UndecidedValue {
    const value = this.value(expression);
    if (value.kind === 'opaque') return this.holes.of(plain(expression));
    if (value.kind !== 'scalar') return value;
    return { kind: 'text', span: value.span, text: String(value.value), expression: {} };
  }

  /** The members of an object literal, or of a constant that refers to one. Undefined for anything else. */
  members(expression: Node): Members | undefined {
    const { node } = this.#followed(expression);
    if (node.type !== 'ObjectExpression') return undefined;
    return this.#inside(node, () => this.#membersOf(node));
  }

  #membersOf(node: TSESTree.ObjectExpression): Members {
    this.read.add(node);
    const { added, set } = this.bindings.changed;
    const members: Member[] = [];
    let isOpen = added.has(node);
    let isWhole = true;
    for (const property of node.properties) {
      if (property.type === 'SpreadElement') {
        isWhole = false;
        const inner = this.#within(() => this.members(property.argument));
        members.push(...(inner?.members ?? []));
        isOpen ||= !inner || inner.isOpen;
        continue;
      }
      const key = this.#key(property);
      if (key && property.kind === 'init' && !property.method && !set.has(property.value))
        members.push({ key, value: property.value, span: spanOf(property) });
      else isOpen = true;
      isWhole &&= property.kind === 'init' && key !== undefined && !set.has(property.value);
    }
    return { members, isOpen, isWhole };
  }

  /** The items of a list literal. Spreads are unknown items. */
  list(expression: Node, itemOf: (node: Node) => UndecidedValue): UndecidedValue {
    const { node } = this.#followed(expression);
    if (node.type === 'ConditionalExpression')
      return this.choice(node, (branch) => this.list(branch, itemOf));
    const span = spanOf(node);
    const mapped = mappedBy(node);
    if (mapped) {
      this.written.fixed.add(span.start);
      return { kind: 'list', span, items: [itemOf(mapped)], open: true };
    }
    if (node.type !== 'ArrayExpression') return opaque(node);
    return this.#inside(node, () => this.#listOf(node, itemOf)) ?? opaque(node);
  }

  #listOf(node: TSESTree.ArrayExpression, itemOf: (node: Node) => UndecidedValue): UndecidedValue {
    const { added, set } = this.bindings.changed;
    const span = spanOf(node);
    const items: UndecidedValue[] = [];
    let isOpen = added.has(node);
    for (const element of node.elements) {
      if (!element) isOpen = true;
      else if (set.has(element)) items.push(opaque(element));
      else if (element.type !== 'SpreadElement') items.push(itemOf(element));
      else {
        const inner = this.#spreadItems(element.argument, itemOf);
        if (inner) items.push(...inner.items);
        else items.push(opaque(element));
        isOpen ||= !inner || inner.isOpen;
        if (inner) this.written.fixed.add(span.start);
      }
    }
    if (!isLaidOut(node.elements, this.source)) this.written.fixed.add(span.start);
    return { kind: 'list', span, items, ...(isOpen && { open: true }) };
  }

  /** A text that consists of several parts. */
  joined(
    parts: readonly (UndecidedValue | { readonly written: TextValue; readonly at?: Span })[],
    node: Node,
  ): UndecidedValue {
    const span = spanOf(node);
    const pieces: Piece[] = [];
    for (const part of parts) {
      if ('written' in part) pieces.push(part.at ? pieceAt(part.written, part.at) : pieceOf(part.written));
      else if (part.kind === 'text') pieces.push(pieceOf(part));
      else return opaque(node);
    }
    return concatenated(pieces, span, {});
  }

  /** One of two values, depending on a condition. */
  choice(
    { test, consequent, alternate, range }: TSESTree.ConditionalExpression,
    valueOf: (branch: Node) => UndecidedValue,
  ): UndecidedValue {
    const condition = this.source.slice(...test.range);
    const alternatives = [consequent, alternate].map((each) =>
      isUndefined(each) ? undefined : valueOf(each),
    );
    return { kind: 'choice', span: { start: range[0], end: range[1] }, condition, alternatives };
  }

  /** Reads one level deeper. Undefined if that is too deep or too much. */
  #within<Result>(read: () => Result): Result | undefined {
    if (this.#depth > deepest || this.#left === 0) return undefined;
    this.#left--;
    this.#depth++;
    try {
      return read();
    } finally {
      this.#depth--;
    }
  }

  /** Reads a literal. Undefined for a literal inside itself: `const a = [...a]`. */
  #inside<Result>(literal: Node, read: () => Result): Result | undefined {
    if (this.#around.has(literal)) return undefined;
    this.#around.add(literal);
    try {
      return read();
    } finally {
      this.#around.delete(literal);
    }
  }

  #value(expression: Node): UndecidedValue {
    const own = plain(expression);
    const construct = this.#construct(own, this);
    if (construct) return construct;
    const { node } = this.#followed(own);
    if (node !== own) {
      const known = this.#construct(node, this);
      if (known) return known;
    }
    const span = spanOf(node);
    switch (node.type) {
      case 'Literal':
        if (typeof node.value === 'string') return stringValue(this.source, span, node.value, 1);
        return typeof node.value === 'number' || typeof node.value === 'boolean' || node.value === null
          ? { kind: 'scalar', span, value: node.value }
          : opaque(node);
      case 'TemplateLiteral':
        return this.#template(node, node);
      case 'TaggedTemplateExpression':
        return isInterpolation(node) ? asExpression(this.#template(node.quasi, node.quasi)) : opaque(node);
      case 'BinaryExpression':
        return node.operator === '+' ? this.#sum(node) : opaque(node);
      case 'ConditionalExpression':
        return this.choice(node, (branch) => this.value(branch));
      case 'ArrayExpression':
        return this.list(own, (item) => this.#item(item));
      case 'ObjectExpression':
        return this.#dict(own, node);
      case 'CallExpression': {
        if (mappedBy(node)) return this.list(node, (item) => this.#item(item));
        const inner = unwrapped(node);
        return inner ? this.value(inner) : opaque(node);
      }
      default:
        return opaque(node);
    }
  }

  #item(item: Node): UndecidedValue {
    const value = this.value(item);
    return value.kind === 'opaque' ? this.holes.of(plain(item)) : value;
  }

  #dict(own: Node, node: TSESTree.ObjectExpression): UndecidedValue {
    const span = spanOf(node);
    const found = this.members(own);
    if (!found) return opaque(node);
    const { members, isOpen, isWhole } = found;
    if (!isWhole || !isLaidOut(node.properties, this.source)) this.written.fixed.add(span.start);
    const entries: UndecidedEntry[] = [];
    this.#inside(node, () => {
      for (const { key, value, span: whole } of members)
        if (!isUndefined(value)) entries.push({ key, value: this.value(value), span: whole });
      return true;
    });
    return {
      kind: 'dict',
      span,
      head: { start: span.start, end: span.start + 1 },
      entries,
      ...(isOpen && { open: true }),
    };
  }

  #followed(expression: Node) {
    const followed = this.bindings.follow(expression);
    if (followed.isShared) this.written.share(spanOf(followed.node));
    return followed;
  }

  #spreadItems(
    argument: Node,
    itemOf: (node: Node) => UndecidedValue,
  ): { readonly items: readonly UndecidedValue[]; readonly isOpen: boolean } | undefined {
    return this.#within(() => {
      const { node } = this.bindings.follow(argument);
      if (node.type === 'ConditionalExpression') return this.#conditionalItems(node, itemOf);
      const list = this.list(argument, itemOf);
      return list.kind === 'list' ? { items: list.items, isOpen: list.open === true } : undefined;
    });
  }

  /** `...(a ? [x] : [y])`: each item exists in only one of the cases. */
  #conditionalItems(node: TSESTree.ConditionalExpression, itemOf: (node: Node) => UndecidedValue) {
    const condition = this.source.slice(...node.test.range);
    const [yes, no] = [node.consequent, node.alternate].map((each) => this.list(each, itemOf));
    if (yes?.kind !== 'list' || no?.kind !== 'list') return undefined;
    const span = spanOf(node);
    const items = [
      ...yes.items.map((item): UndecidedValue => ({
        kind: 'choice',
        span,
        condition,
        alternatives: [item, undefined],
      })),
      ...no.items.map((item): UndecidedValue => ({
        kind: 'choice',
        span,
        condition,
        alternatives: [undefined, item],
      })),
    ];
    return { items, isOpen: yes.open === true || no.open === true };
  }

  #key(property: TSESTree.Property): TextValue | undefined {
    const { key, computed } = property;
    const name = nameOf(key, computed);
    if (!computed)
      return name === undefined
        ? undefined
        : stringValue(this.source, spanOf(key), name, key.type === 'Literal' ? 1 : 0);
    const text = this.value(key);
    if (text.kind !== 'text') return undefined;
    // Includes the brackets, which another key does not need.
    const end = this.source.indexOf(']', key.range[1]) + 1;
    return { ...text, span: { start: property.range[0], end } };
  }

  #template(node: TSESTree.TemplateLiteral, whole: Node): UndecidedValue {
    const pieces: Piece[] = [];
    const { quasis, expressions } = node;
    // Some parsers include the characters around the parts.
    const margin = quasis[0]!.range[0] === node.range[0] ? 1 : 0;
    let isPlain = true;
    let end = node.range[0];
    for (const [index, quasi] of quasis.entries()) {
      const cooked = quasi.value.cooked as string | null | undefined;
      if (typeof cooked !== 'string') return opaque(whole);
      const start = quasi.range[0] + margin;
      if (index > 0) {
        const text = this.text(expressions[index - 1]!);
        const known = text.kind === 'text' ? text : this.holes.of(expressions[index - 1]!);
        if (known.kind !== 'text') return opaque(whole);
        isPlain &&=
          [...(known.holes?.keys() ?? [])].every((each) => this.holes.isPlain(each)) &&
          known.text.length === 1 &&
          known.holes !== undefined;
        pieces.push(pieceAt(known, { start: end, end: start }));
      }
      end = quasi.range[1] - (margin === 0 ? 0 : quasi.tail ? 1 : 2);
      pieces.push(pieceOf(stringValue(this.source, { start, end }, cooked, 0)));
    }
    const { expression, ...text } = concatenated(pieces, spanOf(whole), {});
    return isPlain ? text : { ...text, expression: expression! };
  }

  /** Iterative, because a sum is nested as deeply as it has terms. */
  #sum(node: TSESTree.BinaryExpression): UndecidedValue {
    const terms: Node[] = [];
    let left: Node = node;
    while (left.type === 'BinaryExpression' && left.operator === '+') {
      terms.push(left.right);
      left = plain(left.left);
    }
    terms.push(left);
    const texts = terms.toReversed().map((term) => this.text(term));
    // Numbers are added, not concatenated.
    if (!texts.some((text) => text.kind === 'text' && text.expression === undefined)) return opaque(node);
    return this.joined(
      texts.map((text, index) => (text.kind === 'text' ? text : this.holes.of(terms.at(-1 - index)!))),
      node,
    );
  }
}

export function opaque(node: Node): OpaqueValue {
  return { kind: 'opaque', span: spanOf(node) };
}

export function isUndefined(node: Node): boolean {
  return node.type === 'Identifier' && node.name === 'undefined';
}

function asExpression(value: UndecidedValue): UndecidedValue {
  return value.kind === 'text' ? { ...value, expression: {} } : value;
}

/** `pulumi.interpolate` and `$interpolate`, which fill in values that are known later. */
function isInterpolation({ tag }: TSESTree.TaggedTemplateExpression): boolean {
  return /^(?:\$?interpolate|\$jsonStringify)$/.test(
    tag.type === 'Identifier' ? tag.name : (propertyName(tag) ?? ''),
  );
}

/** The body of `list.map((x) => body)`. */
function mappedBy(node: Node): Node | undefined {
  if (node.type !== 'CallExpression' || calleeName(node) !== 'map') return undefined;
  return node.arguments[0] && resultOf(node.arguments[0]);
}

/** The argument that a call returns, in another form or once it is known. */
export function unwrapped(node: Node): Node | undefined {
  if (node.type !== 'CallExpression') return undefined;
  const [argument] = node.arguments;
  if (!argument || argument.type === 'SpreadElement') return undefined;
  const { callee } = node;
  switch (calleeName(node)) {
    case 'apply':
      return resultOf(argument);
    case 'stringify':
      return callee.type === 'MemberExpression' &&
        callee.object.type === 'Identifier' &&
        callee.object.name === 'JSON'
        ? argument
        : undefined;
    case 'freeze':
    case 'jsonStringify':
    case '$jsonStringify':
    case 'toJsonString':
    case 'output':
      return argument;
    default:
      return undefined;
  }
}

/**
 * Whether only spaces, commas and comments are between the parts of a literal: no parentheses, and no `as` after a
 * part.
 */
function isLaidOut(parts: readonly (Node | null)[], source: string): boolean {
  let end: number | undefined;
  for (const part of parts) {
    if (!part || (part.type !== 'Property' && part.type !== 'SpreadElement' && plain(part) !== part))
      return false;
    if (end !== undefined && source.slice(end, part.range[0]).includes('(')) return false;
    end = part.range[1];
  }
  const [first] = parts;
  return !first || !/\($/.test(source.slice(0, first.range[0]).slice(-20).trimEnd());
}
