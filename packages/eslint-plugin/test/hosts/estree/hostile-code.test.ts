/** Whatever the code is, ESLint ends, and nothing is said that is not known. */
import { describe, expect, it } from 'vitest';
import { messagesOf, parsers } from './code-tester.js';

const head = "import * as iam from 'aws-cdk-lib/aws-iam';\n";
const silent: readonly (readonly [name: string, code: string])[] = [
  [
    'constants that name each other',
    'const a = b; const b = a; new iam.PolicyStatement({ actions: a, resources: [b] });',
  ],
  ['a constant in itself', 'const a = [...a, a]; new iam.PolicyStatement({ actions: a, resources: a });'],
  [
    'constants that double each other',
    `const a0 = ['s3:GetObject'];${Array.from({ length: 50 }, (_, n) => `const a${n + 1} = [...a${n}, ...a${n}];`).join('')}new iam.PolicyStatement({ actions: a50 });`,
  ],
  [
    'objects that double each other',
    `const a0 = { a: 1 };${Array.from({ length: 50 }, (_, n) => `const a${n + 1} = { ...a${n}, ...a${n}, Statement: [a${n}, a${n}] };`).join('')}send(a50);`,
  ],
  ['an object in itself', 'const a = { ...a, Statement: a }; send(a);'],
  [
    'a member in itself',
    'class A { constructor() { this.a = this.a; new iam.PolicyStatement({ actions: this.a }); } }',
  ],
  [
    'no arguments',
    'new iam.PolicyStatement(); new iam.PolicyDocument(); new iam.Role(); new iam.ManagedPolicy();',
  ],
  [
    'arguments of other kinds',
    'new iam.PolicyStatement(1, 2); new iam.PolicyDocument("a"); new iam.Role(null, [], /a/);',
  ],
  [
    'spread arguments',
    'new iam.PolicyStatement(...all); new iam.Role(this, ...all); role.addToPolicy(...all);',
  ],
  ['half-typed properties', 'new iam.PolicyStatement({ actions: , resources: [ });'],
  ['half a call', "role.addToPolicy(new iam.PolicyStatement({ actions: ['*'], resources: ['*']"],
  [
    'methods and getters',
    'new iam.PolicyStatement({ get actions() { return []; }, resources() {}, async *effect() {} });',
  ],
  ['computed keys', "new iam.PolicyStatement({ ['act' + x]: ['*'], [resources]: ['*'], actions: ['*'] });"],
  ['holes in lists', "new iam.PolicyStatement({ actions: [, 's3:GetObject', ,], resources: [,] });"],
  [
    'values of other types',
    'new iam.PolicyStatement({ actions: 1, resources: null, effect: {}, principals: true, conditions: /a/ });',
  ],
  [
    'names of Object.prototype',
    'new iam.constructor({ __proto__: { actions: ["*"] }, toString: 1 }); x.hasOwnProperty.addToPolicy(y);',
  ],
  ['a template with a bad escape', 'const p = tag`{"Statement": "\\u{1}${x}"}`;'],
];

/** Syntax beyond plain statements: what is in it is found all the same. */
const wildcard = "{ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }";
const further: readonly (readonly [name: string, code: string])[] = [
  ['JSX', `const view = () => <Policy document={${wildcard}}>{'*'}</Policy>;`],
  ['decorators', `@Stack({ policy: ${wildcard} }) class A { @Input() name = 1; }`],
  ['using', `function f() { using handle = open(${wildcard}); }`],
  ['generics and overloads', `function f<T>(a: T): void; function f(a: any) {} f<object>(${wildcard});`],
  ['a private name and a static block', `class A { static #p; static { this.#p = ${wildcard}; } }`],
];

describe.each(parsers)('$parser', ({ languageOptions }) => {
  it.each(silent)('%s', (_, code) => {
    const messages = messagesOf(head + code, languageOptions);
    // A parse error is the only thing that may be said.
    expect(messages.filter(({ fatal, ruleId }) => !fatal && ruleId !== 'iam/require-elements')).toEqual([]);
  });

  it.each([
    { of: 'lists', open: '[', close: ']', said: ['iam/valid-type', 'iam/valid-type'] },
    {
      of: 'objects',
      open: '{ a: ',
      close: '}',
      said: ['iam/valid-condition-operator', 'iam/valid-condition-key', 'iam/valid-type'],
    },
    { of: 'calls', open: 'f(', close: ')', said: [] },
  ])('$of in each other', ({ open, close, said }) => {
    // The parsers themselves follow no more than some hundreds.
    const deep = `${open.repeat(150)}1${close.repeat(150)}`;
    const code = `${head}new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ${deep}, conditions: ${deep} });\nconst a = { Statement: ${deep} };`;
    const messages = messagesOf(code, languageOptions);
    expect(messages.map(({ ruleId }) => ruleId)).toEqual(said);
  });

  it('sums of many terms', () => {
    const sum = Array.from({ length: 250 }, () => "'a'").join(' + ');
    const code = `${head}new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::b/' + ${sum}] });`;
    expect(messagesOf(code, languageOptions)).toEqual([]);
  });

  it('thousands of statements', { timeout: 60_000 }, () => {
    const statement =
      "new iam.PolicyStatement({ actions: ['s3:GetObject'], resources: ['arn:aws:s3:::amzn-s3-demo-bucket/*'] });\n";
    expect(messagesOf(head + statement.repeat(2_000), languageOptions)).toEqual([]);
  });
});

const ecmaFeatures = { jsx: true };

it.each(further)('typescript-eslint reads %s', (_, code) => {
  const [, typescript] = parsers;
  const messages = messagesOf(
    code,
    { ...typescript!.languageOptions, parserOptions: { ecmaFeatures } },
    'view.tsx',
  );
  expect(messages.map(({ ruleId, message }) => ruleId ?? message)).toEqual(['iam/no-full-admin']);
});

it('espree reads JSX', () => {
  const [espree] = parsers;
  const options = { ...espree!.languageOptions, parserOptions: { ecmaFeatures } };
  const messages = messagesOf(further[0]![1], options, 'view.js');
  expect(messages.map(({ ruleId, message }) => ruleId ?? message)).toEqual(['iam/no-full-admin']);
});
