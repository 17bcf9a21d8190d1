/** Reads the syntax tree of @eslint/json in the languages `json/json`, `json/jsonc` and `json/json5`. */
import { JsonSource, readJsonSource, valueOfMomoa, type MomoaDocument, type Value } from 'iam-rules-core';
import type { Host } from './host.js';

export const momoa: Host = {
  languages: ['json/json', 'json/jsonc', 'json/json5'],
  roots: ['Document'],
  read(root, { text, ...file }) {
    const value = valueOfDocument(root, text);
    return value && new JsonSource(value, text, file);
  },
  readText: ({ text, ...file }) => readJsonSource(text, file),
};

const bodies: ReadonlySet<string> = new Set([
  'Array',
  'Boolean',
  'Infinity',
  'NaN',
  'Null',
  'Number',
  'Object',
  'String',
]);

/** The value tree under a `Document` node. Undefined if another language created the node, such as one for markup. */
export function valueOfDocument(
  document: { readonly body?: { readonly type?: string } },
  text: string,
): Value | undefined {
  return bodies.has(document.body?.type ?? '') ? valueOfMomoa(document as MomoaDocument, text) : undefined;
}
