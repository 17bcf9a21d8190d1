/** The plugin in ESLint's language server, as editors start it. */
import { expect, it } from 'vitest';
import { startLanguageServer } from './language-server.js';
import { newProject, readmeConfig } from './project.js';

it('shows a finding where it is, with its rule', async () => {
  const directory = newProject({
    'eslint.config.js': readmeConfig,
    'policies/all.json': `{
  "Version": "2012-10-17",
  "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }]
}
`,
  });
  const editor = await startLanguageServer('vscode-eslint-language-server', {
    workspace: directory,
    configuration: () => ({
      validate: 'on',
      experimental: {},
      rulesCustomizations: [],
      problems: {},
      nodePath: null,
      codeAction: { disableRuleComment: { enable: false }, showDocumentation: { enable: true } },
    }),
  });
  const document = await editor.open(directory, 'policies/all.json');
  const findings = await editor.diagnostics(document);
  expect(findings.map(({ code, range }) => [code, document.getText(range)])).toEqual([
    ['iam/no-full-admin', '*'],
  ]);
});
