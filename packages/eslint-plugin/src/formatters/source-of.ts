/** Formatters read files again, because ESLint passes only findings to them. */
import { JsonSource, mayHoldPolicy, readAnyJson, YamlSource, type Source } from 'iam-rules-core';
import { lazilyParsed } from '../hosts/yaml.js';
import { isYaml } from '../language/policy-text.js';

/** The policies in a text. Undefined for a text without policies, or in another syntax. */
export function sourceOf(text: string, filename: string): Source | undefined {
  // Most linted files contain no policy.
  if (!mayHoldPolicy(text)) return undefined;
  if (isYaml(text, filename)) return new YamlSource(text, lazilyParsed(text), { filename });
  const root = readAnyJson(text);
  return root && new JsonSource(root, text, { filename });
}
