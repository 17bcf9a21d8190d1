import { expectTypeOf, test } from 'vitest';
import { accessLevels, type AccessLevel } from '../../src/catalog/catalog.js';
import { defineRule, type Problem, type Rule } from '../../src/rules/rule.js';

const meta = {
  name: 'no-example',
  description: 'Disallow examples',
  category: 'wildcards',
  type: 'problem',
  levels: {},
} as const;
const at = { start: 0, end: 1 };

test('the type of the options follows from their schema', () => {
  const rule = defineRule({
    ...meta,
    options: {
      wide: { type: 'boolean', description: 'Whether.', default: false },
      limit: { type: 'integer', minimum: 0, description: 'How many.', default: 3 },
      word: { type: 'string', description: 'Which.', default: 'x' },
      mode: { type: 'string', enum: ['always', 'never'], description: 'When.', default: 'never' },
      ignore: { type: 'array', items: { type: 'string' }, description: 'What not.', default: [] },
      allowed: { type: 'array', items: { enum: accessLevels }, description: 'Which.', default: ['List'] },
    },
    messages: { found: 'Found.' },
    *check(_policy, options) {
      expectTypeOf(options).toEqualTypeOf<{
        readonly wide: boolean;
        readonly limit: number;
        readonly word: string;
        readonly mode: 'always' | 'never';
        readonly ignore: readonly string[];
        readonly allowed: readonly AccessLevel[];
      }>();
      yield { messageId: 'found', at };
    },
  });
  expectTypeOf(rule).toExtend<Rule<'found'>>();
});

test('a rule without options gets none', () => {
  defineRule({
    ...meta,
    messages: { found: 'Found.' },
    check(_policy, options) {
      expectTypeOf(options).toEqualTypeOf<Readonly<Record<string, never>>>();
      return [];
    },
  });
});

test('levels set options of the rule, to values of their types', () => {
  const options = { wide: { type: 'boolean', description: 'Whether.', default: false } } as const;
  const messages = { found: 'Found.' };
  const check = () => [];
  defineRule({ ...meta, levels: { strict: ['warn', { wide: true }] }, options, messages, check });
  // @ts-expect-error -- a boolean
  defineRule({ ...meta, levels: { strict: ['warn', { wide: 'yes' }] }, options, messages, check });
  // @ts-expect-error -- no option of that name
  defineRule({ ...meta, levels: { strict: ['warn', { broad: true }] }, options, messages, check });
});

test('problems, suggestions and rows of `hides` use the ids of the messages', () => {
  const messages = {
    plain: 'A.',
    checked: { text: 'B.', checks: ['missing-version'] },
    suggestThis: 'C',
  } as const;
  const rule = defineRule({
    ...meta,
    options: {},
    messages,
    hides: [{ rule: 'no-other', within: 'value', when: ['checked'] }],
    *check() {
      yield { messageId: 'plain', at };
      yield { messageId: 'checked', at, suggest: () => [{ messageId: 'suggestThis', edits: [] }] };
    },
  });
  expectTypeOf(rule.messages).toEqualTypeOf<Readonly<Record<'plain' | 'checked' | 'suggestThis', string>>>();
  expectTypeOf(rule.check).returns.toEqualTypeOf<Iterable<Problem<'plain' | 'checked' | 'suggestThis'>>>();
  const id = (messageId: keyof typeof messages): Problem<keyof typeof messages> => ({ messageId, at });
  defineRule({ ...meta, options: {}, messages, check: () => [id('plain')] });

  defineRule({
    ...meta,
    options: {},
    messages,
    // @ts-expect-error -- `messages` has no `plane`
    *check(policy) {
      yield { messageId: 'plane', at: policy.value.span };
    },
  });
  defineRule({
    ...meta,
    options: {},
    messages,
    // @ts-expect-error -- `messages` has no `suggestThat`
    *check(policy) {
      yield {
        messageId: 'plain',
        at: policy.value.span,
        suggest: () => [{ messageId: 'suggestThat', edits: [] }],
      };
    },
  });
  defineRule({
    ...meta,
    options: {},
    messages,
    // @ts-expect-error -- no message of that id
    hides: [{ rule: 'no-other', within: 'value', when: ['chequed'] }],
    check: () => [],
  });
});
