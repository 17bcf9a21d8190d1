/** The plugin in ESLint's language server, set up as `examples/` is and asked as editors ask it. */
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { getStaticJSONValue, parseJSON } from 'jsonc-eslint-parser';
import { describe, expect, inject, it } from 'vitest';
import type { Diagnostic } from 'vscode-languageserver-protocol/node';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { codeBlocks } from '../test/markdown.js';
import type { LanguageClient } from './language-client.mjs';
import { startLanguageServer } from './language-server.js';
import { newProject } from './project.js';

const root = fileURLToPath(new URL('..', import.meta.url));
const example = (path: string) => readFileSync(join(root, 'examples', path), 'utf8');
const policies = readdirSync(join(root, 'examples/policies'), { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.json'))
  .map((path) => `policies/${path}`)
  .sort();

/** The settings that are read here, of those of the example project. */
const settings = getStaticJSONValue(parseJSON(example('.vscode/settings.json'))) as unknown as {
  'eslint.validate': string[];
  'eslint.codeAction.disableRuleComment': { enable: boolean };
  '[json][jsonc]': { 'editor.codeActionsOnSave': Record<string, string> };
};

/** What the ESLint extension of VS Code tells its server of these settings. */
const serverSettings = {
  validate: settings['eslint.validate'].includes('json') ? 'on' : 'probe',
  experimental: {},
  rulesCustomizations: [],
  problems: {},
  nodePath: null,
  codeAction: {
    disableRuleComment: settings['eslint.codeAction.disableRuleComment'],
    showDocumentation: { enable: true },
  },
  codeActionOnSave: { mode: 'all' },
};

/** Opens the example project in an editor. */
async function openExamples(answer: object = serverSettings) {
  const directory = newProject({
    'eslint.config.js': example('eslint.config.js'),
    ...Object.fromEntries(policies.map((path) => [path, example(path)])),
  });
  const editor = await startLanguageServer('vscode-eslint-language-server', {
    workspace: directory,
    configuration: () => answer,
  });
  return { directory, editor };
}

/** The actions that the light bulb offers for a finding, without those that only show something. */
async function quickFixes(editor: LanguageClient, document: TextDocument, finding: Diagnostic) {
  const { range } = finding;
  const actions = await editor.codeActions(document, { range, diagnostics: [finding] });
  return actions.filter(({ title }) => !title.startsWith('Show documentation'));
}

async function chooseQuickFix(
  editor: LanguageClient,
  document: TextDocument,
  finding: Diagnostic,
  title: string,
) {
  const action = (await quickFixes(editor, document, finding)).find((fix) => fix.title === title);
  if (!action) throw new Error(`There is no quick fix “${title}”.`);
  await editor.choose(action);
}

const codes = (findings: readonly Diagnostic[]) => findings.map(({ code }) => code);

it('underlines, explains and links what it finds', async () => {
  const { directory, editor } = await openExamples();
  const document = await editor.open(directory, 'policies/pass-role/deploy-role.before.json');
  const page = (rule: string) =>
    `https://github.com/eslint-plugin-iam/eslint-plugin-iam/blob/main/packages/eslint-plugin/docs/rules/${rule}.md`;
  expect(await editor.diagnostics(document)).toEqual([
    {
      source: 'eslint',
      severity: 1,
      code: 'iam/require-passed-to-service',
      codeDescription: { href: page('require-passed-to-service') },
      range: { start: { line: 12, character: 16 }, end: { line: 12, character: 30 } },
      message:
        '`iam:PassRole` allows passing every role to any service. Limit it with `iam:PassedToService`.',
    },
  ]);
});

it('opens the page of a rule', async () => {
  const { directory, editor } = await openExamples();
  const opened: string[] = [];
  editor.connection.onRequest('eslint/openDoc', ({ url }: { url: string }) => void opened.push(url));
  const document = await editor.open(directory, 'policies/wildcards/administrator.before.json');
  const [finding] = await editor.diagnostics(document);
  const [show] = await editor.codeActions(document, { range: finding!.range, diagnostics: [finding!] });
  expect(show!.title).toBe('Show documentation for iam/no-full-admin');
  await editor.choose(show!);
  expect(opened).toEqual([finding!.codeDescription!.href]);
});

it('shows and offers for every example what the command line reports', async () => {
  const { directory, editor } = await openExamples();
  const table: string[] = [];
  for (const path of policies) {
    const document = await editor.open(directory, path);
    const findings = await editor.diagnostics(document);
    table.push(path, ...(findings.length ? [] : ['  nothing']));
    for (const finding of findings) {
      const { range, severity, code, codeDescription, message } = finding;
      const [start, end] = [range.start, range.end].map((at) => `${at.line + 1}:${at.character + 1}`);
      table.push(`  ${start}-${end} ${severity === 1 ? 'error' : 'warn'} ${code}`, `      ${message}`);
      const page = codeDescription!.href.split('/blob/main/')[1]!;
      expect(existsSync(join(root, page)), page).toBe(true);
      for (const { title } of await quickFixes(editor, document, finding)) {
        expect(title.endsWith(` (${code})`), title).toBe(true);
        table.push(`      > ${title.slice(0, -` (${code})`.length)}`);
      }
    }
    table.push('');
  }
  expect(table.join('\n')).toBe(readFileSync(join(root, 'test/examples.expected.txt'), 'utf8'));
});

it('counts in UTF-16 code units, as the protocol does', async () => {
  const { directory, editor } = await openExamples();
  const document = await editor.open(directory, 'policies/new.json', {
    text: '{ "Version": "2012-10-17", "Id": "𝄞 ä", "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }',
  });
  const findings = await editor.diagnostics(document);
  expect(findings.map(({ code, range }) => [code, range.start.character, document.getText(range)])).toEqual([
    ['iam/valid-characters', 34, '𝄞'],
    ['iam/no-full-admin', 87, '*'],
  ]);
});

describe('a quick fix', () => {
  it('mends the text, and the finding goes', async () => {
    const { directory, editor } = await openExamples();
    const document = await editor.open(directory, 'policies/pass-role/batch-operator.before.json');
    const findings = await editor.diagnostics(document);
    expect(codes(findings)).toEqual(['iam/require-passed-to-service']);
    const before = document.getText();

    await chooseQuickFix(
      editor,
      document,
      findings[0]!,
      'Allow passing roles to `glue.amazonaws.com` only (iam/require-passed-to-service)',
    );
    expect(document.getText()).toBe(
      before.replace(
        '"StringNotEquals": { "iam:PassedToService": "ec2.amazonaws.com" }',
        '"StringEquals": { "iam:PassedToService": "glue.amazonaws.com" }',
      ),
    );
    expect(await editor.diagnostics(document)).toEqual([]);
  });

  it('adds a whole block in the layout of the file', async () => {
    const { directory, editor } = await openExamples();
    const document = await editor.open(directory, 'policies/pass-role/deploy-role.before.json');
    const [finding] = await editor.diagnostics(document);
    const before = document.getText();
    await chooseQuickFix(
      editor,
      document,
      finding!,
      'Allow passing roles to `lambda.amazonaws.com` only (iam/require-passed-to-service)',
    );
    expect(document.getText()).toBe(
      before.replace(
        '"Resource": "*"\n',
        `"Resource": "*",
      "Condition": {
        "StringEquals": {
          "iam:PassedToService": "lambda.amazonaws.com"
        }
      }
`,
      ),
    );
    expect(codes(await editor.diagnostics(document))).toEqual(['iam/no-wildcard-pass-role']);
  });

  it('is that of the finding, with another of the same rule on the line', async () => {
    const { directory, editor } = await openExamples();
    const text = (actions: string) =>
      `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":[${actions}],"Resource":"*"}]}\n`;
    const document = await editor.open(directory, 'policies/new.json', { text: text('"rds:*","sqs:*"') });
    const [rds] = await editor.diagnostics(document);
    const [fix] = await quickFixes(editor, document, rds!);
    expect(fix!.title).toMatch(/^Keep only its List and Read actions \(\d+\) \(iam\/no-service-wildcard\)$/);
    await editor.choose(fix!);
    expect(document.getText()).toMatch(/"rds:Describe\*",.*"sqs:\*"\]/);
  });
});

it('follows the text as it is typed', async () => {
  const { directory, editor } = await openExamples();
  const document = await editor.open(directory, 'policies/wildcards/report-writer.after.json');
  const clean = document.getText();
  expect(await editor.diagnostics(document)).toEqual([]);

  // A new fault.
  const [action] = /"[a-z0-9]+:[A-Z]\w+"/.exec(clean)!;
  const mistyped = clean.replace(action, action.replace(/.(?="$)/, ''));
  await editor.change(document, mistyped);
  const fault = await editor.diagnostics(document);
  expect(codes(fault)).toEqual(['iam/no-unknown-action']);

  // Half a member: ESLint can say but where the text breaks off.
  await editor.change(document, mistyped.replace('"Statement"', '"Id": \n  "Statement"'));
  const [broken, ...others] = await editor.diagnostics(document);
  expect(others).toEqual([]);
  const colon = { line: 3, character: '  "Statement"'.length };
  expect(broken).toEqual({
    source: 'eslint',
    severity: 1,
    message: "Parsing error: Unexpected token ':'.",
    range: { start: colon, end: colon },
  });

  // The member is whole: the fault is there again, further down.
  await editor.change(document, mistyped.replace('"Statement"', '"Id": "Typed",\n  "Statement"'));
  const moved = await editor.diagnostics(document);
  expect(moved.map(({ message, code }) => ({ message, code }))).toEqual(
    fault.map(({ message, code }) => ({ message, code })),
  );
  expect(moved[0]!.range.start.line).toBe(fault[0]!.range.start.line + 1);

  await editor.change(document, clean);
  expect(await editor.diagnostics(document)).toEqual([]);
});

it('mends on save what --fix mends', async () => {
  const { directory, editor } = await openExamples();
  const text = (actions: string) => `{
  "Version": "2012-10-17",
  "Statement": {
    "Effect": "Allow",
    "Action": [
      ${actions}
    ],
    "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*"
  }
}
`;
  const document = await editor.open(directory, 'policies/new.json', {
    text: text('"s3:GetObject",\n      "s3:getObject",\n      "s3:PutObject"'),
  });
  const findings = await editor.diagnostics(document);
  expect(codes(findings)).toEqual(['iam/no-redundant-action']);
  const fixes = await quickFixes(editor, document, findings[0]!);
  expect(fixes.map(({ title, isPreferred }) => [title, isPreferred])).toEqual([
    ['Fix this iam/no-redundant-action problem', true],
    ['Fix all auto-fixable problems', undefined],
  ]);

  const only = Object.keys(settings['[json][jsonc]']['editor.codeActionsOnSave']);
  const range = { start: document.positionAt(0), end: document.positionAt(Infinity) };
  const [onSave, ...more] = await editor.codeActions(document, { range, only });
  expect(more).toEqual([]);
  await editor.choose(onSave!);
  expect(document.getText()).toBe(text('"s3:GetObject",\n      "s3:PutObject"'));
  expect(await editor.diagnostics(document)).toEqual([]);
});

describe('the offer to disable a rule by a comment', () => {
  const disabling = async (answer: object) => {
    const { directory, editor } = await openExamples(answer);
    const document = await editor.open(directory, 'policies/wildcards/administrator.before.json');
    const [finding] = await editor.diagnostics(document);
    const fixes = await quickFixes(editor, document, finding!);
    return { editor, document, fixes };
  };

  it('is not made with the settings of the example', async () => {
    expect((await disabling(serverSettings)).fixes).toEqual([]);
  });

  it('is made otherwise, and writes what AWS does not read', async () => {
    const codeAction = { ...serverSettings.codeAction, disableRuleComment: { enable: true } };
    const { editor, document, fixes } = await disabling({ ...serverSettings, codeAction });
    expect(fixes.map(({ title }) => title)).toEqual([
      'Disable iam/no-full-admin for this line',
      'Disable iam/no-full-admin for the entire file',
    ]);
    await editor.choose(fixes[0]!);
    expect(document.getText()).toContain('// eslint-disable-next-line iam/no-full-admin\n');
    const messages = (await editor.diagnostics(document)).map(({ message }) => message);
    expect(messages).toEqual(['Parsing error: Unexpected comment.']);
  });
});

describe('as set up in docs/editor.md', () => {
  const blocks = codeBlocks(readFileSync(join(root, 'docs/editor.md'), 'utf8'));
  const block = (section: string) => blocks.find((one) => one.section === section)!.code;
  const shown = async (answer: object) => {
    const { directory, editor } = await openExamples(answer);
    const document = await editor.open(directory, 'policies/pass-role/deploy-role.before.json');
    const findings = await editor.diagnostics(document);
    const fixes = await Promise.all(findings.map((finding) => quickFixes(editor, document, finding)));
    return { findings: codes(findings), fixes: fixes.flat().map(({ title }) => title), log: editor.log };
  };
  const expected = {
    findings: ['iam/require-passed-to-service'],
    fixes: ['Allow passing roles to `lambda.amazonaws.com` only (iam/require-passed-to-service)'],
  };

  it('VS Code has the settings of the example', () => {
    expect(`${block('VS Code')}\n`).toBe(example('.vscode/settings.json'));
  });

  // Zed lays the user's settings over these of its own.
  const zed = (
    JSON.parse(block('Zed')) as {
      lsp: { eslint: { settings: { codeAction: { disableRuleComment: object } } } };
    }
  ).lsp.eslint.settings;
  const zedDefaults = {
    validate: 'on',
    rulesCustomizations: [],
    run: 'onType',
    nodePath: null,
    workingDirectory: { mode: 'auto' },
    problems: {},
    codeActionOnSave: { enable: true },
  };
  const zedSettings = {
    ...zedDefaults,
    experimental: {},
    codeAction: { showDocumentation: { enable: true }, ...zed.codeAction },
  };

  // The table `config`. Without dates and the like, TOML's values are JSON's but for the sign after a name.
  const [, config] = /^\[language-server\.eslint\.config\]\n([^]*?)\n\n/m.exec(block('Helix'))!;
  const helix = JSON.parse(`{${config!.replaceAll(/(\w+) = /g, '"$1": ').replaceAll('\n', ',')}}`) as object;

  it.each([
    ['Zed', zedSettings],
    ['an older Zed, told so', { ...zedSettings, experimental: { useFlatConfig: false } }],
    [
      // nvim-lspconfig's own settings, but for the one that the page changes; an empty table is an empty array.
      'Neovim',
      {
        validate: 'on',
        useESLintClass: false,
        experimental: [],
        codeActionOnSave: { enable: false, mode: 'all' },
        format: true,
        quiet: false,
        onIgnoredFiles: 'off',
        rulesCustomizations: [],
        run: 'onType',
        problems: { shortenToSingleLine: false },
        nodePath: '',
        workingDirectory: { mode: 'auto' },
        codeAction: {
          disableRuleComment: { enable: false, location: 'separateLine' },
          showDocumentation: { enable: true },
        },
      },
    ],
    ['Helix', helix],
  ])('%s finds and mends', async (_, answer) => {
    expect(await shown(answer)).toMatchObject(expected);
  });

  it('an older Zed finds nothing with ESLint 10 when it is not told', async () => {
    const { findings, log } = await shown({ ...zedSettings, experimental: { useFlatConfig: true } });
    expect(findings).toEqual([]);
    expect(log.join('\n')).toContain("doesn't export a FlatESLint class");
  });
});

it('reads the configuration of a folder below the one that is open', async () => {
  const text = example('policies/wildcards/administrator.before.json');
  const directory = newProject({
    'infrastructure/package.json': '{ "private": true, "type": "module" }\n',
    'infrastructure/eslint.config.js': example('eslint.config.js'),
    'infrastructure/policies/administrator.json': text,
    'policies/administrator.json': text,
  });
  const workspaceFolder = { uri: pathToFileURL(directory).href, name: 'repository' };
  const editor = await startLanguageServer('vscode-eslint-language-server', {
    workspace: directory,
    configuration: () => ({ ...serverSettings, workspaceFolder }),
  });
  const below = await editor.open(directory, 'infrastructure/policies/administrator.json');
  expect(codes(await editor.diagnostics(below))).toEqual(['iam/no-full-admin']);
  const beside = await editor.open(directory, 'policies/administrator.json');
  expect(codes(await editor.diagnostics(beside))).toEqual([]);
});

it('works with ESLint 9', async () => {
  const { directory, editor } = await openExamples();
  const modules = join(directory, 'node_modules');
  const installed = join(inject('packed').installed, 'node_modules');
  const eslint9 = dirname(createRequire(import.meta.url).resolve('eslint9/package.json'));
  rmSync(modules);
  mkdirSync(modules);
  symlinkSync(realpathSync(eslint9), join(modules, 'eslint'), 'dir');
  symlinkSync(join(installed, 'eslint-plugin-iam'), join(modules, 'eslint-plugin-iam'), 'dir');

  const document = await editor.open(directory, 'policies/pass-role/deploy-role.before.json');
  expect(codes(await editor.diagnostics(document))).toEqual(['iam/require-passed-to-service']);
  expect(editor.log.join('\n')).toContain(realpathSync(eslint9));
});
