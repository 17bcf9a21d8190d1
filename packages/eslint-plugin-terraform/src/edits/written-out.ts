/**
 * Which edits can be made on the value tree of a document: those after which the tree is the one that reading the edited
 * text would give. Everything is written out there, item by item, and nothing is computed from it.
 */
import {
  Copy,
  replaceHoles,
  type Content,
  type Edit,
  type UndecidedDict,
  type UndecidedEntry,
  type UndecidedList,
  type UndecidedValue,
} from 'iam-rules-core';
import type { Written } from '../print/written.js';

export class WrittenOut {
  readonly #written: Written;
  readonly #isReadBack: (hole: string) => boolean;
  /** In a policy document, blocks add up and empty lists do not count. Only items of lists can be edited there. */
  readonly #isBlock: boolean;
  /** What lists, objects and conditional expressions contain. */
  readonly #values = new Set<UndecidedValue>();
  /** Lists, and objects. */
  readonly #containers = new Set<UndecidedValue>();
  readonly #dicts = new Map<UndecidedEntry, UndecidedDict>();

  /**
   * @param isBlock the document is a block rather than an expression
   * @param isReadBack whether the source of a hole in a string is read as the same hole
   */
  constructor(
    document: UndecidedDict,
    written: Written,
    { isBlock, isReadBack }: { readonly isBlock: boolean; readonly isReadBack: (hole: string) => boolean },
  ) {
    this.#written = written;
    this.#isBlock = isBlock;
    this.#isReadBack = isReadBack;
    if (isBlock) this.#addListsIn(document);
    else {
      this.#add(document);
      // The document of bare statements is not written.
      for (const { key, value } of document.entries) if (key.text === 'Statement') this.#add(value);
    }
  }

  #add(value: UndecidedValue): void {
    this.#values.add(value);
    const written = this.#written.expression(value.span)?.kind;
    if (value.kind === 'list' && written === 'tuple') {
      this.#containers.add(value);
      for (const item of value.items) this.#add(item);
    } else if (value.kind === 'dict' && written === 'object') {
      this.#containers.add(value);
      for (const entry of value.entries) {
        this.#dicts.set(entry, value);
        this.#add(entry.value);
      }
    } else if (value.kind === 'choice' && written === 'conditional')
      for (const each of value.alternatives) if (each) this.#add(each);
  }

  #addListsIn(value: UndecidedValue): void {
    const isWritten = value.kind === 'list' && this.#written.expression(value.span)?.kind === 'tuple';
    if (isWritten) {
      this.#containers.add(value);
      for (const item of value.items) this.#values.add(item);
    } else if (value.kind === 'list') for (const item of value.items) this.#addListsIn(item);
    else if (value.kind === 'dict') for (const entry of value.entries) this.#addListsIn(entry.value);
  }

  allows(edits: readonly Edit[]): boolean {
    return (
      edits.every((edit) => this.#allows(edit)) &&
      !(this.#isBlock ? this.#empties(edits) : this.#repeatsKey(edits))
    );
  }

  #allows(edit: Edit): boolean {
    switch (edit.kind) {
      case 'replace':
        return this.#values.has(edit.target) && this.#isContent(edit.with);
      case 'replace-item':
        return this.#containers.has(edit.list) && edit.with.every((each) => this.#isContent(each));
      case 'remove-item':
        return this.#containers.has(edit.list);
      case 'insert-item':
        return this.#containers.has(edit.list) && this.#isContent(edit.value);
      case 'rename-key': {
        const [element] = this.#written.element(edit.entry.span) ?? [];
        const isName = this.#dicts.has(edit.entry) && element?.isComputed === false;
        return !this.#isBlock && isName && this.#isText(edit.key);
      }
      case 'remove-entry':
        return !this.#isBlock && this.#containers.has(edit.dict);
      case 'insert-entry': {
        const isNew = this.#containers.has(edit.dict) && this.#isText(edit.key);
        return !this.#isBlock && isNew && this.#isContent(edit.value);
      }
    }
  }

  /** Whether a list may have no items after the edits. */
  #empties(edits: readonly Edit[]): boolean {
    const left = new Map<UndecidedList, number>();
    for (const edit of edits) {
      if (edit.kind !== 'remove-item' && edit.kind !== 'replace-item') continue;
      const added = edit.kind === 'replace-item' ? edit.with.length : 0;
      left.set(edit.list, (left.get(edit.list) ?? edit.list.items.length) + added - 1);
    }
    return [...left.values()].some((count) => count < 1);
  }

  /** Whether an object may have a new key twice. The last one counts, and only the text says which one that is. */
  #repeatsKey(edits: readonly Edit[]): boolean {
    const added = new Map<UndecidedDict, Set<string>>();
    for (const edit of edits) {
      if (edit.kind !== 'rename-key' && edit.kind !== 'insert-entry') continue;
      const dict = edit.kind === 'insert-entry' ? edit.dict : this.#dicts.get(edit.entry)!;
      const keys = added.get(dict) ?? new Set(dict.entries.map(({ key }) => key.text));
      if (keys.has(edit.key)) return true;
      added.set(dict, keys.add(edit.key));
    }
    return false;
  }

  /** What is read as it was written. */
  #isContent(content: Content): boolean {
    if (typeof content === 'string') return this.#isText(content);
    if (this.#isBlock) return false;
    if (typeof content === 'boolean') return true;
    if (content instanceof Copy) return this.#isCopy(content.value);
    if (Array.isArray(content)) return (content as readonly Content[]).every((each) => this.#isContent(each));
    // A member that is null is not there, and a negative number is an operation.
    if (typeof content !== 'object' || content === null) return false;
    return Object.entries(content as Readonly<Record<string, Content>>).every(
      ([key, each]) => this.#isText(key) && this.#isContent(each),
    );
  }

  #isCopy(value: UndecidedValue): boolean {
    if (!this.#values.has(value)) return false;
    const written = this.#written.expression(value.span);
    switch (value.kind) {
      case 'scalar':
        return written?.kind === 'literal';
      case 'text':
        return written?.kind === 'template' && written.form === 'quoted';
      case 'list':
        return this.#containers.has(value) && value.items.every((item) => this.#isCopy(item));
      case 'dict':
        return this.#containers.has(value) && value.entries.every((entry) => this.#isCopy(entry.value));
      default:
        return false;
    }
  }

  #isText(text: string): boolean {
    // In blocks, `&{` is the `${` of IAM.
    if (this.#isBlock && text.includes('&{')) return false;
    // `$${` is an escape.
    if (beforeHole.test(text)) return false;
    let isReadBack = true;
    replaceHoles(text, (hole) => {
      isReadBack &&= this.#isReadBack(hole);
      return hole;
    });
    return isReadBack;
  }
}

const beforeHole = /[$%][\ue100-\uf6ff]/;
