/** Of many entries of a statement with the same fault one problem is made. */
import { describe, expect, it } from 'vitest';
import { sourceOf } from '../read-policy.js';
import { lint } from '../../src/lint/lint.js';
import { removingAllTitle, suggestRemovingAll } from '../../src/rules/gathering.js';
import { defineRule, type AnyRule } from '../../src/rules/rule.js';

/** Reports each action of a service that begins with `no`, and gathers them by service. */
const noService = defineRule({
  name: 'no-service',
  description: 'Disallow a service',
  category: 'actions',
  type: 'problem',
  levels: { recommended: 'warn' },
  messages: {
    action: { text: '`{{action}}` of {{service}}.', checks: ['invalid-action'] },
    actions: { text: '{{entries}} of {{service}}: {{count}}.', checks: ['invalid-action'] },
    ...removingAllTitle,
  },
  gathers: [{ message: 'action', as: 'actions', alike: ['service'], suggest: suggestRemovingAll }],
  *check({ statements }) {
    for (const statement of statements) {
      for (const { value, text } of statement.actions?.items ?? []) {
        const [service = ''] = text.split(':');
        if (!service.startsWith('no')) continue;
        const subject = { statement, element: 'Action', value } as const;
        yield { messageId: 'action', data: { action: text, service }, at: value.span, subject };
      }
    }
  },
});

const actions = (count: number, service = 'no') =>
  Array.from({ length: count }, (_, index) => `${service}:A${index}`);
const policy = (...lists: (readonly string[])[]) => ({
  Statement: lists.map((Action) => ({ Effect: 'Allow', Action, Resource: '*' })),
});
const found = (document: unknown, ...rules: AnyRule[]) =>
  lint(
    sourceOf(document),
    [noService, ...rules].map((rule) => ({ rule })),
  );
const messages = (document: unknown, ...rules: AnyRule[]) =>
  found(document, ...rules).map(({ message }) => message);

describe('many problems of one statement', () => {
  it('are one, at the first, with the first ones named and their number', () => {
    const text = JSON.stringify(policy(['s3:Get*', ...actions(6)]));
    const [finding, ...others] = found(text);
    expect(others).toEqual([]);
    expect(finding!.message).toBe('`no:A0`, `no:A1`, `no:A2` and 3 more of no: 6.');
    expect(text.slice(finding!.at.start, finding!.at.end)).toBe('"no:A0"');
    expect(finding!.checks).toEqual(['invalid-action']);
    expect(finding!.subject.element).toBe('Action');
  });

  it('are shown one by one up to five', () => {
    expect(messages(policy(actions(5)))).toEqual(actions(5).map((action) => `\`${action}\` of no.`));
  });

  it('are counted in each statement by itself', () => {
    expect(messages(policy(actions(4), actions(4)))).toHaveLength(8);
    expect(messages(policy(actions(6), actions(7)))).toEqual([
      '`no:A0`, `no:A1`, `no:A2` and 3 more of no: 6.',
      '`no:A0`, `no:A1`, `no:A2` and 4 more of no: 7.',
    ]);
  });

  it('are counted by what must be alike', () => {
    expect(messages(policy([...actions(3, 'no-a'), ...actions(3, 'no-b')]))).toHaveLength(6);
    expect(messages(policy([...actions(2, 'no-a'), ...actions(6, 'no-b')]))).toEqual([
      '`no-a:A0` of no-a.',
      '`no-a:A1` of no-a.',
      '`no-b:A0`, `no-b:A1`, `no-b:A2` and 3 more of no-b: 6.',
    ]);
  });

  it('are one by a later row of the rule where an earlier one leaves more than a handful', () => {
    const twice = {
      ...noService,
      messages: { ...noService.messages, others: '{{entries}}.' },
      gathers: [...noService.gathers!, { message: 'action', as: 'others' }],
    } as AnyRule;
    const document = policy([...actions(6), ...actions(3, 'not'), ...actions(3, 'none'), 's3:GetObject']);
    expect(lint(sourceOf(document), [{ rule: twice }]).map(({ message }) => message)).toEqual([
      '`no:A0`, `no:A1`, `no:A2` and 3 more of no: 6.',
      '`not:A0`, `not:A1`, `not:A2` and 3 more.',
    ]);
  });

  it('are one by one where another rule hides all but a few', () => {
    const hiding = {
      ...noService,
      name: 'no-some',
      gathers: [],
      hides: [{ rule: 'no-service', within: 'value' }],
      *check(...[read, options]: Parameters<typeof noService.check>) {
        yield* [...noService.check(read, options)].slice(0, 4);
      },
    } as AnyRule;
    expect(messages(policy(actions(7)), hiding).slice(-3)).toEqual(
      actions(7)
        .slice(4)
        .map((action) => `\`${action}\` of no.`),
    );
  });

  it('are removed together', () => {
    const text = JSON.stringify(policy(['s3:Get*', ...actions(4), 's3:Put*', ...actions(8).slice(4)]));
    const [suggestion, ...others] = found(text)[0]!.suggestions;
    expect(others).toEqual([]);
    expect(suggestion!.message).toBe('Remove these 8 entries');
    const edited = suggestion!.edits.reduceRight(
      (before, { range: [start, end], text: put }) => before.slice(0, start) + put + before.slice(end),
      text,
    );
    expect(JSON.parse(edited)).toEqual(policy(['s3:Get*', 's3:Put*']));
  });

  it('are not removed where nothing would be left', () => {
    expect(found(policy(actions(8)))[0]!.suggestions).toEqual([]);
  });

  it('are not removed where some would be left, as by a suggestion that does too little', () => {
    const tooLittle = {
      ...noService,
      gathers: [
        {
          ...noService.gathers![0]!,
          suggest: (...[statement, values]: Parameters<typeof suggestRemovingAll>) =>
            suggestRemovingAll(statement, values.slice(1)),
        },
      ],
    } as AnyRule;
    expect(lint(sourceOf(policy(['s3:Get*', ...actions(8)])), [{ rule: tooLittle }])[0]!.suggestions).toEqual(
      [],
    );
  });
});
