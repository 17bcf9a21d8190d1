/** The union of the actions that several Deny statements deny. */
import { actionsMatching, allActions, type Action } from '../../catalog/catalog.js';
import type { Statement } from '../../policy/policy.js';

/** The maximum number of actions to add. The remaining entries of a hostile policy are ignored. */
const mostAdded = 200_000;

/** The actions that Deny statements deny. */
export class DeniedActions {
  readonly #listed = new Set<Action>();
  /** What every NotAction excludes. undefined if no statement has NotAction. */
  #spared: ReadonlySet<Action> | undefined;
  #left = mostAdded;

  constructor(denies: readonly Statement[]) {
    for (const deny of denies) this.#add(deny);
  }

  #add({ actions }: Statement): void {
    if (!actions) return;
    if (!actions.negated) {
      if (actions.everything) this.#spared = new Set();
      else for (const { pattern } of actions.items) if (pattern) this.addAll(actionsMatching(pattern));
      return;
    }
    if (actions.list?.open || actions.items.length < (actions.list?.items.length ?? 1)) return;
    const spared = new Set<Action>();
    for (const { upper } of actions.items) {
      const matching = upper ? actionsMatching(upper) : [];
      this.#left -= matching.length;
      if (this.#left < 0) return;
      for (const action of matching) if (!this.#spared || this.#spared.has(action)) spared.add(action);
    }
    this.#spared = spared;
  }

  /** Adds actions. */
  addAll(actions: readonly Action[]): void {
    this.#left -= actions.length;
    if (this.#left < 0) return;
    for (let index = 0; index < actions.length; index++) this.#listed.add(actions[index]!);
  }

  /** Whether no action is denied. */
  get isEmpty(): boolean {
    return this.#listed.size === 0 && (!this.#spared || this.#spared.size === allActions().length);
  }

  has(action: Action): boolean {
    return this.#listed.has(action) || (this.#spared !== undefined && !this.#spared.has(action));
  }
}
