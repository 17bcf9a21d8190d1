import { allow, deny, exposed, exposedButListed, policy, shapes, when } from './exposure-policies.js';
import { noDataExposure } from '../../../src/rules/grants/no-data-exposure.js';
import { testRule } from '../../rule-tester.js';

const secret = '"secretsmanager:GetSecretValue"';
const marked = '«"secretsmanager:GetSecretValue"»';
const everySecret = ['secretsmanager:GetSecretValue'];
const anySecret = exposed(everySecret, 'any secret');
const bucket = 'arn:aws:s3:::amzn-s3-demo-bucket';

/** Resources that are named: what is allowed on them is meant. */
const named: readonly (readonly [actions: string, resources: string])[] = [
  [secret, '"arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop-AbCdEf"'],
  [secret, '"arn:aws:secretsmanager:*:*:secret:shop/*"'],
  [secret, '["arn:aws:secretsmanager:*:*:secret:shop-??????", "arn:aws:secretsmanager:*:*:secret:till-*"]'],
  ['"s3:GetObject"', `"${bucket}/*"`],
  ['"s3:GetObject"', '"arn:aws:s3:::amzn-*/*"'],
  ['"ssm:GetParameter*"', '"arn:aws:ssm:*:*:parameter/shop/*"'],
  ['"dynamodb:*Item"', '"arn:aws:dynamodb:*:*:table/orders"'],
  ['"dynamodb:GetRecords"', '"arn:aws:dynamodb:*:*:table/orders/stream/*"'],
  ['"kms:Decrypt"', '"arn:aws:kms:*:*:key/1234abcd-12ab-34cd-56ef-1234567890ab"'],
  // Of another type, on which the action does not work.
  ['"s3:GetObject"', '"arn:aws:sqs:*:*:*"'],
  // What fills it in is not known.
  ['"s3:GetObject"', '"${bucket_arn}/*"'],
  ['"s3:GetObject"', '"<BUCKET_ARN>"'],
  [secret, '"arn:aws:secretsmanager:${Region}:${Account}:secret:${Name}"'],
];

/** Actions that return no stored data, or such as are read everywhere. */
const harmless: readonly string[] = [
  '"s3:GetBucketLocation"',
  '["s3:ListBucket", "s3:PutObject"]',
  '"secretsmanager:ListSecrets"',
  '"ecr:*"',
  '["logs:GetLogEvents", "logs:FilterLogEvents", "logs:StartQuery"]',
  '"kms:GenerateDataKey*"',
  '"ecr:BatchGetImage"',
  '"lambda:GetFunction"',
  '"redshift-data:ExecuteStatement"',
  '"*:GetSecretValu"',
  '"${action}"',
];

/** Conditions on the resource or the request. */
const narrowing: readonly string[] = [
  when('StringEquals', 'aws:ResourceTag/team', '"shop"'),
  when('StringEquals', 'aws:ResourceTag/team', '"${aws:PrincipalTag/team}"'),
  when('StringEquals', 'secretsmanager:ResourceTag/team', '"shop"'),
  when('StringLike', 'aws:ResourceTag/team', '"*"'),
  when('StringEquals', 'secretsmanager:SecretId', '"shop"'),
  when('StringEquals', 'aws:ResourceAccount', '"111122223333"'),
  when('StringIs', 'aws:ResourceTag/team', '"shop"'),
  ', "Condition": "${condition}"',
  ', "Condition": { "StringEquals": "${tags}" }',
];

/** Conditions on who calls, from where and when. */
const open: readonly string[] = [
  when('Bool', 'aws:MultiFactorAuthPresent', 'true'),
  when('IpAddress', 'aws:SourceIp', '"203.0.113.0/24"'),
  when('StringEquals', 'aws:PrincipalTag/team', '"shop"'),
  when('StringEquals', 'aws:RequestedRegion', '"eu-west-1"'),
  when('Null', 'secretsmanager:SecretId', '"false"'),
  ', "Condition": {}',
];

testRule(noDataExposure, {
  valid: [
    ...named.map(([actions, resources]) => ({ code: policy(allow(actions, resources)) })),
    ...harmless.map((actions) => ({ code: policy(allow(actions)) })),
    ...narrowing.map((condition) => ({ code: policy(allow(secret, '"*"', condition)) })),
    {
      name: 'a condition that never holds',
      code: policy(allow(secret, '"*"', when('DateLessThan', 'aws:CurrentTime', '"2020-01-01T00:00:00Z"'))),
    },
    {
      name: 'a condition on a pair of the encryption context, which somebody has to set',
      code: policy(allow('"kms:Decrypt"', '"*"', when('Null', 'kms:EncryptionContext:tenant', '"false"'))),
    },
    {
      name: 'a condition on the service that decrypts',
      code: policy(
        allow('"kms:Decrypt"', '"*"', when('StringEquals', 'kms:ViaService', '"s3.eu-west-1.amazonaws.com"')),
      ),
    },
    { name: 'Deny', code: policy(deny(secret)) },
    { name: 'a Deny of the action', code: policy(allow(secret), deny('"secretsmanager:Get*"')) },
    {
      name: 'a Deny on every resource of the type',
      code: policy(allow(secret), deny('"*"', '"arn:aws:secretsmanager:*:*:secret:*"')),
    },
    {
      name: 'a Deny by NotAction',
      code: policy(
        allow('"s3:Get*"'),
        `"Effect": "Deny", "NotAction": ["s3:ListBucket", "s3:GetBucket*"], "Resource": "*"`,
      ),
    },
    {
      name: 'a Deny on all but one resource',
      code: policy(
        allow('"s3:GetObject"'),
        `"Effect": "Deny", "Action": "s3:*", "NotResource": ["${bucket}", "${bucket}/*"]`,
      ),
    },
    {
      name: 'NotAction without the actions',
      code: policy('"Effect": "Allow", "NotAction": "s3:*", "Resource": "arn:aws:s3:::*"'),
    },
    {
      name: 'NotAction that is not known',
      code: policy('"Effect": "Allow", "NotAction": "${actions}", "Resource": "*"'),
    },
    {
      name: 'NotResource with the whole type',
      code: policy(
        `"Effect": "Allow", "Action": ${secret}, "NotResource": "arn:aws:secretsmanager:*:*:secret:*"`,
      ),
    },
    {
      name: 'NotResource that is not known',
      code: policy(`"Effect": "Allow", "Action": ${secret}, "NotResource": "\${secret}"`),
    },
    {
      name: 'NotResource under a Deny of the rest',
      code: policy(
        `"Effect": "Allow", "Action": ${secret}, "NotResource": "arn:aws:secretsmanager:*:*:secret:shop-*"`,
        deny(secret),
      ),
    },
    {
      name: 'NotResource under a condition',
      code: policy(
        `"Effect": "Allow", "Action": ${secret}, "NotResource": "arn:aws:secretsmanager:*:*:secret:shop-*"${narrowing[0]!}`,
      ),
    },
    { name: 'both Action and NotAction', code: policy(`${allow(secret)}, "NotAction": "iam:*"`) },
    { name: 'no resource', code: policy(`"Effect": "Allow", "Action": ${secret}`) },
    {
      name: 'a resource policy',
      code: policy(`"Principal": { "AWS": "arn:aws:iam::111122223333:root" }, ${allow(secret)}`),
    },
    ...(['boundary', 'scp', 'session'] as const).map((policyType) => ({
      name: `a policy that grants nothing: ${policyType}`,
      code: policy(allow(secret)),
      settings: { policyType },
    })),
  ],
  invalid: [
    ...open.map((condition) => ({
      code: policy(allow(marked, '"*"', condition)),
      errors: [
        exposed(
          everySecret,
          'any secret',
          ['*'],
          [
            shapes(
              'arn:aws:secretsmanager:<Region>:<Account>:secret:<SecretId>',
              policy(
                allow(secret, '"arn:aws:secretsmanager:<Region>:<Account>:secret:<SecretId>"', condition),
              ),
            ),
          ],
        ),
      ],
    })),
    {
      name: 'on every resource, beside actions that work on nothing else',
      code: policy(allow(`[${marked}, "secretsmanager:ListSecrets"]`)),
      errors: [anySecret],
    },
    {
      name: 'in another case, by an escape',
      code: policy(allow('[«"SECRETSMANAGER:getSecret\\u0056alue"», "secretsmanager:ListSecrets"]')),
      errors: [anySecret],
    },
    {
      name: 'by wildcards, which are underlined',
      code: policy(allow('["secretsmanager:Get«?????????»ue", "secretsmanager:ListSecrets"]')),
      errors: [anySecret],
    },
    {
      name: 'by a wildcard for the service',
      code: policy(allow('["«*»:GetSecretValue", "s3:ListAllMyBuckets"]')),
      errors: [anySecret],
    },
    {
      name: 'one finding for a statement, at what tells most',
      code: policy(
        allow(
          '["s3:ListBucket", "s3:GetObject", "kms:Decrypt", «"ssm:GetParameters"», "ebs:GetSnapshotBlock"]',
        ),
      ),
      errors: [
        exposed(
          ['ssm:GetParameters', 's3:GetObject', 'kms:Decrypt', 'ebs:GetSnapshotBlock'],
          'any parameter, any object in Amazon S3, what any KMS key encrypts and more',
        ),
      ],
    },
    {
      name: 'one for each of several statements',
      code: policy(
        allow(`[${marked}, "secretsmanager:ListSecrets"]`),
        allow('[«"sqs:ReceiveMessage"», "sqs:ListQueues"]'),
      ),
      errors: [anySecret, exposed(['sqs:ReceiveMessage'], 'the messages of any queue')],
    },
    {
      name: 'every resource of a type, in one account',
      code: policy(allow('«"s3:GetObject"»', '["arn:aws:s3:::*", "arn:aws:sqs:*:*:*"]')),
      errors: [exposed(['s3:GetObject'], 'any object in Amazon S3', ['arn:aws:s3:::*'])],
    },
    {
      name: 'types by entries of their own',
      code: policy(
        allow(
          '[«"secretsmanager:GetSecretValue"», "sqs:ReceiveMessage"]',
          '["arn:aws:secretsmanager:eu-west-1:111122223333:secret:*", "arn:aws:sqs:*:111122223333:*"]',
        ),
      ),
      errors: [
        exposed(
          ['secretsmanager:GetSecretValue', 'sqs:ReceiveMessage'],
          'any secret and the messages of any queue',
          ['arn:aws:secretsmanager:eu-west-1:111122223333:secret:*', 'arn:aws:sqs:*:111122223333:*'],
        ),
      ],
    },
    {
      name: 'a named resource beside every one',
      code: policy(
        allow(marked, '["arn:aws:secretsmanager:eu-west-1:111122223333:secret:shop-AbCdEf", "arn:*"]'),
      ),
      errors: [exposed(everySecret, 'any secret', ['arn:*'])],
    },
    {
      name: 'a Deny of others, on one of them, or under a condition',
      code: policy(
        allow(`[${marked}, "secretsmanager:ListSecrets"]`),
        deny('"s3:*"'),
        deny(secret, '"arn:aws:secretsmanager:*:*:secret:shop-*"'),
        deny('"*"', '"*"', when('Bool', 'aws:MultiFactorAuthPresent', '"false"')),
      ),
      errors: [anySecret],
    },
    {
      name: 'a Deny of some',
      code: policy(allow('[«"secretsmanager:GetSecretValue"», "s3:Get*"]'), deny('"s3:GetObject*"')),
      errors: [anySecret],
    },
    {
      name: 'NotAction',
      code: policy('"Effect": "Allow", «"NotAction"»: ["iam:*", "s3:*"], "Resource": "arn:aws:sqs:*:*:*"'),
      errors: [exposed(['sqs:ReceiveMessage'], 'the messages of any queue', ['arn:aws:sqs:*:*:*'])],
    },
    {
      name: 'NotResource',
      code: policy(
        `"Effect": "Allow", "Action": ${marked}, "NotResource": ["arn:aws:secretsmanager:*:*:secret:shop-*", "${bucket}"]`,
      ),
      errors: [exposedButListed(everySecret, 'any secret')],
    },
    {
      name: 'NotAction with NotResource',
      code: policy(
        '"Effect": "Allow", «"NotAction"»: ["secretsmanager:*", "ssm:*", "s3*:*", "kms:*", "dynamodb:*", "ebs:*", "c*:*", "t*:*", "n*:*", "e*:*", "kinesis:*", "kafka*:*"], "NotResource": "arn:aws:sqs:*:*:orders"',
      ),
      errors: [exposedButListed(['sqs:ReceiveMessage'], 'the messages of any queue')],
    },
    {
      name: 'the last of duplicate keys counts',
      code: policy(`"Resource": "${bucket}/*", ${allow('[«"s3:GetObject"», "s3:ListAllMyBuckets"]')}`),
      errors: [exposed(['s3:GetObject'], 'any object in Amazon S3')],
    },
  ],
});
