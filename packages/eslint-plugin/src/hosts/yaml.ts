/** YAML: the tree of yaml-eslint-parser, which eslint-plugin-yml brings. */
import { createRequire } from 'node:module';
import { parseYaml, YamlSource, type ParsedYaml, type YamlLibrary } from 'iam-rules-core';
import type { Host } from './host.js';

const require = createRequire(import.meta.url);
let library: YamlLibrary | undefined;

/**
 * Parses a text once, when it is first asked for. The package that does it is loaded then, as a CommonJS module: loading takes
 * longer than all else that a run over JSON needs.
 */
export function lazilyParsed(text: string): () => ParsedYaml {
  let parsed: ParsedYaml | undefined;
  return () => (parsed ??= parseYaml(text, (library ??= require('yaml') as YamlLibrary)));
}

export const yaml: Host = {
  // Parsers run in the language of JavaScript; eslint-plugin-yml has one of its own.
  languages: ['js/js', 'yml/*'],
  roots: ['Program'],
  read(root: { readonly body?: readonly { readonly type: string }[] }, { text, ...file }) {
    // What the tree lacks is in the text.
    return root.body?.[0]?.type === 'YAMLDocument'
      ? new YamlSource(text, lazilyParsed(text), file)
      : undefined;
  },
};
