/**
 * The nodes and tokens of a JSON text: type for type and property for property what jsonc-eslint-parser makes of it, so
 * that rules and selectors take the one tree for the other.
 */
import type { AST } from 'eslint';
import type { AST as JsonAst } from 'jsonc-eslint-parser';

/** Where the lines of a text start. */
export class Lines {
  readonly #starts: number[] = [0];

  constructor(text: string) {
    // As in JavaScript, and so in all of ESLint; in JSON, the last two may stand in a string.
    const ends = /\r\n|[\n\r\u2028\u2029]/g;
    while (ends.test(text)) this.#starts.push(ends.lastIndex);
  }

  locationOf([start, end]: AST.Range): AST.SourceLocation {
    return { start: this.#positionOf(start), end: this.#positionOf(end) };
  }

  #positionOf(offset: number): AST.SourceLocation['start'] {
    const starts = this.#starts;
    // The number of lines that start at the offset or before.
    let line = 0;
    for (let after = starts.length; line < after;) {
      const middle = (line + after) >> 1;
      if (starts[middle]! <= offset) line = middle + 1;
      else after = middle;
    }
    return { line, column: offset - starts[line - 1]! };
  }
}

/** The location, once somebody has asked for it, and until then the lines that tell it. */
const place = Symbol('place');

/**
 * Something in the text. Its `loc` is worked out when asked for: of most nodes and tokens, nobody asks.
 *
 * Here and below, fields are declared and not defined, and the two classes of most objects set all of theirs at once:
 * either saves a good part of the time that reading takes.
 */
abstract class Located {
  /** A symbol, and no private field: it must be there through proxies and in objects that inherit from a node. */
  declare [place]: Lines | AST.SourceLocation;
  declare range: AST.Range;
  declare start: number;
  declare end: number;

  get loc(): AST.SourceLocation {
    const known = this[place];
    return known instanceof Lines ? (this[place] = known.locationOf(this.range)) : known;
  }

  set loc(loc) {
    this[place] = loc;
  }
}

export class Token extends Located {
  declare readonly type: 'Punctuator' | 'String' | 'Numeric' | 'Boolean' | 'Null';
  declare readonly value: string;

  constructor(lines: Lines, start: number, end: number, type: Token['type'], value: string) {
    super();
    this[place] = lines;
    this.range = [start, end];
    this.start = start;
    this.end = end;
    this.type = type;
    this.value = value;
  }
}

export class Literal extends Located {
  declare readonly type: 'JSONLiteral';
  declare readonly value: string | number | boolean | null;
  declare readonly raw: string;
  declare parent: object | null;

  constructor(lines: Lines, start: number, end: number, value: Literal['value'], raw: string) {
    super();
    this[place] = lines;
    this.range = [start, end];
    this.start = start;
    this.end = end;
    this.type = 'JSONLiteral';
    this.value = value;
    this.raw = raw;
    this.parent = null;
  }
}

/** A node that holds nodes, and becomes their parent. */
abstract class ParentNode extends Located {
  constructor(lines: Lines, start: number, end: number) {
    super();
    this[place] = lines;
    this.range = [start, end];
    this.start = start;
    this.end = end;
  }
}

export type Expression = Literal | UnaryExpression | ArrayExpression | ObjectExpression;

/** A negative number. */
export class UnaryExpression extends ParentNode {
  declare readonly type: 'JSONUnaryExpression';
  declare readonly operator: '-';
  declare readonly prefix: true;
  declare readonly argument: Literal;
  declare parent: object | null;

  constructor(lines: Lines, start: number, argument: Literal) {
    super(lines, start, argument.end);
    this.type = 'JSONUnaryExpression';
    this.operator = '-';
    this.prefix = true;
    this.argument = argument;
    this.parent = null;
    argument.parent = this;
  }
}

export class ArrayExpression extends ParentNode {
  declare readonly type: 'JSONArrayExpression';
  declare readonly elements: readonly Expression[];
  declare parent: object | null;

  constructor(lines: Lines, start: number, end: number, elements: readonly Expression[]) {
    super(lines, start, end);
    this.type = 'JSONArrayExpression';
    this.elements = elements;
    this.parent = null;
    for (const element of elements) element.parent = this;
  }
}

export class ObjectExpression extends ParentNode {
  declare readonly type: 'JSONObjectExpression';
  declare readonly properties: readonly Property[];
  declare parent: object | null;

  constructor(lines: Lines, start: number, end: number, properties: readonly Property[]) {
    super(lines, start, end);
    this.type = 'JSONObjectExpression';
    this.properties = properties;
    this.parent = null;
    for (const property of properties) property.parent = this;
  }
}

export class Property extends ParentNode {
  declare readonly type: 'JSONProperty';
  declare readonly method: false;
  declare readonly shorthand: false;
  declare readonly computed: false;
  declare readonly key: Literal;
  declare readonly value: Expression;
  declare readonly kind: 'init';
  declare parent: object | null;

  constructor(lines: Lines, key: Literal, value: Expression) {
    super(lines, key.start, value.end);
    this.type = 'JSONProperty';
    this.method = false;
    this.shorthand = false;
    this.computed = false;
    this.key = key;
    this.value = value;
    this.kind = 'init';
    this.parent = null;
    key.parent = this;
    value.parent = this;
  }
}

/** The tree. The two nodes at its top have no `start` and no `end`; of the first, ESLint always asks the `loc`. */
export function programOf(
  text: string,
  lines: Lines,
  expression: Expression,
  tokens: Token[],
): JsonAst.JSONProgram {
  const range: AST.Range = [0, text.length];
  const statement = {
    type: 'JSONExpressionStatement',
    expression,
    range: [expression.start, expression.end],
    loc: lines.locationOf(expression.range),
    parent: null as object | null,
  };
  const program = {
    type: 'Program',
    body: [statement],
    comments: [],
    tokens,
    range,
    loc: lines.locationOf(range),
    parent: null,
  };
  statement.parent = program;
  expression.parent = statement;
  // By its types, literals have a `regex` and a `bigint`, which jsonc-eslint-parser does not give them either.
  return program as unknown as JsonAst.JSONProgram;
}
