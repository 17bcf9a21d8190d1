/** A text in JSON, JSONC or JSON5 as a source of policies. */
import { DocumentSource, type DocumentSourceOptions, type EmbeddedSyntax } from '../sites/document-source.js';
import type { Edit } from '../edits/edit.js';
import { applyEditsIn } from '../edits/text-edit.js';
import { rememberedFor } from '../speed/remembered.js';
import type { UndecidedDict, UndecidedList, Value } from '../value/value.js';
import { printEdits } from './print-edits.js';
import { printText } from './print-value.js';
import { readAnyJson } from './read-any-json.js';
import { readJson } from './read-json.js';
import { beginsLikeJson, valueOfTemplate } from './read-template.js';

export type JsonSourceOptions = DocumentSourceOptions;

/** Strings contain plain JSON or JSON templates. Only files may also have comments and the like. */
export const jsonSyntax: EmbeddedSyntax = {
  read: (text) => readJson(text) ?? (beginsLikeJson(text) ? valueOfTemplate(text) : undefined),
  print: (edits, text, holes) =>
    edits.some((edit) => isNearTemplateText(edit, text)) ? undefined : printEdits(edits, text, holes),
  reread(text, span, edits) {
    const edited = applyEditsIn(text, span, edits);
    return edited === undefined ? undefined : readAnyJson(edited);
  },
  escapeIn({ span }, text) {
    const quote = text[span.start] === "'" ? "'" : '"';
    return (characters) => printText(characters, quote).slice(1, -1);
  },
};

/** Whether an edit inserts next to template text, where the required commas are unknown. */
function isNearTemplateText(edit: Edit, text: string): boolean {
  const container = 'list' in edit ? edit.list : 'dict' in edit ? edit.dict : undefined;
  return container !== undefined && holdsTemplateText(container, text);
}

/** Cached, because every finding in a list may edit it. */
const holdsTemplateText = rememberedFor((container: UndecidedList | UndecidedDict, text: string): boolean => {
  const hasChoice =
    container.kind === 'list'
      ? container.items.some(({ kind }) => kind === 'choice')
      : container.entries.some(({ value }) => value.kind === 'choice');
  if (!container.open && !hasChoice) return false;
  const { start, end } = container.span;
  return readJson(text.slice(start, end)) === undefined;
});

export class JsonSource extends DocumentSource {
  /**
   * @param root the value tree of the text, with offsets in the text
   * @param text the text, without a byte order mark
   */
  constructor(root: Value, text: string, options?: JsonSourceOptions) {
    super(root, text, jsonSyntax, [jsonSyntax], options);
  }
}
