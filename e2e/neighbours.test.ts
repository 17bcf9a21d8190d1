/** Beside the other linters of JSON, as packed: whichever language reads a file, the findings are the same. */
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { npmInstall, warningsIn, writeFiles, type Installed } from './install.js';
import { tryRun } from './run.js';

const policy = `{
  "Version": "2012-10-17",
  "Version": "2012-10-17",
  "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" }
}
`;
const ours = ['3:3-3:12 iam/no-duplicate-keys', '4:48-4:49 iam/no-full-admin'];

let installed: Installed;
beforeAll(() => {
  installed = npmInstall([
    'eslint@10',
    '@eslint/json',
    'eslint-plugin-jsonc',
    'typescript@6',
    'typescript-eslint@8',
  ]);
});

/** What ESLint says of the policy with a configuration, written down in a folder of that name. */
function linted(name: string, config: string) {
  const directory = join(installed.directory, name.replaceAll(/\W/g, '-'));
  writeFiles(directory, {
    'eslint.config.js': `import { defineConfig } from 'eslint/config';
import json from '@eslint/json';
import jsonc from 'eslint-plugin-jsonc';
import iam from 'eslint-plugin-iam';

export default defineConfig(${config});
`,
    'policies/admin.json': policy,
  });
  const eslint = join(installed.directory, 'node_modules/eslint/bin/eslint.js');
  return tryRun(process.execPath, [eslint, '--format', 'json', 'policies'], { cwd: directory });
}

it('installs beside them without a warning', () => {
  expect(warningsIn(installed.output)).toEqual([]);
});

it.each([
  ['alone', `[iam.configs.recommended]`, ours],
  [
    'after @eslint/json, with its language',
    `[{ files: ['**/*.json'], plugins: { json }, language: 'json/json', extends: ['json/recommended'] }, iam.configs['recommended-jsonc']]`,
    ['3:3-3:12 json/no-duplicate-keys', ...ours],
  ],
  [
    'before @eslint/json',
    `[iam.configs.recommended, { files: ['**/*.json'], plugins: { json }, language: 'json/json', extends: ['json/recommended'] }]`,
    ['3:3-3:12 json/no-duplicate-keys', ...ours],
  ],
  [
    'after eslint-plugin-jsonc, with its parser',
    `[jsonc.configs['recommended-with-json'], iam.configs['recommended-jsonc']]`,
    ['3:3-3:12 jsonc/no-dupe-keys', ...ours],
  ],
  [
    'before eslint-plugin-jsonc',
    `[iam.configs.recommended, jsonc.configs['recommended-with-json']]`,
    ['3:3-3:12 jsonc/no-dupe-keys', ...ours],
  ],
])('%s', (name, config, expected) => {
  const { status, stdout, stderr } = linted(name, config);
  expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
  const [{ messages }] = JSON.parse(stdout);
  expect(
    messages
      .map(
        (each: Record<string, string | number>) =>
          `${each['line']}:${each['column']}-${each['endLine']}:${each['endColumn']} ${each['ruleId']}`,
      )
      .sort(),
  ).toEqual([...expected].sort());
});

it.each([
  [
    '@eslint/json',
    `[{ files: ['**/*.json'], plugins: { json }, language: 'json/json', extends: ['json/recommended'] }, iam.configs.recommended]`,
    'The following rules do not support the language "iam/policy":\n\t- "json/no-duplicate-keys"',
  ],
  [
    'eslint-plugin-jsonc',
    `[jsonc.configs['recommended-with-json'], iam.configs.recommended]`,
    "put the configuration of their plugin after that of eslint-plugin-iam, or use `iam.configs['recommended-jsonc']`",
  ],
])('stops after %s, whose rules cannot read the language, and says so', (name, config, said) => {
  const { status, stderr } = linted(`stopped-${name}`, config);
  expect({ status, stderr }).toEqual({ status: 2, stderr: expect.stringContaining(said) });
});

it.each(['recommendedTypeChecked', 'strictTypeChecked'])(
  'lints a whole project after %s of typescript-eslint, which names no files',
  (name) => {
    const directory = join(installed.directory, name);
    writeFiles(directory, {
      'eslint.config.mjs': `import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import iam from 'eslint-plugin-iam';

export default defineConfig(
  tseslint.configs.${name},
  { languageOptions: { parserOptions: { projectService: { allowDefaultProject: ['*.mjs'] } } } },
  { files: ['policies/**/*.json'], extends: [iam.configs.recommended] },
);
`,
      'tsconfig.json': '{ "compilerOptions": { "strict": true }, "include": ["*.ts"] }',
      'wait.ts': 'export async function wait() {\n  Promise.resolve();\n  await Promise.resolve();\n}\n',
      'policies/admin.json': policy,
    });
    const eslint = join(installed.directory, 'node_modules/eslint/bin/eslint.js');
    const { status, stdout, stderr } = tryRun(process.execPath, [eslint, '--format', 'json', '.'], {
      cwd: directory,
    });
    expect({ status, stderr }).toEqual({ status: 1, stderr: '' });
    const found = JSON.parse(stdout).flatMap((result: { messages: { ruleId: string }[] }) =>
      result.messages.map(({ ruleId }) => ruleId),
    );
    expect(found.sort()).toEqual([
      '@typescript-eslint/no-floating-promises',
      'iam/no-duplicate-keys',
      'iam/no-full-admin',
    ]);
  },
);
