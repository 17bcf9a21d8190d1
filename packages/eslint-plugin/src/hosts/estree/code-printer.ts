/** Prints edits as code, in the style of the object literals and with the property names of the library. */
import {
  Copy,
  hasHole,
  layoutOf,
  printOn,
  replaceHoles,
  type Content,
  type Edit,
  type Layout,
  type Page,
  type TextEdit,
  type UndecidedDict,
  type UndecidedEntry,
  type UndecidedList,
  type UndecidedValue,
} from 'iam-rules-core';
import type { CodeHoles } from './code-holes.js';
import type { Written } from './written.js';

/** The file for which edits are printed. */
export interface PrintedCode {
  readonly text: string;
  readonly layout: Layout;
  readonly holes: CodeHoles;
  readonly written: Written;
}

/** @returns undefined for edits that cannot be written */
export function printCode(
  edits: readonly Edit[],
  { text, layout, holes, written }: PrintedCode,
): TextEdit[] | undefined {
  const wording = new Wording(text, written);
  const worded = edits.map((edit) => wording.edit(edit));
  const known = worded.filter((edit) => edit !== undefined);
  if (known.length < edits.length || !known.every((edit) => isWritable(edit, holes))) return undefined;
  return printOn(pageOf(text, layout, holes), known);
}

/** Whether all texts in the edit can be written in code. */
function isWritable(edit: Edit, holes: CodeHoles): boolean {
  switch (edit.kind) {
    case 'replace':
      return isContent(edit.with, holes);
    case 'replace-item':
      return edit.with.every((each) => isContent(each, holes));
    case 'insert-item':
    case 'insert-entry':
      return isContent(edit.value, holes);
    default:
      return true;
  }
}

function isContent(content: Content, holes: CodeHoles): boolean {
  if (typeof content === 'string') {
    let isKnown = true;
    replaceHoles(content, (character) => {
      isKnown &&= holes.sourceOf(character) !== undefined;
      return character;
    });
    return isKnown;
  }
  if (content instanceof Copy || typeof content !== 'object' || content === null) return true;
  return Object.values(content).every((each: Content) => isContent(each, holes));
}

function pageOf(text: string, layout: Layout, holes: CodeHoles): Page {
  const literal = (characters: string, quote: Layout['quote']) => literalOf(characters, quote, holes);
  const literalKey = (characters: string, quote: Layout['quote']) => {
    const printed = literal(characters, quote);
    return printed.startsWith('`') ? `[${printed}]` : printed;
  };
  return { ...layout, text, literal, literalKey };
}

/** The layout of a code file, regardless of its first strings. */
export function layoutOfCode(text: string): Layout {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return {
    ...layoutOf(text),
    quote: count(/[(,:[=]\s*"/g) > count(/[(,:[=]\s*'/g) ? '"' : "'",
    bareKeys: true,
    colon: ': ',
    comma: ', ',
    listPadding: '',
  };
}

/** A string literal, or a template literal if the text contains expressions. */
function literalOf(text: string, quote: Layout['quote'], holes: CodeHoles): string {
  let isTemplate = false;
  const isPlain = (character: string) => holes.isPlain(character);
  if (hasHole(text)) replaceHoles(text, (character) => ((isTemplate ||= isPlain(character)), character));
  const restored = (plain: (source: string) => string) =>
    replaceHoles(text, (character) =>
      isPlain(character) ? character : plain(holes.sourceOf(character) ?? character),
    );
  const escaped = JSON.stringify(restored((source) => source))
    .slice(1, -1)
    .replaceAll('\\"', '"');
  if (!isTemplate) return quote + escaped.replaceAll(quote, `\\${quote}`) + quote;
  const inner = escaped.replace(/`|\$\{/g, '\\$&');
  return `\`${replaceHoles(inner, (character) => holes.sourceOf(character)!)}\``;
}

/** Translates edits to the property names of the library. */
class Wording {
  readonly #text: string;
  readonly #written: Written;
  /** One literal for each dict, so that edits of the same dict stay together. */
  readonly #literals = new Map<UndecidedDict, UndecidedDict>();

  constructor(text: string, written: Written) {
    this.#text = text;
    this.#written = written;
  }

  /** Undefined for what cannot be expressed there. */
  edit(edit: Edit): Edit | undefined {
    switch (edit.kind) {
      case 'replace':
        return this.#replacement(edit.target, edit.with);
      case 'replace-item': {
        const { list, item, with: contents } = edit;
        const [only, ...others] = contents;
        if (only !== undefined && others.length === 0) return this.#replacement(item, only);
        return this.#isList(list) && contents.every((each) => this.#isPlain(each)) ? edit : undefined;
      }
      case 'remove-item':
        return this.#isList(edit.list) ? edit : undefined;
      case 'insert-item':
        return this.#isList(edit.list) && this.#isPlain(edit.value) ? edit : undefined;
      case 'rename-key':
        return this.#renamed(edit.entry, edit.key);
      case 'remove-entry': {
        const dict = this.#braces(edit.dict);
        return dict && this.#isEntry(edit.entry) ? { ...edit, dict } : undefined;
      }
      case 'insert-entry': {
        const dict = this.#braces(edit.dict);
        const names = this.#written.statements.get(edit.dict.span.start)?.names;
        const key = names ? names[edit.key] : edit.key;
        const value = names ? this.#elementContent(edit.key, edit.value) : edit.value;
        return dict && key !== undefined && value !== undefined && this.#isPlain(value)
          ? { ...edit, dict, key, value }
          : undefined;
      }
    }
  }

  #replacement(target: UndecidedValue, content: Content): Edit | undefined {
    if (this.#written.isShared(target.span) || !this.#isPlain(content)) return undefined;
    if (target.kind === 'text')
      return target.expression === undefined ? { kind: 'replace', target, with: content } : undefined;
    if (target.kind === 'list' && this.#isList(target))
      // In the CDK an element is always a list.
      return { kind: 'replace', target, with: Array.isArray(content) ? content : [content] };
    return undefined;
  }

  #renamed(entry: UndecidedEntry, key: string): Edit | undefined {
    if (!this.#isEntry(entry)) return undefined;
    const { start, end } = entry.key.span;
    const written = this.#text.slice(start, end);
    if (/^["'\w$[`]/.test(written) && written.replace(/["']/g, '') === entry.key.text)
      return { kind: 'rename-key', entry, key };
    for (const { names, braces } of this.#written.statements.values())
      if (braces.start <= start && end <= braces.end && names[entry.key.text] === written)
        return names[key] === undefined ? undefined : { kind: 'rename-key', entry, key: names[key] };
    return undefined;
  }

  /** Whether it is written as a literal, to which items can be added. */
  #isList({ span }: UndecidedList): boolean {
    return (
      this.#text[span.start] === '[' &&
      this.#text[span.end - 1] === ']' &&
      !this.#written.fixed.has(span.start) &&
      !this.#written.isShared(span)
    );
  }

  #isEntry({ implied, key }: UndecidedEntry): boolean {
    return !implied && !this.#written.isShared(key.span);
  }

  /** The object literal of a dict. Undefined if it is not written as one. */
  #braces(dict: UndecidedDict): UndecidedDict | undefined {
    const { span } = dict;
    if (this.#written.isShared(span)) return undefined;
    const statement = this.#written.statements.get(span.start);
    if (statement) {
      const known = this.#literals.get(dict);
      if (known) return known;
      const { kind, head, entries } = dict;
      const literal: UndecidedDict = { kind, span: statement.braces, head, entries };
      this.#literals.set(dict, literal);
      return literal;
    }
    return this.#text[span.start] === '{' && !this.#written.fixed.has(span.start) && !dict.open
      ? dict
      : undefined;
  }

  /** Whether no part has names specific to the library. */
  #isPlain(content: Content): boolean {
    if (content instanceof Copy) return this.#isPlainValue(content.value);
    if (typeof content !== 'object' || content === null) return true;
    return Object.values(content).every((each: Content) => this.#isPlain(each));
  }

  #isPlainValue(value: UndecidedValue): boolean {
    const { statements, fixed } = this.#written;
    if (statements.has(value.span.start) || fixed.has(value.span.start)) return false;
    if (value.kind === 'list') return value.items.every((each) => this.#isPlainValue(each));
    if (value.kind === 'dict')
      return value.entries.every((entry) => !entry.implied && this.#isPlainValue(entry.value));
    return value.kind !== 'choice';
  }

  /** What the library expects for an element. */
  #elementContent(element: string, content: Content): Content | undefined {
    switch (element) {
      case 'Sid':
      case 'Condition':
        return content;
      case 'Action':
      case 'NotAction':
      case 'Resource':
      case 'NotResource':
        return Array.isArray(content) ? content : typeof content === 'string' ? [content] : undefined;
      default:
        return undefined;
    }
  }
}
