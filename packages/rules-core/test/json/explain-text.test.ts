import { expect, it } from 'vitest';
import { explainText } from '../../src/json/index.js';

const policy = (action: unknown) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
});

it('explains the policy of a text', () => {
  const [found, ...others] = explainText(JSON.stringify(policy('sqs:SendMessage')));
  expect(others).toEqual([]);
  expect(found).not.toHaveProperty('owner');
  expect(found!.services).toMatchObject([
    { service: 'sqs', access: [{ actions: { Write: ['SendMessage'] } }] },
  ]);
});

it('explains each of several, with its owner', () => {
  const role = (name: string, action: string) => ({
    Type: 'AWS::IAM::Role',
    Properties: {
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [
          { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
        ],
      },
      Policies: [{ PolicyName: name, PolicyDocument: policy(action) }],
    },
  });
  const template = { Resources: { A: role('work', 'sqs:SendMessage'), B: role('talk', 'sns:Publish') } };
  const found = explainText(JSON.stringify(template));
  expect(
    found.map(({ owner, type, services }) => [owner, type, services.map(({ service }) => service)]),
  ).toEqual([
    [expect.stringContaining('A'), 'trust', ['sts']],
    [expect.stringContaining('work'), 'identity', ['sqs']],
    [expect.stringContaining('B'), 'trust', ['sts']],
    [expect.stringContaining('talk'), 'identity', ['sns']],
  ]);
});

it('adds up what the policies of one principal lead to', () => {
  const role = (...actions: string[]) => ({
    Type: 'AWS::IAM::Role',
    Properties: {
      Policies: actions.map((action) => ({ PolicyName: action, PolicyDocument: policy(action) })),
    },
  });
  const escalationsIn = (Resources: object) =>
    explainText(JSON.stringify({ Resources })).map(({ principal, escalations }) => [
      principal,
      escalations.map(({ action, with: partners }) => [action, ...partners]),
    ]);
  expect(escalationsIn({ A: role('iam:PassRole', 'ec2:RunInstances') })).toEqual([
    ['AWS::IAM::Role A', [['iam:PassRole', 'ec2:RunInstances']]],
    ['AWS::IAM::Role A', []],
  ]);
  expect(escalationsIn({ A: role('iam:PassRole'), B: role('ec2:RunInstances') })).toEqual([
    ['AWS::IAM::Role A', []],
    ['AWS::IAM::Role B', []],
  ]);
});

it('puts back what stands in place of placeholders', () => {
  const statement = {
    Effect: 'Allow',
    Action: 's3:GetObject',
    Resource: 'arn:aws:s3:::<BUCKET>/*',
    Condition: { StringEquals: { 'aws:PrincipalTag/${tag}': '<VALUE>' } },
  };
  const [found] = explainText(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }));
  expect(found!.services[0]!.access).toMatchObject([
    {
      resources: { list: ['arn:aws:s3:::<BUCKET>/*'] },
      conditions: [{ key: 'aws:PrincipalTag/${tag}', values: ['<VALUE>'] }],
    },
  ]);
});

it('explains a policy once for each way in which its conditions can be decided', () => {
  const template = {
    Conditions: { Prod: { 'Fn::Equals': [{ Ref: 'Stage' }, 'prod'] } },
    Parameters: { Stage: { Type: 'String' } },
    Resources: {
      Policy: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: { PolicyDocument: policy({ 'Fn::If': ['Prod', 'sqs:SendMessage', 'sns:Publish'] }) },
      },
    },
  };
  const found = explainText(JSON.stringify(template));
  expect(found.map(({ services }) => services.map(({ service }) => service))).toEqual([['sqs'], ['sns']]);
});

it('takes what settings and the name of the file say', () => {
  const text = JSON.stringify(policy('sqs:SendMessage'));
  expect(explainText(text, { settings: { policyType: 'scp' } })[0]).toMatchObject({
    type: 'scp',
    grants: false,
  });
  expect(explainText(text, { filename: 'team-boundary.json' })[0]).toMatchObject({
    type: 'boundary',
    grants: false,
  });
  expect(() => explainText(text, { settings: { policyType: 'no' as 'scp' } })).toThrow(/policyType/);
});

it('reads other syntaxes and a byte order mark, and finds nothing in other texts', () => {
  const text = `\uFEFF${JSON.stringify(policy('sqs:SendMessage'))} // work`;
  expect(explainText(text, { mode: 'jsonc' })).toHaveLength(1);
  expect(explainText('{ "name": "shop" }')).toEqual([]);
});

it('throws for a text that cannot be parsed', () => {
  expect(() => explainText('{ "Statement": [')).toThrow(SyntaxError);
});

it.each<[string, readonly unknown[]]>([
  ['`explainText` needs the text of a file as a string, not an object.', [{ Statement: [] }]],
  ['The options of `explainText` must be an object, not a string.', ['{}', 'json']],
  [
    '`explainText` has no option `setting`. Its options are `mode`, `settings`, `filename`. Did you mean `settings`?',
    ['{}', { setting: {} }],
  ],
  ['The option `mode` is "yaml". The allowed values are `json`, `jsonc`, `json5`.', ['{}', { mode: 'yaml' }]],
  ['The option `filename` must be a string, not a number.', ['{}', { filename: 1 }]],
  ['`settings.iam.policyType` is 1.', ['{}', { settings: { policyType: 1 } }]],
])('says what is wrong with its arguments: %s', (message, values) => {
  expect(() => (explainText as (...all: readonly unknown[]) => unknown)(...values)).toThrow(message);
});
