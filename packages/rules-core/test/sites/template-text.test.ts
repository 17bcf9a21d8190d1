import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringValue } from '../../src/json/string-place.js';
import { compilePlaceholders } from '../../src/sites/placeholders.js';
import { standInParts } from '../../src/sites/stand-ins.js';
import { readTemplates, templateParts } from '../../src/sites/template-text.js';
import { hasHole, Holes } from '../../src/value/hole.js';
import { lazyDict } from '../../src/value/lazy-value.js';
import {
  entryOf,
  sliceSpan,
  type DictValue,
  type TextValue,
  type UndecidedDict,
  type Value,
} from '../../src/value/value.js';

const none = compilePlaceholders([]);

/** The text with `*` for each part that is template text. */
function opened(text: string, placeholders: readonly string[] = [], standIns = false): string {
  let rest = '';
  let done = 0;
  const unmarked = standIns ? standInParts : () => [];
  for (const [start, end] of templateParts(text, compilePlaceholders(placeholders), unmarked)) {
    rest += `${text.slice(done, start)}*`;
    done = end;
  }
  return rest + text.slice(done);
}

describe('template text', () => {
  it.each([
    '${AWS::AccountId}',
    '${AccountId}',
    '${!aws:username}',
    '${var.account_id}',
    '${data.aws_caller_identity.current.account_id}',
    '${local.test ? "a:b" : "c"}',
    '${var.x?"a:b":"c"}',
    '${lookup({ a = "b" }, "a")}',
    '${{ github.repository }}',
    '${aws:PrincipalTag/${key}}',
    '${self:custom.bucket}',
    '${env:STAGE, self:stage}',
    '${ssm:/bucket/name}',
    '{{account}}',
    '{{ account.id | default({}) }}',
    '{{{account}}}',
    '<ACCOUNT_ID>',
    '<your account>',
    '%{ if true }',
    '#{AWS::AccountId}',
    '$(ACCOUNT_ID)',
    '((account_id))',
    '((/accounts/main.id))',
    '@@account@@',
    '@ACCOUNT@',
    '@account.id@',
    '__ACCOUNT_ID__',
    '__bucket__',
    '__bucket_name__',
    '__accountId1__',
    '$${aws:username}',
    '${aws:region}',
    '${aws:accountId}',
    '${ssm:name}',
    '${cf.us-west-2:stack.output}',
    '${s3:bucket/key}',
    '${sls:stage}',
    '{account}',
    '{example-region-1}',
    '{0}',
    '{% if x %}',
    '{}',
    '[account]',
    '[MAX_SIZE]',
    '$ACCOUNT_ID',
    '$AccountId',
    '%ACCOUNT%',
    '%(account)s',
    '%s',
    '%d',
  ])('may have the form %s', (form) => {
    expect(opened(`arn:aws:iam::${form}:role/*`)).toBe('arn:aws:iam::*:role/*');
    expect(opened(form)).toBe('*');
  });

  it.each([
    'arn:aws:s3:::plain/*',
    '${aws:username}',
    "${aws:PrincipalTag/team, 'none'}",
    '${saml:sub}',
    '${aws: username}',
    '${ aws :username }',
    '${}',
    '${ }',
    '${graph.facebook.com:id}',
    '${ec2:SourceInstanceARN}',
    '${*}${?}${$}',
    '${aws:username',
    '${s3:prefix}',
    '${ssm:resourceTag/team}',
    '${aws:Region}',
    '{a',
    '{a,b}',
    '[Gg]et*',
    '[a-z]*',
    '[a-zA-Z]*',
    'function:app:$LATEST',
    '$default/POST/$connect',
    '$aws/things/*',
    '_$folder$',
    '%C3%A9',
    '<>',
    'a<b',
    'a<b<c',
    '$(a',
    '((a',
    '(a)',
    '((a)',
    '(())',
    '((1))',
    '@@a@b',
    'a@b.example',
    'a@b.example c@d.example',
    'repo:o@1/a@2:ref:refs/heads/main',
    'o/a/.github/workflows/x.yml@refs/heads/a@b',
    'mcp__files__read',
    '__proto__',
    '__lower__er',
    'x__lower__',
    '__1lower__',
    '__lower_',
    'a__B',
    '____',
    '%a',
    '#{',
    '$',
    '}}',
    '$$',
  ])('is none in %s', (text) => {
    expect(templateParts(text, none, () => [])).toEqual([]);
  });

  it('stands beside other template text and beside variables', () => {
    expect(opened('${a}${b}/<c>-__D__E__F/${aws:x}*')).toBe('**/*-*E__F/${aws:x}*');
    expect(opened('${${a}/<<b>')).toBe('${*/<*');
  });

  it('comes to an end on hostile texts', () => {
    const placeholders = compilePlaceholders(['[[*]]', '$*(*)*}']);
    for (const unit of [
      '${',
      '{',
      '{{',
      '}',
      '<',
      '$(',
      '((',
      '((a',
      '@@',
      '@@@',
      '@a',
      '__',
      '__A',
      '__A_',
      '__a',
      '__a_',
      '${a}',
      '%{',
    ]) {
      const text = unit.repeat(100_000);
      const parts = templateParts(text, placeholders);
      expect(parts.every(([start, end], index) => start < end && (parts[index - 1]?.[1] ?? 0) <= start)).toBe(
        true,
      );
    }
  });
});

describe('the setting', () => {
  it.each([
    ['ACCOUNT_ID', 'arn:aws:iam::ACCOUNT_ID:role/ACCOUNT_ID', 'arn:aws:iam::*:role/*'],
    ['{*}', 'a/{b}/{c}/d}', 'a/*/*/d}'],
    ['[[*|*]]', 'a/[[b|c]]/[[d]]', 'a/*/[[d]]'],
    ['TODO*', 'a/TODO/b', 'a/*'],
    ['*TODO', 'a/TODO/b', '*/b'],
    ['*TODO*', 'a/TODO/b', '*'],
    ['/X{3,}/', 'a/XXXX/XX', 'a/*/XX'],
    ['/^a|b*/', 'a/bb', '*/*'],
    ['a.c', 'abc/a.c', 'abc/*'],
    ['/', 'a/b', 'a*b'],
    ['//', 'a//b', 'a*b'],
    ['/ab', 'x/ab', 'x*'],
    ['a.b/', 'axb/a.b/c', 'axb/*c'],
    ['username', '${aws:username}', '${aws:*}'],
  ])('%s finds in %s what leaves %s', (placeholder, text, rest) => {
    expect(opened(text, [placeholder])).toBe(rest);
    expect(opened('zzz', [placeholder])).toBe('zzz');
  });

  it('adds to the known forms; what overlaps is one part', () => {
    expect(opened('${a}/ID/<b>', ['ID'])).toBe('*/*/*');
    expect(opened('x${a}-b', ['a}-'])).toBe('x*b');
    expect(opened('x${a}-b', ['x${a}-'])).toBe('*b');
  });

  it('takes a text for unknown in which a search would take long', () => {
    const matcher = compilePlaceholders(['/a*a*a*b/']);
    expect(matcher('aab-c')).toEqual([[0, 3]]);
    expect(matcher('a'.repeat(40_000))).toEqual([[0, 40_000]]);
  });

  it('refuses what cannot be meant', () => {
    expect(() => compilePlaceholders(['/(/'])).toThrow(
      /^The placeholder `\/\(\/` is not a valid regular expression: .*\.$/,
    );
    for (const slow of ['/(a+)+$/', '/(x|xy)*/', '/a*a*a*a*b/'])
      expect(() => compilePlaceholders([slow])).toThrow(`The placeholder \`${slow}\` could take very long`);
    for (const empty of ['', '*', '**']) {
      expect(() => compilePlaceholders(['A', empty])).toThrow(
        `The placeholder \`${empty}\` holds no literal text: it would make every value unknown.`,
      );
    }
  });
});

describe('reading', () => {
  /** A value tree whose texts stand one after the other in a source, with their quotes. */
  function build(data: unknown): { document: DictValue; source: string } {
    let source = '';
    const textOf = (text: string): TextValue => {
      const start = source.length;
      source += `"${text}"`;
      return { kind: 'text', span: { start, end: source.length }, text, place: start + 1 };
    };
    const valueOf = (value: unknown): Value => {
      if (typeof value === 'string') return textOf(value);
      const start = source.length;
      if (Array.isArray(value)) {
        const items = value.map(valueOf);
        return { kind: 'list', span: { start, end: source.length }, items };
      }
      const entries = Object.entries(value as object).map(([name, each]) => {
        const key = textOf(name);
        const inner = valueOf(each);
        return { key, value: inner, span: { start: key.span.start, end: inner.span.end } };
      });
      const span = { start, end: source.length };
      return { kind: 'dict', span, head: { start, end: start + 1 }, entries };
    };
    return { document: valueOf(data) as DictValue, source };
  }

  const read = (data: unknown) => {
    const { document, source } = build(data);
    const holes = new Holes(source);
    return { document, source, holes, result: readTemplates(document, { placeholders: none, holes }) };
  };
  const textAt = (dict: UndecidedDict, key: string) => entryOf(dict, key)!.value as TextValue;

  it('keeps the nodes in which there is no template text', () => {
    const { document, result } = read({ a: ['b', { c: '${aws:username}' }], d: { e: '*', f: 'g' } });
    expect(result).toBe(document);
    const changed = read({ a: ['b'], d: '<X>' });
    expect(entryOf(changed.result, 'a')).toBe(entryOf(changed.document, 'a'));
  });

  it('puts a hole for template text, and knows where each character stands', () => {
    const { result, source, holes } = read({ a: 'x-${b}-y<C>', d: '${b}' });
    const text = textAt(result, 'a');
    expect(text.text).toMatch(/^x-.-y.$/);
    expect(text.text[2]).toBe(textAt(result, 'd').text);
    expect([...text.holes!.values()].map(({ source: written }) => written)).toEqual(['${b}', '<C>']);
    expect(holes.restore(text.text)).toBe('x-${b}-y<C>');
    const slice = (from: number, to: number) => {
      const { start, end } = sliceSpan(text, from, to);
      return source.slice(start, end);
    };
    expect([slice(0, 2), slice(2, 3), slice(3, 5), slice(5, 6), slice(1, 4), slice(0, 6)]).toEqual([
      'x-',
      '${b}',
      '-y',
      '<C>',
      '-${b}-',
      'x-${b}-y<C>',
    ]);
  });

  it('reads keys as well', () => {
    const { result, holes } = read({ 'aws:ResourceTag/${tag}': 'a' });
    expect(holes.restore(result.entries[0]!.key.text)).toBe('aws:ResourceTag/${tag}');
    expect(result.entries[0]!.key.text).toHaveLength('aws:ResourceTag/'.length + 1);
  });

  it("knows nothing of what CloudFormation's functions give", () => {
    const { result, holes } = read({
      a: { Ref: 'X' },
      b: [{ 'Fn::Sub': 'y' }],
      c: { 'Fn::If': 'z', d: 'e' },
    });
    expect(entryOf(result, 'a')!.value.kind).toBe('opaque');
    expect(entryOf(result, 'b')!.value).toMatchObject({ kind: 'list', items: [{ kind: 'opaque' }] });
    expect(entryOf(result, 'c')!.value).toMatchObject({ kind: 'dict', open: true });
    const keys = (entryOf(result, 'c')!.value as DictValue).entries.map(({ key }) => key.text);
    expect(keys.map((key) => holes.restore(key))).toEqual(['Fn::If', 'd']);
    expect(keys.map(hasHole)).toEqual([true, false]);
  });

  it('gives up on a text where there are more holes than characters for them', () => {
    const data = Object.fromEntries(Array.from({ length: 4000 }, (_, index) => [`k${index}`, `<H${index}>`]));
    const { result } = read(data);
    expect(entryOf(result, 'k0')!.value.kind).toBe('text');
    expect(entryOf(result, 'k3999')!.value.kind).toBe('opaque');
    const keys = Object.fromEntries(Array.from({ length: 4000 }, (_, index) => [`<H${index}>`, index]));
    expect(entryOf(read({ keys }).result, 'keys')!.value.kind).toBe('opaque');
    expect(read(keys).result).toMatchObject({ kind: 'dict', open: true, entries: [] });
  });

  it('gives a hole no character that the source holds itself', () => {
    const { result } = read({ a: '\uE100', b: '<X>' });
    expect(textAt(result, 'b').text).not.toBe('\uE100');
  });

  it('reads a hole behind, and holes between, very many escapes', () => {
    for (const [repeated, rest] of [
      ['\\n', '<X>'],
      ['\\n<X>', ''],
    ]) {
      const inside = repeated!.repeat(200_000) + rest;
      const text = JSON.parse(`"${inside}"`) as string;
      const source = `"${inside}"`;
      const value = stringValue(source, { start: 0, end: source.length }, text, 1);
      const key: TextValue = { kind: 'text', span: value.span, text: 'a' };
      const document = lazyDict(value.span, () => [{ key, value, span: value.span }]);
      const holes = new Holes(source);
      const result = textAt(readTemplates(document, { placeholders: none, holes }), 'a');
      expect(holes.restore(result.text)).toBe(text);
      const { start, end } = sliceSpan(result, result.text.length - 1, result.text.length);
      expect(source.slice(start, end)).toBe('<X>');
    }
  });

  it('restores every text', () => {
    const piece = fc.constantFrom(
      '${',
      '}',
      '{{',
      '}}',
      '<',
      '>',
      '$(',
      ')',
      '@@',
      '__',
      'A',
      'a:b',
      '*',
      '$',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const written = pieces.join('');
        const { result, source, holes } = read({ a: written });
        const text = textAt(result, 'a');
        expect(holes.restore(text.text)).toBe(written);
        const { start, end } = sliceSpan(text, 0, text.text.length);
        expect(source.slice(start, end)).toBe(written);
      }),
      { numRuns: 2000 },
    );
  });
});
