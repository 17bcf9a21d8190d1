/** The actions of one element, Action or NotAction, as a set. */
import { reaches, someCovers, type Certainty } from '../actions/reach.js';
import { complement, hasBit, markMatching, noActions, placeOf } from '../../catalog/action-places.js';
import { actionIntersects, type ActionPattern } from '../../patterns/action-pattern.js';
import type { ActionElement } from '../../policy/element.js';
import { remembered } from '../../speed/remembered.js';

export class ActionSet {
  #bits: Uint32Array | undefined;
  #unlisted: readonly string[] | undefined;

  constructor(readonly element: ActionElement) {}

  /** It is all but what the patterns match. */
  get negated(): boolean {
    return this.element.negated;
  }

  /** The entries: what they certainly match. They answer for actions that the reference does not list, too. */
  get patterns(): readonly ActionPattern[] {
    return this.element.items.flatMap(({ pattern }) => pattern ?? []);
  }

  /** Parts of the list are not known: holes, or entries that something else adds. */
  get open(): boolean {
    return !this.element.known;
  }

  /** The names in lower case, such as `s3:getobjekt`, of entries without wildcards that the reference does not list. */
  get unlisted(): readonly string[] {
    return (this.#unlisted ??= [...this.element.named].filter((id) => placeOf(id) === undefined));
  }

  /** Whether an action is in the set, by its id in lower case; it need not be one that the reference lists. */
  reaches(id: string): Certainty {
    return reaches(this.element, id);
  }

  /** The actions of the reference that are in the set for certain, by their places (`catalog/action-places.ts`). */
  get bits(): Uint32Array {
    return (this.#bits ??= this.#mark());
  }

  /** Whether the action at a place is in the set for certain. */
  has(place: number): boolean {
    return hasBit(this.bits, place);
  }

  /** Whether all that a pattern matches, listed or not, is in the set for certain. */
  covers(pattern: ActionPattern): boolean {
    const { items, negated } = this.element;
    if (!negated) return someCovers(this.element, pattern);
    return (
      this.#isRead && !items.some(({ upper }) => upper !== undefined && actionIntersects(upper, pattern))
    );
  }

  /** Whether some action that a pattern matches may be in the set. */
  meets(pattern: ActionPattern): boolean {
    const { items, negated } = this.element;
    if (negated) return !someCovers(this.element, pattern);
    return (
      !this.#isRead || items.some(({ upper }) => upper !== undefined && actionIntersects(upper, pattern))
    );
  }

  /** Every entry is there to be read, if with holes. */
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

/** The set of an element; the same one each time. */
export const actionSetOf = remembered((element: ActionElement) => new ActionSet(element));
