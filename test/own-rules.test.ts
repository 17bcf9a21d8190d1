/** What the pages on rules of one's own show happens, and the rules by code are judged like those of the core. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Linter } from 'eslint';
import iam, { toEslintRule } from 'eslint-plugin-iam';
import { defineRule, grantsOf, rules, type Problem } from 'iam-rules-core';
import { expect, expectTypeOf, it, onTestFinished } from 'vitest';
import { codeBlocks } from './markdown.js';
import { maxServices } from './own-rules/max-services.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const eslint = join(dirname(createRequire(import.meta.url).resolve('eslint/package.json')), 'bin/eslint.js');

const page = (name: string) => readFileSync(join(root, `docs/${name}.md`), 'utf8');
const [byConfiguration = '', inCode = ''] = page('own-rules').split('\n## In code\n');

it.each([
  ['by-configuration', byConfiguration],
  ['in-code', inCode],
])('the example of docs/own-rules.md#%s prints what it says', (name, section) => {
  const cache = join(root, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const directory = realpathSync(mkdtempSync(join(cache, `${name}-`)));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const blocks = codeBlocks(section);
  for (const { info, code } of blocks) {
    if (info['file'] === undefined) continue;
    const path = join(directory, info['file']);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, code);
  }
  const shown = blocks.find(({ code }) => code.startsWith('$ npx eslint policies\n'))!.code;
  const run = spawnSync(process.execPath, [eslint, '--no-color', 'policies'], {
    cwd: directory,
    encoding: 'utf8',
  });
  expect(run.stderr).toBe('');
  const printed = run.stdout.replaceAll(`${directory}/`, '').replace(/ +$/gm, '').trim();
  expect(`$ npx eslint policies\n\n${printed}`).toBe(shown.trim());
});

it('reads the configurations that docs/comparison.md shows as parts', () => {
  const parts = codeBlocks(page('comparison'))
    .filter(({ language }) => language === 'json')
    .map(({ code }) => JSON.parse(code) as object);
  expect(parts.length).toBe(2);
  const [requirement, restriction] = parts;
  const statement = (more: object) => ({ Effect: 'Allow', Resource: 'arn:aws:s3:::b/*', ...more });
  const lint = (rule: string, options: object, more: object) =>
    new Linter()
      .verify(
        JSON.stringify({ Version: '2012-10-17', Statement: [statement(more)] }),
        [{ ...iam.configs.recommended, rules: { [rule]: ['error', options] } }],
        'policy.json',
      )
      .map(({ message }) => message);
  const publish = { Principal: '*', Action: 's3:GetObject' };
  const ofOne = { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } };
  const conditions = { requirements: [requirement] };
  expect(lint('iam/require-condition', conditions, publish)).toEqual([
    'This allows `s3:GetObject` without a condition on `aws:PrincipalOrgID`, `aws:SourceAccount` or `aws:SourceArn`.',
  ]);
  expect(lint('iam/require-condition', conditions, { ...publish, ...ofOne })).toEqual([]);
  expect(
    lint('iam/no-restricted-actions', restriction!, {
      Action: ['iam:Get*', 'IAM:creat?User'],
      Resource: '*',
    }),
  ).toEqual(['`IAM:creat?User` matches the restricted `iam:CreateUser`.']);
});

it('a rule by code is judged like those of the core', () => {
  const policy = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: ['s3:Get*', 'sqs:SendMessage', 'logs:*', 'sns:Publish'], Resource: '*' },
      { Effect: 'Deny', Action: 'sns:*', Resource: '*' },
    ],
  };
  const verify = (options: object) =>
    new Linter()
      .verify(
        JSON.stringify(policy),
        [
          {
            ...iam.configs.recommended,
            plugins: {
              ...iam.configs.recommended.plugins,
              own: { rules: { 'max-services': toEslintRule(maxServices) } },
            },
            rules: { 'own/max-services': ['error', options] },
          },
        ],
        'policy.json',
      )
      .map(({ message, suggestions }) => [message, suggestions?.[0]?.desc]);
  expect(verify({})).toEqual([]);
  expect(verify({ most: 1 })).toEqual([
    [
      '`sqs:SendMessage` makes it 2 services, but one policy may grant access to 1.',
      'Remove `sqs:SendMessage`',
    ],
  ]);
  expect(verify({ most: 1, ignored: ['sqs'] })).toEqual([
    ['`logs:*` makes it 2 services, but one policy may grant access to 1.', 'Remove `logs:*`'],
  ]);
  expect(verify({ most: 1, ignored: ['sqs', 'logs'] })).toEqual([]);
});

it('types options that are lists of objects, and the grants of a policy', () => {
  const rule = defineRule({
    name: 'no-example',
    description: 'Disallow examples',
    category: 'organization',
    type: 'problem',
    levels: {},
    options: {
      entries: {
        type: 'array',
        description: 'What is looked for.',
        default: [],
        items: {
          type: 'object',
          properties: {
            actions: { type: 'array', items: { type: 'string' }, description: 'The actions.' },
            effect: { type: 'string', enum: ['Allow', 'Deny'], description: 'The effect.' },
            limits: {
              type: 'array',
              description: 'Limits.',
              items: {
                type: 'object',
                properties: { most: { type: 'integer', description: 'The most.' } },
                required: ['most'],
                additionalProperties: false,
              },
            },
          },
          required: ['actions'],
          additionalProperties: false,
        },
      },
    },
    messages: { found: 'Found {{count}}.' },
    *check(policy, { entries }): Generator<Problem<'found'>> {
      expectTypeOf(entries).items.toHaveProperty('actions').toEqualTypeOf<readonly string[]>();
      expectTypeOf(entries).items.toHaveProperty('effect').toEqualTypeOf<'Allow' | 'Deny' | undefined>();
      expectTypeOf(entries[0]?.limits?.[0]?.most).toEqualTypeOf<number | undefined>();
      const count = entries.filter(({ actions }) =>
        actions.some((action) => grantsOf(policy).ask(action, '*').verdict === 'yes'),
      ).length;
      if (count > 0) yield { messageId: 'found', data: { count }, at: policy.value.span };
    },
  });
  const [message] = new Linter().verify(
    '{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "iam:*", "Resource": "*" } }',
    [
      {
        ...iam.configs.recommended,
        plugins: { ...iam.configs.recommended.plugins, own: { rules: { 'no-example': toEslintRule(rule) } } },
        rules: {
          'own/no-example': [
            'error',
            { entries: [{ actions: ['iam:createuser'] }, { actions: ['s3:getobject'] }] },
          ],
        },
      },
    ],
    'policy.json',
  );
  expect(message).toMatchObject({ messageId: 'found', message: 'Found 1.' });
  expect(rules.some(({ name }) => name === rule.name)).toBe(false);
});
