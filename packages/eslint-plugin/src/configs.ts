/** The shipped configurations, derived from the rules' own levels. */
import type { ESLint, Linter } from 'eslint';
import * as jsoncParser from 'jsonc-eslint-parser';
import { configurations, levelIn, type AnyRule, type Configuration } from 'iam-rules-core';
import { typedRules } from './generated/typed-rules.js';

/**
 * A flat configuration. It is iterable as well, so that `[iam.configs.recommended]`, `[...iam.configs.recommended]`
 * and `{ ...iam.configs.recommended, files: [...] }` all work.
 */
export type IamConfig = Linter.Config & Iterable<Linter.Config>;

/**
 * What is read. A configuration that is extended for other files is for those that both name, so the usual names of templates
 * are among them; a template of something else is left alone.
 */
const jsonFiles = [
  ...['json', 'jsonc', 'json5', 'tfstate', 'tpl', 'tftpl', 'j2'].map((extension) => `**/*.${extension}`),
  '**/*.json.{tmpl,template,jinja,jinja2,erb,ejs,hbs,mustache}',
];

/** The rules of `recommended` for other files. */
const filesByName = {
  /**
   * CloudFormation, SAM and Serverless templates, as they are called: of 433 templates in ten public repositories, these
   * names find half (2026-11-30); the others are called like what they make. In JSON, `recommended` finds them by content.
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

/** Code, which the parser of the user's own configuration reads. */
const codeFiles = ['**/*.{ts,tsx,mts,cts,js,mjs,cjs}'];

/** What jsonc-eslint-parser reads, and rules of other plugins with it. */
const jsoncFiles = ['**/*.json', '**/*.jsonc', '**/*.json5'];

/**
 * The shipped configurations by name: the levels, and kinds of files. `typescript` has no parser, and needs no types;
 * `recommended-jsonc` is for files on which rules of other plugins for JSON run as well.
 */
export type ConfigName = Configuration | keyof typeof filesByName | 'typescript' | 'recommended-jsonc';

/**
 * Rules that need types end the run on a file without them, and configurations of typescript-eslint turn them on for
 * all files; so they are off for files of data.
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

/** ESLint lets a rule be off that no loaded plugin has. */
const withoutTypes: Linter.RulesRecord = Object.fromEntries(typedRules.map((name) => [name, 'off']));

function rulesOf(name: Configuration, rules: readonly AnyRule[]): Linter.RulesRecord {
  const record: Linter.RulesRecord = {};
  for (const rule of rules) {
    const level = levelIn(rule, name);
    if (level) record[`iam/${rule.name}`] = typeof level === 'string' ? level : [...level];
  }
  return record;
}
