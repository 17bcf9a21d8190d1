import { requireCondition } from '../../../src/rules/organization/require-condition.js';
import { testRule } from '../../rule-tester.js';

const policy = (action: string, more = '"Resource": "*"', effect = 'Allow') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "${effect}", ${action}, ${more} }] }`;
const when = (...tests: string[]) => `"Resource": "*", "Condition": { ${tests.join(', ')} }`;
const deny = (condition: string, action = '"Action": "*"') =>
  `"Resource": "*" }, { "Effect": "Deny", ${action}, ${condition}`;
const require = (...requirements: object[]) => ({ requirements });
const passed = (more: object = {}) =>
  require({ actions: ['iam:PassRole'], all: [{ key: 'iam:PassedToService', ...more }] });
const lambda = '"StringEquals": { "iam:PassedToService": "lambda.amazonaws.com" }';
const pass = '"Action": "iam:PassRole"';
const run = '"Action": "ec2:RunInstances"';
const tags = {
  actions: ['ec2:RunInstances'],
  all: [{ key: 'aws:RequestTag/Environment', values: ['*'] }],
  any: [{ key: 'aws:RequestTag/Owner' }, { key: 'aws:PrincipalTag/Team', values: ['platform', 'data-*'] }],
  none: [{ key: 'ec2:InstanceType', operators: ['StringLike'], values: ['*.metal'] }],
};
const environment = '"Null": { "aws:RequestTag/Environment": "false" }';
const team = '"StringLike": { "aws:PrincipalTag/Team": "data-lake*" }';
const object = (demands: object) => require({ actions: ['s3:GetObject', 's3:PutObject'], ...demands });
const organization = object({ all: [{ key: 'aws:ResourceOrgID', values: ['${aws:PrincipalOrgID}'] }] });
const ages = object({
  all: [{ key: 'aws:MultiFactorAuthAge', operators: ['NumericLessThan'], values: ['3600'] }],
});
const addresses = object({ all: [{ key: 'aws:SourceIp', values: ['203.0.113.0/24'] }] });
const mfa = object({ all: [{ key: 'aws:MultiFactorAuthPresent', values: ['true'] }] });
const paths = object({ any: [{ key: 'aws:ResourceOrgPaths', operators: ['ForAnyValue:StringLike'] }] });
const get = '"Action": "s3:GetObject"';

const missing = (actions: string, keys: string, reason = '') => ({
  messageId: 'missing',
  data: { actions, keys, reason },
});
const weak = (operator: string, key: string, holds: string) => ({
  messageId: 'weak',
  data: { operator, key, holds, reason: '' },
});
const value = (key: string, value: string) => ({ messageId: 'value', data: { key, value, reason: '' } });
const add = (keys: string, output: string, messageId = 'suggestCondition') => ({
  messageId,
  data: { keys },
  output,
});
const replaced = (operator: string, output: string) => ({
  suggestions: [{ messageId: 'suggestOperator', data: { operator }, output }],
});

testRule(requireCondition, {
  valid: [
    { name: 'without requirements', code: policy(pass) },
    { name: 'other actions', code: policy('"Action": ["iam:GetRole", "s3:*"]'), options: passed() },
    { name: 'a Deny', code: policy(pass, undefined, 'Deny'), options: passed() },
    { name: 'with the condition', code: policy(pass, when(lambda)), options: passed() },
    {
      name: 'with a pattern',
      code: policy(pass, when('"StringLike": { "iam:passedtoservice": ["lambda.*", "ec2.*"] }')),
      options: passed(),
    },
    {
      name: 'with an allowed value',
      code: policy(pass, when(lambda)),
      options: passed({ values: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] }),
    },
    {
      name: 'with values that patterns allow',
      code: policy(pass, when('"StringLike": { "iam:PassedToService": "lambda.amazonaws.*" }')),
      options: passed({ values: ['l*.amazonaws.com*', 'lambda.*'] }),
    },
    {
      name: 'in any case',
      code: policy(pass, when('"StringEqualsIgnoreCase": { "iam:PassedToService": "Lambda.Amazonaws.com" }')),
      options: passed({ values: ['lambda.amazonaws.com'] }),
    },
    {
      name: 'with a named operator, however little it asks for',
      code: policy(pass, when('"StringEqualsIfExists": { "iam:PassedToService": "lambda.amazonaws.com" }')),
      options: passed({ operators: ['StringEqualsIfExists'] }),
    },
    {
      name: 'with a named operator that is negated',
      code: policy(pass, when('"StringNotEquals": { "iam:PassedToService": "ec2.amazonaws.com" }')),
      options: passed({ operators: ['stringnotequals'], values: ['ec2.*'] }),
    },
    {
      name: 'with Null, which is named',
      code: policy(pass, when('"Null": { "iam:PassedToService": false }')),
      options: passed({ operators: ['Null'], values: ['false'] }),
    },
    {
      name: 'a condition that cannot be read',
      code: policy(pass, '"Resource": "*", "Condition": "${condition}"'),
      options: passed(),
    },
    {
      name: 'a key that is filled in',
      code: policy(pass, when('"StringEquals": { "${key}": "x" }')),
      options: passed(),
    },
    {
      name: 'values that are filled in',
      code: policy(pass, when('"StringEquals": { "iam:PassedToService": ["${service}", "<SERVICE>"] }')),
      options: passed({ values: ['ec2.amazonaws.com'] }),
    },
    {
      name: 'a list that is filled in',
      code: policy(pass, when('"StringLike": { "iam:PassedToService": ["${service}*", {}] }')),
      options: passed(),
    },
    {
      name: 'on other resources',
      code: policy(pass, '"Resource": "arn:aws:iam::111122223333:role/a"'),
      options: require({
        actions: ['iam:PassRole'],
        resources: ['arn:aws:iam::*:role/admin*'],
        all: [{ key: 'iam:PassedToService' }],
      }),
    },
    { name: 'all, any and none', code: policy(run, when(environment, team)), options: require(tags) },
    {
      name: 'the other one of any',
      code: policy(
        run,
        when(environment, '"StringEquals": { "aws:RequestTag/Owner": "me", "ec2:InstanceType": "a1.metal" }'),
      ),
      options: require(tags),
    },
    {
      name: 'any, one of which is not known',
      code: policy(run, when(environment, '"StringEquals": { "aws:RequestTag/Owner": "${owner}" }')),
      options: require(tags),
    },
    {
      name: 'none, where nothing is selected',
      code: policy('"Action": "ec2:Describe*"', when('"StringLike": { "ec2:InstanceType": "*.metal" }')),
      options: require(tags),
    },
    {
      name: 'the same variable',
      code: policy(get, when('"StringEquals": { "aws:ResourceOrgID": "${aws:PrincipalOrgID}" }')),
      options: organization,
    },
    {
      name: 'fewer seconds',
      code: policy(get, when('"NumericLessThan": { "aws:MultiFactorAuthAge": 900 }')),
      options: ages,
    },
    {
      name: 'fewer addresses',
      code: policy(get, when('"IpAddress": { "aws:SourceIp": ["203.0.113.128/25", "203.0.113.7"] }')),
      options: addresses,
    },
    {
      name: 'a boolean',
      code: policy(get, when('"Bool": { "aws:MultiFactorAuthPresent": true }')),
      options: mfa,
    },
    {
      name: 'a boolean in capitals',
      code: policy(get, when('"Bool": { "aws:MultiFactorAuthPresent": "TRUE" }')),
      options: mfa,
    },
    {
      name: 'denied without MFA',
      code: policy(
        get,
        deny('"Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }'),
      ),
      options: mfa,
    },
    {
      name: 'a key of several values',
      code: policy(get, when('"ForAnyValue:StringLike": { "aws:ResourceOrgPaths": "o-a1b2c3d4e5/*" }')),
      options: paths,
    },
    {
      name: 'a Deny by NotAction',
      code: policy(
        get,
        deny(
          '"Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }',
          '"NotAction": "iam:*"',
        ),
      ),
      options: mfa,
    },
    {
      name: 'a resource policy with a Deny for everyone',
      code: policy(
        get,
        '"Principal": "*", "Resource": "arn:aws:s3:::b/*" }, { "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::b/*", "Condition": { "NotIpAddress": { "aws:SourceIp": "203.0.113.0/25" } }',
      ),
      options: addresses,
    },
  ],
  invalid: [
    {
      name: 'without the condition',
      code: policy('"Action": «"iam:passrole"»'),
      options: require({
        actions: ['iam:PassRole'],
        all: [{ key: 'iam:PassedToService' }],
        message: 'See the handbook.',
      }),
      errors: [
        {
          ...missing('`iam:PassRole`', '`iam:PassedToService`', ' See the handbook.'),
          suggestions: [
            add(
              '`iam:PassedToService`',
              policy(
                '"Action": "iam:passrole"',
                when('"StringEquals": { "iam:PassedToService": "<VALUE>" }'),
              ),
              'suggestOpenCondition',
            ),
          ],
        },
      ],
    },
    {
      name: 'with the values that are required',
      code: policy('"Action": «"iam:PassRole"»'),
      options: passed({ values: ['lambda.amazonaws.com', 'ec2.amazonaws.com'] }),
      errors: [
        {
          ...missing('`iam:PassRole`', '`iam:PassedToService`'),
          suggestions: [
            add(
              '`iam:PassedToService`',
              policy(
                pass,
                when(
                  '"StringEquals": { "iam:PassedToService": ["lambda.amazonaws.com", "ec2.amazonaws.com"] }',
                ),
              ),
            ),
          ],
        },
      ],
    },
    {
      name: 'by a wildcard',
      code: policy('"Action": "iam:Pass«*»"', when('"StringEquals": { "aws:RequestedRegion": "eu-west-1" }')),
      options: passed(),
      errors: [
        {
          ...missing('`iam:PassRole`', '`iam:PassedToService`'),
          suggestions: [
            add(
              '`iam:PassedToService`',
              policy(
                '"Action": "iam:Pass*"',
                when(
                  '"StringEquals": { "aws:RequestedRegion": "eu-west-1", "iam:PassedToService": "<VALUE>" }',
                ),
              ),
              'suggestOpenCondition',
            ),
          ],
        },
      ],
    },
    {
      name: 'by NotAction',
      code: policy('«"NotAction"»: "s3:*"'),
      options: passed(),
      errors: [missing('`iam:PassRole`', '`iam:PassedToService`')],
    },
    {
      name: 'beside other actions',
      code: policy('"Action": ["s3:GetObject", «"iam:PassRole"»]'),
      options: passed({ values: ['lambda.*'] }),
      errors: [
        {
          ...missing('`iam:PassRole`', '`iam:PassedToService`'),
          suggestions: [
            add(
              '`iam:PassedToService`',
              `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject"], "Resource": "*" }, { "Effect": "Allow", "Action": "iam:PassRole", "Resource": "*", "Condition": { "StringLike": { "iam:PassedToService": "lambda.*" } } }] }`,
            ),
          ],
        },
      ],
    },
    {
      name: 'IfExists',
      code: policy(pass, when('«"StringEqualsIfExists"»: { "iam:PassedToService": "x" }')),
      options: passed(),
      errors: [
        {
          ...weak('StringEqualsIfExists', 'iam:PassedToService', 'without the key'),
          ...replaced('StringEquals', policy(pass, when('"StringEquals": { "iam:PassedToService": "x" }'))),
        },
      ],
    },
    {
      name: 'negated',
      code: policy(pass, when('«"StringNotLike"»: { "iam:PassedToService": "ec2*" }')),
      options: passed({ values: ['lambda.amazonaws.com'] }),
      errors: [weak('StringNotLike', 'iam:PassedToService', 'for all values but those listed')],
    },
    {
      name: 'any value',
      code: policy(pass, when('«"StringLike"»: { "iam:PassedToService": "*" }')),
      options: passed(),
      errors: [weak('StringLike', 'iam:PassedToService', 'for any value')],
    },
    {
      name: 'ForAllValues, of a key with several values',
      code: policy(get, when('«"ForAllValues:StringLike"»: { "aws:ResourceOrgPaths": "o-a/*" }')),
      options: object({ all: [{ key: 'aws:ResourceOrgPaths' }] }),
      errors: [weak('ForAllValues:StringLike', 'aws:ResourceOrgPaths', 'without the key')],
    },
    {
      name: 'another operator',
      code: policy(get, when('«"ForAllValues:StringLike"»: { "aws:ResourceOrgPaths": "o-a/*" }')),
      options: paths,
      errors: [
        {
          messageId: 'operator',
          data: { key: 'aws:ResourceOrgPaths', operators: '`ForAnyValue:StringLike`', reason: '' },
          ...replaced(
            'ForAnyValue:StringLike',
            policy(get, when('"ForAnyValue:StringLike": { "aws:ResourceOrgPaths": "o-a/*" }')),
          ),
        },
      ],
    },
    {
      name: 'another operator, of another type',
      code: policy(get, when('«"IpAddress"»: { "aws:SourceIp": "203.0.113.7" }')),
      options: object({ all: [{ key: 'aws:SourceIp', operators: ['StringEquals', 'StringLike'] }] }),
      errors: [
        {
          messageId: 'operator',
          data: { key: 'aws:SourceIp', operators: '`StringEquals` or `StringLike`', reason: '' },
        },
      ],
    },
    {
      name: 'another value',
      code: policy(
        pass,
        when('"StringEquals": { "iam:PassedToService": ["lambda.amazonaws.com", «"ec2.amazonaws.com"»] }'),
      ),
      options: passed({ values: ['lambda.amazonaws.com'] }),
      errors: [
        {
          ...value('iam:PassedToService', 'ec2.amazonaws.com'),
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { value: 'lambda.amazonaws.com' },
              output: policy(
                pass,
                when('"StringEquals": { "iam:PassedToService": ["lambda.amazonaws.com"] }'),
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a wider pattern',
      code: policy(pass, when('"StringLike": { "iam:PassedToService": «"l*"» }')),
      options: passed({ values: ['lambda.*', 'logs.*'] }),
      errors: [value('iam:PassedToService', 'l*')],
    },
    {
      name: 'a value in other letters',
      code: policy(pass, when('"StringEquals": { "iam:PassedToService": «"Lambda.amazonaws.com"» }')),
      options: passed({ values: ['lambda.*', 'logs.*'] }),
      errors: [value('iam:PassedToService', 'Lambda.amazonaws.com')],
    },
    {
      name: 'a variable',
      code: policy(pass, when('"StringEquals": { "iam:PassedToService": «"${aws:PrincipalTag/service}"» }')),
      options: passed({ values: ['lambda.*', 'logs.*'] }),
      errors: [value('iam:PassedToService', '${aws:PrincipalTag/service}')],
    },
    {
      name: 'a fixed value for a variable',
      code: policy(get, when('"StringEquals": { "aws:ResourceOrgID": «"o-a1b2c3d4e5"» }')),
      options: organization,
      errors: [
        {
          ...value('aws:ResourceOrgID', 'o-a1b2c3d4e5'),
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { value: '${aws:PrincipalOrgID}' },
              output: policy(get, when('"StringEquals": { "aws:ResourceOrgID": "${aws:PrincipalOrgID}" }')),
            },
          ],
        },
      ],
    },
    {
      name: 'more seconds',
      code: policy(get, when('"NumericLessThan": { "aws:MultiFactorAuthAge": «7200» }')),
      options: ages,
      errors: [
        {
          ...value('aws:MultiFactorAuthAge', '7200'),
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { value: '3600' },
              output: policy(get, when('"NumericLessThan": { "aws:MultiFactorAuthAge": "3600" }')),
            },
          ],
        },
      ],
    },
    {
      name: 'more addresses',
      code: policy(get, when('"IpAddress": { "aws:SourceIp": «"203.0.0.0/16"» }')),
      options: addresses,
      errors: [
        {
          ...value('aws:SourceIp', '203.0.0.0/16'),
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { value: '203.0.113.0/24' },
              output: policy(get, when('"IpAddress": { "aws:SourceIp": "203.0.113.0/24" }')),
            },
          ],
        },
      ],
    },
    {
      name: 'Null with another value',
      code: policy(pass, when('"Null": { "iam:PassedToService": «"true"» }')),
      options: passed({ operators: ['Null'], values: ['false'] }),
      errors: [
        {
          ...value('iam:PassedToService', 'true'),
          suggestions: [
            {
              messageId: 'suggestValue',
              data: { value: 'false' },
              output: policy(pass, when('"Null": { "iam:PassedToService": "false" }')),
            },
          ],
        },
      ],
    },
    {
      name: 'all of several are missing',
      code: policy('"Action": «"iam:PassRole"»'),
      options: require({
        actions: ['iam:PassRole'],
        all: [
          { key: 'iam:PassedToService', values: ['ec2.amazonaws.com'] },
          { key: 'aws:MultiFactorAuthPresent' },
        ],
      }),
      errors: [
        {
          ...missing('`iam:PassRole`', '`iam:PassedToService` and `aws:MultiFactorAuthPresent`'),
          suggestions: [
            add(
              '`iam:PassedToService` and `aws:MultiFactorAuthPresent`',
              policy(
                pass,
                when(
                  '"StringEquals": { "iam:PassedToService": "ec2.amazonaws.com" }',
                  '"Bool": { "aws:MultiFactorAuthPresent": "true" }',
                ),
              ),
            ),
          ],
        },
      ],
    },
    {
      name: 'one of all is missing, another one is weak',
      code: policy(
        '"Action": «"iam:PassRole"»',
        when('«"BoolIfExists"»: { "aws:MultiFactorAuthPresent": "true" }'),
      ),
      options: require({
        actions: ['iam:PassRole'],
        all: [
          { key: 'iam:PassedToService', values: ['ec2.amazonaws.com'] },
          { key: 'aws:MultiFactorAuthPresent' },
        ],
      }),
      errors: [
        {
          ...missing('`iam:PassRole`', '`iam:PassedToService`'),
          suggestions: [
            add(
              '`iam:PassedToService`',
              policy(
                pass,
                when(
                  '"BoolIfExists": { "aws:MultiFactorAuthPresent": "true" }',
                  '"StringEquals": { "iam:PassedToService": "ec2.amazonaws.com" }',
                ),
              ),
            ),
          ],
        },
        {
          ...weak('BoolIfExists', 'aws:MultiFactorAuthPresent', 'without the key'),
          ...replaced('Bool', policy(pass, when('"Bool": { "aws:MultiFactorAuthPresent": "true" }'))),
        },
      ],
    },
    {
      name: 'any of several is missing',
      code: policy('"Action": «"ec2:RunInstances"»', when(environment)),
      options: require({ ...tags, none: undefined }),
      errors: [
        {
          ...missing('`ec2:RunInstances`', '`aws:RequestTag/Owner` or `aws:PrincipalTag/Team`'),
          suggestions: [
            add(
              '`aws:RequestTag/Owner`',
              policy(run, when(environment, '"StringEquals": { "aws:RequestTag/Owner": "<VALUE>" }')),
              'suggestOpenCondition',
            ),
            add(
              '`aws:PrincipalTag/Team`',
              policy(
                run,
                when(environment, '"StringLike": { "aws:PrincipalTag/Team": ["platform", "data-*"] }'),
              ),
            ),
          ],
        },
      ],
    },
    {
      name: 'one of any is faulty',
      code: policy(run, when(environment, '"StringEquals": { "aws:PrincipalTag/Team": «"sales"» }')),
      options: require(tags),
      errors: [value('aws:PrincipalTag/Team', 'sales')],
    },
    {
      name: 'a key that must be there is missing',
      code: policy('"Action": «"ec2:RunInstances"»', when(team)),
      options: require(tags),
      errors: [
        {
          ...missing('`ec2:RunInstances`', '`aws:RequestTag/Environment`'),
          suggestions: [add('`aws:RequestTag/Environment`', policy(run, when(team, environment)))],
        },
      ],
    },
    {
      name: 'a restricted value',
      code: policy(
        run,
        when(
          environment,
          '"StringLike": { "aws:PrincipalTag/Team": "platform", "ec2:InstanceType": ["t3.*", «"m5.metal"», "${type}"] }',
        ),
      ),
      options: require(tags),
      errors: [
        { messageId: 'forbiddenValue', data: { key: 'ec2:InstanceType', value: 'm5.metal', reason: '' } },
      ],
    },
    {
      name: 'a restricted key',
      code: policy(get, when('"IpAddress": { «"aws:sourceip"»: "203.0.113.7" }')),
      options: object({ none: [{ key: 'aws:SourceIp' }] }),
      errors: [{ messageId: 'forbidden', data: { key: 'aws:sourceip', reason: '' } }],
    },
    {
      name: 'a Deny that lets requests without the key pass',
      code: policy(
        '"Action": «"s3:GetObject"»',
        deny('"Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } }'),
      ),
      options: mfa,
      errors: [
        {
          ...missing('`s3:GetObject`', '`aws:MultiFactorAuthPresent`'),
          suggestions: [
            add(
              '`aws:MultiFactorAuthPresent`',
              policy(
                get,
                `${when('"Bool": { "aws:MultiFactorAuthPresent": "true" }')} }, { "Effect": "Deny", "Action": "*", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "false" } }`,
              ),
            ),
          ],
        },
      ],
    },
    {
      name: 'a Deny for one of the actions',
      code: policy(
        '"Action": ["s3:GetObject", «"s3:PutObject"»]',
        deny(
          '"Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }',
          '"Action": "s3:Get*"',
        ),
      ),
      options: mfa,
      errors: [
        {
          ...missing('`s3:PutObject`', '`aws:MultiFactorAuthPresent`'),
          suggestions: [
            add(
              '`aws:MultiFactorAuthPresent`',
              policy(
                '"Action": ["s3:GetObject", "s3:PutObject"]',
                `${when('"Bool": { "aws:MultiFactorAuthPresent": "true" }')} }, { "Effect": "Deny", "Action": "s3:Get*", "Resource": "*", "Condition": { "BoolIfExists": { "aws:MultiFactorAuthPresent": "false" } }`,
              ),
            ),
          ],
        },
      ],
    },
  ],
});
