/** Whatever rule runs, on ESLint 9 or 10: our parser and jsonc-eslint-parser lead to the same reports. */
import { readFileSync } from 'node:fs';
import { Linter, RuleTester, type ESLint, type Rule } from 'eslint';
import { builtinRules } from 'eslint/use-at-your-own-risk';
import { Linter as Linter9 } from 'eslint9';
import { builtinRules as builtinRules9 } from 'eslint9/use-at-your-own-risk';
import jsonc from 'eslint-plugin-jsonc';
import fc from 'fast-check';
import * as jsoncParser from 'jsonc-eslint-parser';
import { describe, expect, it } from 'vitest';
import { parser } from '../src/parser.js';
import { jsonTexts } from './json-texts.js';

const versions = [
  { version: 'ESLint 10', create: () => new Linter(), builtin: builtinRules },
  {
    version: 'ESLint 9',
    create: () => new Linter9() as unknown as Linter,
    builtin: builtinRules9 as unknown as typeof builtinRules,
  },
];

/** Asks for types, fields, values, relatives and places. */
const selectors = [
  'Program:has(JSONLiteral)',
  'JSONProperty[kind="init"][method=false] > JSONLiteral.key',
  'JSONLiteral.value[raw=/^"/]',
  'JSONLiteral[value=null]',
  'JSONLiteral[regex]',
  'JSONUnaryExpression[operator="-"][prefix=true] > .argument',
  'JSONArrayExpression > :nth-child(2)',
  'JSONProperty ~ :last-child',
  'JSONProperty + JSONProperty',
  '[loc.start.line=2]',
  '[range.0=1]',
  ':statement',
  ':expression[parent.type="JSONArrayExpression"]:exit',
];

/** What no rule takes by itself. */
const options: Linter.RulesRecord = {
  'max-len': ['error', 20],
  'max-lines': ['error', 3],
  'no-restricted-syntax': ['error', ...selectors],
  'id-length': ['error', { min: 40 }],
  indent: ['error', 3],
  'jsonc/indent': ['error', 3],
  'jsonc/key-name-casing': ['error', { 'kebab-case': true }],
  'jsonc/sort-keys': 'error',
  'jsonc/sort-array-values': ['error', { pathPattern: '.*', order: { type: 'asc' } }],
};

const odd = `{"b" : [1,-2 ,null, 1e400],\r
\t  "a":{ },"\\u0061":"\\ud83d\u2028x","__proto__":[ [],[{}]  ] ,
   "c":true\r, "long": "a line that is longer than others are", "/": "\\/\\u0000  ", "d": 0.50,
"e":[
1,
2], "f": [ { "g": -0 }, 9007199254740993 ], "" : ""}   \n\n\n`;
const example = readFileSync(
  new URL('../../../examples/policies/wildcards/administrator.before.json', import.meta.url),
  'utf8',
);

const jsoncRules = Object.keys(jsonc.rules)
  // It has no rule of its own, but takes the configuration of a file.
  .filter((name) => name !== 'auto')
  .map((name) => `jsonc/${name}`);

describe.for(versions)('$version', ({ create, builtin }) => {
  const linter = create();
  const rules = Object.fromEntries(
    [...builtin.keys(), ...jsoncRules].map((name) => [name, options[name] ?? 'error']),
  );
  const config = (by: Linter.Parser): Linter.Config => ({
    files: ['**/*.json'],
    plugins: { jsonc: jsonc as unknown as ESLint.Plugin },
    languageOptions: { parser: by },
    rules,
  });
  const messages = (text: string, by: Linter.Parser) => linter.verify(text, config(by), 'a.json');
  const fixed = (text: string, by: Linter.Parser) => linter.verifyAndFix(text, config(by), 'a.json');

  it('has all rules report the same', () => {
    const found = messages(odd, jsoncParser);
    expect(messages(odd, parser)).toEqual(found);
    const reporting = new Set(found.map(({ ruleId }) => ruleId));
    expect(Object.keys(rules).length).toBeGreaterThan(300);
    expect(reporting.size).toBeGreaterThan(20);
    expect(found.filter(({ ruleId }) => ruleId === 'no-restricted-syntax').length).toBeGreaterThan(40);
    for (const selector of selectors) {
      expect(
        found.some(({ message }) => message.includes(`'${selector}'`)),
        selector,
      ).toBe(selector !== 'JSONLiteral[regex]');
    }
  });

  it.each([odd, example, JSON.stringify(JSON.parse(example)), `\ufeff${example}`, '-1', '""', '[]'])(
    'has all rules report and mend the same in %j',
    (text) => {
      expect(messages(text, parser)).toEqual(messages(text, jsoncParser));
      expect(fixed(text, parser)).toEqual(fixed(text, jsoncParser));
    },
  );

  it('has all rules report the same in any JSON', () => {
    fc.assert(
      fc.property(jsonTexts, (text) => {
        expect(messages(text, parser)).toEqual(messages(text, jsoncParser));
      }),
      { numRuns: 50 },
    );
  });
});

describe('RuleTester', () => {
  const rule: Rule.RuleModule = {
    meta: { messages: { found: 'Found.' } },
    create: ({ report }) => ({
      JSONUnaryExpression: (node: Rule.Node) => report({ node, messageId: 'found' }),
    }),
  };
  RuleTester.describe = describe;
  RuleTester.it = it;
  // It makes `start` and `end` of every node and token throw, since not all parsers have them.
  new RuleTester({ languageOptions: { parser } }).run('a rule on our tree', rule, {
    valid: ['[1]'],
    invalid: [
      {
        code: '[\n -1]',
        errors: [{ messageId: 'found', line: 2, column: 2, endLine: 2, endColumn: 4 }],
      },
    ],
  });
});
