import { noMismatchedResource } from '../../../src/rules/resources/no-mismatched-resource.js';
import { testRule } from '../../rule-tester.js';

const policy = (...statements: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${statements.join(', ')}] }`;
const allow = (action: string, resource: string, rest = '') =>
  `{ "Effect": "Allow", "Action": ${action}, "Resource": ${resource}${rest} }`;
const object = '`arn:aws:s3:::b/*`';
const bucket = '`arn:aws:s3:::b`';
const dead = (action: string, formats: string, arn?: string, output?: string) => ({
  messageId: 'deadAction',
  data: { action, formats },
  ...(arn !== undefined && {
    suggestions: [{ messageId: 'suggestAdd', data: { arn }, output: output! }],
  }),
});
const shape = (resource: string, word: string, right: string, meant: string, output: string) => ({
  messageId: 'misshapenResource',
  data: { resource, word, right },
  suggestions: [{ messageId: 'suggestReplace', data: { meant }, output }],
});

const repository = '"arn:aws:ecr:eu-west-1:111122223333:repository/app"';
const token = '"ecr:GetAuthorizationToken"';
const useless = (action: string, effect: 'Allow' | 'Deny', output?: string) => ({
  messageId: 'unscopable',
  data: { action, verb: effect === 'Allow' ? 'allows' : 'denies' },
  ...(output !== undefined && {
    suggestions: [{ messageId: 'suggestEverything', data: { action, verb: effect }, output }],
  }),
});

testRule(noMismatchedResource, {
  valid: [
    ...[
      'arn:aws:s3:::<BUCKET>',
      'arn:aws:${service}:::x',
      '${arn}/x',
      'arn:aws:${service}',
      'arn:${rest}:x',
      'arn:aws:sqs:${where}',
      'arn:aws:*:<REGION>:<ACCOUNT>:x',
    ].map((text) => ({
      name: `a placeholder that leaves open what is named: ${text}`,
      code: policy(allow(text.includes('sqs') ? '"sqs:SendMessage"' : '"s3:GetObject"', `"${text}"`)),
    })),
    ...[
      allow(token, '"*"'),
      allow(token, `[${repository}, "*"]`),
      allow(token, '"arn:aws:ecr:eu-west-1:111122223333:repository/app*"'),
      allow(token, '"arn:aws:ecr:eu-west-1:111122223333:repository/${aws:PrincipalTag/app}"'),
      allow(token, '"<REPOSITORY>"'),
      allow(token, '[]'),
      allow('"ecr:Get*"', repository),
      allow('"ecr:<ACTION>"', repository),
      // The reference alone says of this one that it works on `*` only.
      allow('"ecr:DescribeRegistry"', repository),
      allow('"ec2:DescribeInstanceAttribute"', '"arn:aws:ec2:eu-west-1:111122223333:instance/i-1"'),
      allow(token, repository).replace('"Resource"', '"NotResource"'),
      allow(token, repository).replace('"Action"', '"NotAction"'),
    ].map((statement) => ({ name: `no such case: ${statement}`, code: policy(statement) })),
    {
      name: 'an action that works on `*` only, which another statement allows',
      code: policy(allow(token, repository), allow('"ecr:*"', '"*"')),
    },
    { name: 'an object', code: policy(allow('"s3:GetObject"', '"arn:aws:s3:::b/*"')) },
    ...['"dynamodb:UpdateItem"', '"dynamodb:Update*"'].flatMap((action) =>
      ['table/t', 'table/*', 'table*', '*'].map((name) => ({
        name: `a table: ${action} on ${name}`,
        code: policy(allow(action, `"arn:aws:dynamodb:eu-west-1:111122223333:${name}"`)),
      })),
    ),
    {
      name: 'a load balancer of another form than the reference lists for the action',
      code: policy(
        allow(
          '"elasticloadbalancing:DeleteLoadBalancer"',
          '"arn:aws:elasticloadbalancing:*:*:loadbalancer/net/app/*"',
        ),
      ),
    },
    { name: 'a star that runs over the slash', code: policy(allow('"s3:GetObject"', '"arn:aws:s3:::b*"')) },
    {
      name: 'both shapes for both',
      code: policy(allow('["s3:GetObject", "s3:ListBucket"]', '["arn:aws:s3:::b", "arn:aws:s3:::b/*"]')),
    },
    { name: 'every resource', code: policy(allow('"s3:GetObject"', '["arn:aws:s3:::b", "*"]')) },
    {
      name: 'another statement that names the resource',
      code: policy(
        allow('["ec2:TerminateInstances", "ec2:RunInstances"]', '"arn:aws:ec2:*::image/*"'),
        allow('["ec2:TerminateInstances", "ec2:RunInstances"]', '"arn:aws:ec2:*:*:instance/*"'),
      ),
    },
    {
      name: 'another statement under a condition, by a pattern',
      code: policy(
        allow('"s3:GetObject"', '"arn:aws:s3:::b"'),
        allow('"s3:Get*"', '"*"', ', "Condition": { "Bool": { "aws:SecureTransport": "true" } }'),
      ),
    },
    {
      name: 'another statement with NotResource',
      code: policy(
        allow('"s3:GetObject"', '"arn:aws:s3:::b"'),
        '{ "Effect": "Allow", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::c/*" }',
      ),
    },
    {
      name: 'an action that works on `*` only, as far as the data says',
      code: policy(allow('"s3:ListAllMyBuckets"', '"arn:aws:s3:::*"')),
    },
    {
      name: 'an action that creates',
      code: policy(allow('"quicksight:CreateDataSet"', '"arn:aws:quicksight:*:*:dataset/*"')),
    },
    ...(
      [
        ['sqs:CreateQueue', '["arn:aws:sns:*:*:topic", "arn:aws:s*:*:*:x"]'],
        ['sqs:CreateQueue', '["arn:aws:sns:*:*:topic", "${Arn}"]'],
        ['lambda:CreateEventSourceMapping', '"arn:aws:lambda:*:*:function:f"'],
        ['iam:CreateServiceLinkedRole', '"arn:aws:iam::*:role/aws-service-role/*"'],
        ['servicecatalog:CreateProduct', '"arn:aws:catalog:*:*:product/*"'],
      ] as const
    ).map(([action, resources]) => ({
      name: `${action} on ${resources}`,
      code: policy(allow(`"${action}"`, resources)),
    })),
    {
      name: 'an action that tags',
      code: policy(allow('"aws-marketplace:TagResource"', '"arn:aws:aws-marketplace:*:*:AWSMarketplace/*"')),
    },
    {
      name: 'an action with resources of another service only',
      code: policy(allow('"waf-regional:GetWebACLForResource"', '"arn:aws:waf-regional:*:*:*/*"')),
    },
    {
      name: 'one type of several',
      code: policy(allow('"bedrock:InvokeModel"', '"arn:aws:bedrock:*::foundation-model/*"')),
    },
    {
      name: 'a log group by the ARN of its streams',
      code: policy(
        allow(
          '["logs:DescribeLogStreams", "logs:GetLogEvents"]',
          '"arn:aws:logs:*:*:log-group::log-stream:*"',
        ),
      ),
    },
    {
      name: 'a star that runs on past a colon',
      code: policy(
        allow('"logs:GetLogEvents"', '"arn:aws:logs:*:*:/aws-glue/*"'),
        allow('"secretsmanager:GetSecretValue"', '"arn:aws:secretsmanager:*:*:sqlworkbench!*"'),
      ),
    },
    { name: 'a pattern of which some action fits', code: policy(allow('"s3:*"', '"arn:aws:s3:::b"')) },
    {
      name: 'everything and NotAction',
      code: policy(
        allow('"*"', '"arn:aws:s3:::b"'),
        '{ "Effect": "Allow", "NotAction": "s3:*", "Resource": "arn:aws:s3:::b" }',
      ),
    },
    {
      name: 'NotResource',
      code: policy('{ "Effect": "Allow", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::b" }'),
    },
    { name: 'unknown actions', code: policy(allow('["s3:GetObjct", "new:Thing"]', '"arn:aws:s3:::b"')) },
    {
      name: 'a placeholder in the resource',
      code: policy(allow('"s3:GetObject"', '["arn:aws:s3:::${bucket}", "<ARN>"]')),
    },
    { name: 'a placeholder in the action', code: policy(allow('"s3:Get{{what}}"', '"arn:aws:s3:::b"')) },
    { name: 'a policy variable', code: policy(allow('"s3:GetObject"', '"arn:aws:s3:::b${aws:username}"')) },
    { name: 'no ARN', code: policy(allow('"s3:GetObject"', '"my-bucket"')) },
    { name: 'no Effect', code: policy('{ "Action": "s3:GetObject", "Resource": "arn:aws:s3:::b" }') },
    { name: 'wrong shapes', code: policy(allow('[1, null]', '[{}, 2]'), allow('{}', '3')) },
    { name: 'empty lists', code: policy(allow('"s3:GetObject"', '[]'), allow('[]', '"arn:aws:s3:::b"')) },
    { name: 'an open path', code: policy(allow('"execute-api:Invoke"', '"arn:aws:execute-api:*:*:*"')) },
    {
      name: 'the right word for a type, and a pattern for it',
      code: policy(
        allow(
          '"states:StartExecution"',
          '["arn:aws:states:*:*:stateMachine:x", "arn:aws:states:*:*:state*:x"]',
        ),
      ),
    },
    {
      name: 'a trust policy',
      code: policy(allow('"s3:GetObject"', '"arn:aws:s3:::b"')),
      settings: { policyType: 'trust' },
    },
  ],
  invalid: [
    ...(
      [
        [
          'iam:GetUser',
          'arn:aws:iam::ACCOUNT_ID:role/x',
          '`arn:${Partition}:iam::${Account}:user/${UserNameWithPath}`',
        ],
        [
          'sqs:SendMessage',
          'arn:aws:sns:${AWS::Region}:${AWS::AccountId}:topic',
          '`arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`',
        ],
        [
          'dynamodb:GetItem',
          'arn:${AWS::Partition}:dynamodb:us-east-1:111122223333:table/{{t}}/stream/*',
          '`arn:${Partition}:dynamodb:${Region}:${Account}:table/${TableName}`',
        ],
      ] as const
    ).map(([action, resource, formats]) => ({
      name: `a placeholder beside a service and a type that do not fit: ${resource}`,
      code: policy(allow(`«"${action}"»`, `"${resource}"`)),
      errors: [dead(action, formats)],
    })),
    {
      name: 'more dead actions than are shown one by one',
      code: policy(
        allow(
          '["s3:GetObject", «"ec2:StartInstances"», "ec2:StopInstances", "sqs:SendMessage", "sns:Publish", "kms:Decrypt", "lambda:InvokeFunction"]',
          '"arn:aws:s3:::b/*"',
        ),
      ),
      errors: [
        {
          messageId: 'deadActionsOfManyTypes',
          data: {
            entries: '`ec2:StartInstances`, `ec2:StopInstances`, `sqs:SendMessage` and 3 more',
            count: 6,
          },
          suggestions: [
            {
              messageId: 'suggestRemoveAll',
              data: { count: 6 },
              output: policy(allow('["s3:GetObject"]', '"arn:aws:s3:::b/*"')),
            },
          ],
        },
      ],
    },
    {
      name: 'many actions on the objects of a bucket whose ARN alone is listed, beside one on the bucket and one of another service',
      code: policy(
        allow(
          '["s3:ListBucket", «"s3:GetObject"», "s3:GetObjectAcl", "s3:PutObject", "s3:PutObjectAcl", "s3:DeleteObject", «"sqs:SendMessage"», "s3:GetObjectVersion"]',
          '"arn:aws:s3:::b"',
        ),
      ),
      errors: [
        {
          messageId: 'deadActions',
          data: {
            entries: '`s3:GetObject`, `s3:GetObjectAcl`, `s3:PutObject` and 3 more',
            count: 6,
            formats: '`arn:aws:s3:::b/*`',
          },
          suggestions: [
            {
              messageId: 'suggestAdd',
              data: { arn: 'arn:aws:s3:::b/*' },
              output: policy(
                allow(
                  '["s3:ListBucket", "s3:GetObject", "s3:GetObjectAcl", "s3:PutObject", "s3:PutObjectAcl", "s3:DeleteObject", "sqs:SendMessage", "s3:GetObjectVersion"]',
                  '["arn:aws:s3:::b", "arn:aws:s3:::b/*"]',
                ),
              ),
            },
          ],
        },
        dead('sqs:SendMessage', '`arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`'),
      ],
    },
    {
      name: 'five dead actions beside one that an entry of Resource was meant for',
      code: policy(
        allow(
          '[«"s3:GetObject"», «"ec2:StartInstances"», «"ec2:StopInstances"», «"ec2:RebootInstances"», «"ec2:TerminateInstances"», «"ec2:CreateTags"»]',
          '"arn:aws:s3:1.2.3.4/::b/*"',
        ),
      ),
      errors: [
        dead(
          's3:GetObject',
          '`arn:${Partition}:s3:${Region}:${Account}:accesspoint/${AccessPointName}/object/${ObjectName}` and `arn:${Partition}:s3:::${BucketName}/${ObjectName}`',
        ),
        dead(
          'ec2:StartInstances',
          '`arn:${Partition}:resource-groups:${Region}:${Account}:group/${GroupName}` and 2 other types',
        ),
        ...['ec2:StopInstances', 'ec2:RebootInstances', 'ec2:TerminateInstances'].map((action) =>
          dead(action, '`arn:${Partition}:ec2:${Region}:${Account}:instance/${InstanceId}`'),
        ),
        dead(
          'ec2:CreateTags',
          '`arn:${Partition}:ec2:${Region}:${Account}:application-status-check/${ApplicationStatusCheckId}` and 105 other types',
        ),
      ],
    },
    {
      name: 'many actions of one type, of which the statement has nothing',
      code: policy(
        allow(
          '[«"ecr-public:BatchCheckLayerAvailability"», "ecr-public:CompleteLayerUpload", "ecr-public:DescribeImages", "ecr-public:InitiateLayerUpload", "ecr-public:PutImage", "ecr-public:UploadLayerPart"]',
          '"arn:aws:ecr:eu-west-1:111122223333:repository/app"',
        ),
      ),
      errors: [
        {
          messageId: 'deadActions',
          data: {
            entries:
              '`ecr-public:BatchCheckLayerAvailability`, `ecr-public:CompleteLayerUpload`, `ecr-public:DescribeImages` and 3 more',
            count: 6,
            formats: '`arn:${Partition}:ecr-public::${Account}:repository/${RepositoryName}`',
          },
        },
      ],
    },
    {
      name: 'more actions that work on everything than are shown one by one',
      code: policy(
        allow(
          '["ec2:StartInstances", «"ec2:DescribeInstances"», "ec2:DescribeImages", "ec2:DescribeVpcs", "ec2:DescribeSubnets", "ec2:DescribeVolumes", "ec2:DescribeTags"]',
          '"arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0"',
        ),
      ),
      errors: [
        {
          messageId: 'unscopableActions',
          data: {
            entries: '`ec2:DescribeInstances`, `ec2:DescribeImages`, `ec2:DescribeVpcs` and 3 more',
            count: 6,
            verb: 'allows',
          },
          suggestions: [
            {
              messageId: 'suggestAllOnEverything',
              data: { verb: 'Allow', count: 6 },
              output: policy(
                allow(
                  '["ec2:StartInstances"]',
                  '"arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0"',
                ),
                allow(
                  '["ec2:DescribeInstances", "ec2:DescribeImages", "ec2:DescribeVpcs", "ec2:DescribeSubnets", "ec2:DescribeVolumes", "ec2:DescribeTags"]',
                  '"*"',
                ),
              ),
            },
          ],
        },
      ],
    },
    ...(
      [
        ['dynamodb:UpdateItem', 'dynamodb', 'table/t/stream/*', 'table/${TableName}'],
        [
          'appconfig:UpdateApplication',
          'appconfig',
          'application/x/environment/y',
          'application/${ApplicationId}',
        ],
      ] as const
    ).map(([action, service, name, format]) => ({
      name: `a resource whose format goes on where that of the action ends: ${action} on ${name}`,
      code: policy(allow(`«"${action}"»`, `"arn:aws:${service}:eu-west-1:111122223333:${name}"`)),
      errors: [dead(action, `\`arn:\${Partition}:${service}:\${Region}:\${Account}:${format}\``)],
    })),
    ...(
      [
        [
          'sqs:CreateQueue',
          'arn:aws:sns:eu-west-1:111122223333:topic',
          '`arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`',
        ],
        ['s3:CreateBucket', 'arn:aws:sqs:eu-west-1:111122223333:*', '`arn:${Partition}:s3:::${BucketName}`'],
        ['sqs:TagQueue', 'arn:aws:s3:::b*', '`arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`'],
      ] as const
    ).map(([action, resource, formats]) => ({
      name: `${action} on another service alone`,
      code: policy(allow(`«"${action}"»`, `"${resource}"`)),
      errors: [dead(action, formats)],
    })),
    {
      name: 'an action that works on `*` only',
      code: policy(allow(`[«${token}», "ecr:BatchGetImage"]`, repository)),
      errors: [
        useless(
          'ecr:GetAuthorizationToken',
          'Allow',
          policy(allow('["ecr:BatchGetImage"]', repository), allow(token, '"*"')),
        ),
      ],
    },
    {
      name: 'alone, in another case',
      code: policy(allow('«"EC2:describeinstances"»', '["arn:aws:ec2:*:111122223333:instance/i-1"]')),
      errors: [useless('EC2:describeinstances', 'Allow', policy(allow('"EC2:describeinstances"', '"*"')))],
    },
    {
      name: 'a Deny, beside an Allow of it',
      code: policy(
        allow('«"s3:ListAllMyBuckets"»', '"arn:aws:s3:::b"').replace('Allow', 'Deny'),
        allow('"s3:ListAllMyBuckets"', '"*"'),
      ),
      errors: [
        useless(
          's3:ListAllMyBuckets',
          'Deny',
          policy(
            allow('"s3:ListAllMyBuckets"', '"*"').replace('Allow', 'Deny'),
            allow('"s3:ListAllMyBuckets"', '"*"'),
          ),
        ),
      ],
    },
    {
      name: 'under a condition, which may not suit every resource',
      code: policy(
        allow(`«${token}»`, repository, ', "Condition": { "Bool": { "aws:SecureTransport": "true" } }'),
      ),
      errors: [useless('ecr:GetAuthorizationToken', 'Allow')],
    },
    {
      name: 'in two statements',
      code: policy(allow(`«${token}»`, repository), allow(`«${token}»`, repository.replace('app', 'shop'))),
      errors: [
        useless(
          'ecr:GetAuthorizationToken',
          'Allow',
          policy(allow(token, '"*"'), allow(token, repository.replace('app', 'shop'))),
        ),
        useless('ecr:GetAuthorizationToken', 'Allow', policy(allow(token, repository), allow(token, '"*"'))),
      ],
    },
    {
      name: 'an action on objects, and a bucket',
      code: policy(allow('«"s3:GetObject"»', '"arn:aws:s3:::b"')),
      errors: [
        dead(
          's3:GetObject',
          object,
          'arn:aws:s3:::b/*',
          policy(allow('"s3:GetObject"', '["arn:aws:s3:::b", "arn:aws:s3:::b/*"]')),
        ),
      ],
    },
    {
      name: 'an action on buckets, and objects; in any case, in a list',
      code: policy(allow('["s3:GetObject", «"S3:listbucket"»]', '["arn:aws:s3:::b/*"]')),
      errors: [
        dead(
          'S3:listbucket',
          bucket,
          'arn:aws:s3:::b',
          policy(allow('["s3:GetObject", "S3:listbucket"]', '["arn:aws:s3:::b/*", "arn:aws:s3:::b"]')),
        ),
      ],
    },
    {
      name: 'a pattern of which no action fits',
      code: policy(allow('«"s3:GetObjectA*"»', '"arn:aws:s3:::b"')),
      errors: [
        dead(
          's3:GetObjectA*',
          object,
          'arn:aws:s3:::b/*',
          policy(allow('"s3:GetObjectA*"', '["arn:aws:s3:::b", "arn:aws:s3:::b/*"]')),
        ),
      ],
    },
    {
      name: 'another type of the service; a sibling of the other effect does not count',
      code: policy(
        allow(
          '["lambda:GetFunction", «"lambda:DeleteEventSourceMapping"»]',
          '"arn:aws:lambda:*:*:function:x"',
        ),
        '{ "Effect": "Deny", "Action": "lambda:DeleteEventSourceMapping", "Resource": "*" }',
      ),
      errors: [
        dead(
          'lambda:DeleteEventSourceMapping',
          '`arn:${Partition}:lambda:${Region}:${Account}:event-source-mapping:${UUID}`',
        ),
      ],
    },
    {
      name: 'another service',
      code: policy(allow('«"sqs:SendMessage"»', '"arn:aws:sns:*:*:t"')),
      errors: [dead('sqs:SendMessage', '`arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`')],
    },
    {
      name: 'more types than are worth naming',
      code: policy(allow('«"cloudformation:UpdateStackSet"»', '"arn:aws:cloudformation:*:*:stack/x/*"')),
      errors: [
        dead(
          'cloudformation:UpdateStackSet',
          '`arn:${Partition}:cloudformation:${Region}:${Account}:stackset/${StackSetName}:${Id}` and 2 other types',
        ),
      ],
    },
    {
      name: 'a word for a type in another case',
      code: policy(allow('"states:StartExecution"', '"arn:aws:states:*:*:«statemachine:»x"')),
      errors: [
        shape(
          'arn:aws:states:*:*:statemachine:x',
          'statemachine:',
          'stateMachine:',
          'arn:aws:states:*:*:stateMachine:x',
          policy(allow('"states:StartExecution"', '"arn:aws:states:*:*:stateMachine:x"')),
        ),
      ],
    },
    {
      name: 'a misspelt word for a type',
      code: policy(allow('"appflow:*"', '["arn:aws:appflow:*:*:«connector-profile/»*"]')),
      errors: [
        shape(
          'arn:aws:appflow:*:*:connector-profile/*',
          'connector-profile/',
          'connectorprofile/',
          'arn:aws:appflow:*:*:connectorprofile/*',
          policy(allow('"appflow:*"', '["arn:aws:appflow:*:*:connectorprofile/*"]')),
        ),
      ],
    },
    ...(
      [
        ['"dynamodb:GetItem"', 'arn:aws:dynamodb:eu-west-1:111122223333:', 'tabel/', 'table/', 'x'],
        ['"iam:GetRole"', 'arn:aws:iam::111122223333:', 'roles/', 'role/', 'app'],
        ['"states:*"', 'arn:aws:states:eu-west-1:111122223333:', 'statemachine:', 'stateMachine:', 'x'],
      ] as const
    ).map(([action, start, word, right, name]) => ({
      name: `alone: no star hides the wrong word in ${start}${word}${name}`,
      code: policy(allow(action, `"${start}«${word}»${name}"`)),
      errors: [
        shape(
          start + word + name,
          word,
          right,
          start + right + name,
          policy(allow(action, `"${start}${right}${name}"`)),
        ),
      ],
    })),
    {
      name: 'an action of another service beside a misspelt word for a type',
      code: policy(
        allow('["dynamodb:GetItem", «"sqs:SendMessage"»]', '"arn:aws:dynamodb:*:111122223333:«tabel/»x"'),
      ),
      errors: [
        dead('sqs:SendMessage', '`arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`'),
        shape(
          'arn:aws:dynamodb:*:111122223333:tabel/x',
          'tabel/',
          'table/',
          'arn:aws:dynamodb:*:111122223333:table/x',
          policy(
            allow('["dynamodb:GetItem", "sqs:SendMessage"]', '"arn:aws:dynamodb:*:111122223333:table/x"'),
          ),
        ),
      ],
    },
    {
      name: 'the wrong separator',
      code: policy(allow('"dynamodb:GetItem"', '"arn:aws:dynamodb:*:*:«table:»x"')),
      errors: [
        shape(
          'arn:aws:dynamodb:*:*:table:x',
          'table:',
          'table/',
          'arn:aws:dynamodb:*:*:table/x',
          policy(allow('"dynamodb:GetItem"', '"arn:aws:dynamodb:*:*:table/x"')),
        ),
      ],
    },
    {
      name: 'escapes, Deny, minified',
      code: '{"Statement":{"Effect":"Deny","Action":«"s3:\\u0047etObject"»,"Resource":"arn:aws:s3:::b"}}',
      errors: [
        dead(
          's3:GetObject',
          object,
          'arn:aws:s3:::b/*',
          '{"Statement":{"Effect":"Deny","Action":"s3:\\u0047etObject","Resource":["arn:aws:s3:::b","arn:aws:s3:::b/*"]}}',
        ),
      ],
    },
    ...(['resource', 'scp', 'rcp', 'boundary', 'session'] as const).map((policyType) => ({
      name: `in a policy of the type ${policyType}`,
      code: policy(allow('«"sqs:SendMessage"»', '"arn:aws:sns:*:*:t"')),
      settings: { policyType },
      errors: [dead('sqs:SendMessage', '`arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`')],
    })),
  ],
});
