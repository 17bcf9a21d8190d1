/** A text of the JSON family as a source of policies. */
import { DocumentSource, type DocumentSourceOptions, type EmbeddedSyntax } from '../sites/document-source.js';
import { applyEdits } from '../edits/text-edit.js';
import type { Value } from '../value/value.js';
import { printEdits } from './print-edits.js';
import { printText } from './print-value.js';
import { readAnyJson } from './read-any-json.js';
import { readJson } from './read-json.js';

export type JsonSourceOptions = DocumentSourceOptions;

/** What stands in strings is plain JSON; a file may also have comments and the like. */
export const jsonSyntax: EmbeddedSyntax = {
  read: readJson,
  print: printEdits,
  reread: (text, { start, end }, edits) =>
    readAnyJson(
      applyEdits(
        text.slice(start, end),
        edits.map(({ range, text: put }) => ({ range: [range[0] - start, range[1] - start], text: put })),
      ),
    ),
  escapeIn({ span }, text) {
    const quote = text[span.start] === "'" ? "'" : '"';
    return (characters) => printText(characters, quote).slice(1, -1);
  },
};

export class JsonSource extends DocumentSource {
  /**
   * @param root the value tree of the text, with the offsets of the text
   * @param text the text, without a byte order mark
   */
  constructor(root: Value, text: string, options?: JsonSourceOptions) {
    super(root, text, jsonSyntax, jsonSyntax, options);
  }
}
