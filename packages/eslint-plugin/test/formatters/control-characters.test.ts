/** What a policy holds must not steer the terminal, begin a line of its own, or hide, in any output. */
import { ESLint } from 'eslint';
import { expect, it } from 'vitest';
import frames from '../../src/formatters/frames.js';
import markdown from '../../src/formatters/markdown.js';
import sarif from '../../src/formatters/sarif.js';
import plugin from '../../src/index.js';
import { lintTexts } from './lint-results.js';

/** A line that a GitHub workflow obeys, sequences for terminals in 7 and 8 bits, and a change of direction. */
const hostile = '\n::error file=a::b\r\u001b[2J\u009b31m\u007f\u0000\u202e\u2028';
const unsafe = /[^\P{C}\n]|[\u2028\u2029]/u;

/** A policy with the text in every name and value, as escapes and, where JSON lets it, as it is. */
function policyWith(text: string): string {
  const policy = {
    Version: text,
    [text]: 1,
    Statement: [
      {
        Sid: text,
        Effect: text,
        Principal: { AWS: text, [text]: 'x', Service: `${text}.amazonaws.com`, Federated: text },
        Action: [`s3:${text}`, `${text}:Get`, text],
        Resource: [`arn:aws:s3:::${text}`, `arn:${text}`, `arn:aws:iam:${text}:${text}:role/x`],
        Condition: {
          [text]: { 'aws:SourceIp': text },
          StringEquals: {
            [text]: text,
            [`aws:${text}`]: text,
            'aws:SourceVpc': text,
            'aws:PrincipalOrgID': text,
          },
          IpAddress: { 'aws:SourceIp': text },
          DateLessThan: { 'aws:CurrentTime': text },
        },
      },
      { Effect: 'Allow', Action: [`iam:*${text}`, 'iam:*', 's3:*'], Resource: `*${text}`, [text]: text },
    ],
  };
  return JSON.stringify(policy).replaceAll('\\u009b', '\u009b');
}

it.each([
  ['policy.json', policyWith(hostile)],
  ['policy.jsonc', `/* ${hostile} */ ${policyWith(hostile)}`],
  ['broken.json', '{ "Version": \u001b[2J'],
  ['broken.jsonc', '{ "Version": \u2028::error::'],
])('shows the controls of %s as escapes', async (path, text) => {
  const { results, context } = await lintTexts({ [path]: text }, plugin.configs.all);
  const messages = results.flatMap((result) => result.messages);
  expect(messages.length).toBeGreaterThan(path.startsWith('broken') ? 0 : 20);
  for (const { message, suggestions = [] } of messages) {
    for (const shown of [message, ...suggestions.map(({ desc }) => desc)])
      expect(shown).not.toMatch(/[\p{C}\u2028\u2029]/u);
  }
  const stylish = await new ESLint({ overrideConfigFile: true }).loadFormatter('stylish');
  const outputs = [
    frames(results, { ...context, color: false } as ESLint.LintResultData),
    markdown(results, context),
    sarif(results, context),
    String(await stylish.format([...results], context)),
  ];
  for (const output of outputs) {
    expect(output).not.toMatch(unsafe);
    expect(output).not.toMatch(/^::/m);
  }
});
