/**
 * The published escalation paths, each in several forms, and near misses of each.
 * https://pathfinding.cloud/paths/ (2025-12-17)
 */
import { describe, expect, test } from 'vitest';
import { lintText } from '../../../src/json/index.js';

type Row = readonly [id: string, actions: string, service?: string];

const published: readonly Row[] = [
  ['apprunner-001', 'iam:PassRole apprunner:CreateService', 'tasks.apprunner.amazonaws.com'],
  ['apprunner-002', 'apprunner:UpdateService'],
  [
    'bedrock-001',
    'iam:PassRole bedrock-agentcore:CreateCodeInterpreter bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter',
    'bedrock-agentcore.amazonaws.com',
  ],
  ['bedrock-002', 'bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter'],
  ['cloudformation-001', 'iam:PassRole cloudformation:CreateStack', 'cloudformation.amazonaws.com'],
  ['cloudformation-002', 'cloudformation:UpdateStack'],
  [
    'cloudformation-003',
    'iam:PassRole cloudformation:CreateStackSet cloudformation:CreateStackInstances',
    'cloudformation.amazonaws.com',
  ],
  ['cloudformation-004', 'iam:PassRole cloudformation:UpdateStackSet', 'cloudformation.amazonaws.com'],
  ['cloudformation-005', 'cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet'],
  ['codebuild-001', 'iam:PassRole codebuild:CreateProject codebuild:StartBuild', 'codebuild.amazonaws.com'],
  ['codebuild-002', 'codebuild:StartBuild'],
  ['codebuild-003', 'codebuild:StartBuildBatch'],
  [
    'codebuild-004',
    'iam:PassRole codebuild:CreateProject codebuild:StartBuildBatch',
    'codebuild.amazonaws.com',
  ],
  [
    'datapipeline-001',
    'iam:PassRole datapipeline:CreatePipeline datapipeline:PutPipelineDefinition datapipeline:ActivatePipeline',
    'datapipeline.amazonaws.com',
  ],
  ['ec2-001', 'iam:PassRole ec2:RunInstances', 'ec2.amazonaws.com'],
  ['ec2-002', 'ec2:ModifyInstanceAttribute ec2:StopInstances ec2:StartInstances'],
  ['ec2-003', 'iam:PassRole ec2:RequestSpotInstances', 'ec2.amazonaws.com'],
  ['ec2-004', 'ec2:CreateLaunchTemplateVersion ec2:ModifyLaunchTemplate'],
  ['ec2instanceconnect-003', 'ec2-instance-connect:SendSSHPublicKey ec2:DescribeInstances'],
  [
    'ecs-001',
    'iam:PassRole ecs:CreateCluster ecs:RegisterTaskDefinition ecs:CreateService',
    'ecs-tasks.amazonaws.com',
  ],
  [
    'ecs-002',
    'iam:PassRole ecs:CreateCluster ecs:RegisterTaskDefinition ecs:RunTask',
    'ecs-tasks.amazonaws.com',
  ],
  ['ecs-003', 'iam:PassRole ecs:RegisterTaskDefinition ecs:CreateService', 'ecs-tasks.amazonaws.com'],
  ['ecs-004', 'iam:PassRole ecs:RegisterTaskDefinition ecs:RunTask', 'ecs-tasks.amazonaws.com'],
  ['ecs-005', 'iam:PassRole ecs:RegisterTaskDefinition ecs:StartTask', 'ecs-tasks.amazonaws.com'],
  ['glue-001', 'iam:PassRole glue:CreateDevEndpoint', 'glue.amazonaws.com'],
  ['glue-002', 'glue:UpdateDevEndpoint'],
  ['glue-003', 'iam:PassRole glue:CreateJob glue:StartJobRun', 'glue.amazonaws.com'],
  ['glue-004', 'iam:PassRole glue:CreateJob glue:CreateTrigger', 'glue.amazonaws.com'],
  ['glue-005', 'iam:PassRole glue:UpdateJob glue:StartJobRun', 'glue.amazonaws.com'],
  ['glue-006', 'iam:PassRole glue:UpdateJob glue:CreateTrigger', 'glue.amazonaws.com'],
  ['iam-001', 'iam:CreatePolicyVersion'],
  ['iam-002', 'iam:CreateAccessKey'],
  ['iam-003', 'iam:CreateAccessKey iam:DeleteAccessKey'],
  ['iam-004', 'iam:CreateLoginProfile'],
  ['iam-005', 'iam:PutRolePolicy'],
  ['iam-006', 'iam:UpdateLoginProfile'],
  ['iam-007', 'iam:PutUserPolicy'],
  ['iam-008', 'iam:AttachUserPolicy'],
  ['iam-009', 'iam:AttachRolePolicy'],
  ['iam-010', 'iam:AttachGroupPolicy'],
  ['iam-011', 'iam:PutGroupPolicy'],
  ['iam-012', 'iam:UpdateAssumeRolePolicy'],
  ['iam-013', 'iam:AddUserToGroup'],
  ['iam-014', 'iam:AttachRolePolicy sts:AssumeRole'],
  ['iam-015', 'iam:AttachUserPolicy iam:CreateAccessKey'],
  ['iam-016', 'iam:CreatePolicyVersion sts:AssumeRole'],
  ['iam-017', 'iam:PutRolePolicy sts:AssumeRole'],
  ['iam-018', 'iam:PutUserPolicy iam:CreateAccessKey'],
  ['iam-019', 'iam:AttachRolePolicy iam:UpdateAssumeRolePolicy'],
  ['iam-020', 'iam:CreatePolicyVersion iam:UpdateAssumeRolePolicy'],
  ['iam-021', 'iam:PutRolePolicy iam:UpdateAssumeRolePolicy'],
  ['lambda-001', 'iam:PassRole lambda:CreateFunction lambda:InvokeFunction', 'lambda.amazonaws.com'],
  [
    'lambda-002',
    'iam:PassRole lambda:CreateFunction lambda:CreateEventSourceMapping',
    'lambda.amazonaws.com',
  ],
  ['lambda-003', 'lambda:UpdateFunctionCode'],
  ['lambda-004', 'lambda:UpdateFunctionCode lambda:InvokeFunction'],
  ['lambda-005', 'lambda:UpdateFunctionCode lambda:AddPermission'],
  ['lambda-006', 'iam:PassRole lambda:CreateFunction lambda:AddPermission', 'lambda.amazonaws.com'],
  ['sagemaker-001', 'iam:PassRole sagemaker:CreateNotebookInstance', 'sagemaker.amazonaws.com'],
  ['sagemaker-002', 'iam:PassRole sagemaker:CreateTrainingJob', 'sagemaker.amazonaws.com'],
  ['sagemaker-003', 'iam:PassRole sagemaker:CreateProcessingJob', 'sagemaker.amazonaws.com'],
  ['sagemaker-004', 'sagemaker:CreatePresignedNotebookInstanceUrl'],
  [
    'sagemaker-005',
    'sagemaker:CreateNotebookInstanceLifecycleConfig sagemaker:StopNotebookInstance sagemaker:UpdateNotebookInstance sagemaker:StartNotebookInstance',
  ],
  ['ssm-001', 'ssm:StartSession'],
  ['ssm-002', 'ssm:SendCommand'],
  ['sts-001', 'sts:AssumeRole'],
];

/** More of the same, from a catalogue of our own. */
const others: readonly Row[] = [
  ['A2', 'iam:PassRole ec2:RequestSpotInstances', 'ec2.amazonaws.com'],
  ['A16', 'iam:PassRole glue:CreateSession glue:RunStatement', 'glue.amazonaws.com'],
  ['A31', 'iam:PassRole ecs:RunTask', 'ecs-tasks.amazonaws.com'],
  ['A32', 'iam:PassRole ecs:StartTask', 'ecs-tasks.amazonaws.com'],
  ['A36', 'iam:PassRole batch:RegisterJobDefinition batch:SubmitJob', 'ecs-tasks.amazonaws.com'],
  ['A40', 'iam:PassRole sagemaker:CreateHyperParameterTuningJob', 'sagemaker.amazonaws.com'],
  ['A45', 'iam:PassRole states:CreateStateMachine states:StartExecution', 'states.amazonaws.com'],
  ['A47', 'iam:PassRole states:TestState', 'states.amazonaws.com'],
  ['A48', 'iam:PassRole scheduler:CreateSchedule', 'scheduler.amazonaws.com'],
  ['A51', 'iam:PassRole ssm:CreateDocument ssm:StartAutomationExecution', 'ssm.amazonaws.com'],
  ['A54', 'iam:PassRole elasticmapreduce:RunJobFlow', 'ec2.amazonaws.com'],
  ['A61', 'iam:PassRole braket:CreateJob', 'braket.amazonaws.com'],
  [
    'A64',
    'iam:PassRole kinesisanalytics:CreateApplication kinesisanalytics:StartApplication',
    'kinesisanalytics.amazonaws.com',
  ],
  ['A65', 'iam:PassRole omics:CreateWorkflow omics:StartRun', 'omics.amazonaws.com'],
  [
    'A69',
    'iam:PassRole elasticbeanstalk:CreateApplicationVersion elasticbeanstalk:CreateEnvironment cloudformation:CreateStack autoscaling:CreateAutoScalingGroup',
    'elasticbeanstalk.amazonaws.com',
  ],
  ['A74', 'iam:PassRole airflow:CreateEnvironment s3:PutObject', 'airflow.amazonaws.com'],
  [
    'A77',
    'iam:PassRole eks:CreatePodIdentityAssociation eks:CreateAccessEntry eks:AssociateAccessPolicy',
    'pods.eks.amazonaws.com',
  ],
  ['B11', 'ecs:ExecuteCommand'],
  ['B22', 'batch:SubmitJob'],
  ['B24', 'states:UpdateStateMachine states:StartExecution'],
  ['B26', 'codepipeline:UpdatePipeline codepipeline:StartPipelineExecution'],
  ['B34', 'eks:CreateAccessEntry eks:AssociateAccessPolicy'],
  ['C2', 'iam:SetDefaultPolicyVersion'],
  ['C15', 'iam:DeleteUserPermissionsBoundary'],
  ['C16', 'iam:DeleteRolePermissionsBoundary'],
  ['C28', 'sso:PutInlinePolicyToPermissionSet'],
];
const rows = [...published, ...others];

/** What leads nowhere by itself: as the table of paths says, and why. */
const nowhere: readonly string[] = [
  'iam:PassRole events:PutRule events:PutTargets',
  'iam:PassRole pipes:CreatePipe',
  'iam:CreateSAMLProvider sts:AssumeRoleWithSAML',
  'iam:CreateVirtualMFADevice iam:EnableMFADevice iam:DeactivateMFADevice iam:ResyncMFADevice',
  'ec2-instance-connect:SendSerialConsoleSSHPublicKey',
];

/** What helps, and is not needed. */
const helping: ReadonlySet<string> = new Set(['ec2:DescribeInstances']);

const allow = (Action: unknown, more: object = {}) => ({ Effect: 'Allow', Action, Resource: '*', ...more });
const deny = (Action: string, more: object = {}) => ({ Effect: 'Deny', Action, Resource: '*', ...more });
const isReported = (...Statement: object[]) =>
  lintText(JSON.stringify({ Version: '2012-10-17', Statement }), {
    rules: { 'no-privilege-escalation': 'error' },
  }).length > 0;

/** Some path needs no more than the actions. */
const isPath = (actions: readonly string[]) =>
  rows.some(([, needed]) => needed.split(' ').every((each) => helping.has(each) || actions.includes(each)));

const past = { DateLessThan: { 'aws:CurrentTime': '2001-01-01T00:00:00Z' } };
const passedTo = (service: string) => ({ StringEquals: { 'iam:PassedToService': service } });
/** With a wildcard at the end that matches little else. */
const shortened = (action: string) => `${action.slice(0, -1)}*`;
const questioned = (action: string) => `${action.slice(0, -2)}?${action.slice(-1)}`;

describe.each(rows)('%s: %s', (_, list, service) => {
  const actions = list!.split(' ');
  const each = (action: string, statement: object) =>
    actions
      .filter((other) => other !== action)
      .map((other) => allow(other))
      .concat(statement as never);

  test('is reported, however it is written', () => {
    expect(isReported(allow(actions))).toBe(true);
    expect(isReported(...actions.map((action) => allow(action)))).toBe(true);
    expect(isReported(...actions.map((action) => allow(action.toUpperCase())))).toBe(true);
    expect(isReported(allow(actions.map(shortened)))).toBe(true);
    expect(isReported(allow(actions.map(questioned)))).toBe(true);
    expect(isReported(allow([...new Set(actions.map((action) => `${action.split(':')[0]!}:*`))]))).toBe(true);
    expect(isReported({ Effect: 'Allow', NotAction: 's3:*', Resource: '*' })).toBe(true);
    expect(isReported({ Effect: 'Allow', Action: actions, NotResource: 'arn:aws:s3:::b' })).toBe(true);
    if (service)
      expect(
        isReported(...each('iam:PassRole', allow('iam:PassRole', { Condition: passedTo(service) }))),
      ).toBe(true);
  });

  test('is reported beside a Deny that leaves it', () => {
    for (const action of actions) {
      const bucket = { Resource: 'arn:aws:s3:::b' };
      const untrusted = { Condition: { Bool: { 'aws:SecureTransport': 'false' } } };
      expect(isReported(allow(actions), deny(action, bucket))).toBe(true);
      expect(isReported(allow(actions), deny(action, untrusted))).toBe(true);
      expect(isReported(allow(actions), deny(action, { Condition: past }))).toBe(true);
    }
  });

  test('is not reported where a permission is missing', () => {
    for (const action of actions) {
      const left = actions.filter((other) => other !== action);
      if (isPath(left)) continue;
      expect(isReported(allow(left)), `without ${action}`).toBe(false);
      expect(isReported(allow(actions), deny(action)), `with ${action} denied`).toBe(false);
      const fence = { Resource: undefined, NotResource: 'arn:aws:s3:::b' };
      expect(
        isReported(allow(actions), deny(action, fence)),
        `with ${action} denied on all but a bucket`,
      ).toBe(false);
      expect(
        isReported(...each(action, allow(action, { Condition: past }))),
        `${action} until a past day`,
      ).toBe(false);
    }
  });

  if (service)
    test('is not reported where roles are passed to another service', () => {
      const condition = { Condition: passedTo('support.amazonaws.com') };
      const left = actions.filter((other) => other !== 'iam:PassRole');
      expect(isReported(...each('iam:PassRole', allow('iam:PassRole', condition)))).toBe(isPath(left));
    });
});

test.each(nowhere)('%s leads nowhere', (list) => {
  expect(isReported(allow(list.split(' ')))).toBe(false);
});
