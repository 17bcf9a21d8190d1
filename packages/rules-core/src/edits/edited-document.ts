/** Applies edits to a document without its text, for use where no parser is available. */
import type { Content, Edit } from './edit.js';
import { Copy } from './copy.js';
import { hasHole, replaceHoles, type Hole, type Holes } from '../value/hole.js';
import { mapped, withEntries, withItems } from '../value/rebuilt.js';
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
 * @param holes the holes of its source
 * @returns the edited document; unchanged nodes are reused, and new values have the span of the document
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
  /** The nodes that the edits name. */
  readonly #named: ReadonlySet<unknown>;
  readonly #span: Span;
  readonly #holes: Holes;

  constructor(edits: readonly Edit[], span: Span, holes: Holes) {
    this.#edits = edits;
    this.#named = new Set(edits.flatMap(nodesNamedBy));
    this.#span = span;
    this.#holes = holes;
  }

  value(value: UndecidedValue): UndecidedValue {
    if (this.#named.has(value))
      for (const edit of this.#edits)
        if (edit.kind === 'replace' && edit.target === value) return this.#made(edit.with);
    switch (value.kind) {
      case 'list':
        return this.#list(value);
      case 'dict':
        return this.#dict(value);
      case 'choice': {
        const alternatives = mapped(value.alternatives, (each) => each && this.value(each));
        return alternatives === value.alternatives ? value : { ...value, alternatives };
      }
      default:
        return value;
    }
  }

  #list(list: UndecidedList): UndecidedList {
    if (!this.#named.has(list)) {
      const items = mapped(list.items, (item) => this.value(item));
      return items === list.items ? list : withItems(list, items);
    }
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

  /**
   * The order of entries in a dict does not matter, except among those with equal keys, where the new one comes last.
   */
  #dict(dict: UndecidedDict): UndecidedDict {
    const kept = mapped(dict.entries, (entry) => this.#entry(entry));
    if (!this.#named.has(dict)) return kept === dict.entries ? dict : withEntries(dict, kept);
    const removed = new Set(
      this.#edits.flatMap((edit) =>
        edit.kind === 'remove-entry' && edit.dict === dict ? dict.entries.indexOf(edit.entry) : [],
      ),
    );
    const entries = kept.filter((_, index) => !removed.has(index));
    for (const edit of this.#edits)
      if (edit.kind === 'insert-entry' && edit.dict === dict)
        entries.push({ key: this.#text(edit.key), value: this.#made(edit.value), span: this.#span });
    return withEntries(dict, entries);
  }

  #entry(entry: UndecidedEntry): UndecidedEntry {
    let { key } = entry;
    if (this.#named.has(entry))
      for (const edit of this.#edits)
        if (edit.kind === 'rename-key' && edit.entry === entry) key = this.#text(edit.key);
    const value = this.value(entry.value);
    return key === entry.key && value === entry.value ? entry : { ...entry, key, value };
  }

  #made(content: Content): UndecidedValue {
    const span = this.#span;
    if (content instanceof Copy) return copied(content.value);
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

function nodesNamedBy(edit: Edit): readonly unknown[] {
  switch (edit.kind) {
    case 'replace':
      return [edit.target];
    case 'replace-item':
    case 'remove-item':
    case 'insert-item':
      return [edit.list];
    case 'rename-key':
      return [edit.entry];
    case 'remove-entry':
    case 'insert-entry':
      return [edit.dict];
  }
}

/** Creates new nodes, because rules identify parts of a policy by their nodes. */
function copied(value: UndecidedValue): UndecidedValue {
  switch (value.kind) {
    case 'list':
      return withItems(value, value.items.map(copied));
    case 'dict':
      return withEntries(
        value,
        value.entries.map((entry) => ({ ...entry, value: copied(entry.value) })),
      );
    default:
      return { ...value };
  }
}
