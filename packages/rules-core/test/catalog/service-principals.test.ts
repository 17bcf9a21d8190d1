import { expect, test } from 'vitest';
import { isServicePrincipal, servicePrincipals } from '../../src/catalog/service-principals.js';

test('the list', () => {
  expect(servicePrincipals()).toHaveLength(400);
  expect(servicePrincipals()).toEqual([...new Set(servicePrincipals())].sort());
  expect(
    servicePrincipals().filter(
      (name) =>
        !/^(\$\{Region\}\.)?[a-z0-9-]+[a-z0-9.-]*(\.\$\{Region\})?\.amazon(aws)?\.com(\.cn)?$/.test(name),
    ),
  ).toEqual([]);
});

test.each([
  'lambda.amazonaws.com',
  'ecs-tasks.amazonaws.com',
  'tasks.apprunner.amazonaws.com',
  'ec2.amazonaws.com.cn',
  'lambda.amazonaws.com.cn',
  'logs.eu-west-1.amazonaws.com',
  'states.us-gov-west-1.amazonaws.com',
  'codedeploy.us-east-1.amazonaws.com',
  'us-east-1.elasticache-snapshot.amazonaws.com',
])('%s', (name) => {
  expect(isServicePrincipal(name)).toBe(true);
});

test.each([
  'Lambda.amazonaws.com',
  'lambda',
  'lambda.aws.com',
  'lambda.amazonaws.com ',
  'lambdas.amazonaws.com',
  '*.amazonaws.com',
  'eu-west-1.amazonaws.com',
  '',
  'codedeploy.${Region}.amazonaws.com.evil',
])('not `%s`', (name) => {
  expect(isServicePrincipal(name)).toBe(false);
});
