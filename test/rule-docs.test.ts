import { expect, it } from 'vitest';
import { pageOptions, ruleOptionTypes, typeOf } from '../scripts/rule-docs.mjs';
import { defineRule } from '../packages/rules-core/src/rules/rule.js';

const rule = defineRule<'found', { levels: readonly string[]; limit: number }>({
  name: 'no-example',
  description: 'Disallow examples',
  category: 'wildcards',
  type: 'problem',
  levels: { recommended: ['warn', { limit: 0 }] },
  kinds: ['identity'],
  options: {
    levels: {
      type: 'array',
      items: { enum: ['List', 'Read'] },
      description: 'The levels.',
      default: ['List'],
    },
    limit: { type: 'integer', description: 'The limit.', default: 3 },
  },
  messages: { found: 'Found.' },
  check: () => [],
});

it.each([
  [{ type: 'boolean' }, 'boolean'],
  [{ type: 'integer' }, 'number'],
  [{ type: 'array', items: { type: 'string' } }, 'string[]'],
  [{ type: 'array', items: { enum: ['a', 'b'] } }, '("a" | "b")[]'],
  [{ type: 'array' }, 'unknown[]'],
  [
    {
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'boolean' } },
      required: ['a'],
      additionalProperties: false,
    },
    '{ a: string; b?: boolean }',
  ],
  [
    { type: 'object', additionalProperties: { type: 'array', items: { type: 'string' } } },
    '{ [key: string]: string[] }',
  ],
  [{ type: 'object' }, 'Record<string, unknown>'],
])('writes the type of %j', (schema, type) => {
  expect(typeOf(schema)).toBe(type);
});

it('describes options, and what a configuration sets them to', () => {
  expect(pageOptions(rule, { recommended: ['warn', { limit: 0 }], strict: 'error', all: 'error' }))
    .toBe(`### \`levels\`

The levels.

- Type: \`("List" | "Read")[]\`
- Default: \`["List"]\`

### \`limit\`

The limit.

- Type: \`number\`
- Default: \`3\`
- In \`recommended\`: \`0\``);
});

it('types the entry of a rule', () => {
  expect(ruleOptionTypes([rule])).toContain(`/** Disallow examples. */
'iam/no-example'?: Linter.RuleEntry<[{
/** The levels. */
levels?: ("List" | "Read")[];
/** The limit. */
limit?: number;
}]>;`);
});
