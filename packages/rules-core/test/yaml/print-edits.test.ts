import { describe, expect, it } from 'vitest';
import { sourceOf } from './read-yaml.js';
import { applyTo } from '../edits/random-edits.js';
import { Copy } from '../../src/edits/copy.js';
import type { Edit } from '../../src/edits/edit.js';
import { entryOf, type DictValue, type ListValue, type Value } from '../../src/value/value.js';

/** The statement of a text's first policy, and what makes edits of it a text. */
function policyIn(text: string) {
  const source = sourceOf(text);
  const [site] = source.sites();
  const statements = entryOf(site!.document as DictValue, 'Statement')!.value as ListValue;
  const statement = (statements.kind === 'list' ? statements.items[0] : statements) as DictValue;
  const edited = (...edits: Edit[]) => {
    const printed = (site!.source ?? source).print(edits);
    return printed && applyTo(text, printed);
  };
  const value = (key: string): Value => entryOf(statement, key)!.value;
  return {
    document: site!.document as DictValue,
    statements,
    statement,
    edited,
    value,
    entry: (key: string) => entryOf(statement, key)!,
  };
}

const block = [
  'Version: "2012-10-17" # of the language',
  'Statement:',
  '  # Reads.',
  '  - Effect: Allow # first',
  '    Action:',
  '      - s3:GetObject # get',
  "      - 's3:*'",
  '    Resource: "*"',
  '',
  '  # Writes.',
  '  - Effect: Allow',
  '    Action: s3:PutObject',
  '    Resource: "*"',
  '',
].join('\n');

describe('edits of lists in lines', () => {
  it('add items with their dash, in the quotes of the others', () => {
    const { edited, value } = policyIn(block);
    const list = value('Action') as ListValue;
    expect(edited({ kind: 'insert-item', list, value: 'sqs:*' })).toContain(
      "      - 's3:*'\n      - sqs:*\n    Resource",
    );
    expect(edited({ kind: 'insert-item', list, value: '*' })).toContain(
      "      - 's3:*'\n      - '*'\n    Resource",
    );
    expect(edited({ kind: 'insert-item', list, before: list.items[0]!, value: 'a:b' })).toContain(
      '    Action:\n      - a:b\n      - s3:GetObject # get\n',
    );
    expect(edited({ kind: 'insert-item', list, after: list.items[0]!, value: 'a:b' })).toContain(
      '      - s3:GetObject # get\n      - a:b\n',
    );
  });

  it('keep the comment behind what goes', () => {
    const { edited, value } = policyIn(block);
    const list = value('Action') as ListValue;
    expect(edited({ kind: 'remove-item', list, item: list.items[0]! })).toContain(
      "    Action:\n      # get\n      - 's3:*'\n",
    );
    expect(edited({ kind: 'remove-item', list, item: list.items[1]! })).toContain(
      '      - s3:GetObject # get\n    Resource',
    );
  });

  it('take out a statement with all of its lines', () => {
    const { edited, statements } = policyIn(block);
    expect(edited({ kind: 'remove-item', list: statements, item: statements.items[1]! })).toBe(
      block.slice(0, block.indexOf('\n  - Effect: Allow\n')) + '\n',
    );
  });

  it('leave an empty list', () => {
    const { edited, value } = policyIn(block.replace(' # get', ''));
    const list = value('Action') as ListValue;
    const edits = list.items.map((item): Edit => ({ kind: 'remove-item', list, item }));
    expect(edited(...edits)).toContain('    Action: []\n    Resource');
  });

  it('add a statement as the others are written', () => {
    const { edited, statements } = policyIn(block);
    const value = {
      Effect: 'Deny',
      Action: ['s3:*', '*'],
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    };
    expect(edited({ kind: 'insert-item', list: statements, value })).toBe(
      `${block}  - Effect: Deny\n    Action:\n      - s3:*\n      - "*"\n    Condition:\n      Bool:\n        aws:SecureTransport: "false"\n`,
    );
  });

  it('follow lists that are not indented, and CRLF', () => {
    const text = 'Statement:\r\n- Effect: Allow\r\n  Action:\r\n  - s3:*\r\n  Resource: "*"\r\n';
    const { edited, value, statement, statements } = policyIn(text);
    expect(edited({ kind: 'insert-item', list: value('Action') as ListValue, value: 'a:b' })).toBe(
      text.replace('  - s3:*\r\n', '  - s3:*\r\n  - a:b\r\n'),
    );
    expect(edited({ kind: 'insert-item', list: statements, value: { Action: ['a:b', 'c:d'] } })).toBe(
      `${text}- Action:\r\n  - a:b\r\n  - c:d\r\n`,
    );
    expect(edited({ kind: 'insert-entry', dict: statement, key: 'Sid', value: 'A' })).toBe(
      `${text}  Sid: A\r\n`,
    );
  });
});

describe('edits of entries in lines', () => {
  it('add them behind their neighbour and its comment', () => {
    const { edited, statement, entry } = policyIn(block);
    expect(
      edited({ kind: 'insert-entry', dict: statement, after: entry('Effect'), key: 'Sid', value: 'A1' }),
    ).toContain('  - Effect: Allow # first\n    Sid: A1\n    Action:');
    expect(
      edited({ kind: 'insert-entry', dict: statement, before: entry('Effect'), key: 'Sid', value: 'A1' }),
    ).toContain('  - Sid: A1\n    Effect: Allow # first\n');
    expect(
      edited({
        kind: 'insert-entry',
        dict: statement,
        key: 'Condition',
        value: { Null: { 'aws:TagKeys': 'true' } },
      }),
    ).toContain(
      '    Resource: "*"\n    Condition:\n      "Null":\n        aws:TagKeys: "true"\n\n  # Writes.',
    );
  });

  it('take them out', () => {
    const { edited, statement, entry } = policyIn(block);
    const removed = (key: string) => edited({ kind: 'remove-entry', dict: statement, entry: entry(key) });
    expect(removed('Resource')).toBe(block.replace('    Resource: "*"\n', ''));
    expect(removed('Action')).toBe(block.replace(/ {4}Action:\n.*\n.*\n/, ''));
    expect(removed('Effect')).toBe(block.replace('Effect: Allow # first', '# first'));
    const plain = policyIn(block.replace(' # first', ''));
    expect(
      plain.edited({ kind: 'remove-entry', dict: plain.statement, entry: plain.entry('Effect') }),
    ).toContain('  # Reads.\n  - Action:\n');
  });

  it('rename them', () => {
    const { edited, entry } = policyIn(block);
    expect(edited({ kind: 'rename-key', entry: entry('Action'), key: 'NotAction' })).toBe(
      block.replace('Action:', 'NotAction:'),
    );
  });

  it('replace their values', () => {
    const { edited, value } = policyIn(block);
    expect(edited({ kind: 'replace', target: value('Resource'), with: ['a', '*'] })).toContain(
      '    Resource:\n      - "a"\n      - "*"\n',
    );
    expect(edited({ kind: 'replace', target: value('Effect'), with: 'Deny' })).toContain(
      '  - Effect: Deny # first\n',
    );
    const { edited: other, value: valueOf } = policyIn(block.replace(' # get', ''));
    expect(other({ kind: 'replace', target: valueOf('Action'), with: 's3:*' })).toContain(
      '    Action: s3:*\n    Resource',
    );
  });

  it('take no comment with them', () => {
    const { edited, value } = policyIn(block);
    expect(edited({ kind: 'replace', target: value('Action'), with: 's3:*' })).toBeUndefined();
  });
});

describe('edits in brackets', () => {
  const text = 'Statement: [{ Effect: Allow, Action: [s3:*, "sqs:*"], Resource: "*" }]\n';

  it('keep the line', () => {
    const { edited, value, statement, entry } = policyIn(text);
    const list = value('Action') as ListValue;
    expect(edited({ kind: 'insert-item', list, value: 'a:b' })).toContain('[s3:*, "sqs:*", a:b]');
    expect(edited({ kind: 'insert-item', list, before: list.items[0]!, value: 'a,b' })).toContain(
      `["a,b", s3:*, "sqs:*"]`,
    );
    expect(edited({ kind: 'remove-item', list, item: list.items[1]! })).toContain('Action: [s3:*],');
    expect(edited({ kind: 'remove-entry', dict: statement, entry: entry('Effect') })).toContain(
      '[{ Action: [',
    );
    expect(edited({ kind: 'insert-entry', dict: statement, key: 'Sid', value: 'A' })).toContain(
      'Resource: "*", Sid: A }]',
    );
    expect(edited({ kind: 'replace', target: value('Resource'), with: ['a', { b: 'c' }] })).toContain(
      'Resource: ["a", { b: "c" }] }]',
    );
  });

  it('keep one child a line, and JSON as it is', () => {
    const json = '{\n  "Statement": [\n    {\n      "Action": [\n        "s3:*"\n      ]\n    }\n  ]\n}\n';
    const { edited, value, statement } = policyIn(json);
    expect(edited({ kind: 'insert-item', list: value('Action') as ListValue, value: 'a:b' })).toBe(
      json.replace('"s3:*"\n', '"s3:*",\n        "a:b"\n'),
    );
    expect(edited({ kind: 'insert-entry', dict: statement, key: 'Sid', value: 'A' })).toBe(
      json.replace('      ]\n    }', '      ],\n      "Sid": "A"\n    }'),
    );
  });
});

describe('what is not written there', () => {
  it.for([
    ['by an alias', 'A: &x [s3:*, s3:Get*]\nStatement:\n  - Action: *x\n'],
    ['by an alias to it', 'Statement:\n  - Action: &x [s3:*, s3:Get*]\nA: *x\n'],
    ['by a merge key', 'A: &x\n  Action: [s3:*, s3:Get*]\nStatement:\n  - <<: *x\n    Effect: Allow\n'],
    ['behind a tag', 'Statement:\n  - Action: !!seq [s3:*, s3:Get*]\n'],
  ])('is not edited: %s', ([, text]) => {
    const { edited, value } = policyIn(text!);
    const list = value('Action') as ListValue;
    expect(list.items).toHaveLength(2);
    expect(edited({ kind: 'remove-item', list, item: list.items[1]! })).toBeUndefined();
    expect(edited({ kind: 'insert-item', list, value: 'a:b' })).toBeUndefined();
    expect(edited({ kind: 'replace', target: list, with: 'a:b' })).toBeUndefined();
  });

  it('is not edited within an alias', () => {
    const { edited, value } = policyIn('Statement:\n  - Action: &x [s3:*, s3:Get*]\nA: *x\n');
    const [item] = (value('Action') as ListValue).items;
    expect(edited({ kind: 'replace', target: item!, with: 'a:b' })).toBeUndefined();
  });

  it('leaves its neighbours to be edited', () => {
    const text = 'A: &x [s3:*]\nStatement:\n  - Action: *x\n    Effect: Allow\n';
    const { edited, statement, value } = policyIn(text);
    expect(edited({ kind: 'replace', target: value('Effect'), with: 'Deny' })).toBe(
      text.replace('Allow', 'Deny'),
    );
    expect(edited({ kind: 'insert-entry', dict: statement, key: 'Sid', value: 'A' })).toBe(
      `${text}    Sid: A\n`,
    );
  });

  it('is not taken away with the anchor of an alias', () => {
    const text = 'Statement:\n  - Action: &x [s3:*]\n    Effect: Allow\n  - Action: *x\n';
    const { edited, statements } = policyIn(text);
    expect(edited({ kind: 'remove-item', list: statements, item: statements.items[0]! })).toBeUndefined();
    expect(edited({ kind: 'remove-item', list: statements, item: statements.items[1]! })).toBe(
      text.replace('\n  - Action: *x', ''),
    );
  });
});

describe('copies', () => {
  it('keep what they are spelt like', () => {
    const text = [
      'Statement:',
      '  - Action: [s3:*]',
      '    Resource:',
      '      - !Sub "arn:${AWS::Partition}:s3:::a"',
      "      - 'b' # why",
      '      - >-',
      '        c',
      '        d',
      '',
    ].join('\n');
    const { edited, statements, value } = policyIn(text);
    expect(
      edited({ kind: 'insert-item', list: statements, value: { Resource: new Copy(value('Resource')) } }),
    ).toBe(`${text}  - Resource:\n      - !Sub "arn:\${AWS::Partition}:s3:::a"\n      - 'b'\n      - c d\n`);
  });
});

describe('a policy in a string', () => {
  const policy = '{\n  "Statement": [\n    {\n      "Action": [\n        "s3:*"\n      ]\n    }\n  ]\n}';
  const indented = policy.replaceAll('\n', '\n  ');

  it.for([
    ['in a literal block', `PolicyDocument: |\n  ${indented}\nA: b\n`],
    ['in a folded block', `PolicyDocument: >-\n  ${indented}\nA: b\n`],
    ['in a block with CRLF', `PolicyDocument: |\n  ${indented}\nA: b\n`.replaceAll('\n', '\r\n')],
    ['in double quotes', `PolicyDocument: ${JSON.stringify(policy)}\nA: b\n`],
    ['in single quotes', `PolicyDocument: '${policy.replaceAll(/\n\s*/g, '')}'\nA: b\n`],
    ['in single quotes over lines', `PolicyDocument: '${indented}'\nA: b\n`],
  ])('is edited where it stands: %s', ([, text]) => {
    const { edited, value } = policyIn(text!);
    const result = edited({ kind: 'insert-item', list: value('Action') as ListValue, value: "it's *" })!;
    expect(result).toMatch(/it''?s \*/);
    expect(
      (policyIn(result).value('Action') as ListValue).items.map((item) => 'text' in item && item.text),
    ).toEqual(['s3:*', "it's *"]);
    expect(result.endsWith(text!.slice(-6))).toBe(true);
  });

  it('keeps its lines', () => {
    const text = `PolicyDocument: |\n  ${indented}\n`;
    const { edited, value } = policyIn(text);
    expect(edited({ kind: 'insert-item', list: value('Action') as ListValue, value: 'a:b' })).toBe(
      text.replace('"s3:*"\n', '"s3:*",\n          "a:b"\n'),
    );
  });
});
