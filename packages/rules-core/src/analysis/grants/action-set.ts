/** The actions of one Action or NotAction element as a set. */
import { reaches, someCovers, type Certainty } from '../actions/reach.js';
import { complement, hasBit, markMatching, noActions, placeOf } from '../../catalog/action-places.js';
import { actionIntersects, type ActionPattern } from '../../patterns/action-pattern.js';
import type { ActionElement } from '../../policy/element.js';
import { remembered } from '../../speed/remembered.js';

export class ActionSet {
  #bits: Uint32Array | undefined;
  #unlisted: readonly string[] | undefined;

  constructor(readonly element: ActionElement) {}

  /** The set contains everything that the patterns do not match. */
  get negated(): boolean {
    return this.element.negated;
  }

  /** What the entries certainly match, including actions that are not in the service data. */
  get patterns(): readonly ActionPattern[] {
    return this.element.items.flatMap(({ pattern }) => pattern ?? []);
  }

  /** Part of the list is unknown, such as a placeholder or entries that something else adds. */
  get open(): boolean {
    return !this.element.known;
  }

  /** Entries without wildcards that are not in the service data, in lower case, such as `s3:getobjekt`. */
  get unlisted(): readonly string[] {
    return (this.#unlisted ??= [...this.element.named].filter((id) => placeOf(id) === undefined));
  }

  /**
   * Whether the set contains an action, given by its id in lower case. Works for actions that are not in the service
   * data.
   */
  reaches(id: string): Certainty {
    return reaches(this.element, id);
  }

  /** The actions in the service data that the set certainly contains, by index (`catalog/action-places.ts`). */
  get bits(): Uint32Array {
    return (this.#bits ??= this.#mark());
  }

  /** Whether the set certainly contains the action at an index. */
  has(place: number): boolean {
    return hasBit(this.bits, place);
  }

  /** Whether the set certainly contains everything that a pattern matches, in the service data or not. */
  covers(pattern: ActionPattern): boolean {
    const { items, negated } = this.element;
    if (!negated) return someCovers(this.element, pattern);
    return (
      this.#isRead && !items.some(({ upper }) => upper !== undefined && actionIntersects(upper, pattern))
    );
  }

  /** Whether the set may contain an action that a pattern matches. */
  meets(pattern: ActionPattern): boolean {
    const { items, negated } = this.element;
    if (negated) return !someCovers(this.element, pattern);
    return (
      !this.#isRead || items.some(({ upper }) => upper !== undefined && actionIntersects(upper, pattern))
    );
  }

  /** Every entry was read, although some may have holes. */
  get #isRead(): boolean {
    const { list, items } = this.element;
    return !list?.open && items.length === (list?.items.length ?? 1);
  }

  #mark(): Uint32Array {
    const { items, negated } = this.element;
    const bits = noActions();
    if (negated && !this.#isRead) return bits;
    for (const { pattern, upper } of items) {
      const marked = negated ? upper : pattern;
      if (marked) markMatching(marked, bits);
    }
    if (negated) complement(bits);
    return bits;
  }
}

/** The set of an element. Always returns the same object for the same element. */
export const actionSetOf = remembered((element: ActionElement) => new ActionSet(element));
