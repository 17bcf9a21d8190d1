/** Builds the plugin object from rules of the core. */
import { createRequire } from 'node:module';
import type { ESLint } from 'eslint';
import type { AnyRule, Configuration } from 'iam-rules-core';
import { configsFor, type IamConfig } from './configs.js';
import { toEslintRule, type EslintRule } from './to-eslint-rule.js';

const { name, version } = createRequire(import.meta.url)('../package.json') as {
  name: string;
  version: string;
};

const pages =
  'https://github.com/eslint-plugin-iam/eslint-plugin-iam/blob/main/packages/eslint-plugin/docs/rules';

export interface IamPlugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Record<string, EslintRule>;
  readonly configs: Record<Configuration, IamConfig>;
}

export function pluginOf(rules: readonly AnyRule[]): IamPlugin {
  const plugin = {
    // ESLint's cache is keyed by name and version.
    meta: { name, version, namespace: 'iam' },
    rules: Object.fromEntries(
      rules.map((rule) => [rule.name, toEslintRule(rule, `${pages}/${rule.name}.md`)]),
    ),
  };
  // The configurations name the plugin object that holds them.
  return Object.assign(plugin, { configs: configsFor(plugin, rules) });
}
