/** Suggestions are tried before they are offered. */
import { expect, it } from 'vitest';
import { lintText } from '../../src/json/index.js';
import { lint } from '../../src/lint/lint.js';
import { defineRule, type AnyRule, type Level } from '../../src/rules/rule.js';
import { sourceOf } from '../read-policy.js';

/** Reports the Sid `from`, and suggests `to`. */
function noSid(name: string, from: string, to = '', level: Level<object> = 'warn'): AnyRule {
  return defineRule({
    name,
    description: 'Disallow a Sid',
    category: 'grammar',
    type: 'problem',
    levels: { recommended: level, strict: level },
    messages: { sid: 'A Sid.', suggestOther: 'Replace it' },
    *check({ statements }) {
      for (const statement of statements) {
        const value = statement.entry('Sid')?.value;
        if (value?.kind !== 'text' || !value.text.startsWith(from)) continue;
        yield {
          messageId: 'sid',
          at: value.span,
          subject: { statement, value },
          suggest: () => ({
            messageId: 'suggestOther',
            edits: [{ kind: 'replace', target: value, with: to }],
          }),
        };
      }
    },
  });
}

const policy = (sid: string) => ({ Statement: [{ Sid: sid }] });
const titles = (source: unknown, ...rules: AnyRule[]) =>
  lint(
    sourceOf(source),
    rules.map((rule) => ({ rule })),
  ).map(({ rule, suggestions }) => [rule.name, suggestions.length]);

it('offers what does away with the finding', () => {
  expect(titles(policy('a'), noSid('no-a', 'a', 'b'))).toEqual([['no-a', 1]]);
});

it('does not offer what leaves the finding', () => {
  expect(titles(policy('a'), noSid('no-a', 'a', 'a1'))).toEqual([['no-a', 0]]);
});

it('does not offer what brings a finding of another rule', () => {
  expect(titles(policy('a'), noSid('no-a', 'a', 'b'), noSid('no-b', 'b'))).toEqual([['no-a', 0]]);
});

it('offers what brings one that recommended leaves out', () => {
  const strict = { ...noSid('no-b', 'b'), levels: { strict: 'warn' } } as AnyRule;
  expect(titles(policy('a'), noSid('no-a', 'a', 'b'), strict)).toEqual([['no-a', 1]]);
});

it('takes what another rule found before for what it finds after', () => {
  const other = noSid('no-any', '', 'c');
  expect(titles(policy('a'), noSid('no-a', 'a', 'b'), other)).toEqual([
    ['no-a', 1],
    ['no-any', 0],
  ]);
});

it('knows template text in what it reads again', () => {
  expect(titles(policy('a'), noSid('no-a', 'a', '<b>'), noSid('no-b', '<'))).toEqual([['no-a', 1]]);
});

it('tries what stands in a string, and what has comments', () => {
  const inner = JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'allow', Action: 's3:Get*', Resource: '*' }],
  });
  const outer = JSON.stringify({ PolicyVersion: { Document: inner } });
  const offered = (text: string, mode: 'json' | 'jsonc' = 'json') =>
    lintText(text, { mode, rules: { 'valid-effect': 'error' } }).map(({ suggestions }) => suggestions.length);
  expect(offered(outer)).toEqual([1]);
  expect(offered(`// Ours.\n${inner}`, 'jsonc')).toEqual([1]);
});

it('offers untried what comes after as many as an editor can wait for', () => {
  const sids = Array.from({ length: 40 }, (_, index) => ({ Sid: `a${index}`, Effect: 'Allow' }));
  const size = JSON.stringify({ Statement: sids }).length;
  const offered = titles({ Statement: sids }, noSid('no-a', 'a', 'a1')).map(([, count]) => count);
  const tried = Math.floor(20_000 / size);
  expect(offered).toEqual(sids.map((_, index) => (index < tried ? 0 : 1)));
});

it('does not take the policy before the edits for another one of its principal', () => {
  const noOther: AnyRule = {
    ...noSid('no-other', ''),
    *check({ value, beside }) {
      if (beside.length > 0) yield { messageId: 'sid', at: value.span };
    },
  };
  const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
  const Policies = ['a', 'c'].map((Sid) => ({
    PolicyName: Sid,
    PolicyDocument: { Version: '2012-10-17', Statement: [{ Sid, ...statement }] },
  }));
  const role = (found: typeof Policies) => ({
    Resources: { Role: { Type: 'AWS::IAM::Role', Properties: { Policies: found } } },
  });
  expect(titles(role(Policies.slice(0, 1)), noSid('no-a', 'a', 'b'), noOther)).toEqual([['no-a', 1]]);
  expect(titles(role(Policies), noSid('no-a', 'a', 'b'), noOther)).toEqual([
    ['no-other', 0],
    ['no-a', 1],
    ['no-other', 0],
  ]);
});
