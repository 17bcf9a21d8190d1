/** A CDK app that lints with typed rules already, and adds the configuration for code as the page on what is read has it. */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, it } from 'vitest';
import { codeBlocks } from '../test/markdown.js';
import { npmInstall, writeFiles } from './install.js';
import { tryRun } from './run.js';

const page = codeBlocks(readFileSync(new URL('../docs/what-is-read.md', import.meta.url), 'utf8'));
const block = (is: (block: (typeof page)[number]) => boolean) => page.find(is)!.code;
const stack = block(({ info }) => info['file'] === 'lib/deploy-stack.ts');
const shown = block(({ code }) => code.startsWith('$ npx eslint lib\n'));

const files = {
  'lib/deploy-stack.ts': stack,
  // What typed rules see.
  'bin/app.ts': `import { App } from 'aws-cdk-lib';
import { DeployStack } from '../lib/deploy-stack.js';

async function main() {
  new DeployStack(new App(), 'Deploy');
  await Promise.resolve();
}

main();
`,
  'tsconfig.json': JSON.stringify({
    compilerOptions: {
      module: 'nodenext',
      target: 'es2022',
      strict: true,
      skipLibCheck: true,
      noEmit: true,
      types: [],
    },
    include: ['bin', 'lib'],
  }),
  'eslint.config.mjs': `import { defineConfig } from 'eslint/config';
import iam from 'eslint-plugin-iam';
import tseslint from 'typescript-eslint';

export default defineConfig([
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
  },
  iam.configs.typescript,
]);
`,
};

let directory: string;

beforeAll(() => {
  ({ directory } = npmInstall([
    'eslint@10',
    'typescript@~5.9',
    'typescript-eslint@8',
    'aws-cdk-lib@2',
    'constructs@10',
  ]));
  writeFiles(directory, files);
}, 240_000);

it('reports what the page shows, beside what typed rules find', { timeout: 120_000 }, () => {
  const { stdout, stderr } = tryRun('npx', ['eslint', '--format', 'json', 'bin', 'lib'], { cwd: directory });
  expect(stderr).toBe('');
  const found = (
    JSON.parse(stdout) as { messages: { line: number; column: number; ruleId: string }[] }[]
  ).flatMap(({ messages }) => messages.map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`));
  const onPage = [...shown.matchAll(/^ +(\d+:\d+) .* (iam\/\S+)$/gm)].map(([, at, rule]) => `${at} ${rule}`);
  expect(onPage).toHaveLength(3);
  expect(found).toEqual(['9:1 @typescript-eslint/no-floating-promises', ...onPage]);
});
