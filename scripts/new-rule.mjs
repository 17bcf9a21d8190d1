#!/usr/bin/env node
/**
 * Starts a rule: its file, its test and its page in the house's shape, entered in everything that is generated.
 *
 *   node scripts/new-rule.mjs NAME [--category CATEGORY]
 *
 * The test fails until it is written.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ruleCategories, ruleFile, ruleFiles, ruleName } from './rule-files.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const categories = ruleCategories(root);
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { category: { type: 'string', default: 'wildcards' } },
});
const [name] = positionals;

if (positionals.length !== 1 || !name) fail('Usage: pnpm new-rule NAME [--category CATEGORY]');
if (!ruleName.test(name))
  fail(`\`${name}\` is no rule name: no-…, require-…, valid-…, prefer-… or max-…, in kebab-case.`);
if (!categories.includes(values.category)) {
  fail(`There is no category \`${values.category}\`. The categories are ${categories.join(', ')}.`);
}
if (ruleFiles(root).some((file) => file.name === name)) fail(`\`${name}\` exists.`);

const file = ruleFile(name, values.category);
const sources = {
  [file.source]: `import { defineRule } from '../rule.js';

export const ${file.constant} = defineRule({
  name: '${name}',
  description: 'TODO: one line that starts with Disallow, Require or Enforce',
  category: '${file.category}',
  type: 'problem',
  levels: {},
  policies: ({ grants }) => grants,
  options: {},
  messages: {
    todo: 'TODO: a full sentence that quotes \`{{text}}\` and states what follows from it.',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      // TODO: what makes a statement one to report, and the smallest range that explains it.
      const entry = statement.entry('TODO');
      if (entry) yield { messageId: 'todo', data: { text: entry.key.text }, at: entry.key.span, statement };
    }
  },
});
`,
  [file.test]: `import { expect, it } from 'vitest';

// TODO: valid and invalid policies through the tester that the other rules use: every message, its exact range and data,
// what a suggestion makes of the policy, and the near misses that must stay silent.
it('${name}', () => {
  expect.fail('The tests of ${name} are not written yet.');
});
`,
  [file.page]: `TODO: what it reports, in a paragraph.

TODO: why it matters: what follows from it, in facts.

## Incorrect

\`\`\`json
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "TODO", "Resource": "*" } }
\`\`\`

## Correct

\`\`\`json
{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "TODO", "Resource": "*" } }
\`\`\`

## Options

## When not to use it

TODO

## References

- TODO: the AWS page that states the fact
`,
};
const taken = Object.keys(sources).filter((path) => existsSync(join(root, path)));
if (taken.length) fail(`Already there: ${taken.join(', ')}.`);
for (const [path, content] of Object.entries(sources)) {
  mkdirSync(join(root, dirname(path)), { recursive: true });
  writeFileSync(join(root, path), content);
  console.log(`wrote ${path}`);
}
const generate = spawnSync(process.execPath, [join(root, 'scripts/generate-rules.mjs')], {
  stdio: 'inherit',
});
console.log(
  `Next: write the test, then the rule, then the page; \`pnpm generate\` after a change of its metadata.`,
);
process.exitCode = generate.status ?? 1;

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  console.error(message);
  process.exit(2);
}
