import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { referableTypes, referencesTo } from '../../../src/catalog/cloudformation-references.js';
import { lintText } from '../../../src/json/index.js';
import { intrinsicsOf } from '../../../src/sites/cloudformation/intrinsics.js';
import { alphabetOf, Holes } from '../../../src/value/hole.js';
import {
  entryOf,
  sliceSpan,
  type DictValue,
  type TextValue,
  type UndecidedValue,
} from '../../../src/value/value.js';
import { valueOf } from '../../read-policy.js';

const sections = {
  Parameters: {
    Name: { Type: 'String', Default: 'default' },
    Env: { Type: 'String', AllowedValues: ['dev', 'prod'], Default: 'dev' },
    Size: { Type: 'Number', AllowedValues: [1, 2] },
    Names: { Type: 'CommaDelimitedList' },
    Subnets: { Type: 'List<AWS::EC2::Subnet::Id>' },
    Vpc: { Type: 'AWS::EC2::VPC::Id' },
    Stored: { Type: 'AWS::SSM::Parameter::Value<String>', AllowedValues: ['/a', '/b'] },
    Many: { Type: 'String', AllowedValues: Array.from({ length: 40 }, (_, place) => `v${place}`) },
    Broken: 'String',
  },
  Conditions: {
    IsProd: { 'Fn::Equals': [{ Ref: 'Env' }, 'prod'] },
    NotProd: { 'Fn::Not': [{ Condition: 'IsProd' }] },
    Circle: { 'Fn::Not': [{ Condition: 'Circle' }] },
  },
  Mappings: { Map: { dev: { bucket: 'd', list: ['a'], size: 3 }, prod: { bucket: 'p' } } },
  Resources: {
    Bucket: { Type: 'AWS::S3::Bucket' },
    Topic: { Type: 'AWS::SNS::Topic' },
    Queue: { Type: 'AWS::SQS::Queue' },
    Role: { Type: 'AWS::IAM::Role' },
    Group: { Type: 'AWS::Logs::LogGroup' },
    Custom: { Type: 'Custom::Thing' },
    'Fn::ForEach::Loop': ['X', ['a'], { 'Looped${X}': { Type: 'AWS::SNS::Topic' } }],
  },
};

function resolved(written: unknown) {
  const text = JSON.stringify({ ...sections, Value: written });
  const root = valueOf(text) as DictValue;
  const holes = new Holes(text);
  const value = entryOf(root, 'Value')!.value;
  return { text, root, holes, value, resolved: intrinsicsOf(root, holes)(value) };
}

/** What a value shows: texts with the source of their holes, choices as lists of what they choose from. */
function shown(value: UndecidedValue | undefined, holes: Holes): unknown {
  if (!value) return null;
  switch (value.kind) {
    case 'text':
      return holes.restore(value.text);
    case 'scalar':
      return value.value;
    case 'opaque':
      return 'opaque';
    case 'choice':
      return { [value.condition]: value.alternatives.map((each) => shown(each, holes)) };
    case 'list':
      return value.items.map((item) => shown(item, holes));
    case 'dict':
      return Object.fromEntries(value.entries.map((entry) => [entry.key.text, shown(entry.value, holes)]));
  }
}

function shownOf(written: unknown): unknown {
  const { resolved: value, holes } = resolved(written);
  return shown(value, holes);
}

function textOf(written: unknown): TextValue & { readonly source: string } {
  const { resolved: value, text } = resolved(written);
  expect(value.kind).toBe('text');
  return { ...(value as TextValue), source: text };
}

const account = '${AWS::Region}:${AWS::AccountId}';

describe('a function', () => {
  it.each<[unknown, unknown]>([
    [{ Ref: 'Name' }, '${Name}'],
    [{ Ref: 'AWS::Region' }, '${AWS::Region}'],
    [{ Ref: 'Env' }, { 'Ref Env': ['dev', 'prod'] }],
    [{ Ref: 'Size' }, { 'Ref Size': ['1', '2'] }],
    [{ Ref: 'Stored' }, '${Stored}'],
    [{ Ref: 'Many' }, '${Many}'],
    [{ Ref: 'Names' }, 'opaque'],
    [{ Ref: 'Subnets' }, 'opaque'],
    [{ Ref: 'AWS::NotificationARNs' }, 'opaque'],
    [{ Ref: 'Broken' }, '${Broken}'],
    [{ Ref: 'Bucket' }, '${Bucket}'],
    [{ Ref: 'Topic' }, `arn:\${AWS::Partition}:sns:${account}:\${Topic}`],
    [{ Ref: 'Queue' }, '${Queue}'],
    [{ Ref: 'AppFunctionRole' }, '${AppFunctionRole}'],
    [{ Ref: 'constructor' }, '${constructor}'],
    [{ 'Fn::GetAtt': ['Bucket', 'Arn'] }, 'arn:${AWS::Partition}:s3:::${Bucket}'],
    [{ 'Fn::GetAtt': 'Bucket.Arn' }, 'arn:${AWS::Partition}:s3:::${Bucket}'],
    [{ 'Fn::GetAtt': ['Role', 'Arn'] }, 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${Role}'],
    [{ 'Fn::GetAtt': ['Group', 'Arn'] }, `arn:\${AWS::Partition}:logs:${account}:log-group:\${Group}:*`],
    [{ 'Fn::GetAtt': ['Bucket', 'DomainName'] }, '${Bucket.DomainName}'],
    [{ 'Fn::GetAtt': ['Nested', 'Outputs.Arn'] }, '${Nested.Outputs.Arn}'],
    [{ 'Fn::GetAtt': ['Bucket', 'constructor'] }, '${Bucket.constructor}'],
    [{ 'Fn::Sub': 'arn:aws:s3:::${Bucket}/${AWS::Region}/*' }, 'arn:aws:s3:::${Bucket}/${AWS::Region}/*'],
    [{ 'Fn::Sub': '${Bucket.Arn}/${!aws:username}' }, 'arn:${AWS::Partition}:s3:::${Bucket}/${aws:username}'],
    [{ 'Fn::Sub': ['${A}-${B}', { A: 'x', B: { Ref: 'Name' } }] }, 'x-${Name}'],
    [{ 'Fn::Sub': ['${A}', { A: { 'Fn::ImportValue': 'x' } }] }, '${A}'],
    [{ 'Fn::Sub': ['${A}', { A: 3 }] }, '3'],
    [{ 'Fn::Sub': 'x-${Env}' }, { 'Ref Env': ['x-dev', 'x-prod'] }],
    [{ 'Fn::Sub': '${Env}-${Env}' }, { 'Ref Env': ['dev-dev', 'prod-prod'] }],
    [{ 'Fn::Sub': '${Names}' }, '${Names}'],
    [{ 'Fn::Sub': '${AWS::NoValue}' }, 'opaque'],
    [{ 'Fn::Join': ['', ['arn:aws:s3:::', { Ref: 'Bucket' }, '/*']] }, 'arn:aws:s3:::${Bucket}/*'],
    [{ 'Fn::Join': [':', ['a', { 'Fn::GetAZs': '' }, 'b']] }, 'a:${Fn::GetAZs}:b'],
    [{ 'Fn::Join': ['-', ['a', { Ref: 'AWS::NoValue' }, 'b']] }, 'a-b'],
    [{ 'Fn::Join': ['-', []] }, ''],
    [{ 'Fn::Join': [',', { Ref: 'Names' }] }, 'opaque'],
    [{ 'Fn::If': ['IsProd', 'a', 'b'] }, { 'Ref Env': ['b', 'a'] }],
    [{ 'Fn::If': ['NotProd', 'a', 'b'] }, { 'Ref Env': ['a', 'b'] }],
    [{ 'Fn::If': ['Missing', 'a', { Ref: 'AWS::NoValue' }] }, { 'Condition Missing': ['a', null] }],
    [{ 'Fn::If': ['Circle', 'a', 'b'] }, { 'Condition Circle': ['b', 'a'] }],
    [{ 'Fn::FindInMap': ['Map', 'dev', 'bucket'] }, 'd'],
    [{ 'Fn::FindInMap': ['Map', { Ref: 'Env' }, 'bucket'] }, { 'Ref Env': ['d', 'p'] }],
    [{ 'Fn::FindInMap': ['Map', 'dev', 'size'] }, '3'],
    [{ 'Fn::Select': [1, ['a', 'b']] }, 'b'],
    [{ 'Fn::Select': ['0', [{ Ref: 'Name' }]] }, '${Name}'],
    [[{ 'Fn::If': ['IsProd', ['a', 'b'], 'c'] }], [{ 'Ref Env': ['c', 'opaque'] }]],
    [{ A: { 'Fn::ForEach::L': ['K', ['x'], { 'k${K}': { Ref: 'K' } }] } }, { A: { 'k${K}': '${K}' } }],
  ])('%j gives %j', (written, expected) => {
    expect(shownOf(written)).toEqual(expected);
  });

  it.each([
    { Ref: ['Name'] },
    { Ref: 'Name', Other: 1 },
    { 'Fn::GetAtt': [{ Ref: 'Bucket' }, 'Arn'] },
    { 'Fn::GetAtt': {} },
    { 'Fn::If': ['IsProd', 'a'] },
    { 'Fn::If': [{ Ref: 'Env' }, 'a', 'b'] },
    { 'Fn::If': 'IsProd' },
    { 'Fn::Sub': ['${A}', 'B'] },
    { 'Fn::Sub': { A: 'b' } },
    { 'Fn::Sub': [] },
    { 'Fn::Sub': ['a', {}, 'c'] },
    { 'Fn::Join': ['', ['a'], 'b'] },
    { 'Fn::Join': [{ Ref: 'Name' }, ['a']] },
    { 'Fn::Join': 'abc' },
    { 'Fn::FindInMap': ['Map', 'dev'] },
    { 'Fn::FindInMap': ['Map', 'dev', 'list'] },
    { 'Fn::FindInMap': ['Map', 'test', 'bucket'] },
    { 'Fn::FindInMap': ['Map', { Ref: 'AWS::Region' }, 'bucket'] },
    { 'Fn::Select': [1, { Ref: 'Names' }] },
    { 'Fn::Select': ['x', ['a']] },
    { 'Fn::ImportValue': { Ref: 'Name' } },
    { 'Fn::Base64': 'a' },
    { 'Fn::Split': [',', 'a,b'] },
    { 'Fn::ToJsonString': {} },
    { 'Fn::Transform': { Name: 'AWS::Include', Parameters: {} } },
    { 'Fn::New': ['a'] },
  ])('of which nothing is known stays as it is: %j', (written) => {
    const { resolved: value, value: unread } = resolved(written);
    expect(value).toBe(unread);
  });

  it('leaves alone the values in which there is none', () => {
    const { resolved: value, value: unread } = resolved({ a: ['b', { c: 1 }], d: 'e' });
    expect(value).toBe(unread);
  });

  it('is one hole for equal expressions, whatever function writes them', () => {
    expect(textOf({ 'Fn::Sub': '${Name}' }).text).toBe(textOf({ Ref: 'Name' }).text);
    const { resolved: value } = resolved([
      { 'Fn::Sub': '${Name}-${Bucket}' },
      { 'Fn::Join': ['-', [{ Ref: 'Name' }, { Ref: 'Bucket' }]] },
      { 'Fn::Join': ['', [{ 'Fn::ImportValue': 'a' }]] },
      { 'Fn::Join': ['', [{ 'Fn::ImportValue': 'b' }]] },
      { 'Fn::Sub': ['${X}', { X: { 'Fn::ImportValue': 'a' } }] },
      { 'Fn::Join': ['', [{ 'Fn::Split': [',', 'a'] }]] },
    ]);
    const texts = value.kind === 'list' ? value.items.map((item) => (item as TextValue).text) : [];
    expect(texts[0]).toBe(texts[1]);
    expect(texts[2]).toBe(texts[4]);
    expect(new Set(texts).size).toBe(4);
  });

  it('gives what cannot hold a colon where AWS says so', () => {
    const alphabets = Object.fromEntries(
      [
        'AWS::Region',
        'AWS::AccountId',
        'AWS::Partition',
        'AWS::URLSuffix',
        'Vpc',
        'Bucket',
        'Queue',
        'Name',
      ].map((name) => [name, alphabetOf(textOf({ Ref: name }).text)]),
    );
    expect(alphabets).toEqual({
      'AWS::Region': 'region',
      'AWS::AccountId': 'account',
      'AWS::Partition': 'partition',
      'AWS::URLSuffix': 'name',
      Vpc: 'name',
      Bucket: 'name',
      Queue: undefined,
      Name: undefined,
    });
  });
});

it('the name in an ARN is what `Ref` returns, where that is the name', () => {
  const names = (reference: string, of: string) => {
    const { text } = textOf({ 'Fn::Sub': `\${${of}} \${${reference}}` });
    return [text.charAt(0), text.charAt(text.length - 1)];
  };
  const [bucket, inArn] = names('Bucket.Arn', 'Bucket');
  expect(inArn).toBe(bucket);
  const [queue, queueInArn] = names('Queue.Arn', 'Queue');
  expect(queueInArn).not.toBe(queue);
});

describe('what is not there', () => {
  it('leaves its list and dict open', () => {
    const { resolved: value } = resolved({ a: [{ Ref: 'AWS::NoValue' }], b: { Ref: 'AWS::NoValue' } });
    expect(value).toMatchObject({ kind: 'dict', open: true });
    expect(value.kind === 'dict' && value.entries[0]!.value).toMatchObject({ kind: 'list', open: true });
  });

  it('leaves them as they are where a condition decides', () => {
    const { resolved: value } = resolved({ a: { 'Fn::If': ['IsProd', 'x', { Ref: 'AWS::NoValue' }] } });
    expect(value).not.toHaveProperty('open');
  });
});

describe('a place', () => {
  const slice = (value: TextValue & { source: string }, from: number, to: number) => {
    const { start, end } = sliceSpan(value, from, to);
    return value.source.slice(start, end);
  };

  it('in Fn::Sub is that of each character and variable', () => {
    const text = textOf({ 'Fn::Sub': 'a:\n${Bucket}-${!x}/${Bucket.Arn}*' });
    expect(slice(text, 0, 3)).toBe('a:\\n');
    expect(slice(text, 3, 4)).toBe('${Bucket}');
    expect(slice(text, 4, 9)).toBe('-${!x}');
    const star = text.text.length - 1;
    expect(slice(text, star, star + 1)).toBe('*');
    expect(slice(text, star - 1, star)).toBe('${Bucket.Arn}');
    expect(text.source.slice(text.span.start, text.span.end)).toMatch(/^\{"Fn::Sub":.*\}$/);
  });

  it('in Fn::Join is that of each piece, and the gap for what stands between', () => {
    const text = textOf({ 'Fn::Join': [':', ['arn', { Ref: 'Name' }, 's3', { 'Fn::Sub': 'x${Name}*' }]] });
    expect(text.text).toMatch(/^arn:.:s3:x.\*$/);
    expect(slice(text, 0, 3)).toBe('arn');
    expect(slice(text, 3, 4)).toBe(',');
    expect(slice(text, 4, 5)).toBe('{"Ref":"Name"}');
    expect(slice(text, 11, 12)).toBe('*');
    expect(slice(text, 1, 7)).toBe('rn",{"Ref":"Name"},"s');
  });

  it('of what a map, a value or a resource gives is the expression', () => {
    for (const written of [
      { 'Fn::FindInMap': ['Map', 'dev', 'bucket'] },
      { 'Fn::GetAtt': ['Bucket', 'Arn'] },
      { Ref: 'Name' },
    ])
      expect(slice(textOf(written), 0, 1)).toBe(JSON.stringify(written));
  });

  it('of what is selected is its own, of the whole the expression', () => {
    const text = textOf({ 'Fn::Select': [1, ['a', 'bc']] });
    expect(slice(text, 1, 2)).toBe('c');
    expect(text.source.slice(text.span.start, text.span.end)).toBe('{"Fn::Select":[1,["a","bc"]]}');
  });
});

describe('to give another text', () => {
  const instead = (written: unknown, change: (text: string) => string) => {
    const { resolved: value, text, holes } = resolved(written);
    const known = value as TextValue;
    const replacement = known.expression?.instead?.(change(known.text));
    if (!replacement) return undefined;
    const { start, end } = replacement.literal.span;
    return [text.slice(start, end), holes.restore(replacement.text)];
  };

  it.each<[unknown, (text: string) => string, readonly string[] | undefined]>([
    [{ 'Fn::Sub': 'a${Bucket}' }, (text) => `${text}/*`, ['"a${Bucket}"', 'a${Bucket}/*']],
    [{ 'Fn::Sub': 'a${!x}' }, (text) => `${text}\${y}`, ['"a${!x}"', 'a${!x}${!y}']],
    [{ 'Fn::Sub': '${Topic}:x' }, (text) => text.replace('x', 'y'), ['"${Topic}:x"', '${Topic}:y']],
    [{ 'Fn::Sub': '${Topic}:x' }, (text) => text.replace('arn', 'ARN'), undefined],
    [
      { 'Fn::Sub': ['${A}-${B}', { A: 'x', B: { 'Fn::ImportValue': 'v' } }] },
      (text) => text.replace('-', '/'),
      ['"${A}-${B}"', '${A}/${B}'],
    ],
    [{ 'Fn::Sub': '${Bucket}' }, () => 'plain', ['"${Bucket}"', 'plain']],
    [{ 'Fn::Select': [0, ['a']] }, () => 'b', ['"a"', 'b']],
    [{ 'Fn::Join': ['', ['a']] }, () => 'b', undefined],
    [{ Ref: 'Name' }, () => 'b', undefined],
    [{ 'Fn::FindInMap': ['Map', 'dev', 'bucket'] }, () => 'b', undefined],
  ])('%j is written anew in its literal', (written, change, expected) => {
    expect(instead(written, change)).toEqual(expected);
  });
});

describe('the table of references', () => {
  const arns = referableTypes.flatMap((type) => {
    const { ref, attributes } = referencesTo(type)!;
    return [ref, ...Object.values(attributes ?? {})]
      .filter((format) => format?.startsWith('arn:'))
      .map((format): [string, string] => [type, format!]);
  });

  it.each(arns)('%s has an ARN of a kind that AWS has: %s', (_, format) => {
    const values: Readonly<Record<string, string>> = {
      partition: 'aws',
      region: 'eu-west-1',
      account: '123456789012',
      name: '*',
      path: '*',
    };
    const Resource = format.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => values[name]!);
    const policy = { Version: '2012-10-17', Statement: [{ Effect: 'Deny', Action: '*', Resource }] };
    const rules = {
      'no-unknown-resource': 'error',
      'valid-resource': 'error',
      'prefer-explicit-arn': 'error',
    } as const;
    expect(lintText(JSON.stringify(policy), { rules }).map(({ message }) => message)).toEqual([]);
  });

  it('knows nothing of other types', () => {
    expect(referencesTo('Custom::Thing')).toBeUndefined();
    expect(referencesTo('constructor')).toBeUndefined();
  });
});

describe('any template', () => {
  const key = fc.constantFrom(
    'Ref',
    'Fn::If',
    'Fn::Sub',
    'Fn::Join',
    'Fn::GetAtt',
    'Fn::FindInMap',
    'Fn::Select',
    'Fn::And',
    'Fn::Equals',
    'Fn::ForEach::X',
    'Condition',
    'Type',
    'AllowedValues',
    'A',
  );
  const leaf = fc.constantFrom<unknown>(
    'A',
    'AWS::NoValue',
    '${A}',
    '${A.B}',
    '${',
    '',
    0,
    -1,
    null,
    true,
    'String',
  );
  const any = fc.letrec<{ any: unknown }>((tie) => ({
    any: fc.oneof(
      { depthSize: 'medium' },
      leaf,
      fc.array(tie('any'), { maxLength: 3 }),
      fc.dictionary(key, tie('any'), { maxKeys: 2 }),
    ),
  })).any;

  it('is read without an error', () => {
    fc.assert(
      fc.property(any, any, any, any, any, (Parameters, Conditions, Mappings, Resources, Value) => {
        const text = JSON.stringify({
          Parameters,
          Conditions: { A: Conditions },
          Mappings,
          Resources,
          Value,
        });
        const root = valueOf(text) as DictValue;
        const result = intrinsicsOf(root, new Holes(text))(entryOf(root, 'Value')!.value, 'A');
        // Of `Fn::If` with the condition that is given, one alternative is left.
        const { start, end } = entryOf(root, 'Value')!.value.span;
        expect(result.span.start).toBeGreaterThanOrEqual(start);
        expect(result.span.end).toBeLessThanOrEqual(end);
      }),
      { numRuns: 2_000 },
    );
  });

  it('is read in time that does not grow with what is nested in what', () => {
    const deep = (depth: number, wrap: (inner: unknown) => unknown) =>
      Array.from({ length: depth }).reduce<unknown>(wrap, 'x');
    for (const wrap of [
      (inner: unknown) => ({ 'Fn::If': ['IsProd', inner, 'y'] }),
      (inner: unknown) => ({ 'Fn::Join': ['', [inner, { Ref: 'Env' }]] }),
      (inner: unknown) => ({ 'Fn::Sub': ['${A}${Env}', { A: inner }] }),
    ])
      expect(resolved(deep(90, wrap)).resolved).toBeDefined();
    const conditions = Object.fromEntries(
      Array.from({ length: 30 }, (_, place) => [
        `C${place}`,
        { 'Fn::Or': [{ 'Fn::Equals': [{ Ref: `P${place}` }, 'x'] }, { Condition: `C${place + 1}` }] },
      ]),
    );
    const text = JSON.stringify({ Conditions: conditions, Value: { 'Fn::If': ['C0', 'a', 'b'] } });
    const root = valueOf(text) as DictValue;
    expect(intrinsicsOf(root, new Holes(text))(entryOf(root, 'Value')!.value)).toMatchObject({
      kind: 'choice',
    });
  });
});
