import { expect, it } from 'vitest';
import {
  categoriesTable,
  pageHead,
  pageMessages,
  pageOptions,
  pageRelated,
  ruleOptionTypes,
  rulesPage,
  typeOf,
} from '../scripts/rule-docs.mjs';
import { policyTypeOf, policyTypes } from '../packages/rules-core/src/policy/policy-types.js';
import { defineRule } from '../packages/rules-core/src/rules/rule.js';

const rule = defineRule({
  name: 'no-example',
  description: 'Disallow examples',
  category: 'wildcards',
  type: 'problem',
  levels: { recommended: ['warn', { limit: 0 }] },
  policies: ({ name }) => name === 'identity',
  options: {
    levels: {
      type: 'array',
      items: { enum: ['List', 'Read'] },
      description: 'The levels.',
      default: ['List'],
    },
    limit: { type: 'integer', description: 'The limit.', default: 3 },
  },
  messages: {
    found: { text: 'Found.', checks: ['missing-version', 'invalid-effect'] },
    suggestOther: 'Write `{{other}}`',
  },
  hides: [
    { rule: 'no-other', within: 'value', when: ['found'], messages: ['wide', 'open'] },
    { rule: 'no-other', within: 'statement', messages: ['missing'] },
    { rule: 'no-third', within: 'statement' },
  ],
  check: () => [],
});
const levels = () => ({
  recommended: ['warn', { limit: 0 }] as const,
  strict: 'error' as const,
  all: 'error' as const,
});

const types = policyTypes.map(policyTypeOf);

it('writes the head of a page', () => {
  const checkUrl = (id: string) => `https://docs.aws.amazon.com/#${id}`;
  expect(pageHead(rule, levels(), types, checkUrl)).toBe(`# iam/no-example

Disallow examples.

- **Category:** [Wildcards](../../../../docs/rules.md#wildcards)
- **Configurations:** \`recommended\` (warn), \`strict\` (error), \`all\` (error)
- **Policy types:** identity
- **Fixes:** 💡 suggestions in the editor
- **IAM Access Analyzer:** [\`invalid-effect\`](https://docs.aws.amazon.com/#invalid-effect), [\`missing-version\`](https://docs.aws.amazon.com/#missing-version)`);
});

it('writes what the rule hides', () => {
  expect(pageRelated(rule, [rule]))
    .toBe(`When two rules report the same part of a policy, only the stronger finding is shown.

- **Hides, in the same statement:** [\`no-other\`](./no-other.md) (\`missing\`), [\`no-third\`](./no-third.md)
- **Hides, at the same value:** [\`no-other\`](./no-other.md) (\`wide\`, \`open\`) with \`found\``);
});

it('writes what hides the rule', () => {
  const other = { ...rule, name: 'no-other', checks: {}, hides: [] };
  expect(pageRelated(other, [rule, other]))
    .toBe(`When two rules report the same part of a policy, only the stronger finding is shown.

- **Hidden, in the same statement, by:** [\`no-example\`](./no-example.md) with \`missing\`
- **Hidden, at the same value, by:** [\`no-example\`](./no-example.md) (\`found\`) with \`wide\`, \`open\``);
});

it('writes nothing of a rule that neither hides nor is hidden', () => {
  expect(pageRelated({ ...rule, hides: [] }, [rule])).toBe('');
});

it('lists messages, and the titles of suggestions apart from them', () => {
  expect(pageMessages(rule)).toBe(`Text in double braces is filled in from the policy.

- \`found\`: Found.

Suggestions:

- \`suggestOther\`: Write \`{{other}}\``);
});

it('counts the rules of a category, and lists them under the heading that the count leads to', () => {
  expect(categoriesTable([rule], levels, 'docs/rules.md').split('\n')[2]).toBe(
    '| [Wildcards](docs/rules.md#wildcards) | What a `*` in an action, a resource or a principal really grants. | 1 | 1 |',
  );
  expect(rulesPage([rule], levels)).toContain(`## Wildcards

What a \`*\` in an action, a resource or a principal really grants.

| Rule | What it does | \`recommended\` | \`strict\` | \`all\` | 🔧 | 💡 |
| --- | --- | --- | --- | --- | --- | --- |
| [\`no-example\`](../packages/eslint-plugin/docs/rules/no-example.md) | Disallow examples | warn | error | error |  | 💡 |
`);
});

it.each([
  [{ type: 'boolean' }, 'boolean'],
  [{ type: 'integer' }, 'number'],
  [{ type: 'array', items: { type: 'string' } }, 'string[]'],
  [{ type: 'array', items: { enum: ['a', 'b'] } }, '("a" | "b")[]'],
  [{ type: 'string', enum: ['a', 'b'] }, '"a" | "b"'],
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

const ofObjects = defineRule({
  name: 'no-example',
  description: 'Disallow examples',
  category: 'organization',
  type: 'problem',
  levels: {},
  messages: { found: 'Found.' },
  check: () => [],
  options: {
    restricted: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          actions: { type: 'array', items: { type: 'string' }, description: 'The actions.' },
          all: {
            type: 'array',
            items: {
              type: 'object',
              properties: { key: { type: 'string', description: 'A key.' } },
              required: ['key'],
              additionalProperties: false,
            },
            description: 'The conditions.',
          },
        },
        required: ['actions'],
        additionalProperties: false,
      },
      description: 'What is restricted.',
      default: [],
    },
  },
});

it('describes options that are lists of objects', () => {
  expect(pageOptions(ofObjects, {})).toBe(`### \`restricted\`

What is restricted.

- Type: \`object[]\`
- Default: \`[]\`

Each object has:

- \`actions\` (\`string[]\`, required): The actions.
- \`all\` (\`object[]\`): The conditions.
  - \`key\` (\`string\`, required): A key.`);
});

it('types options that are lists of objects', () => {
  expect(ruleOptionTypes([ofObjects])).toContain(`restricted?: {
/** The actions. */
actions: string[];
/** The conditions. */
all?: {
/** A key. */
key: string;
}[];
}[];`);
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
