/**
 * Lists and dicts that create their children on first access. A file without a policy is dismissed by its top-level
 * keys, so the rest of its tree is never built. Deep nesting does not need a deep call stack either.
 */
import type { ChoiceValue, DictEntry, DictValue, ListValue, Span, Value } from './value.js';

class LazyList<Choice extends ChoiceValue> implements ListValue<Choice> {
  readonly kind = 'list';
  declare readonly open?: boolean;
  #read: (() => readonly Value<Choice>[]) | undefined;
  #items: readonly Value<Choice>[] = [];

  constructor(
    readonly span: Span,
    read: () => readonly Value<Choice>[],
    open: boolean,
  ) {
    this.#read = read;
    if (open) this.open = true;
  }

  get items(): readonly Value<Choice>[] {
    if (this.#read) {
      this.#items = this.#read();
      this.#read = undefined;
    }
    return this.#items;
  }
}

class LazyDict<Choice extends ChoiceValue> implements DictValue<Choice> {
  readonly kind = 'dict';
  declare readonly open?: boolean;
  #read: (() => readonly DictEntry<Choice>[]) | undefined;
  #entries: readonly DictEntry<Choice>[] = [];
  readonly #head: Span | undefined;

  constructor(
    readonly span: Span,
    read: () => readonly DictEntry<Choice>[],
    open: boolean,
    head: Span | undefined,
  ) {
    this.#read = read;
    this.#head = head;
    if (open) this.open = true;
  }

  get head(): Span {
    return this.#head ?? { start: this.span.start, end: this.span.start + 1 };
  }

  get entries(): readonly DictEntry<Choice>[] {
    if (this.#read) {
      this.#entries = this.#read();
      this.#read = undefined;
    }
    return this.#entries;
  }
}

/** A list whose items `read` creates on first access. `open`: see `ListValue`. */
export function lazyList<Choice extends ChoiceValue = never>(
  span: Span,
  read: () => readonly Value<Choice>[],
  open = false,
): ListValue<Choice> {
  return new LazyList(span, read, open);
}

/**
 * A dict whose entries `read` creates on first access. `open`, `head`: see `DictValue`. The default head is the first
 * character.
 */
export function lazyDict<Choice extends ChoiceValue = never>(
  span: Span,
  read: () => readonly DictEntry<Choice>[],
  open = false,
  head?: Span,
): DictValue<Choice> {
  return new LazyDict(span, read, open, head);
}
