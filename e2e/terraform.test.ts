/** The package for Terraform as it would be published, in a repository that has no package.json. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, it, onTestFinished } from 'vitest';
import { codeBlocks } from '../test/markdown.js';
import { run, tryRun } from './run.js';

const page = codeBlocks(readFileSync(new URL('../docs/terraform.md', import.meta.url), 'utf8'));
const block = (language: string) => page.find((each) => each.language === language)!.code;

it('lints a folder of Terraform files, as its page says', () => {
  const directory = realpathSync(mkdtempSync(join(tmpdir(), 'iam-terraform-')));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const { core, plugin, terraform } = inject('packed');
  run('npm', ['install', '--save-dev', '--no-audit', '--no-fund', 'eslint@10', core, plugin, terraform], {
    cwd: directory,
  });
  writeFileSync(join(directory, 'eslint.config.mjs'), block('js'));
  writeFileSync(join(directory, 'main.tf'), block('hcl'));
  mkdirSync(join(directory, 'roles'));
  writeFileSync(join(directory, 'roles/broken.tofu'), 'resource "aws_iam_role" "app" {\n  name =\n}\n');
  const { stdout, status } = tryRun('npx', ['eslint', 'main.tf'], { cwd: directory });
  expect(`$ npx eslint .\n\n${stdout.trim().replace(`${directory}/`, '')}`).toBe(block('console').trim());
  expect(status).toBe(1);
  const broken = tryRun('npx', ['eslint', 'roles'], { cwd: directory });
  expect(broken.stdout).toContain('2:9  error  Parsing error: The line ends too early');
});
