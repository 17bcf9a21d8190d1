import js from '@eslint/js';
import { ESLint, Linter } from 'eslint';
import { Linter as Linter9 } from 'eslint9';
import tseslint from 'typescript-eslint';
import { describe, expect, it } from 'vitest';
import terraform from '../src/index.js';
import { configFor, lintTerraform } from './lint-terraform.js';

const document = (before: string) => `data "aws_iam_policy_document" "a" {
  statement {
    ${before}
    actions   = ["s3:GetObjct"]
    resources = ["*"]
  }
}
`;

describe('comments to ESLint', () => {
  it.each(['#', '//'])('count after %s', (mark) => {
    const text = document(`${mark} eslint-disable-next-line iam/no-unknown-action -- newer than the data`);
    expect(lintTerraform(text, ['no-unknown-action'])).toEqual([]);
  });

  it('count between /* and */', () => {
    const text = document('/* eslint-disable-next-line iam/no-unknown-action -- newer than the data */');
    expect(lintTerraform(text, ['no-unknown-action'])).toEqual([]);
    const whole = `/* eslint iam/no-unknown-action: "off" */\n${document('')}`;
    expect(lintTerraform(whole, ['no-unknown-action'])).toEqual([]);
  });

  it('count on the line, and not in strings', () => {
    const line = document('').replace('GetObjct"]', 'GetObjct"] # eslint-disable-line iam/no-unknown-action');
    expect(lintTerraform(line, ['no-unknown-action'])).toEqual([]);
    const inString = document('sid = "# eslint-disable-next-line iam/no-unknown-action"');
    expect(lintTerraform(inString, ['no-unknown-action']).map(({ rule }) => rule)).toEqual([
      'no-unknown-action',
    ]);
  });

  it('are reported where they do nothing', () => {
    const messages = new Linter().verify(
      document('# eslint-disable-next-line iam/no-unknown-action').replace('GetObjct', 'GetObject'),
      [{ ...configFor(['no-unknown-action']), linterOptions: { reportUnusedDisableDirectives: 'error' } }],
      { filename: 'a.tf' },
    );
    expect(messages.map(({ message, line, column }) => ({ message, line, column }))).toEqual([
      {
        message: "Unused eslint-disable directive (no problems were reported from 'iam/no-unknown-action').",
        line: 3,
        column: 5,
      },
    ]);
  });
});

describe('a syntax error', () => {
  it.each([
    ['a {\n  b = = 3\n}', 'Unexpected `=`.', '= 3'],
    ['a {\n  b = \n}', 'The line ends too early.', '\n}'],
    ['a {\n  b\n}', 'The line ends too early.', '\n}'],
    ['a = [1 2]\nb = 3\n', 'Unexpected `2`.', '2]'],
    ['a = f(1,,2)\n', 'Unexpected `,`.', ',2)'],
    ['a = {b = 1 c}\n', 'Unexpected `c`.', 'c}'],
    ['a.b = 3\n', 'Unexpected `.`.', '.b'],
    ['a = b ? c\nd = 3\n', 'The line ends too early.', '\nd'],
    ['a = "b\nc = 3\n', 'This string is not closed.', '"b'],
    ['a = "${b c}"\n', 'Unexpected `b`.', 'b c}'],
    ['a = <<EOF\nb\n', 'This heredoc `EOF` is not closed.', '<<EOF'],
    ['a {\n  b = [1,\n}\n', '`[` is not closed.', '[1,'],
    ['a {\n  b = 1\n', '`{` is not closed.', '{\n'],
    ['a = 1)\n', '`)` closes nothing.', ')\n'],
    ['a = [for b in c d]\n', 'Unexpected `d`.', 'd]'],
    ['/* a', 'This comment is not closed.', '/*'],
    ['a = \u2028', 'Unexpected `\\u2028`.', '\u2028'],
  ])('of %j is where it is', (text, message, rest) => {
    const [found] = lintTerraform(text, ['no-unknown-action']);
    expect({ rule: found!.rule, message: found!.message }).toEqual({
      rule: 'fatal',
      message: `Parsing error: ${message}`,
    });
    expect(text.slice(found!.start)).toMatch(new RegExp(`^${rest.replace(/[[\](){}*.]/g, '\\$&')}`));
  });

  it('is that templates are nested too deeply, where the outermost begins', () => {
    const text = `a = ${'"${'.repeat(2000)}b${'}"'.repeat(2000)}\n`;
    const [found] = lintTerraform(text, ['no-unknown-action']);
    expect(found).toMatchObject({
      message: 'Parsing error: The text is nested too deeply to be parsed.',
      start: 4,
    });
  });
});

it('works beside rules and options of JavaScript that are set for all files', () => {
  const config = [js.configs.recommended, ...tseslint.configs.strict, configFor(['no-unknown-action'])];
  const messages = new Linter().verify(document(''), config as Linter.Config[], { filename: 'a.tf' });
  expect(messages.map(({ ruleId }) => ruleId)).toEqual(['iam/no-unknown-action']);
});

it('works in ESLint 9', () => {
  const linter = new Linter9() as unknown as Linter;
  const messages = linter.verify(document(''), [configFor(['no-unknown-action'])], { filename: 'a.tf' });
  expect(messages.map(({ ruleId, line, column }) => ({ ruleId, line, column }))).toEqual([
    { ruleId: 'iam/no-unknown-action', line: 4, column: 22 },
  ]);
});

it('has configurations of its own, for files of Terraform alone', async () => {
  const eslint = new ESLint({ overrideConfigFile: true, overrideConfig: [...terraform.configs.recommended] });
  const [ours] = await eslint.lintText(document(''), { filePath: 'a.tofu' });
  expect(ours!.messages.map(({ ruleId }) => ruleId)).toContain('iam/no-unknown-action');
  expect(await eslint.calculateConfigForFile('a.js')).not.toHaveProperty(['rules', 'iam/no-unknown-action']);
});
