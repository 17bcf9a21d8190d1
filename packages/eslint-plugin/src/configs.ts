/** The shipped configurations, derived from the levels of the rules. */
import type { ESLint, Linter } from 'eslint';
import * as jsoncParser from 'jsonc-eslint-parser';
import { configurations, levelIn, type AnyRule, type Configuration } from 'iam-rules-core';
import { typedRules } from './generated/typed-rules.js';

/**
 * A flat configuration. It is also iterable, so that `[iam.configs.recommended]`, `[...iam.configs.recommended]` and `{
 * ...iam.configs.recommended, files: [...] }` all work.
 */
export type IamConfig = Linter.Config & Iterable<Linter.Config>;

/**
 * The files to read. If a configuration is extended with `files`, it applies to files that both match, so the usual
 * names of templates are included. Templates of something else are ignored.
 */
const jsonFiles = [
  ...['json', 'jsonc', 'json5', 'tfstate', 'tpl', 'tftpl', 'j2'].map((extension) => `**/*.${extension}`),
  '**/*.json.{tmpl,template,jinja,jinja2,erb,ejs,hbs,mustache}',
];

/** The rules of `recommended` for other files. */
const filesByName = {
  /**
   * The usual names of CloudFormation, SAM and Serverless templates. Of 433 templates in ten public repositories, they
   * match half (2026-11-30). The others are named after what they create. In JSON, `recommended` recognizes templates
   * by content.
   */
  cloudformation: [
    '**/*.template',
    '**/*.template.{json,yaml,yml}',
    '**/template.{json,yaml,yml}',
    '**/*{cfn,cloudformation}*.{json,yaml,yml}',
    '**/{cfn,cloudformation}*/**/*.{json,yaml,yml}',
    '**/serverless.{yaml,yml}',
  ],
  yaml: ['**/*.yaml', '**/*.yml', '**/*.{yaml,yml}.{j2,jinja,jinja2,tpl,tftpl,tmpl,erb}'],
} as const;

/** Code, which is read by the parser in the user's own configuration. */
const codeFiles = ['**/*.{ts,tsx,mts,cts,js,mjs,cjs}'];

/** Files that jsonc-eslint-parser reads, for use with rules of other plugins. */
const jsoncFiles = ['**/*.json', '**/*.jsonc', '**/*.json5'];

/**
 * The names of the shipped configurations: the levels, and kinds of files. `typescript` has no parser and needs no type
 * information. `recommended-jsonc` is for files that rules of other JSON plugins also lint.
 */
export type ConfigName = Configuration | keyof typeof filesByName | 'typescript' | 'recommended-jsonc';

/**
 * Rules that need type information crash on files without it, and typescript-eslint configurations enable them for all
 * files, so they are turned off for data files.
 */
export function configsFor(plugin: ESLint.Plugin, rules: readonly AnyRule[]): Record<ConfigName, IamConfig> {
  const configOf = (
    name: ConfigName,
    level: Configuration,
    files: readonly string[],
    more: Linter.Config,
  ) => {
    const config: Linter.Config = {
      name: `iam/${name}`,
      files: [...files],
      plugins: { iam: plugin },
      ...more,
      rules: { ...more.rules, ...rulesOf(level, rules) },
    };
    Object.defineProperty(config, Symbol.iterator, { value: () => [config].values() });
    return [name, config as IamConfig] as const;
  };
  const ofData: Linter.Config = { language: 'iam/policy', rules: withoutTypes };
  const ofJsonc: Linter.Config = { languageOptions: { parser: jsoncParser }, rules: withoutTypes };
  return Object.fromEntries([
    ...configurations.map((name) => configOf(name, name, jsonFiles, ofData)),
    ...Object.entries(filesByName).map(([name, files]) =>
      configOf(name as ConfigName, 'recommended', files, ofData),
    ),
    configOf('recommended-jsonc', 'recommended', jsoncFiles, ofJsonc),
    configOf('typescript', 'recommended', codeFiles, {}),
  ]) as Record<ConfigName, IamConfig>;
}

/** ESLint accepts `off` for rules of plugins that are not loaded. */
const withoutTypes: Linter.RulesRecord = Object.fromEntries(typedRules.map((name) => [name, 'off']));

function rulesOf(name: Configuration, rules: readonly AnyRule[]): Linter.RulesRecord {
  const record: Linter.RulesRecord = {};
  for (const rule of rules) {
    const level = levelIn(rule, name);
    if (level) record[`iam/${rule.name}`] = typeof level === 'string' ? level : [...level];
  }
  return record;
}
