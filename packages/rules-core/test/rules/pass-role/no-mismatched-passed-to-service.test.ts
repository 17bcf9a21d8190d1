import { noMismatchedPassedToService } from '../../../src/rules/pass-role/no-mismatched-passed-to-service.js';
import { testRule, type InvalidCase } from '../../rule-tester.js';

const policy = (...statements: string[]) => `{"Version":"2012-10-17","Statement":[${statements.join(',')}]}`;
const passRole = (
  values: string,
  { operator = 'StringEquals', resource = 'role/task', action = '"iam:PassRole"' } = {},
) =>
  `{"Effect":"Allow","Action":${action},"Resource":"arn:aws:iam::111122223333:${resource}","Condition":{"${operator}":{"iam:PassedToService":${values}}}}`;
const allow = (...actions: string[]) =>
  `{"Effect":"Allow","Action":${JSON.stringify(actions)},"Resource":"*"}`;
const unusedServices = { unusedServices: true };
const toEcs = '"ecs.amazonaws.com"';

/** One value that is to be another one, or to have it beside. */
function otherService(
  [action, ...others]: [string, ...string[]],
  value: string,
  services: string,
  { replaced, added, named = action }: { replaced: string; added: string; named?: string },
): InvalidCase {
  return {
    code: policy(allow(action, ...others), passRole(value)),
    errors: [
      {
        messageId: 'otherService',
        data: { action: named, services },
        suggestions: [
          {
            messageId: 'suggestReplace',
            data: { services },
            output: policy(allow(action, ...others), passRole(replaced)),
          },
          {
            messageId: 'suggestAdd',
            data: { services },
            output: policy(allow(action, ...others), passRole(added)),
          },
        ],
      },
    ],
  };
}

const tasks = '`ecs-tasks.amazonaws.com`';

testRule(noMismatchedPassedToService, {
  valid: [
    { name: 'the right one', code: policy(allow('ecs:RunTask'), passRole('"ecs-tasks.amazonaws.com"')) },
    {
      name: 'both',
      code: policy(allow('ecs:RunTask'), passRole('["ecs.amazonaws.com","ecs-tasks.amazonaws.com"]')),
    },
    {
      name: 'the right one in another statement',
      code: policy(allow('ecs:RunTask'), passRole(toEcs), passRole('"ecs-tasks.amazonaws.com"')),
    },
    {
      name: 'a pattern that takes the right one in',
      code: policy(allow('ecs:RunTask'), passRole('"ecs*.amazonaws.com"', { operator: 'StringLike' })),
    },
    {
      name: 'a call that passes its roles there',
      code: policy(allow('ecs:RunTask', 'ecs:CreateCapacityProvider'), passRole(toEcs)),
    },
    { name: 'every call of the service', code: policy(allow('ecs:*'), passRole(toEcs)) },
    {
      name: 'calls that pass no role',
      code: policy(allow('ecs:Describe*', 'ecs:StopTask'), passRole(toEcs)),
    },
    { name: 'no call of the service', code: policy(allow('lambda:CreateFunction'), passRole(toEcs)) },
    {
      name: 'a call that is not allowed, as its statement names nothing that it works on',
      code: policy(
        '{"Effect":"Allow","Action":"ecs:RunTask","Resource":"arn:aws:s3:::amzn-s3-demo-bucket"}',
        passRole(toEcs),
      ),
    },
    {
      name: 'a call that is denied',
      code: policy(
        allow('ecs:RunTask'),
        passRole(toEcs),
        '{"Effect":"Deny","Action":"ecs:Run*","Resource":"*"}',
      ),
    },
    { name: 'no other statement', code: policy(passRole(toEcs)) },
    { name: 'every action', code: policy(allow('*'), passRole(toEcs)) },
    {
      name: 'a placeholder',
      code: policy(allow('ecs:RunTask'), passRole('["ecs.amazonaws.com","${SERVICE}"]')),
    },
    {
      name: 'roles may be passed without a condition',
      code: policy(
        allow('ecs:RunTask'),
        passRole(toEcs),
        '{"Effect":"Allow","Action":"iam:PassRole","Resource":"arn:aws:iam::111122223333:role/other"}',
      ),
    },
    {
      name: 'calls without the key',
      code: policy(allow('ecs:RunTask'), passRole(toEcs, { operator: 'StringEqualsIfExists' })),
    },
    { name: 'no role', code: policy(allow('ecs:RunTask'), passRole(toEcs, { resource: 'user/a' })) },
    {
      name: 'another action',
      code: policy(allow('ecs:RunTask'), passRole(toEcs, { action: '"iam:GetRole"' })),
    },
    { name: 'Deny', code: policy(allow('ecs:RunTask'), passRole(toEcs).replace('Allow', 'Deny')) },
    {
      name: 'a ceiling',
      code: policy(allow('ecs:RunTask'), passRole(toEcs)),
      settings: { policyType: 'boundary' },
    },
    { name: 'not asked for', code: policy(allow('s3:GetObject'), passRole('"lambda.amazonaws.com"')) },
    {
      name: 'services that another policy passes roles to',
      code: policy(passRole('"lambda.amazonaws.com"')),
      options: unusedServices,
    },
    {
      name: 'a service of which something is written',
      code: policy(allow('robomaker:CreateSimulationJob'), passRole('"robomaker.amazonaws.com"')),
      options: unusedServices,
    },
    {
      name: 'everything may be passed to, for all that is known',
      code: policy(
        passRole('"lambda.amazonaws.com"'),
        '{"Effect":"Allow","NotAction":"iam:*","Resource":"arn:aws:s3:::shelf"}',
      ),
      options: unusedServices,
    },
  ],
  invalid: [
    otherService(['ecs:RegisterTaskDefinition', 'ecs:RunTask'], '«"ecs.amazonaws.com"»', tasks, {
      named: 'ecs:RunTask',
      replaced: '"ecs-tasks.amazonaws.com"',
      added: '["ecs.amazonaws.com","ecs-tasks.amazonaws.com"]',
    }),
    otherService(['ecs:CreateService'], '[«"ecs.amazonaws.com"»]', tasks, {
      replaced: '["ecs-tasks.amazonaws.com"]',
      added: '["ecs.amazonaws.com","ecs-tasks.amazonaws.com"]',
    }),
    otherService(['ecs:start*'], '["ec2.amazonaws.com",«"ecs.amazonaws.com"»]', tasks, {
      named: 'ecs:StartTask',
      replaced: '["ec2.amazonaws.com","ecs-tasks.amazonaws.com"]',
      added: '["ec2.amazonaws.com","ecs.amazonaws.com","ecs-tasks.amazonaws.com"]',
    }),
    otherService(['ec2:CreateFlowLogs'], '«"ec2.amazonaws.com"»', '`vpc-flow-logs.amazonaws.com`', {
      replaced: '"vpc-flow-logs.amazonaws.com"',
      added: '["ec2.amazonaws.com","vpc-flow-logs.amazonaws.com"]',
    }),
    otherService(['eks:CreatePodIdentityAssociation'], '«"eks.amazonaws.com"»', '`pods.eks.amazonaws.com`', {
      replaced: '"pods.eks.amazonaws.com"',
      added: '["eks.amazonaws.com","pods.eks.amazonaws.com"]',
    }),
    {
      name: 'a service that nothing in the policy passes a role to',
      code: policy(
        allow('lambda:CreateFunction', 'ec2:Describe*'),
        passRole('["lambda.amazonaws.com",«"ec2.amazonaws.com"»]'),
      ),
      options: unusedServices,
      errors: [{ messageId: 'unusedService', data: { value: 'ec2.amazonaws.com' } }],
    },
  ],
});
