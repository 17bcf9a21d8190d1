import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ESLint } from 'eslint';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  checkedClauses,
  checkedPolicies,
  outcomeWithoutFindings,
} from '../../src/formatters/checked-policies.js';
import plugin from '../../src/index.js';
import { resultOf } from './lint-results.js';

const policy =
  '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*" }] }';
const version = (id: string, isDefault: boolean) =>
  `{ "VersionId": "${id}", "IsDefaultVersion": ${isDefault}, "Document": ${policy} }`;

/** What ESLint says of files, which are there to be read again. */
async function checked(files: Readonly<Record<string, string>>) {
  const cwd = mkdtempSync(join(tmpdir(), 'iam-checked-'));
  onTestFinished(() => rmSync(cwd, { recursive: true }));
  for (const [path, text] of Object.entries(files)) writeFileSync(join(cwd, path), text);
  const overrideConfig = [
    plugin.configs.recommended,
    plugin.configs.yaml,
    plugin.configs.cloudformation,
    { files: ['**/*.js'] },
  ];
  const eslint = new ESLint({ cwd, overrideConfigFile: true, overrideConfig });
  return checkedPolicies(await eslint.lintFiles(Object.keys(files)));
}

const none = { policies: 0, files: 0, excluded: 0, filesWithout: 0, unparsed: 0, ignored: 0, uncounted: 0 };

describe('counts', () => {
  it.each<[string, Record<string, string>, Partial<typeof none>]>([
    [
      'policies, and the files that they are in',
      { 'a.json': `[${policy}, ${policy}]`, 'b.json': policy },
      { policies: 3, files: 2 },
    ],
    ['with a byte order mark', { 'a.json': `\uFEFF${policy}` }, { policies: 1, files: 1 }],
    ['with findings', { 'a.json': policy.replace('s3:GetObject', '*') }, { policies: 1, files: 1 }],
    ['with comments', { 'a.jsonc': `// A\n${policy}` }, { policies: 1, files: 1 }],
    ['in JSON5', { 'a.json5': policy.replaceAll('"', "'") }, { policies: 1, files: 1 }],
    ['in strings', { 'a.json': JSON.stringify({ PolicyDocument: policy }) }, { policies: 1, files: 1 }],
    ['in YAML', { 'a.yaml': `PolicyDocument: ${policy}` }, { policies: 1, files: 1 }],
    [
      'in CloudFormation templates',
      {
        'a.template': `{ "Resources": { "A": { "Type": "AWS::IAM::ManagedPolicy", "Properties": { "PolicyDocument": ${policy} } } } }`,
        'b.template': `Resources: { A: { Type: AWS::IAM::ManagedPolicy, Properties: { PolicyDocument: ${policy} } } }`,
      },
      { policies: 2, files: 2 },
    ],
    ['in templates', { 'a.tftpl': policy.replace('}]', '}, ${more}]') }, { policies: 1, files: 1 }],
    [
      'versions that are in effect, and those that are not',
      {
        'a.json': `{ "Versions": [${version('v1', false)}, ${version('v2', true)}, ${version('v3', false)}] }`,
      },
      { policies: 1, files: 1, excluded: 2 },
    ],
    [
      'nothing of a string that is not JSON',
      { 'a.json': '{ "PolicyDocument": "{\\"a\\"" }' },
      { filesWithout: 1 },
    ],
    ['files without', { 'a.json': '{ "a": 1 }', 'b.tpl': 'a', 'c.tpl': '' }, { filesWithout: 3 }],
    ['what cannot be parsed', { 'a.json': policy.slice(1), 'b.json': '' }, { unparsed: 2 }],
    ['code that may hold policies', { 'a.js': 'const policy = { Statement: [] };' }, { uncounted: 1 }],
    ['code that holds none', { 'a.js': '' }, { filesWithout: 1 }],
  ])('%s', async (_, files, counts) => {
    expect(await checked(files)).toEqual({ ...none, ...counts });
  });

  const patterns = Object.values(plugin.configs).flatMap(({ files = [] }) => files as string[]);

  it.each([...new Set(patterns)])('files by the names of the shipped configurations: %s', (pattern) => {
    const name = (place: number) =>
      pattern
        .replaceAll('**/', '')
        .replace(/\{([^}]+)\}/g, (_, names: string) => names.split(',').at(place)!);
    for (const place of [0, -1]) {
      const result = resultOf(name(place).replaceAll('*', 'a'), '{ "a": 1 }', []);
      expect(checkedPolicies([result]), result.filePath).toEqual({ ...none, filesWithout: 1 });
    }
  });

  it('what ESLint ignores', async () => {
    const eslint = new ESLint({
      cwd: '/',
      overrideConfigFile: true,
      overrideConfig: [{ ignores: ['*.json'] }],
    });
    const results = await eslint.lintText(policy, { filePath: '/a.json', warnIgnored: true });
    expect(checkedPolicies(results)).toEqual({ ...none, ignored: 1 });
  });

  it('what is fixed as it is then', () => {
    const result = { ...resultOf('a.json', '{}', []), output: policy };
    expect(checkedPolicies([result])).toEqual({ ...none, policies: 1, files: 1 });
  });

  it('what is not there to be read again', () => {
    expect(checkedPolicies([resultOf('/nowhere/a.json', undefined, [])])).toEqual({ ...none, uncounted: 1 });
    expect(checkedPolicies([resultOf('<text>', undefined, [])])).toEqual({ ...none, uncounted: 1 });
  });
});

describe('says', () => {
  it.each<[Partial<typeof none>, string, string[]]>([
    [{}, 'No policies were checked', ['No policies were checked']],
    [
      { policies: 14, files: 9 },
      'No findings in 14 policies of 9 files',
      ['14 policies of 9 files were checked'],
    ],
    [
      { policies: 1, files: 1, filesWithout: 1, excluded: 1, unparsed: 1, ignored: 1, uncounted: 1 },
      'No findings in 1 policy of 1 file',
      [
        '1 policy of 1 file was checked',
        'no policies were found in 1 other file',
        '1 policy was not checked: AWS managed, or not in effect',
        '1 file could not be parsed',
        '1 file was ignored',
        '1 file of another syntax, or gone since, was not counted',
      ],
    ],
    [
      { filesWithout: 9, excluded: 2, uncounted: 2 },
      'No policies were found in 9 files',
      [
        'No policies were found in 9 files',
        '2 policies were not checked: AWS managed, or not in effect',
        '2 files of another syntax, or gone since, were not counted',
      ],
    ],
    [
      { uncounted: 2 },
      'No policies could be counted',
      ['No policies could be counted', '2 files of another syntax, or gone since, were not counted'],
    ],
  ])('%o', (counts, outcome, clauses) => {
    expect(outcomeWithoutFindings({ ...none, ...counts })).toBe(outcome);
    expect(checkedClauses({ ...none, ...counts })).toEqual(clauses);
  });
});
