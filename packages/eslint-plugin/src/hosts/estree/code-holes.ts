/** Creates holes for expressions in code whose values are unknown. */
import type { Alphabet, Hole, Holes, OpaqueValue, TextValue } from 'iam-rules-core';
import type { Bindings } from './bindings.js';
import { spanOf, type Node } from './nodes.js';

/** A longer expression is shown as `…`. */
const longest = 80;

export class CodeHoles {
  readonly #holes: Holes;
  readonly #text: string;
  readonly #bindings: Bindings;
  /** The holes that a template literal can contain. */
  readonly #plain = new Set<string>();

  constructor(holes: Holes, text: string, bindings: Bindings) {
    this.#holes = holes;
    this.#text = text;
    this.#bindings = bindings;
  }

  /** Whether the character is a hole for a `${…}` in a template literal. */
  isPlain(character: string): boolean {
    return this.#plain.has(character);
  }

  sourceOf(character: string): string | undefined {
    return this.#holes.get(character)?.source;
  }

  /** The unknown text that an expression evaluates to. Equal expressions with equal names are the same hole. */
  of(node: Node, alphabet?: Alphabet): TextValue | OpaqueValue {
    const written = this.#text.slice(...node.range);
    const isShort = written.length <= longest && !/[\r\n`]/.test(written);
    const shown = isShort ? written : '…';
    const id = `code ${written} ${this.#originOf(node)}`;
    const hole: Hole = {
      id,
      source: `\${${shown}}`,
      ...(!isShort && { expression: true }),
      ...(alphabet && { alphabet }),
    };
    return this.text(hole, node);
  }

  text(hole: Hole, node: Node): TextValue | OpaqueValue {
    const span = spanOf(node);
    const character = this.#holes.characterOf(hole);
    if (character === undefined) return { kind: 'opaque', span };
    if (!hole.expression) this.#plain.add(character);
    return { kind: 'text', span, text: character, holes: new Map([[character, hole]]), expression: {} };
  }

  /** Where the name at the root of an expression is declared, because equal names in two functions are different. */
  #originOf(node: Node): string {
    let root = node;
    for (;;) {
      if (root.type === 'MemberExpression') root = root.object;
      else if (root.type === 'CallExpression') root = root.callee;
      else if (root.type === 'TSNonNullExpression') root = root.expression;
      else break;
    }
    const place = root.type === 'Identifier' && this.#bindings.variableOf(root)?.identifiers[0]?.range[0];
    return typeof place === 'number' ? String(place) : '';
  }
}
