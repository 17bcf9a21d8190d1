/** A trial: how much it takes to read policies in a new syntax. A host is one file and one line in the list of hosts. */
import { Linter, type ESLint } from 'eslint';
import { Linter as Linter9 } from 'eslint9';
import { rules as everyRule } from 'iam-rules-core';
import { describe, expect, it } from 'vitest';
import { hosts } from '../../src/hosts/index.js';
import { pluginOf } from '../../src/plugin.js';
import { unmark } from '../../../rules-core/test/rule-tester.js';
import { parser, toml, TomlSource } from './toml-host.js';

const iam = pluginOf(everyRule, [...hosts, toml]);

const marked = `Version = '2012-10-17'

[[Statement]]
Effect = 'Allow'
Action = ['s3:PutObject', 's3:«GetObjct»']
Resource = 'arn:aws:s3::«111122223333»:reports/*'

[[Statement]]
Effect = «'allow'»
Action = 'sqs:SendMessage'
«Ressource» = 'arn:aws:sqs:eu-west-1:111122223333:orders'
`;
const { code, ranges } = unmark(marked);

const rules: Linter.RulesRecord = {
  'iam/no-unknown-action': 'error',
  'iam/valid-resource': 'error',
  'iam/valid-effect': 'error',
  'iam/valid-element': 'error',
};

/** The language of another package: what it reads comes with its source code. */
const language = {
  fileType: 'text',
  lineStart: 1,
  columnStart: 0,
  nodeTypeKey: 'kind',
  visitorKeys: {},
  validateLanguageOptions() {},
  parse: () => ({ ok: true, ast: { kind: 'Sheet' } }),
  createSourceCode({ body: text }: { body: string }, { ast }: { ast: object }) {
    const locationOf = (index: number) => {
      const lines = text.slice(0, index).split('\n');
      return { line: lines.length, column: lines.at(-1)!.length };
    };
    return {
      ast,
      text,
      lines: text.split('\n'),
      [Symbol.for('iam.source')]: new TomlSource(text),
      getText: () => text,
      getLoc: () => ({ start: locationOf(0), end: locationOf(text.length) }),
      getRange: () => [0, text.length],
      getLocFromIndex: locationOf,
      *traverse() {
        for (const phase of [1, 2]) yield { type: 'visit', kind: 1, target: ast, phase, args: [ast] };
      },
    };
  },
};

const files = ['**/*.toml'];
const configs: { host: string; config: Linter.Config }[] = [
  {
    host: 'a host in the list',
    config: {
      files,
      plugins: { iam },
      languageOptions: { parser: parser as unknown as Linter.Parser },
      rules,
    },
  },
  {
    host: 'a source that the file carries',
    config: {
      files,
      plugins: {
        iam,
        sheets: { meta: { namespace: 'iam' }, languages: { toml: language } } as unknown as ESLint.Plugin,
      },
      language: 'sheets/toml',
      rules,
    },
  },
];
const versions = [
  { version: 'ESLint 10', create: () => new Linter() },
  { version: 'ESLint 9', create: () => new Linter9() as unknown as Linter },
];

describe.for(versions.flatMap((version) => configs.map((each) => ({ ...version, ...each }))))(
  'TOML by $host, $version',
  ({ create, config }) => {
    const messages = create().verify(code, config, 'policy.toml');

    it('has its findings at the exact characters', () => {
      const offset = (line: number, column: number) =>
        code
          .split('\n')
          .slice(0, line - 1)
          .join('\n').length +
        (line > 1 ? 1 : 0) +
        column -
        1;
      expect(
        messages.map(({ ruleId, line, column, endLine, endColumn }) => ({
          ruleId,
          at: { start: offset(line, column), end: offset(endLine!, endColumn!) },
        })),
      ).toEqual(
        ['no-unknown-action', 'valid-resource', 'valid-effect', 'valid-element'].map((name, index) => ({
          ruleId: `iam/${name}`,
          at: ranges[index],
        })),
      );
    });

    it('offers what can be written, and nothing else', () => {
      const outputs = messages.map(({ suggestions = [] }) =>
        suggestions.map(({ fix }) => code.slice(...fix.range) + ' becomes ' + fix.text),
      );
      expect(outputs).toEqual([
        ["'s3:GetObjct' becomes 's3:GetObject'"],
        ["'arn:aws:s3::111122223333:reports/*' becomes 'arn:aws:s3:::reports/*'"],
        ["'allow' becomes 'Allow'"],
        [],
      ]);
    });
  },
);

it('leaves files without a policy alone', () => {
  expect(new Linter().verify("name = 'x'\n", configs[0]!.config, 'a.toml')).toEqual([]);
});
