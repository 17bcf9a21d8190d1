/** The syntax tree of jsonc-eslint-parser (`.json`, `.jsonc`, `.json5`) as a value tree. */
import { lazyDict, lazyList, type DictEntry, type Span, type TextValue, type Value } from 'iam-rules-core';
import type { AST } from 'jsonc-eslint-parser';

/** The value tree under a `Program` node; undefined when another parser made it (JavaScript, say). */
export function valueOfJsonc(program: {
  readonly body?: readonly { readonly type: string }[];
}): Value | undefined {
  const statement = program.body?.[0];
  return statement?.type === 'JSONExpressionStatement'
    ? toValue((statement as AST.JSONExpressionStatement).expression)
    : undefined;
}

function toValue(node: AST.JSONExpression): Value {
  const span = spanOf(node);
  switch (node.type) {
    case 'JSONLiteral':
      if (node.regex || node.bigint) return { kind: 'opaque', span };
      if (typeof node.value === 'string') return toText(node.value, span, 1);
      return { kind: 'scalar', span, value: node.value };
    case 'JSONIdentifier': {
      const value = numberNamed(node.name);
      return value === undefined ? { kind: 'opaque', span } : { kind: 'scalar', span, value };
    }
    case 'JSONUnaryExpression': {
      const { argument } = node;
      const value = argument.type === 'JSONLiteral' ? argument.value : numberNamed(argument.name);
      if (typeof value !== 'number') return { kind: 'opaque', span };
      return { kind: 'scalar', span, value: node.operator === '-' ? -value : value };
    }
    case 'JSONArrayExpression':
      return lazyList(span, () => itemsOf(node), node.elements.includes(null));
    case 'JSONObjectExpression':
      return lazyDict(span, () => entriesOf(node));
    default:
      // Template literals and arithmetic: neither JSON nor JSON5, and nothing that a policy holds.
      return { kind: 'opaque', span };
  }
}

function itemsOf({ elements }: AST.JSONArrayExpression): Value[] {
  const items: Value[] = [];
  for (const element of elements) if (element) items.push(toValue(element));
  return items;
}

function entriesOf({ properties }: AST.JSONObjectExpression): DictEntry[] {
  const entries: DictEntry[] = [];
  for (const property of properties)
    entries.push({ key: keyOf(property.key), value: toValue(property.value), span: spanOf(property) });
  return entries;
}

function keyOf(node: AST.JSONProperty['key']): TextValue {
  if (node.type === 'JSONIdentifier') return toText(node.name, spanOf(node), 0);
  if (typeof node.value === 'string') return toText(node.value, spanOf(node), 1);
  return { kind: 'text', span: spanOf(node), text: String(node.value) };
}

/** Every escape is longer than what it stands for: equal lengths mean that there is none. */
function toText(text: string, span: Span, quote: 0 | 1): TextValue {
  return span.end - span.start - 2 * quote === text.length
    ? { kind: 'text', span, text, place: span.start + quote }
    : { kind: 'text', span, text };
}

function numberNamed(name: string): number | undefined {
  return name === 'Infinity' ? Infinity : name === 'NaN' ? Number.NaN : undefined;
}

function spanOf(node: AST.JSONNode): Span {
  return { start: node.range[0], end: node.range[1] };
}
