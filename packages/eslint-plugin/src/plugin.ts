/** Builds the plugin object from the rules of the core. */
import type { ESLint } from 'eslint';
import type { AnyRule } from 'iam-rules-core';
import { configsFor, type ConfigName, type IamConfig } from './configs.js';
import type { Host } from './hosts/host.js';
import { policyLanguage } from './language/policy-language.js';
import { toEslintRule, type EslintRule } from './to-eslint-rule.js';
import { fullVersion, name } from './versions.js';

/** The page of a rule of this plugin. */
export function pageOf({ name }: AnyRule): string {
  return `https://github.com/eslint-plugin-iam/eslint-plugin-iam/blob/main/packages/eslint-plugin/docs/rules/${name}.md`;
}

export interface IamPlugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly rules: Record<string, EslintRule>;
  readonly configs: Record<ConfigName, IamConfig>;
}

export function pluginOf(rules: readonly AnyRule[], hosts?: readonly Host[]): IamPlugin {
  const plugin = {
    // ESLint keeps cached results as long as name and version stay the same.
    meta: { name, version: fullVersion, namespace: 'iam' },
    languages: { policy: policyLanguage },
    rules: Object.fromEntries(rules.map((rule) => [rule.name, toEslintRule(rule, pageOf(rule), hosts)])),
  };
  // The configurations refer to the plugin object that contains them.
  return Object.assign(plugin, { configs: configsFor(plugin, rules) });
}
