import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import AjvDraft4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { catalogDate, rules } from 'iam-rules-core';
import type { Log, Result, Run } from 'sarif';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import plugin from '../../src/index.js';
import sarif from '../../src/formatters/sarif.js';
import { pageOf } from '../../src/plugin.js';
import { toEslintRule } from '../../src/to-eslint-rule.js';
import { version } from '../../src/versions.js';
import { context, lintTexts, resultOf, twoRoles, type Linted, type Results } from './lint-results.js';

const ajv = new AjvDraft4.default({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats.default(ajv as never);
const validate = ajv.compile(schema);

/** The run of a log that the schema takes. */
function runOf(results: Results, data: Linted['context'] = context): Run {
  const log = JSON.parse(sarif(results, data)) as Log;
  expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
  expect(log.runs).toHaveLength(1);
  return log.runs[0]!;
}

const lint = async (files: Record<string, string>) => {
  const { results, context: data } = await lintTexts(files);
  return runOf(results, data);
};

const regionOf = (result: Result) => result.locations![0]!.physicalLocation!.region;
const uriOf = (result: Result) => result.locations![0]!.physicalLocation!.artifactLocation;

const policy = (resource: string) => `{
  "Version": "2012-10-17",
  "Statement": [
    {
      "Effect": "Allow",
      "Action": "iam:PassRole",
      "Resource": "${resource}",
      "Condition": { "StringEquals": { "iam:PassedToService": "lambda.amazonaws.com" } }
    }
  ]
}
`;

beforeEach(() => vi.stubEnv('GITHUB_ACTIONS', undefined));
afterEach(() => vi.unstubAllEnvs());

describe('the tool', () => {
  it('says its version, and the versions of the rules and of the data', async () => {
    const { driver } = (await lint({})).tool;
    expect(driver).toEqual({
      name: 'eslint-plugin-iam',
      version,
      semanticVersion: plugin.meta.version,
      informationUri:
        'https://github.com/eslint-plugin-iam/eslint-plugin-iam/tree/main/packages/eslint-plugin#readme',
      rules: [],
      properties: { catalogDate },
    });
    expect(plugin.meta.version).toContain(catalogDate);
  });

  it('describes the rules that found something, from their pages', async () => {
    const run = await lint({ 'a.json': policy('*'), 'b.json': policy('*') });
    const [rule, ...others] = run.tool.driver.rules!;
    expect(others).toEqual([]);
    expect(rule).toMatchObject({
      id: 'iam/no-wildcard-pass-role',
      shortDescription: { text: 'Disallow iam:PassRole on every role' },
      helpUri: plugin.rules['no-wildcard-pass-role']!.meta.docs!.url,
      defaultConfiguration: { level: 'warning' },
      properties: {
        tags: ['security', 'aws', 'iam', 'pass-role'],
        'security-severity': '5.0',
        precision: 'high',
        'problem.severity': 'warning',
      },
    });
    expect(rule!.fullDescription!.text).toMatch(/^Reports .+\.$/);
    expect(rule!.help!.markdown).toMatch(/^# iam\/no-wildcard-pass-role\n/);
    expect(run.results!.map(({ ruleIndex }) => ruleIndex)).toEqual([0, 0]);
  });

  it('describes every rule as GitHub wants it', () => {
    const results = [
      resultOf(
        'p.json',
        '{}',
        rules.map(({ name }) => ({ ruleId: `policies/${name}` })),
      ),
    ];
    const rulesMeta = Object.fromEntries(
      rules.map((rule) => [`policies/${rule.name}`, toEslintRule(rule, pageOf(rule)).meta]),
    );
    const run = runOf(results, { ...context, rulesMeta });
    const described = run.tool.driver.rules!;
    expect(described.map(({ id }) => id)).toEqual(rules.map(({ name }) => `policies/${name}`));
    for (const { id, fullDescription, help, properties } of described) {
      expect(fullDescription!.text, id).toMatch(/^\S.*\.$/);
      expect(fullDescription!.text.length, id).toBeLessThan(1024);
      expect(help!.markdown, id).not.toMatch(/<!--|\]\((?!https:|#)/);
      const isSecurity = properties!.tags!.includes('security');
      expect(
        [isSecurity && '3.0', isSecurity && '5.0', isSecurity && '8.0', !isSecurity && undefined],
        id,
      ).toContain(properties!['security-severity']);
    }
    const severity = (name: string) =>
      described.find(({ id }) => id === `policies/${name}`)!.properties!['security-severity'] as unknown;
    expect(severity('no-full-admin')).toBe('8.0');
    expect(severity('no-wildcard-resource')).toBe('5.0');
    expect(severity('no-partial-condition')).toBe('3.0');
    expect(severity('valid-sid')).toBeUndefined();
    expect(severity('no-redundant-action')).toBeUndefined();
  });

  it('describes rules of others by what they say of themselves', () => {
    const run = runOf([resultOf('p.json', 'a', [{}, { ruleId: 'y/unknown' }])]);
    expect(run.tool.driver.rules).toEqual([
      {
        id: 'x/rule',
        shortDescription: { text: 'Be a rule' },
        fullDescription: { text: 'Be a rule' },
        helpUri: 'https://example.com/rule',
      },
      { id: 'y/unknown' },
    ]);
  });
});

describe('a result', () => {
  it('has its region, in UTF-16 code units', async () => {
    const text = policy('*').replace('"Version"', '"Id": "許可👩",\r\n  "Version"');
    const run = await lint({ 'p.json': text });
    const at = text.indexOf('"*"') + 1;
    expect(run.columnKind).toBe('utf16CodeUnits');
    const result = run.results!.find(({ ruleId }) => ruleId === 'iam/no-wildcard-pass-role')!;
    expect(result).toMatchObject({
      level: 'warning',
      message: {
        text: 'Every role can be passed to `lambda.amazonaws.com`.',
      },
    });
    expect(regionOf(result)).toEqual({
      startLine: 8,
      startColumn: 20,
      endLine: 8,
      endColumn: 21,
      charOffset: at,
      charLength: 1,
    });
  });

  it('counts from after a byte order mark', () => {
    const message = { line: 1, column: 1, endLine: 1, endColumn: 4 };
    const [result] = runOf([resultOf('p.json', '\uFEFF"*"', [message])]).results!;
    expect(regionOf(result!)).toMatchObject({ startColumn: 1, endColumn: 4, charOffset: 0, charLength: 3 });
  });

  it('has a region without offsets where the source is not to be had, and none without a line', () => {
    const [first, second] = runOf([
      resultOf('p.json', undefined, [
        { line: 3, column: 2 },
        { line: 0, column: 0 },
      ]),
    ]).results!;
    expect(regionOf(first!)).toEqual({ startLine: 3, startColumn: 2, endLine: 3, endColumn: 2 });
    expect(regionOf(second!)).toBeUndefined();
    expect(uriOf(second!)).toEqual({ uri: 'p.json', uriBaseId: '%SRCROOT%' });
  });

  it('names its file from the root, percent-encoded', () => {
    const uri = (path: string) => uriOf(runOf([resultOf(path, '', [{}])]).results![0]!);
    expect(uri('policies/a b/ü#1?.json')).toEqual({
      uri: 'policies/a%20b/%C3%BC%231%3F.json',
      uriBaseId: '%SRCROOT%',
    });
    expect(uri('c:d.json')).toEqual({ uri: 'c%3Ad.json', uriBaseId: '%SRCROOT%' });
    expect(uri('/elsewhere/a b.json')).toEqual({ uri: 'file:///elsewhere/a%20b.json' });
    expect(runOf([]).originalUriBaseIds).toEqual({
      '%SRCROOT%': { description: { text: 'The root of the repository.' } },
    });
  });

  it('takes the folder of the repository for the root', () => {
    const cwd = import.meta.dirname;
    const result = resultOf(`${cwd}/p.json`, '', [{}]);
    expect(uriOf(runOf([result], { ...context, cwd }).results![0]!)).toEqual({
      uri: 'packages/eslint-plugin/test/formatters/p.json',
      uriBaseId: '%SRCROOT%',
    });
  });

  it('has the fix and the suggestions as fixes', async () => {
    const text = policy('*');
    const run = await lint({ 'p.json': text });
    const at = text.indexOf('"*"');
    expect(run.results![0]!.fixes).toEqual([
      {
        description: {
          text: 'Replace with `arn:aws:iam::<Account>:role/<RoleName>` and fill in the placeholders',
        },
        artifactChanges: [
          {
            artifactLocation: { uri: 'p.json', uriBaseId: '%SRCROOT%' },
            replacements: [
              {
                deletedRegion: { charOffset: at, charLength: 3 },
                insertedContent: { text: '"arn:aws:iam::<Account>:role/<RoleName>"' },
              },
            ],
          },
        ],
      },
    ]);
    const [fixed] = runOf([resultOf('p.json', 'ab', [{ fix: { range: [0, 1], text: '' } }])]).results!;
    expect(fixed!.fixes).toMatchObject([
      {
        description: { text: 'Apply the fix' },
        artifactChanges: [
          {
            replacements: [
              { deletedRegion: { charOffset: 0, charLength: 1 }, insertedContent: { text: '' } },
            ],
          },
        ],
      },
    ]);
  });

  it('has a fingerprint of its own under the name that GitHub reads', async () => {
    const print = (run: Run) => run.results!.map(({ partialFingerprints }) => partialFingerprints!);
    const [before] = print(await lint({ 'p.json': policy('*') }));
    const [after] = print(await lint({ 'renamed.json': `\n\n${policy('*')}` }));
    expect(before!['primaryLocationLineHash']).toMatch(/^[0-9a-f]{16}:1$/);
    expect(before!['iamStatement/v1']).toBe(before!['primaryLocationLineHash']);
    expect(after).toEqual(before);
    expect(
      print(runOf([resultOf('p.json', 'aa', [{}, {}])])).map((each) =>
        each['primaryLocationLineHash']!.at(-1),
      ),
    ).toEqual(['1', '2']);
  });

  it('has text that makes no links', () => {
    const shown = (message: string) =>
      runOf([resultOf('p.json', '', [{ message }])]).results![0]!.message.text;
    expect(shown('`[here](https://example.com)`')).toBe('`\\[here\\](https://example.com)`');
    expect(shown('`[here\\](https://example.com)`')).toBe('`\\[here\\\\\\](https://example.com)`');
    expect(shown('A list `[a]` and `\\d`.')).toBe('A list `[a]` and `\\d`.');
  });
});

describe('what is no finding', () => {
  it('a file that cannot be parsed is a result, since GitHub shows nothing else, and the run is a success', async () => {
    const run = await lint({ 'p.json': '{\n  "Version": \n}\n' });
    expect(run.results).toMatchObject([
      {
        ruleId: 'parse-error',
        ruleIndex: 0,
        level: 'error',
        message: { text: "Parsing error: Unexpected token '}'." },
      },
    ]);
    expect(regionOf(run.results![0]!)).toMatchObject({ startLine: 3, startColumn: 1 });
    expect(run.tool.driver.rules).toMatchObject([
      { id: 'parse-error', defaultConfiguration: { level: 'error' } },
    ]);
    expect(run.invocations).toMatchObject([
      {
        executionSuccessful: true,
        toolExecutionNotifications: [
          { level: 'error', message: { text: "Parsing error: Unexpected token '}'." } },
          { level: 'warning', message: { text: 'No policies were checked.' } },
          { level: 'note', message: { text: '1 file could not be parsed.' } },
        ],
        toolConfigurationNotifications: [],
      },
    ]);
  });

  it('how many policies were checked is a note, and that there were none a warning', () => {
    const notesOn = (...texts: string[]) => {
      const run = runOf(texts.map((text, index) => resultOf(`${index}.json`, text, [])));
      return [run.properties, run.invocations![0]!.toolExecutionNotifications];
    };
    expect(notesOn(policy('*'), policy('*'), '{}')).toEqual([
      { checked: expect.objectContaining({ policies: 2, files: 2, filesWithout: 1 }) as object },
      [
        { level: 'note', message: { text: '2 policies of 2 files were checked.' } },
        { level: 'note', message: { text: 'No policies were found in 1 other file.' } },
      ],
    ]);
    expect(notesOn('{}')[1]).toEqual([
      { level: 'warning', message: { text: 'No policies were found in 1 file.' } },
    ]);
  });

  it('a file that is ignored is a notification', async () => {
    const run = await lint({ 'p.yaml': 'a: b' });
    expect(run.results).toEqual([]);
    expect(run.invocations![0]!.toolConfigurationNotifications).toEqual([
      {
        level: 'warning',
        message: { text: 'File ignored because no matching configuration was supplied.' },
        locations: [{ physicalLocation: { artifactLocation: { uri: 'p.yaml', uriBaseId: '%SRCROOT%' } } }],
      },
    ]);
  });

  it('what is suppressed is a result with its suppression', () => {
    const result = resultOf(
      'p.json',
      'a',
      [{}],
      [{ suppressions: [{ kind: 'directive', justification: 'Known.' }], column: 2 }, {}],
    );
    expect(runOf([result]).results!.map(({ suppressions }) => suppressions)).toEqual([
      undefined,
      [{ kind: 'inSource', justification: 'Known.' }],
      [{ kind: 'external' }],
    ]);
  });

  it('what is suppressed is left out on GitHub, which would show it as open', () => {
    vi.stubEnv('GITHUB_ACTIONS', 'true');
    expect(runOf([resultOf('p.json', 'a', [], [{}])]).results).toEqual([]);
  });
});

describe('a file with several policies', () => {
  it('says whose policy a result is about, and tells equal ones apart', async () => {
    const { results } = await lint({ 'account.json': twoRoles });
    const owners = results!.map(({ locations }) => locations![0]!.logicalLocations);
    expect(owners).toEqual([
      [{ fullyQualifiedName: 'role App, policy all', kind: 'resource' }],
      [{ fullyQualifiedName: 'role Ci, policy all', kind: 'resource' }],
    ]);
    const prints = results!.map(({ partialFingerprints }) => partialFingerprints!['iamStatement/v1']);
    expect(prints).toEqual([expect.stringMatching(/:1$/), expect.stringMatching(/:1$/)]);
    expect(new Set(prints).size).toBe(2);
  });

  it('no rule has a message that reads like one with an owner', () => {
    const texts = rules.flatMap(({ messages }) => Object.values(messages));
    expect(texts.filter((text) => /^In `[^`]+`: /.test(text))).toEqual([]);
  });

  it('takes nobody else’s message for one that names an owner', () => {
    const [result] = runOf([resultOf('p.json', 'a', [{ message: 'In `a`: A message.' }])]).results!;
    expect(result!.locations![0]!.logicalLocations).toBeUndefined();
  });
});
