/** Policies in strings: what is found and changed in them is what is found and changed in the same policy by itself. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policyText } from '../generate-policies.js';
import { lintText, type LintTextOptions, type TextEdit, type TextFinding } from '../../src/json/index.js';

const strict = (text: string) =>
  encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
/** A way to write a text in another one. */
interface Layer {
  readonly encode: (text: string) => string;
  readonly decode: (encoded: string) => string;
  /** Decodes a part, without what stands around the whole. */
  readonly decodePart: (part: string) => string;
}

const json: Layer = {
  encode: JSON.stringify,
  decode: (literal) => JSON.parse(literal) as string,
  decodePart: (part) => JSON.parse(`"${part}"`) as string,
};
/** With escapes that are not needed. */
const escapedJson: Layer = {
  ...json,
  encode: (text) =>
    JSON.stringify(text)
      .replaceAll('*', '\\u002a')
      .replaceAll('/', '\\/')
      .replaceAll('%', '\\u0025')
      .replaceAll('s3', '\\u0073\\u0033'),
};
const percent: Layer = { encode: strict, decode: decodeURIComponent, decodePart: decodeURIComponent };

/** From the innermost layer to the literal in the file. */
const forms: readonly (readonly [name: string, layers: readonly Layer[]])[] = [
  ['a JSON string', [json]],
  ['a JSON string with escapes that it does not need', [escapedJson]],
  ['a JSON string in a JSON string', [escapedJson, json]],
  ['URL-encoded text', [percent, json]],
  ['URL-encoded text as JavaScript encodes it', [{ ...percent, encode: encodeURIComponent }, json]],
  ['URL-encoded text in escapes', [percent, escapedJson]],
  ['a URL-encoded JSON string', [json, percent, json]],
];

const apply = (text: string, edits: readonly TextEdit[]) =>
  edits.reduceRight(
    (done, { range: [start, end], text: put }) => done.slice(0, start) + put + done.slice(end),
    text,
  );

/** The findings in a text: what they say, underline and make of the document. */
function findingsIn(
  text: string,
  documentIn: (text: string) => string,
  decodePart: (part: string) => string,
) {
  return lintText(text, { rules: 'all' }).map(
    ({ rule, messageId, message, start, end, fix, suggestions }: TextFinding) => ({
      rule,
      messageId,
      message,
      underlined: decodePart(text.slice(start, end)),
      around: documentIn(apply(text, [{ range: [start, end], text: '' }])),
      fixed: fix && documentIn(apply(text, fix)),
      suggested: suggestions.map(({ message: title, edits }) => [title, documentIn(apply(text, edits))]),
    }),
  );
}

const same = (text: string) => text;

/** The findings in documents by themselves: every form is given the same ones. */
const known = new Map<string, ReturnType<typeof findingsIn>>();
function findingsInDocument(document: string) {
  if (!known.has(document)) known.set(document, findingsIn(document, same, same));
  return known.get(document)!;
}

/** The same policies in every run; `FC_SEED=$RANDOM` tries others. */
const seed = Number(process.env['FC_SEED'] ?? 1);

describe.each(forms)('in %s', (_, layers) => {
  const head = '{\n  "PolicyName": "p",\n  "PolicyDocument": ';
  const tail = '\n}\n';
  const fileOf = (document: string) =>
    head + layers.reduce((text, { encode }) => encode(text), document) + tail;
  const documentIn = (file: string) =>
    layers.reduceRight((text, { decode }) => decode(text), file.slice(head.length, -tail.length));
  const decodePart = (part: string) => layers.reduceRight((text, layer) => layer.decodePart(text), part);

  it('a policy has the findings, places and edits that it has by itself', () => {
    let edits = 0;
    fc.assert(
      fc.property(policyText, fc.constantFrom(undefined, 2, '\t'), (text, indent) => {
        const document = JSON.stringify(JSON.parse(text), null, indent);
        const expected = findingsInDocument(document);
        expect(findingsIn(fileOf(document), documentIn, decodePart)).toEqual(expected);
        edits += expected.reduce((sum, { suggested }) => sum + suggested.length, 0);
      }),
      { numRuns: 15, seed },
    );
    expect(edits).toBeGreaterThan(20);
  });
});

const admin = (action: string) =>
  `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":${action},"Resource":"*"}]}`;
const only = (rule: string): LintTextOptions => ({ rules: { [rule]: 'error' } });
const underlined = (file: string, options: LintTextOptions) =>
  lintText(file, options).map(({ start, end }) => file.slice(start, end));

describe('a finding in a string', () => {
  it.each([
    [JSON.stringify(admin('"*"')), '*'],
    [JSON.stringify(admin('"\\u002a"')), '\\\\u002a'],
    [JSON.stringify(admin('"*"')).replaceAll('*', '\\u002a'), '\\u002a'],
    [`"${strict(admin('"*"'))}"`, '%2A'],
    [`"${strict(admin('"\\u002a"'))}"`, '%5Cu002a'],
  ])('underlines the characters that stand for it: %s', (literal, expected) => {
    expect(underlined(`{"PolicyDocument":${literal}}`, only('no-full-admin'))).toEqual([expected]);
  });

  it('underlines a key with the escapes of its quotes', () => {
    const literal = JSON.stringify('{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Acton":"*"}]}');
    expect(underlined(`{"PolicyDocument":${literal}}`, only('valid-element'))).toEqual(['\\"Acton\\"']);
  });

  it('counts lines and columns in the file', () => {
    const [finding] = lintText(
      `{\n "PolicyDocument":\n${JSON.stringify(admin('"*"'))}}`,
      only('no-full-admin'),
    );
    expect(finding).toMatchObject({ line: 3, column: 80, endLine: 3, endColumn: 81 });
  });
});

describe('an edit in a string', () => {
  const outputs = (file: string, options: LintTextOptions) =>
    lintText(file, options).flatMap(({ suggestions }) => suggestions.map(({ edits }) => apply(file, edits)));

  it('is written as the string is', () => {
    const file = (literal: string) => `{"PolicyDocument":${literal}}`;
    const document = (effect: string) => admin('"s3:GetObject"').replace('Allow', effect);
    const fixed = (text: string) => outputs(text, only('valid-effect'));
    expect(fixed(file(JSON.stringify(document('allow'))))).toEqual([file(JSON.stringify(document('Allow')))]);
    expect(fixed(file(`"${strict(document('allow'))}"`))).toEqual([file(`"${strict(document('Allow'))}"`)]);
  });

  it('leaves what it does not change as it is spelled', () => {
    const text = '"%7b%22Statement%22:%5b%7b%22Effect%22:%22allow%22%7d%5d%7d"';
    expect(outputs(`{"PolicyDocument":${text}}`, only('valid-effect'))).toEqual([
      `{"PolicyDocument":${text.replace('%22allow%22', '%22Allow%22')}}`,
    ]);
  });

  it('heeds the quotes of JSON5', () => {
    const file = `{PolicyDocument: '{"Statement":[{"Effect":"it\\'s allow"},{"Effect":"allow"}]}'}`;
    expect(outputs(file, { ...only('valid-effect'), mode: 'json5' })).toEqual([
      file.replace('"allow"', '"Allow"'),
    ]);
  });
});

it('templates in a string are not judged, and messages quote them', () => {
  const literal = JSON.stringify(
    '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObjct","Resource":"arn:aws:s3:::${bucket}/*"},{"Effect":"Allow","Action":"${action}","Resource":"arn:aws:S3:::${bucket}/*"}]}',
  );
  const found = lintText(`{"PolicyDocument":${literal}}`, {
    rules: { 'no-unknown-action': 'error', 'valid-resource': 'error' },
  });
  expect(found.map(({ rule }) => rule)).toEqual(['no-unknown-action', 'valid-resource']);
  expect(found[1]!.message).toContain('`arn:aws:S3:::${bucket}/*`');
  expect(found[1]!.suggestions[0]!.edits[0]!.text).toBe('\\"arn:aws:s3:::${bucket}/*\\"');
});
