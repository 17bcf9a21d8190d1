/** Records which values are written in the code in the usual way, so that they can be edited. */
import type { Span } from 'iam-rules-core';

/** A statement of the CDK or a similar library, with its names for statement elements. */
export interface WrittenStatement {
  /** From `{` to `}`. */
  readonly braces: Span;
  /** The names, by AWS's names of the elements. */
  readonly names: Readonly<Record<string, string>>;
}

/** Values are identified by their start, because processing template text replaces their objects. */
export class Written {
  readonly statements = new Map<number, WrittenStatement>();
  /** Lists and objects that are not literals, or whose parts are partly elsewhere or behind something else. */
  readonly fixed = new Set<number>();
  readonly #shared: Span[] = [];

  /** Marks a part of the source that other code also uses. */
  share(span: Span): void {
    this.#shared.push(span);
  }

  isShared({ start }: Span): boolean {
    return this.#shared.some((each) => each.start <= start && start < each.end);
  }
}
