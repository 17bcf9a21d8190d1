/**
 * Files of Terraform in JSON, as the blocks that they stand for: what other files of the folder use is named in them too.
 * https://developer.hashicorp.com/terraform/language/syntax/json
 */
import type { WrittenBlock } from '../hcl/written-blocks.js';

/** How many names stand between the type of a block and its body. */
const labelCounts: Readonly<Record<string, number>> = {
  resource: 2,
  data: 2,
  module: 1,
  variable: 1,
  locals: 0,
};

/** Objects in each other. */
const deepest = 20;

/** None of a text that is not such a file. */
export function jsonBlocksIn(text: string): readonly WrittenBlock[] {
  let root: unknown;
  try {
    root = JSON.parse(text);
  } catch {
    return [];
  }
  return Object.entries(labelCounts).flatMap(([type, count]) =>
    itemsOf(isObject(root) ? root[type] : undefined).flatMap((body) => blocksOf(type, [], count, body)),
  );
}

function blocksOf(type: string, labels: readonly string[], left: number, body: object): WrittenBlock[] {
  if (left > 0)
    return Object.entries(body).flatMap(([label, inner]) =>
      itemsOf(inner).flatMap((each) => blocksOf(type, [...labels, label], left - 1, each)),
    );
  const header = [type, ...labels.map((label) => JSON.stringify(label))].join(' ');
  return [{ type, labels, text: `${header} {\n${bodyOf(body, type === 'locals', 0)}}\n` }];
}

/** @param isFlat each member is an argument, objects as well */
function bodyOf(body: object, isFlat: boolean, depth: number): string {
  if (depth > deepest) return '';
  return Object.entries(body)
    .filter(([name]) => /^[A-Za-z_][\w-]*$/.test(name))
    .map(([name, value]) => {
      const blocks = isFlat ? [] : itemsOf(value);
      return blocks.length > 0
        ? blocks.map((each) => `${name} {\n${bodyOf(each, false, depth + 1)}}\n`).join('')
        : `${name} = ${expressionOf(value, depth)}\n`;
    })
    .join('');
}

function expressionOf(value: unknown, depth: number): string {
  if (depth > deepest) return 'null';
  if (typeof value === 'string') return `"${escaped(value)}"`;
  if (Array.isArray(value)) return `[${value.map((each) => expressionOf(each, depth + 1)).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([name, member]) => `${JSON.stringify(name)} = ${expressionOf(member, depth + 1)}`,
  );
  return `{ ${members.join(', ')} }`;
}

/** As it is written in quotes: what is filled in stays as it is. */
function escaped(text: string): string {
  return text
    .split(/((?<!\$)\$\{(?:[^{}"]|"(?:[^"\\]|\\.)*"|\{[^{}]*\})*\})/)
    .map((part, index) => (index % 2 === 0 ? JSON.stringify(part).slice(1, -1) : part))
    .join('');
}

function itemsOf(value: unknown): readonly object[] {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.every(isObject) ? items : [];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
