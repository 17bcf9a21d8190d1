import { expect, test } from 'vitest';
import { allActions, findAction } from '../../src/catalog/catalog.js';
import { actionsInRolePassingTable, keylessCalls, rolePassing } from '../../src/catalog/role-passing.js';
import { isServicePrincipal } from '../../src/catalog/service-principals.js';

const exists = (id: string) => {
  const [service = '', name = ''] = id.split(':');
  return findAction(service, name)?.id === id;
};

test('every action of the table exists and is named once', () => {
  const ids = actionsInRolePassingTable();
  expect(ids.length).toBeGreaterThan(250);
  expect(ids.filter((id) => !exists(id))).toEqual([]);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
});

test.each([
  ['ecs:RunTask', ['ecs-tasks', 'ecs']],
  ['ECS:runtask', ['ecs-tasks', 'ecs']],
  ['ecs:RegisterTaskDefinition', ['ecs-tasks']],
  ['ec2:RunInstances', ['ec2']],
  ['ec2:CreateFlowLogs', ['vpc-flow-logs']],
  ['lambda:CreateFunction', ['lambda']],
  ['batch:RegisterJobDefinition', ['ecs-tasks']],
  ['eks:CreatePodIdentityAssociation', ['pods.eks']],
  ['scheduler:CreateSchedule', ['scheduler']],
  ['iot:CreateRoleAlias', ['credentials.iot', 'iot']],
  ['apprunner:CreateService', ['tasks.apprunner', 'build.apprunner', 'apprunner']],
  ['imagebuilder:CreateInfrastructureConfiguration', ['ec2']],
  ['elasticmapreduce:RunJobFlow', ['elasticmapreduce', 'ec2', 'application-autoscaling']],
  ['datapipeline:CreatePipeline', ['datapipeline', 'elasticmapreduce', 'ec2']],
  ['sagemaker:CreateModel', ['sagemaker']],
  ['rds:CreateDBInstance', ['rds', 'monitoring.rds']],
  ['rds:StartExportTask', ['export.rds']],
  ['osis:CreatePipeline', ['osis-pipelines']],
  ['cloudformation:CreateStack', ['cloudformation']],
  ['s3:CreateJob', ['batchoperations.s3']],
] as const)('%s', (id, labels) => {
  expect(rolePassing(id)).toEqual(labels.map((label) => `${label}.amazonaws.com`));
});

test.each([
  's3:GetObject',
  'iam:PassRole',
  'ecs:Nothing',
  'nothing:RunTask',
  'ecs',
  '',
  ':',
  'ecs:*',
  'constructor:x',
])('`%s` passes no role', (id) => {
  expect(rolePassing(id)).toEqual([]);
});

test('every action that depends on iam:PassRole passes a role', () => {
  const dependents = allActions().filter(({ dependentActions }) => dependentActions.includes('iam:PassRole'));
  expect(dependents).toHaveLength(273);
  expect(dependents.filter(({ id }) => rolePassing(id).length === 0)).toEqual([]);
});

test('principals that no other source confirms', () => {
  const principals = new Set(allActions().flatMap(({ id }) => rolePassing(id)));
  expect([...principals].filter((name) => !isServicePrincipal(name)).sort()).toEqual([
    'bcm-dashboards.amazonaws.com',
    'health-agent.amazonaws.com',
    'securityagent.amazonaws.com',
    'ts.amazonaws.com',
  ]);
});

test('calls without the key pass a role and exist', () => {
  expect(keylessCalls.filter(({ action }) => !exists(action) || rolePassing(action).length === 0)).toEqual(
    [],
  );
  expect(keylessCalls.find(({ action }) => action === 'logs:PutSubscriptionFilter')!.status).toBe('not-sent');
});
