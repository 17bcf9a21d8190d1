import { describe, expect, it } from 'vitest';
import { lintText } from '../../../src/json/index.js';
import { validPassedToService } from '../../../src/rules/pass-role/valid-passed-to-service.js';
import { testRule, type InvalidCase, type ValidCase } from '../../rule-tester.js';

interface Parts {
  readonly effect?: string;
  readonly action?: string;
  readonly resource?: string;
  readonly condition?: string | undefined;
}

const policy = (...statements: string[]) => `{"Version":"2012-10-17","Statement":[${statements.join(',')}]}`;
const part = ({
  effect = 'Allow',
  action = '"Action":"iam:PassRole"',
  resource = '"Resource":"*"',
  condition,
}: Parts) =>
  `{"Effect":"${effect}",${action},${resource}${condition === undefined ? '' : `,"Condition":${condition}`}}`;
const passRole = (parts: Parts = {}) => policy(part(parts));

const on = (operator: string, value: string) => `{"${operator}":{"iam:PassedToService":${value}}}`;
const toLambda = on('StringEquals', '"lambda.amazonaws.com"');
const role = (name: string) => `"Resource":"arn:aws:iam::111122223333:role/${name}"`;
const allow = (...actions: string[]) =>
  `{"Effect":"Allow","Action":${JSON.stringify(actions)},"Resource":"arn:aws:s3:::shelf"}`;

const unlisted = { unlistedServices: true };
const scp = { policyType: 'scp' } as const;

const valueCase = (
  operator: string,
  value: string,
  messageId: string,
  data: Record<string, string>,
  proper?: string,
): InvalidCase => {
  const code = passRole({ condition: on(operator, value.includes('«') ? value : `«${value}»`) });
  return {
    code,
    errors: [
      {
        messageId,
        data,
        suggestions: proper
          ? [
              {
                messageId: 'suggestValue',
                data: { values: `\`${proper}\`` },
                output: passRole({ condition: on(operator, `"${proper}"`) }),
              },
            ]
          : [],
      },
    ],
  };
};

const values: InvalidCase[] = [
  valueCase('StringEquals', '"«*»"', 'literalWildcard', { operator: 'StringEquals', value: '*' }),
  valueCase('StringEquals', '"lambda«*»"', 'literalWildcard', { operator: 'StringEquals', value: 'lambda*' }),
  {
    name: 'a wildcard under StringEquals: the services that it was meant for',
    code: policy(
      part({ condition: on('StringEquals', '"lambda«*»"') }),
      allow('lambda:CreateFunction', 'glue:CreateJob'),
    ),
    errors: [
      {
        messageId: 'literalWildcard',
        data: { operator: 'StringEquals', value: 'lambda*' },
        suggestions: [
          {
            messageId: 'suggestValue',
            data: { values: '`lambda.amazonaws.com`' },
            output: policy(part({ condition: toLambda }), allow('lambda:CreateFunction', 'glue:CreateJob')),
          },
        ],
      },
    ],
  },
  valueCase(
    'StringEquals',
    '"Lambda.amazonaws.com"',
    'wrongCase',
    { value: 'Lambda.amazonaws.com' },
    'lambda.amazonaws.com',
  ),
  valueCase('StringLike', '"EC2.*"', 'wrongCase', { value: 'EC2.*' }, 'ec2.*'),
  valueCase('StringEquals', '"lambda"', 'wrongForm', { value: 'lambda' }, 'lambda.amazonaws.com'),
  valueCase(
    'StringEquals',
    '"https://lambda.amazonaws.com"',
    'wrongForm',
    { value: 'https://lambda.amazonaws.com' },
    'lambda.amazonaws.com',
  ),
  valueCase(
    'StringEquals',
    '"lambda.aws.com"',
    'wrongForm',
    { value: 'lambda.aws.com' },
    'lambda.amazonaws.com',
  ),
  valueCase(
    'StringEquals',
    '"lambda.amazon.com"',
    'wrongForm',
    { value: 'lambda.amazon.com' },
    'lambda.amazonaws.com',
  ),
  valueCase(
    'StringEquals',
    '" lambda.amazonaws.com"',
    'wrongForm',
    { value: ' lambda.amazonaws.com' },
    'lambda.amazonaws.com',
  ),
  valueCase('StringEquals', '"111122223333"', 'wrongForm', { value: '111122223333' }),
  valueCase('StringEquals', '"arn:aws:iam::111122223333:role/app"', 'wrongForm', {
    value: 'arn:aws:iam::111122223333:role/app',
  }),
  valueCase('StringLike', '"lambda*.aws.com"', 'wrongForm', { value: 'lambda*.aws.com' }),
  valueCase('StringEquals', 'true', 'wrongForm', { value: 'true' }),
  valueCase(
    'StringEquals',
    '"lamda.amazonaws.com"',
    'misspelt',
    { value: 'lamda.amazonaws.com', proper: 'lambda.amazonaws.com' },
    'lambda.amazonaws.com',
  ),
  valueCase(
    'StringEquals',
    '"stepfunctions.amazonaws.com"',
    'misspelt',
    { value: 'stepfunctions.amazonaws.com', proper: 'states.amazonaws.com' },
    'states.amazonaws.com',
  ),
  {
    ...valueCase('StringEquals', '"quux.amazonaws.com"', 'unlistedService', { value: 'quux.amazonaws.com' }),
    options: unlisted,
  },
  {
    name: 'each value by itself, whatever the roles',
    code: passRole({
      resource: role('app'),
      condition: on('StringEquals', '["glue.amazonaws.com",«"Glue.amazonaws.com"»,«"glue"»]'),
    }),
    errors: [
      {
        messageId: 'wrongCase',
        data: { value: 'Glue.amazonaws.com' },
        suggestions: [
          {
            messageId: 'suggestRemoval',
            data: { text: 'Glue.amazonaws.com', kept: '`glue.amazonaws.com`' },
            output: passRole({
              resource: role('app'),
              condition: on('StringEquals', '["glue.amazonaws.com","glue"]'),
            }),
          },
        ],
      },
      {
        messageId: 'wrongForm',
        data: { value: 'glue' },
        suggestions: [
          {
            messageId: 'suggestRemoval',
            data: { text: 'glue', kept: '`glue.amazonaws.com`' },
            output: passRole({
              resource: role('app'),
              condition: on('StringEquals', '["glue.amazonaws.com","Glue.amazonaws.com"]'),
            }),
          },
        ],
      },
    ],
  },
];

const operators: InvalidCase[] = [
  ...[
    ...['ArnEquals', 'ArnLike', 'Bool', 'BinaryEquals', 'NumericEquals', 'DateEquals', 'IpAddress'].map(
      (operator) => [operator, 'never holds'] as const,
    ),
    ['BoolIfExists', 'holds only where the key is missing'] as const,
    ['ForAllValues:ArnEquals', 'holds only where the key is missing'] as const,
  ].map(([operator, holds]): InvalidCase => ({
    code: passRole({ condition: `{«"${operator}"»:{"iam:PassedToService":"lambda.amazonaws.com"}}` }),
    errors: [
      {
        messageId: 'wrongType',
        data: { operator, holds },
        suggestions: [
          {
            messageId: 'suggestOperator',
            data: { operator: 'StringEquals' },
            output: passRole({ condition: toLambda }),
          },
        ],
      },
    ],
  })),
  ...['ArnNotLike', 'NumericNotEquals', 'NotIpAddress'].map((operator): InvalidCase => ({
    code: passRole({ condition: `{«"${operator}"»:{"iam:PassedToService":"lambda.amazonaws.com"}}` }),
    errors: [{ messageId: 'wrongType', data: { operator, holds: 'always holds' } }],
  })),
  ...(
    [
      ['ArnNotEqualsIfExists', 'always holds'],
      ['ForAllValues:NumericNotEquals', 'always holds'],
      ['ForAnyValue:NumericNotEquals', 'holds whenever the key is there'],
    ] as const
  ).map(([operator, holds]): InvalidCase => ({
    code: passRole({ condition: `{«"${operator}"»:{"iam:PassedToService":"lambda.amazonaws.com"}}` }),
    errors: [{ messageId: 'wrongType', data: { operator, holds } }],
  })),
  ...[
    'aws:PassedToService',
    'iam:AWSServiceName',
    'iam:PassedToServices',
    'sts:PassedToService',
    'iam:PassToService',
    'codestar-connections:PassedToService',
    'PassedToService',
  ].map((key): InvalidCase => ({
    code: passRole({ condition: `{"StringEquals":{«"${key}"»:"lambda.amazonaws.com"}}` }),
    errors: [
      {
        messageId: 'lookalikeKey',
        data: { key, holds: 'never', proper: 'iam:PassedToService' },
        suggestions: [
          {
            messageId: 'suggestKey',
            data: { key: 'iam:PassedToService' },
            output: passRole({ condition: toLambda }),
          },
        ],
      },
    ],
  })),
  {
    name: 'a lookalike that always holds, as a missing key is not equal to anything',
    code: passRole({ condition: '{"StringNotEquals":{«"aws:PassedToService"»:"ec2.amazonaws.com"}}' }),
    errors: [
      {
        messageId: 'lookalikeKey',
        data: { key: 'aws:PassedToService', holds: 'always', proper: 'iam:PassedToService' },
      },
    ],
  },
  {
    name: 'the other key of iam:PassRole',
    code: passRole({
      condition: '{"ArnLike":{«"iam:AssociatedResource"»:"arn:aws:ec2:*:111122223333:instance/*"}}',
    }),
    errors: [
      {
        messageId: 'lookalikeKey',
        data: { key: 'iam:AssociatedResource', holds: 'never', proper: 'iam:AssociatedResourceArn' },
        suggestions: [
          {
            messageId: 'suggestKey',
            data: { key: 'iam:AssociatedResourceArn' },
            output: passRole({
              condition: '{"ArnLike":{"iam:AssociatedResourceArn":"arn:aws:ec2:*:111122223333:instance/*"}}',
            }),
          },
        ],
      },
    ],
  },
  {
    name: 'the key of iam:CreateServiceLinkedRole, which stands in the same statement',
    code: passRole({
      action: '"Action":["iam:CreateServiceLinkedRole","iam:PassRole"]',
      condition: '{"StringLike":{«"iam:AWSServiceName"»:"rds.amazonaws.com"}}',
    }),
    errors: [
      {
        messageId: 'foreignKey',
        data: { key: 'iam:AWSServiceName' },
      },
    ],
  },
  {
    name: 'no operator is offered that the other actions never meet',
    code: passRole({
      action: '"Action":["iam:PassRole","iam:GetRole"]',
      condition: '{«"ArnLike"»:{"iam:PassedToService":"lambda.amazonaws.com"}}',
    }),
    errors: [{ messageId: 'wrongType', data: { operator: 'ArnLike', holds: 'never holds' } }],
  },
  {
    name: 'no key is offered under which the value is the wrong service',
    code: policy(
      part({ condition: '{"StringEquals":{«"iam:AWSServiceName"»:"ecs.amazonaws.com"}}' }),
      '{"Effect":"Allow","Action":"ecs:RunTask","Resource":"*"}',
    ),
    errors: [
      {
        messageId: 'lookalikeKey',
        data: { key: 'iam:AWSServiceName', holds: 'never', proper: 'iam:PassedToService' },
      },
    ],
  },
  {
    name: 'no statement is offered that allows changes of every resource',
    code: passRole({
      action: '"Action":["iam:PassRole","ecs:RunTask"]',
      condition: '{"StringEquals":{«"iam:PassedToService"»:"lambda.amazonaws.com"}}',
    }),
    errors: [
      {
        messageId: 'otherActions',
        data: { key: 'iam:PassedToService', effect: 'allows', actions: '`ecs:RunTask`' },
      },
    ],
  },
  ...['iam:PermissionsBoundary', 'iam:PolicyARN', 'aws:SourceArn'].map((key): InvalidCase => ({
    code: passRole({
      action: '"Action":["iam:CreateRole","iam:PassRole"]',
      condition: `{"StringEquals":{«"${key}"»:"arn:aws:iam::111122223333:policy/limit"}}`,
    }),
    errors: [{ messageId: 'foreignKey', data: { key } }],
  })),
  {
    name: 'other actions never carry the key',
    code: passRole({
      action: '"Action":["iam:GetRole","iam:PassRole","iam:List*"]',
      resource: role('app'),
      condition: '{"StringEquals":{«"iam:PassedToService"»:"lambda.amazonaws.com"}}',
    }),
    errors: [
      {
        messageId: 'otherActions',
        data: { key: 'iam:PassedToService', effect: 'allows', actions: '`iam:GetRole` and `iam:List*`' },
        suggestions: [
          {
            messageId: 'suggestSplit',
            output: policy(
              part({ action: '"Action":["iam:GetRole","iam:List*"]', resource: role('app') }),
              part({ resource: role('app'), condition: toLambda }),
            ),
          },
        ],
      },
    ],
  },
  {
    name: 'other actions keep the rest of the Condition',
    code: passRole({
      action: '"Action":["iam:GetRole","iam:PassRole"]',
      resource: role('app'),
      condition:
        '{"StringEquals":{"aws:RequestedRegion":"eu-west-1",«"iam:PassedToService"»:"lambda.amazonaws.com"}}',
    }),
    errors: [
      {
        messageId: 'otherActions',
        data: { key: 'iam:PassedToService', effect: 'allows', actions: '`iam:GetRole`' },
        suggestions: [
          {
            messageId: 'suggestSplit',
            output: policy(
              part({
                action: '"Action":["iam:GetRole"]',
                resource: role('app'),
                condition: '{"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}',
              }),
              part({
                resource: role('app'),
                condition:
                  '{"StringEquals":{"aws:RequestedRegion":"eu-west-1","iam:PassedToService":"lambda.amazonaws.com"}}',
              }),
            ),
          },
        ],
      },
    ],
  },
];

const denies: InvalidCase[] = [
  {
    name: 'a guardrail whose exemption is written wrong',
    code: passRole({
      effect: 'Deny',
      condition: '{"StringNotEquals":{"iam:PassedToService":«"Lambda.amazonaws.com"»}}',
    }),
    settings: scp,
    errors: [
      {
        messageId: 'wrongCase',
        data: { value: 'Lambda.amazonaws.com' },
        suggestions: [
          {
            messageId: 'suggestValue',
            data: { values: '`lambda.amazonaws.com`' },
            output: passRole({ effect: 'Deny', condition: on('StringNotEquals', '"lambda.amazonaws.com"') }),
          },
        ],
      },
    ],
  },
  {
    name: 'a Deny that hits calls without the key',
    code: passRole({
      effect: 'Deny',
      condition: '{"StringEquals«IfExists»":{"iam:PassedToService":"ec2.amazonaws.com"}}',
    }),
    errors: [{ messageId: 'denyWithoutKey', data: { operator: 'StringEqualsIfExists' } }],
  },
  {
    name: 'a Deny that never reaches its other actions',
    code: passRole({
      effect: 'Deny',
      action: '"Action":["iam:PassRole","iam:CreateRole"]',
      condition: '{"StringEquals":{«"iam:PassedToService"»:"ec2.amazonaws.com"}}',
    }),
    settings: scp,
    errors: [
      {
        messageId: 'otherActions',
        data: { key: 'iam:PassedToService', effect: 'denies', actions: '`iam:CreateRole`' },
      },
    ],
  },
  ...(['boundary', 'session'] as const).map((policyType): InvalidCase => ({
    code: passRole({ condition: on('StringEquals', '"«*»"') }),
    settings: { policyType },
    errors: [{ messageId: 'literalWildcard', data: { operator: 'StringEquals', value: '*' } }],
  })),
];

const valid: ValidCase[] = [
  ...['StringEquals', 'StringEqualsIgnoreCase', 'StringLike', 'ForAnyValue:StringEquals', 'stringequals'].map(
    (operator) => ({
      code: passRole({ condition: on(operator, '"lambda.amazonaws.com"') }),
    }),
  ),
  {
    name: 'the key in another case',
    code: passRole({ condition: '{"StringEquals":{"iam:passedToService":"lambda.amazonaws.com"}}' }),
  },
  ...[
    'lambda.amazonaws.com.cn',
    'ec2.amazonaws-us-gov.com',
    'ec2.amazonaws.cn',
    'logs.eu-west-1.amazonaws.com',
    'quux.amazonaws.com',
    '${aws:PrincipalTag/service}',
    '<Service>',
    '{{service}}.amazonaws.com',
  ].map((value) => ({ code: passRole({ condition: on('StringEquals', `"${value}"`) }) })),
  ...['ec2.*', 'ec2.amazonaws.com*', '<Service>', '*'].map((value) => ({
    code: passRole({ condition: on('StringLike', `"${value}"`) }),
  })),
  { code: passRole({ condition: on('StringEqualsIgnoreCase', '"Lambda.amazonaws.com"') }) },
  { name: 'no values match nothing', code: passRole({ condition: on('StringEquals', '[]') }) },
  {
    name: 'tests that let too much through, which are no slips',
    code: policy(
      part({ condition: on('StringEqualsIfExists', '"lambda.amazonaws.com"') }),
      part({ condition: on('StringNotEquals', '"lambda.amazonaws.com"') }),
      part({ condition: on('Null', '"false"') }),
    ),
  },
  { name: 'no condition', code: passRole() },
  {
    name: 'the associated resource',
    code: passRole({
      condition: '{"ArnLike":{"iam:AssociatedResourceARN":"arn:aws:ec2:*:111122223333:instance/*"}}',
    }),
  },
  {
    name: 'tags of the role, and the circumstances of the call',
    code: passRole({
      condition: '{"StringEquals":{"iam:ResourceTag/team":"blue","aws:RequestedRegion":"eu-west-1"}}',
    }),
  },
  ...['iam:PassRoles', 'iam:Pass', 'PassRole', '${action}', 's3:*'].map((action) => ({
    code: passRole({ action: `"Action":"${action}"`, condition: on('StringEquals', '"lambda"') }),
  })),
  ...['iam:*', 'iam:Pass*', '*'].map((action) => ({
    code: passRole({ action: `"NotAction":["s3:*","${action}"]`, condition: on('StringEquals', '"lambda"') }),
  })),
  {
    name: 'no Effect',
    code: policy(`{"Action":"iam:PassRole","Resource":"*","Condition":${on('StringEquals', '"lambda"')}}`),
  },
  {
    name: 'a Condition of a wrong shape',
    code: passRole({ condition: '{"StringEquals":"lambda.amazonaws.com"}' }),
  },
  { name: 'an unknown operator', code: passRole({ condition: on('StrEquals', '"lambda"') }) },
  {
    name: 'a guardrail beside other actions, on purpose',
    code: passRole({
      effect: 'Deny',
      action: '"Action":"iam:*"',
      condition: on('StringNotEquals', '"lambda.amazonaws.com"'),
    }),
  },
  {
    name: 'other actions under a test that a call without the key passes',
    code: passRole({
      action: '"Action":["iam:GetRole","iam:PassRole"]',
      condition: on('StringEqualsIfExists', '"lambda.amazonaws.com"'),
    }),
  },
  {
    name: 'a wide entry under a key of other actions',
    code: passRole({
      action: '"Action":"iam:*"',
      condition: '{"StringEquals":{"iam:PermissionsBoundary":"arn:aws:iam::111122223333:policy/limit"}}',
    }),
  },
  {
    name: 'a service control policy that shuts a service out',
    code: passRole({ effect: 'Deny', condition: on('StringEquals', '"ec2.amazonaws.com"') }),
    settings: scp,
  },
  {
    name: 'a policy about principals',
    code: policy(
      `{"Effect":"Allow","Principal":"*","Action":"iam:PassRole","Resource":"*","Condition":${on('StringEquals', '"lambda"')}}`,
    ),
  },
];

testRule(validPassedToService, {
  valid,
  invalid: [...values, ...operators, ...denies],
});

describe('the checks of IAM Access Analyzer that it answers', () => {
  it.each([
    ['PassedToService', 'invalid-condition-key-format'],
    ['aws:PassedToService', 'invalid-global-condition-key'],
    ['foo:PassedToService', 'invalid-service'],
    ['iam:PassedToServices', 'invalid-service-condition-key'],
    ['iam:AWSServiceName', 'unsupported-action-for-condition-key'],
    ['iam:PolicyARN', 'unsupported-action-for-condition-key'],
  ])('are told by the key %s', (key, check) => {
    const code = passRole({ condition: `{"StringEquals":{"${key}":"lambda.amazonaws.com"}}` });
    const findings = lintText(code, { rules: { 'valid-passed-to-service': 'error' } });
    expect(findings.map(({ checks }) => checks)).toEqual([[check]]);
  });
});
