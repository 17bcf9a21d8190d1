/** A text of Terraform as a source of policies. */
import {
  applyEditsIn,
  DocumentSource,
  jsonSyntax,
  type Edit,
  type PolicySite,
  type Surroundings,
  type Syntax,
  type TextValue,
  type UndecidedDict,
  type Value,
} from 'iam-rules-core';
import { folderOf, type Folder } from './folder/folder.js';
import { parseHcl, type ParsedHcl } from './hcl/parser.js';
import { printHclEdits } from './print/print-edits.js';
import { Written } from './print/written.js';
import { DocumentReader } from './sites/policy-document.js';
import { PolicyFinder } from './sites/policies.js';
import { ValueReader } from './values/value-reader.js';

export class TerraformSource extends DocumentSource {
  readonly #parsed: ParsedHcl;
  #folder: Folder | undefined;

  /** @param filename where the file is on the disk, with others in its folder; undefined for a text by itself */
  constructor(parsed: ParsedHcl, filename?: string) {
    const { text } = parsed;
    const span = { start: 0, end: text.length };
    super(
      { kind: 'opaque', span },
      text,
      syntaxOf(parsed),
      [jsonSyntax],
      filename === undefined ? {} : { filename },
    );
    this.#parsed = parsed;
  }

  protected override mayHoldPolicy(text: string): boolean {
    return triggers.test(text);
  }

  protected override policies(surroundings: Surroundings): Iterable<PolicySite> {
    return new PolicyFinder(this.#parsed, this.#around, surroundings).sites();
  }

  /** Reads the block or the expression again that the document is. */
  override revise({ document, resolve }: PolicySite, edits: readonly Edit[]): UndecidedDict | undefined {
    const { span } = document;
    const printed = this.print(edits);
    const edited = printed && applyEditsIn(this.#parsed.text, span, printed);
    if (edited === undefined) return undefined;
    const isBlock = document.head.end > span.start + 1;
    const parsed = parseHcl(isBlock ? edited : `policy = ${edited}`);
    if (parsed.error) return undefined;
    const values = new ValueReader(parsed.text, this.holes, this.#around);
    const {
      blocks: [block],
      attributes: [attribute],
    } = parsed.body;
    if (isBlock) return block && this.withHoles(new DocumentReader(values).document(block));
    const value = attribute && values.value(attribute.value);
    const resolved = value && resolve ? resolve(value as Value) : value;
    return resolved?.kind === 'dict' ? this.withHoles(resolved) : undefined;
  }

  get #around(): Folder {
    return (this.#folder ??= folderOf(this.#parsed, this.filename));
  }
}

/** A text without any of these holds no policy: most hold none. */
const triggers = /aws_iam_policy_document|Statement|Effect|\bstatements?\b|_permission\b/;

function syntaxOf(parsed: ParsedHcl): Syntax {
  let written: Written | undefined;
  return {
    print: (edits, text, holes) => printHclEdits(edits, text, holes, (written ??= new Written(parsed.body))),
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
