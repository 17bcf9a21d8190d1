/** The syntax tree of the languages `json/json`, `json/jsonc` and `json/json5` of @eslint/json as a value tree. */
import { valueOfMomoa, type MomoaDocument, type Value } from 'iam-rules-core';

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

/** The value tree under a `Document` node; undefined when another language made it (markup, say). */
export function valueOfDocument(
  document: { readonly body?: { readonly type?: string } },
  text: string,
): Value | undefined {
  return bodies.has(document.body?.type ?? '') ? valueOfMomoa(document as MomoaDocument, text) : undefined;
}
