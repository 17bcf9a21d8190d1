/** A text of the JSON family as a source of policies. */
import type { Edit } from '../edits/edit.js';
import type { TextEdit } from '../edits/text-edit.js';
import { EmbeddedSource } from '../sites/embedded-source.js';
import { locatePolicies } from '../sites/locate.js';
import { decodePercent } from '../sites/percent-encoding.js';
import { compilePlaceholders } from '../sites/placeholders.js';
import type { Settings } from '../sites/settings.js';
import type { PolicySite, Source } from '../sites/source.js';
import { readTemplates } from '../sites/template-text.js';
import { mayHoldPolicy } from '../sites/trigger-words.js';
import { Holes } from '../value/hole.js';
import type { TextValue, Value } from '../value/value.js';
import { printEdits } from './print-edits.js';
import { printText } from './print-value.js';
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
  /** In how many strings the text stands, each in the one before. */
  #depth = 0;

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
    const { placeholders: patterns = [], policyType, attachedTo } = this.#settings;
    const declared = policyType !== undefined || attachedTo !== undefined;
    if (!declared && !mayHoldPolicy(this.#text)) return;
    const options = { placeholders: compilePlaceholders(patterns), holes: this.holes };
    const embed = (literal: TextValue) => this.#embedded(literal);
    for (const site of locatePolicies(this.#root, { embed, declared })) {
      // What an embedded source yields is read.
      yield site.source ? site : { ...site, document: readTemplates(site.document, options) };
    }
  }

  print(edits: readonly Edit[]): TextEdit[] | undefined {
    return printEdits(edits, this.#text, this.holes);
  }

  /** The JSON that a string holds, as it is or URL-encoded. */
  #embedded(literal: TextValue): Source | undefined {
    if (this.#depth === deepest) return undefined;
    const decoded = decodePercent(literal.text);
    const text = decoded?.text ?? literal.text;
    const root = readJson(text);
    if (!root) return undefined;
    const quote = this.#text[literal.span.start] === "'" ? "'" : '"';
    const inner = new JsonSource(root, text, { settings: this.#settings });
    inner.#depth = this.#depth + 1;
    return new EmbeddedSource(inner, {
      literal,
      decoded,
      escape: (each) => printText(each, quote).slice(1, -1),
    });
  }
}
