/** Where a text stops being HCL. The parser knows that it does, and goes on behind; it seldom says the place. */
import type { Node } from 'web-tree-sitter';
import { tokensOf, type Token } from './tokens.js';

export interface SyntaxFault {
  readonly message: string;
  readonly offset: number;
}

/** The first fault in a tree that has one. */
export function syntaxErrorIn(text: string, root: Node): SyntaxFault {
  const tokens = tokensOf(text);
  if ('message' in tokens) return tokens;
  return unclosedIn(tokens) ?? new Recognizer(tokens).fault() ?? faultOf(firstFault(root), text);
}

/** The innermost node of the first fault. */
function firstFault(root: Node): Node {
  let found = root;
  for (;;) {
    const next = found.children.find((child) => child?.hasError || child?.isError || child?.isMissing);
    if (!next) return found;
    found = next;
  }
}

function faultOf({ startIndex: offset }: Node, text: string): SyntaxFault {
  const [word] = /^(?:[\w-]+|\S)/.exec(text.slice(offset)) ?? [];
  return { message: word === undefined ? 'The file ends too early.' : `Unexpected \`${word}\`.`, offset };
}

const closing: Readonly<Record<string, string>> = { '{': '}', '[': ']', '(': ')' };

/** A bracket that nothing closes, or that closes nothing; undefined where all fit. */
function unclosedIn(tokens: readonly Token[]): SyntaxFault | undefined {
  const open: Token[] = [];
  for (const token of tokens) {
    if (token.type !== 'sign') continue;
    if (closing[token.text] !== undefined) open.push(token);
    else if (/^[}\])]$/.test(token.text)) {
      const last = open.pop();
      if (!last) return { message: `\`${token.text}\` closes nothing.`, offset: token.offset };
      if (closing[last.text] !== token.text) return notClosed(last);
    }
  }
  const last = open.pop();
  return last && notClosed(last);
}

function notClosed({ text, offset }: Token): SyntaxFault {
  return { message: `\`${text}\` is not closed.`, offset };
}

/** Brackets in each other, beyond which nothing is looked at. */
const deepest = 500;

/** Follows the grammar up to the first token that it has no place for. What stands in strings is not looked at. */
class Recognizer {
  readonly #tokens: readonly Token[];
  #at = 0;
  #depth = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  fault(): SyntaxFault | undefined {
    try {
      this.#body('end');
      return undefined;
    } catch (thrown) {
      if (thrown === tooDeep) return undefined;
      if (!(thrown instanceof Unexpected)) throw thrown;
      const { text, type, offset } = thrown.token;
      if (type === 'end') return { message: 'The file ends too early.', offset };
      const [line = ''] = text.split('\n');
      return {
        message: type === 'newline' ? 'The line ends too early.' : `Unexpected \`${line}\`.`,
        offset,
      };
    }
  }

  get #token(): Token {
    return this.#tokens[this.#at]!;
  }

  #is(...texts: readonly string[]): boolean {
    const { type, text } = this.#token;
    return type !== 'string' && texts.includes(text);
  }

  #take(text: string): void {
    if (!this.#is(text)) throw new Unexpected(this.#token);
    this.#at++;
  }

  #takes(...texts: readonly string[]): boolean {
    const found = this.#is(...texts);
    if (found) this.#at++;
    return found;
  }

  #name(): void {
    if (this.#token.type !== 'name') throw new Unexpected(this.#token);
    this.#at++;
  }

  #skipLines(): void {
    while (this.#token.type === 'newline') this.#at++;
  }

  #within(read: () => void): void {
    if (++this.#depth > deepest) throw tooDeep;
    read();
    this.#depth--;
  }

  #body(end: 'end' | '}'): void {
    for (;;) {
      this.#skipLines();
      if (end === '}' ? this.#takes('}') : this.#token.type === 'end') return;
      this.#name();
      if (this.#takes('=')) this.#expression(false);
      else {
        while (this.#token.type === 'name' || this.#token.type === 'string') this.#at++;
        this.#take('{');
        this.#within(() => this.#body('}'));
      }
      if (this.#token.type !== 'newline' && this.#token.type !== 'end' && !this.#is('}'))
        throw new Unexpected(this.#token);
    }
  }

  /** @param inBrackets line ends are blanks in round and square brackets */
  #expression(inBrackets: boolean): void {
    this.#within(() => {
      for (;;) {
        if (inBrackets) this.#skipLines();
        while (this.#takes('-', '!'));
        this.#operand(inBrackets);
        this.#steps(inBrackets);
        if (inBrackets) this.#skipLines();
        if (this.#takes('?')) {
          this.#expression(inBrackets);
          if (inBrackets) this.#skipLines();
          this.#take(':');
          this.#expression(inBrackets);
          return;
        }
        if (!this.#takes('+', '-', '*', '/', '%', '==', '!=', '<', '>', '<=', '>=', '&&', '||')) return;
      }
    });
  }

  #operand(inBrackets: boolean): void {
    const { type } = this.#token;
    if (type === 'number' || type === 'string') this.#at++;
    else if (type === 'name') {
      this.#at++;
      if (this.#takes('(')) this.#members(')');
    } else if (this.#takes('(')) {
      this.#expression(true);
      this.#skipLines();
      this.#take(')');
    } else if (this.#takes('[')) {
      this.#skipLines();
      if (this.#takes('for')) this.#for(']', true);
      else this.#members(']');
    } else if (this.#takes('{')) {
      this.#skipLines();
      if (this.#takes('for')) this.#for('}', inBrackets);
      else this.#elements();
    } else throw new Unexpected(this.#token);
  }

  #steps(inBrackets: boolean): void {
    for (;;) {
      const before = this.#at;
      if (inBrackets) this.#skipLines();
      if (this.#takes('.')) {
        if (!this.#takes('*')) {
          if (this.#token.type !== 'number') this.#name();
          else this.#at++;
        }
      } else if (this.#is('[') && this.#at === before) {
        this.#at++;
        this.#skipLines();
        if (!this.#takes('*')) this.#expression(true);
        this.#skipLines();
        this.#take(']');
      } else {
        this.#at = before;
        return;
      }
    }
  }

  /** Items or arguments, up to their end. */
  #members(end: ']' | ')'): void {
    for (;;) {
      this.#skipLines();
      if (this.#takes(end)) return;
      this.#expression(true);
      this.#skipLines();
      if (this.#takes('...')) this.#skipLines();
      else if (this.#takes(',')) continue;
      this.#take(end);
      return;
    }
  }

  #elements(): void {
    for (;;) {
      this.#skipLines();
      if (this.#takes('}')) return;
      this.#expression(false);
      if (!this.#takes('=', ':')) throw new Unexpected(this.#token);
      this.#skipLines();
      this.#expression(false);
      if (!this.#takes(',') && this.#token.type !== 'newline' && !this.#is('}'))
        throw new Unexpected(this.#token);
    }
  }

  #for(end: ']' | '}', inBrackets: boolean): void {
    const wide = inBrackets || end === ']';
    this.#name();
    if (this.#takes(',')) this.#name();
    this.#take('in');
    this.#expression(wide);
    this.#skipLines();
    this.#take(':');
    this.#skipLines();
    this.#expression(wide);
    this.#skipLines();
    if (this.#takes('=>')) {
      this.#skipLines();
      this.#expression(wide);
      this.#skipLines();
      this.#takes('...');
      this.#skipLines();
    }
    if (this.#takes('if')) {
      this.#skipLines();
      this.#expression(wide);
      this.#skipLines();
    }
    this.#take(end);
  }
}

class Unexpected extends Error {
  constructor(readonly token: Token) {
    super();
  }
}

const tooDeep = new Error('Brackets are nested too deeply.');
