/** ESLint plugin for AWS IAM policies in Terraform and OpenTofu. It reads them; the rules are those of eslint-plugin-iam. */
import { createRequire } from 'node:module';
import type { ESLint, Linter } from 'eslint';
import iam, { findPlacesBy } from 'eslint-plugin-iam';
import { placesOf } from './folder/policy-files.js';
import { hcl } from './language.js';

const { name, version } = createRequire(import.meta.url)('../package.json') as {
  readonly name: string;
  readonly version: string;
};

/** A flat configuration that is iterable as well, as those of eslint-plugin-iam are. */
export type TerraformConfig = Linter.Config & Iterable<Linter.Config>;

export interface TerraformPlugin extends ESLint.Plugin {
  readonly meta: { readonly name: string; readonly version: string; readonly namespace: string };
  readonly configs: Record<'recommended' | 'strict' | 'all', TerraformConfig>;
}

const files = ['**/*.tf', '**/*.tofu'];

const plugin = {
  // ESLint lets the rules of a plugin into the languages of one with the same namespace.
  meta: { name, version, namespace: 'iam' },
  languages: { hcl },
} satisfies ESLint.Plugin & { meta: object };

function configOf(level: 'recommended' | 'strict' | 'all'): TerraformConfig {
  const config: Linter.Config = {
    name: `iam-terraform/${level}`,
    files,
    plugins: { iam, 'iam-terraform': plugin },
    language: 'iam-terraform/hcl',
    rules: iam.configs[level].rules!,
  };
  Object.defineProperty(config, Symbol.iterator, { value: () => [config].values() });
  return config as TerraformConfig;
}

findPlacesBy(placesOf);

// The configurations name the plugin object that holds them.
const terraform: TerraformPlugin = Object.assign(plugin, {
  configs: { recommended: configOf('recommended'), strict: configOf('strict'), all: configOf('all') },
});

export default terraform;
