import { join } from 'node:path';
import json from '@eslint/json';
import { Linter, type Rule, type SourceCode } from 'eslint';
import { Linter as Linter9 } from 'eslint9';
import { rules } from 'iam-rules-core';
import * as jsoncParser from 'jsonc-eslint-parser';
import { describe, expect, it } from 'vitest';
import { pluginOf } from '../src/plugin.js';
import { noEffect, noEmptyCondition, noWord } from './test-rules.js';

const plugin = pluginOf([noWord, noEffect, noEmptyCondition]);
const files = ['**/*.json'];
const setups: { setup: string; config: Linter.Config }[] = [
  { setup: 'our language', config: { files, plugins: { iam: plugin }, language: 'iam/policy' } },
  {
    setup: 'jsonc-eslint-parser',
    config: { files, plugins: { iam: plugin }, languageOptions: { parser: jsoncParser } },
  },
  { setup: '@eslint/json', config: { files, plugins: { iam: plugin, json }, language: 'json/json' } },
];
const cases = [
  { version: 'ESLint 10', create: () => new Linter() },
  { version: 'ESLint 9', create: () => new Linter9() as unknown as Linter },
].flatMap((version) => setups.map((setup) => ({ ...version, ...setup })));

const code = '{"Statement":{"Effect":"Allow","Action":"foo","Resource":"foo"}}';
const idsOf = (messages: Linter.LintMessage[]) => messages.map(({ ruleId }) => ruleId);

describe.for(cases)('$version, $setup', ({ create, config }) => {
  const verify = (linter: Linter, text: string | SourceCode, rules: Linter.RulesRecord) =>
    idsOf(linter.verify(text as string, { ...config, rules }, 'policy.json'));

  it('lints with all rules at once: the strongest finding hides its consequences', () => {
    const linter = create();
    expect(verify(linter, code, { 'iam/no-word': 'error' })).toEqual(['iam/no-word', 'iam/no-word']);
    expect(verify(linter, code, { 'iam/no-word': 'error', 'iam/no-effect': 'warn' })).toEqual([
      'iam/no-effect',
    ]);
    expect(verify(linter, code, { 'iam/no-effect': 'warn', 'iam/no-word': 'error' })).toEqual([
      'iam/no-effect',
    ]);
  });

  it('names the owner of a policy where there are several', () => {
    const PolicyDocument = JSON.parse(code) as object;
    const policies = ['a', 'b'].map((PolicyName) => ({ PolicyName, PolicyDocument }));
    const found = (file: unknown) =>
      create().verify(JSON.stringify(file), { ...config, rules: { 'iam/no-effect': 'warn' } }, 'policy.json');
    expect(found(policies)).toMatchObject([
      { message: 'In `policy a`: There is an effect.' },
      { message: 'In `policy b`: There is an effect.' },
    ]);
    expect(found(policies.slice(1))).toMatchObject([{ message: 'There is an effect.', messageId: 'effect' }]);
  });

  it('options of another form, or that mean nothing, end the run', () => {
    const lint =
      (...options: unknown[]) =>
      () =>
        create().verify(
          code,
          {
            ...config,
            plugins: { ...config.plugins, iam: pluginOf(rules) },
            rules: { 'iam/no-restricted-actions': ['error', ...options] },
          } as Linter.Config,
          'policy.json',
        );
    expect(lint({ restricted: [{ actions: ['iam:*'] }] })()).toEqual([]);
    expect(lint({ restricted: [{ action: ['iam:*'] }] })).toThrow(
      'The option `restricted[0]` of the rule `no-restricted-actions` needs the key `actions`.',
    );
    expect(lint({ restrict: [] })).toThrow('The rule `no-restricted-actions` has no option `restrict`.');
    expect(lint('iam:*')).toThrow(
      'The options of the rule `no-restricted-actions` must be an object, not a string.',
    );
    expect(lint({ restricted: [{ actions: ['*'] }] }, {})).toThrow(
      'The rule `no-restricted-actions` takes one object with all of its options.',
    );
    expect(lint({ restricted: [{ actions: ['iam:CreateUsr'] }] })).toThrow(
      'The options of the rule `no-restricted-actions` are wrong: `restricted[0].actions`: `iam:CreateUsr` does not exist',
    );
  });

  it('a rule that is off hides nothing', () => {
    expect(verify(create(), code, { 'iam/no-effect': 'off', 'iam/no-word': 'error' })).toEqual([
      'iam/no-word',
      'iam/no-word',
    ]);
  });

  it('the same source code again: nothing is left of the run before', () => {
    const linter = create();
    verify(linter, code, { 'iam/no-word': 'error', 'iam/no-effect': 'warn' });
    const sourceCode = linter.getSourceCode();
    for (let run = 0; run < 2; run++) {
      expect(verify(linter, sourceCode, { 'iam/no-word': 'error' })).toEqual(['iam/no-word', 'iam/no-word']);
      expect(verify(linter, sourceCode, { 'iam/no-effect': 'error' })).toEqual(['iam/no-effect']);
      expect(verify(linter, sourceCode, { 'iam/no-word': ['error', { word: 'Allow' }] })).toEqual([
        'iam/no-word',
      ]);
    }
  });

  it('a run that another rule broke off leaves nothing either', () => {
    const linter = create();
    const broken = {
      create() {
        throw new Error('broken');
      },
    };
    const plugins = { ...config.plugins, iam: { ...plugin, rules: { ...plugin.rules, broken } } };
    verify(linter, code, {});
    const sourceCode = linter.getSourceCode();
    const rules: Linter.RulesRecord = { 'iam/no-word': 'error', 'iam/broken': 'error' };
    expect(() => linter.verify(sourceCode, { ...config, plugins, rules }, 'policy.json')).toThrow('broken');
    expect(verify(linter, sourceCode, { 'iam/no-word': 'error' })).toEqual(['iam/no-word', 'iam/no-word']);
  });

  it('the plugin under two names reports under both', () => {
    const plugins = { ...config.plugins, other: plugin };
    const rules: Linter.RulesRecord = {
      'iam/no-word': 'error',
      'iam/no-effect': 'error',
      'other/no-word': 'error',
      'other/no-effect': 'error',
    };
    expect(idsOf(create().verify(code, { ...config, plugins, rules }, 'policy.json'))).toEqual([
      'iam/no-effect',
      'other/no-effect',
    ]);
  });

  it('fixes until there is nothing to fix', () => {
    const text =
      '{\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Condition": {}\n    },\n    { "Condition": {} }\n  ]\n}\n';
    const rules: Linter.RulesRecord = { 'iam/no-empty-condition': 'error' };
    expect(create().verifyAndFix(text, { ...config, rules }, 'policy.json')).toEqual({
      fixed: true,
      messages: [],
      output: '{\n  "Statement": [\n    {\n      "Effect": "Allow"\n    },\n    {}\n  ]\n}\n',
    });
  });

  it('fixes a text with a byte order mark', () => {
    const rules: Linter.RulesRecord = { 'iam/no-empty-condition': 'error' };
    const { output } = create().verifyAndFix(
      '\uFEFF{"Statement":{"Condition":{}}}',
      { ...config, rules },
      'policy.json',
    );
    expect(output).toBe('\uFEFF{"Statement":{}}');
  });
});

describe('comments', () => {
  it('suppress findings', () => {
    const text = `{\n// eslint-disable-next-line iam/no-word -- known\n"Statement":{"Action":"foo",\n"Resource":"foo"}}`;
    const config: Linter.Config = {
      files,
      plugins: { iam: plugin, json },
      language: 'json/jsonc',
      rules: { 'iam/no-word': 'error' },
    };
    expect(new Linter().verify(text, config, 'policy.json')).toMatchObject([{ line: 4 }]);
    const parser: Linter.Config = { ...config, language: '@/js', languageOptions: { parser: jsoncParser } };
    expect(new Linter().verify(text, parser, 'policy.json')).toMatchObject([{ line: 4 }]);
  });
});

describe.for(cases)('the setting `accept`, $version, $setup', ({ create, config }) => {
  const verify = (accept: unknown, filename = 'policies/app.json') =>
    create()
      .verify(
        code,
        { ...config, rules: { 'iam/no-effect': 'error' }, settings: { iam: { accept } } },
        { filename },
      )
      .map(({ message }) => message);
  const reason = 'reviewed';
  const message = 'There is an effect.';

  it('keeps a finding from being shown', () => {
    expect(verify(undefined)).toEqual([message]);
    expect(verify([{ rule: 'no-effect', reason }])).toEqual([]);
    expect(verify([{ rule: 'iam/no-effect', reason, file: 'policies/*.json' }])).toEqual([]);
    expect(verify([{ rule: 'iam/no-effect', reason, file: '*.json' }])).toEqual([message]);
    expect(verify([{ rule: 'iam/no-word', reason }])).toEqual([message]);
  });

  it('shows it again when its time is over', () => {
    expect(verify([{ rule: 'iam/no-effect', reason, until: '2026-06-30' }])).toEqual([
      `${message} It was accepted until 2026-06-30.`,
    ]);
    expect(verify([{ rule: 'iam/no-effect', reason, until: '9999-12-31' }])).toEqual([]);
  });

  it('begins paths where ESLint runs', () => {
    const accept = [{ rule: 'iam/no-effect', reason, file: 'policies/app.json' }];
    expect(verify(accept, join(process.cwd(), 'policies/app.json'))).toEqual([]);
    expect(verify(accept, join(process.cwd(), 'a/policies/app.json'))).toEqual([message]);
  });

  it('has to be right', () => {
    expect(() => verify([{ rule: 'iam/no-effect' }])).toThrow(
      '`settings.iam.accept[0]` needs a `reason` why the finding is accepted.',
    );
    expect(() => verify([{ rule: 'iam/no-efect', reason }])).toThrow(
      '`settings.iam.accept[0].rule` is "iam/no-efect", which is not a rule. Did you mean `no-effect`?',
    );
    expect(verify([{ rule: 'iam/require-policy', reason }])).toEqual([message]);
  });
});

describe('metadata', () => {
  it('is the rule’s own', () => {
    const { meta } = plugin.rules['no-word']!;
    expect(meta).toEqual({
      type: 'problem',
      docs: {
        description: 'Disallow a word',
        url: 'https://github.com/eslint-plugin-iam/eslint-plugin-iam/blob/main/packages/eslint-plugin/docs/rules/no-word.md',
        recommended: true,
      },
      languages: ['iam/*', 'js/js', 'jsonc/*', 'json/json', 'json/jsonc', 'json/json5', 'yml/*'],
      messages: noWord.messages,
      schema: false,
      defaultOptions: [{ word: 'foo', others: ['bar'] }],
      hasSuggestions: true,
    });
    expect(plugin.rules['no-empty-condition']!.meta).toMatchObject({
      docs: { recommended: false },
      schema: false,
      defaultOptions: [],
      fixable: 'code',
    });
  });

  it('makes the levels of the configurations', () => {
    const levelsIn = ({ rules }: Linter.Config) =>
      Object.fromEntries(Object.entries(rules!).filter(([name]) => name.startsWith('iam/')));
    expect(levelsIn(plugin.configs.recommended)).toEqual({ 'iam/no-word': 'error' });
    expect(levelsIn(plugin.configs.strict)).toEqual({ 'iam/no-word': 'error', 'iam/no-effect': 'warn' });
    expect(levelsIn(plugin.configs.all)).toEqual({
      'iam/no-word': 'error',
      'iam/no-effect': 'warn',
      'iam/no-empty-condition': 'warn',
    });
    const withOptions = pluginOf([{ ...noWord, levels: { strict: ['warn', { word: 'x' }] } }]);
    expect(levelsIn(withOptions.configs.strict)).toEqual({ 'iam/no-word': ['warn', { word: 'x' }] });
    expect(levelsIn(withOptions.configs.recommended)).toEqual({});
  });
});

describe('a rule about files', () => {
  const iam = pluginOf(rules);
  const verify = (code: string, filename: string, config: Linter.Config = {}) =>
    new Linter()
      .verify(code, [{ plugins: { iam }, rules: { 'iam/require-policy': 'error' }, ...config }], filename)
      .map(({ line, column, endLine, endColumn, message }) => [line, column, endLine, endColumn, message]);

  it.for(setups)('judges a file without a policy, read by $setup', ({ config: { plugins, ...config } }) => {
    const found = verify('{ "a": 1 }', 'a.json', {
      ...config,
      plugins: { ...plugins, iam },
      rules: { 'iam/require-policy': 'error', 'iam/no-full-admin': 'error' },
    });
    expect(found).toEqual([[1, 1, 1, 2, 'No policy was found in this file, which has `a`.']]);
  });

  it('judges a file of a syntax that is not read', () => {
    expect(verify('export const policy = {};', 'policy.js')).toEqual([
      [1, 1, 1, 1, 'A policy was expected, but this file contains nothing that can be read.'],
    ]);
    expect(verify('', 'empty.js')).toHaveLength(1);
  });

  it('runs alone over code without a word of a policy', () => {
    const listened: string[] = [];
    const watched = (name: string) => {
      const rule = iam.rules![name] as Rule.RuleModule;
      const create: Rule.RuleModule['create'] = (context) => {
        const listeners = rule.create(context);
        if (Object.keys(listeners).length > 0) listened.push(name);
        return listeners;
      };
      return { ...rule, create };
    };
    const rules = { 'no-full-admin': watched('no-full-admin'), 'require-policy': watched('require-policy') };
    const config = (...names: string[]): Linter.Config => ({
      plugins: { iam: { rules } },
      rules: Object.fromEntries(names.map((name) => [`iam/${name}`, 'error'])),
    });
    new Linter().verify('export const a = 1;', config('no-full-admin'), 'a.js');
    expect(listened).toEqual([]);
    new Linter().verify('export const a = 1;', config('no-full-admin', 'require-policy'), 'a.js');
    expect(listened).toEqual(['require-policy']);
    new Linter().verify('export const a = { Statement: [] };', config('no-full-admin'), 'a.js');
    expect(listened).toEqual(['require-policy', 'no-full-admin']);
  });

  it('takes the place of the file where the policy is in a string', () => {
    const config = { files: ['**/*.json'], language: 'iam/policy' };
    const text =
      '{ "PolicyName": "a", "PolicyDocument": "{\\"Version\\":\\"2012-10-17\\",\\"Statement\\":\\"${a}\\"}" }';
    expect(verify(text, 'a.json', config).map(([, column, , endColumn]) => [column, endColumn])).toEqual([
      [text.indexOf('\\"${') + 1, text.indexOf('}\\"}"') + 4],
    ]);
  });

  it('leaves what a finding says already', () => {
    const config: Linter.Config = {
      files: ['**/*.json'],
      language: 'iam/policy',
      rules: { 'iam/require-policy': 'error', 'iam/valid-policy-string': 'error' },
    };
    const linter = new Linter();
    const text = '{ "PolicyName": "a", "PolicyDocument": "{\\"a\\": " }';
    expect(idsOf(linter.verify(text, [{ plugins: { iam }, ...config }], 'a.json'))).toEqual([
      'iam/valid-policy-string',
    ]);
  });
});
