/** Resolves the aliases of a YAML document, and finds the nodes that they share. */
import { childrenOf, isAlias, type YamlAlias, type YamlDocument, type YamlNode } from './tree.js';
import type { Span } from '../value/value.js';

export interface Aliases {
  /** The node that an alias refers to. Undefined if there is no such anchor, or if resolving it fails. */
  targetOf(alias: YamlAlias): YamlNode | undefined;
  /** The spans of the nodes that aliases refer to. */
  readonly shared: readonly Span[];
}

/**
 * How many nodes aliases may add to a document. A traversal visits the nodes of an alias at each occurrence, and ten
 * lines can make billions of them.
 */
const mostAdded = 100_000;

/** @param hasAliases whether the text may contain aliases; most texts do not, and are not traversed */
export function aliasesOf(documents: readonly YamlDocument[], hasAliases: boolean): Aliases {
  const targets = new Map<YamlAlias, YamlNode>();
  let added = 0;
  if (hasAliases) for (const { contents } of documents) if (contents) added += new Walk(targets).of(contents);
  // With too many, none is resolved.
  if (added > mostAdded) return { targetOf: () => undefined, shared: sharedBy(targets) };
  return { targetOf: (alias) => targets.get(alias), shared: sharedBy(targets) };
}

function sharedBy(targets: ReadonlyMap<YamlAlias, YamlNode>): Span[] {
  return [...new Set(targets.values())].flatMap(({ range }) =>
    range ? [{ start: range[0], end: range[2] }] : [],
  );
}

/** A traversal of one document in source order. */
class Walk {
  readonly #targets: Map<YamlAlias, YamlNode>;
  /** The latest node of each anchor. */
  readonly #anchored = new Map<string, YamlNode>();
  /**
   * How many nodes there are so far, with those of aliases counted at each occurrence. `#counts` has the number in each
   * anchored node.
   */
  #count = 0;
  readonly #counts = new Map<YamlNode, number>();

  constructor(targets: Map<YamlAlias, YamlNode>) {
    this.#targets = targets;
  }

  /** @returns how many nodes the aliases add */
  of(root: YamlNode): number {
    let plain = 0;
    const open: (YamlNode | { readonly left: YamlNode; readonly before: number } | null)[] = [root];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      if (next === null) continue;
      if ('left' in next) {
        this.#counts.set(next.left, this.#count - next.before);
        continue;
      }
      plain++;
      this.#count++;
      if (isAlias(next)) {
        this.#resolve(next);
        continue;
      }
      if (next.anchor !== undefined) {
        this.#anchored.set(next.anchor, next);
        open.push({ left: next, before: this.#count - 1 });
      }
      open.push(...childrenOf(next).toReversed());
    }
    return this.#count - plain;
  }

  #resolve(alias: YamlAlias): void {
    const target = this.#anchored.get(alias.source);
    // Without a count, the alias is inside its own node.
    const count = target && this.#counts.get(target);
    if (target === undefined || count === undefined) return;
    this.#targets.set(alias, target);
    this.#count += count;
  }
}
