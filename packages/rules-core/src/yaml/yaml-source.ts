/** A YAML text as a source of policies. */
import { applyEditsIn, type TextEdit } from '../edits/text-edit.js';
import { jsonSyntax } from '../json/json-source.js';
import {
  DocumentSource,
  type DocumentSourceOptions,
  type EmbeddedSyntax,
  type Syntax,
} from '../sites/document-source.js';
import { sliceSpan, type Span, type TextValue, type Value } from '../value/value.js';
import { layoutOf } from './layout.js';
import { parseYaml, type ParsedYaml } from './parse-yaml.js';
import { printYamlEdits } from './print-edits.js';
import { escapeDouble, isPrintable } from './print-scalar.js';
import { partsOf, type YamlParts } from './yaml-parts.js';
import { valueOfYaml } from './yaml-value.js';

export type YamlSourceOptions = DocumentSourceOptions;

export class YamlSource extends DocumentSource {
  /**
   * @param text the text, without a byte order mark
   * @param parse parses the text; called once, and only if there may be a policy
   */
  constructor(text: string, parse: () => ParsedYaml, options?: YamlSourceOptions) {
    const read = once(() => {
      const parsed = parse();
      return { parsed, ...valueOfYaml(parsed) };
    });
    const parts = once(() => partsOf(read().parsed, read().shared));
    super(
      () => read().root,
      text,
      syntaxOf(() => read().parsed, parts),
      [jsonSyntax, templateSyntax(() => read().parsed)],
      options,
    );
  }
}

/**
 * A CloudFormation template in a string, such as the `TemplateBody` of a stack set. It is never edited, because its
 * indentation depends on that of the file.
 */
function templateSyntax(parsed: () => ParsedYaml): EmbeddedSyntax {
  return {
    read: (text) =>
      /^Resources:/m.test(text) ? valueOfYaml(parseYaml(text, parsed().library)).root : undefined,
    print: () => undefined,
    reread: () => undefined,
    escapeIn: () => () => undefined,
  };
}

function once<Result>(make: () => Result): () => Result {
  let made: { readonly result: Result } | undefined;
  return () => (made ??= { result: make() }).result;
}

function syntaxOf(parsed: () => ParsedYaml, parts: () => YamlParts): Syntax {
  return {
    print: (edits, text, holes) => printYamlEdits(edits, text, holes, parts()),
    reread: (text, span, edits) => reread(text, span, edits, parsed()),
    escapeIn,
  };
}

/** Parses the lines of a document on their own, at their column. */
function reread(
  text: string,
  span: Span,
  edits: readonly TextEdit[],
  { library }: ParsedYaml,
): Value | undefined {
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const head = text.slice(lineStart, span.start);
  const isOnOwnLine = head.trim() === '';
  const isBracketed = /[[{]/.test(text[span.start]!);
  const lineEnd = text.indexOf('\n', span.end);
  const end = isBracketed ? span.end : lineEnd < 0 ? text.length : lineEnd + 1;
  const edited = applyEditsIn(text, { start: isOnOwnLine ? lineStart : span.start, end }, edits);
  if (edited === undefined) return undefined;
  const { root } = valueOfYaml(parseYaml((isOnOwnLine ? '' : ' '.repeat(head.length)) + edited, library));
  return root.kind === 'dict' || root.kind === 'list' ? root : undefined;
}

/**
 * Returns how to write JSON inside a scalar. Line ends occur only between tokens, where the spaces of a folded scalar
 * are just as good.
 */
function escapeIn(literal: TextValue, text: string): (characters: string) => string | undefined {
  const { start } = literal.span;
  const [tag = ''] = /^(?:!\S+|["']?Fn::\w+["']?:)\s+/.exec(text.slice(start, start + 100)) ?? [];
  const style = text[start + tag.length];
  const escape = (characters: string): string | undefined => {
    switch (style) {
      case '"':
        return escapeDouble(characters);
      case "'":
        return isPrintable(characters) ? characters.replaceAll("'", "''") : undefined;
      case '|':
      case '>':
        return isPrintable(characters.replaceAll('\n', ''))
          ? characters.replaceAll('\n', layoutOf(text).eol + indentIn(literal, text))
          : undefined;
      default:
        return undefined;
    }
  };
  // In the text of a function, policy variables have another syntax.
  return (characters) => (tag !== '' && /\$\{(?![A-Z])/.test(characters) ? undefined : escape(characters));
}

function indentIn(literal: TextValue, text: string): string {
  const { start } = sliceSpan(literal, 0, 1);
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, start);
}
