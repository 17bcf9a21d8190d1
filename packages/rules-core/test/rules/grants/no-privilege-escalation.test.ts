import { describe, expect, it } from 'vitest';
import { lintText, type Settings } from '../../../src/json/index.js';
import { noPrivilegeEscalation } from '../../../src/rules/grants/no-privilege-escalation.js';
import { testRule, type ExpectedError, type InvalidCase } from '../../rule-tester.js';

const policy = (...statements: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${statements.join(', ')}] }`;
const allow = (members: string) => `{ "Effect": "Allow", ${members} }`;
const deny = (members: string) => `{ "Effect": "Deny", ${members} }`;
const condition = (operator: string, key: string, value: string) =>
  `"Condition": { "${operator}": { "${key}": ${value} } }`;
const all = (action: string) => allow(`"Action": ${action}, "Resource": "*"`);
const isMfa = condition('BoolIfExists', 'aws:MultiFactorAuthPresent', '"true"');
const isTagged = condition('StringEquals', 'aws:RequestTag/team', '"a"');
const past = condition('DateLessThan', 'aws:CurrentTime', '"2020-01-01T00:00:00Z"');
const arn = (resource: string) => `arn:aws:iam::111122223333:${resource}`;

const error = (
  messageId: string,
  actions: string,
  targets: string,
  more: Readonly<Record<string, string>> = {},
): ExpectedError => ({ messageId, data: { actions, targets, ...more } });
const passed = (partners: string, services: string, more = ''): ExpectedError => ({
  messageId: 'passedRole',
  data: { partners, services, more },
});
const every = '`iam:AttachUserPolicy`, `iam:AttachRolePolicy`';

interface Shaped extends ExpectedError {
  /** The ARNs that take the place of the only Resource of the statement, by a suggestion. */
  readonly shapes?: readonly string[];
}

/** Each statement with a mark has one error, in their order. */
const code = (name: string, statements: readonly string[], ...errors: Shaped[]): InvalidCase => {
  const marked = statements.filter((statement) => statement.includes('«'));
  const suggestions = (place: number, shapes: readonly string[]) => {
    const written = JSON.stringify(shapes.length === 1 ? shapes[0] : shapes).replaceAll('","', '", "');
    const output = policy(
      ...statements.map((statement) =>
        statement === marked[place]
          ? statement.replace(/"Resource": "[^"]*"/, () => `"Resource": ${written}`)
          : statement,
      ),
    ).replace(/[«»]/g, '');
    const quoted = shapes.map((shape) => `\`${shape}\``);
    const named = quoted.length > 1 ? `${quoted.slice(0, -1).join(', ')} and ${quoted.at(-1)!}` : quoted[0]!;
    return [{ messageId: 'suggestShapes', data: { shapes: named }, output }];
  };
  return {
    name,
    code: policy(...statements),
    errors: errors.map(({ shapes, ...each }, place) =>
      shapes ? { ...each, suggestions: suggestions(place, shapes) } : each,
    ),
  };
};
const named = (error: ExpectedError, ...shapes: string[]): Shaped => ({ ...error, shapes });
const own = (type: string, name: string, account = '<Account>') =>
  `arn:aws:iam::${account}:${type}/<${name}NameWithPath>`;
const [aUser, aRole, aGroup] = [own('user', 'User'), own('role', 'Role'), own('group', 'Group')];

testRule(noPrivilegeEscalation, {
  valid: [
    ...[
      `"Action": "iam:AttachUserPolicy", "Resource": "${arn('user/alice')}"`,
      `"Action": "iam:AttachUserPolicy", "Resource": "arn:aws:iam:::user/*"`,
      `"Action": ["iam:CreateAccessKey", "iam:ChangePassword", "iam:*MFADevice", "iam:*LoginProfile"], "Resource": "arn:aws:iam::*:user/\${aws:username}"`,
      '"Action": "iam:PutRolePolicy", "Resource": "arn:aws:iam::*:user/${aws:username}"',
      '"Action": "iam:PutUserPolicy", "Resource": "arn:aws:iam::*:user/${aws:PrincipalTag/user}"',
      '"Action": "iam:PutUserPolicy", "Resource": "arn:aws:iam::*:user/${aws:username}-test"',
      '"Action": "iam:PutUserPolicy", "Resource": "arn:aws:iam::*:user/<USER>"',
      '"Action": "iam:CreatePolicyVersion", "Resource": "arn:aws:iam::aws:policy/*"',
      '"Action": "iam:PutRolePolicy", "Resource": "arn:aws:iam::*:role/aws-service-role/*"',
      '"Action": "iam:Get*", "Resource": "*"',
      '"Action": "iam:${verb}*", "Resource": "*"',
      '"Action": "iam:*", "Resource": "*", "Condition": "${condition}"',
      `"Action": "iam:AttachRolePolicy", "Resource": "*", ${condition('ArnEquals', 'iam:PolicyARN', '"arn:aws:iam::aws:policy/ReadOnlyAccess"')}`,
      `"Action": ["iam:AttachRolePolicy", "iam:PutUserPolicy"], "Resource": "*", ${condition('StringEquals', 'iam:PermissionsBoundary', `"${arn('policy/limit')}"`)}`,
      `"Action": "iam:AttachUserPolicy", "Resource": "*", ${past}`,
      `"Action": "iam:AttachUserPolicy", "Resource": "*", ${condition('StringEquals', 's3:prefix', '"a"')}`,
      `"Action": "iam:AttachUserPolicy", "Resource": "*", ${condition('IpAddress', 'aws:SourceIp', '["10.0.0.0/8", "192.168.1.7"]')}`,
      `"Action": "iam:PassRole", "Resource": "*"`,
      `"Action": ["iam:PassRole", "lambda:CreateFunction"], "Resource": "*"`,
      `"Action": "ec2:RunInstances", "Resource": "*"`,
      '"Action": "lambda:UpdateFunctionCode", "Resource": "arn:aws:lambda:*:*:function:orders"',
      '"Action": "lambda:UpdateFunctionCode", "Resource": "arn:aws:lambda:*:*:function:orders-*"',
      `"Action": "sts:AssumeRole", "Resource": "${arn('role/app-*')}"`,
      `"Action": "ssm:SendCommand", "Resource": ["arn:aws:ssm:*:*:document/own", "arn:aws:ec2:*:*:instance/*"]`,
      `"Action": "ssm:CreateAssociation", "Resource": ["arn:aws:ssm:*:*:document/own", "arn:aws:ec2:*:*:instance/*"]`,
      `"Action": "ssm:StartSession", "Resource": "*", ${condition('StringEquals', 'aws:ResourceTag/team', '"a"')}`,
      `"Action": "iam:DeleteRolePolicy", "Resource": "${arn('role/app-*')}"`,
      '"Action": ["iam:CreateUser", "iam:CreateRole", "iam:CreatePolicy"], "Resource": "*"',
    ].map((members) => ({ name: `no escalation: ${members}`, code: policy(allow(members)) })),
    ...[
      deny(
        '"Action": ["iam:Attach*", "iam:Put*", "iam:Create*", "iam:Set*", "iam:Add*", "iam:Update*", "iam:D*", "sts:*"], "Resource": "*"',
      ),
      deny(`"Action": "iam:*", "Resource": "arn:aws:iam::*:*"`),
      deny('"NotAction": ["s3:*", "iam:Get*"], "Resource": "*"'),
      deny(`"Action": "iam:*", "NotResource": "${arn('user/alice')}"`),
    ].map((members) => ({
      name: `taken back: ${members}`,
      code: policy(all('"iam:*"'), members),
    })),
    {
      name: 'a role passed to another service',
      code: policy(
        allow(
          `"Action": "iam:PassRole", "Resource": "*", ${condition('StringEquals', 'iam:PassedToService', '"glue.amazonaws.com"')}`,
        ),
        all('"ec2:RunInstances"'),
      ),
    },
    {
      name: 'a role that a Deny keeps from the service',
      code: policy(
        all('"iam:PassRole"'),
        deny(
          `"Action": "iam:PassRole", "Resource": "*", ${condition('StringEquals', 'iam:PassedToService', '"ec2.amazonaws.com"')}`,
        ),
        all('"ec2:RunInstances"'),
      ),
    },
    {
      name: 'a named role',
      code: policy(
        allow(`"Action": "iam:PassRole", "Resource": "${arn('role/app')}"`),
        all('"ec2:RunInstances"'),
      ),
      options: { patterns: true },
    },
    {
      name: 'a pattern of roles',
      code: policy(
        allow(`"Action": "iam:PassRole", "Resource": "${arn('role/app-*')}"`),
        all('"ec2:RunInstances"'),
      ),
    },
    {
      name: 'an instance without a subnet',
      code: policy(
        all('"iam:PassRole"'),
        allow(
          '"Action": "ec2:RunInstances", "Resource": ["arn:aws:ec2:*:*:instance/*", "arn:aws:ec2:*::image/*"]',
        ),
      ),
    },
    { name: 'a boundary', code: policy(all('"iam:*"')), settings: { policyType: 'boundary' } },
    { name: 'a service control policy', code: policy(all('"iam:*"')), settings: { policyType: 'scp' } },
    { name: 'a resource policy', code: policy(allow('"Principal": "*", "Action": "*", "Resource": "*"')) },
    {
      name: 'Action and NotAction',
      code: policy(allow('"Action": "iam:*", "NotAction": "s3:*", "Resource": "*"')),
    },
  ],
  invalid: [
    code(
      'any permission',
      [allow('"Action": [«"iam:AttachUserPolicy"»], "Resource": "*"')],
      named(error('administrator', '`iam:AttachUserPolicy`', 'every user'), aUser),
    ),
    code(
      'several at the first, once',
      [
        allow(
          '"Action": ["iam:GetUser", «"IAM:putuserpolicy"», "iam:PutGroupPolicy", "iam:PutRolePolicy"], "Resource": "*"',
        ),
      ],
      named(
        error('administrator', '`iam:PutUserPolicy`, `iam:PutRolePolicy` and 1 more', 'every resource'),
        aGroup,
        aRole,
        aUser,
      ),
    ),
    ...['"*"', '["arn:aws:s3:::b/*", "*"]'].map((resource) =>
      code(
        `every action of IAM: ${resource}`,
        [allow(`"Action": ["s3:GetObject", "iam:«*»"], "Resource": ${resource}`)],
        error('administratorByWildcard', `\`iam:*\` (${every} and 6 more)`, 'every resource'),
      ),
    ),
    code(
      'every action on all roles',
      [allow(`"Action": "iam:«*»", "Resource": "${arn('role/*')}"`)],
      error(
        'administratorByWildcard',
        '`iam:*` (`iam:AttachRolePolicy` and `iam:PutRolePolicy`)',
        'every role',
      ),
    ),
    code(
      'a question mark',
      [all('"iam:«?»ttachUserPolicy"')],
      named(error('administrator', '`iam:?ttachUserPolicy` (`iam:AttachUserPolicy`)', 'every user'), aUser),
    ),
    code(
      'NotAction',
      [allow('«"NotAction"»: ["s3:*", "sts:*", "sso:*", "identitystore:*"], "Resource": "*"')],
      error('administratorByWildcard', `${every} and 6 more (not listed in \`NotAction\`)`, 'every resource'),
    ),
    code(
      'NotResource',
      [allow(`"Action": «"iam:AttachUserPolicy"», "NotResource": "${arn('user/admin')}"`)],
      error('administrator', '`iam:AttachUserPolicy`', 'every resource that `NotResource` does not list'),
    ),
    ...[
      isMfa,
      condition('StringEquals', 'aws:ResourceAccount', '"111122223333"'),
      condition('ArnNotEquals', 'iam:PolicyARN', '"arn:aws:iam::aws:policy/AdministratorAccess"'),
    ].map((members) =>
      code(
        `under a condition that does not block it: ${members}`,
        [allow(`"Action": «"iam:AttachRolePolicy"», "Resource": "*", ${members}`)],
        named(error('administrator', '`iam:AttachRolePolicy`', 'every role'), aRole),
      ),
    ),
    code(
      'policies of the account only',
      [
        allow(
          `"Action": «"iam:AttachRolePolicy"», "Resource": "*", ${condition('ArnLike', 'iam:PolicyARN', `"${arn('policy/*')}"`)}`,
        ),
      ],
      named(error('administratorIf', '`iam:AttachRolePolicy`', 'every role'), aRole),
    ),
    code(
      'a narrow Deny, and one under a condition',
      [
        all('«"iam:AttachRolePolicy"»'),
        deny(`"Action": "iam:*", "Resource": "${arn('role/admin')}"`),
        deny(`"Action": "iam:*", "Resource": "*", ${condition('Bool', 'aws:SecureTransport', '"false"')}`),
      ],
      named(error('administrator', '`iam:AttachRolePolicy`', 'every role'), aRole),
    ),
    code(
      'a pattern',
      [allow(`"Action": «"iam:PutRolePolicy"», "Resource": ["${arn('role/app-*')}", "${arn('role/x')}"]`)],
      error('administratorIf', '`iam:PutRolePolicy`', `\`${arn('role/app-*')}\``),
    ),
    code(
      'what another call has to make of it',
      [all('«"iam:SetDefaultPolicyVersion"»'), all('«"sso:PutInlinePolicyToPermissionSet"»')],
      named(
        error('administratorIf', '`iam:SetDefaultPolicyVersion`', 'every policy'),
        own('policy', 'Policy'),
      ),
      named(
        error('administratorIf', '`sso:PutInlinePolicyToPermissionSet`', 'every permission set'),
        'arn:aws:sso:::instance/<InstanceId>',
        'arn:aws:sso:::permissionSet/<InstanceId>/<PermissionSetId>',
      ),
    ),
    ...['user/${aws:username}', 'user/*/${aws:username}', 'user/team/${AWS:UserName}'].map((resource) =>
      code(
        `oneself: ${resource}`,
        [allow(`"Action": ["iam:GetUser", «"IAM:putuserpolicy"»], "Resource": ["${arn(resource)}"]`)],
        error('ownPolicies', '`iam:PutUserPolicy`', `\`${arn(resource)}\``),
      ),
    ),
    code(
      'a role that can be made',
      [
        allow(`"Action": "iam:CreateRole", "Resource": "${arn('role/app-*')}"`),
        allow(`"Action": «"iam:AttachRolePolicy"», "Resource": "${arn('role/app-*')}"`),
      ],
      error('newAdministrator', '`iam:AttachRolePolicy`', `\`${arn('role/app-*')}\``, {
        partners: '`iam:CreateRole` (statement 1)',
      }),
    ),
    code(
      'roles of other names',
      [
        allow(`"Action": "iam:CreateRole", "Resource": "${arn('role/web-*')}"`),
        allow(`"Action": «"iam:AttachRolePolicy"», "Resource": "${arn('role/app-*')}"`),
      ],
      error('administratorIf', '`iam:AttachRolePolicy`', `\`${arn('role/app-*')}\``),
    ),
    code(
      'keys',
      [all('[«"iam:CreateAccessKey"», "iam:CreateLoginProfile"]')],
      named(error('credentials', '`iam:CreateAccessKey` and `iam:CreateLoginProfile`', 'every user'), aUser),
    ),
    code(
      'keys of some',
      [allow(`"Action": «"iam:CreateAccessKey"», "Resource": "${arn('user/dev/*')}"`)],
      error('credentialsIf', '`iam:CreateAccessKey`', `\`${arn('user/dev/*')}\``),
    ),
    code(
      'trust',
      [all('«"iam:UpdateAssumeRolePolicy"»')],
      named(error('trust', '`iam:UpdateAssumeRolePolicy`', 'every role'), aRole),
    ),
    code(
      'trust of some',
      [allow(`"Action": «"iam:UpdateAssumeRolePolicy"», "Resource": "${arn('role/dev/*')}"`)],
      error('trustIf', '`iam:UpdateAssumeRolePolicy`', `\`${arn('role/dev/*')}\``),
    ),
    code(
      'limits',
      [all('[«"iam:DeleteRolePermissionsBoundary"», "iam:DetachRolePolicy"]')],
      named(
        error('limits', '`iam:DeleteRolePermissionsBoundary` and `iam:DetachRolePolicy`', 'every role'),
        aRole,
      ),
    ),
    {
      name: 'a passed role',
      code: policy(all('«"iam:PassRole"»'), all('"ec2:RunInstances"')),
      errors: [
        {
          ...passed('`ec2:RunInstances` (statement 2)', '`ec2.amazonaws.com`'),
          suggestions: [
            {
              messageId: 'suggestRole',
              data: { arn: 'arn:aws:iam::<Account>:role/<RoleName>' },
              output: policy(
                allow('"Action": "iam:PassRole", "Resource": "arn:aws:iam::<Account>:role/<RoleName>"'),
                all('"ec2:RunInstances"'),
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a passed role, by calls of its own and of other statements',
      code: policy(
        allow('"Action": [«"iam:PassRole"», "glue:CreateJob"], "Resource": "*"'),
        all('"glue:StartJobRun"').replace('{', '{ "Sid": "Start",'),
      ),
      errors: [
        {
          messageId: 'passedRole',
          data: {
            partners: '`glue:CreateJob` and `glue:StartJobRun` (statement `Start`)',
            services: '`glue.amazonaws.com`',
            more: '',
          },
          suggestions: [
            {
              messageId: 'suggestRole',
              data: { arn: 'arn:aws:iam::<Account>:role/<RoleName>' },
              output: policy(
                allow('"Action": ["glue:CreateJob"], "Resource": "*"'),
                allow('"Action": "iam:PassRole", "Resource": "arn:aws:iam::<Account>:role/<RoleName>"'),
                all('"glue:StartJobRun"').replace('{', '{ "Sid": "Start",'),
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a pattern of roles',
      code: policy(
        allow(`"Action": «"iam:PassRole"», "Resource": "${arn('role/app-*')}"`),
        all('"ec2:RunInstances"'),
      ),
      options: { patterns: true },
      errors: [
        {
          messageId: 'passedRoleIf',
          data: { partners: '`ec2:RunInstances` (statement 2)', services: '`ec2.amazonaws.com`', more: '' },
        },
      ],
    },
    {
      name: 'a role that is meant for another service',
      code: policy(
        allow('"Action": [«"iam:PassRole"», "firehose:CreateDeliveryStream"], "Resource": "*"'),
        all('"ec2:RunInstances"'),
      ),
      errors: [
        {
          ...passed('`ec2:RunInstances` (statement 2)', '`ec2.amazonaws.com`'),
          suggestions: [
            {
              messageId: 'suggestRole',
              data: { arn: 'arn:aws:iam::<Account>:role/<RoleName>' },
              output: policy(
                all('["firehose:CreateDeliveryStream"]'),
                allow('"Action": "iam:PassRole", "Resource": "arn:aws:iam::<Account>:role/<RoleName>"'),
                all('"ec2:RunInstances"'),
              ),
            },
            {
              messageId: 'suggestServices',
              data: { services: '`firehose.amazonaws.com`' },
              output: policy(
                all('["firehose:CreateDeliveryStream"]'),
                allow(
                  `"Action": "iam:PassRole", "Resource": "*", ${condition('StringEquals', 'iam:PassedToService', '"firehose.amazonaws.com"')}`,
                ),
                all('"ec2:RunInstances"'),
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a role that is meant for several services',
      code: policy(
        all('«"iam:PassRole"»'),
        all('["ec2:RunInstances", "braket:CreateJob", "glue:CreateDevEndpoint"]'),
      ),
      errors: [
        {
          ...passed(
            '`ec2:RunInstances` (statement 2)',
            '`ec2.amazonaws.com`',
            '; the same goes for 2 more services',
          ),
          suggestions: [
            {
              messageId: 'suggestRole',
              data: { arn: 'arn:aws:iam::<Account>:role/<RoleName>' },
              output: policy(
                allow('"Action": "iam:PassRole", "Resource": "arn:aws:iam::<Account>:role/<RoleName>"'),
                all('["ec2:RunInstances", "braket:CreateJob", "glue:CreateDevEndpoint"]'),
              ),
            },
            {
              messageId: 'suggestCondition',
              output: policy(
                allow(
                  `"Action": "iam:PassRole", "Resource": "*", ${condition('StringEquals', 'iam:PassedToService', '"<Service>.amazonaws.com"')}`,
                ),
                all('["ec2:RunInstances", "braket:CreateJob", "glue:CreateDevEndpoint"]'),
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a call that has to set tags, which whoever calls writes',
      code: policy(
        allow(`"Action": «"iam:PassRole"», "Resource": "${arn('role/*')}"`),
        allow(`"Action": "ec2:RunInstances", "Resource": "*", ${isTagged}`),
      ),
      errors: [
        {
          ...passed('`ec2:RunInstances` (statement 2)', '`ec2.amazonaws.com`'),
          suggestions: [
            {
              messageId: 'suggestRole',
              data: { arn: 'arn:aws:iam::111122223333:role/<RoleName>' },
              output: policy(
                allow(`"Action": "iam:PassRole", "Resource": "${arn('role/<RoleName>')}"`),
                allow(`"Action": "ec2:RunInstances", "Resource": "*", ${isTagged}`),
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a passed role of several services, in one statement',
      code: policy(
        all('["lambda:CreateFunction", "lambda:InvokeFunction", "glue:CreateDevEndpoint", "iam:Pass«*»"]'),
      ),
      errors: [
        {
          ...passed(
            '`lambda:CreateFunction` and `lambda:InvokeFunction`',
            '`lambda.amazonaws.com`',
            '; the same goes for 1 more service',
          ),
          suggestions: [
            {
              messageId: 'suggestRole',
              data: { arn: 'arn:aws:iam::<Account>:role/<RoleName>' },
              output: policy(
                all('["lambda:CreateFunction", "lambda:InvokeFunction", "glue:CreateDevEndpoint"]'),
                allow('"Action": "iam:Pass*", "Resource": "arn:aws:iam::<Account>:role/<RoleName>"'),
              ),
            },
          ],
        },
      ],
    },
    code(
      'an existing role',
      [all('[«"lambda:UpdateFunctionCode"», "ssm:SendCommand"]')],
      named(
        error('existingRole', '`lambda:UpdateFunctionCode` and `ssm:SendCommand`', 'every resource'),
        'arn:aws:lambda:<Region>:<Account>:function:<FunctionName>',
        'arn:aws:ssm:<Region>:<Account>:document/<DocumentName>',
      ),
    ),
    code(
      'an existing role, by several calls',
      [all('«"cloudformation:CreateChangeSet"»'), all('"cloudformation:ExecuteChangeSet"')],
      named(
        error('existingRoleWith', '`cloudformation:CreateChangeSet`', 'every stack', {
          partners: '`cloudformation:ExecuteChangeSet` (statement 2)',
        }),
        'arn:aws:cloudformation:<Region>:<Account>:stack/<StackName>/<Id>',
      ),
    ),
    code(
      'commands of a document of AWS',
      [
        allow(
          '"Action": «"ssm:SendCommand"», "Resource": ["arn:aws:ssm:*:*:document/AWS-RunShellScript", "arn:aws:ec2:*:*:instance/*"]',
        ),
      ],
      error('existingRole', '`ssm:SendCommand`', 'every instance'),
    ),
    {
      name: 'an existing role of some functions',
      code: policy(
        allow('"Action": «"lambda:UpdateFunctionCode"», "Resource": "arn:aws:lambda:*:*:function:orders-*"'),
      ),
      options: { patterns: true },
      errors: [
        error('existingRole', '`lambda:UpdateFunctionCode`', '`arn:aws:lambda:*:*:function:orders-*`'),
      ],
    },
    code(
      'roles to assume',
      [all('«"sts:AssumeRole"»')],
      named(error('assumedRole', '`sts:AssumeRole`', 'every role'), aRole),
    ),
  ],
});

describe('with other rules', () => {
  const found = (text: string, settings: Settings = {}) =>
    lintText(text, { settings }).map(({ rule, messageId }) => `${rule} ${messageId}`);

  it('is told once for an administrator', () => {
    expect(found(policy(all('"*"')))).toEqual(['no-full-admin fullAdmin']);
    expect(found(policy(all('"iam:*"')))).toEqual(['no-privilege-escalation administratorByWildcard']);
  });

  it('leaves the other actions to the resource', () => {
    const findings = lintText(policy(all('["iam:AttachUserPolicy", "s3:PutObject"]')));
    expect(findings.map(({ rule, message }) => [rule, message])).toEqual([
      [
        'no-privilege-escalation',
        'Allows `iam:AttachUserPolicy` on every user, which is enough to become an administrator.',
      ],
      [
        'no-wildcard-resource',
        '`*` matches every resource, but `s3:PutObject` can be limited to specific ones.',
      ],
    ]);
  });
});

describe('policies of one principal', () => {
  const launch = { Effect: 'Allow', Action: 'ec2:RunInstances', Resource: '*' };
  const pass = { Effect: 'Allow', Action: 'iam:PassRole', Resource: '*' };
  const document = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements });
  const roleWith = (first: object, second: object, more: object = {}) =>
    JSON.stringify({
      Resources: {
        Role: {
          Type: 'AWS::IAM::Role',
          Properties: {
            AssumeRolePolicyDocument: document({
              Effect: 'Allow',
              Principal: { Service: 'ec2.amazonaws.com' },
              Action: 'sts:AssumeRole',
            }),
            Policies: [
              { PolicyName: 'a', PolicyDocument: first },
              { PolicyName: 'b', PolicyDocument: second },
            ],
          },
        },
        ...more,
      },
    });
  const found = (text: string) =>
    lintText(text, { rules: { 'no-privilege-escalation': 'error' } }).map(({ messageId, start, end }) => [
      messageId,
      text.slice(start, end),
    ]);

  it('count together', () => {
    expect(found(roleWith(document(pass), document(launch)))).toEqual([['passedRole', '"iam:PassRole"']]);
    expect(found(roleWith(document(launch), document(launch)))).toEqual([]);
    const [finding] = lintText(roleWith(document(pass), document(launch)), {
      rules: { 'no-privilege-escalation': 'error' },
    });
    expect(finding!.message).toContain('`iam:PassRole` with `ec2:RunInstances` (in another policy) gives');
  });

  it('count with what another one denies', () => {
    const denied = document({ Effect: 'Deny', Action: 'iam:PassRole', Resource: '*' });
    expect(found(roleWith(document(pass, launch), denied))).toEqual([]);
  });

  it('do not count with those of another', () => {
    const other = {
      Type: 'AWS::IAM::Role',
      Properties: {
        AssumeRolePolicyDocument: document(),
        Policies: [{ PolicyName: 'c', PolicyDocument: document(launch) }],
      },
    };
    expect(found(roleWith(document(pass), document(), { Other: other }))).toEqual([]);
  });
});

describe('the checks of IAM Access Analyzer on a passed role', () => {
  const statement = (members: string) => allow(`"Action": "iam:PassRole", ${members}`);
  const isCalled = condition('ForAnyValue:StringEquals', 'aws:CalledVia', '"amplify.amazonaws.com"');
  const role = arn('role/app-*');
  const lambda = condition('StringEquals', 'iam:PassedToService', '"lambda.amazonaws.com"');

  it.each([
    ['every role', '"Resource": "*"', 'passedRole', ['pass-role-with-star-in-resource']],
    [
      'every role, under a condition on something else',
      `"Resource": "*", ${isCalled}`,
      'passedRoleIf',
      ['pass-role-with-star-in-resource'],
    ],
    ['roles by a pattern', `"Resource": "${role}"`, 'passedRoleIf', []],
    ['every role to one service', `"Resource": "*", ${lambda}`, 'passedRole', []],
  ])('%s', (_, members, messageId, checks) => {
    const findings = lintText(policy(statement(members), all('"lambda:*"')), {
      rules: { 'no-privilege-escalation': ['error', { patterns: true }] },
    });
    expect(
      findings
        .filter((each) => each.messageId?.startsWith('passedRole'))
        .map((each) => [each.messageId, each.checks]),
    ).toEqual([[messageId, checks]]);
  });
});
