/**
 * Lists and dicts whose children are made when somebody asks for them. A file that holds no policy is judged by its
 * topmost keys alone, so the rest of its tree is never built; nor does deep nesting need a deep call stack.
 */
import type { DictEntry, DictValue, ListValue, Span, Value } from './value.js';

class LazyList implements ListValue {
  readonly kind = 'list';
  declare readonly open?: boolean;
  #read: (() => readonly Value[]) | undefined;
  #items: readonly Value[] = [];

  constructor(
    readonly span: Span,
    read: () => readonly Value[],
    open: boolean,
  ) {
    this.#read = read;
    if (open) this.open = true;
  }

  get items(): readonly Value[] {
    if (this.#read) {
      this.#items = this.#read();
      this.#read = undefined;
    }
    return this.#items;
  }
}

class LazyDict implements DictValue {
  readonly kind = 'dict';
  declare readonly open?: boolean;
  #read: (() => readonly DictEntry[]) | undefined;
  #entries: readonly DictEntry[] = [];

  constructor(
    readonly span: Span,
    read: () => readonly DictEntry[],
    open: boolean,
  ) {
    this.#read = read;
    if (open) this.open = true;
  }

  /** The opening brace. */
  get head(): Span {
    return { start: this.span.start, end: this.span.start + 1 };
  }

  get entries(): readonly DictEntry[] {
    if (this.#read) {
      this.#entries = this.#read();
      this.#read = undefined;
    }
    return this.#entries;
  }
}

/** A list whose items `read` makes at the first look. `open`: see `ListValue`. */
export function lazyList(span: Span, read: () => readonly Value[], open = false): ListValue {
  return new LazyList(span, read, open);
}

/** A dict whose entries `read` makes at the first look. `open`: see `DictValue`. */
export function lazyDict(span: Span, read: () => readonly DictEntry[], open = false): DictValue {
  return new LazyDict(span, read, open);
}
