/**
 * The tree of a file in HCL, as far as it is read here: bodies of attributes and blocks, and expressions. All offsets are
 * UTF-16 code units of the text.
 * https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md
 */
import type { Span } from 'iam-rules-core';

export interface Body {
  readonly attributes: readonly Attribute[];
  readonly blocks: readonly Block[];
}

/** `name = expression` */
export interface Attribute {
  readonly name: string;
  readonly nameSpan: Span;
  readonly value: Expression;
  readonly span: Span;
}

/** `type "label" { … }` */
export interface Block {
  readonly type: string;
  readonly typeSpan: Span;
  readonly labels: readonly string[];
  /** From the type to the last label. */
  readonly header: Span;
  readonly body: Body;
  readonly span: Span;
}

export type Expression =
  Template | Literal | Tuple | ObjectExpression | Call | Conditional | For | Reference | Operation | Unknown;

/** A string or a heredoc. */
export interface Template {
  readonly kind: 'template';
  readonly span: Span;
  /** What stands between the quotes or between the lines of the markers. */
  readonly content: Span;
  readonly form: 'quoted' | 'heredoc' | 'indented-heredoc';
  /** What is written between the quotes, escapes included. */
  readonly literal: string;
  /** What is filled in, in order. */
  readonly sequences: readonly Sequence[];
}

/** `${ … }`, or a directive from its `%{ if … }` to its `%{ endif }`, of which nothing is read. */
export interface Sequence {
  readonly span: Span;
  /** Of an interpolation; undefined for a directive. */
  readonly value: Expression | undefined;
  /** It takes the white space before it, behind it. */
  readonly stripsBefore: boolean;
  readonly stripsAfter: boolean;
}

export interface Literal {
  readonly kind: 'literal';
  readonly span: Span;
  readonly value: number | boolean | null;
}

export interface Tuple {
  readonly kind: 'tuple';
  readonly span: Span;
  readonly items: readonly Expression[];
}

export interface ObjectExpression {
  readonly kind: 'object';
  readonly span: Span;
  readonly elements: readonly ObjectElement[];
}

export interface ObjectElement {
  /** A bare name is a reference of one name. */
  readonly key: Expression;
  /** In parentheses it is an expression, even a bare name. */
  readonly isComputed: boolean;
  readonly value: Expression;
  readonly span: Span;
}

export interface Call {
  readonly kind: 'call';
  readonly span: Span;
  readonly name: string;
  readonly arguments: readonly Expression[];
  /** The last argument is a list of arguments: `f(xs...)`. */
  readonly expands: boolean;
}

export interface Conditional {
  readonly kind: 'conditional';
  readonly span: Span;
  readonly condition: Expression;
  readonly yes: Expression;
  readonly no: Expression;
}

/** `[for x in xs : value]`, `{ for k, v in xs : key => value }` */
export interface For {
  readonly kind: 'for';
  readonly span: Span;
  readonly collection: Expression;
  readonly names: readonly string[];
  /** Absent in a tuple. */
  readonly key?: Expression;
  readonly value: Expression;
}

/** A name and what is taken of it: `local.a["b"][0]`. */
export interface Reference {
  readonly kind: 'reference';
  readonly span: Span;
  /** Names, as far as they are written out: `local`, `a`, `b`. */
  readonly path: readonly string[];
  /** All of it is in the path, but for numbers in brackets. */
  readonly isPlain: boolean;
  /** It has a `*`: a list of what every element has. */
  readonly isSplat: boolean;
}

/** Anything of which nothing is known but the expressions in it. */
export interface Operation {
  readonly kind: 'operation';
  readonly span: Span;
  readonly operands: readonly Expression[];
}

export interface Unknown {
  readonly kind: 'unknown';
  readonly span: Span;
}

/** The expressions that an expression is made of. */
export function partsOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'template':
      return expression.sequences.flatMap(({ value }) => value ?? []);
    case 'tuple':
      return expression.items;
    case 'object':
      return expression.elements.flatMap(({ key, isComputed, value }) =>
        isComputed || key.kind === 'template' ? [key, value] : [value],
      );
    case 'call':
      return expression.arguments;
    case 'conditional':
      return [expression.condition, expression.yes, expression.no];
    case 'for':
      return [expression.collection, ...(expression.key ? [expression.key] : []), expression.value];
    case 'operation':
      return expression.operands;
    default:
      return [];
  }
}

/** The expression and all within it. */
export function* expressionsIn(expression: Expression): Generator<Expression> {
  yield expression;
  for (const part of partsOf(expression)) yield* expressionsIn(part);
}

export function attributeOf(body: Body, name: string): Attribute | undefined {
  return body.attributes.find((attribute) => attribute.name === name);
}
