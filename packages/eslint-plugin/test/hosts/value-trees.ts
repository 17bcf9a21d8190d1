/** Value trees as the hosts make them, and as plain data that tests can compare. */
import json from '@eslint/json';
import type { TextValue, Value } from 'iam-rules-core';
import { parseForESLint } from 'jsonc-eslint-parser';
import { sliceSpan } from '../../../rules-core/src/value/value.js';
import { valueOfJsonc } from '../../src/hosts/jsonc.js';
import { valueOfDocument } from '../../src/hosts/momoa.js';
import { readPolicyText } from '../../src/language/policy-text.js';

export type Syntax = 'json' | 'jsonc' | 'json5';

/** The tree of jsonc-eslint-parser. */
export function viaJsonc(text: string): Value | undefined {
  return valueOfJsonc(parseForESLint(text).ast, text);
}

/** The tree of our language. */
export function viaOurLanguage(text: string, syntax: Syntax): Value | undefined {
  const read = readPolicyText(text, `policy.${syntax}`);
  return 'root' in read ? read.root : undefined;
}

/** The tree of @eslint/json. */
export function viaMomoa(text: string, syntax: Syntax): Value | undefined {
  const file = { path: 'policy.json', physicalPath: 'policy.json', bom: false, body: text };
  const result = json.languages[syntax].parse(file, {
    languageOptions: { allowTrailingCommas: syntax === 'jsonc' },
  });
  if (!result.ok) throw new Error(result.errors[0]?.message);
  return valueOfDocument(result.ast, text);
}

/** A tree as plain data, whatever its nodes hold: own properties and what getters give. */
export function plain(node: unknown): unknown {
  if (typeof node !== 'object' || node === null) return node;
  if (Array.isArray(node)) return node.map(plain);
  if (isText(node)) return plainText(node);
  const data: Record<string, unknown> = {};
  for (const name of [...Object.keys(node), ...gettersOf(Object.getPrototypeOf(node) as object)])
    data[name] = plain(node[name as keyof typeof node]);
  return data;
}

const known = new Map<object, string[]>();

function gettersOf(prototype: object): string[] {
  let names = known.get(prototype);
  if (!names) {
    names = Object.entries(Object.getOwnPropertyDescriptors(prototype))
      .filter(([name, { get }]) => get && name !== '__proto__')
      .map(([name]) => name);
    known.set(prototype, names);
  }
  return names;
}

const isText = (node: object): node is TextValue => 'kind' in node && node.kind === 'text';

/** A map to the source, and holes, keep their data to themselves: what they say of each character. */
function plainText(node: TextValue): unknown {
  const { text, place, holes } = node;
  return {
    ...node,
    ...(typeof place === 'object' && {
      place: Array.from({ length: text.length }, (_, index) => sliceSpan(node, index, index + 1)),
    }),
    ...(holes && { holes: Array.from(text, (character) => holes.get(character)) }),
  };
}
