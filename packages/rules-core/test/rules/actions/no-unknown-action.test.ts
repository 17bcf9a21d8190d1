import { catalogDate } from '../../../src/catalog/catalog.js';
import { noUnknownAction } from '../../../src/rules/actions/no-unknown-action.js';
import { testRule } from '../../rule-tester.js';

const policy = (actions: string, key = 'Action') =>
  `{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "${key}": ${actions}, "Resource": "*" }] }`;
const date = catalogDate;

/** A single action whose marked part is at fault, and what the suggestion makes of it. */
function single(messageId: string, marked: string, data: Record<string, string>, mended?: string) {
  const action = marked.replace(/[«»]/g, '');
  return {
    name: action,
    code: policy(`"${marked}"`),
    errors: [
      {
        messageId,
        data: { action, does: 'matches', entries: `\`${action}\` matches`, ...data },
        ...(mended !== undefined && {
          suggestions: [
            {
              messageId: 'suggestActions',
              data: {
                actions: mended
                  .replace(/"([^"]*)"/g, '`$1`')
                  .replace(/[[\]]/g, '')
                  .replace(', ', ' and '),
              },
              output: policy(mended),
            },
          ],
        }),
      },
    ],
  };
}

testRule(noUnknownAction, {
  valid: [
    {
      name: 'known ones, in any case',
      code: policy(
        '["s3:GetObject", "S3:GETOBJECT", "s3:Get*", "s3:*", "*", "*:*", "rds-db:connect", "iam:p?ssrole"]',
      ),
    },
    { name: 'a wildcard in the service', code: policy('["s*:Gett*", "?:x"]') },
    {
      name: 'malformed ones',
      code: policy('["s3", ":x", "s3:", "s3:a:b", "s3: x"]'),
    },
    { name: 'placeholders', code: policy('["s3:${name}", "<SERVICE>:GetObject", "s3:Get{{x}}"]') },
    { name: 'wrong shapes', code: policy('[1, null, {}, ["s3:GetObjct"]]') },
    { name: 'what the options know', code: policy('"new:Thing"'), options: { ignore: ['new:*'] } },
    {
      name: 'a pattern that the options know',
      code: policy('"s3:Fetch*"'),
      options: { ignore: ['S3:fetch*'] },
    },
    { name: 'what Amazon SNS lets the owners of topics do', code: policy('["SNS:Receive", "sns:receive"]') },
    {
      name: 'what roles for MediaLive have',
      code: policy('["mediaconnect:ManagedDescribeFlow", "mediaconnect:ManagedAddOutput"]'),
    },
    { name: 'both Action and NotAction', code: policy('"s3:x", "NotAction": "s3:y"') },
  ],
  invalid: [
    ...(
      [
        ['Action', 'match'],
        ['NotAction', 'exclude'],
      ] as const
    ).map(([key, verb]) => ({
      name: `more unknown actions than are shown one by one, in ${key}`,
      code: policy(
        '["s3:GetObject", "s3:«QwxzyaBlubberfisch»", "s3:QwxzybBlubberfisch", "s3:QwxzycBlubberfisch", "s3:QwxzydBlubberfisch", "s3:QwxzyeBlubberfisch", "s3:QwxzyfBlubberfisch"]',
        key,
      ),
      errors: [
        {
          messageId: 'unknownActions',
          data: {
            entries: '`s3:QwxzyaBlubberfisch`, `s3:QwxzybBlubberfisch`, `s3:QwxzycBlubberfisch` and 3 more',
            count: 6,
            do: verb,
            date,
          },
          suggestions: [
            { messageId: 'suggestRemoveAll', data: { count: 6 }, output: policy('["s3:GetObject"]', key) },
          ],
        },
      ],
    })),
    {
      name: 'beside the action that it comes near to',
      code: policy('["s3:GetObject", "s3:«GetObjct»"]'),
      errors: [
        {
          messageId: 'unknownAction',
          data: { action: 's3:GetObjct', does: 'matches', date },
          suggestions: [
            {
              messageId: 'suggestRemoval',
              data: { text: 's3:GetObjct', kept: '`s3:GetObject`' },
              output: policy('["s3:GetObject"]'),
            },
          ],
        },
      ],
    },
    {
      name: 'beside a wildcard that matches what was meant',
      code: policy('["s3:Get*", "s3:«GetObjct»"]'),
      errors: [
        {
          messageId: 'misspeltAction',
          data: { action: 's3:GetObjct', meant: 's3:GetObject', date },
          suggestions: [
            {
              messageId: 'suggestActions',
              data: { actions: '`s3:GetObject`' },
              output: policy('["s3:Get*", "s3:GetObject"]'),
            },
          ],
        },
      ],
    },
    {
      name: 'a service beside the one that it comes near to, each with the same actions',
      code: policy('["sqs:SendMessage", "SQS:Get*", "«sqss»:SendMessage", "sqss:Get*"]'),
      errors: [
        { messageId: 'unknownService', data: { service: 'sqss', entries: '2 entries here match', date } },
      ],
    },
    {
      name: 'alone: NotAction',
      code: policy('"s3:«GetObjct»"', 'NotAction'),
      errors: [
        {
          messageId: 'misspeltAction',
          data: { action: 's3:GetObjct', date, meant: 's3:GetObject' },
          suggestions: [
            {
              messageId: 'suggestActions',
              data: { actions: '`s3:GetObject`' },
              output: policy('"s3:GetObject"', 'NotAction'),
            },
          ],
        },
      ],
    },
    single('misspeltAction', 's3:«GetObjct»', { date, meant: 's3:GetObject' }, '"s3:GetObject"'),
    single('misspeltAction', 'S3:«getobjects»', { date, meant: 's3:GetObject' }, '"s3:GetObject"'),
    single('misspeltAction', 'iam:«PasRole»', { date, meant: 'iam:PassRole' }),
    single(
      'misspeltAction',
      'dynamodb:«BatchGet»',
      { date, meant: 'dynamodb:BatchGetItem' },
      '"dynamodb:BatchGetItem"',
    ),
    single(
      'misspeltAction',
      'ssm:«RemoveTagsToResource»',
      { date, meant: 'ssm:RemoveTagsFromResource' },
      '"ssm:RemoveTagsFromResource"',
    ),
    single(
      'misspeltAction',
      'iam:«GetAccountPassword»',
      { date, meant: 'iam:GetAccountPasswordPolicy' },
      '"iam:GetAccountPasswordPolicy"',
    ),
    // A whole noun of the service is not the beginning of another one.
    single('unknownAction', 'aws-marketplace:«CreatePrivateMarketplace»', { date }),
    single('unknownAction', 'aws-marketplace:«createprivatemarketplace»', { date }),
    single('apiOperation', 's3:«ListObjectsV2»', { actions: '`s3:ListBucket`' }, '"s3:ListBucket"'),
    single('apiOperation', 's3:«headobject»', { actions: '`s3:GetObject`' }, '"s3:GetObject"'),
    single(
      'apiOperation',
      'iam:«AssumeRoleWithSAML»',
      { actions: '`sts:AssumeRoleWithSAML`' },
      '"sts:AssumeRoleWithSAML"',
    ),
    single(
      'apiOperation',
      'lambda:«Invoke»',
      { actions: '`lambda:InvokeFunction`' },
      '"lambda:InvokeFunction"',
    ),
    single('apiOperation', 'apigateway:«GetRestApis»', { actions: '`apigateway:GET`' }, '"apigateway:GET"'),
    single(
      'apiOperation',
      'kms:«ReEncrypt»',
      { actions: '`kms:ReEncryptFrom` and `kms:ReEncryptTo`' },
      '["kms:ReEncryptFrom", "kms:ReEncryptTo"]',
    ),
    single('unknownAction', 's3:«FlyToTheMoon»', { date }),
    // Another verb that the service has is no slip.
    single('unknownAction', 'iam:«SetPolicy»', { date }),
    single('matchesNothing', 's3:«Gett*»', { date }, '"s3:Get*"'),
    single('matchesNothing', 's3:«*Zebra?»', { date }),
    single(
      'misspeltService',
      '«lamda»:InvokeFunction',
      { service: 'lamda', date, meant: 'lambda' },
      '"lambda:InvokeFunction"',
    ),
    single(
      'misspeltService',
      '«dynamobd»:Get*',
      { service: 'dynamobd', date, meant: 'dynamodb' },
      '"dynamodb:Get*"',
    ),
    single(
      'apiName',
      '«stepfunctions»:StartExecution',
      { service: 'stepfunctions', meant: 'states' },
      '"states:StartExecution"',
    ),
    single('apiName', '«SFN»:*', { service: 'SFN', meant: 'states' }),
    single('apiName', '«efs»:FlyToTheMoon', { service: 'efs', meant: 'elasticfilesystem' }),
    single('unknownService', '«constructor»:GetThing', { service: 'constructor', date }),
    // Another noun that AWS has is no slip.
    single('unknownAction', 'dax:«ListTables»', { date }),
    single('unknownAction', 'iam:«GetRule»', { date }),
    single('matchesNothing', 'dax:«ListTab*»', { date }),
    single('misspeltAction', 'dax:«ListTgs»', { date, meant: 'dax:ListTags' }, '"dax:ListTags"'),
    single('unknownAction', 'ec2:«DescribeDBInstances»', { date }),
    single(
      'misspeltAction',
      'rds:«DescribeDBInstance»',
      { date, meant: 'rds:DescribeDBInstances' },
      '"rds:DescribeDBInstances"',
    ),
    {
      name: 'several entries of one service that is none',
      code: policy('["«newer»:A", "s3:GetObject", "newer:B*", "Newer:C"]'),
      errors: [
        { messageId: 'unknownService', data: { service: 'newer', entries: '3 entries here match', date } },
      ],
    },
    {
      name: 'several entries of a misspelt service',
      code: policy('["«lamda»:GetFunction", "lamda:List*", "«newer»:A"]'),
      errors: [
        {
          messageId: 'misspeltService',
          data: { service: 'lamda', entries: '2 entries here match', date, meant: 'lambda' },
          suggestions: [
            {
              messageId: 'suggestService',
              data: { service: 'lamda', meant: 'lambda', count: 2 },
              output: policy('["lambda:GetFunction", "lambda:List*", "newer:A"]'),
            },
          ],
        },
        { messageId: 'unknownService', data: { service: 'newer', entries: '`newer:A` matches', date } },
      ],
    },
    {
      name: 'several entries of a misspelt service, of which one names no action',
      code: policy('["«lamda»:GetFunction", "lamda:FlyToTheMoon"]'),
      errors: [
        {
          messageId: 'misspeltService',
          data: { service: 'lamda', entries: '2 entries here match', date, meant: 'lambda' },
        },
      ],
    },
    {
      name: 'services of NotAction',
      code: policy('["«newer»:A", "newer:B"]', 'NotAction'),
      errors: [
        { messageId: 'unknownService', data: { service: 'newer', entries: '2 entries here exclude', date } },
      ],
    },
    {
      name: 'one entry of NotAction',
      code: policy('"«newer»:A"', 'NotAction'),
      errors: [
        { messageId: 'unknownService', data: { service: 'newer', entries: '`newer:A` excludes', date } },
      ],
    },
    {
      name: 'an action of NotAction',
      code: policy('"s3:«FlyToTheMoon»"', 'NotAction'),
      errors: [{ messageId: 'unknownAction', data: { action: 's3:FlyToTheMoon', does: 'excludes', date } }],
    },
    {
      name: 'what the list has already is not written twice',
      code: policy('["s3:GetObject", "s3:«HeadObject»"]'),
      errors: [
        {
          messageId: 'apiOperation',
          data: { action: 's3:HeadObject', actions: '`s3:GetObject`' },
          suggestions: [
            {
              messageId: 'suggestRemoval',
              data: { text: 's3:HeadObject', kept: '`s3:GetObject`' },
              output: policy('["s3:GetObject"]'),
            },
          ],
        },
      ],
    },
    {
      name: 'escapes, Deny, minified',
      code: '{"Statement":{"Effect":"Deny","Action":["s3:«\\u0046lyToTheMoon»"],"Resource":"*"}}',
      errors: [{ messageId: 'unknownAction', data: { action: 's3:FlyToTheMoon', does: 'matches', date } }],
    },
    {
      name: 'what the options do not know',
      code: policy('"new:«x»"').replace('new:«x»', '«newer»:Thing'),
      options: { ignore: ['new:*', 'malformed'] },
      errors: [
        { messageId: 'unknownService', data: { service: 'newer', entries: '`newer:Thing` matches', date } },
      ],
    },
    ...(['resource', 'trust', 'scp', 'rcp', 'boundary', 'session'] as const).map((policyType) => ({
      ...single('unknownAction', 's3:«FlyToTheMoon»', { date }),
      name: `in a policy of the type ${policyType}`,
      settings: { policyType },
    })),
  ],
});
