/**
 * Translates edits from what rules see, a policy with all conditions decided and all expressions evaluated, to the
 * source as written.
 */
import type { Branches } from './branches.js';
import { Copy } from '../edits/copy.js';
import type { Content, Edit } from '../edits/edit.js';
import { replaceHoles, type Holes } from '../value/hole.js';
import {
  entryOf,
  type UndecidedDict,
  type UndecidedEntry,
  type UndecidedList,
  type UndecidedValue,
} from '../value/value.js';

/** @returns undefined for edits that cannot be expressed in the source */
export function writtenEdits(
  edits: readonly Edit[],
  branches: Branches,
  holes: Holes | undefined,
): readonly Edit[] | undefined {
  const writer = new Writer(branches, holes);
  const written: Edit[] = [];
  for (const edit of edits) {
    const each = writer.edit(edit);
    if (!each) return undefined;
    written.push(each);
  }
  return written;
}

class Writer {
  readonly #branches: Branches;
  readonly #holes: Holes | undefined;

  constructor(branches: Branches, holes: Holes | undefined) {
    this.#branches = branches;
    this.#holes = holes;
  }

  edit(edit: Edit): Edit | undefined {
    switch (edit.kind) {
      case 'replace':
        return this.#replacement(edit.target, edit.with);
      case 'replace-item': {
        const { list, item, with: contents } = edit;
        const [only, ...others] = contents;
        const child = this.#childOf(list, item);
        const isExpression =
          child.kind === 'choice' || (child.kind === 'text' && child.expression !== undefined);
        if (isExpression && only !== undefined && others.length === 0) return this.#replacement(item, only);
        const written = contents.map((each) => this.#content(each));
        return areWritten(written)
          ? { kind: 'replace-item', list: this.#written(list), item: child, with: written }
          : undefined;
      }
      case 'remove-item': {
        const { list, item } = edit;
        return { kind: 'remove-item', list: this.#written(list), item: this.#childOf(list, item) };
      }
      case 'insert-item': {
        const { list, after, before } = edit;
        const value = this.#content(edit.value);
        if (value === undefined) return undefined;
        return {
          kind: 'insert-item',
          list: this.#written(list),
          ...(after && { after: this.#childOf(list, after) }),
          ...(before && { before: this.#childOf(list, before) }),
          value,
        };
      }
      case 'rename-key':
        return edit;
      case 'remove-entry': {
        const { dict, entry } = edit;
        return { kind: 'remove-entry', dict: this.#written(dict), entry: this.#entryOf(dict, entry) };
      }
      case 'insert-entry': {
        const { dict, after, before, key } = edit;
        const value = this.#content(edit.value);
        const container = this.#written(dict);
        // The other branch has this key.
        const isTaken = container !== dict && entryOf(container, key) !== undefined;
        if (value === undefined || isTaken) return undefined;
        return {
          kind: 'insert-entry',
          dict: container,
          ...(after && { after: this.#entryOf(dict, after) }),
          ...(before && { before: this.#entryOf(dict, before) }),
          key,
          value,
        };
      }
    }
  }

  #replacement(target: UndecidedValue, content: Content): Edit | undefined {
    if (target.kind === 'text' && target.expression && typeof content === 'string') {
      const written = target.expression.instead?.(content);
      return written && { kind: 'replace', target: written.literal, with: written.text };
    }
    const written = this.#content(content);
    return written === undefined
      ? undefined
      : { kind: 'replace', target: this.#written(target), with: written };
  }

  /** Copies are taken from the source. Undefined for a text that only an expression produces. */
  #content(content: Content): Content | undefined {
    if (content instanceof Copy) return new Copy(this.#written(content.value));
    if (typeof content === 'string') return this.#isPlain(content) ? content : undefined;
    if (typeof content !== 'object' || content === null) return content;
    if (Array.isArray(content)) {
      const items = (content as readonly Content[]).map((each) => this.#content(each));
      return areWritten(items) ? items : undefined;
    }
    const members = Object.entries(content as Readonly<Record<string, Content>>);
    const values = members.map(([, each]) => this.#content(each));
    return areWritten(values)
      ? Object.fromEntries(members.map(([key], place) => [key, values[place]!]))
      : undefined;
  }

  #isPlain(text: string): boolean {
    if (!this.#holes) return true;
    let isPlain = true;
    replaceHoles(text, (character) => {
      if (this.#holes!.get(character)?.expression) isPlain = false;
      return character;
    });
    return isPlain;
  }

  #written<Node extends UndecidedValue>(value: Node): Node {
    return (this.#branches.originOf(value)?.container ?? value) as Node;
  }

  #childOf(list: UndecidedList, item: UndecidedValue): UndecidedValue {
    return (this.#branches.originOf(list)?.children.get(item) ?? item) as UndecidedValue;
  }

  #entryOf(dict: UndecidedDict, entry: UndecidedEntry): UndecidedEntry {
    return (this.#branches.originOf(dict)?.children.get(entry) ?? entry) as UndecidedEntry;
  }
}

function areWritten(contents: readonly (Content | undefined)[]): contents is readonly Content[] {
  return !contents.includes(undefined);
}
