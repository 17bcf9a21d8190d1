/** ESLint with the plugin as CI runs it: formats, exit codes, the cache, and the workflows of the examples. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { catalogDate } from 'iam-rules-core';
import type { Log } from 'sarif';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { parse } from 'yaml';
import { npmInstall, pnpmInstall, temporaryFolder, writeFiles } from './install.js';
import { newProject, readmeConfig } from './project.js';
import { run, tryRun, type Ran } from './run.js';
import { walk } from './walk.js';

const read = (path: string) => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8');
const formatter = (name: string) => `node_modules/eslint-plugin-iam/formatters/${name}.js`;

const policy = (action: string, resource: string) => `{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "${action}", "Resource": "${resource}" }]
}
`;
const good = policy('s3:GetObject', 'arn:aws:s3:::amzn-s3-demo-bucket/*');
const warned = policy('s3:GetObject', '*');
const wrong = policy('*', '*');

const eslint = (cwd: string, ...args: string[]): Ran =>
  tryRun(process.execPath, [join(cwd, 'node_modules/eslint/bin/eslint.js'), ...args], { cwd });

describe('exit codes', () => {
  const statuses = (files: Readonly<Record<string, string>>, ...runs: string[][]) => {
    const directory = newProject({ 'eslint.config.js': readmeConfig, ...files });
    return runs.map((args) => eslint(directory, ...args).status);
  };

  it('0: nothing, or warnings only, or as many as are allowed', () => {
    expect(statuses({ 'policies/p.json': good }, ['policies'], ['--max-warnings', '0', 'policies'])).toEqual([
      0, 0,
    ]);
    expect(
      statuses({ 'policies/p.json': warned }, ['policies'], ['--max-warnings', '1', 'policies']),
    ).toEqual([0, 0]);
  });

  it('1: an error, a file that cannot be parsed, a warning too many', () => {
    expect(statuses({ 'policies/p.json': wrong }, ['policies'], ['--quiet', 'policies'])).toEqual([1, 1]);
    expect(statuses({ 'policies/p.json': '{' }, ['policies'])).toEqual([1]);
    expect(statuses({ 'policies/p.json': warned }, ['--max-warnings', '0', 'policies'])).toEqual([1]);
  });

  it('2: the configuration fails, no file matches', () => {
    expect(statuses({ 'eslint.config.js': 'export default oops;' }, ['policies'])).toEqual([2]);
    expect(statuses({}, ['policies'])).toEqual([2]);
  });

  it('of files that are not for the linter, and of none', () => {
    const files = { 'README.md': '# Policies\n', 'policies/p.json': warned };
    expect(
      statuses(
        files,
        ['--max-warnings', '0', 'README.md'],
        ['--max-warnings', '0', '--no-warn-ignored', 'README.md'],
        ['--max-warnings', '0', '--pass-on-no-patterns'],
        ['--max-warnings', '0'],
        ['--no-error-on-unmatched-pattern', 'no-such-folder'],
      ),
    ).toEqual([1, 0, 0, 1, 0]);
  });

  it('of what a branch has changed', () => {
    const directory = newProject({
      'eslint.config.js': readmeConfig,
      'policies/old.json': wrong,
      'policies/deleted.json': good,
      '.gitignore': 'node_modules',
    });
    const git = (...args: string[]) =>
      run('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.com', ...args], { cwd: directory });
    git('init', '--quiet', '--initial-branch', 'main');
    git('add', '.');
    git('commit', '--quiet', '--message', 'Start');
    const command = /`(git diff [^`]+)`/.exec(read('docs/ci.md'))![1]!;
    const lint = () => tryRun('bash', ['-c', command], { cwd: directory }).status;
    expect(lint()).toBe(0);
    git('checkout', '--quiet', '-b', 'branch');
    writeFiles(directory, { 'policies/a new one.json': good, 'README.md': '# Policies\n' });
    git('rm', '--quiet', 'policies/deleted.json');
    git('add', '.');
    expect(lint()).toBe(0);
    git('commit', '--quiet', '--message', 'Change');
    git('checkout', '--quiet', 'main');
    writeFiles(directory, { 'policies/old.json': `${wrong}\n` });
    git('commit', '--quiet', '--all', '--message', 'Change what the branch does not');
    git('checkout', '--quiet', 'branch');
    expect(lint()).toBe(0);
    writeFiles(directory, { 'policies/a new one.json': wrong });
    expect(lint()).toBe(123);
  });
});

it('finds the same on several threads', () => {
  const directory = newProject({
    'eslint.config.js': readmeConfig,
    ...Object.fromEntries(
      Array.from({ length: 12 }, (_, index) => [
        `policies/p${index}.json`,
        [good, warned, wrong][index % 3]!,
      ]),
    ),
  });
  const one = eslint(directory, '--format', 'json', 'policies');
  const two = eslint(directory, '--format', 'json', '--concurrency', '2', 'policies');
  expect({ ...two, stderr: '' }).toEqual(one);
  expect(
    (JSON.parse(one.stdout) as { messages: unknown[] }[]).map(({ messages }) => messages.length),
  ).toEqual(
    // By name: p0, p1, p10, p11, p2 ...
    [0, 1, 1, 1, 1, 0, 1, 1, 0, 1, 1, 0],
  );
});

describe('the formats', () => {
  it('are there under pnpm and ESLint 9', () => {
    const { directory } = pnpmInstall(['eslint@9']);
    writeFiles(directory, { 'eslint.config.js': readmeConfig, 'policies/p.json': warned });
    const frames = eslint(directory, '--color', '--format', formatter('frames'), 'policies');
    expect(frames.stdout).toContain('\u001b[33mwarning');
    const plain = eslint(directory, '--no-color', '--format', formatter('frames'), 'policies');
    expect(plain.stdout).toContain('\n  --> policies/p.json:3:77\n');
    expect(plain.stdout).toBe(frames.stdout.replace(/\u001b\[\d+m/g, '')); // eslint-disable-line no-control-regex
    expect(eslint(directory, '--format', formatter('markdown'), 'policies').stdout).toContain(
      '| [3:77](policies/p.json#L3) | warning | ',
    );
    const sarif = eslint(directory, '--format', formatter('sarif'), 'policies');
    expect((JSON.parse(sarif.stdout) as Log).runs[0]!.results).toHaveLength(1);
  });

  it('go by --color and --no-color in ESLint 10', () => {
    const directory = newProject({ 'eslint.config.js': readmeConfig, 'policies/p.json': warned });
    const frames = (...args: string[]) =>
      eslint(directory, ...args, '--format', formatter('frames'), 'policies').stdout.includes('\u001b[');
    expect([frames(), frames('--no-color'), frames('--color')]).toEqual([false, false, true]);
  });

  it('say how many good policies were checked, or that there were none', () => {
    const directory = newProject({ 'eslint.config.js': readmeConfig, 'policies/p.json': good });
    const printed = (format: string, ...args: string[]) => {
      const ran = eslint(directory, '--format', formatter(format), ...args);
      expect(ran).toMatchObject({ status: 0, stderr: '' });
      return ran.stdout.trim();
    };
    for (const args of [
      ['policies'],
      ['policies', '--concurrency', '2'],
      ['policies', '--cache'],
      ['policies', '--cache'],
    ])
      expect(printed('frames', ...args)).toBe('✔ No findings in 1 policy of 1 file');
    expect(printed('markdown', 'policies')).toBe('### No findings in 1 policy of 1 file');
    writeFiles(directory, { 'policies/other/a.json': '{}' });
    expect(printed('frames', 'policies/other')).toBe('⚠ No policies were found in 1 file');
    expect(printed('markdown', 'policies/other')).toBe('### No policies were found in 1 file');
    const file = join(directory, 'out.sarif');
    eslint(directory, '--format', formatter('sarif'), '--output-file', file, 'policies');
    expect((JSON.parse(readFileSync(file, 'utf8')) as Log).runs[0]!.results).toEqual([]);
  });
});

describe('the cache', () => {
  /** Notes which files are linted. */
  const config = `import { appendFileSync } from 'node:fs';
import { basename } from 'node:path';
import { defineConfig } from 'eslint/config';
import iam from 'eslint-plugin-iam';

const note = {
  create({ filename }) {
    appendFileSync('linted', \`\${basename(filename)} \`);
    return {};
  },
};

export default defineConfig([
  { files: ['policies/**/*.json'], extends: [iam.configs.recommended] },
  { plugins: { note: { meta: { name: 'note', version: '1' }, rules: { note } } }, rules: { 'note/note': 'error' } },
]);
`;

  /** A project whose packages can be changed: they are copies. */
  function project(): { directory: string; lint: () => string } {
    const directory = temporaryFolder('cache');
    const from = join(inject('packed').installed, 'node_modules');
    mkdirSync(join(directory, 'node_modules'));
    for (const name of readdirSync(from)) {
      if (name === 'eslint-plugin-iam' || name === 'iam-rules-core') {
        cpSync(join(from, name), join(directory, 'node_modules', name), { recursive: true });
      } else symlinkSync(join(from, name), join(directory, 'node_modules', name));
    }
    writeFiles(directory, {
      'package.json': '{ "private": true, "type": "module" }\n',
      'eslint.config.js': config,
      'policies/a.json': warned,
      'policies/b.json': wrong,
    });
    let stdout: string | undefined;
    const lint = () => {
      rmSync(join(directory, 'linted'), { force: true });
      const ran = eslint(
        directory,
        '--cache',
        '--cache-strategy',
        'content',
        '--format',
        formatter('frames'),
        'policies',
      );
      expect(ran.stderr).toBe('');
      // What it says is the same, linted or not.
      stdout ??= ran.stdout;
      expect(ran.stdout).toBe(stdout);
      expect(ran.status).toBe(1);
      return existsSync(join(directory, 'linted'))
        ? readFileSync(join(directory, 'linted'), 'utf8').trim().split(' ').sort().join(' ')
        : '';
    };
    return { directory, lint };
  }

  const javascriptIn = (folder: string) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.js'))
      .map((name) => join(folder, name));

  const edit = (file: string, from: string | RegExp, to: string) => {
    const text = readFileSync(file, 'utf8');
    const edited = text.replace(from, to);
    expect(edited).not.toBe(text);
    writeFileSync(file, edited);
  };

  it('is used for files that have not changed, and for those only', () => {
    const { directory, lint } = project();
    expect(lint()).toBe('a.json b.json');
    expect(lint()).toBe('');
    appendFileSync(join(directory, 'policies/b.json'), '\n');
    expect(lint()).toBe('b.json');
    expect(lint()).toBe('');
  });

  it.each([
    ['the plugin', 'eslint-plugin-iam/package.json', /"version": "[^"]+"/, '"version": "99.0.0"'],
    ['the rules', 'iam-rules-core/package.json', /"version": "[^"]+"/, '"version": "99.0.0"'],
    ['the data', 'iam-rules-core/bundle', new RegExp(`(?<=["'\`])${catalogDate}(?=["'\`])`), '2030-01-01'],
  ])('is not used after a change of %s', (_, path, from, to) => {
    const { directory, lint } = project();
    expect(lint()).toBe('a.json b.json');
    const target = join(directory, 'node_modules', path);
    const files = path.endsWith('.json') ? [target] : javascriptIn(target);
    edit(
      files.find((file) => from.test(readFileSync(file, 'utf8')))!,
      from,
      to,
    );
    expect(lint()).toBe('a.json b.json');
  });
});

describe('with what CI installs', () => {
  /** A project with a lock file, as a repository has it. */
  let installed: string;
  beforeAll(() => {
    installed = npmInstall(['eslint@10', 'eslint-formatter-gitlab']).directory;
  });

  it('the page on CI works as it is written', () => {
    writeFiles(installed, { 'eslint.config.mjs': readmeConfig, 'policies/deploy.json': good });
    walk(read('docs/ci.md'), installed);
  });

  /** A fresh checkout: nothing is installed yet. It lies where the paths of the lock file lead to the tarballs. */
  function checkout(files: Readonly<Record<string, string>>): string {
    const directory = temporaryFolder('checkout');
    for (const name of ['package.json', 'package-lock.json'])
      cpSync(join(installed, name), join(directory, name));
    writeFiles(directory, { 'eslint.config.mjs': readmeConfig, ...files });
    run('git', ['init', '--quiet'], { cwd: directory });
    return directory;
  }

  it('the workflow for GitHub works', () => {
    interface Step {
      readonly uses?: string;
      readonly run?: string;
      readonly with?: Readonly<Record<string, string>>;
    }
    const workflow = parse(read('examples/ci/github-actions.yml')) as {
      permissions: Record<string, string>;
      jobs: { lint: { steps: Step[] } };
    };
    const { steps } = workflow.jobs.lint;
    const using = (name: string) => steps.find(({ uses }) => uses?.startsWith(`${name}@`))!;
    expect(workflow.permissions).toEqual({ contents: 'read', 'security-events': 'write' });
    expect(using('actions/cache').with!['path']).toBe('.eslintcache');

    const directory = checkout({ 'policies/wrong.json': wrong, 'policies/warned.json': warned });
    const summary = join(directory, 'summary.md');
    const env = {
      GITHUB_ACTIONS: 'true',
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_REPOSITORY: 'octo-org/octo-repo',
      GITHUB_SHA: 'c0ffee',
      GITHUB_STEP_SUMMARY: summary,
    };
    /** As the runner does: the steps after a failed one are not run. */
    const job = (commands: readonly string[]) => {
      const ran: Ran[] = [];
      for (const command of commands) {
        ran.push(
          tryRun('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', command], {
            cwd: directory,
            env,
          }),
        );
        if (ran.at(-1)!.status !== 0) break;
      }
      return ran;
    };
    const commands = steps.flatMap((step) => step.run ?? []);

    const found = job(commands);
    expect(found.map(({ status }) => status)).toEqual([0, 0, 0, 1]);
    const sarif = join(directory, using('github/codeql-action/upload-sarif').with!['sarif_file']!);
    const uris = (JSON.parse(readFileSync(sarif, 'utf8')) as Log).runs[0]!.results!.map(
      ({ locations }) => locations![0]!.physicalLocation!.artifactLocation!.uri,
    );
    expect(uris).toEqual(['policies/warned.json', 'policies/wrong.json']);
    expect(readFileSync(summary, 'utf8')).toContain(
      '| [3:49](https://github.com/octo-org/octo-repo/blob/c0ffee/policies/wrong.json#L3) | **error** | ',
    );
    expect(existsSync(join(directory, using('actions/cache').with!['path']!))).toBe(true);
    // What setup-node makes annotations of: a line that is the file, and lines of this form under it.
    const lines = found
      .at(-1)!
      .stdout.split('\n')
      .filter((line) => line !== '');
    const finding = /^\s+(\d+):(\d+)\s+(error|warning|info)\s+(.*)\s\s+(.*)$/;
    expect(lines.slice(0, 4).map((line) => finding.exec(line)?.slice(1) ?? basename(line))).toEqual([
      'warned.json',
      [
        '3',
        '77',
        'warning',
        expect.stringMatching(/^`\*` matches every resource/),
        'iam/no-wildcard-resource',
      ],
      'wrong.json',
      ['3', '49', 'error', expect.stringMatching(/^This statement allows every action/), 'iam/no-full-admin'],
    ]);

    // Good policies pass; a run that fails for another reason fails at once.
    writeFiles(directory, { 'policies/wrong.json': good, 'policies/warned.json': good });
    expect(job(commands.slice(1)).map(({ status }) => status)).toEqual([0, 0, 0]);
    writeFiles(directory, { 'eslint.config.mjs': 'export default oops;' });
    expect(job(commands.slice(1)).map(({ status }) => status)).toEqual([1]);
  });

  it('the pipeline for GitLab works', () => {
    const text = read('examples/ci/gitlab-ci.yml');
    const [[name, job]] = Object.entries(
      parse(text) as Record<
        string,
        { script: string[]; cache: { paths: string[] }[]; artifacts: { reports: { codequality: string } } }
      >,
    ) as [
      [
        string,
        { script: string[]; cache: { paths: string[] }[]; artifacts: { reports: { codequality: string } } },
      ],
    ];
    const directory = checkout({ '.gitlab-ci.yml': text, 'policies/wrong.json': wrong });
    const env = { CI_PROJECT_DIR: directory, CI_JOB_NAME: name };
    const statuses = job.script.map(
      (command) => tryRun('bash', ['-c', command], { cwd: directory, env }).status,
    );
    expect(statuses).toEqual([0, 1]);
    const report = JSON.parse(
      readFileSync(join(directory, job.artifacts.reports.codequality), 'utf8'),
    ) as unknown[];
    expect(report).toMatchObject([
      {
        check_name: 'iam/no-full-admin',
        severity: 'major',
        location: {
          path: 'policies/wrong.json',
          positions: { begin: { line: 3, column: 49 }, end: { line: 3, column: 50 } },
        },
      },
    ]);
    for (const path of job.cache.flatMap(({ paths }) => paths)) {
      expect(existsSync(join(directory, path)), path).toBe(true);
    }
  });
});
