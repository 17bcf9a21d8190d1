import { noConfusedDeputy } from '../../../src/rules/principals/no-confused-deputy.js';
import { testRule } from '../../rule-tester.js';

const statement = (principal: string, condition = '', effect = 'Allow') =>
  `{ "Effect": "${effect}", "Principal": ${principal}, "Action": "s3:PutObject", "Resource": "arn:aws:s3:::trail/*"${condition && `, "Condition": { ${condition} }`} }`;
const policy = (...statements: string[]) =>
  `{ "Version": "2012-10-17", "Statement": [${statements.join(', ')}] }`;
const one = (principal: string, condition = '') => policy(statement(principal, condition));
const service = '{ "Service": "cloudtrail.amazonaws.com" }';
const marked = '{ "Service": «"cloudtrail.amazonaws.com"» }';
const data = { service: 'cloudtrail.amazonaws.com' };

testRule(noConfusedDeputy, {
  valid: [
    ...[
      '"StringEquals": { "aws:SourceAccount": "111122223333" }',
      '"ArnLike": { "AWS:sourceArn": "arn:aws:cloudtrail:*:111122223333:trail/*" }',
      '"StringEqualsIfExists": { "aws:SourceOrgID": "o-abcdefghij" }',
      '"ForAnyValue:StringLike": { "aws:SourceOrgPaths": "o-abcdefghij/*" }',
      '"StringEquals": { "aws:SourceAccount": "<Account>" }',
      '"StringEquals": { "kms:EncryptionContext:aws:logs:arn": "x" }',
      '"StringEquals": { "kms:CallerAccount": "111122223333" }',
      '"StringEquals": { "lambda:EventSourceToken": "amzn1.ask.skill.example" }',
      '"StringEquals": "aws:SourceAccount"',
    ].map((condition) => ({ code: one(service, condition) })),
    { name: 'no service', code: one('{ "AWS": "111122223333" }') },
    ...['*', '111122223333', 'arn:aws:iam::111122223333:root'].map((text) => ({
      name: `${text}, which is no service principal`,
      code: one(`{ "Service": "${text}" }`),
    })),
    { name: 'a placeholder', code: one('{ "Service": "${service}" }') },
    {
      name: 'a service that sends no source',
      code: one('{ "Service": "logdelivery.elasticloadbalancing.amazonaws.com" }'),
    },
    { name: 'Deny', code: policy(statement(service, '', 'Deny')) },
    {
      name: 'a Deny for those who act for others',
      code: policy(
        statement(service),
        statement(
          '"*"',
          '"StringNotEqualsIfExists": { "aws:SourceOrgID": "o-abcdefghij" }, "Bool": { "aws:PrincipalIsAWSService": "true" }',
          'Deny',
        ),
      ),
    },
    { name: 'NotPrincipal', code: one(service).replace('Principal', 'NotPrincipal') },
    {
      name: 'the trust policy of a service role',
      code: '{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": "sts:AssumeRole" }] }',
    },
    {
      name: 'a statement of a trust policy among others',
      code: policy(
        statement('{ "AWS": "111122223333" }'),
        '{ "Effect": "Allow", "Principal": { "Service": "lambda.amazonaws.com" }, "Action": ["sts:AssumeRole", "STS:TagSession"] }',
      ),
    },
    {
      name: 'the policy of a VPC endpoint',
      code: one(service),
      settings: { attachedTo: 'AWS::EC2::VPCEndpoint' },
    },
  ],
  invalid: [
    {
      name: 'no condition',
      code: one(marked),
      errors: [
        {
          messageId: 'anySource',
          data,
          suggestions: [
            {
              messageId: 'suggestAccount',
              output: one(service, '"StringEquals": { "aws:SourceAccount": "<Account>" }'),
            },
          ],
        },
      ],
    },
    ...['lambda', 'Lambda.amazonaws.com', 'lambda.amazonaws.co'].map((text) => ({
      name: `${text}, which means a service principal`,
      code: one(`{ "Service": «"${text}"» }`),
      errors: [
        {
          messageId: 'anySource',
          data: { service: 'lambda.amazonaws.com' },
          suggestions: [
            {
              messageId: 'suggestAccount',
              output: one(`{ "Service": "${text}" }`, '"StringEquals": { "aws:SourceAccount": "<Account>" }'),
            },
          ],
        },
      ],
    })),
    {
      name: 'the first of several services',
      code: one('{ "Service": ["<Service>", «"cloudtrail.amazonaws.com"», "sns.amazonaws.com"] }'),
      errors: [
        {
          messageId: 'anySource',
          data,
          suggestions: [
            {
              messageId: 'suggestAccount',
              output: one(
                '{ "Service": ["<Service>", "cloudtrail.amazonaws.com", "sns.amazonaws.com"] }',
                '"StringEquals": { "aws:SourceAccount": "<Account>" }',
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'other principals beside it',
      code: one('{ "AWS": "111122223333", "Service": ["<Service>", «"cloudtrail.amazonaws.com"»] }'),
      errors: [{ messageId: 'anySource', data }],
    },
    ...[
      '"StringEquals": { "s3:x-amz-acl": "bucket-owner-full-control" }',
      '"StringLike": { "aws:SourceAccount": "*" }',
      '"Null": { "aws:SourceAccount": "false" }',
    ].map((condition) => {
      const isTaken = condition.includes('StringEquals');
      const inserted = '"aws:SourceAccount": "<Account>"';
      return {
        code: one(marked, condition),
        errors: [
          {
            messageId: 'anySource',
            data,
            suggestions: [
              {
                messageId: 'suggestAccount',
                output: one(
                  service,
                  isTaken
                    ? condition.replace(' }', `, ${inserted} }`)
                    : `${condition}, "StringEquals": { ${inserted} }`,
                ),
              },
            ],
          },
        ],
      };
    }),
    {
      name: 'a Deny about something else',
      code: policy(
        statement(marked, '"Bool": { "aws:SecureTransport": "true" }'),
        statement('"*"', '"Bool": { "aws:SecureTransport": "false" }', 'Deny'),
      ),
      errors: [
        {
          messageId: 'anySource',
          data,
          suggestions: [
            {
              messageId: 'suggestAccount',
              output: policy(
                statement(
                  service,
                  '"Bool": { "aws:SecureTransport": "true" }, "StringEquals": { "aws:SourceAccount": "<Account>" }',
                ),
                statement('"*"', '"Bool": { "aws:SecureTransport": "false" }', 'Deny'),
              ),
            },
          ],
        },
      ],
    },
    {
      name: 'a key that anyone can set',
      code: one(service, '"StringEquals": { «"aws:Referer"»: "111122223333" }'),
      errors: [
        {
          messageId: 'weakKey',
          data: { key: 'aws:Referer', ...data },
          suggestions: [
            {
              messageId: 'suggestKey',
              data: { key: 'aws:Referer' },
              output: one(service, '"StringEquals": { "aws:SourceAccount": "111122223333" }'),
            },
          ],
        },
      ],
    },
    {
      name: 'a key that anyone can set, with another value',
      code: one(service, '"StringLike": { «"aws:Referer"»: "https://example.com/*" }'),
      errors: [{ messageId: 'weakKey', data: { key: 'aws:Referer', ...data } }],
    },
  ],
});
