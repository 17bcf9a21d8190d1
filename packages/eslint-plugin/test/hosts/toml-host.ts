/** A toy host: policies in TOML, or rather in what of it a policy needs. All that it takes to read a new syntax is here. */
import type { DictEntry, DictValue, Edit, Source, Span, TextEdit, TextValue, Value } from 'iam-rules-core';
import type { Host } from '../../src/hosts/host.js';

/** Reads what `parser` below left of the file. */
export const toml: Host = {
  languages: ['js/js'],
  roots: ['Program'],
  read: (root, { text }) => ('toml' in root ? new TomlSource(text) : undefined),
};

/** A parser for ESLint that leaves the text to the host. */
export const parser = {
  meta: { name: 'toml-parser', version: '1.0.0' },
  parseForESLint(text: string) {
    const range = [0, text.length];
    const lines = text.split('\n');
    const loc = {
      start: { line: 1, column: 0 },
      end: { line: lines.length, column: lines.at(-1)!.length },
    };
    const ast = { type: 'Program', toml: true, body: [], tokens: [], comments: [], range, loc };
    return { ast, visitorKeys: { Program: [] } };
  },
};

export class TomlSource implements Source {
  constructor(readonly text: string) {}

  *sites() {
    if (this.text.includes('[[Statement]]')) yield { document: new Reader(this.text).document() };
  }

  /** Strings can be replaced; anything else is not offered. */
  print(edits: readonly Edit[]): TextEdit[] | undefined {
    const printed: TextEdit[] = [];
    for (const edit of edits) {
      if (edit.kind !== 'replace' && edit.kind !== 'replace-item') return undefined;
      const { span } = edit.kind === 'replace' ? edit.target : edit.item;
      const texts = edit.kind === 'replace' ? [edit.with] : edit.with;
      if (!texts.every((text) => typeof text === 'string')) return undefined;
      printed.push({ range: [span.start, span.end], text: texts.map((text) => `'${text}'`).join(', ') });
    }
    return printed;
  }
}

/** Lines of `[[Statement]]`, `key = 'text'` and `key = ['text', 'text']`. */
class Reader {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  document(): DictValue {
    const top: DictEntry[] = [];
    const statements: DictValue[] = [];
    let entries = top;
    for (const { 0: line, index } of this.#text.matchAll(/^.+$/gm)) {
      if (line === '[[Statement]]') {
        const head = { start: index, end: index + line.length };
        entries = [];
        statements.push({ kind: 'dict', span: head, head, entries });
      } else entries.push(this.#entry(line, index));
    }
    const span = { start: 0, end: this.#text.length };
    const { head } = statements[0]!;
    const key: TextValue = { kind: 'text', span: head, text: 'Statement', place: head.start + 2 };
    const items = statements.map((each) => ({ ...each, span: around(each) }));
    top.push({ key, value: { kind: 'list', span, items }, span });
    return { kind: 'dict', span, head: { start: 0, end: 1 }, entries: top };
  }

  #entry(line: string, at: number): DictEntry {
    const [, name, rest] = /^(\w+) = (.*)$/.exec(line)!;
    const end = at + line.length;
    const key: TextValue = {
      kind: 'text',
      span: { start: at, end: at + name!.length },
      text: name!,
      place: at,
    };
    return { key, value: this.#value(rest!, end - rest!.length), span: { start: at, end } };
  }

  #value(source: string, at: number): Value {
    const span = { start: at, end: at + source.length };
    const texts = Array.from(source.matchAll(/'([^']*)'/g), ({ 0: whole, 1: text, index }): TextValue => {
      const start = at + index;
      return { kind: 'text', span: { start, end: start + whole.length }, text: text!, place: start + 1 };
    });
    return source.startsWith('[') ? { kind: 'list', span, items: texts } : texts[0]!;
  }
}

/** A statement goes from its header to the end of its last line. */
function around({ head, entries }: DictValue): Span {
  return { start: head.start, end: entries.at(-1)?.span.end ?? head.end };
}
