import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { printable, readTemplate } from 'iam-rules-core';
import * as jsoncParser from 'jsonc-eslint-parser';
import { expect, it } from 'vitest';
import { codeBlocks } from '../../../test/markdown.js';
import { readJson } from '../src/json-reader.js';
import { parser } from '../src/parser.js';
import { brokenTexts, jsonTexts } from './json-texts.js';

type Tree = Readonly<Record<string, unknown>>;

/** All that a rule can ask an object for by name, at its own or inherited from a class. */
function propertiesOf(object: object): string[] {
  const names = new Set<string>();
  for (
    let at: object = object;
    at !== Object.prototype && at !== Array.prototype;
    at = Object.getPrototypeOf(at)
  )
    for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(at)))
      if (typeof value !== 'function') names.add(name);
  return [...names].sort();
}

/** The paths at which two trees differ; a parent must be the very node that is at the same place of the tree. */
function differences(
  theirs: unknown,
  ours: unknown,
  path = '',
  pairs = new Map<unknown, unknown>(),
): string[] {
  if (typeof theirs !== 'object' || typeof ours !== 'object' || !theirs || !ours)
    return Object.is(theirs, ours) ? [] : [path];
  pairs.set(theirs, ours);
  if (Array.isArray(theirs) !== Array.isArray(ours)) return [path];
  const names = new Set([...propertiesOf(theirs), ...propertiesOf(ours)]);
  return [...names].flatMap((name) => {
    const at = `${path}/${name}`;
    if (!(name in theirs && name in ours)) return [at];
    const [of, by] = [(theirs as Tree)[name], (ours as Tree)[name]];
    if (name === 'parent' && of) return pairs.get(of) === by ? [] : [at];
    return differences(of, by, at, pairs);
  });
}

/** What a parser makes of a text: a tree, or an error with its place. */
interface Refused {
  readonly error: { readonly name: string; readonly message: string };
}

const outcomeOf = <T>(read: () => T): T | Refused => {
  try {
    return read();
  } catch (error) {
    return {
      error: { ...(error as object), name: (error as Error).name, message: (error as Error).message },
    };
  }
};

const isRefused = (outcome: object): outcome is Refused => 'error' in outcome;

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** The reader takes what is JSON to `JSON.parse` and to jsonc-eslint-parser alike, and makes the same of it. */
function check(text: string): void {
  const theirs = outcomeOf(() => jsoncParser.parseJSON(text));
  const ours = readJson(text);
  expect(ours !== undefined).toBe(parses(text) && !isRefused(theirs));
  if (ours) expect(differences(theirs, ours)).toEqual([]);
}

it.each([
  ['texts', '"a"'],
  ['numbers', '[0, -0, -1, 1.50e+05, -0.0, 1e400, -1e400, 1e-400, 9007199254740993]'],
  ['words', '[true,false,null]'],
  ['what is empty', '{"":{},"a":[],"b":"","c":[ ],"d":{ }}'],
  ['white space around', ' \t\r\n[1 , 2]\r\r\n '],
  ['every line end', '\n[\n1,\r2,\r\n3\n\r,"\u2028","\u2029",{"\u2028a\u2029":1}]'],
  ['escapes', '["\\u0000","\\"","\\\\","\\\\\\"","\\/","\\ud83d","\\b\\f\\n\\r\\t","a"]'],
  ['any character', '["\ud83d","\ude00😀","\u007f\u0085\u00a0\ufeff"]'],
  ['keys given twice', '{"a":1,"a":2,"\\u0061":3}'],
  ['names of Object.prototype', '{"__proto__":{"__proto__":1},"constructor":{},"toString":null}'],
  ['200 levels', `${'[{"a":'.repeat(100)}-1${'}]'.repeat(100)}`],
])('reads %s', (_, text) => {
  check(text);
  expect(readJson(text)).toBeDefined();
});

it.each([
  ['nothing', ''],
  ['blanks', ' \n'],
  ['a byte order mark', '\ufeff[]'],
  ['a comment', '[] // a'],
  ['a trailing comma', '[1,]'],
  ['a line end in a string', '"a\nb"'],
  ['a space of another alphabet', '[\u00a0]'],
  ['two values', '1 2'],
  ['half a word', 'nul'],
])('leaves alone %s', (_, text) => {
  expect(readJson(text)).toBeUndefined();
});

it.each(['"__proto__"', '"\\u005f_proto__"'])('leaves alone __proto__ twice: %s', (key) => {
  expect(readJson(`{"a":[{"__proto__":1,"a":2,${key}:3}]}`)).toBeUndefined();
});

it('leaves alone what is nested deeper', () => {
  expect(readJson('['.repeat(201) + ']'.repeat(201))).toBeUndefined();
  expect(readJson('['.repeat(100_000) + ']'.repeat(100_000))).toBeUndefined();
});

it('reads large files of few and of many tokens', () => {
  const size = 5_000_000;
  const literal = (text: string) => {
    const statement = readJson(text)!.body[0];
    return [statement.expression.type, ...statement.range];
  };
  expect(literal(`"${'a'.repeat(size)}"`)).toEqual(['JSONLiteral', 0, size + 2]);
  expect(literal(`"${'\\'.repeat(size)}"`)).toEqual(['JSONLiteral', 0, size + 2]);
  expect(literal(`"${'\\"'.repeat(size / 2)}"`)).toEqual(['JSONLiteral', 0, size + 2]);
  expect(literal('1'.repeat(size))).toEqual(['JSONLiteral', 0, size]);
  expect(literal(`${' '.repeat(size)}1`)).toEqual(['JSONLiteral', size, size + 1]);
  const tokens = readJson(`[${'"a\\n",\n'.repeat(500_000)}0]`)!.tokens;
  expect(tokens).toHaveLength(1_000_003);
  expect(tokens.at(-1)!.loc).toEqual({
    start: { line: 500_001, column: 1 },
    end: { line: 500_001, column: 2 },
  });
});

const runs = { numRuns: 2_000 };

it('makes of any JSON the tree of jsonc-eslint-parser', () => {
  fc.assert(fc.property(jsonTexts, check), runs);
});

it('takes nothing but JSON', () => {
  fc.assert(fc.property(brokenTexts, check), runs);
});

/** Template text stands in it outside of strings. */
function isTemplate(text: string): boolean {
  const read = readTemplate(text);
  return 'value' in read || read.error.template !== undefined;
}

it('leaves every error and all else as it is, but those of templates and of nothing', () => {
  fc.assert(
    fc.property(brokenTexts, (text) => {
      fc.pre(!isTemplate(text) && text.trim() !== '');
      const theirs = outcomeOf(() => jsoncParser.parseForESLint(text));
      const ours = outcomeOf(() => parser.parseForESLint(text));
      if (isRefused(theirs))
        expect(ours).toEqual({ error: { ...theirs.error, message: printable(theirs.error.message) } });
      else {
        const { ast, ...others } = ours as typeof theirs;
        expect(differences(theirs.ast, ast)).toEqual([]);
        expect({ ...others, ast: theirs.ast }).toEqual(theirs);
      }
    }),
    runs,
  );
});

const root = new URL('../../../', import.meta.url);
const filesIn = (folder: string, extension: string) =>
  readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith(extension) && !name.includes('node_modules'))
    .map((name) => readFileSync(new URL(`${folder}${name}`, root), 'utf8'));

it('reads all examples and all policies of the rule pages', () => {
  const blocks = filesIn('packages/eslint-plugin/docs/rules/', '.md')
    .flatMap(codeBlocks)
    .filter(({ language }) => language === 'json')
    .map(({ code }) => code);
  const texts = [...filesIn('examples/policies/', '.json'), ...blocks];
  expect(texts.length).toBeGreaterThan(200);
  for (const text of texts) check(text);
  expect(texts.filter((text) => !readJson(text))).toEqual(texts.filter((text) => !parses(text)));
});

it('works out the location once, and keeps one that is set', () => {
  const [token] = readJson('[\n1]')!.tokens;
  expect(token!.loc).toBe(token!.loc);
  const loc = { start: { line: 7, column: 0 }, end: { line: 7, column: 1 } };
  Object.assign(token!, { loc });
  expect(token!.loc).toBe(loc);
});

it('tells the location through proxies and objects made from a node', () => {
  const { expression } = readJson('\n[]')!.body[0];
  const loc = { start: { line: 2, column: 0 }, end: { line: 2, column: 2 } };
  const proxy = new Proxy(expression, { get: (...given) => Reflect.get(...given) as unknown });
  const heir = Object.create(expression) as typeof expression;
  expect([proxy.loc, heir.loc, expression.loc]).toEqual([loc, loc, loc]);
});

it('compares trees in all that they hold', () => {
  const tree = () => jsoncParser.parseJSON('{"a":[-1]}') as unknown as Tree;
  expect(differences(tree(), tree())).toEqual([]);
  const [more, changed] = [tree(), tree()];
  Object.assign((more['body'] as object[])[0]!, { more: undefined });
  expect(differences(tree(), more)).toEqual(['/body/0/more']);
  expect(differences(more, tree())).toEqual(['/body/0/more']);
  Object.assign((changed['body'] as object[])[0]!, { parent: tree(), range: [0, 9] });
  expect(differences(tree(), changed)).toEqual(['/body/0/parent', '/body/0/range/1']);
  expect(differences(tree(), { ...tree(), tokens: [] })).toContain('/tokens/0');
});
