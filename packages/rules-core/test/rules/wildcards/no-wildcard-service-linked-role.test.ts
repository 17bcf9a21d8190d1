import { servicesMatching } from '../../../src/analysis/services/service-principal-values.js';
import { noWildcardServiceLinkedRole } from '../../../src/rules/wildcards/no-wildcard-service-linked-role.js';
import { testRule } from '../../rule-tester.js';

const policy = (...statements: string[]) => `{"Version":"2012-10-17","Statement":[${statements.join(',')}]}`;
const create = (resource: string, condition = '', action = '"Action":"iam:CreateServiceLinkedRole"') =>
  `{"Effect":"Allow",${action},${resource}${condition && `,"Condition":${condition}`}}`;
const on = (operator: string, value: string) => `{"${operator}":{"iam:AWSServiceName":${value}}}`;
const path = 'arn:aws:iam::*:role/aws-service-role';
const filled = on('StringEquals', '"<Service>.amazonaws.com"');

testRule(noWildcardServiceLinkedRole, {
  valid: [
    ...[
      '"Action":"iam:CreateServiceLinkedRole","Resource":"*"',
      '"Action":"IAM:createservice*","Resource":"arn:aws:iam::*:role/*"',
      '"NotAction":"s3:*","NotResource":"arn:aws:s3:::b"',
    ].map((members) => ({
      name: `a Deny of it: ${members}`,
      code: policy(create(`"Resource":"${path}/*"`), `{"Effect":"Deny",${members}}`),
    })),
    {
      name: 'a pattern beside the path of one service',
      code: policy(
        create(`"Resource":"${path}/ecs.amazonaws.com/*"`, on('StringLike', '"e*.amazonaws.com"')),
      ),
    },
    {
      name: 'a condition on a key that its requests never include',
      code: policy(create('"Resource":"*"', '{"StringEquals":{"ebs:Description":"x"}}', '"Action":"*"')),
    },
    { name: 'the service in the path', code: policy(create(`"Resource":"${path}/ecs.amazonaws.com/*"`)) },
    { name: 'one role', code: policy(create(`"Resource":"${path}/*/AWSServiceRoleForECS"`)) },
    { name: 'other roles', code: policy(create('"Resource":"arn:aws:iam::*:role/app-*"')) },
    { name: 'a placeholder', code: policy(create('"Resource":"${roles}"')) },
    ...[
      on('StringEquals', '"ecs.amazonaws.com"'),
      on('StringLike', '["ecs.amazonaws.com","ec2*.amazonaws.com"]'),
      on('StringEqualsIfExists', '"ecs.amazonaws.com"'),
      on('StringLike', '"*.application-autoscaling.amazonaws.com"'),
      on('StringLike', '"ecs.amazonaws.com*"'),
      on('StringEquals', '"e*.amazonaws.com"'),
      '{"StringLike":{"iam:AWSServiceName":"e*.amazonaws.com"},"StringEquals":{"iam:AWSServiceName":"ecs.amazonaws.com"}}',
      on('StringLike', '"<Service>"'),
      on('StringEquals', '[]'),
      '{"StringEquals":"x"}',
    ].map((condition) => ({ code: policy(create('"Resource":"*"', condition)) })),
    {
      name: 'the key in another case',
      code: policy(create('"Resource":"*"', '{"StringEquals":{"iam:awsServiceName":"ecs.amazonaws.com"}}')),
    },
    {
      name: 'other actions',
      code: policy(create('"Resource":"*"', '', '"Action":["iam:CreateRole","s3:*"]')),
    },
    { name: 'NotAction without it', code: policy(create('"Resource":"*"', '', '"NotAction":"iam:Create*"')) },
    {
      name: 'NotResource that leaves none',
      code: policy(create(`"NotResource":["arn:aws:s3:::*","${path}/*"]`)),
    },
    { name: 'NotResource with a placeholder', code: policy(create('"NotResource":"<ARN>"')) },
    {
      name: 'Deny',
      code: policy('{"Effect":"Deny","Action":"iam:CreateServiceLinkedRole","Resource":"*"}'),
    },
    { name: 'wrong shapes', code: policy(create('"Resource":[["*"]]', '', '"Action":[["iam:*"]]')) },
    ...(['scp', 'boundary', 'session'] as const).map((policyType) => ({
      code: policy(create('"Resource":"*"')),
      settings: { policyType },
    })),
  ],
  invalid: [
    ...[
      '«*»',
      'arn:aws:iam::*:«*»',
      'arn:aws:iam::111122223333:role/«*»',
      `${path}/«*»`,
      `${path}/«*/*»`,
    ].map((marked) => ({
      code: policy(create(`"Resource":"${marked}"`)),
      errors: [
        {
          messageId: 'everyService',
          data: { resource: marked.replace(/[«»]/g, '') },
          suggestions: [
            {
              messageId: 'suggestCondition',
              output: policy(create(`"Resource":"${marked.replace(/[«»]/g, '')}"`, filled)),
            },
          ],
        },
      ],
    })),
    ...['«*»s.amazonaws.com', 'e«*».amazonaws.com', 'e«?»s.amazonaws.com'].map((marked) => {
      const value = marked.replace(/[«»]/g, '');
      const services = servicesMatching(value);
      return {
        name: `several services: ${value}`,
        code: policy(create('"Resource":"*"', on('StringLike', `["rds.amazonaws.com","${marked}"]`))),
        errors: [
          {
            messageId: 'wideName' as const,
            data: {
              value,
              count: services.length,
              names: `\`${services[0]}\` and \`${services[1]}\``,
            },
          },
        ],
      };
    }),
    {
      name: 'escapes',
      code: policy(
        create('"Resource":"«\\u002a»"', '', '"Action":["iam:CreateServiceLinkedRole","iam:GetRole"]'),
      ),
      errors: [{ messageId: 'everyService', data: { resource: '*' } }],
    },
    ...[
      on('StringLike', '"*"'),
      on('StringLike', '"*.amazonaws.com"'),
      on('StringNotEquals', '"ecs.amazonaws.com"'),
      '{"Bool":{"aws:SecureTransport":"true"}}',
    ].map((condition) => ({
      code: policy(create('"Resource":["«*»"]', condition)),
      errors: [{ messageId: 'everyService', data: { resource: '*' } }],
    })),
    {
      name: 'a wildcard in the action',
      code: policy(create('"Resource":"«*»"', '', '"Action":["s3:*","IAM:Create*"]')),
      errors: [{ messageId: 'everyServiceByWildcard', data: { action: 'IAM:Create*', resource: '*' } }],
    },
    {
      name: 'NotAction',
      code: policy(create('"Resource":"«*»"', '', '"NotAction":"iam:PassRole"')),
      errors: [{ messageId: 'everyServiceByNotAction', data: { resource: '*' } }],
    },
    {
      name: 'NotResource',
      code: policy(create(`«"NotResource"»:"${path}/ecs.amazonaws.com/*"`)),
      errors: [
        {
          messageId: 'notListed',
          suggestions: [
            {
              messageId: 'suggestCondition',
              output: policy(create(`"NotResource":"${path}/ecs.amazonaws.com/*"`, filled)),
            },
          ],
        },
      ],
    },
    {
      name: 'NotResource and a wildcard in the action',
      code: policy(create('«"NotResource"»:"arn:aws:s3:::*"', '', '"Action":"iam:*"')),
      errors: [{ messageId: 'notListedByWildcard', data: { action: 'iam:*' } }],
    },
    {
      name: 'NotResource and NotAction',
      code: policy(create('«"NotResource"»:"arn:aws:s3:::*"', '', '"NotAction":"s3:*"')),
      errors: ['notListedByNotAction'],
    },
  ],
});
