/** The GitHub Action, by running its step as the runner does. */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, inject, it } from 'vitest';
import { parse } from 'yaml';
import { temporaryFolder, writeFiles } from './install.js';
import { newProject, readmeConfig } from './project.js';
import { tryRun, type Ran } from './run.js';

const folder = fileURLToPath(new URL('../action/', import.meta.url));
const action = parse(readFileSync(join(folder, 'action.yml'), 'utf8')) as {
  inputs: Record<string, { default: string }>;
  outputs: Record<string, { value: string }>;
  runs: { steps: { id: string; run: string; shell: string; env: Record<string, string> }[] };
};
const [step] = action.runs.steps;

const policy = (members: string) =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", ${members} }] }\n`;
const wrong = policy('"Action": "iam:PassRole", "Resource": "arn:aws:iam::111122223333:role/*"');
const warned = policy('"Action": "s3:GetObject", "Resource": "*"');

interface StepRan extends Ran {
  readonly summary: string;
  readonly outputs: string;
}

/** What the step does with these inputs; others have their defaults. */
function runStep(
  directory: string,
  inputs: Readonly<Record<string, string>> = {},
  env: NodeJS.ProcessEnv = {},
): StepRan {
  const temp = temporaryFolder('runner');
  const files = { GITHUB_STEP_SUMMARY: join(temp, 'summary.md'), GITHUB_OUTPUT: join(temp, 'output') };
  for (const file of Object.values(files)) writeFileSync(file, '');
  const given = Object.entries(step!.env).map(([name, value]) => {
    const [, input] = /^\$\{\{ inputs\.([\w-]+) \}\}$/.exec(value)!;
    return [name, inputs[input!] ?? action.inputs[input!]!.default];
  });
  const ran = tryRun('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step!.run], {
    cwd: directory,
    env: {
      GITHUB_ACTION_PATH: folder,
      GITHUB_WORKSPACE: directory,
      RUNNER_TEMP: temp,
      ...files,
      ...env,
      ...Object.fromEntries(given),
    },
  });
  const read = (file: string) => readFileSync(file, 'utf8');
  return { ...ran, summary: read(files.GITHUB_STEP_SUMMARY), outputs: read(files.GITHUB_OUTPUT) };
}

const annotations = ({ stdout }: Ran) => stdout.split('\n').filter((line) => line.startsWith('::'));

it('uses every input, and sets every output', () => {
  const script = readFileSync(join(folder, 'lint.mjs'), 'utf8');
  for (const name of Object.keys(step!.env)) expect(script).toContain(`env.${name}`);
  const used = JSON.stringify(action.runs.steps);
  for (const name of Object.keys(action.inputs)) expect(used).toContain(`\${{ inputs.${name} }}`);
  for (const [name, { value }] of Object.entries(action.outputs)) {
    expect(value).toBe(`\${{ steps.${step!.id}.outputs.${name} }}`);
    expect(script).toContain(`${name}=`);
  }
});

it('lints with the packages and the configuration of the repository', () => {
  const directory = newProject({
    'eslint.config.js': readmeConfig,
    'policies/wrong.json': wrong,
    'policies/warned.json': warned,
  });
  const ran = runStep(directory, { paths: 'policies', sarif: 'policies.sarif' });
  expect({ status: ran.status, stderr: ran.stderr, outputs: ran.outputs }).toEqual({
    status: 1,
    stderr: '',
    outputs: 'errors=1\nwarnings=1\n',
  });
  expect([warned.indexOf('"*"') + 2, wrong.indexOf('"iam:') + 1]).toEqual([102, 73]);
  expect(annotations(ran)).toEqual([
    expect.stringMatching(
      /^::warning file=policies\/warned\.json,line=1,endLine=1,col=102,endColumn=102,title=iam\/no-wildcard-resource::`\*` matches every resource/,
    ),
    expect.stringMatching(
      /^::error file=policies\/wrong\.json,line=1,endLine=1,col=73,endColumn=86,title=iam\/require-passed-to-service::`iam:PassRole` allows/,
    ),
  ]);
  expect(ran.stdout).toContain('\u001b[');
  expect(ran.summary).toMatch(/^### 1 error and 1 warning in 2 of 2 files/);
  const { runs } = JSON.parse(readFileSync(join(directory, 'policies.sarif'), 'utf8'));
  expect(runs[0].results).toHaveLength(2);
});

it('fails for errors, and for more warnings than may be left', () => {
  const directory = newProject({ 'eslint.config.js': readmeConfig, 'policies/warned.json': warned });
  const status = (inputs: Record<string, string>) => runStep(directory, inputs).status;
  expect(status({ paths: 'policies' })).toBe(0);
  expect(status({ paths: 'policies', 'max-warnings': '1' })).toBe(0);
  expect(status({ paths: 'policies', 'max-warnings': '0' })).toBe(1);
  const none = runStep(directory, { paths: 'policies', summary: 'false' });
  expect(none.summary).toBe('');
});

it('says in an annotation why it could not lint', () => {
  const directory = newProject({ 'eslint.config.js': readmeConfig, 'policies/warned.json': warned });
  const failed = (inputs: Record<string, string>) => {
    const ran = runStep(directory, inputs);
    expect(ran.status).toBe(2);
    return annotations(ran).join('\n');
  };
  expect(failed({ paths: 'policies', 'max-warnings': 'few' })).toBe(
    '::error::max-warnings must be a number, and is "few".',
  );
  expect(failed({ paths: 'nowhere' })).toMatch(/^::error::ESLint failed:%0A.*nowhere/);
});

it('asks for the packages that a configuration needs', () => {
  const directory = temporaryFolder('checkout');
  writeFiles(directory, { 'eslint.config.mjs': readmeConfig, 'policies/wrong.json': wrong });
  const ran = runStep(directory);
  expect(ran.status).toBe(2);
  expect(annotations(ran)).toEqual([
    '::error::eslint.config.mjs is an ESLint configuration, but eslint-plugin-iam is not installed: run `npm ci` in a step before this one.',
  ]);
});

it('installs the version of the action where there is no configuration, outside of the repository', () => {
  const directory = temporaryFolder('checkout');
  writeFiles(directory, {
    'iam/wrong.json': wrong,
    'template.yaml':
      'Resources:\n  R:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument: { Version: 2012-10-17, Statement: [{ Effect: Allow, Action: "*", Resource: "*" }] }\n',
    'package-lock.json': '{}\n',
  });
  // Stands in for npm: notes what it is asked for, and puts the packed packages there.
  const bin = temporaryFolder('bin');
  mkdirSync(bin, { recursive: true });
  writeFileSync(
    join(bin, 'npm'),
    `#!/bin/sh\necho "$@" > ${bin}/asked\nln -s ${join(inject('packed').installed, 'node_modules')} "$3/node_modules"\n`,
  );
  chmodSync(join(bin, 'npm'), 0o755);
  const ran = runStep(directory, {}, { PATH: `${bin}${delimiter}${process.env['PATH']!}` });
  expect(ran.stderr).toBe('');
  expect(
    annotations(ran).map((line) =>
      line.replace(/^::(\w+) file=([^,]+),line=(\d+).*title=([^:]+)::.*$/, '$1 $2:$3 $4'),
    ),
  ).toEqual([
    'error iam/wrong.json:1 iam/require-passed-to-service',
    'error template.yaml:5 iam/no-full-admin',
  ]);
  const { version } = JSON.parse(
    readFileSync(new URL('../packages/eslint-plugin/package.json', import.meta.url), 'utf8'),
  ) as { version: string };
  expect(readFileSync(join(bin, 'asked'), 'utf8')).toMatch(
    new RegExp(
      `^install --prefix .+/eslint-plugin-iam --ignore-scripts --no-audit --no-fund eslint@10 eslint-plugin-iam@${version.replaceAll('.', '\\.')}$`,
      'm',
    ),
  );
  expect(runStep(directory, { level: 'everything' }).status).toBe(2);
});
