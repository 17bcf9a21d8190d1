import type { YamlDocument, YamlLibrary } from './tree.js';
import type { Span } from '../value/value.js';

/** A parsed text. */
export interface ParsedYaml {
  /** The text, with a line feed in place of each carriage return that stands alone. */
  readonly text: string;
  /** The package that parsed it. */
  readonly library: YamlLibrary;
  readonly documents: readonly YamlDocument[];
  /** The spans of comments, from `#` to the end of the line. */
  readonly comments: readonly Span[];
  /** The first error, nearly always in the words of the package. */
  readonly error?: { readonly message: string; readonly offset: number };
}

/** Far deeper than any template, and far from where the package overflows its stack and crashes the process. */
const deepest = 200;

/** A line break of its own (https://yaml.org/spec/1.2.2/#54-line-break-characters), but not to the package. */
const loneReturn = /\r(?!\n)/g;

/** In the lexer's output, this precedes the characters of a scalar. These are never a comment. */
const beforeScalar = '\x1f';
/** What the lexer emits that is not text: the start of a document, the end of a collection or line, a scalar. */
const marks: ReadonlySet<string> = new Set(['\x02', '\x18', beforeScalar]);

/**
 * Parses YAML as leniently as other tools do: duplicate keys, unknown tags and a closing bracket at the indentation of
 * its parent are not errors. Scalars remain texts.
 *
 * @param source any text, without a byte order mark
 * @param library the package `yaml`
 */
export function parseYaml(source: string, library: YamlLibrary): ParsedYaml {
  const text = source.replace(loneReturn, '\n');
  const parser = new library.Parser();
  const comments: Span[] = [];
  const tokens: unknown[] = [];
  let offset = 0;
  let isScalar = false;
  for (const lexeme of lexerOf(library).lex(text)) {
    tokens.push(...parser.next(lexeme));
    if (parser.stack.length > deepest) {
      const error = { message: 'The text is nested too deeply to be parsed.', offset };
      return { text, library, documents: [], comments, error };
    }
    if (!isScalar && lexeme.startsWith('#')) comments.push({ start: offset, end: offset + lexeme.length });
    isScalar = lexeme === beforeScalar;
    if (!marks.has(lexeme)) offset += lexeme.length;
  }
  const unclosed = parser.stack.findLast(isUnclosed);
  tokens.push(...parser.end());
  const composer = new library.Composer({
    schema: 'failsafe',
    strict: false,
    uniqueKeys: false,
    keepSourceTokens: true,
  });
  withoutWarnings(composer);
  const documents = [...composer.compose(tokens)] as YamlDocument[];
  const [first] = documents.flatMap(({ errors }) => errors).sort((a, b) => a.pos[0] - b.pos[0]);
  const error = unclosed
    ? { message: 'This bracket is not closed.', offset: unclosed.offset }
    : first && { message: first.message, offset: Math.min(first.pos[0], text.length) };
  return {
    text,
    library,
    documents,
    comments,
    ...(error && { error }),
  };
}

interface Brackets {
  readonly type: string;
  readonly offset: number;
  readonly end: readonly unknown[];
}

/** Whether the parser is inside brackets that are not closed yet. */
function isUnclosed(token: { readonly type: string }): token is Brackets {
  return token.type === 'flow-collection' && (token as Brackets).end.length === 0;
}

/**
 * The parser would warn about each CloudFormation tag, and creating a warning takes longer than parsing the tag's node.
 */
function withoutWarnings(composer: object): void {
  const inside = composer as {
    onError?: (source: unknown, code: string, message: string, isWarning?: boolean) => void;
  };
  const { onError } = inside;
  if (!onError) return;
  inside.onError = (source, code, message, isWarning) => {
    if (!isWarning) onError(source, code, message);
  };
}

/** The undocumented parts of the lexer that we use. */
interface LexerInside {
  buffer: string;
  pos: number;
  flowLevel: number;
  indentNext: number;
  pushToIndex(index: number, allowEmpty: boolean): Iterable<string>;
  parseQuotedScalar(): Generator<string, string>;
  parseFlowCollection(): Generator<string, string>;
}

/**
 * The lexer. By default it ends a quoted string, or a list or dict in brackets, at a line that is indented no further
 * than its key. AWS accepts such lines, and people write them for documents of many lines.
 */
function lexerOf(library: YamlLibrary): InstanceType<YamlLibrary['Lexer']> {
  const lexer = new library.Lexer();
  const inside = lexer as Partial<LexerInside>;
  if (inside.parseQuotedScalar && inside.pushToIndex) inside.parseQuotedScalar = quotedScalar;
  const { parseFlowCollection } = inside;
  if (parseFlowCollection)
    inside.parseFlowCollection = function* (this: LexerInside) {
      const { indentNext } = this;
      this.indentNext = 0;
      const next = yield* parseFlowCollection.call(this);
      this.indentNext = indentNext;
      return next;
    };
  return lexer;
}

function* quotedScalar(this: LexerInside): Generator<string, string> {
  const quoted = this.buffer[this.pos] === "'" ? /'[^']*(?:''[^']*)*'?/y : /"[^"\\]*(?:\\[^][^"\\]*)*"?/y;
  quoted.lastIndex = this.pos;
  quoted.exec(this.buffer);
  yield* this.pushToIndex(quoted.lastIndex, false);
  return this.flowLevel > 0 ? 'flow' : 'doc';
}
