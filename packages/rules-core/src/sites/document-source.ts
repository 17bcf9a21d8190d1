/** A text in a data language as a source of policies. Everything specific to the syntax is passed in. */
import type { Edit } from '../edits/edit.js';
import { editedDocument } from '../edits/edited-document.js';
import type { TextEdit } from '../edits/text-edit.js';
import { EmbeddedSource } from './embedded-source.js';
import { impliedDocument } from './implied-document.js';
import type { Embed, Surroundings } from './locator.js';
import { locatePolicies } from './locate.js';
import { decodePercent } from './percent-encoding.js';
import { quotedText } from './quoted-text.js';
import { compilePlaceholders, type PlaceholderMatcher } from './placeholders.js';
import type { Settings } from './settings.js';
import type { PolicySite, Source } from './source.js';
import { readTemplates, templateParts } from './template-text.js';
import { mayHoldPolicy } from './trigger-words.js';
import { hasHole, Holes, type Hole } from '../value/hole.js';
import { withEntries, withItems, withSpan } from '../value/rebuilt.js';
import type { Span, TextValue, UndecidedDict, UndecidedValue, Value } from '../value/value.js';

/** What a source needs from the syntax of its text. */
export interface Syntax {
  /** See `Source`. */
  print(edits: readonly Edit[], text: string, holes: Holes): TextEdit[] | undefined;
  /**
   * Reads the edited dict at `span`, to see what the edits lead to. Its offsets are its own. Undefined if it cannot be
   * read, or if an edit is outside of it.
   *
   * @param edits in ascending order, without overlaps
   */
  reread(text: string, span: Span, edits: readonly TextEdit[]): Value | undefined;
  /**
   * How to write characters inside a string literal of the text.
   *
   * @returns a function that escapes characters, or returns undefined for those that cannot be written there
   */
  escapeIn(literal: TextValue, text: string): (characters: string) => string | undefined;
}

/** A syntax for documents in strings. */
export interface EmbeddedSyntax extends Syntax {
  /** The value tree of a text, or undefined if it is not in the syntax. */
  read(text: string): Value | undefined;
}

export interface DocumentSourceOptions {
  /** Their `placeholders` declare additional template text. */
  readonly settings?: Settings;
  readonly filename?: string;
}

/** The context of a document that is not a file of its own. */
interface Embedding {
  /** The number of strings around the text. */
  readonly depth: number;
  /** The text is a single statement. */
  readonly isStatement: boolean;
  /** The holes of the surrounding document. What fills a string of it also fills the document in the string. */
  readonly holes?: Holes;
  /** The holes of the string. */
  readonly ofString?: ReadonlyMap<string, Hole> | undefined;
}

/** Tools write documents into strings in strings, possibly URL-encoded. Each level contains the next one in full. */
const deepest = 8;

const file: Embedding = { depth: 0, isStatement: false };

export class DocumentSource implements Source {
  readonly holes: Holes;
  readonly filename?: string;
  #root: Value | (() => Value);
  readonly #text: string;
  readonly #syntax: Syntax;
  readonly #inStrings: readonly EmbeddedSyntax[];
  readonly #settings: Settings;
  readonly #embedding: Embedding;
  #placeholders: PlaceholderMatcher | undefined;

  /**
   * @param root the value tree of the text, with offsets in the text; or a function that reads it, called only if there
   * may be a policy
   * @param text the text, without a byte order mark
   * @param syntax the syntax of the text
   * @param inStrings the syntaxes of documents in its strings; the first that can read one is used
   */
  constructor(
    root: Value | (() => Value),
    text: string,
    syntax: Syntax,
    inStrings: readonly EmbeddedSyntax[],
    { settings = {}, filename }: DocumentSourceOptions = {},
    embedding = file,
  ) {
    this.holes = embedding.holes ?? new Holes(text);
    this.#root = root;
    this.#text = text;
    this.#syntax = syntax;
    this.#inStrings = inStrings;
    this.#settings = settings;
    this.#embedding = embedding;
    if (filename !== undefined) this.filename = filename;
  }

  *sites(): Iterable<PolicySite> {
    if (this.#embedding.isStatement) {
      const document = this.#documentOf(this.#read());
      if (document) yield { document };
      return;
    }
    const { policyType, attachedTo } = this.#settings;
    const declared = policyType !== undefined || attachedTo !== undefined;
    if (!declared && !this.mayHoldPolicy(this.#text)) return;
    const embed: Embed = (literal, what) => this.#embedded(literal, what === 'statement');
    const isBroken = ({ text }: TextValue) =>
      isBrokenJson(decodePercent(text)?.text ?? text, this.#compiled());
    const withHoles = (document: UndecidedDict) => this.withHoles(document);
    for (const site of this.policies({ embed, holes: this.holes, withHoles, isBroken, declared })) {
      // Documents of embedded sources are already processed.
      yield site.source ? site : { ...site, document: this.withHoles(site.document) };
    }
  }

  /** Whether the text may contain policies. False is certain. */
  protected mayHoldPolicy(text: string): boolean {
    return mayHoldPolicy(text);
  }

  /** The policies, with template text as written. */
  protected policies(surroundings: Surroundings): Iterable<PolicySite> {
    return locatePolicies(this.#read(), surroundings);
  }

  get root(): Value | undefined {
    return this.#read();
  }

  #read(): Value {
    return typeof this.#root === 'function' ? (this.#root = this.#root()) : this.#root;
  }

  /**
   * Replaces template text with holes.
   *
   * @param before the document before an edit, with holes
   */
  protected withHoles(document: UndecidedDict, before?: UndecidedDict): UndecidedDict {
    return readTemplates(document, { placeholders: this.#compiled(), holes: this.holes, before });
  }

  #compiled(): PlaceholderMatcher {
    return (this.#placeholders ??= compilePlaceholders(this.#settings.placeholders ?? []));
  }

  print(edits: readonly Edit[]): TextEdit[] | undefined {
    return this.#syntax.print(edits, this.#text, this.holes);
  }

  revise({ document, resolve }: PolicySite, edits: readonly Edit[]): UndecidedDict | undefined {
    const printed = this.print(edits);
    if (!printed) return undefined;
    if (!resolve) {
      const edited = editedDocument(document, edits, this.holes);
      return edited && withSpan(this.withHoles(edited, document), editedSpan(document.span, printed));
    }
    const revised = this.#syntax.reread(this.#text, document.span, printed);
    const resolved = revised && resolve(withHolesOf(this.#embedding.ofString, revised));
    return resolved && this.#documentOf(resolved);
  }

  /** The document that a value is, or an otherwise unknown document around it if it is a statement. */
  #documentOf(value: UndecidedValue): UndecidedDict | undefined {
    if (value.kind !== 'dict') return undefined;
    const document = this.#embedding.isStatement ? impliedDocument(value) : value;
    return document && this.withHoles(document);
  }

  /** The document in a string, possibly URL-encoded. */
  #embedded(literal: TextValue, isStatement: boolean): Source | undefined {
    if (this.#embedding.depth === deepest) return undefined;
    const decoded = decodePercent(literal.text) ?? quotedText(literal.text);
    const text = decoded?.text ?? literal.text;
    const found = readIn(text, this.#inStrings);
    if (!found) return undefined;
    const { syntax, value } = found;
    const root = withHolesOf(literal.holes, value);
    if (isStatement && root.kind !== 'dict') return undefined;
    const embedding = {
      depth: this.#embedding.depth + 1,
      isStatement,
      holes: this.holes,
      ofString: literal.holes,
    };
    const options = { settings: this.#settings };
    const inner = new DocumentSource(root, text, syntax, this.#inStrings, options, embedding);
    return new EmbeddedSource(inner, {
      literal,
      decoded,
      escape: this.#syntax.escapeIn(literal, this.#text),
    });
  }
}

function editedSpan({ start, end }: Span, edits: readonly TextEdit[]): Span {
  const grown = edits.reduce((sum, { range: [from, to], text }) => sum + text.length - (to - from), 0);
  return { start, end: end + grown };
}

/** Reads a text in the first of the syntaxes that can. */
function readIn(text: string, syntaxes: readonly EmbeddedSyntax[]) {
  for (const syntax of syntaxes) {
    const value = syntax.read(text);
    if (value) return { syntax, value };
  }
  return undefined;
}

function withHolesOf(holes: ReadonlyMap<string, Hole> | undefined, value: Value): Value {
  return holes ? withHolesIn(value, holes) : value;
}

/** Attaches the holes to a tree that was read from a text with their characters. */
function withHolesIn(value: Value, holes: ReadonlyMap<string, Hole>): Value {
  const text = (each: TextValue): TextValue => (hasHole(each.text) ? { ...each, holes } : each);
  switch (value.kind) {
    case 'text':
      return text(value);
    case 'list':
      return withItems(
        value,
        value.items.map((item) => withHolesIn(item, holes)),
      );
    case 'dict': {
      const { entries } = value;
      const known = entries.map((entry) => ({
        ...entry,
        key: text(entry.key),
        value: withHolesIn(entry.value, holes),
      }));
      return withEntries(value, known);
    }
    default:
      return value;
  }
}

/** Whether a text is meant as a JSON object but is not valid, without template text being the reason. */
function isBrokenJson(text: string, placeholders: PlaceholderMatcher): boolean {
  if (!/^\s*\{\s*"/.test(text) || templateParts(text, placeholders).length > 0) return false;
  try {
    JSON.parse(text);
    return false;
  } catch {
    return true;
  }
}
