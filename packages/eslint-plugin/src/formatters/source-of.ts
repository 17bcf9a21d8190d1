/** Files are read again by the formatters, as ESLint tells them of findings alone. */
import { JsonSource, mayHoldPolicy, readAnyJson, YamlSource, type Source } from 'iam-rules-core';
import { lazilyParsed } from '../hosts/yaml.js';
import { isYaml } from '../language/policy-text.js';

/** The policies in a text; undefined for a text without any, or of another syntax. */
export function sourceOf(text: string, filename: string): Source | undefined {
  // Most of what ESLint lints may hold none.
  if (!mayHoldPolicy(text)) return undefined;
  if (isYaml(text, filename)) return new YamlSource(text, lazilyParsed(text), { filename });
  const root = readAnyJson(text);
  return root && new JsonSource(root, text, { filename });
}
