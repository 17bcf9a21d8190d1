import { describe, expect, test } from 'vitest';
import { valueOf } from '../read-policy.js';
import { defaultOptions, lint } from '../../src/lint/lint.js';
import { defineRule, type AnyRule } from '../../src/rules/rule.js';

/** Reports the Effect of every statement. */
function ruleNamed(name: string, more: Partial<AnyRule> = {}): AnyRule {
  return defineRule<string, { limit: number }>({
    name,
    description: 'Disallow effects',
    category: 'wildcards',
    type: 'problem',
    levels: {},
    kinds: ['identity'],
    options: { limit: { type: 'integer', description: 'How many.', default: 3 } },
    messages: {
      effect: 'The effect is `{{effect}}`, limit {{limit}}{{missing}}.',
      suggestDeny: 'Deny `{{action}}`',
    },
    *check(policy, { limit }) {
      for (const statement of policy.statements) {
        const { value } = statement.entry('Effect')!;
        yield {
          messageId: 'effect',
          data: { effect: statement.effect!, limit },
          at: value.span,
          statement,
          suggestions: [
            {
              messageId: 'suggestDeny',
              data: { action: 's3:*' },
              edits: [{ kind: 'replace', target: value, with: 'Deny' }],
            },
          ],
        };
      }
    },
    ...more,
  });
}

const text = '{"Statement":[{"Effect":"Allow"},{"Effect":"Deny"}]}';

test('a finding carries rule, place, data, filled message and suggestions', () => {
  const rule = ruleNamed('no-effect');
  const [first, ...others] = lint(valueOf(text), [{ rule }]);
  expect(others).toHaveLength(1);
  expect(first).toEqual({
    rule,
    messageId: 'effect',
    message: 'The effect is `Allow`, limit 3{{missing}}.',
    data: { effect: 'Allow', limit: 3 },
    at: { start: 24, end: 31 },
    suggestions: [
      {
        messageId: 'suggestDeny',
        message: 'Deny `s3:*`',
        data: { action: 's3:*' },
        edits: [expect.objectContaining({ kind: 'replace', with: 'Deny' })],
      },
    ],
  });
});

test('the defaults fill the options', () => {
  const rule = ruleNamed('no-effect');
  expect(defaultOptions(rule)).toEqual({ limit: 3 });
  expect(lint(valueOf(text), [{ rule, options: { limit: 5 } }])[0]!.data).toEqual({
    effect: 'Allow',
    limit: 5,
  });
});

test('options count as they are at each run', () => {
  const rule = ruleNamed('no-a');
  const options = { limit: 5 };
  const limit = () => lint(valueOf(text), [{ rule, options }])[0]!.data['limit'];
  expect(limit()).toBe(5);
  options.limit = 6;
  expect(limit()).toBe(6);
});

test('a rule judges its kinds only', () => {
  const rule = ruleNamed('no-effect');
  expect(lint(valueOf(text), [{ rule }], { policyKind: 'scp' })).toEqual([]);
});

test('a file that holds no policy has no findings', () => {
  expect(lint(valueOf('{"statement":[{"Effect":"Allow"}]}'), [{ rule: ruleNamed('no-effect') }])).toEqual([]);
});

test('findings come in the order of their place, over all documents of a file', () => {
  const file = `[${text},${text}]`;
  const starts = lint(valueOf(file), [{ rule: ruleNamed('no-b') }, { rule: ruleNamed('no-a') }]).map(
    ({ at }) => at.start,
  );
  expect(starts).toEqual([25, 25, 44, 44, 78, 78, 97, 97]);
});

describe('superseding', () => {
  const weak = ruleNamed('no-weak');
  const strong = ruleNamed('no-strong', {
    supersedes: ['no-weak'],
    *check(policy) {
      const [statement] = policy.statements;
      yield { messageId: 'effect', at: statement!.value.span, statement: statement! };
    },
  });
  const names = (...enabled: AnyRule[]) =>
    lint(
      valueOf(text),
      enabled.map((rule) => ({ rule })),
    ).map(({ rule, at }) => [rule.name, at.start]);

  test('a finding hides those it supersedes, in the same statement only', () => {
    expect(names(weak, strong)).toEqual([
      ['no-strong', 14],
      ['no-weak', 43],
    ]);
    expect(names(strong, weak)).toEqual(names(weak, strong));
  });

  test('a finding hides those it supersedes at its place, which are about what it is about', () => {
    const here = ruleNamed('no-here', {
      supersedesAt: ['no-weak'],
      *check(policy) {
        const [, statement] = policy.statements;
        yield { messageId: 'effect', at: statement!.value.span };
      },
    });
    expect(names(weak, here)).toEqual([
      ['no-weak', 24],
      ['no-here', 33],
    ]);
    expect(names(here, weak)).toEqual(names(weak, here));
    expect(names(ruleNamed('no-other'), here).map(([name]) => name)).toEqual([
      'no-other',
      'no-here',
      'no-other',
    ]);
  });

  test('a rule that is not enabled hides nothing', () => {
    expect(names(weak)).toEqual([
      ['no-weak', 24],
      ['no-weak', 43],
    ]);
  });
});
