/** Policies in which conditions that nobody knows decide: one policy for each way, and findings once. */
import { describe, expect, it, test } from 'vitest';
import { undecidedSource } from './undecided-source.js';
import { applyEditsIn, type TextEdit } from '../../src/edits/text-edit.js';
import { branchesOf as groupsOf } from '../../src/lint/branches.js';
import { lint } from '../../src/lint/lint.js';
import { rules } from '../../src/rules/index.js';
import { formOf } from '../../src/value/normal-form.js';

type Json = Record<string, unknown>;

const If = (condition: string, ...alternatives: unknown[]) => ({ If: [condition, ...alternatives] });
const allow = (members: Json = {}) => ({
  Effect: 'Allow',
  Action: 's3:GetObject',
  Resource: 'arn:aws:s3:::x/*',
  ...members,
});
const policy = (...statements: unknown[]) => ({ Version: '2012-10-17', Statement: statements });

const edited = (text: string, edits: readonly TextEdit[]) =>
  applyEditsIn(text, { start: 0, end: text.length }, edits)!;

/** Of each finding: the rule, what is underlined, and the titles of suggestions. */
function found(document: unknown, ...names: string[]) {
  const source = undecidedSource(document);
  const enabled = rules.filter(({ name }) => names.includes(name)).map((rule) => ({ rule }));
  return lint(source, enabled).map(({ rule, at, suggestions, fix }) => ({
    rule: rule.name,
    at: source.text.slice(at.start, at.end),
    ...(fix && { fix: edited(source.text, fix) }),
    suggestions: suggestions.map(({ message, edits }) => [message, edited(source.text, edits)]),
  }));
}

/** The rules that report something, and what they underline. */
const findings = (document: unknown, ...names: string[]) =>
  found(document, ...names).map(({ rule, at }) => `${rule} ${at}`);

function branchesOf(document: unknown) {
  const [site] = undecidedSource(document).sites();
  const [only, ...others] = groupsOf(site!.document);
  expect(others).toEqual([]);
  return only!;
}

const documentsOf = (document: unknown) => branchesOf(document).documents.map((each) => formOf(each));
const formOfData = (document: unknown) => documentsOf(document)[0];

describe('the branches of a document', () => {
  it('are the document itself without a choice', () => {
    const [site] = undecidedSource(policy(allow())).sites();
    const [group, ...others] = groupsOf(site!.document);
    expect(others).toEqual([]);
    expect(group!.documents).toHaveLength(1);
    expect(group!.documents[0]).toBe(site!.document);
  });

  it('are one for each way to decide, equal conditions alike', () => {
    expect(documentsOf({ a: If('P', '1', '2'), b: If('P', '3', '4'), c: If('Q', '5', '6') })).toEqual(
      [
        { a: '1', b: '3', c: '5' },
        { a: '1', b: '3', c: '6' },
        { a: '2', b: '4', c: '5' },
        { a: '2', b: '4', c: '6' },
      ].map(formOfData),
    );
  });

  it('decide what an alternative decides only where it is taken', () => {
    expect(documentsOf({ a: If('P', If('Q', '1', '2'), '3') })).toEqual(
      [{ a: '1' }, { a: '2' }, { a: '3' }].map(formOfData),
    );
  });

  it('decide a condition within itself alike', () => {
    expect(documentsOf({ a: If('P', If('P', '1', '2'), '3') })).toEqual(
      [{ a: '1' }, { a: '3' }].map(formOfData),
    );
  });

  it('lack the items that are not there', () => {
    expect(documentsOf({ a: ['1', If('P', '2', null)] })).toEqual(
      [{ a: ['1', '2'] }, { a: ['1'] }].map(formOfData),
    );
  });

  it('lack the entries that are not there, and are open then', () => {
    const { documents } = branchesOf({ a: '1', b: If('P', null, '3') });
    expect(documents.map(({ entries, open }) => [entries.length, open])).toEqual([
      [1, true],
      [2, undefined],
    ]);
  });

  it('share the nodes in which nothing is decided', () => {
    const [first, second] = branchesOf({ a: If('P', '1', '2'), b: ['3'] }).documents;
    expect(first!.entries[1]).toBe(second!.entries[1]);
  });

  const bits = (count: number) => Array.from({ length: count }, (_, place) => If(`C${place}`, 'a', 'b'));

  test('are sixteen at once, in which nothing is known of further choices nor of what lacks them', () => {
    expect(branchesOf({ a: bits(4) }).documents).toHaveLength(16);
    const [site] = undecidedSource({ a: bits(5) }).sites();
    const groups = groupsOf(site!.document);
    expect(groups.map(({ documents }) => documents.length)).toEqual([16, 2]);
    const kinds = groups.map(({ documents }) => {
      const list = documents[0]!.entries[0]!.value;
      expect(list).toMatchObject({ kind: 'list', open: true });
      return list.kind === 'list' && list.items.map(({ kind }) => kind);
    });
    const text = 'text';
    const opaque = 'opaque';
    expect(kinds).toEqual([
      [text, text, text, text, opaque],
      [opaque, opaque, opaque, opaque, text],
    ]);
  });

  test('lack what may not be there, of which nothing is known', () => {
    const [site] = undecidedSource({ a: bits(4), b: If('D', '1', null), c: If('E', '1', '2') }).sites();
    const first = groupsOf(site!.document)[0]!.documents[0]!;
    expect(first.entries.map(({ key, value }) => [key.text, value.kind])).toEqual([
      ['a', 'list'],
      ['c', 'opaque'],
    ]);
    expect(first.open).toBe(true);
  });

  test('are not more than a few times sixteen', () => {
    const [site] = undecidedSource({ a: bits(40) }).sites();
    expect(groupsOf(site!.document).map(({ documents }) => documents.length)).toEqual([16, 16, 16, 16]);
  });

  it('are few where a condition with many alternatives stands before others', () => {
    const many = If('M', ...Array.from({ length: 40 }, (_, place) => String(place)));
    expect(branchesOf({ a: many, b: If('P', '1', '2') }).documents).toHaveLength(2);
  });

  it('end where the nesting does', () => {
    const list = (depth: number): unknown => (depth === 0 ? If('P', '1', '2') : [list(depth - 1)]);
    expect(branchesOf({ a: list(100) }).documents).toHaveLength(1);
  });
});

describe('where a choice is part of a policy', () => {
  it('reports no two elements of which one is there at most, however many conditions there are', () => {
    const either = (name: string, not: string) => ({
      [name]: If(name, 's3:x', null),
      [not]: If(name, null, 's3:x'),
    });
    const document = policy({
      Effect: If('F', 'Allow', 'Deny'),
      Sid: If('S', 'a', 'b'),
      Condition: { StringEquals: { 'aws:PrincipalTag/a': [If('A', 'a', 'b'), If('B', 'a', 'b')] } },
      ...either('Action', 'NotAction'),
      ...either('Resource', 'NotResource'),
    });
    expect(findings(document, 'no-conflicting-elements')).toEqual([]);
  });

  it('reports no administration where the wildcards are in different branches', () => {
    const document = policy(
      allow({ Action: If('P', '*', 's3:GetObject'), Resource: If('P', 'arn:aws:s3:::x/*', '*') }),
    );
    expect(findings(document, 'no-full-admin')).toEqual([]);
  });

  it('reports administration in one branch, where it stands', () => {
    const document = policy(allow({ Action: If('P', '*', 's3:GetObject'), Resource: '*' }));
    expect(findings(document, 'no-full-admin')).toEqual(['no-full-admin *']);
  });

  it('reports no grant for what is missing in one branch', () => {
    const limited = { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } };
    const condition = (...alternatives: unknown[]) =>
      findings(
        policy(allow({ Action: '*', Resource: '*', Condition: If('P', ...alternatives) })),
        'no-full-admin',
      );
    expect(condition(limited, {})).toEqual(['no-full-admin *']);
    expect(condition(limited, limited)).toEqual(['no-full-admin *']);
    const passing = allow({ Action: 'iam:PassRole', Resource: '*' });
    const toService = { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } };
    const reported = (Condition: unknown) =>
      findings(policy({ ...passing, Condition }), 'require-passed-to-service').length;
    expect([
      reported(undefined),
      reported(If('P', toService, {})),
      reported(If('P', toService, null)),
    ]).toEqual([1, 1, 0]);
  });

  it('reports what is in a statement that is there one way only', () => {
    const document = policy(allow(), If('P', allow({ Action: 's3:GetObjekt', Resource: '*' }), null));
    expect(findings(document, 'no-unknown-action', 'no-wildcard-resource')).toEqual([
      'no-unknown-action GetObjekt',
    ]);
    const broad = policy(allow(), If('P', allow({ Resource: '*' }), null));
    expect(findings(broad, 'no-wildcard-resource')).toEqual(['no-wildcard-resource *']);
  });

  it('reports an unknown action of one branch', () => {
    const document = policy(allow({ Action: If('P', 's3:GetObjekt', 's3:GetObject') }));
    expect(findings(document, 'no-unknown-action')).toEqual(['no-unknown-action GetObjekt']);
  });

  it('reports once what is so either way', () => {
    const document = policy(
      allow({ Action: 's3:GetObjekt', Resource: If('P', 'arn:aws:s3:::x/*', 'arn:aws:s3:::y/*') }),
    );
    expect(findings(document, 'no-unknown-action')).toEqual(['no-unknown-action GetObjekt']);
  });

  it('reports nothing as missing that is there one way', () => {
    const document = policy({ Effect: 'Allow', Action: If('P', 's3:GetObject', null), Resource: '*' });
    expect(findings(document, 'require-elements')).toEqual([]);
    expect(findings(policy({ Effect: 'Allow', Resource: '*' }), 'require-elements')).toHaveLength(1);
  });

  it('reports no mismatch that one branch solves', () => {
    const mismatched = (resource: unknown) =>
      findings(policy(allow({ Action: 's3:GetObject', Resource: resource })), 'no-mismatched-resource');
    expect(mismatched('arn:aws:s3:::x')).not.toEqual([]);
    expect(mismatched(If('P', 'arn:aws:s3:::x', 'arn:aws:s3:::y'))).not.toEqual([]);
    const bothWays = policy(
      allow({ Action: If('P', 's3:GetObject', 's3:ListBucket'), Resource: ['arn:aws:s3:::x'] }),
    );
    expect(
      findings(bothWays, 'no-mismatched-resource').filter((each) => !each.includes('GetObject')),
    ).toEqual([]);
  });

  it('reports what is told otherwise in each branch, as the first of its messages', () => {
    const [first, ...others] = found(
      policy(allow({ Action: ['s3:GetObjekt', If('P', 's3:GetObject', 's3:PutObject')] })),
      'no-unknown-action',
      'no-redundant-action',
    );
    expect(others).toEqual([]);
    expect(first).toMatchObject({ rule: 'no-unknown-action', at: 'GetObjekt', suggestions: [] });
  });

  it('compares no Sids of different branches', () => {
    const named = (Sid: unknown) => allow({ Sid });
    expect(findings(policy(named(If('P', 'A', 'B')), named(If('P', 'B', 'A'))), 'valid-sid')).toEqual([]);
    expect(findings(policy(named(If('P', 'A', 'B')), named(If('P', 'A', 'B'))), 'valid-sid')).toHaveLength(2);
  });
});

describe('where there are many conditions', () => {
  const optional = Array.from({ length: 9 }, (_, place) =>
    If(`C${place}`, allow({ Sid: `S${place}`, Action: 's3:GetObjekt' }), null),
  );

  it('reports what stands in the branches of each', () => {
    expect(findings(policy(...optional), 'no-unknown-action')).toHaveLength(9);
  });

  it('reports once what all of them share', () => {
    const shared = allow({ Action: 's3:PutObjekt' });
    expect(findings(policy(shared, ...optional), 'no-unknown-action')).toHaveLength(10);
    const [first] = found(policy(shared, ...optional), 'no-unknown-action');
    expect(first!.suggestions).toHaveLength(1);
  });
});

describe('what is redundant', () => {
  const redundant = (actions: unknown) => found(policy(allow({ Action: actions })), 'no-redundant-action');

  it('in one branch is reported where it stands there alone', () => {
    expect(redundant([If('P', 's3:GetObject', 's3:PutObject'), 's3:Get*'])).toMatchObject([
      { at: '"s3:GetObject"', suggestions: [] },
    ]);
  });

  it('in one branch is not reported where it stands in both', () => {
    expect(redundant([If('P', 's3:Get*', 's3:Put*'), 's3:GetObject'])).toEqual([]);
  });

  it('in both is reported once, and its fix leaves the choice alone', () => {
    const [first, ...others] = redundant([If('P', 's3:Get*', 's3:*'), 's3:GetObject']);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ at: '"s3:GetObject"' });
    expect(first!.fix).toContain('"Action":[{"If":["P","s3:Get*","s3:*"]}]');
  });

  it('beside an item that is not there is taken out alone', () => {
    const [first] = redundant(['s3:*', If('P', 's3:PutObject', null), 's3:GetObject']);
    const fixes = redundant(['s3:*', If('P', 'sqs:SendMessage', null), 's3:GetObject']).map(({ fix }) => fix);
    expect(first).toBeDefined();
    expect(fixes).toHaveLength(1);
    expect(fixes[0]).toContain('"Action":["s3:*",{"If":["P","sqs:SendMessage",null]}]');
  });
});

describe('a suggestion', () => {
  it('is offered for what stands in a branch alone', () => {
    const document = policy(allow({ Action: If('P', 's3:GetObjekt', 's3:GetObject') }));
    const [first] = found(document, 'no-unknown-action');
    expect(first!.suggestions.map(([, text]) => text)).toEqual([
      JSON.stringify(policy(allow({ Action: If('P', 's3:GetObject', 's3:GetObject') }))),
    ]);
  });

  it('is not offered where it changes a branch that is in order', () => {
    const grants = (effect: unknown) =>
      found(
        policy({ Effect: effect, Action: 's3:*', Resource: 'arn:aws:s3:::x/*' }),
        'no-service-wildcard',
      ).map(({ suggestions }) => suggestions.length > 0);
    expect(grants('Allow')).toEqual([true]);
    expect(grants(If('P', 'Allow', 'Allow'))).toEqual([true]);
    expect(grants(If('P', 'Allow', 'Deny'))).toEqual([false]);
  });

  it('is not offered where each branch needs another one', () => {
    const sids = (first: unknown) =>
      found(policy(allow({ Sid: first }), allow({ Sid: 'A-1' })), 'valid-sid').map(({ at, suggestions }) => [
        at,
        suggestions.length,
      ]);
    expect(sids('B')).toEqual([['-', 1]]);
    expect(sids(If('P', 'A1', 'B'))).toEqual([['-', 0]]);
  });
});
