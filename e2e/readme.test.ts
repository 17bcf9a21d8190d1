/** The README to the letter, with the packages as they would be published. */
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, inject, it } from 'vitest';
import { codeBlocks } from '../test/markdown.js';
import { npmInstall, writeFiles } from './install.js';
import { newProject, readmeConfig } from './project.js';
import { run, tryRun } from './run.js';

const blocks = codeBlocks(readFileSync(new URL('../README.md', import.meta.url), 'utf8'));
const block = (section: string, language: string, index = 0) =>
  blocks.filter((each) => each.section === section && each.language === language)[index]!.code;
/** The commands of a block, without what it says behind them. */
const commands = (section: string) =>
  block(section, 'sh')
    .split('\n')
    .map((line) => line.replace(/\s+#.*$/, ''));

const policy = (members: string) => `{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", ${members} }]
}
`;
const read = (resource: string) => policy(`"Action": "s3:GetObject", "Resource": "${resource}"`);
const bucket = 'arn:aws:s3:::amzn-s3-demo-bucket/*';

it('configures what the other tests configure', () => {
  expect(block('Use', 'js')).toBe(`// eslint.config.mjs\n${readmeConfig.trimEnd()}`);
});

it('reports a policy and passes a good one', () => {
  const directory = newProject({
    'eslint.config.mjs': block('Use', 'js'),
    'policies/wide.json': read('*'),
    'policies/narrow.json': read(bucket),
    'policies/package.json': '{ "name": "no-policy" }',
  });
  const [lint = ''] = commands('Use');
  const ran = tryRun('bash', ['-c', `${lint} --format json`], { cwd: directory });
  const results = JSON.parse(ran.stdout) as { filePath: string; messages: { ruleId: string }[] }[];
  expect(results.map(({ filePath, messages }) => [filePath, messages.map(({ ruleId }) => ruleId)])).toEqual([
    [join(directory, 'policies/narrow.json'), []],
    [join(directory, 'policies/package.json'), []],
    [join(directory, 'policies/wide.json'), ['iam/no-wildcard-resource']],
  ]);
  expect(ran.status).toBe(0);
});

const [imports = ''] = block('Use', 'js').split('\n\n');
const reported = (config: string, files: Readonly<Record<string, string>>) => {
  const directory = newProject({ 'eslint.config.mjs': `${imports}\n\n${config}`, ...files });
  const { stdout, stderr } = tryRun('npx', ['eslint', '--format', 'json', 'policies'], { cwd: directory });
  expect(stderr).toBe('');
  const results = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string }[] }[];
  return results.map(({ filePath, messages }) => [
    relative(directory, filePath),
    ...messages.map(({ ruleId }) => ruleId),
  ]);
};

it('takes settings by files', () => {
  const app = policy('"Principal": { "AWS": "111122223333" }, "Action": "sts:AssumeRole", "Resource": "*"');
  expect(
    reported(block('Settings', 'js'), { 'policies/app.json': app, 'policies/trust/app.json': app }),
  ).toEqual([['policies/app.json'], ['policies/trust/app.json', 'iam/valid-trust-policy']]);
});

it('takes exceptions by rule and file, with a reason', () => {
  const files = { 'policies/backup.json': read('*'), 'policies/wide.json': read('*') };
  expect(reported(block('Settings', 'js', 1), files)).toEqual([
    ['policies/backup.json'],
    ['policies/wide.json', 'iam/no-wildcard-resource'],
  ]);
});

it('has a line for each kind of file', () => {
  const packages = ['eslint@10', 'typescript@6', 'typescript-eslint@8', inject('packed').terraform];
  const { directory } = npmInstall(packages);
  const document = 'Version: 2012-10-17, Statement: [{ Effect: Allow, Action: "*", Resource: "*" }]';
  const files = {
    'policies/wide.json': read('*'),
    'policies/wide.json.tftpl': read('*'),
    'template.yaml': `Resources:\n  R: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: { ${document} } } }\n`,
    'manifests/policy.yaml': `spec: { document: { ${document} } }\n`,
    'src/stack.ts': `export const wide: object = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };\n`,
    'main.tf':
      'data "aws_iam_policy_document" "wide" {\n  statement {\n    actions   = ["*"]\n    resources = ["*"]\n  }\n}\n',
  };
  writeFiles(directory, { 'eslint.config.mjs': block('Use', 'js', 1), ...files });
  const { stdout, stderr } = tryRun('npx', ['eslint', '--format', 'json', '.'], { cwd: directory });
  expect(stderr).toBe('');
  const results = JSON.parse(stdout) as { filePath: string; messages: { ruleId: string }[] }[];
  const found = new Map(
    results.map(({ filePath, messages }) => [
      relative(directory, filePath),
      messages.map(({ ruleId }) => ruleId),
    ]),
  );
  for (const path of Object.keys(files))
    expect(found.get(path), path).toEqual([
      path.startsWith('policies/') ? 'iam/no-wildcard-resource' : 'iam/no-full-admin',
    ]);
});

it('lints text without ESLint', () => {
  const directory = newProject({
    'lint.mjs': `const text = ${JSON.stringify(read('*'))};\n${block('Without ESLint', 'js')}\nconsole.log(JSON.stringify(findings.map(({ rule, line, column }) => [rule, line, column])));\n`,
  });
  expect(JSON.parse(run(process.execPath, ['lint.mjs'], { cwd: directory }))).toEqual([
    ['no-wildcard-resource', 3, 77],
  ]);
});
