/** Every host makes of every text in the tests of the rules the tree that the core's own reader makes of it. */
import { isDeepStrictEqual } from 'node:util';
import json from '@eslint/json';
import type { TextValue, Value } from 'iam-rules-core';
import { parseForESLint } from 'jsonc-eslint-parser';
import { expect, it } from 'vitest';
import { valueOf } from '../../../rules-core/test/read-policy.js';
import { ruleCases } from '../../../rules-core/test/rule-cases.js';
import { unmark, type Cases, type ValidCase } from '../../../rules-core/test/rule-tester.js';
import { sliceSpan } from '../../../rules-core/src/value/value.js';
import { valueOfJsonc } from '../../src/hosts/jsonc.js';
import { valueOfDocument } from '../../src/hosts/momoa.js';
import { parser } from '../../src/parser.js';

type Syntax = NonNullable<ValidCase['syntax']>;

const hosts: readonly { host: string; read(text: string, syntax: Syntax): Value | undefined }[] = [
  {
    host: 'our parser',
    read: (text, syntax) =>
      valueOfJsonc(parser.parseForESLint(text, { filePath: `policy.${syntax}` }).ast, text),
  },
  { host: 'jsonc-eslint-parser', read: (text) => valueOfJsonc(parseForESLint(text).ast, text) },
  {
    host: '@eslint/json',
    read(text, syntax) {
      const file = { path: 'policy.json', physicalPath: 'policy.json', bom: false, body: text };
      const result = json.languages[syntax].parse(file, {
        languageOptions: { allowTrailingCommas: syntax === 'jsonc' },
      });
      if (!result.ok) throw new Error(result.errors[0]?.message);
      return valueOfDocument(result.ast, text);
    },
  },
];

/** The tree as plain data, whatever its nodes hold: own properties and what getters give. */
function plain(node: unknown): unknown {
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

/** Of a map to the source, and of holes, what they say of each character. */
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

function textsOf({ valid, invalid }: Cases): { text: string; syntax: Syntax }[] {
  const cases = [...valid, ...invalid.map((each) => ({ ...each, code: unmark(each.code).code }))];
  return cases.map(({ code, syntax = 'json' }) => ({ text: code, syntax }));
}

it.for(await ruleCases())('every host reads what the tests of $rule.name read', (cases) => {
  for (const { text, syntax } of textsOf(cases)) {
    const expected = plain(valueOf(text, syntax));
    for (const { host, read } of hosts) {
      const tree = plain(read(text, syntax));
      // Vitest takes long to find equal what is equal.
      if (!isDeepStrictEqual(tree, expected)) expect(tree, `${host}: ${text}`).toEqual(expected);
    }
  }
});
