/** The scopes that the parser gives ESLint are those that ESLint would have found. */
import { Linter, type Rule, type Scope } from 'eslint';
import { Linter as Linter9 } from 'eslint9';
import * as jsoncParser from 'jsonc-eslint-parser';
import { describe, expect, it } from 'vitest';
import { parser } from '../src/parser.js';

const versions = [
  { version: 'ESLint 10', create: () => new Linter() },
  { version: 'ESLint 9', create: () => new Linter9() as unknown as Linter },
];

type SourceCode = Rule.RuleContext['sourceCode'];

const text = '{"a":[-1,"b"]}';

/** With the globals that ESLint adds, and with one of the configuration that is on and one that is off. */
function sourceCodeOf(linter: Linter, by: Linter.Parser, languageOptions: Linter.LanguageOptions = {}) {
  let sourceCode: SourceCode | undefined;
  const rule: Rule.RuleModule = {
    create(context) {
      ({ sourceCode } = context);
      return {};
    },
  };
  const globals = { ours: 'writable', Map: 'off' } as const;
  const config: Linter.Config = {
    files: ['**/*.json'],
    plugins: { test: { rules: { rule } } },
    languageOptions: { globals, ...languageOptions, parser: by },
    rules: { 'test/rule': 'error' },
  };
  expect(linter.verify(text, config, 'a.json')).toEqual([]);
  return sourceCode!;
}

/** Functions are asked apart. */
const isPublic = ([name, value]: [string, unknown]) => !name.startsWith('__') && typeof value !== 'function';

/** The paths at which two webs of objects differ, of which `pairs` tells objects that are each other's. */
function differences(theirs: unknown, ours: unknown, pairs: Map<unknown, unknown>, path = ''): string[] {
  if (typeof theirs !== 'object' || !theirs) return Object.is(theirs, ours) ? [] : [path];
  if (typeof ours !== 'object' || !ours) return [path];
  if (pairs.has(theirs)) return pairs.get(theirs) === ours ? [] : [path];
  pairs.set(theirs, ours);
  const [of, by] = [theirs, ours].map(
    (object) =>
      new Map(Object.entries(object instanceof Map ? Object.fromEntries(object) : object).filter(isPublic)),
  ) as [Map<string, unknown>, Map<string, unknown>];
  return [...new Set([...of.keys(), ...by.keys()])].flatMap((name) =>
    of.has(name) && by.has(name)
      ? differences(of.get(name), by.get(name), pairs, `${path}/${name}`)
      : [`${path}/${name}`],
  );
}

/** The functions that an object inherits from its classes. */
const methodsOf = (object: object): string[] => {
  const prototype = Object.getPrototypeOf(object) as object | null;
  return prototype && prototype !== Object.prototype
    ? [...Object.getOwnPropertyNames(prototype), ...methodsOf(prototype)]
    : [];
};

describe.for(versions)('$version', ({ create }) => {
  const theirs = sourceCodeOf(create(), jsoncParser);
  const ours = sourceCodeOf(create(), parser);

  it('are the same, with the same variables', () => {
    expect(ours.scopeManager.constructor).not.toBe(theirs.scopeManager.constructor);
    const pairs = new Map<unknown, unknown>([[theirs.ast, ours.ast]]);
    expect(differences(theirs.scopeManager.scopes, ours.scopeManager.scopes, pairs)).toEqual([]);
    expect(pairs.get(theirs.scopeManager.globalScope)).toBe(ours.scopeManager.globalScope);
    const names = ours.scopeManager.globalScope!.variables.map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['Array', 'ours']));
    expect(names).not.toContain('Map');
  });

  it('answer the same', () => {
    const answers = (sourceCode: SourceCode) => {
      const { ast, scopeManager } = sourceCode;
      const statement = ast.body[0] as Scope.Scope['block'];
      const manager = scopeManager as unknown as Record<string, (...given: unknown[]) => unknown>;
      const order = (scope: unknown) => scopeManager.scopes.indexOf(scope as Scope.Scope);
      const types = ['isModule', 'isGlobalReturn', 'isImpliedStrict', 'isStrictModeSupported'];
      const flags = ['isStatic', 'isArgumentsMaterialized', 'isThisMaterialized'];
      return [
        ...[ast, statement].flatMap((node) => [
          order(sourceCode.getScope(node)),
          order(scopeManager.acquire(node)),
          order(scopeManager.acquire(node, true)),
          scopeManager.acquire(node) === null,
          (manager['acquireAll']!(node) as unknown[] | undefined)?.map(order),
          manager['release']!(node),
          scopeManager.getDeclaredVariables(node),
        ]),
        ...types.map((name) => Boolean(manager[name]!())),
        ...scopeManager.scopes.flatMap((scope) => {
          const asked = scope as unknown as typeof manager;
          return [
            ...flags.map((name) => asked[name]!()),
            asked['isUsedName']!('Array'),
            asked['isUsedName']!('Map'),
            asked['resolve']!({ type: 'Identifier', name: 'Array' }),
          ];
        }),
      ];
    };
    expect(answers(ours)).toEqual(answers(theirs));
  });

  it('have all methods but those that do nothing', () => {
    const missing = ([of, by]: readonly [object, object]) =>
      methodsOf(of).filter((name) => !name.startsWith('__') && !(name in by));
    expect(missing([theirs.scopeManager, ours.scopeManager]).sort()).toEqual(['attach', 'detach']);
    for (const [index, scope] of theirs.scopeManager.scopes.entries())
      expect(missing([scope, ours.scopeManager.scopes[index]!])).toEqual([]);
  });

  it.each<[string, Linter.LanguageOptions]>([
    ['scripts', { sourceType: 'script' }],
    ['CommonJS', { sourceType: 'commonjs' }],
    ['ES5', { ecmaVersion: 5 }],
    ['a global return', { parserOptions: { ecmaFeatures: { globalReturn: true } } }],
    ['strict mode everywhere', { parserOptions: { ecmaFeatures: { impliedStrict: true } } }],
  ])('are left to ESLint with %s', (_, languageOptions) => {
    const [those, these] = [jsoncParser, parser].map((by) => sourceCodeOf(create(), by, languageOptions));
    expect(these!.scopeManager.constructor).toBe(those!.scopeManager.constructor);
  });
});
