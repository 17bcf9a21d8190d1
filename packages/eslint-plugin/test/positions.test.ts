import json from '@eslint/json';
import { Linter, type Rule } from 'eslint';
import { expect, it } from 'vitest';
import iam from '../src/index.js';
import { Positions } from '../src/positions.js';

type SourceCode = Rule.RuleContext['sourceCode'];

/** What ESLint gives the rules for a text, in JavaScript or JSON. */
function sourceCodeOf(text: string, config: Linter.Config): SourceCode {
  let found: SourceCode | undefined;
  const create: Rule.RuleModule['create'] = ({ sourceCode }) => {
    found = sourceCode;
    return {};
  };
  const look = { meta: { languages: ['*'] }, create };
  const plugins = { json, iam, a: { rules: { look } } };
  new Linter().verify(
    text,
    [{ files: ['**/*.json'], ...config, plugins, rules: { 'a/look': 'error' } }],
    'a.json',
  );
  return found!;
}

const hosts: [string, Linter.Config][] = [
  ['iam/policy', { language: 'iam/policy' }],
  ['jsonc-eslint-parser', { languageOptions: iam.configs['recommended-jsonc'].languageOptions! }],
  ['json/json', { language: 'json/json' }],
];

it.each(hosts)('are those of ESLint, in whichever order they are asked for: %s', (_, config) => {
  const text = '{"a":1,\n"b":\r\n[ 2,\r3, "\u2028 x \u2029y"\n\n]}';
  const sourceCode = sourceCodeOf(text, config);
  const offsets = Array.from({ length: text.length + 1 }, (__, offset) => offset);
  for (const from of offsets) {
    const positions = new Positions(sourceCode);
    for (const to of offsets)
      expect([positions.at(from), positions.at(to)]).toEqual([
        sourceCode.getLocFromIndex(from),
        sourceCode.getLocFromIndex(to),
      ]);
  }
});

it('asks once for those on one line', () => {
  const asked: number[] = [];
  const getLocFromIndex = (offset: number) => {
    asked.push(offset);
    return { line: 1, column: offset };
  };
  const positions = new Positions({ text: '{"a":1}\n', getLocFromIndex });
  expect([5, 6, 1, 4].map((offset) => positions.at(offset).column)).toEqual([5, 6, 1, 4]);
  expect(asked).toEqual([5]);
});
