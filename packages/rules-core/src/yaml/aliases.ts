/** Aliases of a YAML document: which node each stands for, and which nodes stand for more than one place. */
import { childrenOf, isAlias, type YamlAlias, type YamlDocument, type YamlNode } from './tree.js';
import type { Span } from '../value/value.js';

export interface Aliases {
  /** The node that an alias stands for; undefined for one without an anchor, and where that leads nowhere. */
  targetOf(alias: YamlAlias): YamlNode | undefined;
  /** Where the nodes stand that aliases stand for. */
  readonly shared: readonly Span[];
}

/**
 * How many nodes aliases may add to a document. A walk goes through the nodes of an alias each time that it comes to it, and ten
 * lines can make billions of them.
 */
const mostAdded = 100_000;

/** @param hasAliases whether the text can have any: most have none, and need no walk */
export function aliasesOf(documents: readonly YamlDocument[], hasAliases: boolean): Aliases {
  const targets = new Map<YamlAlias, YamlNode>();
  let added = 0;
  if (hasAliases) for (const { contents } of documents) if (contents) added += new Walk(targets).of(contents);
  // Nothing is known of any where there are too many.
  if (added > mostAdded) return { targetOf: () => undefined, shared: sharedBy(targets) };
  return { targetOf: (alias) => targets.get(alias), shared: sharedBy(targets) };
}

function sharedBy(targets: ReadonlyMap<YamlAlias, YamlNode>): Span[] {
  return [...new Set(targets.values())].flatMap(({ range }) =>
    range ? [{ start: range[0], end: range[2] }] : [],
  );
}

/** A walk through one document, in its order. */
class Walk {
  readonly #targets: Map<YamlAlias, YamlNode>;
  /** The last node of each anchor so far. */
  readonly #anchored = new Map<string, YamlNode>();
  /** How many nodes there are up to here, those of aliases counted with them; and of the anchored nodes, in each. */
  #count = 0;
  readonly #counts = new Map<YamlNode, number>();

  constructor(targets: Map<YamlAlias, YamlNode>) {
    this.#targets = targets;
  }

  /** @returns how many nodes aliases add */
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
    // A node that is not left yet has the alias in it.
    const count = target && this.#counts.get(target);
    if (target === undefined || count === undefined) return;
    this.#targets.set(alias, target);
    this.#count += count;
  }
}
