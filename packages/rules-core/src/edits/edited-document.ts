/** A document after edits, without the text that it is written in: what they lead to, where no parser is at hand. */
import type { Content, Edit } from './edit.js';
import { Copy } from './copy.js';
import { hasHole, replaceHoles, type Hole, type Holes } from '../value/hole.js';
import { withEntries, withItems } from '../value/rebuilt.js';
import type {
  Span,
  TextValue,
  UndecidedDict,
  UndecidedEntry,
  UndecidedList,
  UndecidedValue,
} from '../value/value.js';

/**
 * @param edits of nodes of the document
 * @param holes of its source
 * @returns the document after the edits; new values stand where the document does
 */
export function editedDocument(
  document: UndecidedDict,
  edits: readonly Edit[],
  holes: Holes,
): UndecidedDict | undefined {
  const edited = new Editor(edits, document.span, holes).value(document);
  return edited.kind === 'dict' ? edited : undefined;
}

class Editor {
  readonly #edits: readonly Edit[];
  readonly #span: Span;
  readonly #holes: Holes;

  constructor(edits: readonly Edit[], span: Span, holes: Holes) {
    this.#edits = edits;
    this.#span = span;
    this.#holes = holes;
  }

  value(value: UndecidedValue): UndecidedValue {
    for (const edit of this.#edits)
      if (edit.kind === 'replace' && edit.target === value) return this.#made(edit.with);
    switch (value.kind) {
      case 'list':
        return this.#list(value);
      case 'dict':
        return this.#dict(value);
      case 'choice': {
        const alternatives = value.alternatives.map((each) => each && this.value(each));
        return { ...value, alternatives };
      }
      default:
        return value;
    }
  }

  #list(list: UndecidedList): UndecidedList {
    const { before, after, last } = this.#inserted(list);
    const items = list.items.flatMap((item) => {
      const replacement = this.#edits.find(
        (edit) =>
          (edit.kind === 'replace-item' || edit.kind === 'remove-item') &&
          edit.list === list &&
          edit.item === item,
      );
      const here =
        replacement?.kind === 'replace-item'
          ? replacement.with.map((each) => this.#made(each))
          : replacement
            ? []
            : [this.value(item)];
      return [...(before.get(item) ?? []), ...here, ...(after.get(item) ?? [])];
    });
    return withItems(list, [...items, ...last]);
  }

  #inserted(list: UndecidedList) {
    const before = new Map<UndecidedValue, UndecidedValue[]>();
    const after = new Map<UndecidedValue, UndecidedValue[]>();
    const last: UndecidedValue[] = [];
    for (const edit of this.#edits) {
      if (edit.kind !== 'insert-item' || edit.list !== list) continue;
      const made = this.#made(edit.value);
      if (edit.after) after.set(edit.after, [...(after.get(edit.after) ?? []), made]);
      else if (edit.before) before.set(edit.before, [...(before.get(edit.before) ?? []), made]);
      else last.push(made);
    }
    return { before, after, last };
  }

  /** The order of the members of a dict has no meaning, except among those with equal keys: there the new one comes last. */
  #dict(dict: UndecidedDict): UndecidedDict {
    const entries = dict.entries.flatMap((entry): readonly UndecidedEntry[] => {
      let key = entry.key;
      for (const edit of this.#edits) {
        if (edit.kind === 'remove-entry' && edit.dict === dict && edit.entry === entry) return [];
        if (edit.kind === 'rename-key' && edit.entry === entry) key = this.#text(edit.key);
      }
      return [{ ...entry, key, value: this.value(entry.value) }];
    });
    for (const edit of this.#edits)
      if (edit.kind === 'insert-entry' && edit.dict === dict)
        entries.push({ key: this.#text(edit.key), value: this.#made(edit.value), span: this.#span });
    return withEntries(dict, entries);
  }

  #made(content: Content): UndecidedValue {
    const span = this.#span;
    if (content instanceof Copy) return content.value;
    if (typeof content === 'string') return this.#text(content);
    if (typeof content !== 'object' || content === null) return { kind: 'scalar', span, value: content };
    if (Array.isArray(content))
      return { kind: 'list', span, items: (content as readonly Content[]).map((each) => this.#made(each)) };
    const entries = Object.entries(content as Readonly<Record<string, Content>>).map(
      ([key, each]): UndecidedEntry => ({ key: this.#text(key), value: this.#made(each), span }),
    );
    return { kind: 'dict', span, head: { start: span.start, end: span.start + 1 }, entries };
  }

  #text(text: string): TextValue {
    const value = { kind: 'text', span: this.#span, text } as const;
    if (!hasHole(text)) return value;
    const holes = new Map<string, Hole>();
    replaceHoles(text, (character) => {
      const hole = this.#holes.get(character);
      if (hole) holes.set(character, hole);
      return character;
    });
    return { ...value, holes };
  }
}
