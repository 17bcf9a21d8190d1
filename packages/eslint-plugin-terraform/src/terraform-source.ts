/** A text of Terraform as a source of policies. */
import {
  applyEditsIn,
  DocumentSource,
  editedDocument,
  entryOf,
  jsonSyntax,
  withEntries,
  withItems,
  withSpan,
  type Edit,
  type PolicySite,
  type Surroundings,
  type Syntax,
  type TextEdit,
  type TextValue,
  type UndecidedDict,
  type UndecidedValue,
  type Value,
} from 'iam-rules-core';
import { WrittenOut } from './edits/written-out.js';
import { folderOf, type Folder } from './folder/folder.js';
import { bodyIn, parseHcl, type ParsedHcl } from './hcl/parser.js';
import { printHclEdits } from './print/print-edits.js';
import { Written } from './print/written.js';
import { DocumentReader } from './sites/policy-document.js';
import { PolicyFinder } from './sites/policies.js';
import { ValueReader } from './values/value-reader.js';

export class TerraformSource extends DocumentSource {
  readonly #parsed: ParsedHcl;
  readonly #written: () => Written;
  readonly #writtenOut = new WeakMap<UndecidedDict, WrittenOut>();
  /** By the character of a hole. */
  readonly #readBack = new Map<string, boolean>();
  #folder: Folder | undefined;

  /** @param filename where the file is on the disk, with others in its folder; undefined for a text by itself */
  constructor(parsed: ParsedHcl, filename?: string) {
    const { text } = parsed;
    const span = { start: 0, end: text.length };
    let known: Written | undefined;
    const written = () => (known ??= new Written(parsed.body));
    super(
      { kind: 'opaque', span },
      text,
      syntaxOf(written),
      [jsonSyntax],
      filename === undefined ? {} : { filename },
    );
    this.#parsed = parsed;
    this.#written = written;
  }

  protected override mayHoldPolicy(text: string): boolean {
    return triggers.test(text);
  }

  protected override policies(surroundings: Surroundings): Iterable<PolicySite> {
    return new PolicyFinder(this.#parsed, this.#around, surroundings).sites();
  }

  override revise({ document, resolve }: PolicySite, edits: readonly Edit[]): UndecidedDict | undefined {
    const { start, end } = document.span;
    const printed = this.print(edits);
    if (!printed?.every(({ range }) => range[0] >= start && range[1] <= end)) return undefined;
    const grown = printed.reduce((sum, { range: [from, to], text }) => sum + text.length - (to - from), 0);
    const revised =
      this.#edited(document, edits) ??
      this.#withReadStatement(document, printed) ??
      this.#read(document, printed, resolve);
    return revised && withSpan(revised, { start, end: end + grown });
  }

  /** Makes the edits on the tree. Undefined where reading may give another one. */
  #edited(document: UndecidedDict, edits: readonly Edit[]): UndecidedDict | undefined {
    let writtenOut = this.#writtenOut.get(document);
    if (!writtenOut) {
      const isReadBack = (hole: string) => this.#isReadBack(hole);
      writtenOut = new WrittenOut(document, this.#written(), { isBlock: isBlock(document), isReadBack });
      this.#writtenOut.set(document, writtenOut);
    }
    const edited = writtenOut.allows(edits) ? editedDocument(document, edits, this.holes) : undefined;
    return edited && this.withHoles(edited);
  }

  /** Whether the source of a hole in a string is read as the same hole, or as text that stands for it. */
  #isReadBack(hole: string): boolean {
    let isReadBack = this.#readBack.get(hole);
    if (isReadBack === undefined) {
      const source = this.holes.get(hole)?.source ?? '';
      const value = this.#valueOf(`"${source}"`);
      isReadBack = value?.kind === 'text' && (value.text === hole || value.text === source);
      this.#readBack.set(hole, isReadBack);
    }
    return isReadBack;
  }

  #valueOf(expression: string): UndecidedValue | undefined {
    const text = `value = ${expression}`;
    const {
      attributes: [attribute],
    } = bodyIn(text);
    return attribute && new ValueReader(text, this.holes, this.#around).value(attribute.value);
  }

  /** Reads the statement again that holds all edits. Undefined where there is none. */
  #withReadStatement(document: UndecidedDict, printed: readonly TextEdit[]): UndecidedDict | undefined {
    if (!isBlock(document)) return undefined;
    const list = entryOf(document, 'Statement')?.value;
    if (list?.kind !== 'list') return undefined;
    for (const statement of list.items) {
      const edited = applyEditsIn(this.#parsed.text, statement.span, printed);
      // The names that `for` gives are told apart by where it is.
      if (edited === undefined || /\bfor\b/.test(edited)) continue;
      const parsed = parseHcl(edited);
      if (parsed.error) return undefined;
      const read = this.#documentReader(parsed).statements(parsed.body);
      const items = list.items.flatMap((each) => (each === statement ? read : [each]));
      const entries = document.entries.map((entry) =>
        entry.value === list ? { ...entry, value: withItems(list, items) } : entry,
      );
      return this.withHoles(withEntries(document, entries));
    }
    return undefined;
  }

  /** Reads the block or the expression again that the document is. */
  #read(
    document: UndecidedDict,
    printed: readonly TextEdit[],
    resolve: PolicySite['resolve'],
  ): UndecidedDict | undefined {
    const edited = applyEditsIn(this.#parsed.text, document.span, printed)!;
    const parsed = parseHcl(isBlock(document) ? edited : `policy = ${edited}`);
    if (parsed.error) return undefined;
    const {
      blocks: [block],
      attributes: [attribute],
    } = parsed.body;
    if (isBlock(document)) return block && this.withHoles(this.#documentReader(parsed).document(block));
    const value = attribute && new ValueReader(parsed.text, this.holes, this.#around).value(attribute.value);
    const resolved = value && resolve ? resolve(value as Value) : value;
    return resolved?.kind === 'dict' ? this.withHoles(resolved) : undefined;
  }

  #documentReader({ text }: ParsedHcl): DocumentReader {
    return new DocumentReader(new ValueReader(text, this.holes, this.#around));
  }

  get #around(): Folder {
    return (this.#folder ??= folderOf(this.#parsed, this.filename));
  }
}

/** A text without any of these holds no policy: most hold none. */
const triggers = /aws_iam_policy_document|Statement|Effect|\bstatements?\b|_permission\b/;

/** Whether a document is the block of a data source. */
function isBlock({ head, span }: UndecidedDict): boolean {
  return head.end > span.start + 1;
}

function syntaxOf(written: () => Written): Syntax {
  return {
    print: (edits, text, holes) => printHclEdits(edits, text, holes, written()),
    reread: () => undefined,
    escapeIn,
  };
}

/** How JSON is written inside of a string or a heredoc. */
function escapeIn({ span }: TextValue, text: string): (characters: string) => string {
  const isQuoted = text[span.start] === '"';
  const [start = '', indent = ''] = /^<<-[^\n]*\n([ \t]*)/.exec(text.slice(span.start)) ?? [];
  return (characters) => {
    // What fills a hole is written as it was; of IAM's variables, the names have a colon.
    const escaped = characters.replace(/\$\{(?=[\w-]+:[\w/.-]+\s*(?:,[^{}]*)?\}|[*?$]\})/g, '$$$${');
    if (isQuoted) return JSON.stringify(escaped).slice(1, -1);
    return start === '' ? escaped : escaped.replaceAll('\n', `\n${indent}`);
  };
}
