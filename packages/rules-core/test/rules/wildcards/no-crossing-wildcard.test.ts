import { noCrossingWildcard } from '../../../src/rules/wildcards/no-crossing-wildcard.js';
import { testRule, type InvalidCase } from '../../rule-tester.js';

const policy = (action: string, members: string) =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Action": "${action}", ${members} }] }`;

const on = (action: string, resource: string) => policy(action, `"Resource": ["${resource}"]`);

const getObject = '`s3:GetObject`';

function crossing(
  action: string,
  marked: string,
  data: Readonly<Record<'separator' | 'reached' | 'names' | 'example' | 'reach', string>>,
): InvalidCase {
  const text = marked.replace(/[«»]/g, '');
  return {
    name: `${action} on ${text}`,
    code: on(action, marked),
    errors: [{ messageId: 'crossing', data: { ...data, text } }],
  };
}

const objects = (marked: string, names: string, example: string) =>
  crossing('s3:GetObject', marked, { separator: '/', reached: 'objects', names, example, reach: getObject });

testRule(noCrossingWildcard, {
  valid: [
    ...[
      ['s3:GetObject', 'arn:aws:s3:::*'],
      ['s3:GetObject', 'arn:aws:s3:::*/*'],
      ['s3:GetObject', 'arn:aws:s3:::app-*'],
      ['s3:GetObject', 'arn:aws:s3:::app-*/*'],
      ['s3:GetObject', 'arn:aws:s3:::app-*/public/*'],
      ['s3:GetObject', 'arn:aws:s3:::app/*-logs/*'],
      ['s3:GetObject', 'arn:aws:s3:::app-?-logs/*'],
      ['s3:GetObject', 'arn:aws:s3:::${*}-logs/*'],
      ['s3:GetObject', 'arn:aws:s3:::{{name}}*-logs/*'],
      ['s3:GetObject', 'arn:aws:s3:*:*:accesspoint/*-logs/object/*'],
      ['s3:GetObject', '*'],
      ['s3:GetObject', 'arn:aws:s3*-logs'],
      ['s3:GetObject', '*:aws:s3:::*-logs'],
      ['s3:ListBucket', 'arn:aws:s3:::*-logs'],
      ['lambda:InvokeFunction', 'arn:aws:lambda:*:*:function:*:prod'],
      ['lambda:InvokeFunction', 'arn:aws:lambda:*:*:function:app-*'],
      ['lambda:ListVersionsByFunction', 'arn:aws:lambda:*:*:function:*-prod'],
      ['dynamodb:Query', 'arn:aws:dynamodb:*:*:table/*/index/by-date'],
      ['dynamodb:Query', 'arn:aws:dynamodb:*:*:table/app-*'],
      ['logs:PutLogEvents', 'arn:aws:logs:*:*:log-group:/aws/*:log-stream:*'],
      ['iam:GetRole', 'arn:aws:iam::*:role/app-*'],
      ['sts:AssumeRole', 'arn:aws:iam::*:role/app-*'],
      ['sts:GetCallerIdentity', 'arn:aws:iam::*:role/*-app'],
      ['iam:ChangePassword', 'arn:aws:iam::*:user/*/${aws:username}'],
      ['ssm:GetParameter', 'arn:aws:ssm:*:*:parameter/*/secret'],
    ].map(([action, resource]) => ({ name: `${action} on ${resource}`, code: on(action!, resource!) })),
    { name: 'Deny', code: on('s3:GetObject', 'arn:aws:s3:::*-logs/*').replace('Allow', 'Deny') },
    { name: 'NotResource', code: policy('s3:GetObject', '"NotResource": "arn:aws:s3:::*-logs/*"') },
    {
      name: 'a boundary',
      code: on('s3:GetObject', 'arn:aws:s3:::*-logs/*'),
      settings: { policyType: 'boundary' },
    },
    { name: 'wrong shapes', code: policy('s3:GetObject', '"Resource": [["arn:aws:s3:::*-logs/*"], 1]') },
  ],
  invalid: [
    objects('arn:aws:s3:::«*»-logs/*', 'every bucket', 'arn:aws:s3:::other-bucket/x-logs/x'),
    objects('arn:aws:s3:::«*»sagemaker*', 'every bucket', 'arn:aws:s3:::other-bucket/xsagemaker'),
    objects('arn:aws:s3:::«**»sagemaker', 'every bucket', 'arn:aws:s3:::other-bucket/xsagemaker'),
    objects('arn:aws:s3:::«*»/public/*', 'every bucket', 'arn:aws:s3:::other-bucket/x/public/x'),
    objects('arn:aws:s3:::app-«*»-logs/*', 'other buckets', 'arn:aws:s3:::app-x/x-logs/x'),
    objects('arn:*:s3:::«*»-?-logs/*', 'every bucket', 'arn:aws:s3:::other-bucket/x-x-logs/x'),
    objects(
      'arn:aws:s3:::«*»-${aws:PrincipalAccount}/*',
      'every bucket',
      'arn:aws:s3:::other-bucket/x-${aws:PrincipalAccount}/x',
    ),
    crossing('lambda:InvokeFunction', 'arn:aws:lambda:*:*:function:«*»-prod', {
      separator: ':',
      reached: 'versions and aliases',
      names: 'every function',
      example: 'arn:aws:lambda:us-east-1:111122223333:function:other-function:x-prod',
      reach: '`lambda:InvokeFunction`',
    }),
    crossing('dynamodb:Query', 'arn:aws:dynamodb:eu-west-1:111122223333:table/app-«*»-prod', {
      separator: '/',
      reached: 'indexes',
      names: 'other tables',
      example: 'arn:aws:dynamodb:eu-west-1:111122223333:table/app-x/index/x-prod',
      reach: '`dynamodb:Query`',
    }),
    crossing('logs:PutLogEvents', 'arn:aws:logs:*:*:log-group:«*»-prod', {
      separator: ':',
      reached: 'log streams',
      names: 'every log group',
      example: 'arn:aws:logs:us-east-1:111122223333:log-group:other-group:log-stream:x-prod',
      reach: '`logs:PutLogEvents`',
    }),
    crossing('iam:GetRole', 'arn:aws:iam::*:role/«*»-deploy', {
      separator: '/',
      reached: 'names',
      names: 'every path',
      example: 'arn:aws:iam::111122223333:role/other-path/x-deploy',
      reach: '`iam:GetRole`',
    }),
    ...['sts:AssumeRole', 'sts:TagSession'].map((action) =>
      crossing(action, 'arn:aws:iam::111122223333:role/«*»-x', {
        separator: '/',
        reached: 'names',
        names: 'every path',
        example: 'arn:aws:iam::111122223333:role/other-path/x-x',
        reach: action === 'sts:AssumeRole' ? '`sts:AssumeRole`' : '`sts:TagSession`',
      }),
    ),
    crossing('ssm:GetParameter', 'arn:aws:ssm:*:*:parameter/app-«*»-secret', {
      separator: '/',
      reached: 'parameters',
      names: 'other paths',
      example: 'arn:aws:ssm:us-east-1:111122223333:parameter/app-x/x-secret',
      reach: '`ssm:GetParameter`',
    }),
    crossing('ecr:DeleteRepository', 'arn:aws:ecr:*:*:repository/«*»-app', {
      separator: '/',
      reached: 'repositories',
      names: 'every namespace',
      example: 'arn:aws:ecr:us-east-1:111122223333:repository/other-namespace/x-app',
      reach: '`ecr:DeleteRepository`',
    }),
    {
      name: 'under a Condition; written with an escape',
      code: policy(
        's3:GetObject',
        '"Resource": "arn:aws:s3:::«\\u002a»-logs/*", "Condition": { "StringEquals": { "aws:ResourceAccount": "111122223333" } }',
      ),
      errors: [
        {
          messageId: 'crossing',
          data: {
            text: 'arn:aws:s3:::*-logs/*',
            separator: '/',
            reached: 'objects',
            names: 'every bucket that its `Condition` lets through',
            example: 'arn:aws:s3:::other-bucket/x-logs/x',
            reach: getObject,
          },
        },
      ],
    },
  ],
});
