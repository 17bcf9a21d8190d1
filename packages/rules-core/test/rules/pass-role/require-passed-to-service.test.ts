import { requirePassedToService } from '../../../src/rules/pass-role/require-passed-to-service.js';
import { expect, it } from 'vitest';
import { lintText } from '../../../src/json/index.js';
import {
  testRule,
  type ExpectedError,
  type ExpectedSuggestion,
  type InvalidCase,
  type ValidCase,
} from '../../rule-tester.js';

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
/** What a suggestion leaves to be filled in when nothing in the policy passes a role. */
const toBeFilled = on('StringEquals', '"<Service>.amazonaws.com"');
const role = (name: string) => `"Resource":"arn:aws:iam::111122223333:role/${name}"`;
const allow = (...actions: string[]) =>
  `{"Effect":"Allow","Action":${JSON.stringify(actions)},"Resource":"arn:aws:s3:::shelf"}`;

const every = 'every role';
const app = 'the role `arn:aws:iam::111122223333:role/app`';
const apps = 'the roles that `arn:aws:iam::111122223333:role/app-*` matches';

const strict = { exactRoles: true };
const scp = { policyType: 'scp' } as const;

/** The marks taken out. */
const plain = (code: string) => code.replace(/[«»]/g, '');

function missing(subject: string, roles: string, ...suggestions: ExpectedSuggestion[]): ExpectedError {
  return { messageId: 'missing', data: { subject, roles, consequence: '' }, suggestions };
}

/** A statement of iam:PassRole alone, without a condition: one is offered. */
function bare(parts: Parts, roles = every, rest: Partial<InvalidCase> = {}): InvalidCase {
  const code = passRole(parts);
  const [, entry] = /"Action":\[?"([^"]*)"/.exec(plain(code))!;
  const output = passRole({
    ...parts,
    ...(parts.action !== undefined && { action: plain(parts.action) }),
    condition: toBeFilled,
  });
  return {
    code,
    errors: [missing(`\`${entry!}\``, roles, { messageId: 'suggestCondition', output })],
    ...rest,
  };
}

const marked = '"Action":«"iam:PassRole"»';

const runFunctions = '{"Effect":"Allow","Action":"lambda:*","Resource":"*"}';

const grants: InvalidCase[] = [
  {
    name: 'what every role gives, with a call that is allowed too',
    code: policy(part({ action: '"Action":«"iam:PassRole"»' }), runFunctions),
    errors: [
      {
        messageId: 'missing',
        data: {
          subject: '`iam:PassRole`',
          roles: every,
          consequence:
            '; with `lambda:CreateFunction` and `lambda:InvokeFunction`, that gives the permissions of any role that trusts `lambda.amazonaws.com`',
        },
        suggestions: [
          {
            messageId: 'suggestServices',
            data: { services: '`lambda.amazonaws.com`' },
            output: policy(part({ condition: toLambda }), runFunctions),
          },
        ],
      },
    ],
  },
  {
    name: 'some roles: what each of them gives is not known',
    code: policy(part({ action: '"Action":«"iam:PassRole"»', resource: role('app-*') }), runFunctions),
    errors: [
      missing('`iam:PassRole`', apps, {
        messageId: 'suggestServices',
        data: { services: '`lambda.amazonaws.com`' },
        output: policy(part({ resource: role('app-*'), condition: toLambda }), runFunctions),
      }),
    ],
  },
  bare({ action: marked }),
  bare({ action: '"Action":[«"iam:PassRole"»]' }),
  bare({ action: '"Action":«"iam:passrole"»' }),
  bare({ action: '"Action":«"IAM:PASSROLE"»' }),
  bare({ action: '"Action":"iam:Pass«*»"' }),
  bare({ action: '"Action":"iam:PassRol«?»"' }),
  bare({ action: '"Action":"iam:«?»assRole"' }),
  bare({ action: '"Action":"iam:«????»Role"' }),
  bare({ action: '"Action":"iam:Pa«*»ole"' }),
  bare({ action: '"Action":"iam:Pass«**»"' }),
  bare({ action: '"Action":"i«*:Pass*»"' }),
  {
    name: 'a pattern that takes more: the message says what, and nothing is offered that would touch the rest',
    code: passRole({ action: '"Action":"iam:P«*»"' }),
    errors: [missing('`iam:P*` includes `iam:PassRole` and', every)],
  },
  {
    name: 'NotAction of another service',
    code: policy('{"Effect":"Allow",«"NotAction"»:"s3:*","Resource":"*"}'),
    errors: [missing('`NotAction` does not list `iam:PassRole` and', every)],
  },
  {
    name: 'NotAction with a typo excludes nothing',
    code: policy('{"Effect":"Allow",«"NotAction"»:["iam:PasRole"],"Resource":"*"}'),
    errors: [missing('`NotAction` does not list `iam:PassRole` and', every)],
  },
  {
    name: 'escapes',
    code: passRole({ action: '"Action":"iam:Pass«\\u002a»"' }),
    errors: [
      missing('`iam:Pass*`', every, {
        messageId: 'suggestCondition',
        output: passRole({ action: '"Action":"iam:Pass\\u002a"', condition: toBeFilled }),
      }),
    ],
  },
  {
    name: 'duplicate keys: the last counts',
    code: policy(
      '{"Effect":"Deny","Action":"s3:*","Action":«"iam:PassRole"»,"Resource":"*","Effect":"Allow"}',
    ),
    errors: [
      missing('`iam:PassRole`', every, {
        messageId: 'suggestCondition',
        output: policy(
          `{"Effect":"Deny","Action":"s3:*","Action":"iam:PassRole","Resource":"*","Effect":"Allow","Condition":${toBeFilled}}`,
        ),
      }),
    ],
  },
];

const resources: InvalidCase[] = [
  ...['role/*', 'role*', 'role/?*', '*', 'r*'].map((name) =>
    bare({ action: marked, resource: `"Resource":"arn:aws:iam::*:${name}"` }),
  ),
  ...['arn:*:iam::*:role/*', 'arn:*', 'arn:aws:iam::${account}:role/*', 'arn:aws:iam'].map((arn) =>
    bare({ action: marked, resource: `"Resource":["${arn}"]` }),
  ),
  bare(
    { action: marked, resource: '"Resource":["arn:aws:iam:::*"]' },
    'the roles that `arn:aws:iam:::*` matches',
  ),
  bare({ action: marked, resource: role('app-*') }, apps),
  bare(
    { action: marked, resource: role('*-deploy') },
    'the roles that `arn:aws:iam::111122223333:role/*-deploy` matches',
  ),
  bare(
    { action: marked, resource: '"NotResource":"arn:aws:iam::111122223333:role/admin"' },
    'every role except `arn:aws:iam::111122223333:role/admin`',
  ),
  bare({ action: marked, resource: role('app') }, app, { options: strict }),
  bare(
    {
      action: marked,
      resource:
        '"Resource":["arn:aws:iam::111122223333:role/a","arn:aws:iam::111122223333:role/b","arn:aws:iam::111122223333:role/c"]',
    },
    'the roles `arn:aws:iam::111122223333:role/a`, `arn:aws:iam::111122223333:role/b` and 1 more',
    { options: strict },
  ),
  bare(
    { action: marked, resource: role('service-role/AmazonSageMaker-*') },
    'the roles that `arn:aws:iam::111122223333:role/service-role/AmazonSageMaker-*` matches',
    { options: strict },
  ),
];

const inferred: InvalidCase[] = [
  {
    name: 'the services that the policy passes roles to, in a new Condition',
    code: policy(part({ action: marked }), allow('lambda:CreateFunction', 'glue:CreateJob', 's3:GetObject')),
    errors: [
      missing('`iam:PassRole`', every, {
        messageId: 'suggestServices',
        data: { services: '`glue.amazonaws.com` and `lambda.amazonaws.com`' },
        output: policy(
          part({ condition: on('StringEquals', '["glue.amazonaws.com","lambda.amazonaws.com"]') }),
          allow('lambda:CreateFunction', 'glue:CreateJob', 's3:GetObject'),
        ),
      }),
    ],
  },
  ...(
    [
      [
        'more services than one statement is for',
        'lambda:CreateFunction',
        'glue:CreateJob',
        'states:CreateStateMachine',
      ],
      ['every call of a service that passes roles to many', 'eks:*'],
      ['calls that pass none', 's3:GetObject', 'ec2:DescribeInstances'],
    ] as const
  ).map(([name, ...actions]): InvalidCase => ({
    name: `to be filled in: ${name}`,
    code: policy(part({ action: marked }), allow(...actions)),
    errors: [
      missing('`iam:PassRole`', every, {
        messageId: 'suggestCondition',
        output: policy(part({ condition: toBeFilled }), allow(...actions)),
      }),
    ],
  })),
  {
    name: 'the services of the calls beside it, whatever else the policy calls',
    code: policy(
      part({ action: '"Action":[«"iam:PassRole"»,"lambda:CreateFunction"]' }),
      allow('glue:CreateJob', 'states:CreateStateMachine'),
    ),
    errors: [
      missing('`iam:PassRole`', every, {
        messageId: 'suggestServices',
        data: { services: '`lambda.amazonaws.com`' },
        output: policy(
          part({ action: '"Action":["lambda:CreateFunction"]' }),
          part({ condition: toLambda }),
          allow('glue:CreateJob', 'states:CreateStateMachine'),
        ),
      }),
    ],
  },
  ...(
    [
      [
        'beside calls of IAM, those of the whole policy too',
        [],
        ['dlm:CreateLifecyclePolicy', 's3:GetObject'],
        ['dlm', 'ec2'],
      ],
      ['beside calls of IAM, those of IAM where the policy has no other', [], ['s3:GetObject'], ['ec2']],
      [
        'beside calls of IAM and others, those alone',
        ['lambda:CreateFunction'],
        ['glue:CreateJob', 'states:CreateStateMachine'],
        ['ec2', 'lambda'],
      ],
      [
        'beside calls of IAM, none where the policy has too many',
        [],
        ['dlm:CreateLifecyclePolicy', 'lambda:CreateFunction'],
        [],
      ],
    ] as const
  ).map(([name, more, others, labels]): InvalidCase => {
    const beside = ['iam:AddRoleToInstanceProfile', 'iam:CreateRole', ...more];
    const services = labels.map((label) => `${label}.amazonaws.com`);
    const value = services.length === 1 ? services[0] : services;
    const output = policy(
      part({ action: `"Action":${JSON.stringify(beside)}` }),
      part({ condition: services.length > 0 ? on('StringEquals', JSON.stringify(value)) : toBeFilled }),
      allow(...others),
    );
    const [first, second] = services.map((service) => `\`${service}\``);
    return {
      name: `the services: ${name}`,
      code: policy(
        part({ action: `"Action":[«"iam:PassRole"»,${JSON.stringify(beside).slice(1)}` }),
        allow(...others),
      ),
      errors: [
        missing(
          '`iam:PassRole`',
          every,
          first === undefined
            ? { messageId: 'suggestCondition', output }
            : {
                messageId: 'suggestServices',
                data: { services: second === undefined ? first : `${first} and ${second}` },
                output,
              },
        ),
      ],
    };
  }),
  {
    name: 'in the layout of the file',
    code: `{
\t"Version": "2012-10-17",
\t"Statement": [
\t\t{
\t\t\t"Effect": "Allow",
\t\t\t"Action": [
\t\t\t\t"lambda:CreateFunction",
\t\t\t\t«"iam:PassRole"»
\t\t\t],
\t\t\t"Resource": "*"
\t\t}
\t]
}
`,
    errors: [
      missing('`iam:PassRole`', every, {
        messageId: 'suggestServices',
        data: { services: '`lambda.amazonaws.com`' },
        output: `{
\t"Version": "2012-10-17",
\t"Statement": [
\t\t{
\t\t\t"Effect": "Allow",
\t\t\t"Action": [
\t\t\t\t"lambda:CreateFunction"
\t\t\t],
\t\t\t"Resource": "*"
\t\t},
\t\t{
\t\t\t"Effect": "Allow",
\t\t\t"Action": "iam:PassRole",
\t\t\t"Resource": "*",
\t\t\t"Condition": {
\t\t\t\t"StringEquals": {
\t\t\t\t\t"iam:PassedToService": "lambda.amazonaws.com"
\t\t\t\t}
\t\t\t}
\t\t}
\t]
}
`,
      }),
    ],
  },
  {
    name: 'into the StringEquals that is there',
    code: policy(
      part({ action: marked, condition: '{"StringEquals":{"aws:RequestedRegion":"eu-west-1"}}' }),
      allow('lambda:CreateFunction'),
    ),
    errors: [
      {
        messageId: 'irrelevantCondition',
        data: { subject: '`iam:PassRole`', roles: every, consequence: '', keys: '`aws:RequestedRegion`' },
        suggestions: [
          {
            messageId: 'suggestServices',
            data: { services: '`lambda.amazonaws.com`' },
            output: policy(
              part({
                condition:
                  '{"StringEquals":{"aws:RequestedRegion":"eu-west-1","iam:PassedToService":"lambda.amazonaws.com"}}',
              }),
              allow('lambda:CreateFunction'),
            ),
          },
        ],
      },
    ],
  },
  {
    name: 'beside another operator',
    code: passRole({ action: marked, condition: '{"Bool":{"aws:SecureTransport":"true"}}' }),
    errors: [
      {
        messageId: 'irrelevantCondition',
        data: { subject: '`iam:PassRole`', roles: every, consequence: '', keys: '`aws:SecureTransport`' },
        suggestions: [
          {
            messageId: 'suggestCondition',
            output: passRole({
              condition:
                '{"Bool":{"aws:SecureTransport":"true"},"StringEquals":{"iam:PassedToService":"<Service>.amazonaws.com"}}',
            }),
          },
        ],
      },
    ],
  },
  ...['aws:ResourceTag/team', 'iam:ResourceTag/team', 'aws:ResourceAccount'].map((key): InvalidCase => ({
    name: `a condition on ${key}, and other actions in a single statement that is no list: nothing is offered`,
    code: `{"Version":"2012-10-17","Statement":${part({ action: '"Action":["s3:GetObject",«"iam:PassRole"»]', condition: `{"StringEquals":{"${key}":"x"}}` })}}`,
    errors: [
      {
        messageId: 'irrelevantCondition',
        data: { subject: '`iam:PassRole`', roles: every, consequence: '', keys: `\`${key}\`` },
      },
    ],
  })),
  {
    name: 'an open statement beside a strict one',
    code: policy(part({ condition: toLambda }), part({ action: marked })),
    errors: [
      missing('`iam:PassRole`', every, {
        messageId: 'suggestCondition',
        output: policy(part({ condition: toLambda }), part({ condition: toBeFilled })),
      }),
    ],
  },
];

const leaks: InvalidCase[] = [
  ...[
    'StringNotEquals',
    'StringNotEqualsIgnoreCase',
    'StringNotLike',
    'StringNotEqualsIfExists',
    'ForAnyValue:StringNotEquals',
    'ForAllValues:StringNotLike',
  ].map((operator): InvalidCase => ({
    code: passRole({ condition: on(operator, '"ec2.amazonaws.com"').replace(`"${operator}"`, '«$&»') }),
    errors: [{ messageId: 'blocklist', data: { operator, roles: every } }],
  })),
  {
    name: 'a list turned round: what the policy passes roles to, without what was shut out',
    code: policy(
      part({
        resource: role('app'),
        condition: '{«"StringNotEquals"»:{"iam:PassedToService":["ec2.amazonaws.com"]}}',
      }),
      allow('ec2:RunInstances', 'lambda:CreateFunction'),
    ),
    errors: [
      {
        messageId: 'blocklist',
        data: { operator: 'StringNotEquals', roles: app },
        suggestions: [
          {
            messageId: 'suggestServices',
            data: { services: '`lambda.amazonaws.com`' },
            output: policy(
              part({ resource: role('app'), condition: toLambda }),
              allow('ec2:RunInstances', 'lambda:CreateFunction'),
            ),
          },
        ],
      },
    ],
  },
  ...['"«*»"', '"«*».amazonaws.com"', '"«?*»"', '["lambda.amazonaws.com","«*»"]'].map(
    (value): InvalidCase => ({
      code: passRole({ condition: on('StringLike', value) }),
      errors: [
        {
          messageId: 'anyService',
          data: { value: /"([^"]*[*?][^"]*)"/.exec(plain(value))![1]!, roles: every },
        },
      ],
    }),
  ),
  {
    name: 'every service: those that the policy passes roles to are offered',
    code: policy(
      part({ condition: on('StringLike', '["«*»","ec2.amazonaws.com"]') }),
      allow('ec2:RunInstances', 'lambda:CreateFunction'),
    ),
    errors: [
      {
        messageId: 'anyService',
        data: { value: '*', roles: every },
        suggestions: [
          {
            messageId: 'suggestServices',
            data: { services: '`ec2.amazonaws.com` and `lambda.amazonaws.com`' },
            output: policy(
              part({ condition: on('StringLike', '["lambda.amazonaws.com","ec2.amazonaws.com"]') }),
              allow('ec2:RunInstances', 'lambda:CreateFunction'),
            ),
          },
        ],
      },
    ],
  },
  {
    name: 'a wildcard that takes other services in',
    code: passRole({
      resource: role('app-*'),
      condition: on('StringLike', '"*lambda*"').replace('*lambda*', '«*lambda*»'),
    }),
    errors: [
      {
        messageId: 'wideValue',
        data: {
          value: '*lambda*',
          count: 4,
          names: '`edgelambda.amazonaws.com` and `lambda.amazonaws.com`',
          roles: apps,
        },
      },
    ],
  },
  {
    code: passRole({ condition: '{«"Null"»:{"iam:PassedToService":"false"}}' }),
    errors: [{ messageId: 'presenceOnly', data: { roles: every } }],
  },
  {
    code: passRole({ condition: '{«"Null"»:{"iam:PassedToService":true}}' }),
    errors: [{ messageId: 'keylessOnly', data: { operator: 'Null', roles: every } }],
  },
  {
    name: 'only calls without the key, with no strict statement beside it',
    code: passRole({ resource: role('app'), condition: '{«"Null"»:{"iam:PassedToService":"true"}}' }),
    errors: [{ messageId: 'keylessOnly', data: { operator: 'Null', roles: app } }],
  },
  ...['StringEquals', 'StringLike'].map((operator): InvalidCase => ({
    code: passRole({ condition: `{"${operator}«IfExists»":{"iam:PassedToService":"lambda.amazonaws.com"}}` }),
    errors: [
      {
        messageId: 'ifExists',
        data: { operator: `${operator}IfExists`, roles: every },
        suggestions: [
          {
            messageId: 'suggestOperator',
            data: { operator },
            output: passRole({ condition: on(operator, '"lambda.amazonaws.com"') }),
          },
        ],
      },
    ],
  })),
  {
    name: 'a pattern that lets fewer through than it matches, as another test takes some out',
    code: passRole({
      condition:
        '{"StringLike":{"iam:PassedToService":"ecs«*».amazonaws.com"},"StringNotLike":{"iam:PassedToService":"*.application-autoscaling.*"}}',
    }),
    errors: [
      {
        messageId: 'wideValue',
        data: {
          value: 'ecs*.amazonaws.com',
          count: 2,
          names: '`ecs-tasks.amazonaws.com` and `ecs.amazonaws.com`',
          roles: every,
        },
      },
    ],
  },
  {
    name: 'no service passes, whatever the variable stands for',
    code: passRole({
      condition: '{«"StringNotLike"»:{"iam:PassedToService":["*","${aws:PrincipalTag/service}"]}}',
    }),
    errors: [{ messageId: 'keylessOnly', data: { operator: 'StringNotLike', roles: every } }],
  },
  {
    name: 'IfExists with other actions: dropping it would drop these',
    code: passRole({
      action: '"Action":["iam:PassRole","iam:GetRole"]',
      condition: '{"StringEquals«IfExists»":{"iam:PassedToService":"lambda.amazonaws.com"}}',
    }),
    errors: [{ messageId: 'ifExists', data: { operator: 'StringEqualsIfExists', roles: every } }],
  },
  {
    name: 'IfExists on a named role, in strict',
    code: passRole({
      resource: role('app'),
      condition: '{"StringEquals«IfExists»":{"iam:PassedToService":"lambda.amazonaws.com"}}',
    }),
    options: strict,
    errors: [
      {
        messageId: 'ifExists',
        data: { operator: 'StringEqualsIfExists', roles: app },
        suggestions: [
          {
            messageId: 'suggestOperator',
            data: { operator: 'StringEquals' },
            output: passRole({ resource: role('app'), condition: toLambda }),
          },
        ],
      },
    ],
  },
  {
    code: passRole({
      condition: '{"«ForAllValues»:StringEquals":{"iam:PassedToService":"lambda.amazonaws.com"}}',
    }),
    errors: [
      {
        messageId: 'forAllValues',
        data: { roles: every },
        suggestions: [
          {
            messageId: 'suggestOperator',
            data: { operator: 'StringEquals' },
            output: passRole({ condition: toLambda }),
          },
        ],
      },
    ],
  },
];

const denies: InvalidCase[] = [
  {
    name: 'a Deny on other roles leaves the grant open',
    code: policy(part({ action: marked }), part({ effect: 'Deny', resource: role('admin') })),
    errors: [
      missing('`iam:PassRole`', every, {
        messageId: 'suggestCondition',
        output: policy(part({ condition: toBeFilled }), part({ effect: 'Deny', resource: role('admin') })),
      }),
    ],
  },
  {
    name: 'a Deny on a condition that the caller meets leaves the grant open',
    code: policy(
      part({ action: marked }),
      part({ effect: 'Deny', condition: '{"Bool":{"aws:SecureTransport":"false"}}' }),
    ),
    errors: [
      missing('`iam:PassRole`', every, {
        messageId: 'suggestCondition',
        output: policy(
          part({ condition: toBeFilled }),
          part({ effect: 'Deny', condition: '{"Bool":{"aws:SecureTransport":"false"}}' }),
        ),
      }),
    ],
  },
  {
    name: 'a Deny of one service leaves the others',
    code: policy(
      part({ action: marked }),
      part({ effect: 'Deny', condition: on('StringEquals', '"ec2.amazonaws.com"') }),
    ),
    errors: [
      missing('`iam:PassRole`', every, {
        messageId: 'suggestCondition',
        output: policy(
          part({ condition: toBeFilled }),
          part({ effect: 'Deny', condition: on('StringEquals', '"ec2.amazonaws.com"') }),
        ),
      }),
    ],
  },
];

/** What makes the condition miss its aim has a rule of its own; that it names no service is true either way. */
const missed = [
  ['ArnNotLike', 'iam:PassedToService'],
  ['NumericNotEquals', 'iam:PassedToService'],
  ['StringNotEquals', 'aws:PassedToService'],
].map(([operator, key]): InvalidCase => {
  const condition = `{"${operator}":{"${key}":"ec2.amazonaws.com"}}`;
  return {
    name: `alone: a test that always holds by mistake, ${operator} of ${key}`,
    code: passRole({ action: marked, condition }),
    errors: [
      {
        messageId: 'irrelevantCondition',
        data: { subject: '`iam:PassRole`', roles: every, consequence: '', keys: `\`${key}\`` },
        suggestions: [
          {
            messageId: 'suggestCondition',
            output: passRole({
              condition: condition.replace(/}$/, `,${toBeFilled.slice(1)}`),
            }),
          },
        ],
      },
    ],
  };
});

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
    'logs.eu-west-1.amazonaws.com',
    'quux.amazonaws.com',
    '${aws:PrincipalTag/service}',
    '<Service>',
    '{{service}}.amazonaws.com',
  ].map((value) => ({ code: passRole({ condition: on('StringEquals', `"${value}"`) }) })),
  ...['ec2.*', 'ec2.amazonaws.com*', '<Service>'].map((value) => ({
    code: passRole({ condition: on('StringLike', `"${value}"`) }),
  })),
  { code: passRole({ condition: on('StringEqualsIgnoreCase', '"Lambda.amazonaws.com"') }) },
  { name: 'no values match nothing', code: passRole({ condition: on('StringEquals', '[]') }) },
  { name: 'a named role', code: passRole({ resource: role('app') }) },
  {
    name: 'a named role of any account',
    code: passRole({ resource: '"Resource":"arn:aws:iam::*:role/app"' }),
  },
  {
    name: 'IfExists on a named role',
    code: passRole({
      resource: role('app'),
      condition: on('StringEqualsIfExists', '"lambda.amazonaws.com"'),
    }),
  },
  {
    name: 'IfExists on a named role for a call that does not send the key, even in strict',
    code: policy(
      part({
        resource: role('app'),
        condition: on('StringEqualsIfExists', '"monitoring.rds.amazonaws.com"'),
      }),
      allow('rds:ModifyDBInstance'),
    ),
    options: strict,
  },
  {
    name: 'two statements that together are an IfExists',
    code: policy(
      part({ resource: role('app'), condition: toLambda }),
      part({ resource: role('app'), condition: on('Null', '"true"') }),
    ),
  },
  {
    name: 'IfExists and the key asked for',
    code: passRole({
      condition:
        '{"StringEqualsIfExists":{"iam:PassedToService":"lambda.amazonaws.com"},"Null":{"iam:PassedToService":"false"}}',
    }),
  },
  {
    name: 'a list and an exception from it',
    code: passRole({
      condition:
        '{"StringEquals":{"iam:PassedToService":["ec2.amazonaws.com","lambda.amazonaws.com"]},"StringNotEquals":{"iam:PassedToService":"ec2.amazonaws.com"}}',
    }),
  },
  {
    name: 'the associated resource names the service',
    code: passRole({
      condition: '{"ArnLike":{"iam:AssociatedResourceARN":"arn:aws:ec2:*:111122223333:instance/*"}}',
    }),
  },
  {
    name: 'names that AWS gives by default',
    code: passRole({ resource: role('service-role/AmazonSageMaker-*') }),
  },
  ...[
    'role/${role}',
    'role/<NAME>-*',
    'role/${aws:username}-*',
    'instance-profile/*',
    'user/x',
    'Role/*',
    'policy/*',
  ].map((name) => ({
    code: passRole({ resource: `"Resource":"arn:aws:iam::111122223333:${name}"` }),
  })),
  { code: passRole({ resource: '"Resource":"${RoleArn}"' }) },
  { code: passRole({ resource: '"Resource":"arn:aws:sts::111122223333:assumed-role/*"' }) },
  {
    name: 'NotResource that leaves no role',
    code: passRole({ resource: '"NotResource":"arn:aws:iam::*:role/*"' }),
  },
  ...[
    'iam:PassRoles',
    'iam: PassRole',
    'iam:Pass',
    'PassRole',
    'codeconnections:PassConnection',
    '${action}',
    's3:*',
  ].map((action) => ({
    code: passRole({ action: `"Action":"${action}"` }),
  })),
  ...['iam:*', 'iam:Pass*', 'IAM:passrole', '*'].map((action) => ({
    code: passRole({ action: `"NotAction":["s3:*","${action}"]` }),
  })),
  {
    name: 'both Action and NotAction',
    code: passRole({ action: '"Action":"iam:PassRole","NotAction":"s3:*"' }),
  },
  { name: 'no Resource', code: policy('{"Effect":"Allow","Action":"iam:PassRole"}') },
  { name: 'no Effect', code: policy('{"Action":"iam:PassRole","Resource":"*"}') },
  {
    name: 'wrong shapes',
    code: policy('{"Effect":"Allow","Action":[["iam:PassRole"],7],"Resource":{"a":1},"Condition":[]}'),
  },
  {
    name: 'a Condition of a wrong shape',
    code: passRole({ condition: '{"StringEquals":"lambda.amazonaws.com"}' }),
  },
  { name: 'an unknown operator', code: passRole({ condition: on('StrEquals', '"lambda.amazonaws.com"') }) },
  { name: 'Deny', code: passRole({ effect: 'Deny' }) },
  {
    name: 'a Deny that covers the grant',
    code: policy(part({}), part({ effect: 'Deny', action: '"Action":"iam:P*"' })),
  },
  {
    name: 'a Deny of every service but one',
    code: policy(
      part({}),
      part({ effect: 'Deny', condition: on('StringNotEquals', '"lambda.amazonaws.com"') }),
    ),
  },
  {
    name: 'a Deny of every service but one, with a suffix that changes nothing',
    code: policy(
      part({}),
      part({ effect: 'Deny', condition: on('StringNotEqualsIfExists', '"lambda.amazonaws.com"') }),
    ),
  },
  {
    name: 'a Deny on the same roles',
    code: policy(
      part({ resource: role('app-*') }),
      part({ effect: 'Deny', resource: role('*'), condition: on('StringNotLike', '"lambda.amazonaws.com"') }),
    ),
  },
  {
    name: 'a Deny of calls without the key',
    code: policy(
      part({ condition: on('StringEqualsIfExists', '"lambda.amazonaws.com"') }),
      part({ effect: 'Deny', condition: on('Null', '"true"') }),
    ),
  },
  {
    name: 'a Deny of all roles but a named one',
    code: policy(
      part({}),
      part({ effect: 'Deny', resource: '"NotResource":"arn:aws:iam::111122223333:role/app"' }),
    ),
  },
  {
    name: 'a guardrail beside other actions, on purpose',
    code: passRole({
      effect: 'Deny',
      action: '"Action":"iam:*"',
      condition: on('StringNotEquals', '"lambda.amazonaws.com"'),
    }),
  },
  {
    name: 'a wide entry under a key of other actions',
    code: passRole({
      action: '"Action":"iam:*"',
      condition: '{"StringEquals":{"iam:PermissionsBoundary":"arn:aws:iam::111122223333:policy/limit"}}',
    }),
  },
  { name: 'a ceiling is no grant', code: passRole(), settings: { policyType: 'boundary' } },
  {
    name: 'a service control policy',
    code: passRole({ condition: on('StringNotEquals', '"ec2.amazonaws.com"') }),
    settings: scp,
  },
  {
    name: 'services that another policy passes roles to',
    code: passRole({ condition: toLambda }),
    options: strict,
  },
  {
    name: 'ForAnyValue with IfExists, of which AWS does not say what it does without the key',
    code: passRole({ condition: on('ForAnyValue:StringEqualsIfExists', '"lambda.amazonaws.com"') }),
  },
  {
    name: 'a pattern of every service beside a list of some',
    code: passRole({
      condition:
        '{"StringEquals":{"iam:PassedToService":"lambda.amazonaws.com"},"StringLike":{"iam:PassedToService":"*.amazonaws.com"}}',
    }),
  },
  {
    name: 'a pattern of several beside the exception of all but one',
    code: passRole({
      condition:
        '{"StringLike":{"iam:PassedToService":"ecs*.amazonaws.com"},"StringNotLike":{"iam:PassedToService":"ecs.*"}}',
    }),
  },
  {
    name: 'IfExists beside the resource that the role is for',
    code: passRole({
      condition:
        '{"StringEqualsIfExists":{"iam:PassedToService":"cloudformation.amazonaws.com"},"ArnLike":{"iam:AssociatedResourceArn":"arn:aws:cloudformation:*:111122223333:stack/app-*"}}',
    }),
  },
  {
    name: 'only where the resource that the role is for is of one service',
    code: passRole({
      condition:
        '{"Null":{"iam:PassedToService":"true"},"ArnLike":{"iam:AssociatedResourceArn":"arn:aws:ec2:*:*:instance/*"}}',
    }),
  },
];

testRule(requirePassedToService, {
  valid,
  invalid: [...grants, ...resources, ...inferred, ...leaks, ...denies, ...missed],
});

it.each([
  ['"Action":"iam:PassRole","Resource":"*"', 'pass-role-with-star-in-resource'],
  ['"Action":"iam:PassRole","NotResource":"arn:aws:iam::*:role/a"', 'pass-role-with-not-resource'],
  ['"Action":"iam:Pass*","Resource":"*"', 'pass-role-with-star-in-action-and-resource'],
  [
    '"Action":"iam:Pass*","NotResource":"arn:aws:iam::*:role/a"',
    'pass-role-with-star-in-action-and-not-resource',
  ],
  ['"NotAction":"s3:*","Resource":"*"', 'pass-role-with-star-in-resource-and-not-action'],
  ['"NotAction":"s3:*","NotResource":"arn:aws:iam::*:role/a"', 'pass-role-with-not-action-and-not-resource'],
  ['"Action":"iam:PassRole","Resource":"arn:aws:iam::*:role/app-*"', undefined],
])('answers for %s what no-wildcard-pass-role answers there, and hides it', (members, check) => {
  const checksOf = (...rules: string[]) =>
    lintText(policy(`{"Effect":"Allow",${members}}`), {
      rules: Object.fromEntries(rules.map((rule) => [rule, 'error'])),
    }).map(({ checks }) => checks);
  const expected = check === undefined ? [] : [check];
  expect(checksOf('require-passed-to-service')).toEqual([expected]);
  expect(checksOf('no-wildcard-pass-role')).toEqual(check === undefined ? [] : [expected]);
  expect(checksOf('require-passed-to-service', 'no-wildcard-pass-role')).toEqual([expected]);
});
