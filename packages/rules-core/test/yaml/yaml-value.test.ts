import { describe, expect, it } from 'vitest';
import { rootOf, read } from './read-yaml.js';
import { entryOf, type DictValue, type ListValue, type Span, type Value } from '../../src/value/value.js';

function at(value: Value, ...path: readonly (string | number)[]): Value {
  return path.reduce<Value>((inner, step) => {
    if (typeof step === 'number') return (inner as ListValue).items[step]!;
    return entryOf(inner as DictValue, step)!.value;
  }, value);
}

describe('a YAML text as a value tree', () => {
  it.for([
    ['nothing', '', null],
    ['a comment', '# nothing\n', null],
    [
      'block collections',
      'a:\n  - b\n  - c: d\n    e: 1\nf:\n- g\n',
      { a: ['b', { c: 'd', e: 1 }], f: ['g'] },
    ],
    ['flow collections', 'a: [b, {c: d}, [], {}]\n', { a: ['b', { c: 'd' }, [], {}] }],
    ['a pair in a flow list', '[a: b, c]', [{ a: 'b' }, 'c']],
    ['JSON', '{"a": ["b", 1, true, null]}', { a: ['b', 1, true, null] }],
    ['a key without a value', 'a:\nb: ~\nc: null\n', { a: null, b: null, c: null }],
    ['an item without a value', '- a\n-\n', ['a', null]],
    ['a flow key without a value', '{a, b: }', { a: null, b: null }],
    ['quotes', `a: 'it''s'\nb: "\\x41\\u0042\\n"\n`, { a: "it's", b: 'AB\n' }],
    ['a literal block', 'a: |\n  b\n   c\n\n  d\ne: f\n', { a: 'b\n c\n\nd\n', e: 'f' }],
    ['a folded block', 'a: >-\n  b\n  c\n\n  d\n', { a: 'b c\nd' }],
    ['lines of a plain scalar', 'a: b\n  c\n\n  d\n', { a: 'b c\nd' }],
    ['CRLF', 'a: |\r\n  b\r\n  c\r\nd: e\r\n', { a: 'b\nc\n', d: 'e' }],
    ['CR alone', 'a: |\r  b\r  c\rd: {"e"\r  :\r f,\r "g": [h]}\r', { a: 'b\nc\n', d: { e: 'f', g: ['h'] } }],
    ['an explicit key', '? a\n: b\n', { a: 'b' }],
    ['a tab behind a colon', 'a:\tb\n', { a: 'b' }],
    ['duplicate keys, the last of which counts', 'a: 1\na: 2\n', { a: 2 }],
    ['several documents', '%YAML 1.1\n---\na: 1\n---\n- b\n...\n', [{ a: 1 }, ['b']]],
    ['a document among empty ones', '---\n---\na: 1\n', { a: 1 }],
    ['a bracket at the indentation of its parent', 'a: {\n  b: c\n}\n', { a: { b: 'c' } }],
    [
      'a string in quotes that is indented less than its key',
      `a:\n    b: '{\n  }'\n    c: d\n`,
      { a: { b: '{ }', c: 'd' } },
    ],
    ['a comment with a key', 'a: b # c: d\n', { a: 'b' }],
  ] as const)('reads %s', ([, text, data]) => {
    expect(read(text)).toEqual(data);
  });

  it('keeps duplicate keys', () => {
    const { entries } = rootOf('a: 1\na: 2\n') as DictValue;
    expect(entries.map(({ key }) => key.text)).toEqual(['a', 'a']);
  });
});

describe('plain scalars', () => {
  it.for([
    ['012345678901', '012345678901'],
    ['000000000000', '000000000000'],
    ['123456789012', 123456789012],
    ['12345678901234567890', '12345678901234567890'],
    ['2012-10-17', '2012-10-17'],
    ['1', 1],
    ['-1.5', -1.5],
    ['0', 0],
    ['1_000', '1_000'],
    ['0x1F', '0x1F'],
    ['0o17', '0o17'],
    ['12:30:45', '12:30:45'],
    ['.inf', '.inf'],
    ['true', true],
    ['False', false],
    ['yes', true],
    ['Off', false],
    ['y', 'y'],
    ['~', null],
    ['NULL', null],
    ['s3:GetObject', 's3:GetObject'],
    ['arn:aws:s3:::a/*', 'arn:aws:s3:::a/*'],
  ] as const)('reads %s', ([text, value]) => {
    expect(read(`a: ${text}\n`)).toEqual({ a: value });
    expect(read(`a: "${text}"\n`)).toEqual({ a: text });
    expect(read(`a: !!str ${text}\n`)).toEqual({ a: text });
    expect(read(`a: ! ${text}\n`)).toEqual({ a: text });
  });

  it('reads keys as they are written', () => {
    expect(Object.keys(read('012: a\nyes: b\n2012-10-17: c\n"~": d\n') as object)).toEqual([
      '012',
      'yes',
      '2012-10-17',
      '~',
    ]);
  });
});

describe('tags', () => {
  it.for([
    ['!Ref A', { Ref: 'A' }],
    ['!Sub "${A}-*"', { 'Fn::Sub': '${A}-*' }],
    ['!Sub\n    - ${A}\n    - A: b', { 'Fn::Sub': ['${A}', { A: 'b' }] }],
    ['!Sub |\n    a', { 'Fn::Sub': 'a\n' }],
    ['!GetAtt A.Arn', { 'Fn::GetAtt': ['A', 'Arn'] }],
    ['!GetAtt A.Outputs.B', { 'Fn::GetAtt': ['A', 'Outputs.B'] }],
    ['!GetAtt [A, Arn]', { 'Fn::GetAtt': ['A', 'Arn'] }],
    ['!If [C, !Ref A, !Ref "AWS::NoValue"]', { 'Fn::If': ['C', { Ref: 'A' }, { Ref: 'AWS::NoValue' }] }],
    ['!Join ["", [a, !Ref B]]', { 'Fn::Join': ['', ['a', { Ref: 'B' }]] }],
    ['!Condition C', { Condition: 'C' }],
    ['!Transform {Name: a}', { 'Fn::Transform': { Name: 'a' } }],
    ['!Ref', { Ref: null }],
    ['!!map {a: b}', { a: 'b' }],
    ['!!seq [a]', ['a']],
    ['!!int 1', 1],
    ['!!bool yes', true],
    ['!!int a', '«!!int a»'],
    ['!!binary YQ==', '«!!binary YQ==»'],
    ['!!set {a, b}', '«!!set {a, b}»'],
    ['!!timestamp 2012-10-17', '«!!timestamp 2012-10-17»'],
    ['!reference [a, b]', '«!reference [a, b]»'],
    ['!vault |\n    abc', '«!vault |\n    abc»'],
    ['!Rain::Embed a.json', '«!Rain::Embed a.json»'],
    ['!<tag:example.com,2026:x> a', '«!<tag:example.com,2026:x> a»'],
    ['!include # where\n    a.json', '«!include # where\n    a.json»'],
  ] as const)('reads %s', ([text, value]) => {
    expect(read(`a: ${text}\n`)).toEqual({ a: value });
  });

  it('reads a declared handle', () => {
    expect(read('%TAG !e! tag:example.com,2026:\n---\na: !e!x b\nc: d\n')).toEqual({ a: '«!e!x b»', c: 'd' });
    expect(read('%TAG !y! tag:yaml.org,2002:\n---\na: !y!str 1\n')).toEqual({ a: '1' });
  });

  it('knows nothing of a key with a tag, which may be any key', () => {
    expect(read('!Ref a: b\nc: d\n')).toEqual({ c: 'd', '…': true });
    expect(read('? [a, b]\n: c\nd: e\n')).toEqual({ d: 'e', '…': true });
    expect(read('? {a: b}\n: c\nd: e\n')).toEqual({ d: 'e', '…': true });
  });
});

describe('anchors and aliases', () => {
  it.for([
    ['a list', 'a: &x [b]\nc: *x\n', { a: ['b'], c: ['b'] }],
    ['a key', 'a: &x b\n*x : c\n', { a: 'b', b: 'c' }],
    ['the last of an anchor', 'a: &x 1\nb: &x 2\nc: *x\n', { a: 1, b: 2, c: 2 }],
    ['one of another document', '- &x a\n---\n- *x\n', [['a'], ['«*x»']]],
    ['an anchor that follows', 'a: *x\nb: &x c\n', { a: '«*x»', b: 'c' }],
    ['a tagged node', 'a: &x !Ref B\nc: *x\n', { a: { Ref: 'B' }, c: { Ref: 'B' } }],
    ['itself', '&x [a, *x]\n', ['a', '«*x»']],
    ['what it stands in', 'a: &x\n  b: {c: *x}\n', { a: { b: { c: '«*x»' } } }],
    ['a merge key', 'a: &x {b: 1, c: 2}\nd:\n  <<: *x\n  c: 3\n', { a: { b: 1, c: 2 }, d: { b: 1, c: 3 } }],
    [
      'several merge keys',
      'a: &x {b: 1}\nc: &y {b: 2, d: 3}\ne:\n  <<: [*x, *y]\n',
      { a: { b: 1 }, c: { b: 2, d: 3 }, e: { b: 1, d: 3 } },
    ],
    [
      'a merge key of a merge key',
      'a: &x {b: 1}\nc: &y\n  <<: *x\n  d: 2\ne: {<<: *y}\n',
      { a: { b: 1 }, c: { b: 1, d: 2 }, e: { b: 1, d: 2 } },
    ],
    ['a merge key that is written there', 'a:\n  <<: {b: 1}\n', { a: { b: 1 } }],
    ['a merge key of what is not known', 'a:\n  <<: *x\n  b: 1\n', { a: { b: 1, '…': true } }],
    ['a merge key of a text', 'a:\n  <<: b\n', { a: { '…': true } }],
    ['a merge key in quotes', 'a:\n  "<<": {b: 1}\n', { a: { '<<': { b: 1 } } }],
  ] as const)('follows %s', ([, text, data]) => {
    expect(read(text)).toEqual(data);
  });

  it('knows nothing of aliases that make too much of a text', () => {
    const bomb = ['a0: &a0 [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 12; level++)
      bomb.push(`a${level}: &a${level} [${`*a${level - 1}, `.repeat(9)}x]`);
    const { entries } = rootOf(bomb.join('\n')) as DictValue;
    expect(entries).toHaveLength(12);
    const last = entries.at(-1)!.value as ListValue;
    expect(last.items.map(({ kind }) => kind)).toEqual([...Array<string>(9).fill('opaque'), 'text']);
  });

  it('follows the many aliases that a file may have', () => {
    const many = `a: &a [b, c]\n${Array.from({ length: 1000 }, (_, index) => `k${index}: *a\n`).join('')}`;
    const { entries } = rootOf(many) as DictValue;
    expect(entries.every(({ value }) => value.kind === 'list' && value.items.length === 2)).toBe(true);
  });
});

describe('where things stand', () => {
  const text = [
    '# Policies',
    'Policies:',
    '  - Name: a  # first',
    '    Statement:',
    '    - Effect: Allow',
    '      Action: ["s3:*", sqs:*]',
    '      Resource: !Sub arn:${P}:s3:::x   ',
    '      Condition:',
    '        Bool: {a: true}   # end',
    '      Note: |  # literal',
    '        one',
    '        two',
    '',
    '  # between',
    '  - Name: !GetAtt A.Arn',
    '    None:',
    'Rest: x',
  ].join('\n');
  const root = rootOf(text);
  const shown = ({ start, end }: Span) => text.slice(start, end);
  const statement = at(root, 'Policies', 0, 'Statement', 0) as DictValue;

  it('ends block collections where what is in them does', () => {
    expect(shown(root.span)).toBe(text.slice(text.indexOf('Policies:')));
    expect(shown(at(root, 'Policies').span)).toMatch(/^- Name: a {2}# first[^]*None:$/);
    expect(shown(statement.span)).toMatch(/^Effect: Allow[^]* {8}two$/);
  });

  it('shows dicts by their key or dash', () => {
    expect(shown((root as DictValue).head)).toBe('Policies');
    expect(shown(statement.head)).toBe('-');
    expect(shown((at(statement, 'Condition') as DictValue).head)).toBe('Condition');
    expect(shown((at(statement, 'Condition', 'Bool') as DictValue).head)).toBe('{');
    expect(shown((at(statement, 'Resource') as DictValue).head)).toBe('!Sub');
  });

  it.for([
    ['Effect', 'Allow', 'Effect: Allow'],
    ['Action', '["s3:*", sqs:*]', 'Action: ["s3:*", sqs:*]'],
    ['Resource', '!Sub arn:${P}:s3:::x', 'Resource: !Sub arn:${P}:s3:::x'],
    ['Condition', 'Bool: {a: true}', 'Condition:\n        Bool: {a: true}'],
    ['Note', '|  # literal\n        one\n        two', 'Note: |  # literal\n        one\n        two'],
  ] as const)('tells where the value and the entry of %s stand', ([key, value, whole]) => {
    const entry = entryOf(statement, key)!;
    expect(shown(entry.key.span)).toBe(key);
    expect(shown(entry.value.span)).toBe(value);
    expect(shown(entry.span)).toBe(whole);
  });

  it('tells where the parts of a short form stand', () => {
    const name = at(root, 'Policies', 1, 'Name', 'Fn::GetAtt') as ListValue;
    expect(name.items.map(({ span }) => shown(span))).toEqual(['A', 'Arn']);
    const [entry] = (at(statement, 'Resource') as DictValue).entries;
    expect([shown(entry!.key.span), shown(entry!.value.span)]).toEqual(['!Sub', 'arn:${P}:s3:::x']);
  });

  it('gives what is not written an empty place behind its key', () => {
    const entry = entryOf(at(root, 'Policies', 1) as DictValue, 'None')!;
    expect(entry.value.kind).toBe('scalar');
    expect(shown(entry.span)).toBe('None:');
  });

  it('gives what an alias stands for the place of its anchor, and the entry its own', () => {
    const aliased = 'a: &x {b: c}\nd: *x\n';
    const dict = rootOf(aliased) as DictValue;
    const entry = entryOf(dict, 'd')!;
    expect(entry.value).toBe(at(dict, 'a'));
    expect(aliased.slice(entry.value.span.start, entry.value.span.end)).toBe('{b: c}');
    expect(aliased.slice(entry.span.start, entry.span.end)).toBe('d: *x');
  });
});
