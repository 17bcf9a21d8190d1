import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { printable, readTemplate } from 'iam-rules-core';
import { describe, expect, it } from 'vitest';
import { codeBlocks } from '../../../../test/markdown.js';
import { readPolicyText } from '../../src/language/policy-text.js';
import { plain, viaJsonc } from '../hosts/value-trees.js';
import { brokenTexts, jsonTexts } from './json-texts.js';

/** The tree of the text, or what is wrong with it, as we read it and as jsonc-eslint-parser does. */
function outcomes(text: string) {
  const read = readPolicyText(text, 'a.jsonc');
  const ours = 'error' in read ? read : { tree: plain(rootOf(read)) };
  try {
    return { ours, theirs: { tree: plain(viaJsonc(text)) } };
  } catch (error) {
    const { message, lineNumber: line, column } = error as Error & { lineNumber: number; column: number };
    return { ours, theirs: { error: { message: printable(message), line, column } } };
  }
}

const rootOf = (read: object) => ('root' in read ? read.root : undefined);

const runs = { numRuns: 2_000 };

describe('JSON', () => {
  it('is read as by jsonc-eslint-parser', () => {
    fc.assert(
      fc.property(jsonTexts, (text) => {
        const { ours, theirs } = outcomes(text);
        // That one takes a text with `__proto__` twice for code.
        if (!('error' in theirs)) expect(ours).toEqual(theirs);
        else expect(text).toMatch(/_proto__".*_proto__"/s);
      }),
      runs,
    );
  });

  it.each([
    ['numbers', '[0, -0, -1, 1.50e+05, -0.0, 1e400, -1e400, 1e-400, 9007199254740993]'],
    ['what is empty', '{"":{},"a":[],"b":"","c":[ ],"d":{ }}'],
    ['every line end', '\n[\n1,\r2,\r\n3\n\r,"\u2028","\u2029",{"\u2028a\u2029":1}]'],
    ['escapes', '["\\u0000","\\"","\\\\","\\\\\\"","\\/","\\ud83d","\\b\\f\\n\\r\\t","a"]'],
    ['any character', '["\ud83d","\ude00😀","\u007f\u0085\u00a0\ufeff"]'],
    ['200 levels', `${'[{"a":'.repeat(100)}-1${'}]'.repeat(100)}`],
    ['comments', '/* a */ { // b\n "c" /* d */ : [ 1, ], } // e'],
    ['JSON5', "{a: 'b', c: +1, d: .5, e: 0x1F, f: NaN}"],
  ])('with %s is read as by jsonc-eslint-parser', (_, text) => {
    const { ours, theirs } = outcomes(text);
    expect(ours).toEqual(theirs);
    expect(ours).toHaveProperty('tree.kind');
  });

  it('of the examples and of the rule pages is read as by jsonc-eslint-parser', () => {
    const root = new URL('../../../../', import.meta.url);
    const filesIn = (folder: string, extension: string) =>
      readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' })
        .filter((name) => name.endsWith(extension) && !name.includes('node_modules'))
        .map((name) => readFileSync(new URL(`${folder}${name}`, root), 'utf8'));
    const blocks = filesIn('packages/eslint-plugin/docs/rules/', '.md')
      .flatMap(codeBlocks)
      .filter(({ language }) => language === 'json')
      .map(({ code }) => code);
    const texts = [...filesIn('examples/policies/', '.json'), ...blocks];
    expect(texts.length).toBeGreaterThan(200);
    for (const text of texts) {
      const { ours, theirs } = outcomes(text);
      expect(ours).toEqual(theirs);
    }
  });
});

describe('what is not JSON', () => {
  /** Template text stands in it outside of strings. */
  const isTemplate = (text: string): boolean => {
    const read = readTemplate(text);
    return 'value' in read || read.error.template !== undefined;
  };

  it('has the errors of jsonc-eslint-parser, but for templates and nothing', () => {
    fc.assert(
      fc.property(brokenTexts, (text) => {
        fc.pre(!isTemplate(text) && text.trim() !== '' && !text.includes('_proto__'));
        const { ours, theirs } = outcomes(text);
        expect(ours).toEqual(theirs);
      }),
      runs,
    );
  });

  it.each(['', ' \n'])('may be nothing: %j', (text) => {
    expect(readPolicyText(text, 'a.json')).toMatchObject({ error: { message: 'The file is empty.' } });
  });

  it.each([5_000, 100_000])('may be nested %i levels deep', (levels) => {
    const text = `${'['.repeat(levels)}${']'.repeat(levels)}`;
    expect(readPolicyText(text, 'a.json')).toMatchObject({
      error: { message: 'The text is nested too deeply to be parsed.' },
    });
  });
});

describe('comments', () => {
  const commentsIn = (text: string, path: string) => {
    const read = readPolicyText(text, path);
    return 'comments' in read ? read.comments.map(({ start, end }) => text.slice(start, end)) : read;
  };

  it('are found in JSON and YAML, marks included', () => {
    expect(commentsIn('/* a */ [ "// b", // c\n 1]', 'a.jsonc')).toEqual(['/* a */', '// c']);
    expect(commentsIn('Statement: # eslint-disable-line\n  - "# b"\n', 'a.yaml')).toEqual([
      '# eslint-disable-line',
    ]);
  });

  it('are not looked for in YAML that neither holds a policy nor speaks to ESLint', () => {
    expect(commentsIn('a: 1 # b\n', 'a.yaml')).toEqual([]);
  });
});
