/** What a source does with what its syntax says. */
import { describe, expect, it } from 'vitest';
import { jsonSyntax } from '../../src/json/json-source.js';
import { readJson } from '../../src/json/read-json.js';
import { DocumentSource, type Syntax } from '../../src/sites/document-source.js';
import type { DictValue } from '../../src/value/value.js';

const text = JSON.stringify({ PolicyDocument: '{"Statement":[{"Effect":"allow"}]}' });

/** The edits that make the first Effect in the string `to`. */
function editsIn(syntax: Syntax, to: string) {
  const source = new DocumentSource(readJson(text)!, text, syntax, [jsonSyntax]);
  const [site] = source.sites();
  const [{ value: list }] = site!.document.entries as [DictValue['entries'][number]];
  if (list.kind !== 'list' || list.items[0]?.kind !== 'dict') throw new Error('No statement.');
  const target = list.items[0].entries[0]!.value;
  return site!.source!.print([{ kind: 'replace', target, with: to }]);
}

describe('a document in a string', () => {
  it('is edited in the way in which the syntax of the file writes strings', () => {
    const at = text.indexOf('\\"allow');
    expect(editsIn(jsonSyntax, 'Allow')).toEqual([{ range: [at, at + 9], text: '\\"Allow\\"' }]);
    const written: Syntax = { ...jsonSyntax, escapeIn: () => (characters) => `<${characters}>` };
    expect(editsIn(written, 'Allow')).toEqual([{ range: [at, at + 9], text: '<"Allow">' }]);
  });

  it('is not edited with characters that cannot stand in the string', () => {
    const refusing: Syntax = {
      ...jsonSyntax,
      escapeIn: () => (characters) => (characters.includes('!') ? undefined : characters),
    };
    expect(editsIn(refusing, 'Allow')).toHaveLength(1);
    expect(editsIn(refusing, 'Allow!')).toBeUndefined();
  });
});
