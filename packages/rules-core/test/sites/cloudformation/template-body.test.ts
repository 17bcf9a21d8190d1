/** Templates in the strings of others. */
import { describe, expect, it } from 'vitest';
import { lint } from '../../../src/lint/lint.js';
import { rules } from '../../../src/rules/index.js';
import { unmark } from '../../rule-tester.js';
import { sourceOf } from '../../yaml/read-yaml.js';

const rule = rules.find(({ name }) => name === 'no-unknown-action')!;
const set = (...body: string[]) =>
  ['Resources:', '  Set:', '    Type: AWS::CloudFormation::StackSet', '    Properties:', ...body].join('\n');
const template = (indent: string, action: string) =>
  [
    'Resources:',
    '  Policy:',
    '    Type: AWS::IAM::ManagedPolicy',
    '    Properties:',
    '      PolicyDocument:',
    '        Version: 2012-10-17',
    '        Statement:',
    '          - Effect: Allow',
    `            Action: ${action}`,
    '            Resource: !Sub arn:aws:s3:::${AWS::AccountId}/*',
  ].map((line) => indent + line);

describe('a template in YAML in a string of one', () => {
  it.each([
    ['as it is', '      TemplateBody: |'],
    ['in a function', '      TemplateBody: !Sub |'],
  ])('is judged at the character: %s', (_, head) => {
    const { code, ranges } = unmark(set(head, ...template('        ', 's3:«GetObjekt»')));
    const findings = lint(sourceOf(code), [{ rule }]);
    expect(findings.map(({ at, suggestions }) => [at, suggestions.length])).toEqual([[ranges[0], 0]]);
  });

  it.each([
    ['a name', '      TemplateBody: template.yaml'],
    ['a reference', '      TemplateBody: !Ref Body'],
    ['nothing', '      TemplateBody:'],
    ['what is not YAML', '      TemplateBody: |\n        Resources:\n        {% include %}\n        a: b: c'],
    ['many aliases', '      TemplateBody: |\n        Resources: &a [*a, *a]\n        b: *a'],
  ])('is not %s', (_, body) => {
    expect(lint(sourceOf(set(body)), [{ rule }])).toEqual([]);
  });
});
