import { describe, expect, it } from 'vitest';
import { lintText } from '../../../src/json/index.js';
import { noWildcardPassRole } from '../../../src/rules/pass-role/no-wildcard-pass-role.js';
import { testRule, type InvalidCase } from '../../rule-tester.js';

const policy = (...statements: string[]) => `{"Version":"2012-10-17","Statement":[${statements.join(',')}]}`;
const passRole = (resource: string, condition = '', action = '"iam:PassRole"') =>
  `{"Effect":"Allow","Action":${action},${resource}${condition && `,"Condition":${condition}`}}`;
const on = (operator: string, value: string) => `{"${operator}":{"iam:PassedToService":${value}}}`;
const toLambda = on('StringEquals', '"lambda.amazonaws.com"');
const deny = (resource: string, condition = '') =>
  `{"Effect":"Deny","Action":"iam:PassRole",${resource}${condition && `,"Condition":${condition}`}}`;

const toFill = 'arn:aws:iam::<Account>:role/<RoleName>';

const launched = (action: string, service: string) =>
  `; with ${action}, that gives the permissions of any role that trusts ${service}`;

/** One entry of Resource that takes in every role. */
function everyRole(marked: string, arn = toFill, services = 'any service', condition = ''): InvalidCase {
  return {
    code: policy(passRole(`"Resource":"${marked}"`, condition)),
    errors: [
      {
        messageId: 'everyRole',
        data: { services, consequence: '' },
        suggestions: [
          {
            messageId: 'suggestRole',
            data: { arn },
            output: policy(passRole(`"Resource":"${arn}"`, condition)),
          },
        ],
      },
    ],
  };
}

testRule(noWildcardPassRole, {
  valid: [
    ...[
      'app',
      'app-*',
      '*-deploy',
      'service-role/*',
      '${aws:username}',
      '<RoleName>',
      '<TEAM>-*',
      '${team}*',
    ].map((name) => ({ code: policy(passRole(`"Resource":"arn:aws:iam::111122223333:role/${name}"`)) })),
    ...[
      'arn:aws:iam::111122223333:instance-profile/*',
      'arn:aws:iam::111122223333:user/*',
      'arn:aws:iam::111122223333:Role/*',
      'arn:aws:sts::111122223333:assumed-role/*',
      'arn:aws:s3:::*',
      '<ROLE_ARN>',
      '${RoleArn}',
      'role/*',
    ].map((arn) => ({ code: policy(passRole(`"Resource":["${arn}"]`)) })),
    {
      name: 'NotResource that leaves no role',
      code: policy(passRole('"NotResource":"arn:aws:iam::*:role/*"')),
    },
    { name: 'NotResource that may leave none', code: policy(passRole('"NotResource":"${roles}"')) },
    {
      name: 'other actions on every resource',
      code: policy(passRole('"Resource":"*"', '', '["iam:GetRole","s3:*"]')),
    },
    { name: 'NotAction without it', code: policy('{"Effect":"Allow","NotAction":"iam:*","Resource":"*"}') },
    { name: 'a placeholder', code: policy(passRole('"Resource":"*"', '', '"${action}"')) },
    { name: 'Deny', code: policy(deny('"Resource":"*"')) },
    {
      name: 'denied on every role',
      code: policy(passRole('"Resource":"*"'), deny('"Resource":"arn:aws:iam::*:role/*"')),
    },
    {
      name: 'denied on every role but a named one',
      code: policy(passRole('"Resource":"*"'), deny('"NotResource":"arn:aws:iam::111122223333:role/app"')),
    },
    {
      name: 'a test that never holds, and a Deny',
      code: policy(passRole('"Resource":"*"', on('StringEquals', '"lambda"')), deny('"Resource":"*"')),
    },
    {
      name: 'a key that never comes with it',
      code: policy(passRole('"Resource":"*"', '{"StringEquals":{"iam:PolicyARN":"x"}}')),
    },
    {
      name: 'a Condition of a wrong shape',
      code: policy(passRole('"Resource":"*"', '{"StringEquals":"x"}')),
    },
    { name: 'both Resource and NotResource', code: policy(passRole('"Resource":"*","NotResource":"*"')) },
    {
      name: 'an account of no digits, which no role has',
      code: policy(passRole('"Resource":"arn:aws:iam:::*"')),
    },
    { name: 'no Resource', code: policy('{"Effect":"Allow","Action":"iam:PassRole"}') },
    {
      name: 'wrong shapes',
      code: policy('{"Effect":"Allow","Action":[["iam:PassRole"]],"Resource":[["*"]]}'),
    },
    ...(['scp', 'boundary', 'session'] as const).map((policyType) => ({
      code: policy(passRole('"Resource":"*"')),
      settings: { policyType },
    })),
  ],
  invalid: [
    everyRole('«*»'),
    everyRole('«**»'),
    everyRole('arn:«*»'),
    everyRole('arn:aws:iam::*:role/«*»'),
    everyRole('arn:aws:iam::*:role«*»'),
    everyRole('arn:aws:iam::*:role/«?*»'),
    everyRole('arn:aws:iam::*:r«*»'),
    everyRole('arn:aws:iam::*:«*»'),
    everyRole('arn:aws:iam::«*»'),
    everyRole('arn:*:iam::*:role/«*»'),
    everyRole('arn:aws:iam::<Account>:role/«*»'),
    everyRole('arn:${AWS::Partition}:iam::${account}:role/«*»'),
    everyRole('arn:aws:iam::111122223333:role/«*»', 'arn:aws:iam::111122223333:role/<RoleName>'),
    everyRole('arn:aws-cn:iam::111122223333:role/«*»', 'arn:aws-cn:iam::111122223333:role/<RoleName>'),
    ...['aws-us-gov', 'aws-iso-b'].map((partition): InvalidCase => {
      const arn = `arn:${partition}:iam::<Account>:role/<RoleName>`;
      const beside = `{"Effect":"Allow","Action":"s3:GetObject","Resource":"arn:${partition}:s3:::b/*"}`;
      return {
        name: `the partition of the other ARNs: ${partition}`,
        code: policy(passRole('"Resource":"«*»"'), beside),
        errors: [
          {
            messageId: 'everyRole',
            data: { services: 'any service', consequence: '' },
            suggestions: [
              {
                messageId: 'suggestRole',
                data: { arn },
                output: policy(passRole(`"Resource":"${arn}"`), beside),
              },
            ],
          },
        ],
      };
    }),
    {
      name: 'an ARN without wildcard that is cut short',
      code: policy(passRole('"Resource":«"arn:aws:iam"»')),
      errors: [
        {
          messageId: 'everyRole',
          data: { services: 'any service', consequence: '' },
          suggestions: [
            {
              messageId: 'suggestRole',
              data: { arn: toFill },
              output: policy(passRole(`"Resource":"${toFill}"`)),
            },
          ],
        },
      ],
    },
    {
      name: 'escapes',
      code: policy(passRole('"Resource":"«\\u002a»"')),
      errors: [
        {
          messageId: 'everyRole',
          data: { services: 'any service', consequence: '' },
          suggestions: [
            {
              messageId: 'suggestRole',
              data: { arn: toFill },
              output: policy(passRole(`"Resource":"${toFill}"`)),
            },
          ],
        },
      ],
    },
    everyRole('«*»', toFill, '`lambda.amazonaws.com`', toLambda),
    everyRole(
      '«*»',
      toFill,
      '`a4b.amazonaws.com`, `acm.amazonaws.com`, `airflow.amazonaws.com`, `aiops.amazonaws.com` and 1 more',
      on(
        'StringEquals',
        '["a4b.amazonaws.com","acm.amazonaws.com","airflow.amazonaws.com","aiops.amazonaws.com","athena.amazonaws.com"]',
      ),
    ),
    everyRole(
      '«*»',
      toFill,
      '`lambda.amazonaws.com`, and in calls that do not send `iam:PassedToService` to any service',
      on('StringEqualsIfExists', '"lambda.amazonaws.com"'),
    ),
    everyRole(
      '«*»',
      toFill,
      'any service in calls that do not send `iam:PassedToService`',
      on('Null', '"true"'),
    ),
    everyRole('«*»', toFill, 'the services that its condition names', on('StringEquals', '"${service}"')),
    everyRole('«*»', toFill, 'a service, once its condition can hold', on('StringEquals', '"lambda"')),
    everyRole('«*»', toFill, 'any service', '{"StringEquals":{"aws:ResourceTag/team":"shelf"}}'),
    {
      name: 'services limited by a Deny',
      code: policy(
        passRole('"Resource":"«*»"', '', '"IAM:?assRole"'),
        deny('"Resource":"*"', on('StringNotEquals', '"lambda.amazonaws.com"')),
      ),
      errors: [
        {
          messageId: 'everyRole',
          data: { services: '`lambda.amazonaws.com`', consequence: '' },
          suggestions: [
            {
              messageId: 'suggestRole',
              data: { arn: toFill },
              output: policy(
                passRole(`"Resource":"${toFill}"`, '', '"IAM:?assRole"'),
                deny('"Resource":"*"', on('StringNotEquals', '"lambda.amazonaws.com"')),
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'each entry that takes in every role',
      code: policy(
        passRole(
          '"Resource":["arn:aws:iam::111122223333:role/«*»","arn:aws:iam::111122223333:role/app","«*»"]',
        ),
      ),
      errors: [
        {
          messageId: 'everyRole',
          data: { services: 'any service', consequence: '' },
          suggestions: [
            {
              messageId: 'suggestRole',
              data: { arn: 'arn:aws:iam::111122223333:role/<RoleName>' },
              output: policy(
                passRole(
                  '"Resource":["arn:aws:iam::111122223333:role/<RoleName>","arn:aws:iam::111122223333:role/app","*"]',
                ),
              ),
            },
          ],
        },
        {
          messageId: 'everyRole',
          data: { services: 'any service', consequence: '' },
          suggestions: [
            {
              messageId: 'suggestRole',
              data: { arn: toFill },
              output: policy(
                passRole(
                  `"Resource":["arn:aws:iam::111122223333:role/*","arn:aws:iam::111122223333:role/app","${toFill}"]`,
                ),
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'other actions keep their resource; what it takes to start something is named',
      code: policy(
        passRole('"Resource":"«*»"', toLambda, '["iam:PassRole"]'),
        '{"Effect":"Allow","Action":["lambda:InvokeFunction","lambda:CreateFunction"],"Resource":"*"}',
      ),
      errors: [
        {
          messageId: 'everyRole',
          data: {
            services: '`lambda.amazonaws.com`',
            consequence: launched(
              '`lambda:CreateFunction` and `lambda:InvokeFunction`',
              '`lambda.amazonaws.com`',
            ),
          },
          suggestions: [
            {
              messageId: 'suggestRole',
              data: { arn: toFill },
              output: policy(
                passRole(`"Resource":"${toFill}"`, toLambda, '["iam:PassRole"]'),
                '{"Effect":"Allow","Action":["lambda:InvokeFunction","lambda:CreateFunction"],"Resource":"*"}',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a call that is not allowed, as the statement of its own names nothing it works on',
      code: policy(
        passRole('"Resource":"«*»"', toLambda),
        '{"Effect":"Allow","Action":"lambda:*","Resource":"arn:aws:iam::111122223333:role/*"}',
      ),
      errors: [
        {
          messageId: 'everyRole',
          data: { services: '`lambda.amazonaws.com`', consequence: '' },
          suggestions: [
            {
              messageId: 'suggestRole',
              data: { arn: toFill },
              output: policy(
                passRole(`"Resource":"${toFill}"`, toLambda),
                '{"Effect":"Allow","Action":"lambda:*","Resource":"arn:aws:iam::111122223333:role/*"}',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a statement of its own where other actions stand beside it',
      code: policy(passRole('"Resource":"«*»"', '', '["ec2:RunInstances","iam:PassRole"]')),
      errors: [
        {
          messageId: 'everyRole',
          data: {
            services: 'any service',
            consequence: launched('`ec2:RunInstances`', '`ec2.amazonaws.com`'),
          },
          suggestions: [
            {
              messageId: 'suggestRole',
              data: { arn: toFill },
              output: policy(
                passRole('"Resource":"*"', '', '["ec2:RunInstances"]'),
                passRole(`"Resource":"${toFill}"`),
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'other actions would be left with a condition that they never meet',
      code: policy(passRole('"Resource":"«*»"', toLambda, '["iam:PassRole","iam:GetRole"]')),
      errors: [{ messageId: 'everyRole', data: { services: '`lambda.amazonaws.com`', consequence: '' } }],
    },
    {
      name: 'what starts something in another service does not count',
      code: policy(
        passRole('"Resource":"arn:aws:iam::111122223333:role/«*»"', toLambda),
        '{"Effect":"Allow","Action":"glue:CreateJob","Resource":"*"}',
      ),
      errors: [
        {
          messageId: 'everyRole',
          data: {
            services: '`lambda.amazonaws.com`',
            consequence: '',
          },
          suggestions: [
            {
              messageId: 'suggestRole',
              data: { arn: 'arn:aws:iam::111122223333:role/<RoleName>' },
              output: policy(
                passRole('"Resource":"arn:aws:iam::111122223333:role/<RoleName>"', toLambda),
                '{"Effect":"Allow","Action":"glue:CreateJob","Resource":"*"}',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a pattern that takes more, and NotAction: nothing is offered that would touch the rest',
      code: policy(
        passRole('"Resource":"«*»"', '', '"iam:P*"'),
        '{"Effect":"Allow","NotAction":"s3:*","Resource":"«*»"}',
      ),
      errors: [
        {
          messageId: 'unlimitedByWildcard',
          data: { action: 'iam:P*', services: 'any service', consequence: '' },
        },
        {
          messageId: 'unlimitedByNotAction',
          data: { services: 'any service', consequence: '' },
        },
      ],
    },
    {
      name: 'NotResource',
      code: policy(
        passRole('«"NotResource"»:["arn:aws:iam::111122223333:role/admin","arn:aws:s3:::*"]', toLambda),
      ),
      errors: [
        {
          messageId: 'everyRoleButListed',
          data: {
            roles: 'every role except `arn:aws:iam::111122223333:role/admin`',
            services: '`lambda.amazonaws.com`',
            consequence: '',
          },
        },
      ],
    },
    ...(
      [
        ['everyRoleButListed', '"Action":"iam:PassRole"', {}],
        ['unlimitedButListedByWildcard', '"Action":["s3:*","iam:Pass*"]', { action: 'iam:Pass*' }],
        ['unlimitedButListedByNotAction', '"NotAction":"s3:*"', {}],
      ] as const
    ).map(([messageId, actions, quoted]) => ({
      name: `NotResource and any service: ${messageId}`,
      code: policy(`{"Effect":"Allow",${actions},«"NotResource"»:"arn:aws:iam::*:role/admin"}`),
      errors: [
        {
          messageId,
          data: {
            ...quoted,
            roles: 'every role except `arn:aws:iam::*:role/admin`',
            services: 'any service',
            consequence: '',
          },
        },
      ],
    })),
    {
      name: 'NotResource that lists no role',
      code: policy(passRole('«"NotResource"»:"arn:aws:s3:::amzn-s3-demo-bucket"')),
      errors: [
        {
          messageId: 'everyRoleButListed',
          data: { roles: 'every role', services: 'any service', consequence: '' },
        },
      ],
    },
    {
      name: 'a Deny on some roles leaves the others',
      code: policy(passRole('"Resource":"«*»"'), deny('"Resource":"arn:aws:iam::111122223333:role/admin"')),
      errors: [
        {
          messageId: 'everyRole',
          data: { services: 'any service', consequence: '' },
          suggestions: [
            {
              messageId: 'suggestRole',
              data: { arn: toFill },
              output: policy(
                passRole(`"Resource":"${toFill}"`),
                deny('"Resource":"arn:aws:iam::111122223333:role/admin"'),
              ),
            },
          ],
        },
      ],
    },
  ],
});

describe('what runs something with a role', () => {
  const consequenceOf = (actions: readonly string[], ...more: string[]) => {
    const text = policy(
      passRole('"Resource":"*"', '', JSON.stringify(['iam:PassRole', ...actions])),
      ...more,
    );
    const [finding] = lintText(text, { rules: { 'no-wildcard-pass-role': 'error' } });
    return /; with (.*), that gives the permissions .* trusts `(.*)\.amazonaws\.com`/
      .exec(finding!.message)
      ?.slice(1);
  };

  it.each([
    'ssm:SendCommand',
    'sagemaker:CreateFlowDefinition',
    'autoscaling:CreateLaunchConfiguration',
    'ecs:RegisterTaskDefinition',
    'elasticmapreduce:CreateStudio',
    'securitylake:CreateCustomLogSource',
    'iam:AddRoleToInstanceProfile',
    'lambda:CreateFunction',
    'glue:CreateJob',
    'states:CreateStateMachine',
    'codebuild:CreateProject',
  ])('`%s` by itself does not', (action) => {
    expect(consequenceOf([action])).toBeUndefined();
  });

  it.each([
    [['ec2:RunInstances'], '`ec2:RunInstances`', 'ec2'],
    [['EC2:runinstances'], '`ec2:RunInstances`', 'ec2'],
    [['ecs:RunTask'], '`ecs:RunTask`', 'ecs-tasks'],
    [['ecs:Register*', 'ecs:RunTask'], '`ecs:RegisterTaskDefinition` and `ecs:RunTask`', 'ecs-tasks'],
    [['glue:UpdateJob', 'glue:CreateTrigger'], '`glue:UpdateJob` and `glue:CreateTrigger`', 'glue'],
    [
      ['autoscaling:CreateLaunchConfiguration', 'autoscaling:CreateAutoScalingGroup'],
      '`autoscaling:CreateLaunchConfiguration` and `autoscaling:CreateAutoScalingGroup`',
      'ec2',
    ],
    [
      ['states:CreateStateMachine', 'states:StartExecution'],
      '`states:CreateStateMachine` and `states:StartExecution`',
      'states',
    ],
  ])('%s does', (actions, named, service) => {
    expect(consequenceOf(actions)).toEqual([named, service]);
  });

  it('needs both calls, from whatever statement', () => {
    const run =
      '{"Effect":"Allow","Action":"lambda:InvokeFunction","Resource":"arn:aws:lambda:*:*:function:*"}';
    expect(consequenceOf(['lambda:CreateFunction'], run)).toBeDefined();
    expect(
      consequenceOf(['lambda:CreateFunction'], run, '{"Effect":"Deny","Action":"lambda:*","Resource":"*"}'),
    ).toBeUndefined();
    expect(consequenceOf(['lambda:CreateFunction'], run.replace('Invoke', 'Get'))).toBeUndefined();
  });
});

describe('the checks of IAM Access Analyzer that it answers', () => {
  const everyRole = '"Resource":"*"';
  const allButOne = '"NotResource":"arn:aws:iam::*:role/admin"';
  const by = (members: string) => `{"Effect":"Allow",${members}}`;

  it.each([
    [passRole(everyRole), ['pass-role-with-star-in-resource']],
    [
      passRole(everyRole, on('StringEqualsIfExists', '"lambda.amazonaws.com"')),
      ['pass-role-with-star-in-resource'],
    ],
    [passRole(everyRole, toLambda), []],
    [passRole(everyRole, toLambda, '"iam:*"'), []],
    [passRole(everyRole, '', '"iam:*"'), ['pass-role-with-star-in-action-and-resource']],
    [by(`"NotAction":"s3:*",${everyRole}`), ['pass-role-with-star-in-resource-and-not-action']],
    [passRole(allButOne), ['pass-role-with-not-resource']],
    [passRole(allButOne, toLambda), []],
    [passRole(allButOne, '', '"iam:*"'), ['pass-role-with-star-in-action-and-not-resource']],
    [by(`"NotAction":"s3:*",${allButOne}`), ['pass-role-with-not-action-and-not-resource']],
  ])('%s', (statement, expected) => {
    const findings = lintText(policy(statement), { rules: { 'no-wildcard-pass-role': 'error' } });
    expect(findings.map(({ checks }) => checks)).toEqual([expected]);
  });
});
