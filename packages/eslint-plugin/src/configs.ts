/** The shipped configurations, derived from the rules' own levels. */
import type { ESLint, Linter } from 'eslint';
import { configurations, levelIn, type AnyRule, type Configuration } from 'iam-rules-core';
import { typedRules } from './generated/typed-rules.js';
import { parser } from './parser.js';

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

/** The shipped configurations by name: the levels, and kinds of files. `typescript` has no parser, and needs no types. */
export type ConfigName = Configuration | keyof typeof filesByName | 'typescript';

/**
 * Without a `language`, so that the user's own stays: with `json/json` or `jsonc/x` set for the same files, in this
 * order or the other, the parser given here is not used and the rules read the tree of that language.
 *
 * Rules that need types end the run on a file without them, and configurations of typescript-eslint turn them on for
 * all files; so they are off for these.
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
  const ofData: Linter.Config = { languageOptions: { parser }, rules: withoutTypes };
  return Object.fromEntries([
    ...configurations.map((name) => configOf(name, name, jsonFiles, ofData)),
    ...Object.entries(filesByName).map(([name, files]) =>
      configOf(name as ConfigName, 'recommended', files, ofData),
    ),
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
