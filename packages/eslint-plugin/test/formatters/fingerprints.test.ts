import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprints } from '../../src/formatters/fingerprints.js';

/** The fingerprint of the finding that underlines `flagged`, or that many of them. */
function prints(
  text: string,
  flagged = '"*"',
  rule: string | null = 'x/rule',
  filename = 'policy.json',
): string[] {
  const spans = [];
  for (let at = text.indexOf(flagged); at >= 0; at = text.indexOf(flagged, at + 1)) {
    spans.push({ rule, span: { start: at, end: at + flagged.length } });
  }
  expect(spans).not.toEqual([]);
  return fingerprints(text, filename, spans);
}

type Json = unknown;
type Statement = Record<string, Json>;

const document = (...statements: Statement[]) => ({ Version: '2012-10-17', Statement: statements });
const wide: Statement = { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: '*' };
const named: Statement = { Sid: 'Reports', Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const other: Statement = { Effect: 'Deny', Action: 'ec2:*', Resource: 'arn:aws:ec2:::x' };
const print = (value: Json) => prints(JSON.stringify(value));

describe('a fingerprint', () => {
  const [of] = print(document(wide));

  it('is sixteen digits and a number', () => {
    expect(of).toMatch(/^[0-9a-f]{16}:1$/);
  });

  it.each([
    ['white space', JSON.stringify(document(wide), null, 4)],
    ['line ends', JSON.stringify(document(wide), null, 2).replaceAll('\n', '\r\n')],
    ['a statement before', JSON.stringify(document(other, wide))],
    ['a statement after', JSON.stringify(document(wide, other))],
    ['other members of the document', JSON.stringify({ Id: 'x', Statement: [wide] })],
    ['a statement that is not in a list', JSON.stringify({ Statement: wide })],
    [
      'the order of elements',
      '{"Statement":[{"Resource":"*","Action":["s3:GetObject","s3:PutObject"],"Effect":"Allow"}]}',
    ],
    [
      'the order of a list',
      '{"Statement":[{"Effect":"Allow","Action":["s3:PutObject","s3:GetObject"],"Resource":"*"}]}',
    ],
    [
      'an escape elsewhere',
      '{"Statement":[{"Effect":"\\u0041llow","Action":["s3:GetObject","s3:PutObject"],"Resource":"*"}]}',
    ],
    [
      'a value in a list of its own',
      '{"Statement":[{"Effect":["Allow"],"Action":["s3:GetObject","s3:PutObject"],"Resource":["*"]}]}',
    ],
    ['the Sid', JSON.stringify(document({ ...wide, Sid: 'New' }))],
    ['a comment', `// a comment\n${JSON.stringify(document(wide))}`],
  ])('stays with a change of %s', (_, text) => {
    expect(prints(text)).toEqual([of]);
  });

  it.each([
    ['the rule', prints(JSON.stringify(document(wide)), '"*"', 'x/other')],
    ['the text', prints(JSON.stringify(document({ ...wide, Resource: 'arn:*' })), '"arn:*"')],
    [
      'the element',
      prints('{"Statement":[{"Effect":"Allow","Action":["s3:GetObject","s3:PutObject"],"NotResource":"*"}]}'),
    ],
    ['the statement', print(document({ ...wide, Action: 's3:GetObject' }))],
    [
      'an action added',
      print(document({ ...wide, Action: [...(wide['Action'] as string[]), 'iam:CreateUser'] })),
    ],
    ['an entry beside it', print(document({ ...wide, Resource: ['arn:x', '*'] }))],
    ['a condition', print(document({ ...wide, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }))],
    ['the effect of a statement with a Sid', print(document({ ...named, Effect: 'Deny' }))],
    ['the policy around it', print({ PolicyDocument: document(wide) })],
  ])('changes with %s', (_, changed) => {
    expect(changed).not.toEqual([of]);
  });

  it('of an entry changes when it gets neighbours: the statement says more', () => {
    const actions = (list: string[]) =>
      prints(JSON.stringify(document({ ...other, Action: list })), '"ec2:*"');
    expect(actions(['ec2:*', 's3:GetObject'])).not.toEqual(actions(['ec2:*']));
    expect(actions(['ec2:*', 's3:GetObject'])).toEqual(actions(['s3:GetObject', 'ec2:*']));
  });

  it('is of the statement in a string, and in YAML', () => {
    const inString = (...list: Statement[]) =>
      prints(
        JSON.stringify({ PolicyName: 'a', PolicyDocument: JSON.stringify(document(...list)) }),
        '\\"*\\"',
      );
    expect(inString(other, wide)).toEqual(inString(wide));
    expect(inString({ ...wide, Sid: 'New' })).toEqual(inString(wide));
    expect(inString({ ...wide, Action: 's3:GetObject' })).not.toEqual(inString(wide));
    const inYaml = (action: string, sid = '') =>
      prints(
        `Version: '2012-10-17'\nStatement:\n  - Effect: Allow\n${sid}    Action: ${action}\n    Resource: "*"\n`,
        undefined,
        undefined,
        'policy.yaml',
      );
    expect(inYaml('s3:GetObject', '    Sid: Read\n')).toEqual(inYaml('s3:GetObject'));
    expect(inYaml('s3:PutObject')).not.toEqual(inYaml('s3:GetObject'));
  });

  it('does not depend on where else template text stands', () => {
    const templated = (...list: Statement[]) => print(document(...list));
    const statement = { ...wide, Action: ['${first}', '${second}'] };
    expect(templated({ ...other, Resource: ['${other}', '${second}'] }, statement)).toEqual(
      templated(statement),
    );
    expect(templated({ ...wide, Action: ['${first}', '${third}'] })).not.toEqual(templated(statement));
  });

  it('numbers findings alike, in their order', () => {
    const [first, second] = print(document(wide, wide));
    expect([first, second]).toEqual([of, of!.replace(':1', ':2')]);
    const text = JSON.stringify(document(wide, wide));
    const at = [text.indexOf('"*"'), text.lastIndexOf('"*"')];
    const spans = [at[1]!, at[0]!].map((start) => ({ rule: 'x/rule', span: { start, end: start + 3 } }));
    expect(fingerprints(text, 'policy.json', spans)).toEqual([second, first]);
  });

  it('tells several findings of one statement apart', () => {
    const text = '{"Statement":[{"Sid":"A","Action":["s3:*","ec2:*"],"Resource":"*"}]}';
    const all = [
      ...prints(text, '"s3:*"'),
      ...prints(text, '"ec2:*"'),
      ...prints(text),
      ...prints(text, 's3:*'),
    ];
    expect(new Set(all).size).toBe(4);
  });

  it('of a Sid is of the Sid', () => {
    const sid = (name: string) => prints(JSON.stringify(document({ ...wide, Sid: name })), name);
    expect(sid('one')).not.toEqual(sid('two'));
    expect(prints('{"Statement":[{"Sid":"a b","Effect":"Allow"}]}', '"a b"')).not.toEqual(
      prints('{"Statement":[{"Sid":"a b","Effect":"Deny"}]}', '"a b"'),
    );
  });

  it('is there for what is no JSON, and for a finding about the whole file', () => {
    expect(prints('Resource: "*"')).toEqual(prints('a: b\n\n---\nResource:   "*"'));
    expect(fingerprints('', 'policy.json', [{ rule: null, span: { start: 0, end: 0 } }])).toHaveLength(1);
    expect(prints('{"Statement":[]}', '{"Statement":[]}')).toEqual(
      prints('{ "Statement": [] }', '{ "Statement": [] }'),
    );
    expect(prints('"*"')).toHaveLength(1);
  });

  it('comes of deep nesting and of many findings in a second', () => {
    const deep = `{"Statement":[{"Condition":${'['.repeat(5000)}${']'.repeat(5000)},"Resource":"*"}]}`;
    expect(prints(deep)).toHaveLength(1);
    const list = Array.from({ length: 20_000 }, (_, index) => `s3:Get${index}`);
    const text = JSON.stringify(document({ Effect: 'Allow', Action: [...list, '*'], Resource: '*' }));
    expect(prints(text, '"s3:Get')).toHaveLength(20_000);
  });
});

/** Statements whose findings are told apart by content: each has one `"*"`. */
const statement: fc.Arbitrary<Statement> = fc.record(
  {
    Sid: fc.stringMatching(/^[A-Za-z0-9]{1,4}$/),
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: fc.uniqueArray(fc.constantFrom('s3:GetObject', 'ec2:RunInstances', 'sqs:*', 'sns:Publish'), {
      minLength: 1,
    }),
    Resource: fc.constant('*'),
    Condition: fc.constantFrom(
      { Bool: { 'aws:SecureTransport': 'true' } },
      { StringEquals: { 'aws:PrincipalOrgID': ['o-1', 'o-2'] } },
    ),
  },
  { requiredKeys: ['Effect', 'Action', 'Resource'] },
);
const statements = fc.array(statement, { minLength: 1, maxLength: 5 });
const layout = fc.constantFrom(undefined, 1, 2, '\t');

describe('fingerprints of a file', () => {
  it('stay through edits elsewhere', () => {
    fc.assert(
      fc.property(
        statements,
        fc.nat(),
        layout,
        layout,
        fc.boolean(),
        (list, turn, before, after, reversed) => {
          const start = prints(JSON.stringify(document(...list), null, before));
          const inserted: Statement = {
            Sid: 'Inserted',
            Effect: 'Allow',
            Action: 'iam:GetRole',
            Resource: 'arn:aws:iam::1:role/x',
          };
          const shuffled = [
            ...list.slice(turn % list.length),
            inserted,
            ...list.slice(0, turn % list.length),
          ].map((each) =>
            Object.fromEntries(reversed ? Object.entries(each).reverse() : Object.entries(each)),
          );
          const edited = prints(JSON.stringify(document(...shuffled), null, after));
          expect([...edited].sort()).toEqual([...start].sort());
          expect(new Set(start).size).toBe(start.length);
        },
      ),
    );
  });

  it('follow their statement', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(statement, {
          minLength: 2,
          maxLength: 5,
          selector: (each) =>
            JSON.stringify({ ...each, Sid: undefined, Action: [...(each['Action'] as string[])].sort() }),
        }),
        (list) => {
          const start = print(document(...list));
          const rest = print(document(...list.slice(1)));
          expect(rest).toEqual(start.slice(1));
        },
      ),
    );
  });

  it('change with the text they underline, and only those', () => {
    fc.assert(
      fc.property(statements, fc.nat(), layout, (list, index, space) => {
        const text = JSON.stringify(document(...list), null, space);
        const spans = [...text.matchAll(/"\*"/g)].map(({ index: start }) => ({
          rule: 'x/rule',
          span: { start, end: start + 3 },
        }));
        const at = index % spans.length;
        const start = spans[at]!.span.start;
        const edited = `${text.slice(0, start)}"?"${text.slice(start + 3)}`;
        const before = fingerprints(text, 'policy.json', spans);
        const after = fingerprints(edited, 'policy.json', spans);
        expect(before).not.toContain(after[at]);
        // Of findings alike, those after it move up.
        expect(after.filter((each) => !before.includes(each))).toEqual([after[at]]);
      }),
    );
  });
});
