/** YAML as tests read it. */
import * as library from 'yaml';
import { parseYaml } from '../../src/yaml/parse-yaml.js';
import { valueOfYaml } from '../../src/yaml/yaml-value.js';
import { YamlSource, type YamlSourceOptions } from '../../src/yaml/yaml-source.js';
import type { Value } from '../../src/value/value.js';

export const parsed = (text: string) => parseYaml(text, library);

export const rootOf = (text: string): Value => valueOfYaml(parsed(text)).root;

export const sourceOf = (text: string, options?: YamlSourceOptions) =>
  new YamlSource(text, () => parsed(text), options);

/** A value as data: what is not known is `«…»` with its source text. */
export function dataOf(value: Value, text: string): unknown {
  switch (value.kind) {
    case 'text':
      return value.text;
    case 'scalar':
      return value.value;
    case 'opaque':
      return `«${text.slice(value.span.start, value.span.end)}»`;
    case 'list':
      return value.items.map((item) => dataOf(item, text));
    case 'dict': {
      const entries = value.entries.map((entry) => [entry.key.text, dataOf(entry.value, text)]);
      return Object.fromEntries(value.open ? [...entries, ['…', true]] : entries) as unknown;
    }
  }
}

export const read = (text: string): unknown => dataOf(rootOf(text), text);
