/** What of the values is written in the code as their kind is usually written, so that it can be edited there. */
import type { Span } from 'iam-rules-core';

/** A statement of the CDK or the like, and what its elements are called there. */
export interface WrittenStatement {
  /** From `{` to `}`. */
  readonly braces: Span;
  /** The names by those of the elements. */
  readonly names: Readonly<Record<string, string>>;
}

/** Values are known by where they start: what template text does to them makes others in their place. */
export class Written {
  readonly statements = new Map<number, WrittenStatement>();
  /** Lists and objects that are not literals, or have parts that stand elsewhere or behind something else. */
  readonly fixed = new Set<number>();
  readonly #shared: Span[] = [];

  /** Other code has what stands there as well. */
  share(span: Span): void {
    this.#shared.push(span);
  }

  isShared({ start }: Span): boolean {
    return this.#shared.some((each) => each.start <= start && start < each.end);
  }
}
