/** YAML under both versions of ESLint. */
import { ESLint, type Linter } from 'eslint';
import { ESLint as ESLint9 } from 'eslint9';
import * as yamlParser from 'yaml-eslint-parser';
import { describe, expect, it } from 'vitest';
import iam from '../../src/index.js';
import { readPolicyText } from '../../src/language/policy-text.js';

const versions = [
  { version: 'ESLint 10', Class: ESLint },
  { version: 'ESLint 9', Class: ESLint9 as unknown as typeof ESLint },
];

const admin = [
  'Version: 2012-10-17',
  'Statement:',
  '  - Effect: Allow',
  '    Action: "*"',
  '    Resource: "*"',
  '',
].join('\n');
const finding = '4:14-4:15 iam/no-full-admin';

async function linted(
  Class: typeof ESLint,
  text: string,
  { config = iam.configs.yaml as Linter.Config, filePath = 'a/policy.yaml', only = true } = {},
): Promise<string[]> {
  const rules: Linter.RulesRecord = { 'iam/no-full-admin': 'error' };
  const eslint = new Class({
    overrideConfigFile: true,
    baseConfig: [{ ...config, ...(only && { rules }) }],
  });
  const [result] = await eslint.lintText(text, { filePath });
  return (result?.messages ?? []).map(({ line, column, endLine, endColumn, ruleId, fatal, message }) =>
    fatal || ruleId === null
      ? `${line}:${column} ${message}`
      : `${line}:${column}-${endLine}:${endColumn} ${ruleId}`,
  );
}

describe.for(versions)('$version', ({ Class }) => {
  it('lints YAML', async () => {
    expect(await linted(Class, admin)).toEqual([finding]);
    expect(await linted(Class, `\ufeff${admin}`)).toEqual([finding]);
    expect(await linted(Class, admin.replaceAll('\n', '\r\n'))).toEqual([finding]);
  });

  it.for(['yaml', 'yml', 'yaml.j2', 'yml.tmpl', 'yaml.tftpl', 'yaml.erb'])(
    'lints *.%s',
    async (extension) => {
      expect(await linted(Class, admin, { filePath: `a/policy.${extension}` })).toEqual([finding]);
    },
  );

  it('knows nothing of what template text puts there', async () => {
    const text = [
      'Version: {{ version }}',
      'Statement:',
      '  - Effect: {{ effect }}',
      '    Action: {{ actions }}',
      '    Resource: ${arns}',
      '  - {{ statement }}',
      '',
    ];
    expect(await linted(Class, text.join('\n'), { only: false })).toEqual([]);
    expect(await linted(Class, text.join('\n').replace('{{ effect }}', 'Alow'), { only: false })).toEqual([
      '3:13-3:17 iam/valid-effect',
    ]);
  });

  it.for([
    ['{% for a in b %}', '    {% for a in b %}\n'],
    ['{{- if .Values.a }}', '    {{- if .Values.a }}\n'],
    ['{{ arn }}', '    NotResource: {{ arn }}:*\n'],
    ['<% if a %>', '<% if a %>\n'],
  ])('names the template text %s around which it cannot read a policy', async ([template, line]) => {
    const [found, ...others] = await linted(Class, admin.replace('    Resource', `${line}    Resource`));
    expect(found).toContain(
      `The YAML around the template text \`${template}\` cannot be read, so the file was not checked.`,
    );
    expect(others).toEqual([]);
  });

  it.for([
    [
      'on the next line',
      admin.replace('    Action', '    # eslint-disable-next-line iam/no-full-admin -- reason\n    Action'),
    ],
    ['on the line', admin.replace('"*"', '"*" # eslint-disable-line iam/no-full-admin')],
    ['from here', `# eslint-disable iam/no-full-admin -- reason\n${admin}`],
    ['by a level', `# eslint iam/no-full-admin: off\n${admin}`],
  ])('knows the comment that disables a rule %s', async ([, text]) => {
    expect(await linted(Class, text!)).toEqual([]);
  });

  it('takes no comment from a text', async () => {
    expect(await linted(Class, `Note: "\n  # eslint-disable"\n${admin}`)).toEqual([
      '6:14-6:15 iam/no-full-admin',
    ]);
    expect(await linted(Class, `Note: |\n  # eslint-disable\n${admin}`)).toEqual([
      '6:14-6:15 iam/no-full-admin',
    ]);
  });

  it('reports a comment that disables nothing', async () => {
    expect(await linted(Class, '# eslint-disable-next-line iam/no-full-admin\na: b\n')).toEqual([
      "1:1 Unused eslint-disable directive (no problems were reported from 'iam/no-full-admin').",
    ]);
  });

  it('reports what is no YAML, where a policy is meant', async () => {
    expect(await linted(Class, `${admin}  - Effect: [Allow\nId: a\n`)).toEqual([
      '6:13 Parsing error: This bracket is not closed.',
    ]);
    expect(await linted(Class, 'a: b: c\n')).toEqual([]);
    expect(await linted(Class, '# Documentation\n{{- if .Values.x }}\na: b\n{{- end }}\n')).toEqual([]);
  });

  it('reads JSON in a template without a suffix as JSON, and anything else there as YAML', async () => {
    const config = iam.configs.cloudformation as Linter.Config;
    const json = '\n{ "Statement": { "Effect": "Allow", "Action": "*", "Resource": "*" } }\n';
    expect(await linted(Class, json, { config, filePath: 'a.template' })).toEqual([
      '2:48-2:49 iam/no-full-admin',
    ]);
    expect(await linted(Class, admin, { config, filePath: 'a.template' })).toEqual([finding]);
  });

  it.for([
    ['yaml', 'a.yaml'],
    ['yaml', 'a/b.yml'],
    ['cloudformation', 'template.yaml'],
    ['cloudformation', 'a/network.template.yml'],
    ['cloudformation', 'cfn/a/b.yaml'],
    ['cloudformation', 'a/cloudformation-templates/b.yml'],
    ['cloudformation', 'a/my-cfn.yaml'],
    ['cloudformation', 'serverless.yml'],
  ] as const)('has a configuration %s for %s', async ([name, filePath]) => {
    const findings = await linted(Class, admin, { config: iam.configs[name], filePath, only: false });
    expect(findings).toContain(finding);
  });

  it('lints YAML with any configuration that is given its files', async () => {
    const config = { ...iam.configs.strict, files: ['**/*.yaml'] };
    expect(await linted(Class, admin, { config, only: false })).toContain(finding);
  });

  it('reads the files of yaml-eslint-parser', async () => {
    const config: Linter.Config = {
      files: ['**/*.yaml'],
      plugins: { iam },
      languageOptions: { parser: yamlParser },
    };
    expect(await linted(Class, admin, { config })).toEqual([finding]);
  });

  it('applies fixes and suggestions, with a byte order mark and CRLF', async () => {
    const text =
      '\ufeffVersion: 2012-10-17\nStatement:\n- Effect: Allow\n  Action:\n  - S3:GetObject # get\n  - s3:GetObject\n  - s3:PutObject\n  Resource: arn:aws:s3:::amzn-s3-demo-bucket/*\n'.replaceAll(
        '\n',
        '\r\n',
      );
    const options: ESLint.Options = { overrideConfigFile: true, baseConfig: [...iam.configs.yaml] };
    const [fixed] = await new Class({ ...options, fix: true }).lintText(text, { filePath: 'a.yaml' });
    const [found] = await new Class(options).lintText(text, { filePath: 'a.yaml' });
    const applied = found!.messages.flatMap(({ fix, suggestions = [] }) =>
      [fix, ...suggestions.map((each) => each.fix)].flatMap((each) =>
        each ? [text.slice(1, each.range[0] + 1) + each.text + text.slice(each.range[1] + 1)] : [],
      ),
    );
    expect(applied.length).toBeGreaterThan(0);
    for (const result of applied) expect(await linted(Class, result)).toEqual([]);
    expect(fixed!.output ?? applied[0]).toContain('# get\r\n');
  });

  it('leaves alone what holds no policy', async () => {
    expect(await linted(Class, 'on: [push]\njobs:\n  a:\n    steps: []\n', { only: false })).toEqual([]);
    expect(await linted(Class, '', { only: false })).toEqual([]);
  });
});

it('parses nothing where no policy can be', () => {
  expect(readPolicyText('a: [b\n', 'a.yaml')).toMatchObject({ kind: 'yaml', comments: [] });
});
