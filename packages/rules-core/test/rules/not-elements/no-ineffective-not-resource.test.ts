import { actionsOf, type Action } from '../../../src/catalog/catalog.js';
import { describeActions } from '../../../src/analysis/not-elements/remainder.js';
import { noIneffectiveNotResource } from '../../../src/rules/not-elements/no-ineffective-not-resource.js';
import { testRule, type InvalidCase } from '../../rule-tester.js';

const policy = (...statements: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${statements.map((members) => `{ ${members} }`).join(', ')}] }`;
const deny = (action: string, list: string) =>
  `"Effect": "Deny", "Action": "${action}", "NotResource": ${list}`;
const allow = (action: string, list: string) =>
  `"Effect": "Allow", "Action": "${action}", "NotResource": ${list}`;
const denied = { effect: 'denies', outcome: 'denied' };
const allowed = { effect: 'allows', outcome: 'allowed' };
const worksOn = (service: string, type: RegExp) =>
  describeActions(
    actionsOf(service).filter(({ resourceTypes }: Action) =>
      resourceTypes.some((each) => type.test(each.type.name)),
    ),
  );

/** An entry that stands for half of what it should, and the half that the suggestion adds. */
function half(
  name: string,
  action: string,
  text: string,
  arn: string,
  data: Record<string, string>,
  useless = false,
): InvalidCase {
  const suggestion = useless
    ? { messageId: 'suggestInstead', data: { meant: arn }, output: policy(deny(action, `"${arn}"`)) }
    : { messageId: 'suggestArn', data: { arn }, output: policy(deny(action, `["${text}", "${arn}"]`)) };
  return {
    name,
    code: policy(deny(action, `«"${text}"»`)),
    errors: [
      {
        messageId: 'half',
        data: { text, arn, effect: 'denies', ...data },
        suggestions: [suggestion],
      },
    ],
  };
}

const logs = 'arn:aws:logs:*:*:log-group:/app';
const lambda = 'arn:aws:lambda:*:*:function:app';
const dynamodb = 'arn:aws:dynamodb:*:*:table/app';
const api = 'arn:aws:apigateway:eu-west-1::/restapis/a1b2c3';
const secret = 'arn:aws:secretsmanager:*:*:secret:prod/db';
const ecs = 'arn:aws:ecs:*:*:task-definition/web';
const bucket = 'arn:aws:s3:::vault';

testRule(noIneffectiveNotResource, {
  valid: [
    {
      name: 'both ARNs of a bucket, although the action works on one of them',
      code: policy(deny('s3:PutObject', `["${bucket}", "${bucket}/*"]`)),
    },
    {
      name: 'both ARNs of a table, under Allow',
      code: policy(allow('dynamodb:PutItem', `["${dynamodb}", "${dynamodb}/index/*"]`)),
    },
    {
      name: 'an alias in a statement without actions',
      code: policy('"Effect": "Deny", "NotResource": "arn:aws:kms:*:*:alias/app"'),
    },
    {
      name: 'the macros of AWS CloudFormation',
      code: policy(deny('cloudformation:*', '"arn:aws:cloudformation:*:aws:transform/*"')),
    },
    { name: 'both halves of a bucket', code: policy(deny('s3:*', `["${bucket}", "${bucket}/*"]`)) },
    { name: 'both halves by one star', code: policy(deny('s3:*', `"${bucket}*"`)) },
    ...['s3:*', '*'].flatMap((action) => {
      const fenced = deny(action, `"${bucket}/*"`).replace('"Deny",', '"Deny", "Principal": "*",');
      const condition = '"Condition": { "StringNotEquals": { "aws:PrincipalOrgID": "o-abcdefghij" } }';
      return [
        { name: `${action} on the bucket alone, for strangers`, code: policy(`${fenced}, ${condition}`) },
        { name: `${action} on the bucket alone, for everyone`, code: policy(fenced) },
        {
          name: `${action} on the bucket alone, under a condition`,
          code: policy(`${deny(action, `"${bucket}/*"`)}, ${condition}`),
        },
      ];
    }),
    { name: 'only objects are concerned', code: policy(deny('s3:GetObject', `"${bucket}/*"`)) },
    { name: 'only the bucket is concerned', code: policy(deny('s3:ListBucket', `"${bucket}"`)) },
    { name: 'some objects', code: policy(deny('s3:*', `"${bucket}/public/*"`)) },
    { name: 'a log group with its streams', code: policy(deny('logs:*', `["${logs}", "${logs}:*"]`)) },
    { name: 'the other half is not known', code: policy(deny('s3:*', `["${bucket}", "<OBJECTS>"]`)) },
    {
      name: 'a secret with its suffix',
      code: policy(deny('secretsmanager:GetSecretValue', `"${secret}-a1B2c3"`)),
    },
    {
      name: 'a secret with a wildcard',
      code: policy(deny('secretsmanager:GetSecretValue', `"${secret}-*"`)),
    },
    {
      name: 'an alias beside its key',
      code: policy(deny('kms:*', '["arn:aws:kms:*:*:alias/app", "arn:aws:kms:*:*:key/1234"]')),
    },
    {
      name: 'a resource of a listed action',
      code: policy(deny('iam:PassRole', '"arn:aws:iam::*:role/app"')),
    },
    {
      name: 'a role that another service takes',
      code: policy(deny('sts:AssumeRole', '"arn:aws:iam::*:role/app"')),
    },
    { name: 'the root user', code: policy(deny('iam:CreateLoginProfile', '"arn:aws:iam::*:root"')) },
    { name: 'an unknown service under a star', code: policy(deny('*', '"arn:aws:unheardof:::x"')) },
    ...['<BUCKET>', '${bucket}', '{{bucket}}'].map((text) => ({
      name: `the placeholder ${text}`,
      code: policy(deny('dynamodb:*', `"arn:aws:s3:::${text}"`)),
    })),
    {
      name: 'a placeholder of the settings',
      code: policy(deny('s3:GetObject', '"@bucket"')),
      settings: { placeholders: ['@bucket'] },
    },
    {
      name: 'a variable that is the whole entry',
      code: policy(deny('s3:GetObject', '"${aws:PrincipalTag/arn}"')),
    },
    { name: 'an escape for a star', code: policy(deny('s3:GetObject', '"arn:aws:s3:::a${*}b/*"')) },
    { name: 'an action that is not known', code: policy(deny('<ACTION>', `"${bucket}"`)) },
    { name: 'Resource', code: policy('"Effect": "Deny", "Action": "iam:PasRole", "Resource": "x"') },
    {
      name: 'wrong shapes',
      code: policy(deny('s3:*', '{ "a": 1 }'), deny('s3:*', '7'), deny('s3:*', '[null]')),
    },
    { name: 'no Effect', code: policy('"Action": "s3:*", "NotResource": "*"') },
    {
      name: 'both Resource and NotResource',
      code: policy('"Effect": "Deny", "Action": "s3:*", "NotResource": "*", "Resource": "*"'),
    },
    {
      name: 'of duplicate keys the last counts',
      code: policy(
        `"Effect": "Deny", "Action": "s3:GetObject", "NotResource": "*", "NotResource": "${bucket}/*"`,
      ),
    },
    {
      name: 'a version that is not known',
      code: `{ "Version": "<VERSION>", "Statement": { ${deny('s3:GetObject', '"arn:aws:s3:::a/${aws:username}/*"')} } }`,
    },
    {
      name: 'a variable with a default',
      code: policy(
        `"Effect": "Allow", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::a/\${aws:username, 'x'}/*"`,
      ),
    },
    {
      name: 'a variable that a condition asks for',
      code: policy(
        `${allow('s3:GetObject', '"arn:aws:s3:::a/${aws:username}/*"')}, "Condition": { "StringLike": { "aws:username": "*" } }`,
      ),
    },
    {
      name: 'a variable that every user has',
      code: policy(allow('s3:GetObject', '"arn:aws:s3:::a/${aws:username}/*"')),
      settings: { attachedTo: 'AWS::IAM::UserPolicy' },
    },
    {
      name: 'several buckets behind an endpoint',
      code: policy(
        '"Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"',
        '"Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::c/*"',
      ),
      settings: { policyType: 'endpoint' },
    },
    {
      name: 'text messages',
      code: policy('"Effect": "Allow", "Action": "sns:Publish", "NotResource": "arn:aws:sns:*:*:*"'),
    },
    {
      name: 'several partitions in one list',
      code: policy(
        '"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::a/*"',
        deny('s3:GetObject', '["arn:aws:s3:::a/*", "arn:aws-cn:s3:::a/*"]'),
      ),
    },
    {
      name: 'the own bucket of a bucket policy',
      code: policy(
        '"Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"',
        '"Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::b/public/*"',
      ),
    },
    {
      name: 'what is excluded is allowed by its name',
      code: policy(
        allow('s3:GetObject', '"arn:aws:s3:::vault/*"'),
        '"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::vault/public/*"',
      ),
    },
    {
      name: 'what is excluded is allowed under a condition',
      code: policy(
        allow('s3:GetObject', '"arn:aws:s3:::vault/*"'),
        '"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*", "Condition": { "Bool": { "aws:MultiFactorAuthPresent": "true" } }',
      ),
    },
    {
      name: 'what is excluded is denied as well',
      code: policy(
        allow('s3:GetObject', '"arn:aws:s3:::vault/*"'),
        '"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"',
        '"Effect": "Deny", "Action": "s3:*", "Resource": "arn:aws:s3:::vault/*"',
      ),
    },
    { name: 'an empty list of an Allow', code: policy(allow('s3:*', '[]')) },
    { name: 'an empty list that is not wholly known', code: policy(deny('s3:*', '[7]')) },
  ],
  invalid: [
    {
      name: 'a bucket beside the objects of another one',
      code: policy(deny('s3:PutObject', `[«"arn:aws:s3:::other"», "${bucket}/*"]`)),
      errors: [
        {
          messageId: 'half',
          data: {
            text: 'arn:aws:s3:::other',
            arn: 'arn:aws:s3:::other/*',
            has: 'the bucket',
            lacks: 'its objects',
            effect: 'denies',
            actions: '`s3:PutObject`',
          },
          suggestions: [
            {
              messageId: 'suggestInstead',
              data: { meant: 'arn:aws:s3:::other/*' },
              output: policy(deny('s3:PutObject', `["arn:aws:s3:::other/*", "${bucket}/*"]`)),
            },
          ],
        },
      ],
    },
    half(
      'a bucket without its objects',
      's3:GetObject',
      bucket,
      `${bucket}/*`,
      {
        has: 'the bucket',
        lacks: 'its objects',
        actions: '`s3:GetObject`',
      },
      true,
    ),
    {
      name: 'objects without their bucket, of which an action is listed',
      code: policy(
        `"Effect": "Deny", "Principal": "*", "Action": ["s3:GetObject", "s3:ListBucket"], "NotResource": «"${bucket}/*"», "Condition": { "Bool": { "aws:SecureTransport": "false" } }`,
      ),
      errors: [
        {
          messageId: 'half',
          data: {
            text: `${bucket}/*`,
            has: 'the objects',
            lacks: 'the bucket',
            arn: bucket,
            actions: '`s3:ListBucket`',
            ...denied,
          },
          suggestions: [
            {
              messageId: 'suggestArn',
              data: { arn: bucket },
              output: policy(
                `"Effect": "Deny", "Principal": "*", "Action": ["s3:GetObject", "s3:ListBucket"], "NotResource": ["${bucket}/*", "${bucket}"], "Condition": { "Bool": { "aws:SecureTransport": "false" } }`,
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'an ARN that is cut short, and takes in all of the service',
      code: policy(deny('s3:GetObject', '["arn:aws:s3:::vault/*", «"arn:aws:s3"»]')),
      errors: [{ messageId: 'allResources', data: { text: 'arn:aws:s3', ...denied } }],
    },
    {
      name: 'an entry that another statement allows, in either order',
      code: policy(
        '"Effect": "Allow", "NotAction": "ec2:RunInstances", "NotResource": «"arn:aws:s3:::b"»',
        '"Effect": "Allow", "NotAction": "s3:GetObject", "NotResource": "arn:aws:ec2:*:*:instance/*"',
      ),
      errors: [{ messageId: 'regranted', data: { text: 'arn:aws:s3:::b', other: 'statement 2' } }],
    },
    {
      name: 'an entry that another statement allows in a list',
      code: policy(
        allow('s3:GetObject', '[«"arn:aws:s3:::b/private/*"», "arn:aws:s3:::c/*"]'),
        '"Effect": "Allow", "Action": ["sqs:*", "s3:Get*"], "Resource": ["arn:aws:sqs:*:*:*", "arn:aws:s3:::b/*"]',
      ),
      errors: [{ messageId: 'regranted', data: { text: 'arn:aws:s3:::b/private/*', other: 'statement 2' } }],
    },
    half('objects without their bucket', 's3:*', `${bucket}/*`, bucket, {
      has: 'the objects',
      lacks: 'the bucket',
      actions: worksOn('s3', /^bucket$/),
    }),
    half(
      'a log group without its streams',
      'logs:PutLogEvents',
      logs,
      `${logs}:*`,
      {
        has: 'the log group',
        lacks: 'its ARN with `:*` and its streams',
        actions: '`logs:PutLogEvents`',
      },
      true,
    ),
    half('a function without its versions', 'lambda:InvokeFunction', lambda, `${lambda}:*`, {
      has: 'the function',
      lacks: 'its versions and aliases',
      actions: '`lambda:InvokeFunction`',
    }),
    half('versions without their function', 'lambda:InvokeFunction', `${lambda}:*`, lambda, {
      has: 'versions and aliases',
      lacks: 'the function',
      actions: '`lambda:InvokeFunction`',
    }),
    half('a table without its indexes', 'dynamodb:Query', dynamodb, `${dynamodb}/index/*`, {
      has: 'the table',
      lacks: 'its indexes',
      actions: '`dynamodb:Query`',
    }),
    half('indexes without their table', 'dynamodb:Query', `${dynamodb}/index/*`, dynamodb, {
      has: 'the indexes',
      lacks: 'the table',
      actions: '`dynamodb:Query`',
    }),
    half('an API without what is below it', 'apigateway:GET', api, `${api}/*`, {
      has: 'the API',
      lacks: 'what is below it',
      actions: '`apigateway:GET`',
    }),
    half('what is below an API without it', 'apigateway:GET', `${api}/*`, api, {
      has: 'what is below the API',
      lacks: 'the API',
      actions: '`apigateway:GET`',
    }),
    half('a secret without its suffix', 'secretsmanager:GetSecretValue', secret, `${secret}-??????`, {
      has: 'a name',
      lacks: 'the secret, whose ARN ends in six more characters',
      actions: '`secretsmanager:GetSecretValue`',
    }),
    half(
      'a task definition without its revisions',
      'ecs:RunTask',
      ecs,
      `${ecs}:*`,
      {
        has: 'a family',
        lacks: 'its revisions',
        actions: '`ecs:RunTask`',
      },
      true,
    ),
    {
      name: 'no half of a table whose account has too few digits',
      code: policy(deny('dynamodb:*', '«"arn:aws:dynamodb:eu-west-1:12345678901:table/app"»')),
      errors: [
        {
          messageId: 'malformedArn',
          data: { text: 'arn:aws:dynamodb:eu-west-1:12345678901:table/app', ...denied },
        },
      ],
    },
    {
      name: 'no half of a bucket in a partition that is none',
      code: policy(deny('s3:*', '«"arn:aws-gov:s3:::vault/*"»')),
      errors: [
        {
          messageId: 'noSuchResource',
          data: {
            text: 'arn:aws-gov:s3:::vault/*',
            actions: describeActions(actionsOf('s3')),
            ...denied,
          },
        },
      ],
    },
    {
      name: 'one of several halves, under Allow, in a list with line breaks',
      code: policy(allow('s3:GetObject', `[\n  «"${bucket}"»,\n  "arn:aws:s3:::other/*"\n]`)),
      errors: [
        {
          messageId: 'half',
          data: {
            text: bucket,
            arn: `${bucket}/*`,
            has: 'the bucket',
            lacks: 'its objects',
            effect: 'allows',
            actions: '`s3:GetObject`',
          },
          suggestions: [
            {
              messageId: 'suggestInstead',
              data: { meant: `${bucket}/*` },
              output: policy(allow('s3:GetObject', `[\n  "${bucket}/*",\n  "arn:aws:s3:::other/*"\n]`)),
            },
          ],
        },
      ],
    },
    ...[
      ['vault/*', 'malformedArn'],
      ['arn:aws:s3::vault/*', 'malformedArn'],
      ['arn:aws:S3:::vault/*', 'wrongCase'],
      ['ARN:aws:s3:::vault/*', 'wrongCase'],
    ].map(([text, messageId]) => ({
      name: `the shape of ${text!}`,
      code: policy(deny('s3:GetObject', `«"${text!}"»`)),
      errors: [{ messageId: messageId!, data: { text: text!, ...denied } }],
    })),
    {
      name: 'the shape, beside an Allow of everything',
      code: policy(
        allow('s3:GetObject', '«"vault/*"»'),
        '"Effect": "Allow", "Action": "s3:*", "Resource": "*"',
      ),
      errors: [{ messageId: 'malformedArn', data: { text: 'vault/*', ...allowed } }],
    },
    {
      name: 'an account of eleven digits, under Allow, escaped',
      code: policy(allow('iam:GetRole', '«"arn:aws:iam::11112222333:\\u0072ole/x"»')),
      errors: [{ messageId: 'malformedArn', data: { text: 'arn:aws:iam::11112222333:role/x', ...allowed } }],
    },
    {
      name: 'a type in the wrong case, of any action',
      code: policy(deny('*', '«"arn:aws:iam::111122223333:Role/x"»')),
      errors: [{ messageId: 'wrongCase', data: { text: 'arn:aws:iam::111122223333:Role/x', ...denied } }],
    },
    {
      name: 'a misspelt type',
      code: policy(deny('iam:P*Role', '["arn:aws:iam::*:role/a", «"arn:aws:iam::*:roles/x"»]')),
      errors: [
        {
          messageId: 'noSuchResource',
          data: { text: 'arn:aws:iam::*:roles/x', actions: '`iam:PassRole`', ...denied },
        },
      ],
    },
    {
      name: 'a misspelt partition',
      code: policy(deny('s3:GetObject', '["arn:aws:s3:::a/*", «"arn:awss:s3:::b/*"»]')),
      errors: [
        {
          messageId: 'noSuchResource',
          data: { text: 'arn:awss:s3:::b/*', actions: '`s3:GetObject`', ...denied },
        },
      ],
    },
    {
      name: 'a partition in the wrong case',
      code: policy(deny('s3:GetObject', '«"arn:AWS:s3:::b/*"»')),
      errors: [{ messageId: 'wrongCase', data: { text: 'arn:AWS:s3:::b/*', ...denied } }],
    },
    {
      name: 'another service',
      code: policy(allow('dynamodb:GetItem', '«"arn:aws:s3:::x/*"»')),
      errors: [{ messageId: 'wrongService', data: { service: 's3', text: 'arn:aws:s3:::x/*' } }],
    },
    {
      name: 'actions without a resource',
      code: policy(allow('s3:ListAllMyBuckets', '«"arn:aws:s3:::x"»')),
      errors: [
        { messageId: 'unscopable', data: { text: 'arn:aws:s3:::x', actions: '`s3:ListAllMyBuckets`' } },
      ],
    },
    {
      name: 'alone: actions without a resource, under Deny',
      code: policy(deny('s3:ListAllMyBuckets', '«"arn:aws:s3:::x"»')),
      errors: [
        { messageId: 'unscopable', data: { text: 'arn:aws:s3:::x', actions: '`s3:ListAllMyBuckets`' } },
      ],
    },
    {
      name: 'an alias',
      code: policy(deny('kms:Decrypt', '«"arn:aws:kms:*:*:alias/app"»')),
      errors: [
        {
          messageId: 'alias',
          data: { text: 'arn:aws:kms:*:*:alias/app', actions: '`kms:Decrypt`', ...denied },
        },
      ],
    },
    ...['"Version": "2008-10-17", ', ''].map((version) => ({
      name: `a variable in a policy with ${version || 'no Version'}`,
      code: `{ ${version}"Statement": { ${deny('s3:GetObject', '«"arn:aws:s3:::a/${aws:username}/*"»')} } }`,
      errors: [{ messageId: 'plainVariable', data: { variable: '${aws:username}', ...denied } }],
    })),
    {
      name: 'of two variables, the one that is not plain text',
      code: policy(allow('s3:GetObject', '"arn:aws:s3::${aws:username}:a/«${aws:PrincipalTag/team}»/*"')),
      errors: [{ messageId: 'missingVariable', data: { variable: '${aws:PrincipalTag/team}' } }],
    },
    {
      name: 'a variable that some callers do not have',
      code: policy(allow('s3:GetObject', '"arn:aws:s3:::a/«${aws:PrincipalTag/team}»/*"')),
      errors: [{ messageId: 'missingVariable', data: { variable: '${aws:PrincipalTag/team}' } }],
    },
    {
      name: 'another partition',
      code: policy(
        '"Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws-cn:s3:::a/*"',
        deny('s3:GetObject', '«"arn:aws:s3:::a/*"»'),
      ),
      errors: [
        {
          messageId: 'otherPartition',
          data: { text: 'arn:aws:s3:::a/*', partition: 'aws', others: 'aws-cn', ...denied },
        },
      ],
    },
    {
      name: 'another bucket',
      code: policy(
        '"Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"',
        '"Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "NotResource": «"arn:aws:s3:::c/*"»',
      ),
      errors: [{ messageId: 'otherBucket', data: { bucket: 'b', text: 'arn:aws:s3:::c/*' } }],
    },
    {
      name: 'another bucket, in what CloudFormation calls a bucket policy',
      code: policy(
        '"Effect": "Allow", "Principal": { "AWS": "111122223333" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b/*"',
        '"Effect": "Deny", "Principal": "*", "Action": "s3:GetObject", "NotResource": «"arn:aws:s3:::c/*"»',
      ),
      settings: { attachedTo: 'AWS::S3::BucketPolicy' },
      errors: [{ messageId: 'otherBucket', data: { bucket: 'b', text: 'arn:aws:s3:::c/*' } }],
    },
    {
      name: 'a guardrail that is off',
      code: policy(deny('s3:*', '["arn:aws:s3:::prod-*", "«*»"]')),
      errors: [{ messageId: 'allResources', data: { text: '*', ...denied } }],
    },
    {
      name: 'doubled and escaped stars, under Allow',
      code: policy(allow('s3:GetObject', '["«**»", "«\\u002a»"]')),
      errors: [
        { messageId: 'allResources', data: { text: '**', ...allowed } },
        { messageId: 'allResources', data: { text: '*', ...allowed } },
      ],
    },
    {
      name: 'every resource of a service',
      code: policy(deny('s3:*', '"arn:aws:s3:::«*»"')),
      errors: [{ messageId: 'allResources', data: { text: 'arn:aws:s3:::*', ...denied } }],
    },
    {
      name: 'every resource of the only type',
      code: policy(deny('iam:PassRole', '"arn:aws:iam::«*:role/*»"')),
      errors: [{ messageId: 'allResources', data: { text: 'arn:aws:iam::*:role/*', ...denied } }],
    },
    {
      name: 'an empty list',
      code: policy(deny('s3:*', '«[]»')),
      errors: ['emptyNotResource'],
    },
    {
      name: 'allowed by a wider pattern',
      code: policy(
        allow('s3:GetObject', '["arn:aws:s3:::a/*", «"arn:aws:s3:::vault/*"»]'),
        '"Sid": "Read", "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::v*"',
      ),
      errors: [{ messageId: 'regranted', data: { text: 'arn:aws:s3:::vault/*', other: 'statement `Read`' } }],
    },
    {
      name: 'two lists that undo each other',
      code: policy(
        allow('s3:GetObject', '"arn:aws:s3:::a/*"'),
        '"Effect": "Allow", "Action": "s3:GetObject", «"NotResource"»: "arn:aws:s3:::b/*"',
      ),
      errors: [{ messageId: 'cancelled', data: { element: 'NotResource', other: 'statement 1' } }],
    },
    {
      name: 'a Deny with both lists',
      code: policy('"Effect": "Deny", "NotAction": "s3:GetObject", «"NotResource"»: "arn:aws:s3:::x/*"'),
      errors: ['outsideBoth'],
    },
  ],
});
