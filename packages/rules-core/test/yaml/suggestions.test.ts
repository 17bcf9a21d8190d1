/** Suggestions are tried on the policy that they lead to, wherever in YAML it stands. */
import { describe, expect, it } from 'vitest';
import { applyTo } from '../edits/random-edits.js';
import { sourceOf } from './read-yaml.js';
import { levelsOf } from '../../src/json/rule-levels.js';
import { lint } from '../../src/lint/lint.js';

const rule = levelsOf('recommended').get('no-redundant-action')!;
const suggested = (text: string) =>
  lint(sourceOf(text), [rule], {}).flatMap((finding) =>
    [...finding.suggestions.map(({ edits }) => edits), ...(finding.fix ? [finding.fix] : [])].map((edits) =>
      applyTo(text, edits),
    ),
  );

const indented = (text: string, by: number) => text.replaceAll(/^(?=.)/gm, ' '.repeat(by));
const statement =
  '- Effect: Allow\n  Action:\n    - s3:Get*\n    - s3:GetObject\n  Resource: arn:aws:s3:::a/* # why\n';
const policy = `Version: 2012-10-17\nStatement:\n${indented(statement, 2)}`;

describe('a suggestion', () => {
  it.for([
    ['a document', policy],
    ['a document behind others', `a: b\n---\n${policy}`],
    [
      'a statement without a list',
      'Version: 2012-10-17\nStatement:\n  Effect: Allow\n  Action: [s3:Get*, s3:GetObject]\n  Resource: arn:aws:s3:::a/*\n',
    ],
    [
      'a template',
      `Resources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument:\n${indented(policy, 8)}      Roles: [a]\n`,
    ],
    [
      'serverless.yml',
      `service: a\nprovider:\n  name: aws\n  iam:\n    role:\n      statements:\n${indented(statement, 8)}`,
    ],
    [
      'a manifest',
      `kind: Policy\nspec:\n  policy: |\n    {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:Get*",\n    "s3:GetObject"],"Resource":"arn:aws:s3:::a/*"}]}\n`,
    ],
  ])('is offered in %s', ([, text]) => {
    const [result, ...others] = suggested(text!);
    expect(others).toEqual([]);
    expect(result).not.toBe(text);
    expect(result!.replaceAll(/\s/g, '')).toBe(
      text!.replace(/(?:,\s*|\s*- )"?s3:GetObject"?/, '').replaceAll(/\s/g, ''),
    );
    expect(suggested(result!)).toEqual([]);
  });

  it('is not offered in what a function gives', () => {
    const text =
      'Resources:\n  P:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      PolicyDocument: !Sub |\n        { "Version": "2012-10-17",\n          "Statement": [{ "Effect": "Allow",\n            "Action": ["s3:Get*",\n              "s3:GetObject"], "Resource": "arn:${AWS::Partition}:s3:::a/*" }] }\n';
    expect(lint(sourceOf(text), [rule], {})).toHaveLength(1);
    expect(suggested(text)).toEqual([]);
  });
});
