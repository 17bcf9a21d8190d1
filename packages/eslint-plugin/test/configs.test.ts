/** The shipped configurations, alone and beside those of users, under both versions of ESLint. */
import js from '@eslint/js';
import json from '@eslint/json';
import { ESLint, type Linter } from 'eslint';
import { defineConfig } from 'eslint/config';
import { ESLint as ESLint9 } from 'eslint9';
import jsonc from 'eslint-plugin-jsonc';
import { catalogDate, rules } from 'iam-rules-core';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import iam from '../src/index.js';

const versions = [
  { version: 'ESLint 10', Class: ESLint },
  { version: 'ESLint 9', Class: ESLint9 as unknown as typeof ESLint },
];

const admin =
  '{ "Version": "2012-10-17",\n  "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" }\n}\n';
const finding = '2:48-2:49 iam/no-full-admin';

async function linted(
  Class: typeof ESLint,
  config: readonly (Linter.Config | readonly Linter.Config[])[],
  text = admin,
  filePath = 'policies/admin.json',
): Promise<string[]> {
  const eslint = new Class({
    overrideConfigFile: true,
    baseConfig: defineConfig(...(config as Linter.Config[])),
  });
  const [result] = await eslint.lintText(text, { filePath });
  return result!.messages.map(
    ({ line, column, endLine, endColumn, ruleId, fatal, message }) =>
      `${line}:${column}-${endLine}:${endColumn} ${fatal ? message : ruleId}`,
  );
}

const recommended = iam.configs.recommended;
const recommendedJsonc = iam.configs['recommended-jsonc'];
const jsonConfig: Linter.Config = {
  files: ['**/*.json'],
  plugins: { json },
  language: 'json/json',
  rules: json.configs.recommended.rules,
};
const jsoncConfigs = jsonc.configs['flat/recommended-with-json'] as Linter.Config[];

/** As the guide of typescript-eslint has it, for all files. */
const projectService: Linter.Config = { languageOptions: { parserOptions: { projectService: true } } };

describe.for(versions)('$version', ({ Class }) => {
  it.for<[string, readonly (Linter.Config | readonly Linter.Config[])[]]>([
    ['as an element', [recommended]],
    ['spread into the list', [...recommended]],
    ['spread into an object', [{ ...recommended, files: ['policies/*.json'] }]],
    ['extended', [{ files: ['**/*.json'], extends: [recommended] } as Linter.Config]],
    [
      'extended by name',
      [{ files: ['**/*.json'], plugins: { iam }, extends: ['iam/recommended'] } as Linter.Config],
    ],
    ['strict', [iam.configs.strict]],
    ['all', [iam.configs.all]],
    ['before @eslint/json', [recommended, jsonConfig]],
    ['before eslint-plugin-jsonc', [recommended, ...jsoncConfigs]],
    ['with jsonc-eslint-parser', [recommendedJsonc]],
    ['with jsonc-eslint-parser, before @eslint/json', [recommendedJsonc, jsonConfig]],
    ['with jsonc-eslint-parser, after @eslint/json', [jsonConfig, recommendedJsonc]],
    ['with jsonc-eslint-parser, before eslint-plugin-jsonc', [recommendedJsonc, ...jsoncConfigs]],
    ['with jsonc-eslint-parser, after eslint-plugin-jsonc', [...jsoncConfigs, recommendedJsonc]],
    ['after rules for JavaScript that name no files', [js.configs.recommended, recommended]],
    ['before rules for JavaScript that name no files', [recommended, js.configs.recommended]],
    ...(['recommendedTypeChecked', 'strictTypeChecked', 'stylisticTypeChecked', 'all'] as const).map(
      (name): [string, Linter.Config[]] => [
        `after ${name} of typescript-eslint, which names no files`,
        [...(tseslint.configs[name] as Linter.Config[]), projectService, recommended],
      ],
    ),
  ])('%s', async ([, config]) => {
    const findings = await linted(Class, config);
    expect(findings).toContain(finding);
    expect(findings.filter((each) => !each.includes('iam/'))).toEqual([]);
  });

  it('stops where rules of other plugins for JSON would no longer run', async () => {
    await expect(linted(Class, [...jsoncConfigs, recommended])).rejects.toThrow(
      /^Error while loading rule 'jsonc\/[\w-]+': Rules of this plugin cannot read a file in the language `iam\/policy`/,
    );
  });

  it.for(['json', 'jsonc', 'json5', 'tfstate'])('lints *.%s', async (extension) => {
    expect(await linted(Class, [recommended], admin, `a/b/policy.${extension}`)).toEqual([finding]);
  });

  it.for(['tpl', 'tftpl', 'j2', 'json.tmpl', 'json.erb'])(
    'lints *.%s, alone and extended',
    async (extension) => {
      const path = `a/policy.${extension}`;
      const extended = { files: [`a/*.${extension}`], extends: [recommended] } as Linter.Config;
      const other = { files: ['b/*'], extends: [recommended] } as Linter.Config;
      expect(await linted(Class, [recommended], admin, path)).toEqual([finding]);
      expect(await linted(Class, [extended], admin, path)).toEqual([finding]);
      expect(await linted(Class, [extended, other], admin.replace('}\n}', '},\n ${more}}'), path)).toEqual([
        finding,
      ]);
    },
  );

  it('lints files of any name when it is spread for them', async () => {
    const spread = { ...recommended, files: ['**/*.policy'] };
    expect(await linted(Class, [spread], admin, 'a/b.policy')).toEqual([finding]);
  });

  it('gives the same place with a byte order mark', async () => {
    for (const config of [[recommended], [recommended, jsonConfig]]) {
      expect(await linted(Class, config, `\uFEFF${admin}`)).toEqual([finding]);
    }
  });

  it.for(['package.json', 'tsconfig.json', 'data.json', 'list.json'])(
    'has nothing to say about %s',
    async (name) => {
      const texts = {
        'package.json': '{ "name": "a", "Action": "*" }',
        'tsconfig.json': '{ // comment\n "compilerOptions": { "Statement": [] }, }',
        'data.json': '{ "a": { "Statement": [{ "Action": "Pay", "Amount": 12, "Date": "2026-11-30" }] } }',
        'list.json': '[1, "Statement", [[{}]]]',
      };
      expect(await linted(Class, [iam.configs.all], texts[name as keyof typeof texts], name)).toEqual([]);
    },
  );

  it('leaves JavaScript alone', async () => {
    const config: Linter.Config = { plugins: { iam }, rules: { 'iam/no-full-admin': 'error' } };
    expect(await linted(Class, [config], 'export default { Statement: [] };', 'a.js')).toEqual([]);
    expect(await linted(Class, [config], '', 'a.js')).toEqual([]);
  });

  it('says which setting is wrong', async () => {
    const settings = (value: object): Linter.Config => ({ ...recommended, settings: { iam: value } });
    await expect(linted(Class, [settings({ policyType: 'user' })])).rejects.toThrow(
      /`settings\.iam\.policyType` is "user"\. The allowed values are `identity`/,
    );
    await expect(linted(Class, [settings({ policyTypes: 'scp' })])).rejects.toThrow(
      '`settings.iam.policyTypes`',
    );
    expect(await linted(Class, [settings({ policyType: 'scp' })])).not.toContain(finding);
  });

  it('refuses options that a rule does not have', async () => {
    const config: Linter.Config = { ...recommended, rules: { 'iam/no-full-admin': ['error', { a: 1 }] } };
    await expect(linted(Class, [config])).rejects.toThrow('iam/no-full-admin');
  });
});

describe('ESLint 10', () => {
  it('refuses rules of other languages', async () => {
    await expect(linted(ESLint, [jsonConfig, recommended])).rejects.toThrow(
      'The following rules do not support the language "iam/policy":\n\t- "json/',
    );
  });

  it('knows which languages the rules are for', async () => {
    const config: Linter.Config = {
      files: ['**/*.md'],
      plugins: { iam, other: { languages: { text: json.languages.json } } },
      language: 'other/text',
      rules: { 'iam/no-full-admin': 'error' },
    };
    await expect(linted(ESLint, [config], '', 'a.md')).rejects.toThrow(
      'do not support the language "other/text"',
    );
  });
});

describe('the plugin', () => {
  it('names itself and its version', async () => {
    const { default: manifest } = await import('../package.json', { with: { type: 'json' } });
    const { default: core } = await import('../../rules-core/package.json', { with: { type: 'json' } });
    // ESLint keeps cached results by this version: rules and data come with another package.
    const version = `${manifest.version}+core.${core.version}.data.${catalogDate}`;
    expect(version).toMatch(/^\d+\.\d+\.\d+(?:-[\w.-]+)?\+[0-9A-Za-z.-]+$/);
    expect(iam.meta).toEqual({ name: 'eslint-plugin-iam', version, namespace: 'iam' });
  });

  it('holds every rule of the core', () => {
    expect(Object.keys(iam.rules)).toEqual(rules.map(({ name }) => name));
  });

  it('leaves the parser and the rules of code to the configuration of the user', () => {
    const { languageOptions, rules: levels, files } = iam.configs.typescript;
    expect(languageOptions).toBeUndefined();
    expect(Object.keys(levels!).every((rule) => rule.startsWith('iam/'))).toBe(true);
    expect(files).toEqual(['**/*.{ts,tsx,mts,cts,js,mjs,cjs}']);
  });

  const { typescript, ...ofData } = iam.configs;
  it('has the same rules for code', () => {
    const own = Object.entries(iam.configs.recommended.rules!).filter(([rule]) => rule.startsWith('iam/'));
    expect(typescript.rules).toEqual(Object.fromEntries(own));
  });

  it.for(Object.values(ofData))('turns off the rules that need types: $name', ({ rules: levels }) => {
    const foreign = Object.entries(levels!).filter(([rule]) => !rule.startsWith('iam/'));
    expect(Object.fromEntries(foreign)).toEqual({
      ...tseslint.configs.disableTypeChecked.rules,
      // It asks for types where it need not.
      '@typescript-eslint/consistent-type-imports': 'off',
    });
  });

  it('enables more from one configuration to the next, all rules in the last', () => {
    const names = (name: keyof typeof iam.configs) =>
      Object.keys(iam.configs[name].rules!).filter((rule) => rule.startsWith('iam/'));
    expect(names('strict')).toEqual(expect.arrayContaining(names('recommended')));
    const optIn = rules.filter((rule) => rule.optIn).map(({ name }) => `iam/${name}`);
    expect(names('all')).toEqual(
      rules.map(({ name }) => `iam/${name}`).filter((name) => !optIn.includes(name)),
    );
    expect(names('recommended')).toContain('iam/no-full-admin');
  });
});
