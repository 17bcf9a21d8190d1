/** The rule that compares with another version of the file, over a real repository. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { afterAll, expect, it } from 'vitest';
import terraform from '../src/index.js';

const folder = mkdtempSync(join(tmpdir(), 'iam-terraform-git-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function git(...args: readonly string[]): void {
  const settings = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false'];
  const { status, stderr } = spawnSync('git', [...settings, ...args], { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
}

const text = (actions: string, more = '') => `data "aws_iam_policy_document" "queue" {
  statement {
    actions   = [${actions}]
    resources = ["arn:aws:sqs:us-east-1:111122223333:\${var.queue}"]
  }
}
${more}`;

const role = (more: string) => `resource "aws_iam_role_policy" "queue" {
  role   = aws_iam_role.app.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = "sqs:ReceiveMessage", Resource = "arn:aws:sqs:*:*:orders" },${more}
    ]
  })
}
`;

async function findingsAfter(now: string): Promise<readonly (readonly [line: number, message: string])[]> {
  writeFileSync(join(folder, 'main.tf'), now);
  const eslint = new ESLint({
    cwd: folder,
    overrideConfigFile: true,
    overrideConfig: [
      { ...terraform.configs.recommended, rules: { 'iam/no-new-access': ['error', { base: 'HEAD' }] } },
    ],
  });
  const [result] = await eslint.lintFiles(['main.tf']);
  return result!.messages.map(({ line, message }) => [line, message] as const);
}

it('says what a file of Terraform newly grants', async () => {
  git('init', '-q', '-b', 'main');
  writeFileSync(join(folder, 'main.tf'), text('"sqs:ReceiveMessage"', role('')));
  git('add', '.');
  git('commit', '-q', '-m', 'Begin');

  expect(await findingsAfter(text('"sqs:ReceiveMessage"', role('')))).toEqual([]);
  const more =
    '\n      { Effect = "Allow", Action = "sqs:PurgeQueue", Resource = "arn:aws:sqs:*:*:orders" },';
  const found = await findingsAfter(text('"sqs:ReceiveMessage", "sqs:SendMessage"', role(more)));
  expect(found.map(([line, message]) => [line, /`(sqs:\w+)`/.exec(message)?.[1]])).toEqual([
    [3, 'sqs:SendMessage'],
    [13, 'sqs:PurgeQueue'],
  ]);
  expect(await findingsAfter(text('"sqs:ReceiveMessage"', `# moved\n${role('')}`))).toEqual([]);
  expect(await findingsAfter(text('', role('')))).toEqual([]);
});
