/**
 * What it takes to run something of one's own under a role that was passed: the calls by service principal, as of
 * November 2026, the most telling first. A call that only names a role for later, or for a narrow purpose of the service
 * (`ecs:RegisterTaskDefinition`, the notifications of `ssm:SendCommand`), is no launch by itself.
 *
 * From the published escalation paths, held against what the pages of the calls say of the role. That the actions exist
 * is tested.
 * https://pathfinding.cloud/paths/
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
const table: readonly (readonly [principal: string, calls: string])[] = [
  ['ec2', 'ec2:RunInstances'],
  [
    'lambda',
    'lambda:CreateFunction lambda:InvokeFunction|lambda:CreateFunctionUrlConfig|lambda:CreateEventSourceMapping|lambda:AddPermission',
  ],
  [
    'lambda',
    'lambda:UpdateFunctionConfiguration lambda:UpdateFunctionCode lambda:InvokeFunction|lambda:CreateFunctionUrlConfig|lambda:CreateEventSourceMapping|lambda:AddPermission',
  ],
  ['cloudformation', 'cloudformation:CreateStack'],
  ['cloudformation', 'cloudformation:UpdateStack'],
  ['cloudformation', 'cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet'],
  ['cloudformation', 'cloudformation:CreateStackSet cloudformation:CreateStackInstances'],
  ['cloudformation', 'cloudformation:UpdateStackSet'],
  // Without a new definition, the command and the role of an existing one can be overridden.
  ['ecs-tasks', 'ecs:RegisterTaskDefinition ecs:RunTask|ecs:StartTask|ecs:CreateService|ecs:UpdateService'],
  ['ecs-tasks', 'ecs:RunTask'],
  ['ecs-tasks', 'ecs:StartTask'],
  ['glue', 'glue:CreateJob|glue:UpdateJob glue:StartJobRun|glue:CreateTrigger'],
  ['glue', 'glue:CreateSession glue:RunStatement'],
  ['glue', 'glue:CreateDevEndpoint'],
  [
    'codebuild',
    'codebuild:CreateProject|codebuild:UpdateProject codebuild:StartBuild|codebuild:StartBuildBatch',
  ],
  ['sagemaker', 'sagemaker:CreateNotebookInstance sagemaker:CreatePresignedNotebookInstanceUrl'],
  ['sagemaker', 'sagemaker:CreateNotebookInstance sagemaker:CreateNotebookInstanceLifecycleConfig'],
  ['sagemaker', 'sagemaker:CreateTrainingJob'],
  ['sagemaker', 'sagemaker:CreateProcessingJob'],
  ['sagemaker', 'sagemaker:CreateHyperParameterTuningJob'],
  [
    'states',
    'states:CreateStateMachine|states:UpdateStateMachine states:StartExecution|states:StartSyncExecution',
  ],
  ['states', 'states:TestState'],
  ['ssm', 'ssm:CreateDocument ssm:StartAutomationExecution'],
  ['ec2', 'ec2:RequestSpotInstances'],
  [
    'ec2',
    'autoscaling:CreateLaunchConfiguration|ec2:CreateLaunchTemplate autoscaling:CreateAutoScalingGroup|autoscaling:UpdateAutoScalingGroup',
  ],
  [
    'ec2',
    'ec2:AssociateIamInstanceProfile|ec2:ReplaceIamInstanceProfileAssociation ssm:StartSession|ssm:SendCommand|ec2-instance-connect:SendSSHPublicKey',
  ],
  ['ec2', 'elasticmapreduce:RunJobFlow'],
  ['elasticmapreduce', 'elasticmapreduce:RunJobFlow'],
  ['emr-serverless', 'emr-serverless:StartJobRun'],
  ['ecs-tasks', 'batch:RegisterJobDefinition batch:SubmitJob'],
  [
    'bedrock-agentcore',
    'bedrock-agentcore:CreateCodeInterpreter bedrock-agentcore:StartCodeInterpreterSession bedrock-agentcore:InvokeCodeInterpreter',
  ],
  ['scheduler', 'scheduler:CreateSchedule'],
  ['scheduler', 'scheduler:UpdateSchedule'],
  ['tasks.apprunner', 'apprunner:CreateService'],
  ['braket', 'braket:CreateJob'],
  ['kinesisanalytics', 'kinesisanalytics:CreateApplication kinesisanalytics:StartApplication'],
  ['omics', 'omics:CreateWorkflow omics:StartRun'],
];

/** A way to run something under a passed role. */
export interface RoleLaunch {
  /** The service principal that the role goes to. */
  readonly service: string;
  /** The ids of the actions: one of each list is needed. */
  readonly steps: readonly (readonly string[])[];
}

/** The most telling first. */
export const roleLaunches: readonly RoleLaunch[] = table.map(([principal, calls]) => ({
  service: `${principal}.amazonaws.com`,
  steps: calls.split(' ').map((step) => step.split('|')),
}));
