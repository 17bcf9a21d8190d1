/**
 * The ways in which permissions lead to more permissions, as of November 2026: what each takes, and what of.
 *
 * From the published escalation paths, held against what the pages of the calls and the Service Authorization Reference say of
 * them. That the actions exist is tested. Left out:
 * - services that have ended (AWS CodeStar), and what opens a resource to others
 * - calls whose role reaches no further than one store (AWS Transfer Family, replication, notifications), or than the one call
 *   that its kind of target makes (rules of Amazon EventBridge, EventBridge Pipes; EventBridge Scheduler makes any call)
 * - new identity providers (`iam:CreateSAMLProvider`): a role has to trust them, and whoever can have it do so is in the table
 * - MFA devices: without the credentials of their user they are of no use, and one's own may be registered as AWS documents it
 * https://pathfinding.cloud/paths/
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
import { findAction, resourceTypesOf } from './catalog.js';
import type { Action, ResourceType } from './decode.js';
import { ArnTemplate } from '../patterns/arn-template.js';

/**
 * What a path leads to:
 * - `grant`: any permission for oneself, or for those that one is among.
 * - `credentials`: what another user may do.
 * - `trust`: what a role may do that is made to trust oneself.
 * - `limits`: what a permissions boundary or a Deny keeps from oneself.
 * - `pass-role`: what a role may do that is handed to a service in which one runs something.
 * - `existing-role`: what a role may do that something existing runs under.
 * - `assume-role`: what a role may do that trusts oneself already.
 */
export type EscalationFamily =
  'grant' | 'credentials' | 'trust' | 'limits' | 'pass-role' | 'existing-role' | 'assume-role';

/** One call of a path. */
export interface EscalationStep {
  readonly id: string;
  /** The id in lower case. */
  readonly folded: string;
  /** What it is done to: each of these has to be within reach, or any of them. None for a call that names no resource. */
  readonly targets: readonly ResourceType[];
  readonly needs: 'each' | 'any';
  /** It makes something: a name of the caller's choice will do. Other calls ask for what is there already. */
  readonly creates: boolean;
}

export interface EscalationPath {
  /** Its names in the published lists: those of pathfinding.cloud, and the rows of a catalogue of our own. */
  readonly sources: readonly string[];
  readonly family: EscalationFamily;
  /** One of each list is needed. The first list is the decisive one. */
  readonly steps: readonly (readonly EscalationStep[])[];
  /** It depends on more than what is granted: on who is in a group, say, or on what another version of a policy allows. */
  readonly depends: boolean;
  /** The service principals that the role can be passed to: any of them. */
  readonly services: readonly string[];
}

/**
 * A step is the id of an action. Its targets are those that the reference requires, unless types are named after `@`; after
 * `~` any type will do. `+` stands before a call that makes something, `?` before one that depends on more than what is granted.
 */
type Row = readonly [sources: string, steps: string, services?: string];

const enter = 'ssm:StartSession@instance|ssm:SendCommand@instance|ec2-instance-connect:SendSSHPublicKey';
const invoke =
  'lambda:InvokeFunction|lambda:CreateFunctionUrlConfig|lambda:CreateEventSourceMapping|lambda:AddPermission';

/** By family, the most telling first. */
const table: Readonly<Record<EscalationFamily, readonly Row[]>> = {
  grant: [
    ['iam-008 iam-015 C6', 'iam:AttachUserPolicy'],
    ['iam-009 iam-014 iam-019 C8', 'iam:AttachRolePolicy'],
    ['iam-010 C7', 'iam:AttachGroupPolicy'],
    ['iam-007 iam-018 C9', 'iam:PutUserPolicy'],
    ['iam-005 iam-017 iam-021 C11', 'iam:PutRolePolicy'],
    ['iam-011 C10', 'iam:PutGroupPolicy'],
    ['iam-001 iam-016 iam-020 C1 C14', 'iam:CreatePolicyVersion'],
    ['C2', '?iam:SetDefaultPolicyVersion'],
    ['iam-013 C12', 'iam:AddUserToGroup'],
    ['C8', 'iam:AttachRolePolicy|iam:PutRolePolicy +iam:CreateRole'],
    [
      'C6 C9',
      'iam:AttachUserPolicy|iam:PutUserPolicy +iam:CreateUser iam:CreateAccessKey|iam:CreateLoginProfile',
    ],
    ['sso-001 C28', '?sso:AttachManagedPolicyToPermissionSet@PermissionSet'],
    ['sso-002 C28', '?sso:PutInlinePolicyToPermissionSet@PermissionSet'],
    ['sso-003 C28', '?sso:AttachCustomerManagedPolicyReferenceToPermissionSet@PermissionSet'],
    ['C28', '?sso:CreateAccountAssignment@PermissionSet'],
    ['C29', '?identitystore:CreateGroupMembership@Group'],
  ],
  credentials: [
    ['iam-002 iam-003 C3', 'iam:CreateAccessKey'],
    ['iam-004 C4', 'iam:CreateLoginProfile'],
    ['iam-006 C5', 'iam:UpdateLoginProfile'],
    ['C30', '?sts:AssumeRoot'],
  ],
  trust: [['iam-012 C13', 'iam:UpdateAssumeRolePolicy']],
  limits: [
    ['iam-022 C15', 'iam:DeleteUserPermissionsBoundary'],
    ['iam-023 C16', 'iam:DeleteRolePermissionsBoundary'],
    ['iam-024 C17', 'iam:PutUserPermissionsBoundary'],
    ['iam-024 C17', 'iam:PutRolePermissionsBoundary'],
    ['iam-025 C18', 'iam:DetachUserPolicy'],
    ['iam-025 C18', 'iam:DeleteUserPolicy'],
    ['iam-026 C18', 'iam:DetachRolePolicy'],
    ['iam-026 C18', 'iam:DeleteRolePolicy'],
  ],
  'pass-role': [
    ['ec2-001 A1', '+ec2:RunInstances', 'ec2'],
    ['lambda-001 lambda-002 lambda-006 A6 A7 A8 A9', `+lambda:CreateFunction ${invoke}`, 'lambda'],
    ['A11', `lambda:UpdateFunctionConfiguration lambda:UpdateFunctionCode ${invoke}`, 'lambda'],
    ['cloudformation-001 A17', '+cloudformation:CreateStack', 'cloudformation'],
    ['A18', 'cloudformation:UpdateStack', 'cloudformation'],
    ['A19', '+cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet', 'cloudformation'],
    [
      'cloudformation-003 A20',
      '+cloudformation:CreateStackSet +cloudformation:CreateStackInstances',
      'cloudformation',
    ],
    ['cloudformation-004 A21', 'cloudformation:UpdateStackSet', 'cloudformation'],
    // Without a new definition, the command and the role of an existing one can be overridden.
    [
      'ecs-001 ecs-002 ecs-003 ecs-004 ecs-005 A27 A28 A29 A30',
      '+ecs:RegisterTaskDefinition ecs:RunTask|ecs:StartTask|ecs:CreateService|ecs:UpdateService',
      'ecs-tasks',
    ],
    ['ecs-008 A31', 'ecs:RunTask', 'ecs-tasks'],
    ['ecs-007 ecs-009 A32 A33', 'ecs:StartTask', 'ecs-tasks'],
    [
      'glue-003 glue-004 glue-005 glue-006 A14 A15',
      '+glue:CreateJob|glue:UpdateJob glue:StartJobRun|+glue:CreateTrigger',
      'glue',
    ],
    ['glue-007 A16', '+glue:CreateSession glue:RunStatement', 'glue'],
    ['glue-001 A13', '+glue:CreateDevEndpoint', 'glue'],
    [
      'codebuild-001 codebuild-004 A24 A25',
      '+codebuild:CreateProject|codebuild:UpdateProject codebuild:StartBuild|codebuild:StartBuildBatch',
      'codebuild',
    ],
    ['sagemaker-001 A37', '+sagemaker:CreateNotebookInstance', 'sagemaker'],
    ['sagemaker-002 A38', '+sagemaker:CreateTrainingJob', 'sagemaker'],
    ['sagemaker-003 A39', '+sagemaker:CreateProcessingJob', 'sagemaker'],
    ['A40', '+sagemaker:CreateHyperParameterTuningJob', 'sagemaker'],
    [
      'stepfunctions-001 A45 A46',
      '+states:CreateStateMachine|states:UpdateStateMachine states:StartExecution|states:StartSyncExecution',
      'states',
    ],
    ['A47', 'states:TestState', 'states'],
    // A pod of one's own gets the role, and access to the cluster is to start one.
    // https://docs.aws.amazon.com/eks/latest/userguide/pod-id-association.html
    ['A77', '+eks:CreatePodIdentityAssociation eks:CreateAccessEntry +eks:AssociateAccessPolicy', 'pods.eks'],
    // DAGs come from a bucket, and run under the role of the environment.
    // https://docs.aws.amazon.com/mwaa/latest/userguide/working-dags.html
    [
      'A74',
      '+airflow:CreateEnvironment|airflow:UpdateEnvironment +s3:PutObject@object',
      'airflow airflow-env',
    ],
    // What an environment consists of is made with the permissions of the caller.
    // https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/concepts-roles-user.html
    [
      'A69',
      '+elasticbeanstalk:CreateApplicationVersion +elasticbeanstalk:CreateEnvironment +cloudformation:CreateStack +autoscaling:CreateAutoScalingGroup',
      'ec2 elasticbeanstalk',
    ],
    ['ssm-003 A51', '+ssm:CreateDocument ~ssm:StartAutomationExecution', 'ssm'],
    ['ec2-003 A2', '+ec2:RequestSpotInstances', 'ec2'],
    [
      'A5',
      '+autoscaling:CreateLaunchConfiguration|+ec2:CreateLaunchTemplate +autoscaling:CreateAutoScalingGroup|autoscaling:UpdateAutoScalingGroup',
      'ec2',
    ],
    ['A3', `ec2:AssociateIamInstanceProfile|~ec2:ReplaceIamInstanceProfileAssociation ${enter}`, 'ec2'],
    ['A4', `iam:AddRoleToInstanceProfile iam:RemoveRoleFromInstanceProfile ${enter}`, 'ec2'],
    ['emr-001 A54', '+elasticmapreduce:RunJobFlow', 'ec2 elasticmapreduce'],
    ['A55', '+~elasticmapreduce:CreateEditor ~elasticmapreduce:OpenEditorInConsole', 'elasticmapreduce'],
    ['emrserverless-001 A56', 'emr-serverless:StartJobRun|emr-serverless:StartSession', 'emr-serverless'],
    ['batch-001 batch-003 A36', '+batch:RegisterJobDefinition ~batch:SubmitJob', 'ecs-tasks'],
    [
      'bedrock-001 A57',
      '+bedrock-agentcore:CreateCodeInterpreter ~bedrock-agentcore:StartCodeInterpreterSession ~bedrock-agentcore:InvokeCodeInterpreter',
      'bedrock-agentcore',
    ],
    [
      'bedrock-003 A58 A59',
      '+bedrock-agentcore:CreateAgentRuntime +bedrock-agentcore:CreateAgentRuntimeEndpoint +~bedrock-agentcore:CreateWorkloadIdentity ~bedrock-agentcore:InvokeAgentRuntimeCommand',
      'bedrock-agentcore',
    ],
    [
      'A60',
      '+bedrock-agentcore:CreateBrowser ~bedrock-agentcore:StartBrowserSession bedrock-agentcore:ConnectBrowserAutomationStream',
      'bedrock-agentcore',
    ],
    ['scheduler-001 A48', '+scheduler:CreateSchedule', 'scheduler'],
    ['A48', 'scheduler:UpdateSchedule', 'scheduler'],
    // Which of its principals a call sends is not documented.
    ['apprunner-001 A43', '+apprunner:CreateService', 'tasks.apprunner build.apprunner apprunner'],
    ['braket-001 A61', '+~braket:CreateJob', 'braket'],
    [
      'kinesisanalytics-001 A64',
      '+kinesisanalytics:CreateApplication kinesisanalytics:StartApplication',
      'kinesisanalytics',
    ],
    ['omics-001 A65', '+omics:CreateWorkflow +~omics:StartRun', 'omics'],
    [
      'datapipeline-001 A22',
      '+datapipeline:CreatePipeline datapipeline:PutPipelineDefinition datapipeline:ActivatePipeline',
      'datapipeline elasticmapreduce',
    ],
    ['A10', '+lambda:CreateFunction lambda:PublishVersion cloudfront:UpdateDistribution', 'lambda'],
    [
      'A26',
      '+codepipeline:CreatePipeline +codebuild:CreateProject codepipeline:StartPipelineExecution',
      'codepipeline',
    ],
    ['A34', '+ecs:RegisterTaskDefinition +ecs:CreateTaskSet ecs:UpdateServicePrimaryTaskSet', 'ecs-tasks'],
    ['A35', '+ecs:CreateExpressGatewayService', 'ecs-tasks'],
    [
      'A41',
      'sagemaker:UpdateUserProfile|+sagemaker:CreateUserProfile +sagemaker:CreateApp sagemaker:CreatePresignedDomainUrl',
      'sagemaker',
    ],
    ['A42', '+sagemaker:CreateModel +sagemaker:CreateEndpointConfig +sagemaker:CreateEndpoint', 'sagemaker'],
    ['A42', '+sagemaker:CreatePipeline sagemaker:StartPipelineExecution', 'sagemaker'],
    ['A42', '+sagemaker:CreateCluster', 'sagemaker'],
    ['A42', '+sagemaker:CreateMonitoringSchedule', 'sagemaker'],
    ['amplify-001 A44', '+amplify:CreateApp +~amplify:CreateBranch +~amplify:StartJob', 'amplify'],
    ['A52', 'ssm:RegisterTaskWithMaintenanceWindow', 'ssm'],
    [
      'gamelift-001 A62',
      '+gamelift:CreateBuild +gamelift:CreateFleet gamelift:RequestUploadCredentials',
      'gamelift',
    ],
    [
      'imagebuilder-001 A63',
      '+imagebuilder:CreateComponent +imagebuilder:CreateImageRecipe +imagebuilder:CreateInfrastructureConfiguration +imagebuilder:CreateImage',
      'ec2 imagebuilder',
    ],
    ['cognitoidentity-001 A66', 'cognito-identity:SetIdentityPoolRoles', 'cognito-identity'],
    ['A68', '~apigateway:PUT +~apigateway:POST', 'apigateway'],
    [
      'A75',
      '+iot:CreateRoleAlias|iot:UpdateRoleAlias +iot:CreateKeysAndCertificate +iot:CreatePolicy ~iot:AttachPolicy',
      'credentials.iot iot',
    ],
    [
      'A76 C31',
      '+rolesanywhere:CreateProfile|rolesanywhere:UpdateProfile +rolesanywhere:CreateTrustAnchor|rolesanywhere:UpdateTrustAnchor',
      'rolesanywhere',
    ],
  ],
  'existing-role': [
    ['lambda-003 lambda-004 lambda-005 B1 B3', 'lambda:UpdateFunctionCode'],
    ['ssm-002 B9', 'ssm:SendCommand@instance'],
    ['ssm-001 B9', 'ssm:StartSession@instance'],
    // Not SendSerialConsoleSSHPublicKey: the console asks for the password of a user of the operating system.
    // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configure-access-to-serial-console.html
    ['ec2instanceconnect-003 B8', 'ec2-instance-connect:SendSSHPublicKey'],
    ['ecs-006 B11', 'ecs:ExecuteCommand'],
    ['cloudformation-002 B15', 'cloudformation:UpdateStack'],
    ['cloudformation-005 B15', 'cloudformation:CreateChangeSet cloudformation:ExecuteChangeSet'],
    ['ec2-002 B6', 'ec2:ModifyInstanceAttribute ec2:StopInstances ec2:StartInstances'],
    ['ec2-004 B7', 'ec2:CreateLaunchTemplateVersion ec2:ModifyLaunchTemplate'],
    ['codebuild-002 codebuild-003 B13', 'codebuild:StartBuild|codebuild:StartBuildBatch'],
    ['glue-002 B4', 'glue:UpdateDevEndpoint'],
    ['stepfunctions-002 B24', 'states:UpdateStateMachine states:StartExecution|states:StartSyncExecution'],
    ['B2', 'lambda:UpdateFunctionConfiguration'],
    ['apprunner-002 B16', 'apprunner:UpdateService'],
    ['sagemaker-004 B17', 'sagemaker:CreatePresignedNotebookInstanceUrl'],
    [
      'sagemaker-005 B18',
      'sagemaker:UpdateNotebookInstance +sagemaker:CreateNotebookInstanceLifecycleConfig sagemaker:StopNotebookInstance sagemaker:StartNotebookInstance',
    ],
    ['B17', 'sagemaker:CreatePresignedDomainUrl'],
    [
      'bedrock-002 B19',
      'bedrock-agentcore:StartCodeInterpreterSession@code-interpreter-custom bedrock-agentcore:InvokeCodeInterpreter@code-interpreter-custom',
    ],
    ['B20', 'bedrock-agentcore:InvokeAgentRuntimeCommand@runtime'],
    [
      'B21',
      'bedrock-agentcore:StartBrowserSession@browser-custom bedrock-agentcore:ConnectBrowserAutomationStream',
    ],
    ['batch-002 B22', 'batch:SubmitJob@job-definition'],
    [
      'codedeploy-001 B23',
      'codedeploy:CreateDeployment codedeploy:RegisterApplicationRevision codedeploy:GetDeploymentConfig',
    ],
    ['B10', 'ssm:CreateAssociation@instance'],
    ['B10', 'ssm:UpdateDocument ssm:UpdateDocumentDefaultVersion'],
    ['B25', 'elasticbeanstalk:UpdateEnvironment +elasticbeanstalk:CreateApplicationVersion'],
    ['B26', 'codepipeline:UpdatePipeline codepipeline:StartPipelineExecution'],
    ['B33', 'elasticmapreduce:AddJobFlowSteps'],
    // As administrator of the cluster, one starts pods that have the roles of its pods and nodes.
    // https://docs.aws.amazon.com/eks/latest/userguide/access-policies.html
    ['B34', 'eks:CreateAccessEntry +eks:AssociateAccessPolicy'],
    ['C24', 'iam:UpdateSAMLProvider'],
  ],
  'assume-role': [['sts-001 C25', 'sts:AssumeRole']],
};

/** The documents of AWS by which AWS Systems Manager runs any command: naming one of them is no limit. */
const runCommand = formatType(
  'document that runs commands',
  'arn:${Partition}:ssm:${Region}:${Account}:document/AWS-Run*Script',
);

/** What a call needs beside the resource that it is done to. */
const needed: ReadonlyMap<string, readonly ResourceType[]> = new Map([
  ['ssm:SendCommand', [runCommand]],
  ['ssm:CreateAssociation', [runCommand]],
]);

function formatType(name: string, arn: string): ResourceType {
  return {
    service: 'ssm',
    name,
    arns: [arn],
    templates: [new ArnTemplate(arn)],
    named: false,
    conditionKeys: [],
  };
}

/** The reference is read for the steps that are asked about. */
class LazyStep implements EscalationStep {
  readonly folded: string;
  #targets: readonly ResourceType[] | undefined;

  constructor(
    readonly id: string,
    readonly types: string | undefined,
    readonly needs: 'each' | 'any',
    readonly creates: boolean,
  ) {
    this.folded = id.toLowerCase();
  }

  get targets(): readonly ResourceType[] {
    return (this.#targets ??= this.#read());
  }

  #read(): readonly ResourceType[] {
    const [service = '', name = ''] = this.id.split(':');
    const own = this.types
      ? resourceTypesOf(service).filter((type) => type.name === this.types)
      : requiredTypes(findAction(service, name), this.needs);
    return [...own, ...(needed.get(this.id) ?? none)];
  }
}

/** iam:PassRole, on which the paths of its family turn. */
export const passRole: EscalationStep = stepOf('iam:PassRole');

const none: readonly never[] = [];

function pathsOf(family: EscalationFamily): readonly EscalationPath[] {
  return table[family].map(([sources, steps, services]) => {
    const read = steps.split(' ').map((step) => step.split('|').map(stepOf));
    return {
      sources: sources.split(' '),
      family,
      steps: family === 'pass-role' ? [[passRole], ...read] : read,
      depends: steps.startsWith('?'),
      services: services?.split(' ').map((name) => `${name}.amazonaws.com`) ?? none,
    };
  });
}

function stepOf(text: string): EscalationStep {
  const [, marks = '', id = '', types] = /^([+~?]*)([^@]*)(?:@(.*))?$/.exec(text)!;
  return new LazyStep(id, types, marks.includes('~') ? 'any' : 'each', marks.includes('+'));
}

function requiredTypes(action: Action | undefined, needs: 'each' | 'any'): readonly ResourceType[] {
  const resources = action?.resourceTypes ?? none;
  return resources.filter(({ required }) => required || needs === 'any').map(({ type }) => type);
}

/** All paths; of a family, the most telling first. */
export const escalationPaths: readonly EscalationPath[] = (Object.keys(table) as EscalationFamily[]).flatMap(
  pathsOf,
);

/** A way to run something under a passed role. */
export interface RoleLaunch {
  /** The service principal that the role goes to. */
  readonly service: string;
  /** The ids of the actions: one of each list is needed. */
  readonly steps: readonly (readonly string[])[];
}

/** The ways to run something of one's own under a role that was passed, the most telling first. */
export const roleLaunches: readonly RoleLaunch[] = escalationPaths
  .filter(({ family }) => family === 'pass-role')
  .flatMap(({ steps: [, ...steps], services }) =>
    services.map((service) => ({ service, steps: steps.map((step) => step.map(({ id }) => id)) })),
  );
