/** What ESLint, editors and rules of other plugins get of a file in the language `iam/policy`. */
import { Linter, type Rule } from 'eslint';
import { Linter as Linter9 } from 'eslint9';
import { describe, expect, it } from 'vitest';
import iam from '../../src/index.js';

const versions = [
  { version: 'ESLint 10', create: () => new Linter() },
  { version: 'ESLint 9', create: () => new Linter9() as unknown as Linter },
];

type SourceCode = Rule.RuleContext['sourceCode'];

describe.for(versions)('$version', ({ create }) => {
  function askedBy(
    ask: (context: Rule.RuleContext) => unknown,
    text: string,
    filename = 'a.json',
    listeners: Rule.RuleListener = {},
  ) {
    let answer: unknown;
    const rule: Rule.RuleModule = {
      create(context) {
        answer = ask(context);
        return listeners;
      },
    };
    const config: Linter.Config = {
      files: ['**/*.json', '**/*.yaml'],
      plugins: { iam, test: { rules: { rule } } },
      language: 'iam/policy',
      rules: { 'test/rule': 'error' },
    };
    const messages = create().verify(text, config, filename);
    return { answer, messages };
  }

  it('answers what rules for JavaScript ask before they look at a tree', () => {
    const { answer, messages } = askedBy(({ sourceCode, languageOptions }) => {
      const { ast, scopeManager, visitorKeys, lines } = sourceCode;
      const scope = sourceCode.getScope(ast);
      return {
        nodes: [ast.body, ast.tokens, ast.comments, sourceCode.getAllComments()],
        keys: visitorKeys[ast.type],
        lines,
        more: (sourceCode as unknown as { getLines(): string[] }).getLines(),
        text: sourceCode.getText(),
        scopes: [scope === scopeManager.globalScope, scopeManager.scopes.length, scopeManager.acquire(ast)],
        variables: [scope.variables, scope.through, scope.set.size, scopeManager.getDeclaredVariables(ast)],
        options: (languageOptions as Linter.LanguageOptions).parserOptions,
        parents: [sourceCode.getAncestors(ast), ast.range],
      };
    }, '[\n1]');
    expect(messages).toEqual([]);
    expect(answer).toEqual({
      nodes: [[], [], [], []],
      keys: [],
      lines: ['[', '1]'],
      more: ['[', '1]'],
      text: '[\n1]',
      scopes: [true, 1, null],
      variables: [[], [], 0, []],
      options: {},
      parents: [[], [0, 4]],
    });
  });

  it('has no node visited', () => {
    let visited = 0;
    const visit = () => void visited++;
    askedBy(() => undefined, '[1]', 'a.json', { '*': visit, '*:exit': visit, Program: visit, Policy: visit });
    expect(visited).toBe(0);
  });

  it.each([
    ['isJSON', 'a.json', '[]', "use `iam.configs['recommended-jsonc']`"],
    ['isYAML', 'a.yaml', 'a: 1\n', 'put the configuration of their plugin after that of eslint-plugin-iam.'],
  ])('stops rules that would read the file if they could: %s', (name, filename, text, said) => {
    const ask = ({ sourceCode }: { sourceCode: SourceCode }) =>
      (sourceCode.parserServices as Record<string, unknown>)[name];
    expect(() => askedBy(ask, text, filename)).toThrow(said);
    const other = filename === 'a.json' ? ['a.yaml', 'a: 1\n'] : ['a.json', '[]'];
    expect(askedBy(ask, other[1]!, other[0])).toEqual({ answer: undefined, messages: [] });
  });

  it.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('counts lines that end with %s, and no others', (_, end) => {
    const text = `[${end}"\u2028a",${end}]`;
    const { answer } = askedBy(
      ({ sourceCode }) => [
        sourceCode.getLocFromIndex(text.indexOf('a')),
        sourceCode.getLocFromIndex(text.length),
        sourceCode.getIndexFromLoc({ line: 2, column: 2 }),
        sourceCode.lines.length,
      ],
      text,
    );
    expect(answer).toEqual([{ line: 2, column: 2 }, { line: 3, column: 1 }, text.indexOf('a'), 3]);
  });

  const policy = (comment: string) =>
    `{ "Version": "2012-10-17", ${comment}\n"Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }\n`;
  const lint = (text: string, filename = 'policy.jsonc') =>
    create()
      .verify(text, { ...iam.configs.recommended, rules: { 'iam/no-full-admin': 'error' } }, filename)
      .map(({ ruleId, line, column, message }) => [ruleId ?? message, line, column]);

  it.each([
    ['the next line', policy('// eslint-disable-next-line iam/no-full-admin -- meant')],
    ['the next line, as a block', policy('/* eslint-disable-next-line iam/no-full-admin */')],
    ['the line', policy('').replace('"*" }', '"*" } // eslint-disable-line iam/no-full-admin\n')],
    ['the rest of the file', `/* eslint-disable iam/no-full-admin -- meant */${policy('')}`],
    ['the file, by a level', `/* eslint iam/no-full-admin: "off" */${policy('')}`],
  ])('knows a comment that disables a rule on %s', (_, text) => {
    expect(lint(text)).toEqual([]);
  });

  it('ends what is disabled at a comment that enables it', () => {
    expect(
      lint(`/* eslint-disable iam/no-full-admin */\n/* eslint-enable iam/no-full-admin */\n${policy('')}`),
    ).toEqual([
      [expect.stringContaining('Unused eslint-disable directive'), 1, 1],
      ['iam/no-full-admin', 4, 46],
    ]);
  });

  it('says of a comment what is wrong with it', () => {
    expect(lint(`/* eslint iam/no-full-admin: [ */\n${policy('')}`)).toEqual([
      [expect.stringContaining('Failed to parse JSON'), 1, 1],
      ['iam/no-full-admin', 3, 46],
    ]);
    expect(lint(`/* eslint iam/no-rule: "off" */\n${policy('')}`)).toEqual(
      expect.arrayContaining([['iam/no-full-admin', 3, 46]]),
    );
  });

  it('takes no text of a string for a comment', () => {
    expect(lint(policy('"Id": "// eslint-disable-next-line iam/no-full-admin",'))).toEqual([
      ['iam/no-full-admin', 2, 46],
    ]);
  });
});
