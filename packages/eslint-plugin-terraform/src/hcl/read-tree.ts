/** Makes the tree of a file of that of the parser. */
import type { Span } from 'iam-rules-core';
import type { TreeCursor } from 'web-tree-sitter';
import type {
  Attribute,
  Block,
  Body,
  Expression,
  ObjectElement,
  Reference,
  Sequence,
  Template,
} from './tree.js';

/** No expression of a policy nests deeper; of what does, nothing is known. */
const deepest = 100;

/** @param cursor at the root of the parser's tree, to which it comes back */
export function readBody(text: string, cursor: TreeCursor): Body {
  let body: Body = { attributes: [], blocks: [] };
  const reader = new Reader(text, cursor);
  reader.children((type) => {
    if (type === 'body') body = reader.body();
  });
  return body;
}

/** A term of an expression as it is read, step by step. */
type Term = Expression;

class Reader {
  readonly #text: string;
  readonly #cursor: TreeCursor;
  #depth = 0;

  constructor(text: string, cursor: TreeCursor) {
    this.#text = text;
    this.#cursor = cursor;
  }

  /** Visits the children of the node that the cursor is at. */
  children(visit: (type: string) => void): void {
    const cursor = this.#cursor;
    if (!cursor.gotoFirstChild()) return;
    this.#depth++;
    do visit(cursor.nodeType);
    while (cursor.gotoNextSibling());
    this.#depth--;
    cursor.gotoParent();
  }

  body(): Body {
    const attributes: Attribute[] = [];
    const blocks: Block[] = [];
    if (this.#depth < deepest)
      this.children((type) => {
        if (type === 'attribute') attributes.push(...this.#attribute());
        if (type === 'block') blocks.push(...this.#block());
      });
    return { attributes, blocks };
  }

  #span(): Span {
    return { start: this.#cursor.startIndex, end: this.#cursor.endIndex };
  }

  #slice({ start, end }: Span): string {
    return this.#text.slice(start, end);
  }

  /** None where it is only begun. */
  #attribute(): Attribute[] {
    const span = this.#span();
    let nameSpan: Span | undefined;
    let value: Expression | undefined;
    this.children((type) => {
      if (type === 'identifier') nameSpan ??= this.#span();
      if (type === 'expression') value = this.#expression();
    });
    return nameSpan && value ? [{ name: this.#slice(nameSpan), nameSpan, value, span }] : [];
  }

  #block(): Block[] {
    const span = this.#span();
    let typeSpan: Span | undefined;
    let end = span.start;
    let body: Body = { attributes: [], blocks: [] };
    const labels: string[] = [];
    this.children((type) => {
      if (type === 'identifier' || type === 'string_lit') {
        const each = this.#span();
        if (!typeSpan) typeSpan = each;
        else labels.push(this.#slice(each).replace(/^"|"$/g, ''));
        end = each.end;
      }
      if (type === 'body') body = this.body();
    });
    if (!typeSpan) return [];
    const header = { start: span.start, end };
    return [{ type: this.#slice(typeSpan), typeSpan, labels, header, body, span }];
  }

  /** The expression of the node that the cursor is at. */
  #expression(): Expression {
    const span = this.#span();
    const terms = this.#terms();
    return terms.length === 1 ? terms[0]! : { kind: 'operation', span, operands: terms };
  }

  /** What stands in a node, with what is taken of each: `a.b`, `(c)[0]`. */
  #terms(): Term[] {
    const terms: Term[] = [];
    if (this.#depth >= deepest) return [{ kind: 'unknown', span: this.#span() }];
    this.children((type) => {
      const taken = this.#step(type, terms.at(-1));
      if (taken) terms[terms.length - 1] = taken;
      else terms.push(...this.#term(type));
    });
    return terms;
  }

  #term(type: string): Term[] {
    const span = this.#span();
    switch (type) {
      case 'expression':
        return [this.#expression()];
      case 'literal_value':
      case 'template_expr':
      case 'collection_value':
      case 'for_expr':
      case 'operation':
        return this.#terms();
      case 'conditional': {
        const [condition, yes, no] = this.#terms();
        return condition && yes && no
          ? [{ kind: 'conditional', span, condition, yes, no }]
          : [{ kind: 'unknown', span }];
      }
      case 'string_lit':
      case 'quoted_template':
        return [this.#quoted()];
      case 'heredoc_template':
        return [this.#heredoc()];
      case 'numeric_lit':
        return [{ kind: 'literal', span, value: Number(this.#slice(span)) }];
      case 'bool_lit':
        return [{ kind: 'literal', span, value: this.#slice(span) === 'true' }];
      case 'null_lit':
        return [{ kind: 'literal', span, value: null }];
      case 'variable_expr':
        return [{ kind: 'reference', span, path: [this.#slice(span)], isPlain: true, isSplat: false }];
      case 'tuple':
        return [{ kind: 'tuple', span, items: this.#terms() }];
      case 'object':
        return [{ kind: 'object', span, elements: this.#elements() }];
      case 'function_call':
        return [this.#call()];
      case 'for_tuple_expr':
      case 'for_object_expr':
        return [this.#for()];
      case 'unary_operation':
      case 'binary_operation':
        return [{ kind: 'operation', span, operands: this.#terms() }];
      default:
        return [];
    }
  }

  /** What is taken of the term before; undefined where the node is no such step. */
  #step(type: string, before: Term | undefined): Term | undefined {
    if (!before || !/^(?:get_attr|index|splat)$/.test(type)) return undefined;
    const step = this.#span();
    const span = { start: before.span.start, end: step.end };
    if (before.kind !== 'reference') return { kind: 'operation', span, operands: [before] };
    const { path } = before;
    const written = this.#slice(step);
    const name = /^\.\s*([\w-]+)$/.exec(written)?.[1] ?? /^\[\s*"([^"\\$%]*)"\s*\]$/.exec(written)?.[1];
    const isNumber = /^(?:\.\s*\d+|\[\s*\d+\s*\])$/.test(written);
    if (type === 'splat') {
      const names = Array.from(written.matchAll(/\.\s*([A-Za-z_][\w-]*)/g), ([, each]) => each!);
      return { ...before, span, path: before.isPlain ? [...path, ...names] : path, isSplat: true };
    }
    const next: Reference = { ...before, span };
    if (isNumber) return next;
    return name !== undefined && before.isPlain
      ? { ...next, path: [...path, name] }
      : { ...next, isPlain: false };
  }

  #elements(): ObjectElement[] {
    const elements: ObjectElement[] = [];
    this.children((type) => {
      if (type !== 'object_elem') return;
      const span = this.#span();
      const isComputed = this.#text[span.start] === '(';
      const [key, value] = this.#terms();
      if (key && value) elements.push({ key, isComputed, value, span });
    });
    return elements;
  }

  #call(): Expression {
    const span = this.#span();
    let name = '';
    let expands = false;
    let found: readonly Expression[] = [];
    this.children((type) => {
      if (type === 'identifier') name = this.#slice(this.#span());
      if (type === 'function_arguments') {
        found = this.#terms();
        expands = this.#slice(this.#span()).endsWith('...');
      }
    });
    return { kind: 'call', span, name, arguments: found, expands };
  }

  #for(): Expression {
    const span = this.#span();
    const names: string[] = [];
    const found: Expression[] = [];
    let collection: Expression | undefined;
    this.children((type) => {
      if (type === 'for_intro')
        this.children((inner) => {
          if (inner === 'identifier') names.push(this.#slice(this.#span()));
          if (inner === 'expression') collection = this.#expression();
        });
      if (type === 'expression') found.push(this.#expression());
    });
    const [first, second] = found;
    if (!collection || !first) return { kind: 'unknown', span };
    return second
      ? { kind: 'for', span, collection, names, key: first, value: second }
      : { kind: 'for', span, collection, names, value: first };
  }

  #quoted(): Template {
    const span = this.#span();
    const content = { start: span.start + 1, end: span.end - 1 };
    const literal = this.#slice(content);
    return { kind: 'template', span, content, literal, form: 'quoted', sequences: this.#sequences() };
  }

  #heredoc(): Template {
    const span = this.#span();
    const form = this.#text.startsWith('<<-', span.start) ? 'indented-heredoc' : 'heredoc';
    const start = this.#text.indexOf('\n', span.start) + 1;
    const end = Math.max(start, this.#text.lastIndexOf('\n', span.end - 1) + 1);
    const content = { start, end };
    const literal = this.#slice(content);
    return { kind: 'template', span, content, literal, form, sequences: this.#sequences() };
  }

  #sequences(): Sequence[] {
    const sequences: Sequence[] = [];
    this.children((type) => {
      if (type !== 'template_interpolation' && type !== 'template_directive') return;
      const span = this.#span();
      const isDirective = type === 'template_directive';
      const [value] = isDirective ? [] : this.#terms();
      const written = this.#slice(span);
      sequences.push({
        span,
        value: isDirective ? undefined : (value ?? { kind: 'unknown', span }),
        stripsBefore: /^[$%]\{~/.test(written),
        stripsAfter: written.endsWith('~}'),
      });
    });
    return sequences;
  }
}
