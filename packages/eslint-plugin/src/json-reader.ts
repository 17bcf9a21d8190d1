/**
 * Reads JSON into the tree of jsonc-eslint-parser, in a fraction of its time: that one has a parser of JavaScript do it,
 * while nearly every policy is plain JSON.
 */
import type { AST } from 'jsonc-eslint-parser';
import {
  ArrayExpression,
  Lines,
  Literal,
  ObjectExpression,
  programOf,
  Property,
  Token,
  UnaryExpression,
  type Expression,
} from './json-tree.js';

/**
 * @param text any text
 * @returns the tree; undefined for what is not JSON, and for the JSON that jsonc-eslint-parser refuses or might refuse:
 *   with `__proto__` twice in an object, or very deeply nested
 */
export function readJson(text: string): AST.JSONProgram | undefined {
  try {
    // Takes a tenth of the reader's own time, and leaves the reader nothing to check.
    JSON.parse(text);
    return new Reader(text).program();
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Far beyond any policy, and far from where any stack ends. */
const maxDepth = 200;

/** Goes through a text that is JSON, from token to token. */
class Reader {
  readonly #text: string;
  readonly #lines: Lines;
  readonly #tokens: Token[] = [];
  readonly #hasEscapes: boolean;
  #offset = 0;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#lines = new Lines(text);
    this.#hasEscapes = text.includes('\\');
  }

  program(): AST.JSONProgram {
    this.#skipSpace();
    return programOf(this.#text, this.#lines, this.#value(), this.#tokens);
  }

  #value(): Expression {
    switch (this.#text[this.#offset]) {
      case '"':
        return this.#string();
      case '[':
        return this.#array();
      case '{':
        return this.#object();
      case 't':
        return this.#literal(this.#offset + 4, 'Boolean', true);
      case 'f':
        return this.#literal(this.#offset + 5, 'Boolean', false);
      case 'n':
        return this.#literal(this.#offset + 4, 'Null', null);
      case '-': {
        const start = this.#punctuator('-');
        return new UnaryExpression(this.#lines, start, this.#number());
      }
      default:
        return this.#number();
    }
  }

  #array(): ArrayExpression {
    const elements: Expression[] = [];
    const start = this.#open('[');
    for (let more = this.#text[this.#offset] !== ']'; more; more = this.#comma()) {
      elements.push(this.#value());
    }
    this.#close(']');
    return new ArrayExpression(this.#lines, start, this.#offset, elements);
  }

  #object(): ObjectExpression {
    const properties: Property[] = [];
    let hasProto = false;
    const start = this.#open('{');
    for (let more = this.#text[this.#offset] !== '}'; more; more = this.#comma()) {
      const key = this.#string();
      if (key.value === '__proto__') {
        if (hasProto) throw new SyntaxError('To JavaScript this is an error.');
        hasProto = true;
      }
      this.#skipSpace();
      this.#punctuator(':');
      this.#skipSpace();
      properties.push(new Property(this.#lines, key, this.#value()));
    }
    this.#close('}');
    return new ObjectExpression(this.#lines, start, this.#offset, properties);
  }

  #open(bracket: string): number {
    if (++this.#depth > maxDepth) throw new SyntaxError('This is nested too deeply.');
    const start = this.#punctuator(bracket);
    this.#skipSpace();
    return start;
  }

  /** After a value: whether there is another one, to which it then goes. */
  #comma(): boolean {
    this.#skipSpace();
    if (this.#text[this.#offset] !== ',') return false;
    this.#punctuator(',');
    this.#skipSpace();
    return true;
  }

  #close(bracket: string): void {
    this.#depth--;
    this.#punctuator(bracket);
  }

  #string(): Literal {
    const text = this.#text;
    const start = this.#offset;
    let end = start;
    do end = text.indexOf('"', end + 1);
    while (this.#hasEscapes && isEscaped(text, end));
    const inside = text.slice(start + 1, end);
    const escapes = this.#hasEscapes && inside.includes('\\');
    return this.#literal(end + 1, 'String', escapes ? (JSON.parse(`"${inside}"`) as string) : inside);
  }

  #number(): Literal {
    let end = this.#offset;
    while (end < this.#text.length && !' \t\n\r,]}'.includes(this.#text[end]!)) end++;
    return this.#literal(end, 'Numeric', Number(this.#text.slice(this.#offset, end)));
  }

  #literal(end: number, type: Token['type'], value: Literal['value']): Literal {
    const start = this.#offset;
    const raw = this.#text.slice(start, end);
    this.#tokens.push(new Token(this.#lines, start, end, type, raw));
    this.#offset = end;
    return new Literal(this.#lines, start, end, value, raw);
  }

  /** @returns where it starts */
  #punctuator(value: string): number {
    const start = this.#offset++;
    this.#tokens.push(new Token(this.#lines, start, this.#offset, 'Punctuator', value));
    return start;
  }

  #skipSpace(): void {
    const text = this.#text;
    let offset = this.#offset;
    // Between tokens, only white space comes before `!` in Unicode.
    while (text.charCodeAt(offset) <= 0x20) offset++;
    this.#offset = offset;
  }
}

/** Whether an odd number of backslashes is before the character. */
function isEscaped(text: string, offset: number): boolean {
  let start = offset;
  while (text[start - 1] === '\\') start--;
  return (offset - start) % 2 === 1;
}
