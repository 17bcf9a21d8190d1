#!/usr/bin/env node
/**
 * Starts a rule: its file, its test and its page in the house's shape, entered in everything that is generated. All three
 * work as they are, with a small check in the place of the one to come.
 *
 *   node scripts/new-rule.mjs NAME [--category CATEGORY]
 *
 * `test/rules.test.ts` fails until nothing is left to do in them.
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
  [file.source]: `import { wildcardSpan } from '../../policy/wildcard-span.js';
import { defineRule } from '../rule.js';

export const ${file.constant} = defineRule({
  name: '${name}',
  description: 'TODO: one line that starts with Disallow, Require or Enforce',
  category: '${file.category}',
  type: 'problem',
  levels: {},
  policies: ({ grants }) => grants,
  elements: ['Action'],
  messages: {
    found: '\`{{action}}\` TODO: a full sentence that quotes the text and states what follows from it.',
  },

  *check(policy) {
    for (const statement of policy.statements) {
      const { actions } = statement;
      if (!statement.isGrant || !actions || actions.negated) continue;
      // TODO: what is to be reported, and the smallest range that explains it. This is about \`*\` as the name of an action.
      for (const { value, text, pattern } of actions.others) {
        if (pattern?.name !== '*') continue;
        yield {
          messageId: 'found',
          data: { action: text },
          at: wildcardSpan(value),
          subject: { statement, element: 'Action', value },
        };
      }
    }
  },
});
`,
  [file.test]: `import { ${file.constant} } from '../../../src/rules/${file.category}/${name}.js';
import { testRule } from '../../rule-tester.js';

const policy = (action: string, effect = 'Allow') =>
  \`{ "Version": "2012-10-17", "Statement": { "Effect": "\${effect}", "Action": \${action}, "Resource": "*" } }\`;

testRule(${file.constant}, {
  // The near misses: what looks alike and is in order.
  valid: [
    { code: policy('["s3:Get*", "s3:PutObject"]') },
    { name: 'denied', code: policy('"s3:*"', 'Deny') },
    { name: 'a placeholder', code: policy('"\${service}:*"') },
  ],
  // What is reported: \`«\` and \`»\` stand around what is underlined; an error for each pair, with the data of its message.
  invalid: [
    {
      code: policy('["s3:GetObject", "ec2:«*»"]'),
      errors: [{ messageId: 'found', data: { action: 'ec2:*' } }],
    },
  ],
});
`,
  [file.page]: `TODO: what it reports, in a paragraph.

## Why it matters

TODO: what follows from it, in one or two sentences.

## Incorrect

\`\`\`json
{
  "Version": "2012-10-17",
  "Statement": { "Effect": "Allow", "Action": "s3:*", "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*" }
}
\`\`\`

## Correct

\`\`\`json
{
  "Version": "2012-10-17",
  "Statement": { "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*" }
}
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
  `Next: what the rule is to find and what not, in the test; then the check, then the page. \`pnpm generate\` after a change of its metadata; \`pnpm vitest run test/rules.test.ts\` says what is left to do.`,
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
