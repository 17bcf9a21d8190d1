/** What printing needs to know about a text in addition to the value tree. */
import type { ParsedYaml } from './parse-yaml.js';
import { childrenOf, isAlias, isScalar, type YamlNode } from './tree.js';
import type { Span } from '../value/value.js';

export interface YamlParts {
  /** The outermost flow collections, including their brackets. */
  readonly flows: readonly Span[];
  /** The nodes that aliases refer to, starting at their anchors. */
  readonly shared: readonly Span[];
  readonly comments: readonly Span[];
}

export function partsOf({ text, documents, comments }: ParsedYaml, shared: readonly Span[]): YamlParts {
  const flows: Span[] = [];
  const open: (YamlNode | null)[] = documents.map(({ contents }) => contents);
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node === null || isScalar(node) || isAlias(node)) continue;
    if (node.flow && node.range) flows.push({ start: node.range[0], end: node.range[1] });
    else open.push(...childrenOf(node));
  }
  const anchored = shared.map(({ start, end }) => ({ start: text.lastIndexOf('&', start), end }));
  return { flows, shared: anchored, comments };
}
