/** The plugin in ESLint's own MCP server, asked as a coding agent asks it. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import type { ESLint, Linter } from 'eslint';
import { expect, it, onTestFinished } from 'vitest';
import { newProject } from './project.js';

const example = (path: string) => readFileSync(new URL(`../examples/${path}`, import.meta.url), 'utf8');

/** Starts the server in a project. The returned function has a file of the project linted. */
async function startServer(directory: string): Promise<(path: string) => Promise<Linter.LintMessage[]>> {
  const server = createRequire(import.meta.url).resolve('@eslint/mcp/package.json');
  const client = new Client({ name: 'test', version: '1.0.0' });
  await client.connect(
    new StdioClientTransport({
      command: process.execPath,
      args: [join(dirname(server), 'src/mcp-cli.js')],
      cwd: directory,
      stderr: 'ignore',
    }),
  );
  onTestFinished(() => client.close());
  return async (path) => {
    const { content } = await client.callTool({
      name: 'lint-files',
      arguments: { filePaths: [join(directory, path)] },
    });
    // Beside the result stand sentences for the agent.
    const texts = (content as { text: string }[]).map(({ text }) => text);
    const results = texts.filter((text) => text.startsWith('{'));
    expect(results).toHaveLength(1);
    return (JSON.parse(results[0]!) as ESLint.LintResult).messages;
  };
}

it('gives findings with their mends, and none after the mend', async () => {
  const path = 'policies/pass-role/batch-operator.before.json';
  const directory = newProject({
    'eslint.config.js': example('eslint.config.js'),
    [path]: example(path),
  });
  const lint = await startServer(directory);

  const findings = await lint(path);
  expect(findings).toMatchObject([
    {
      ruleId: 'iam/require-passed-to-service',
      severity: 2,
      line: 16,
      column: 9,
      endLine: 16,
      endColumn: 26,
      message:
        '`StringNotEquals` excludes only the listed services: the roles that `arn:aws:iam::111122223333:role/nightly-*` matches can be passed to every other one.',
      suggestions: [{ desc: 'Allow passing roles to `glue.amazonaws.com` only' }],
    },
  ]);

  const mended = findings
    .map(({ suggestions }) => suggestions![0]!.fix)
    .reduceRight(
      (whole, { range, text }) => whole.slice(0, range[0]) + text + whole.slice(range[1]),
      example(path),
    );
  expect(mended).toBe(
    example(path).replace(
      '"StringNotEquals": { "iam:PassedToService": "ec2.amazonaws.com" }',
      '"StringEquals": { "iam:PassedToService": "glue.amazonaws.com" }',
    ),
  );
  writeFileSync(join(directory, path), mended);
  expect(await lint(path)).toEqual([]);
});
