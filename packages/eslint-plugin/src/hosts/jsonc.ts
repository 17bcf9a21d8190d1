/** Reads the syntax tree of jsonc-eslint-parser (`.json`, `.jsonc`, `.json5`). */
import {
  JsonSource,
  lazyDict,
  lazyList,
  scalarValue,
  stringValue,
  type DictEntry,
  type Span,
  type TextValue,
  type Value,
} from 'iam-rules-core';
import type { AST } from 'jsonc-eslint-parser';
import type { Host } from './host.js';

export const jsonc: Host = {
  // The parser runs in the JavaScript language. eslint-plugin-jsonc has its own language.
  languages: ['js/js', 'jsonc/*'],
  roots: ['Program'],
  read(root, { text, ...file }) {
    const value = valueOfJsonc(root, text);
    return value && new JsonSource(value, text, file);
  },
};

/**
 * The value tree under a `Program` node. Undefined if another parser created the node, such as one for JavaScript.
 *
 * @param text the text that was parsed
 */
export function valueOfJsonc(
  program: { readonly body?: readonly { readonly type: string }[] },
  text: string,
): Value | undefined {
  const statement = program.body?.[0];
  return statement?.type === 'JSONExpressionStatement'
    ? toValue((statement as AST.JSONExpressionStatement).expression, text)
    : undefined;
}

function toValue(node: AST.JSONExpression, text: string): Value {
  const span = spanOf(node);
  switch (node.type) {
    case 'JSONLiteral':
      if (node.regex || node.bigint) return { kind: 'opaque', span };
      if (typeof node.value === 'string') return stringValue(text, span, node.value, 1);
      return scalarValue(span, node.value, text.slice(span.start, span.end));
    case 'JSONIdentifier': {
      const value = numberNamed(node.name);
      return value === undefined ? { kind: 'opaque', span } : { kind: 'scalar', span, value };
    }
    case 'JSONUnaryExpression': {
      const { argument } = node;
      const value = argument.type === 'JSONLiteral' ? argument.value : numberNamed(argument.name);
      if (typeof value !== 'number') return { kind: 'opaque', span };
      const signed = node.operator === '-' ? -value : value;
      return argument.type === 'JSONLiteral'
        ? scalarValue(span, signed, text.slice(span.start, span.end))
        : { kind: 'scalar', span, value: signed };
    }
    case 'JSONArrayExpression':
      return lazyList(span, () => itemsOf(node, text), node.elements.includes(null));
    case 'JSONObjectExpression':
      return lazyDict(span, () => entriesOf(node, text));
    default:
      // Template literals and arithmetic, which are neither JSON nor JSON5, and in no policy.
      return { kind: 'opaque', span };
  }
}

function itemsOf({ elements }: AST.JSONArrayExpression, text: string): Value[] {
  const items: Value[] = [];
  for (const element of elements) if (element) items.push(toValue(element, text));
  return items;
}

function entriesOf({ properties }: AST.JSONObjectExpression, text: string): DictEntry[] {
  const entries: DictEntry[] = [];
  for (const property of properties)
    entries.push({
      key: keyOf(property.key, text),
      value: toValue(property.value, text),
      span: spanOf(property),
    });
  return entries;
}

function keyOf(node: AST.JSONProperty['key'], text: string): TextValue {
  const span = spanOf(node);
  if (node.type === 'JSONIdentifier') return stringValue(text, span, node.name, 0);
  if (typeof node.value === 'string') return stringValue(text, span, node.value, 1);
  // A number.
  return { kind: 'text', span, text: String(node.value) };
}

function numberNamed(name: string): number | undefined {
  return name === 'Infinity' ? Infinity : name === 'NaN' ? Number.NaN : undefined;
}

function spanOf(node: AST.JSONNode): Span {
  return { start: node.range[0], end: node.range[1] };
}
