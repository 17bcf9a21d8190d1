/** A text of the JSON family as a source of policies. */
import type { Edit } from '../edits/edit.js';
import type { TextEdit } from '../edits/text-edit.js';
import { EmbeddedSource } from '../sites/embedded-source.js';
import type { Embed } from '../sites/locator.js';
import { locatePolicies } from '../sites/locate.js';
import { decodePercent } from '../sites/percent-encoding.js';
import { compilePlaceholders, type PlaceholderMatcher } from '../sites/placeholders.js';
import type { Settings } from '../sites/settings.js';
import type { PolicySite, Source } from '../sites/source.js';
import { readTemplates, templateParts } from '../sites/template-text.js';
import { mayHoldPolicy } from '../sites/trigger-words.js';
import { Holes } from '../value/hole.js';
import { lazyDict } from '../value/lazy-value.js';
import type { DictValue, TextValue, Value } from '../value/value.js';
import { printEdits } from './print-edits.js';
import { printText } from './print-value.js';
import { readAnyJson } from './read-any-json.js';
import { readJson } from './read-json.js';

export interface JsonSourceOptions {
  /** Of these, `placeholders` say what else is template text. */
  readonly settings?: Settings;
  readonly filename?: string;
}

/** Tools write a document into a string of a string, URL-encoded perhaps. Each level holds all of the next one once more. */
const deepest = 8;

export class JsonSource implements Source {
  readonly holes: Holes;
  readonly filename?: string;
  readonly #root: Value;
  readonly #text: string;
  readonly #settings: Settings;
  #placeholders: PlaceholderMatcher | undefined;
  /** In how many strings the text stands, each in the one before. */
  #depth = 0;
  /** The text is one statement of a policy. */
  #isStatement = false;

  /**
   * @param root the value tree of the text, with the offsets of the text
   * @param text the text, without a byte order mark
   */
  constructor(root: Value, text: string, { settings = {}, filename }: JsonSourceOptions = {}) {
    this.holes = new Holes(text);
    this.#root = root;
    this.#text = text;
    this.#settings = settings;
    if (filename !== undefined) this.filename = filename;
  }

  *sites(): Iterable<PolicySite> {
    if (this.#isStatement) {
      const document = this.#documentOf(this.#root);
      if (document) yield { document };
      return;
    }
    const { policyType, attachedTo } = this.#settings;
    const declared = policyType !== undefined || attachedTo !== undefined;
    if (!declared && !mayHoldPolicy(this.#text)) return;
    const embed: Embed = (literal, what) => this.#embedded(literal, what === 'statement');
    const isBroken = ({ text }: TextValue) =>
      isBrokenJson(decodePercent(text)?.text ?? text, this.#compiled());
    for (const site of locatePolicies(this.#root, { embed, isBroken, declared })) {
      // What an embedded source yields is read.
      yield site.source ? site : { ...site, document: this.#withHoles(site.document) };
    }
  }

  /** With holes in the place of template text. */
  #withHoles(document: DictValue): DictValue {
    return readTemplates(document, { placeholders: this.#compiled(), holes: this.holes });
  }

  #compiled(): PlaceholderMatcher {
    return (this.#placeholders ??= compilePlaceholders(this.#settings.placeholders ?? []));
  }

  print(edits: readonly Edit[]): TextEdit[] | undefined {
    return printEdits(edits, this.#text, this.holes);
  }

  revise(document: DictValue, edits: readonly Edit[]): DictValue | undefined {
    const { start, end } = document.span;
    const printed = this.print(edits);
    if (!printed?.every(({ range }) => range[0] >= start && range[1] <= end)) return undefined;
    let text = this.#text.slice(start, end);
    for (const { range, text: put } of printed.toReversed())
      text = text.slice(0, range[0] - start) + put + text.slice(range[1] - start);
    const revised = readAnyJson(text);
    return revised && this.#documentOf(revised);
  }

  /** The document that a value is, or that a statement is of: nothing is known of the rest of that. */
  #documentOf(value: Value): DictValue | undefined {
    if (value.kind !== 'dict') return undefined;
    if (!this.#isStatement) return this.#withHoles(value);
    const { span, head } = value;
    const key: TextValue = { kind: 'text', span: head, text: 'Statement' };
    return this.#withHoles(lazyDict(span, () => [{ key, value, span: head, implied: true }], true));
  }

  /** The JSON that a string holds, as it is or URL-encoded. */
  #embedded(literal: TextValue, isStatement: boolean): Source | undefined {
    if (this.#depth === deepest) return undefined;
    const decoded = decodePercent(literal.text);
    const text = decoded?.text ?? literal.text;
    const root = readJson(text);
    if (!root || (isStatement && root.kind !== 'dict')) return undefined;
    const quote = this.#text[literal.span.start] === "'" ? "'" : '"';
    const inner = new JsonSource(root, text, { settings: this.#settings });
    inner.#depth = this.#depth + 1;
    inner.#isStatement = isStatement;
    return new EmbeddedSource(inner, {
      literal,
      decoded,
      escape: (each) => printText(each, quote).slice(1, -1),
    });
  }
}

/** Whether a text is meant for an object in JSON, is none, and has no template text to blame. */
function isBrokenJson(text: string, placeholders: PlaceholderMatcher): boolean {
  if (!/^\s*\{\s*"/.test(text) || templateParts(text, placeholders).length > 0) return false;
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
}
