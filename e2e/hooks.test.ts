/** The hooks of examples/hooks, set up as docs/hooks.md says: what stops a commit and what does not. */
import { cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { readmeConfig } from './project.js';
import { Repository } from './repository.js';
import { run } from './run.js';

const examples = fileURLToPath(new URL('../examples/hooks/', import.meta.url));

const policy = (action: string, resource: string) => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "${action}",
      "Resource": "${resource}"
    }
  ]
}
`;
const good = policy('s3:GetObject', 'arn:aws:s3:::amzn-s3-demo-bucket/*');
const other = policy('s3:PutObject', 'arn:aws:s3:::amzn-s3-demo-bucket/*');
const risky = policy('s3:GetObject', '*');
const bad = policy('iam:PassRole', 'arn:aws:iam::123456789012:role/app/*');
const onRisky = '7:20 warning iam/no-wildcard-resource';
const onBad = '6:17 error iam/require-passed-to-service';

interface Tool {
  readonly name: string;
  /** Sets the hook up once the example's files are there. */
  install(repository: Repository): void;
  /** Puts the example into a repository whose Node project is the folder `infra`. */
  installInFolder(repository: Repository): void;
  /** The file that has the ESLint command. */
  readonly config: string;
  /** Whether changes of other files than the policies are put aside too, when they are not staged. */
  readonly hidesAll: boolean;
}

/** Lets `npm install` set the hook up in every clone, and does so now. */
function prepare(repository: Repository, command: string, folder = '.'): void {
  repository.run('npm', ['pkg', 'set', `scripts.prepare=${command}`], folder);
  repository.run('npm', ['run', 'prepare'], folder);
}

function edit(repository: Repository, path: string, from: RegExp | string, to: string): void {
  const text = readFileSync(join(repository.directory, path), 'utf8');
  const edited = text.replaceAll(from, to);
  expect(edited).not.toBe(text);
  writeFileSync(join(repository.directory, path), edited);
}

function copyExample(name: string, repository: Repository, folder = '.'): void {
  cpSync(join(examples, name), join(repository.directory, folder), { recursive: true });
}

const tools: readonly Tool[] = [
  {
    name: 'pre-commit',
    config: '.pre-commit-config.yaml',
    hidesAll: true,
    install: (repository) => repository.run('pre-commit', ['install']),
    installInFolder(repository) {
      copyExample('pre-commit', repository);
      edit(repository, '.pre-commit-config.yaml', 'node node_modules/', 'node infra/node_modules/');
      edit(
        repository,
        '.pre-commit-config.yaml',
        String.raw`files: \.json$`,
        String.raw`files: ^infra/.*\.json$`,
      );
      repository.run('pre-commit', ['install']);
    },
  },
  {
    name: 'prek',
    config: '.pre-commit-config.yaml',
    hidesAll: true,
    install: (repository) => prepare(repository, 'prek install'),
    installInFolder(repository) {
      copyExample('prek', repository, 'infra');
      prepare(repository, 'prek install', 'infra');
    },
  },
  {
    name: 'lefthook',
    config: 'lefthook.yml',
    hidesAll: false,
    install: (repository) => prepare(repository, 'lefthook install'),
    installInFolder(repository) {
      copyExample('lefthook', repository);
      edit(repository, 'lefthook.yml', '      run:', '      root: infra/\n      run:');
      prepare(repository, 'lefthook install', 'infra');
    },
  },
  {
    name: 'husky',
    config: '.lintstagedrc.json',
    hidesAll: false,
    install: (repository) => prepare(repository, 'husky'),
    installInFolder(repository) {
      copyExample('husky', repository, 'infra');
      edit(repository, 'infra/.husky/pre-commit', /^/g, 'cd infra\n');
      prepare(repository, 'cd .. && husky infra/.husky', 'infra');
    },
  },
];

const started = realpathSync(mkdtempSync(join(tmpdir(), 'iam-hooks-')));
const modules = join(started, 'node_modules');
/** What the hook managers keep outside of a repository. */
const env = { PRE_COMMIT_HOME: join(started, 'pre-commit'), PREK_HOME: join(started, 'prek') };

beforeAll(() => {
  try {
    run('pre-commit', ['--version'], { cwd: started });
  } catch (cause) {
    throw new Error('These tests need pre-commit: `apt-get install pre-commit`.', { cause });
  }
  const { core, plugin } = inject('packed');
  writeFileSync(join(started, 'package.json'), '{ "private": true, "type": "module" }\n');
  const managers = ['husky@9.1.7', 'lint-staged@16.4.0', 'lefthook@2.2.2', '@j178/prek@0.5.3'];
  run('npm', ['install', '--no-audit', '--no-fund', 'eslint@10', core, plugin, ...managers], {
    cwd: started,
  });
});

afterAll(() => rmSync(started, { recursive: true, force: true }));

/** A repository with a Node project in one of its folders, before any hook and any commit. */
function newRepository(folder = '.'): Repository {
  const repository = new Repository(env);
  repository.link(join(folder, 'node_modules'), modules);
  repository.write({
    '.gitignore': 'node_modules\n',
    [join(folder, 'package.json')]: '{ "private": true, "type": "module" }\n',
    [join(folder, 'eslint.config.js')]: readmeConfig,
  });
  return repository;
}

const count = (repository: Repository) => Number(repository.git('rev-list', '--count', 'HEAD'));

describe.each(tools)('$name', (tool) => {
  let prepared: Repository;

  beforeAll(() => {
    prepared = newRepository();
    prepared.write({
      'policies/legacy.json': bad,
      'policies/kept.json': good,
      'policies/moved.json': other,
      'policies/doomed.json': bad,
    });
    copyExample(tool.name, prepared);
    prepared.git('add', '.');
    prepared.git('commit', '--quiet', '--message', 'Start');
    tool.install(prepared);
  });

  afterAll(() => prepared.remove());

  function repositoryOfTest(): Repository {
    const repository = new Repository(env, prepared);
    onTestFinished(() => repository.remove());
    return repository;
  }

  it('stops the commit of a faulty policy, and lets the mended one pass', () => {
    const repository = repositoryOfTest();
    const path = `policies/zoë's büro/it costs $HOME [1] "now".json`;
    repository.stage({ [path]: bad });

    const stopped = repository.commit();
    expect(stopped.findings).toEqual([`${path}:${onBad}`]);
    expect(stopped.done).toBe(false);
    expect(count(repository)).toBe(1);
    expect(repository.git('show', `:${path}`)).toBe(bad);
    expect(readFileSync(join(repository.directory, path), 'utf8')).toBe(bad);

    repository.stage({ [path]: good });
    expect(repository.commit()).toMatchObject({ done: true, findings: [] });
    expect(count(repository)).toBe(2);
    expect(repository.git('show', `HEAD:${path}`)).toBe(good);
  });

  it('judges what is staged alone, and of that the policies', () => {
    const repository = repositoryOfTest();
    repository.write({ 'policies/draft.json': bad, 'policies/kept.json': bad });
    repository.stage({ 'policies/new.json': good, 'settings.json': '{ "Statement": "no policy" }\n' });
    repository.git('mv', 'policies/moved.json', 'policies/moved here.json');
    repository.git('rm', '--quiet', 'policies/doomed.json');

    const { done, findings, output } = repository.commit();
    expect(findings).toEqual([]);
    expect(output).not.toContain('File ignored');
    expect(done).toBe(true);
    const changes = repository.git('show', '--no-renames', '--name-status', '--format=', 'HEAD');
    expect(changes.trimEnd().split('\n')).toEqual([
      'D\tpolicies/doomed.json',
      'A\tpolicies/moved here.json',
      'D\tpolicies/moved.json',
      'A\tpolicies/new.json',
      'A\tsettings.json',
    ]);
    expect(readFileSync(join(repository.directory, 'policies/kept.json'), 'utf8')).toBe(bad);

    // A policy that is gone has no findings; one that moved has.
    repository.git('mv', 'policies/legacy.json', 'policies/legacy (old).json');
    expect(repository.commit()).toMatchObject({
      done: false,
      findings: [`policies/legacy (old).json:${onBad}`],
    });
    repository.git('rm', '--quiet', '--cached', 'policies/legacy (old).json');
    expect(repository.commit()).toMatchObject({ done: true, findings: [] });
  });

  it('judges a partly staged policy as it is staged', () => {
    const repository = repositoryOfTest();
    const path = join(repository.directory, 'policies/part.json');
    repository.stage({ 'policies/part.json': bad });
    repository.write({ 'policies/part.json': good });
    expect(repository.commit()).toMatchObject({ done: false, findings: [`policies/part.json:${onBad}`] });
    expect(readFileSync(path, 'utf8')).toBe(good);
    expect(repository.git('show', ':policies/part.json')).toBe(bad);

    repository.stage({ 'policies/part.json': good });
    repository.write({ 'policies/part.json': bad });
    expect(repository.commit()).toMatchObject({ done: true, findings: [] });
    expect(repository.git('show', 'HEAD:policies/part.json')).toBe(good);
    expect(readFileSync(path, 'utf8')).toBe(bad);
  });

  it('takes the configuration as docs/hooks.md says', () => {
    const repository = repositoryOfTest();
    edit(
      repository,
      'eslint.config.js',
      '[iam.configs.recommended] }',
      `[iam.configs.recommended], rules: { 'iam/require-passed-to-service': 'off' } }`,
    );
    repository.stage({ 'policies/deploy.json': bad });
    expect(repository.commit()).toMatchObject(
      tool.hidesAll
        ? { done: false, findings: [`policies/deploy.json:${onBad}`] }
        : { done: true, findings: [] },
    );
  });

  it('shows warnings, and stops at them with --max-warnings 0', () => {
    const repository = repositoryOfTest();
    repository.stage({ 'policies/risk.json': risky });
    expect(repository.commit()).toMatchObject({ done: true, findings: [`policies/risk.json:${onRisky}`] });

    edit(repository, tool.config, '--no-warn-ignored', '--no-warn-ignored --max-warnings 0');
    repository.git('add', tool.config);
    repository.stage({ 'policies/risk too.json': risky });
    expect(repository.commit()).toMatchObject({
      done: false,
      findings: [`policies/risk too.json:${onRisky}`],
    });
  });

  it('honours bulk suppressions, and asks to prune those that are no longer needed', () => {
    const repository = repositoryOfTest();
    const eslint = (flag: string) => repository.run('node_modules/.bin/eslint', [flag, 'policies/**/*.json']);
    eslint('--suppress-all');
    repository.git('add', 'eslint-suppressions.json');
    repository.stage({ 'policies/legacy.json': `${bad}\n` });
    expect(repository.commit()).toMatchObject({ done: true, findings: [] });

    repository.stage({ 'policies/legacy.json': good });
    const stopped = repository.commit();
    expect(stopped.output).toContain('There are suppressions left that do not occur anymore.');
    expect(stopped.done).toBe(false);

    eslint('--prune-suppressions');
    repository.git('add', 'eslint-suppressions.json');
    expect(repository.commit()).toMatchObject({ done: true, findings: [] });
    expect(JSON.parse(repository.git('show', 'HEAD:eslint-suppressions.json'))).toEqual({
      'policies/doomed.json': { 'iam/require-passed-to-service': { count: 1 } },
    });
  });

  it('works for a project in a folder of the repository', () => {
    const repository = newRepository('infra');
    onTestFinished(() => repository.remove());
    tool.installInFolder(repository);
    repository.write({ 'infra/policies/b.json': bad, 'policies/of another project.json': bad });
    repository.git('add', '.');
    expect(repository.commit()).toMatchObject({ done: false, findings: [`infra/policies/b.json:${onBad}`] });
    repository.stage({ 'infra/policies/b.json': good });
    expect(repository.commit()).toMatchObject({ done: true, findings: [] });
    expect(count(repository)).toBe(1);
  });
});

describe('from the repository of the plugin', () => {
  const manifest = readFileSync(new URL('../.pre-commit-hooks.yaml', import.meta.url), 'utf8');
  const page = readFileSync(new URL('../docs/hooks.md', import.meta.url), 'utf8');
  const [, shown = ''] = /^## pre-commit\n[^]*?```yaml\n([^]*?)```/m.exec(page)!;

  it.each([
    ['pre-commit', 'pre-commit'],
    ['prek', join(modules, '.bin/prek')],
  ])('%s runs the ESLint of the project', (_, command) => {
    const plugin = new Repository(env);
    onTestFinished(() => plugin.remove());
    plugin.stage({ '.pre-commit-hooks.yaml': manifest });
    expect(plugin.commit().done).toBe(true);
    const [, version] = /rev: (\S+)/.exec(shown)!;
    plugin.git('tag', version!);

    const repository = newRepository();
    onTestFinished(() => repository.remove());
    const address = 'https://github.com/eslint-plugin-iam/eslint-plugin-iam';
    expect(shown).toContain(`repo: ${address}\n`);
    repository.write({ '.pre-commit-config.yaml': shown.replace(address, plugin.directory) });
    repository.run(command, ['install']);
    repository.write({ 'policies/a.json': bad, 'other.json': '{}\n' });
    repository.git('add', '.');
    expect(repository.commit()).toMatchObject({ done: false, findings: [`policies/a.json:${onBad}`] });
    repository.stage({ 'policies/a.json': risky });
    expect(repository.commit()).toMatchObject({ done: true, findings: [`policies/a.json:${onRisky}`] });
  });

  it('has the hook that can be written by hand', () => {
    interface Hook {
      readonly description?: string;
    }
    const [{ description, ...hook }] = parse(manifest) as [Hook];
    const byHand = parse(readFileSync(join(examples, 'pre-commit/.pre-commit-config.yaml'), 'utf8')) as {
      repos: [{ hooks: [Hook] }];
    };
    expect(description).toContain('IAM policies');
    expect(byHand.repos[0].hooks[0]).toEqual(hook);
  });
});

describe('without a Node project', () => {
  it.each([
    ['pre-commit', 'pre-commit'],
    ['prek', join(modules, '.bin/prek')],
  ])('%s installs ESLint and the plugin for the hook', (_, command) => {
    const repository = new Repository(env);
    onTestFinished(() => repository.remove());
    copyExample('without-node-project', repository);
    const { core, plugin } = inject('packed');
    edit(repository, '.pre-commit-config.yaml', /'eslint-plugin-iam@[\d.]+'/g, `'${core}', '${plugin}'`);
    repository.run(command, ['install']);
    repository.write({ 'policies/a.json': bad, 'other.json': '{}\n' });
    repository.git('add', '.');
    expect(repository.commit()).toMatchObject({ done: false, findings: [`policies/a.json:${onBad}`] });
    repository.stage({ 'policies/a.json': good });
    expect(repository.commit()).toMatchObject({ done: true, findings: [] });
    expect(count(repository)).toBe(1);
  });
});

describe('the documentation', () => {
  const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');

  it.each([
    'pre-commit/.pre-commit-config.yaml',
    'lefthook/lefthook.yml',
    'husky/.husky/pre-commit',
    'husky/.lintstagedrc.json',
    'without-node-project/.pre-commit-config.yaml',
    'without-node-project/eslint.config.cjs',
  ])('shows %s as it is', (path) => {
    expect(read('docs/hooks.md')).toContain(`\n${read(`examples/hooks/${path}`)}\`\`\`\n`);
  });

  it('gives prek the configuration of pre-commit', () => {
    expect(read('examples/hooks/prek/.pre-commit-config.yaml')).toBe(
      read('examples/hooks/pre-commit/.pre-commit-config.yaml'),
    );
  });
});
