import { noPublicAccess } from '../../../src/rules/grants/no-public-access.js';
import { describeReach } from '../../../src/analysis/actions/describe-reach.js';
import { actionsMatching } from '../../../src/catalog/catalog.js';
import { parseActionPattern } from '../../../src/patterns/action-pattern.js';
import { testRule } from '../../rule-tester.js';

const reachOf = (action: string) => describeReach(actionsMatching(parseActionPattern(action)!));

const bucket = '"Action": "s3:GetObject", "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*"';
const document = (...statements: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${statements.join(', ')}] }`;
const policy = (principal: string, more = '') =>
  document(`{ "Effect": "Allow", "Principal": ${principal}, ${bucket}${more} }`);
const conditionOf = (tests: string) => `, "Condition": { ${tests} }`;
const test = (operator: string, key: string, values: string) => `"${operator}": { "${key}": ${values} }`;
const when = (operator: string, key: string, values: string) => conditionOf(test(operator, key, values));
const denied = (tests: string, members = bucket, principal = '"Principal": "*"') =>
  document(
    `{ "Effect": "Allow", "Principal": "*", ${bucket} }`,
    `{ "Effect": "Deny", ${principal}, ${members}${tests && conditionOf(tests)} }`,
  );

const what = '`s3:GetObject`';
const everyone = (output: string) => ({
  messageId: 'everyone',
  data: { principal: '*', resource: 'bucket', what },
  suggestions: [{ messageId: 'suggestOrganization', output }],
});
const organization = when('StringEquals', 'aws:PrincipalOrgID', '"<OrganizationId>"');
const underCondition = {
  messageId: 'everyoneUnderCondition',
  data: { principal: '*', resource: 'bucket', what },
};

const search = '"Action": "es:ESHttpGet", "Resource": "arn:aws:es:eu-west-1:111122223333:domain/logs/*"';
const openDomain = (principal = '"*"', more = '') =>
  document(`{ "Effect": "Allow", "Principal": { "AWS": ${principal} }, ${search}${more} }`);
const templateOf = (type: string, properties: string) =>
  `{ "Resources": { "Logs": { "Type": "${type}", "Properties": { ${properties} } } } }`;
const stateOf = (type: string, values: string) =>
  `{ "values": { "root_module": { "resources": [{ "address": "${type}.logs", "mode": "managed", "type": "${type}", "name": "logs", "values": { ${values} } }] } }, "format_version": "1.0" }`;

/** What can be reached from within a VPC only, whoever its policy allows. */
const vpcs: readonly (readonly [name: string, code: string])[] = [
  [
    'a domain',
    templateOf(
      'AWS::OpenSearchService::Domain',
      `"AccessPolicies": ${openDomain()}, "VPCOptions": { "SubnetIds": ["subnet-1a2b3c4d"] }`,
    ),
  ],
  [
    'a domain of Elasticsearch',
    templateOf(
      'AWS::Elasticsearch::Domain',
      `"VPCOptions": { "Fn::If": ["InVpc", {}, { "Ref": "AWS::NoValue" }] }, "AccessPolicies": ${openDomain()}`,
    ),
  ],
  [
    'an access point',
    templateOf(
      'AWS::S3::AccessPoint',
      `"Bucket": "amzn-s3-demo-bucket", "Policy": ${policy('"*"')}, "VpcConfiguration": { "VpcId": "vpc-1a2b3c4d" }`,
    ),
  ],
  [
    'a domain of Terraform',
    stateOf(
      'aws_opensearch_domain',
      `"access_policies": ${JSON.stringify(openDomain())}, "vpc_options": [{ "subnet_ids": ["subnet-1a2b3c4d"] }]`,
    ),
  ],
  [
    'a domain that AWS describes',
    `{ "DomainStatus": { "DomainName": "logs", "AccessPolicies": ${JSON.stringify(openDomain())}, "VPCOptions": { "VPCId": "vpc-1a2b3c4d" } } }`,
  ],
];

/** Conditions that tell callers apart. */
const narrowing: readonly (readonly [operator: string, key: string, values: string])[] = [
  ['StringEquals', 'aws:PrincipalOrgID', '"o-exampleorgid"'],
  ['StringEquals', 'AWS:principalorgid', '["o-exampleorgid", "o-otherorgid"]'],
  ['StringLike', 'aws:PrincipalOrgID', '"o-*"'],
  ['ForAnyValue:StringLike', 'aws:PrincipalOrgPaths', '"o-exampleorgid/r-ab12/*"'],
  ['StringEquals', 'aws:PrincipalAccount', '"111122223333"'],
  ['StringEquals', 'aws:SourceAccount', '"111122223333"'],
  ['StringEquals', 'aws:SourceOrgID', '"o-exampleorgid"'],
  ['StringEquals', 'AWS:SourceOwner', '"111122223333"'],
  ['StringEquals', 'aws:SourceVpc', '"vpc-1a2b3c4d"'],
  ['StringEquals', 'aws:SourceVpce', '"vpce-1a2b3c4d"'],
  ['StringEquals', 'kms:CallerAccount', '"111122223333"'],
  ['StringEquals', 's3:DataAccessPointAccount', '"111122223333"'],
  ['StringLike', 'aws:userid', '"AROAEXAMPLEID:*"'],
  ['StringEquals', 'aws:PrincipalServiceName', '"cloudtrail.amazonaws.com"'],
  ['Bool', 'aws:PrincipalIsAWSService', '"true"'],
  ['Bool', 'elasticfilesystem:AccessedViaMountTarget', 'true'],
  ['ArnEquals', 'aws:PrincipalArn', '"arn:aws:iam::111122223333:role/reader"'],
  ['ArnLike', 'aws:PrincipalArn', '"arn:aws:iam::111122223333:role/*"'],
  ['StringLike', 'aws:PrincipalArn', '"*111122223333*"'],
  ['ArnLike', 'aws:SourceArn', '"arn:aws:sns:*:111122223333:*"'],
  ['ArnLike', 'aws:SourceArn', '"arn:aws:s3:::amzn-s3-demo-bucket"'],
  ['ArnLike', 'aws:SourceArn', '"arn:aws:s3:*:*:amzn-s3-demo-bucket"'],
  ['ArnLike', 's3:DataAccessPointArn', '"arn:aws:s3:*:111122223333:accesspoint/*"'],
  [
    'StringEquals',
    's3:x-amz-server-side-encryption-aws-kms-key-id',
    '"arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"',
  ],
  ['IpAddress', 'aws:SourceIp', '"203.0.113.7"'],
  ['IpAddress', 'aws:SourceIp', '["203.0.113.0/24", "2001:db8::/32", "10.0.0.0/8"]'],
  [
    'StringEquals',
    'token.actions.githubusercontent.com:sub',
    '"repo:octo-org/octo-repo:ref:refs/heads/main"',
  ],
  // Not known, so it may.
  ['StringEquals', 'aws:PrincipalOrgID', '"${OrganizationId}"'],
  ['IpAddress', 'aws:SourceIp', '"<OFFICE_RANGE>"'],
  ['StringEquals', '{{key}}', '"x"'],
  ['StringIs', 'aws:PrincipalOrgID', '"o-exampleorgid"'],
  // Never true, so nobody is let in.
  ['StringEquals', 'aws:PrincipalOrgID', '[]'],
];

/** Conditions that do so together. */
const narrowingTogether: readonly string[] = [
  '"ForAllValues:StringLike": { "aws:PrincipalOrgPaths": "o-exampleorgid/*" }, "Null": { "aws:PrincipalOrgPaths": "false" }',
  '"StringEqualsIfExists": { "aws:PrincipalOrgID": "o-exampleorgid" }, "StringLike": { "aws:PrincipalOrgID": "*" }',
  '"IpAddressIfExists": { "aws:SourceIp": "203.0.113.0/24" }, "StringEqualsIfExists": { "aws:SourceVpc": "vpc-1a2b3c4d" }',
  // Nobody is let in.
  '"StringNotEquals": { "aws:SecureTransport": "false" }, "Bool": { "aws:SecureTransport": "false" }',
];

/** Conditions that hold for anyone who cares to meet them. */
const notNarrowing: readonly (readonly [operator: string, key: string, values: string])[] = [
  ['StringEqualsIfExists', 'aws:PrincipalOrgID', '"o-exampleorgid"'],
  ['ForAllValues:StringEquals', 'aws:PrincipalOrgPaths', '"o-exampleorgid/*"'],
  ['StringNotEquals', 'aws:PrincipalOrgID', '"o-exampleorgid"'],
  ['StringLike', 'aws:PrincipalOrgID', '"*"'],
  ['StringLike', 'aws:PrincipalOrgID', '["o-exampleorgid", "**"]'],
  ['StringEquals', 'aws:PrincipalOrgID', '"*"'],
  ['StringLike', 'aws:PrincipalAccount', '"????????????"'],
  ['Null', 'aws:PrincipalOrgID', '"false"'],
  ['Null', 'aws:PrincipalOrgID', 'true'],
  ['StringLike', 'aws:userid', '"*:session"'],
  ['ArnLike', 'aws:PrincipalArn', '"arn:aws:iam::*:role/reader"'],
  ['ArnLike', 'aws:PrincipalArn', '["arn:aws:iam::111122223333:root", "arn:aws:iam::????????????:role/x"]'],
  ['StringLike', 'aws:PrincipalArn', '"*role/reader"'],
  ['ArnLike', 'aws:SourceArn', '"arn:aws:sns:*:*:topic"'],
  ['ArnLike', 'aws:SourceArn', '"arn:aws:s3:::*"'],
  ['ArnLike', 'aws:SourceArn', '"arn:aws:s3:*:*:*"'],
  ['IpAddress', 'aws:SourceIp', '"0.0.0.0/0"'],
  ['IpAddress', 'aws:SourceIp', '["0.0.0.0/1", "128.0.0.0/1"]'],
  ['IpAddress', 'aws:SourceIp', '["203.0.113.0/24", "::/0"]'],
  ['IpAddress', 'aws:SourceIp', '"2000::/3"'],
  ['NotIpAddress', 'aws:SourceIp', '"203.0.113.0/24"'],
  ['IpAddress', 'aws:VpcSourceIp', '"10.0.0.0/16"'],
  ['Bool', 'aws:PrincipalIsAWSService', '"false"'],
  ['Bool', 'aws:SecureTransport', '"true"'],
  ['Bool', 'aws:MultiFactorAuthPresent', '"true"'],
  ['StringEquals', 'aws:PrincipalTag/team', '"red"'],
  ['StringEquals', 'aws:PrincipalType', '"AssumedRole"'],
  ['StringLike', 'aws:Referer', '"https://www.example.com/*"'],
  ['StringEquals', 'lambda:FunctionUrlAuthType', '"AWS_IAM"'],
  ['StringEquals', 's3:signatureversion', '"AWS4-HMAC-SHA256"'],
  ['StringEquals', 'cognito-identity.amazonaws.com:amr', '"unauthenticated"'],
];

/** The types that IAM Access Analyzer checks for public access and that `attachedTo` knows, and who everyone is there. */
const types: readonly (readonly [
  type: string,
  action: string,
  resource: string,
  noun: string,
  anonymous: boolean,
])[] = [
  [
    'AWS::DynamoDB::Table',
    'dynamodb:GetItem',
    'arn:aws:dynamodb:eu-west-1:111122223333:table/orders',
    'table',
    false,
  ],
  [
    'AWS::EFS::FileSystem',
    'elasticfilesystem:ClientMount',
    'arn:aws:elasticfilesystem:eu-west-1:111122223333:file-system/fs-01234567',
    'file system',
    true,
  ],
  [
    'AWS::OpenSearchService::Domain',
    'es:ESHttpGet',
    'arn:aws:es:eu-west-1:111122223333:domain/search/*',
    'domain',
    true,
  ],
  ['AWS::KMS::Key', 'kms:Decrypt', '*', 'key', false],
  ['AWS::S3::BucketPolicy', 's3:GetObject', 'arn:aws:s3:::amzn-s3-demo-bucket/*', 'bucket', true],
  ['AWS::SecretsManager::ResourcePolicy', 'secretsmanager:GetSecretValue', '*', 'secret', false],
  ['AWS::SNS::TopicPolicy', 'sns:Publish', 'arn:aws:sns:eu-west-1:111122223333:news', 'topic', false],
  ['AWS::SQS::QueuePolicy', 'sqs:SendMessage', 'arn:aws:sqs:eu-west-1:111122223333:orders', 'queue', true],
  [
    'AWS::ApiGateway::RestApi',
    'execute-api:Invoke',
    'arn:aws:execute-api:eu-west-1:111122223333:a1b2c3/*',
    'API',
    true,
  ],
  ['AWS::Backup::BackupVault', 'backup:CopyIntoBackupVault', '*', 'backup vault', false],
];
const onType = (action: string, resource: string) =>
  document(
    `{ "Effect": "Allow", "Principal": "«*»", "Action": "${action}", "Resource": "${resource}", "Condition": {} }`,
  );

/** The policy of a function, under a condition on how its URL authenticates. */
const functionUrl = (authType: string) =>
  document(
    `{ "Effect": "Allow", "Principal": "«*»", "Action": "lambda:InvokeFunctionUrl", "Resource": "arn:aws:lambda:eu-west-1:111122223333:function:f"${when('StringEquals', 'lambda:FunctionUrlAuthType', `"${authType}"`)} }`,
  );

testRule(noPublicAccess, {
  valid: [
    ...narrowing.map(([operator, key, values]) => ({ code: policy('"*"', when(operator, key, values)) })),
    ...narrowingTogether.map((tests) => ({ code: policy('"*"', conditionOf(tests)) })),
    {
      name: 'what is denied to everyone',
      code: denied('', '"Action": "s3:Get*", "Resource": "arn:aws:s3:::amzn-s3-demo-bucket/*"'),
    },
    { name: 'an account', code: policy('{ "AWS": "arn:aws:iam::111122223333:root" }') },
    { name: 'a service', code: policy('{ "Service": "cloudfront.amazonaws.com" }') },
    { name: 'a star elsewhere', code: policy('{ "Federated": "*", "CanonicalUser": "*" }') },
    { name: 'part of a name', code: policy('{ "AWS": "arn:aws:iam::111122223333:role/*" }') },
    { name: 'a placeholder', code: policy('{ "AWS": "${principals}" }') },
    { name: 'wrong shapes', code: policy('["*"]') },
    { name: 'Deny', code: policy('"*"').replace('Allow', 'Deny') },
    { name: 'NotPrincipal', code: policy('"*"').replace('Principal', 'NotPrincipal') },
    { name: 'a condition that is a placeholder', code: policy('"*"', ', "Condition": "{{condition}}"') },
    {
      name: 'a condition of which a part is a placeholder',
      code: policy('"*"', ', "Condition": { "StringEquals": "{{keys}}" }'),
    },
    {
      name: 'one narrowing test among others',
      code: policy(
        '{ "AWS": "*" }',
        conditionOf(
          `${test('Bool', 'aws:SecureTransport', '"true"')}, ${test('StringEquals', 'aws:PrincipalOrgID', '"o-exampleorgid"')}`,
        ),
      ),
    },
    { name: 'an identity policy', code: policy('"*"'), settings: { policyType: 'identity' } },
    { name: 'a resource control policy', code: policy('"*"'), settings: { policyType: 'rcp' } },
    {
      name: 'a VPC endpoint, whose policy is a ceiling',
      code: document('{ "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*" }'),
      settings: { attachedTo: 'AWS::EC2::VPCEndpoint' },
    },
    {
      name: 'the same, said by its type',
      code: document('{ "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "*" }'),
      settings: { policyType: 'endpoint' },
    },
    {
      name: 'a Deny for everyone outside the organization',
      code: denied(test('StringNotEquals', 'aws:PrincipalOrgID', '"o-exampleorgid"')),
    },
    {
      name: 'a Deny of more, for everyone outside the organization but AWS services',
      code: denied(
        `${test('StringNotEqualsIfExists', 'aws:PrincipalOrgID', '"o-exampleorgid"')}, ${test('BoolIfExists', 'aws:PrincipalIsAWSService', '"false"')}`,
        '"Action": "s3:*", "Resource": "*"',
      ),
    },
    {
      name: 'a Deny for everyone outside the network',
      code: denied(
        '"StringNotEqualsIfExists": { "aws:SourceVpc": "vpc-1a2b3c4d", "aws:PrincipalTag/network-exempt": "true" }, "NotIpAddressIfExists": { "aws:SourceIp": "203.0.113.0/24" }, "BoolIfExists": { "aws:ViaAWSService": "false" }',
        '"Action": "*", "Resource": ["arn:aws:s3:::amzn-s3-demo-bucket", "arn:aws:s3:::amzn-s3-demo-bucket/*"]',
        '"Principal": { "AWS": "*" }',
      ),
    },
    ...vpcs.map(([name, code]) => ({ name: `in a VPC: ${name}`, code })),
    {
      name: 'a Deny for everyone whose endpoint is another',
      code: denied(test('StringNotEquals', 'aws:SourceVpce', '["vpce-1a2b3c4d"]')),
    },
    ...(
      [
        ['by NotAction', '"NotAction": "s3:PutObject", "Resource": "*"'],
        ['by NotResource', '"Action": "s3:*", "NotResource": "arn:aws:s3:::other/*"'],
        ['on a wider pattern', '"Action": "*", "Resource": "arn:aws:s3:::amzn-s3-demo-bucket*"'],
      ] as const
    ).flatMap(([name, members]) =>
      [
        test('StringNotEquals', 'aws:SourceVpce', '"vpce-1a2b3c4d"'),
        test('StringNotEquals', 'aws:PrincipalOrgID', '"o-exampleorgid"'),
        test('StringNotEqualsIfExists', 'aws:PrincipalAccount', '"111122223333"'),
        test('StringNotEquals', 'aws:SourceVpc', '"${VpcId}"'),
      ].map((tests) => ({
        name: `a Deny for everyone but some ${name}: ${tests}`,
        code: denied(tests, members),
      })),
    ),
    {
      name: 'a Deny for each of the actions',
      code: document(
        '{ "Effect": "Allow", "Principal": "*", "Action": ["s3:GetObject", "s3:ListBucket"], "Resource": ["arn:aws:s3:::b", "arn:aws:s3:::b/*"] }',
        ...['"s3:GetObject", "Resource": "arn:aws:s3:::b/*"', '"s3:List*", "Resource": "arn:aws:s3:::b"'].map(
          (members) =>
            `{ "Effect": "Deny", "Principal": "*", "Action": ${members}${when('StringNotEquals', 'aws:SourceVpce', '"vpce-1a2b3c4d"')} }`,
        ),
      ),
    },
    {
      name: 'a Deny of every action of the service, beside an Allow of all',
      code: document(
        '{ "Effect": "Allow", "Principal": "*", "Action": "*", "Resource": "arn:aws:s3:::b/*" }',
        `{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::b/*"${when('StringNotEquals', 'aws:SourceVpce', '"vpce-1a2b3c4d"')} }`,
      ),
    },
    {
      name: 'a Deny whose condition is not known',
      code: denied('').replace(/ }\] }$/, ', "Condition": "${condition}" }] }'),
    },
    {
      name: 'a Deny for everyone but some principals',
      code: denied('', bucket, '"NotPrincipal": { "AWS": "arn:aws:iam::111122223333:root" }'),
    },
    { name: 'all of it denied', code: denied('') },
    {
      name: 'a condition that never holds, as requests do not include its key',
      code: policy('"*"', when('StringEquals', 's3:x-amz-acl', '"bucket-owner-full-control"')),
    },
    {
      name: 'a statement without actions',
      code: document('{ "Effect": "Allow", "Principal": "*", "Resource": "arn:aws:s3:::site/*" }'),
    },
    {
      name: 'the retired key for the ARN of the caller',
      code: policy('"*"', when('ArnEquals', 'aws:ARN', '"arn:aws:iam::111122223333:role/reader"')),
    },
    {
      name: 'the same placeholder in both statements',
      code: denied(test('StringNotEquals', 'aws:PrincipalOrgID', '"o-exampleorgid"')).replaceAll(
        'arn:aws:s3:::amzn-s3-demo-bucket/*',
        '${bucket_arn}/*',
      ),
    },
  ],
  invalid: [
    ...types.map(([type, action, resource, noun, anonymous]) => ({
      name: `the policy of a resource: ${type}`,
      code: onType(action, resource),
      settings: { attachedTo: type },
      errors: [
        {
          messageId: anonymous ? 'everyone' : 'everyAccount',
          data: { principal: '*', resource: noun, what: reachOf(action) },
        },
      ],
    })),
    ...(['NONE', 'AWS_IAM'] as const).map((authType) => ({
      name: `the URL of a function: ${authType}`,
      code: functionUrl(authType),
      errors: [
        {
          messageId: authType === 'NONE' ? 'everyoneUnderCondition' : 'everyAccountUnderCondition',
          data: { principal: '*', resource: 'function', what: reachOf('lambda:InvokeFunctionUrl') },
        },
      ],
    })),
    {
      name: 'a resource of a service of which the table says nothing',
      code: onType('glue:GetTable', '*'),
      errors: [
        {
          messageId: 'everyAccount',
          data: { principal: '*', resource: 'resource', what: reachOf('glue:GetTable') },
        },
      ],
    },
    {
      name: 'resources of two services',
      code: document(
        '{ "Effect": "Allow", "Principal": "«*»", "Action": ["sqs:SendMessage", "sns:Publish"], "Resource": ["arn:aws:sqs:*:*:a", "arn:aws:sns:*:*:b"], "Condition": {} }',
      ),
      errors: [
        {
          messageId: 'everyone',
          data: {
            principal: '*',
            resource: 'resource',
            what: '`sqs:SendMessage` and `sns:Publish`',
          },
        },
      ],
    },
    ...notNarrowing.map(([operator, key, values]) => ({
      code: policy('"«*»"', when(operator, key, values)),
      errors: [underCondition],
    })),
    ...[
      [
        templateOf('AWS::OpenSearchService::Domain', `"AccessPolicies": ${openDomain('"«*»"')}`),
        templateOf('AWS::OpenSearchService::Domain', `"AccessPolicies": ${openDomain('"*"', organization)}`),
      ],
      [
        stateOf(
          'aws_opensearch_domain',
          `"access_policies": ${JSON.stringify(openDomain('"«*»"'))}, "vpc_options": []`,
        ),
      ],
    ].map(([code = '', output]) => ({
      name: 'a domain in no VPC',
      code,
      errors: [
        {
          messageId: 'everyone',
          data: { principal: '*', resource: 'domain', what: reachOf('es:ESHttpGet') },
          ...(output !== undefined && { suggestions: [{ messageId: 'suggestOrganization', output }] }),
        },
      ],
    })),
    { name: 'a bare string', code: policy('"«*»"'), errors: [everyone(policy('"*"', organization))] },
    {
      name: 'under AWS',
      code: policy('{ "AWS": "«*»" }'),
      errors: [everyone(policy('{ "AWS": "*" }', organization))],
    },
    {
      name: 'in a list',
      code: policy('{ "Service": "sns.amazonaws.com", "AWS": ["arn:aws:iam::111122223333:root", "«*»"] }'),
      errors: [
        everyone(
          policy(
            '{ "Service": "sns.amazonaws.com", "AWS": ["arn:aws:iam::111122223333:root", "*"] }',
            organization,
          ),
        ),
      ],
    },
    {
      name: 'an escape',
      code: policy('"«\\u002a»"'),
      errors: [everyone(policy('"\\u002a"', organization))],
    },
    {
      name: 'an empty condition',
      code: policy('"«*»"', ', "Condition": {}'),
      errors: [{ messageId: 'everyone', data: { principal: '*', resource: 'bucket', what } }],
    },
    {
      name: 'what a Deny for everyone but some leaves',
      code: document(
        '{ "Effect": "Allow", "Principal": "«*»", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "arn:aws:s3:::b/*", "Condition": {} }',
        `{ "Effect": "Deny", "Principal": "*", "Action": "s3:Put*", "Resource": "arn:aws:s3:::b/*"${when('StringNotEquals', 'aws:SourceVpce', '"vpce-1a2b3c4d"')} }`,
      ),
      errors: [{ messageId: 'everyone', data: { principal: '*', resource: 'bucket', what } }],
    },
    ...(
      [
        [
          'on other resources',
          test('StringNotEquals', 'aws:SourceVpce', '"vpce-1a2b3c4d"'),
          '"Action": "s3:*", "NotResource": "arn:aws:s3:::*"',
        ],
        [
          'of other actions',
          test('StringNotEquals', 'aws:SourceVpce', '"vpce-1a2b3c4d"'),
          '"NotAction": "s3:Get*", "Resource": "*"',
        ],
        ['for requests through no endpoint', test('Null', 'aws:SourceVpce', '"true"'), bucket],
        ['for one account', test('StringEquals', 'aws:PrincipalAccount', '"111122223333"'), bucket],
      ] as const
    ).map(([name, tests, members]) => ({
      name: `a Deny ${name} shuts nobody out`,
      code: denied(tests, members)
        .replace('"Principal": "*"', '"Principal": "«*»"')
        .replace(' }, {', ', "Condition": {} }, {'),
      errors: [{ messageId: 'everyone' as const, data: { principal: '*', resource: 'bucket', what } }],
    })),
    {
      name: 'of every action, those that work on the resource',
      settings: { attachedTo: 'AWS::KMS::Key' },
      code: document('{ "Effect": "Allow", "Principal": "«*»", "Action": "kms:Create*", "Resource": "*" }'),
      errors: [
        {
          messageId: 'everyAccount',
          data: {
            principal: '*',
            resource: 'key',
            what: '`kms:CreateAlias` and `kms:CreateGrant`',
          },
          suggestions: [
            {
              messageId: 'suggestOrganization',
              output: document(
                `{ "Effect": "Allow", "Principal": "*", "Action": "kms:Create*", "Resource": "*"${organization} }`,
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'minified; several actions',
      code: '{"Statement":{"Effect":"Allow","Principal":"«*»","Action":["sqs:SendMessage","sqs:ReceiveMessage"],"Resource":"*"}}',
      errors: [
        {
          messageId: 'everyone',
          data: {
            principal: '*',
            resource: 'queue',
            what: '`sqs:SendMessage` and `sqs:ReceiveMessage`',
          },
          suggestions: [
            {
              messageId: 'suggestOrganization',
              output:
                '{"Statement":{"Effect":"Allow","Principal":"*","Action":["sqs:SendMessage","sqs:ReceiveMessage"],"Resource":"*","Condition":{"StringEquals":{"aws:PrincipalOrgID":"<OrganizationId>"}}}}',
            },
          ],
        },
      ],
    },
    {
      name: 'actions that are not known',
      code: policy('"«*»"').replace('s3:GetObject', 'nosuch:GetThing'),
      errors: [
        {
          messageId: 'everyone',
          data: { principal: '*', resource: 'bucket', what: 'the listed actions' },
          suggestions: [
            {
              messageId: 'suggestOrganization',
              output: policy('"*"', organization).replace('s3:GetObject', 'nosuch:GetThing'),
            },
          ],
        },
      ],
    },
    ...(
      [
        ['"Action": "*"', 'every action'],
        ['"NotAction": "nosuch:*"', 'every action not listed'],
      ] as const
    ).map(([actions, allowed]) => ({
      name: `a resource of which nothing says what it is: ${actions}`,
      code: document(
        `{ "Effect": "Allow", "Principal": "«*»", ${actions}, "Resource": "\${arn}", "Condition": {} }`,
      ),
      errors: [
        { messageId: 'everyone' as const, data: { principal: '*', resource: 'resource', what: allowed } },
      ],
    })),
    ...(
      [
        ['everything, on objects', '"Action": "*"', '44 actions'],
        ['a service, on objects', '"Action": "s3:*"', '44 actions'],
        ['all but one, on objects', '"NotAction": "s3:DeleteObject"', '43 actions'],
      ] as const
    ).map(([name, actions, count]) => ({
      name,
      code: policy('"«*»"', ', "Condition": {}').replace('"Action": "s3:GetObject"', actions),
      errors: [
        {
          messageId: 'everyone' as const,
          data: {
            principal: '*',
            resource: 'bucket',
            what: `${count}, including \`s3:PutObjectAcl\``,
          },
        },
      ],
    })),
    {
      name: 'a trust policy',
      code: document('{ "Effect": "Allow", "Principal": { "AWS": "«*»" }, "Action": "sts:AssumeRole" }'),
      errors: [
        {
          messageId: 'everyAccount',
          data: { principal: '*', resource: 'role', what: '`sts:AssumeRole`' },
          suggestions: [
            {
              messageId: 'suggestOrganization',
              output: document(
                `{ "Effect": "Allow", "Principal": { "AWS": "*" }, "Action": "sts:AssumeRole"${organization} }`,
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a trust policy with an external id, which is no secret',
      code: document(
        `{ "Effect": "Allow", "Principal": "«*»", "Action": "sts:AssumeRole"${when('StringEquals', 'sts:ExternalId', '"example"')} }`,
      ),
      errors: [
        {
          messageId: 'everyAccountUnderCondition',
          data: { principal: '*', resource: 'role', what: '`sts:AssumeRole`' },
        },
      ],
    },
    ...[
      ['under a condition on the transport', test('Bool', 'aws:SecureTransport', '"false"')],
      [
        'outside the organization, but on plain transport only',
        `${test('StringNotEquals', 'aws:PrincipalOrgID', '"o-exampleorgid"')}, ${test('Bool', 'aws:SecureTransport', '"false"')}`,
      ],
      ['of the organization', test('StringEquals', 'aws:PrincipalOrgID', '"o-exampleorgid"')],
      ['without any organization', test('Null', 'aws:PrincipalOrgID', '"true"')],
      ['outside no organization', test('StringNotLike', 'aws:PrincipalOrgID', '"*"')],
      [
        'with a path outside, which a caller without any has not',
        test('ForAnyValue:StringNotLike', 'aws:PrincipalOrgPaths', '"o-exampleorgid/*"'),
      ],
      [
        'outside Regions that are not known',
        test('StringNotEquals', 'aws:RequestedRegion', '["${Region}", "eu-west-1"]'),
      ],
      ['outside half of the Internet', test('NotIpAddress', 'aws:SourceIp', '"0.0.0.0/1"')],
    ].map(([name, tests]) => ({
      name: `a Deny for everyone ${name}`,
      code: denied(tests!).replace('"Principal": "*"', '"Principal": "«*»"'),
      errors: [everyone(denied(tests!).replace(`${bucket} }`, `${bucket}${organization} }`))],
    })),
    ...[
      ['other actions', bucket.replace('GetObject', 'PutObject')],
      ['another resource', bucket.replace('bucket/*', 'bucket/private/*')],
      [
        'another resource, by NotResource',
        '"Action": "*", "NotResource": "arn:aws:s3:::amzn-s3-demo-bucket/x"',
      ],
      ['other actions, by NotAction', '"NotAction": "s3:GetObject", "Resource": "*"'],
    ].map(([name, members]) => {
      const code = denied(test('StringNotEquals', 'aws:PrincipalOrgID', '"o-exampleorgid"'), members);
      return {
        name: `a Deny of ${name}`,
        code: code.replace('"Principal": "*"', '"Principal": "«*»"'),
        errors: [everyone(code.replace(`${bucket} }`, `${bucket}${organization} }`))],
      };
    }),
    ...[
      document(
        '{ "Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "NotResource": "arn:aws:s3:::b/private/*" }',
        `{ "Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::b/*"${when('StringNotEquals', 'aws:SourceVpce', '"vpce-1a2b3c4d"')} }`,
      ),
    ].map((code) => ({
      name: 'what NotResource leaves in beside a Deny',
      code: code.replace('"Principal": "*"', '"Principal": "«*»"'),
      errors: [everyone(code.replace('private/*"', `private/*"${organization}`))],
    })),
    {
      name: 'a Deny for some principals',
      code: denied(
        test('StringNotEquals', 'aws:PrincipalOrgID', '"o-exampleorgid"'),
        bucket,
        '"Principal": { "AWS": "arn:aws:iam::111122223333:root" }',
      ).replace('"Principal": "*"', '"Principal": "«*»"'),
      errors: [
        everyone(
          denied(
            test('StringNotEquals', 'aws:PrincipalOrgID', '"o-exampleorgid"'),
            bucket,
            '"Principal": { "AWS": "arn:aws:iam::111122223333:root" }',
          ).replace(`${bucket} }`, `${bucket}${organization} }`),
        ),
      ],
    },
  ],
});
