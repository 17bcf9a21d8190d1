import { describe, expect, test } from 'vitest';
import { ruleNamed } from './rule-named.js';
import { sourceOf, untried } from '../read-policy.js';
import { lint } from '../../src/lint/lint.js';
import { defineRule } from '../../src/rules/rule.js';
import type { TextValue } from '../../src/value/value.js';

const text = '{"Statement":[{"Effect":"Allow"},{"Effect":"Deny"}]}';

/** Reports the Effect of every statement. */
const noEffect = defineRule({
  name: 'no-effect',
  description: 'Disallow effects',
  category: 'wildcards',
  type: 'problem',
  levels: {},
  policies: ({ name }) => name === 'identity',
  options: { limit: { type: 'integer', description: 'How many.', default: 3 } },
  messages: {
    effect: {
      text: 'The effect is `{{effect}}`, limit {{limit}}{{missing}}.',
      checks: ['invalid-effect', 'missing-effect'],
    },
    suggestDeny: 'Deny `{{action}}`',
  },
  *check(policy, { limit }) {
    for (const statement of policy.statements) {
      const { value } = statement.entry('Effect')!;
      yield {
        messageId: 'effect',
        data: { effect: statement.effect!, limit },
        at: value.span,
        subject: { statement, element: 'Effect', value },
        ...(statement.effect === 'Deny' && { checks: ['invalid-effect'] }),
        suggest: () => [
          {
            messageId: 'suggestDeny',
            data: { action: 's3:*' },
            edits: [{ kind: 'replace', target: value, with: 'Deny' }],
          },
        ],
      };
    }
  },
});

describe('a finding', () => {
  test('shows what cannot be printed as escapes, in its data and in the titles of its suggestions', () => {
    const quoting = defineRule({
      name: 'no-sid',
      description: 'Disallow Sids',
      category: 'grammar',
      type: 'problem',
      levels: {},
      messages: { sid: '`{{sid}}` is one.', suggestRemove: 'Remove `{{sid}}`' },
      *check({ statements }) {
        const entry = statements[0]!.entry('Sid')!;
        const data = { sid: (entry.value as TextValue).text };
        const suggest = () => [{ messageId: 'suggestRemove', data, edits: [] }] as const;
        yield { messageId: 'sid', data, at: entry.value.span, suggest };
      },
    });
    const [finding] = lint(untried({ Statement: [{ Sid: 'a\u001bb\n::' }] }), [{ rule: quoting }]);
    expect(finding!.data).toEqual({ sid: 'a\\u001bb\\u000a::' });
    expect(finding!.message).toBe('`a\\u001bb\\u000a::` is one.');
    expect(finding!.suggestions.map(({ message }) => message)).toEqual(['Remove `a\\u001bb\\u000a::`']);
  });

  test('carries rule, place, data, subject, filled message and suggestions', () => {
    const [first, ...others] = lint(untried(text), [{ rule: noEffect }]);
    expect(others).toHaveLength(1);
    expect(first).toMatchObject({
      rule: noEffect,
      messageId: 'effect',
      message: 'The effect is `Allow`, limit 3{{missing}}.',
      data: { effect: 'Allow', limit: 3 },
      at: { start: 24, end: 31 },
      suggestions: [
        {
          messageId: 'suggestDeny',
          message: 'Deny `s3:*`',
          data: { action: 's3:*' },
          edits: [{ range: [24, 31], text: '"Deny"' }],
        },
      ],
    });
    const { statement, element, value } = first!.subject;
    expect([statement?.index, element, value?.span]).toEqual([0, 'Effect', { start: 24, end: 31 }]);
    expect(first!.fix).toBeUndefined();
  });

  test('answers the checks of its message, or those that the problem names', () => {
    const findings = lint(sourceOf(text), [{ rule: noEffect }]);
    expect(findings.map(({ checks }) => checks)).toEqual([
      ['invalid-effect', 'missing-effect'],
      ['invalid-effect'],
    ]);
    const silent = ruleNamed('no-a', ({ value: { span } }) => [{ messageId: 'a', at: span }]);
    expect(lint(sourceOf(text), [{ rule: silent }])[0]!.checks).toEqual([]);
  });

  test('makes its suggestions when they are read, once', () => {
    let made = 0;
    const rule = ruleNamed('no-a', ({ value: { span } }) => [
      { messageId: 'a', at: span, suggest: () => (made++, [{ messageId: 'suggestDeny', edits: [] }]) },
    ]);
    const [finding] = lint(untried(text), [{ rule }]);
    expect(made).toBe(0);
    expect(finding!.suggestions).toBe(finding!.suggestions);
    expect(finding!.suggestions.map(({ message }) => message)).toEqual(['Deny']);
    expect(made).toBe(1);
  });
});

describe('the options of a rule', () => {
  test('are its defaults where none are given', () => {
    expect(noEffect.defaults).toEqual({ limit: 3 });
    expect(lint(sourceOf(text), [{ rule: noEffect, options: { limit: 5 } }])[0]!.data).toEqual({
      effect: 'Allow',
      limit: 5,
    });
  });

  test('count as they are at each run', () => {
    const options = { limit: 5 };
    const limit = () => lint(sourceOf(text), [{ rule: noEffect, options }])[0]!.data['limit'];
    expect(limit()).toBe(5);
    options.limit = 6;
    expect(limit()).toBe(6);
  });
});

describe('a rule is not asked', () => {
  const asked = (more: Parameters<typeof ruleNamed>[2], effect = 'Allow') => {
    let times = 0;
    const rule = ruleNamed('no-a', () => (times++, []), more);
    const statement = { Effect: effect, Action: 's3:GetObject', Resource: '*' };
    lint(sourceOf({ Version: '2012-10-17', Statement: [statement] }), [{ rule }]);
    return times === 1;
  };

  test('of policies whose type it does not judge', () => {
    expect(asked({ policies: ({ name }) => name === 'identity' })).toBe(true);
    expect(asked({ policies: ({ grants }) => !grants })).toBe(false);
  });

  test('of policies that have none of its elements', () => {
    expect(asked({ elements: ['Condition', 'Resource'] })).toBe(true);
    expect(asked({ elements: ['Condition', 'NotResource'] })).toBe(false);
  });

  test('of policies that have none of its traits', () => {
    expect(asked({ traits: ['iam-action', 'deny'] }, 'Deny')).toBe(true);
    expect(asked({ traits: ['iam-action', 'deny'] })).toBe(false);
    expect(asked({})).toBe(true);
  });
});

test('a file that holds no policy has no findings', () => {
  expect(lint(sourceOf('{"statement":[{"Effect":"Allow"}]}'), [{ rule: noEffect }])).toEqual([]);
});

test('findings come in the order of their place, over all documents of a file', () => {
  const other = { ...noEffect, name: 'no-other' };
  const starts = lint(sourceOf(`[${text},${text}]`), [{ rule: noEffect }, { rule: other }]).map(
    ({ at }) => at.start,
  );
  expect(starts).toEqual([25, 25, 44, 44, 78, 78, 97, 97]);
});

test('a finding hides those of the same document only', () => {
  const hider = ruleNamed(
    'no-a',
    ({ value, statements }) => (statements.length > 1 ? [{ messageId: 'a', at: value.span }] : []),
    { hides: [{ rule: 'no-effect', within: 'document' }] },
  );
  const file = `[${text},{"Statement":[{"Effect":"Allow"}]}]`;
  const found = lint(sourceOf(file), [{ rule: noEffect }, { rule: hider }]);
  expect(found.map(({ rule, at }) => [rule.name, at.start])).toEqual([
    ['no-a', 1],
    ['no-effect', 78],
  ]);
});

test('the suggestions of what is hidden are not made', () => {
  const at = { start: 0, end: 1 };
  const suggest = () => {
    throw new Error('Nobody is to ask.');
  };
  const hidden = ruleNamed('no-hidden', () => [{ messageId: 'a', at, suggest }]);
  const hides = [{ rule: 'no-hidden', within: 'document' }] as const;
  const hider = ruleNamed('no-hider', () => [{ messageId: 'a', at }], { hides });
  const suggestions = (...rules: (typeof hidden)[]) =>
    lint(
      sourceOf(text),
      rules.map((rule) => ({ rule })),
    ).flatMap((finding) => finding.suggestions);
  expect(suggestions(hidden, hider)).toEqual([]);
  expect(() => suggestions(hidden)).toThrow('Nobody is to ask.');
});

describe('the owner of a policy', () => {
  const inline = (PolicyName: string) => ({ PolicyName, PolicyDocument: { Statement: { Effect: 'Allow' } } });
  const messagesIn = (file: unknown) =>
    lint(sourceOf(file), [{ rule: noEffect }]).map(({ owner, message }) => [owner, message]);

  test('is named where there are several policies', () => {
    const file = { RoleName: 'App', RolePolicyList: [inline('read'), inline('write')] };
    expect(messagesIn(file)).toEqual([
      ['role App, policy read', 'In `role App, policy read`: The effect is `Allow`, limit 3{{missing}}.'],
      ['role App, policy write', 'In `role App, policy write`: The effect is `Allow`, limit 3{{missing}}.'],
    ]);
  });

  test('is not named where there is one', () => {
    expect(messagesIn({ RoleName: 'App', RolePolicyList: [inline('read')] })).toEqual([
      [undefined, 'The effect is `Allow`, limit 3{{missing}}.'],
    ]);
  });

  test('is named where another policy is not judged', () => {
    const version = (VersionId: string, IsDefaultVersion: boolean) => ({
      VersionId,
      IsDefaultVersion,
      Document: { Statement: { Effect: 'Allow' } },
    });
    expect(messagesIn({ Versions: [version('v2', true), version('v1', false)] })).toEqual([
      ['version v2', 'In `version v2`: The effect is `Allow`, limit 3{{missing}}.'],
    ]);
  });

  test('is quoted, whatever it is called', () => {
    const [first] = messagesIn([inline('a`: \u001b[31m`b'), inline('c')]);
    expect(first![0]).toBe(String.raw`policy a': \u001b[31m'b`);
    expect(first![1]!.startsWith(`In \`${first![0]!}\`: `)).toBe(true);
  });
});
