/** What is kept from one keystroke to the next changes nothing but the time. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lintText } from '../../src/json/index.js';
import { lint } from '../../src/lint/lint.js';
import { defineRule, type AnyRule } from '../../src/rules/rule.js';
import { JsonSource } from '../../src/index.js';
import { readJson } from '../../src/json/read-json.js';

const statements = [
  { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' },
  { Sid: 'A', Effect: 'Allow', Action: ['s3:GetObject', 's3:GetObject'], Resource: 'arn:aws:s3:::reports' },
  { Effect: 'Deny', Action: 's3:DeleteObject', NotResource: 'arn:aws:s3:::scratch' },
  {
    Effect: 'Allow',
    Action: 'lambda:CreateFunction',
    Resource: '*',
    Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-west-1'] } },
  },
  { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: '*' },
  { Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { AWS: '*' } },
];
const role = (name: string, documents: readonly object[]) => ({
  Type: 'AWS::IAM::Role',
  Properties: {
    AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [statements[5]] },
    RoleName: name,
    Policies: documents.map((Statement, place) => ({
      PolicyName: `p${place}`,
      PolicyDocument: { Version: '2012-10-17', Statement },
    })),
  },
});
/** Policies with conditions and references, several of one role. */
const template = JSON.stringify(
  {
    Parameters: { Kind: { Type: 'String', AllowedValues: ['a', '*'] } },
    Conditions: { IsOpen: { 'Fn::Equals': [{ Ref: 'Kind' }, 'a'] } },
    Resources: {
      A: role('a', [statements.slice(0, 3), statements.slice(3, 5)]),
      B: role('b', [[{ ...statements[0], Resource: { 'Fn::If': ['IsOpen', '*', { Ref: 'Kind' }] } }]]),
      C: role('c', [statements.slice(0, 3), statements.slice(4, 5)]),
    },
  },
  undefined,
  1,
);

let files = 0;
const found = (text: string, filename: string) =>
  lintText(text, { rules: 'all', filename }).map((finding) => ({ ...finding }));
/** As it is found in a file that nobody has seen before. */
const fresh = (text: string) => found(text, `/${files++}/template.json`);

/** Pieces of the text and of other texts in places of it. */
const edit = fc.record({
  at: fc.nat({ max: template.length }),
  removed: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 60 })),
  put: fc.oneof(
    fc.constantFrom('', 'x', '*', ' ', '\n', '"', ',', 'Deny', 's3:*', '${A}', '{{b}}'),
    fc.record({ from: fc.nat({ max: template.length }), length: fc.nat({ max: 200 }) }),
  ),
});
const edited = (
  text: string,
  { at, removed, put }: typeof edit extends fc.Arbitrary<infer Edit> ? Edit : never,
) =>
  text.slice(0, at) +
  (typeof put === 'string' ? put : template.slice(put.from, put.from + put.length)) +
  text.slice(at + removed);

describe('a file that is linted again', () => {
  it('has the findings of one that is linted for the first time, after any edits', () => {
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 6 }), (edits) => {
        const filename = `/${files++}/template.json`;
        let text = template;
        for (const each of [undefined, undefined, ...edits]) {
          if (each) text = edited(text, each);
          expect(found(text, filename)).toEqual(fresh(text));
          // And back: what is kept is of the last round.
          expect(found(template, filename)).toEqual(expected);
        }
      }),
      { numRuns: 6 },
    );
  });
  const expected = fresh(template);

  it('moves with what is before it', () => {
    const filename = `/${files++}/template.json`;
    for (const before of ['', '\n', '\n\n  ', '']) {
      const text = before + template;
      expect(found(text, filename)).toEqual(fresh(text));
    }
  });

  it('is judged anew with other rules, options and settings', () => {
    const filename = `/${files++}/policy.json`;
    const text = JSON.stringify({ Version: '2012-10-17', Statement: [statements[1]] });
    const options = [
      { rules: 'recommended' },
      { rules: 'all' },
      { rules: { 'require-sid': 'error' } },
      { rules: 'all', settings: { policyType: 'trust' } },
      { rules: 'all', settings: { attachedTo: 'AWS::S3::Bucket' } },
      { rules: 'all', settings: { placeholders: ['reports'] } },
    ] as const;
    for (const each of [...options, ...options]) {
      const again = () => lintText(text, { ...each, filename }).map((finding) => ({ ...finding }));
      const once = lintText(text, { ...each, filename: `/${files++}/policy.json` });
      expect([again(), again()]).toEqual([once, once].map((all) => all.map((finding) => ({ ...finding }))));
    }
  });
});

describe('a rule', () => {
  let asked = 0;
  const counting = (name: string, looks: 'nothing' | 'earlier'): AnyRule =>
    defineRule({
      name,
      description: 'Count policies',
      category: 'grammar',
      type: 'problem',
      levels: { recommended: 'warn', strict: 'warn' },
      messages: { sid: 'A Sid.' },
      *check(policy) {
        asked++;
        if (looks === 'earlier') policy.earlier?.('HEAD');
        for (const statement of policy.statements) {
          const entry = statement.entry('Sid');
          if (entry) yield { messageId: 'sid', at: entry.span, subject: { statement } };
        }
      },
    });
  const countIn = (rule: AnyRule, texts: readonly string[]) => {
    const filename = `/${files++}/policy.json`;
    return texts.map((text) => {
      asked = 0;
      const source = new JsonSource(readJson(text)!, text, { filename });
      const { length } = lint(source, [{ rule }], {}, { earlier: () => ({ kind: 'absent' }) });
      return [asked, length];
    });
  };
  const text = (...sids: readonly string[]) =>
    JSON.stringify({ Version: '2012-10-17', Statement: sids.map((Sid) => (Sid ? { Sid } : {})) });

  it('is not asked again of a policy of which it had nothing to say', () => {
    const rule = counting('counting', 'nothing');
    expect(countIn(rule, [text(''), text(''), text(''), ` ${text('')}`, text('A'), text('A')])).toEqual([
      [1, 0],
      [1, 0],
      [0, 0],
      [0, 0],
      [1, 1],
      [1, 1],
    ]);
  });

  it('is asked again if it looks at an earlier version', () => {
    const rule = counting('looking', 'earlier');
    expect(countIn(rule, [text(''), text(''), text('')])).toEqual([
      [1, 0],
      [1, 0],
      [1, 0],
    ]);
  });
});
