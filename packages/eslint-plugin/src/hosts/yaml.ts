/** Reads YAML from the tree of yaml-eslint-parser, which eslint-plugin-yml uses. */
import { createRequire } from 'node:module';
import { parseYaml, YamlSource, type ParsedYaml, type YamlLibrary } from 'iam-rules-core';
import type { Host } from './host.js';

const require = createRequire(import.meta.url);
let library: YamlLibrary | undefined;

/**
 * Parses a text on first use, once. Only then is the package loaded, as a CommonJS module, because loading takes longer
 * than everything else in a run over JSON.
 */
export function lazilyParsed(text: string): () => ParsedYaml {
  let parsed: ParsedYaml | undefined;
  return () => (parsed ??= parseYaml(text, (library ??= require('yaml') as YamlLibrary)));
}

export const yaml: Host = {
  // Parsers run in the JavaScript language. eslint-plugin-yml has its own language.
  languages: ['js/js', 'yml/*'],
  roots: ['Program'],
  read(root: { readonly body?: readonly { readonly type: string }[] }, { text, ...file }) {
    // The tree lacks some information, so the text is parsed again.
    return root.body?.[0]?.type === 'YAMLDocument'
      ? new YamlSource(text, lazilyParsed(text), file)
      : undefined;
  },
};
