/**
 * The known ways to escalate privileges, as of November 2026: the actions that each path takes, and on which resources.
 *
 * Based on published escalation paths, checked against the API pages and the Service Authorization Reference. A test
 * checks that the actions exist. Left out are:
 * - services that have been shut down (AWS CodeStar), and actions that only open a resource to others
 * - calls whose role reaches only one store (AWS Transfer Family, replication, notifications), or only the one call
 *   that its kind of target makes (Amazon EventBridge rules, EventBridge Pipes; EventBridge Scheduler can make any
 *   call)
 * - new identity providers (`iam:CreateSAMLProvider`): a role has to trust them, and the table has the actions that
 *   make a role do so
 * - MFA devices: useless without the user's credentials, and AWS documents letting users register their own
 *
 * https://pathfinding.cloud/paths/
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
import { findAction, resourceTypesOf } from './catalog.js';
import type { Action, ResourceType } from './decode.js';
import { ArnTemplate } from '../patterns/arn-template.js';

/**
 * What a path leads to:
 * - `grant`: any permission for the caller, or for a group that the caller is in.
 * - `credentials`: the permissions of another user.
 * - `trust`: the permissions of a role that is changed to trust the caller.
 * - `limits`: the permissions that a permissions boundary or a Deny withholds from the caller.
 * - `pass-role`: the permissions of a role that is passed to a service in which the caller runs something.
 * - `existing-role`: the permissions of a role that something existing runs under.
 * - `assume-role`: the permissions of a role that trusts the caller already.
 */
export type EscalationFamily =
  'grant' | 'credentials' | 'trust' | 'limits' | 'pass-role' | 'existing-role' | 'assume-role';

/** One API call of a path. */
export interface EscalationStep {
  readonly id: string;
  /** The id in lower case. */
  readonly folded: string;
  /**
   * The types of the resources that the call acts on. `needs` says whether each or any of them must be allowed. Empty
   * for a call that names no resource.
   */
  readonly targets: readonly ResourceType[];
  readonly needs: 'each' | 'any';
  /** The call creates something, so any name that the caller chooses will do. Other calls need an existing resource. */
  readonly creates: boolean;
}

export interface EscalationPath {
  /** The ids of the path in published lists: those of pathfinding.cloud, and the rows of our own list. */
  readonly sources: readonly string[];
  readonly family: EscalationFamily;
  /** One action of each list is needed. The first list is the decisive one. */
  readonly steps: readonly (readonly EscalationStep[])[];
  /**
   * Success depends on more than the granted actions: for example on who is in a group, or on what another version of a
   * policy allows.
   */
  readonly depends: boolean;
  /** The service principals that the role can be passed to. Any one of them is enough. */
  readonly services: readonly string[];
}

/**
 * A step is the id of an action. Its targets are the types that the reference requires, unless types are named after
 * `@`. After `~` any type will do. `+` marks a call that creates something, `?` one that depends on more than the
 * granted actions.
 */
type Row = readonly [sources: string, steps: string, services?: string];

const enter = 'ssm:StartSession@instance|ssm:SendCommand@instance|ec2-instance-connect:SendSSHPublicKey';
const invoke =
  'lambda:InvokeFunction|lambda:CreateFunctionUrlConfig|lambda:CreateEventSourceMapping|lambda:AddPermission';

/** The paths by family, the most telling first. */
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
    // Without a new definition, the caller can override the command and the role of an existing one.
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
    // A pod of the caller's own gets the role. Access to the cluster is needed to start the pod.
    // https://docs.aws.amazon.com/eks/latest/userguide/pod-id-association.html
    ['A77', '+eks:CreatePodIdentityAssociation eks:CreateAccessEntry +eks:AssociateAccessPolicy', 'pods.eks'],
    // DAGs come from a bucket and run under the role of the environment.
    // https://docs.aws.amazon.com/mwaa/latest/userguide/working-dags.html
    [
      'A74',
      '+airflow:CreateEnvironment|airflow:UpdateEnvironment +s3:PutObject@object',
      'airflow airflow-env',
    ],
    // The resources of an environment are created with the permissions of the caller.
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
    // AWS does not document which of the principals a call sends.
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
    // Not SendSerialConsoleSSHPublicKey, because the console asks for the password of an operating system user.
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
    // A cluster administrator can start pods that have the roles of the cluster's pods and nodes.
    // https://docs.aws.amazon.com/eks/latest/userguide/access-policies.html
    ['B34', 'eks:CreateAccessEntry +eks:AssociateAccessPolicy'],
    ['C24', 'iam:UpdateSAMLProvider'],
  ],
  'assume-role': [['sts-001 C25', 'sts:AssumeRole']],
};

/** AWS's own documents with which AWS Systems Manager runs any command. Allowing only one of them is no restriction. */
const runCommand = formatType(
  'document that runs commands',
  'arn:${Partition}:ssm:${Region}:${Account}:document/AWS-Run*Script',
);

/** What a call needs in addition to the resource that it acts on. */
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

/** Reads the reference only for the steps that are used. */
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

/** iam:PassRole, which every path of the `pass-role` family needs. */
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

/** All paths; within a family, the most telling first. */
export const escalationPaths: readonly EscalationPath[] = (Object.keys(table) as EscalationFamily[]).flatMap(
  pathsOf,
);

/** A way to run something under a passed role. */
export interface RoleLaunch {
  /** The service principal that the role is passed to. */
  readonly service: string;
  /** The ids of the actions. One of each list is needed. */
  readonly steps: readonly (readonly string[])[];
}

/** The ways to run one's own code or jobs under a passed role, the most telling first. */
export const roleLaunches: readonly RoleLaunch[] = escalationPaths
  .filter(({ family }) => family === 'pass-role')
  .flatMap(({ steps: [, ...steps], services }) =>
    services.map((service) => ({ service, steps: steps.map((step) => step.map(({ id }) => id)) })),
  );
