/** Converts the syntax tree of `@humanwhocodes/momoa`, which `@eslint/json` also uses, to a value tree. */
import type { DocumentNode, IdentifierNode, Node, StringNode, ValueNode } from '@humanwhocodes/momoa';
import type { DictEntry, Span, TextValue, Value } from '../value/value.js';
import { lazyDict, lazyList } from '../value/lazy-value.js';
import { stringValue } from './string-place.js';
import { scalarValue } from '../value/scalar.js';

/** The root of momoa's tree. */
export type MomoaDocument = DocumentNode;

/**
 * @param document the result of momoa's `parse`, in any mode
 * @param text the text that was parsed, without a byte order mark
 * @returns the value tree, with offsets in `text`
 */
export function valueOfMomoa(document: MomoaDocument, text: string): Value {
  return toValue(document.body, text);
}

function toValue(node: ValueNode, text: string): Value {
  const span = spanOf(node);
  switch (node.type) {
    case 'String':
      return isCutShort(node, text)
        ? { kind: 'opaque', span: wholeString(node, text) }
        : stringValue(text, span, node.value, 1);
    case 'Number':
    case 'Boolean':
      return scalarValue(span, node.value, text.slice(span.start, span.end));
    case 'Null':
      return { kind: 'scalar', span, value: null };
    case 'NaN':
      return { kind: 'scalar', span, value: Number.NaN };
    case 'Infinity':
      return { kind: 'scalar', span, value: node.sign === '-' ? -Infinity : Infinity };
    case 'Array':
      return lazyList(span, () => node.elements.map((element) => toValue(element.value, text)));
    case 'Object': {
      // An unknown key may be any key.
      const known = node.members.filter(({ name }) => !isCutShort(name, text));
      return lazyDict(
        span,
        () =>
          known.map(({ name, value: valueNode }): DictEntry => {
            const key = keyOf(name, text);
            const value = toValue(valueNode, text);
            return { key, value, span: { start: key.span.start, end: value.span.end } };
          }),
        known.length < node.members.length,
      );
    }
  }
}

function keyOf(node: StringNode | IdentifierNode, text: string): TextValue {
  return node.type === 'String'
    ? stringValue(text, spanOf(node), node.value, 1)
    : stringValue(text, spanOf(node), node.name, 0);
}

function spanOf(node: Node): Span {
  return { start: node.loc.start.offset, end: node.loc.end.offset };
}

/**
 * Momoa accepts strings over several lines, which JSON forbids, but counts a CRLF in them as one character. The end of
 * the string is then wrong.
 */
function isCutShort(node: StringNode | IdentifierNode, text: string): boolean {
  const { start, end } = spanOf(node);
  return node.type === 'String' && text.charCodeAt(start) !== text.charCodeAt(end - 1);
}

function wholeString(node: StringNode, text: string): Span {
  const { start } = spanOf(node);
  let end = start + 1;
  while (end < text.length && text[end] !== text[start]) end += text[end] === '\\' ? 2 : 1;
  return { start, end: end + 1 };
}
