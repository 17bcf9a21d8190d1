/** What of a policy is written where: the nodes of the tree of a file by their places. */
import type { Span } from 'iam-rules-core';
import {
  partsOf,
  type Attribute,
  type Block,
  type Body,
  type Expression,
  type ObjectElement,
  type ObjectExpression,
} from '../hcl/tree.js';

export class Written {
  readonly #expressions = new Map<string, Expression>();
  readonly #attributes = new Map<string, Attribute>();
  readonly #names = new Map<string, Attribute>();
  readonly #elements = new Map<string, ObjectElement>();
  readonly #objects = new Map<ObjectElement, ObjectExpression>();
  readonly #blocks = new Map<string, Block>();
  readonly #parents = new Map<Block, Block>();

  constructor(body: Body) {
    this.#body(body, undefined);
  }

  expression(span: Span): Expression | undefined {
    return this.#expressions.get(keyOf(span));
  }

  attribute(span: Span): Attribute | undefined {
    return this.#attributes.get(keyOf(span));
  }

  attributeNamedAt(span: Span): Attribute | undefined {
    return this.#names.get(keyOf(span));
  }

  /** A member of an object, and the object. */
  element(span: Span): readonly [ObjectElement, ObjectExpression] | undefined {
    const element = this.#elements.get(keyOf(span));
    return element && [element, this.#objects.get(element)!];
  }

  block(span: Span): Block | undefined {
    return this.#blocks.get(keyOf(span));
  }

  parentOf(block: Block): Block | undefined {
    return this.#parents.get(block);
  }

  /** The blocks of a type that stand from the start to the end of a span, none of them within another one. */
  blocksIn({ start, end }: Span, type: RegExp): readonly Block[] {
    return [...this.#blocks.values()].filter(
      (block) => type.test(nameOf(block)) && block.span.start >= start && block.span.end <= end,
    );
  }

  #body({ attributes, blocks }: Body, parent: Block | undefined): void {
    for (const attribute of attributes) {
      this.#attributes.set(keyOf(attribute.span), attribute);
      this.#names.set(keyOf(attribute.nameSpan), attribute);
      this.#expression(attribute.value);
    }
    for (const block of blocks) {
      this.#blocks.set(keyOf(block.span), block);
      if (parent) this.#parents.set(block, parent);
      this.#body(block.body, block);
    }
  }

  #expression(expression: Expression): void {
    this.#expressions.set(keyOf(expression.span), expression);
    if (expression.kind === 'object')
      for (const element of expression.elements) {
        this.#elements.set(keyOf(element.span), element);
        this.#objects.set(element, expression);
        this.#expression(element.key);
      }
    for (const part of partsOf(expression)) this.#expression(part);
  }
}

/** What a block is for: of a dynamic one, what it makes. */
export function nameOf({ type, labels: [label = ''] }: Block): string {
  return type === 'dynamic' ? label : type;
}

/** What holds the arguments of a block: of a dynamic one, its content. */
export function contentOf(block: Block): Block {
  if (block.type !== 'dynamic') return block;
  return block.body.blocks.find(({ type }) => type === 'content') ?? block;
}

function keyOf({ start, end }: Span): string {
  return `${start} ${end}`;
}
