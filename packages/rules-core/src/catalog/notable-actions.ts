/**
 * Ranks actions by how much power they give, so that a message can name the few that matter most. The lists are of
 * November 2026. Each is in the order in which actions are named, the most telling first.
 */
import { findAction } from './catalog.js';
import type { AccessLevel, Action } from './decode.js';

/** The ranks, from the least powerful to the most. */
const rank = {
  list: 1,
  read: 2,
  tag: 3,
  write: 4,
  destroy: 5,
  readData: 6,
  setPermissions: 7,
  actAsRole: 8,
  escalate: 9,
} as const;

type Lists = readonly (readonly [service: string, actions: string])[];

/** Change what principals may do, or create credentials of another principal. */
const escalating: Lists = [
  [
    'iam',
    'AttachUserPolicy AttachRolePolicy CreateAccessKey PutUserPolicy PutRolePolicy CreatePolicyVersion UpdateAssumeRolePolicy CreateLoginProfile UpdateLoginProfile AddUserToGroup AttachGroupPolicy PutGroupPolicy SetDefaultPolicyVersion DeleteUserPermissionsBoundary DeleteRolePermissionsBoundary PutUserPermissionsBoundary PutRolePermissionsBoundary DeleteUserPolicy DeleteRolePolicy DeleteGroupPolicy DetachUserPolicy DetachRolePolicy DetachGroupPolicy RemoveUserFromGroup UpdateAccessKey CreateServiceSpecificCredential ResetServiceSpecificCredential UploadSigningCertificate UploadSSHPublicKey DeactivateMFADevice ResyncMFADevice EnableMFADevice CreateSAMLProvider UpdateSAMLProvider CreateOpenIDConnectProvider AddClientIDToOpenIDConnectProvider UpdateOpenIDConnectProviderThumbprint',
  ],
  ['sts', 'AssumeRoot'],
  [
    'sso',
    'CreateAccountAssignment AttachManagedPolicyToPermissionSet PutInlinePolicyToPermissionSet AttachCustomerManagedPolicyReferenceToPermissionSet PutPermissionsBoundaryToPermissionSet DeletePermissionsBoundaryFromPermissionSet DeleteInlinePolicyFromPermissionSet DetachManagedPolicyFromPermissionSet ProvisionPermissionSet CreatePermissionSet',
  ],
  ['identitystore', 'CreateGroupMembership'],
  [
    'organizations',
    'DetachPolicy DeletePolicy UpdatePolicy DisablePolicyType MoveAccount LeaveOrganization CreateAccount',
  ],
];

/** Run something with a role, or assume one. */
const actingAsRole: Lists = [
  ['iam', 'PassRole AddRoleToInstanceProfile CreateRole CreateUser'],
  ['sts', 'AssumeRole AssumeRoleWithSAML AssumeRoleWithWebIdentity GetFederationToken GetSessionToken'],
  ['lambda', 'UpdateFunctionCode CreateFunction UpdateFunctionConfiguration RunMicrovm'],
  [
    'ec2',
    'RunInstances ModifyInstanceAttribute RequestSpotInstances RequestSpotFleet CreateFleet AssociateIamInstanceProfile ReplaceIamInstanceProfileAssociation CreateLaunchTemplateVersion ModifyLaunchTemplate',
  ],
  [
    'ssm',
    'SendCommand StartSession StartAutomationExecution ResumeSession CreateAssociation CreateDocument UpdateDocument UpdateDocumentDefaultVersion RegisterTaskWithMaintenanceWindow',
  ],
  ['ec2-instance-connect', 'SendSSHPublicKey SendSerialConsoleSSHPublicKey OpenTunnel'],
  [
    'ecs',
    'RunTask ExecuteCommand StartTask RegisterTaskDefinition CreateService UpdateService CreateTaskSet CreateExpressGatewayService',
  ],
  [
    'cloudformation',
    'CreateStack UpdateStack ExecuteChangeSet CreateChangeSet CreateStackSet UpdateStackSet SetStackPolicy',
  ],
  ['codebuild', 'CreateProject StartBuild StartBuildBatch UpdateProject'],
  ['glue', 'CreateJob UpdateJob CreateDevEndpoint UpdateDevEndpoint CreateSession RunStatement'],
  [
    'sagemaker',
    'CreateNotebookInstance CreateTrainingJob CreateProcessingJob CreatePresignedNotebookInstanceUrl CreatePresignedDomainUrl CreateModel CreatePipeline CreateDomain CreateUserProfile UpdateUserProfile CreateHyperParameterTuningJob CreateAutoMLJob CreateCluster CreateNotebookInstanceLifecycleConfig UpdateNotebookInstanceLifecycleConfig CreatePresignedMlflowTrackingServerUrl',
  ],
  ['states', 'CreateStateMachine UpdateStateMachine TestState'],
  ['scheduler', 'CreateSchedule UpdateSchedule'],
  ['events', 'PutTargets'],
  ['pipes', 'CreatePipe UpdatePipe'],
  ['batch', 'SubmitJob RegisterJobDefinition'],
  ['autoscaling', 'CreateAutoScalingGroup UpdateAutoScalingGroup CreateLaunchConfiguration'],
  ['apprunner', 'CreateService UpdateService'],
  ['amplify', 'CreateApp'],
  ['elasticbeanstalk', 'CreateEnvironment UpdateEnvironment'],
  ['codepipeline', 'CreatePipeline UpdatePipeline PollForJobs'],
  ['codedeploy', 'CreateDeployment'],
  ['elasticmapreduce', 'RunJobFlow AddJobFlowSteps CreateEditor OpenEditorInConsole'],
  ['emr-serverless', 'StartJobRun StartSession'],
  ['datapipeline', 'PutPipelineDefinition CreatePipeline'],
  ['imagebuilder', 'CreateImage CreateInfrastructureConfiguration'],
  ['kinesisanalytics', 'CreateApplication'],
  ['omics', 'StartRun'],
  ['braket', 'CreateJob'],
  ['gamelift', 'CreateFleet'],
  [
    'bedrock-agentcore',
    'InvokeAgentRuntimeCommand InvokeCodeInterpreter StartCodeInterpreterSession ConnectBrowserAutomationStream StartBrowserSession CreateAgentRuntime CreateCodeInterpreter CreateBrowser CreateHarness',
  ],
  ['eks', 'CreateAccessEntry UpdateAccessEntry AssociateAccessPolicy CreatePodIdentityAssociation'],
  ['rolesanywhere', 'CreateTrustAnchor UpdateTrustAnchor CreateProfile UpdateProfile'],
  ['iot', 'CreateRoleAlias UpdateRoleAlias'],
  ['cognito-identity', 'SetIdentityPoolRoles UpdateIdentityPool'],
  ['ds', 'ResetUserPassword'],
  ['lightsail', 'GetInstanceAccessDetails DownloadDefaultKeyPair CreateBucketAccessKey'],
];

/** Open a resource to others, even if the reference classifies the action as Write. */
const settingPermissions: Lists = [
  ['kms', 'PutKeyPolicy CreateGrant'],
  [
    's3',
    'PutBucketPolicy PutBucketAcl PutObjectAcl PutBucketPublicAccessBlock PutAccountPublicAccessBlock DeleteBucketPolicy PutBucketCORS PutBucketNotification PutReplicationConfiguration',
  ],
  ['lambda', 'AddPermission AddLayerVersionPermission'],
  ['secretsmanager', 'PutResourcePolicy'],
  ['sns', 'AddPermission SetTopicAttributes'],
  ['sqs', 'AddPermission SetQueueAttributes'],
  ['ecr', 'SetRepositoryPolicy PutRegistryPolicy'],
  [
    'ec2',
    'ModifySnapshotAttribute ModifyImageAttribute ModifyInstanceMetadataOptions AuthorizeSecurityGroupIngress',
  ],
  ['rds', 'ModifyDBSnapshotAttribute ModifyDBClusterSnapshotAttribute'],
  ['dynamodb', 'PutResourcePolicy'],
  ['elasticfilesystem', 'PutFileSystemPolicy'],
  ['events', 'PutPermission'],
  ['ram', 'CreateResourceShare'],
  ['logs', 'PutResourcePolicy'],
  ['backup', 'PutBackupVaultAccessPolicy'],
  ['kafka', 'UpdateSecurity'],
  ['mq', 'CreateUser UpdateUser'],
  ['acm-pca', 'IssueCertificate'],
];

/** Read secrets or stored data, or hand out what gives access to them. */
const dataReading: Lists = [
  ['secretsmanager', 'GetSecretValue BatchGetSecretValue'],
  ['ssm', 'GetParameter GetParameters GetParametersByPath GetParameterHistory'],
  ['s3', 'GetObject GetObjectVersion GetObjectTorrent GetObjectVersionTorrent GetDataAccess'],
  ['s3-outposts', 'GetObject GetObjectVersion'],
  ['s3-object-lambda', 'GetObject GetObjectVersion'],
  ['s3express', 'CreateSession'],
  ['s3tables', 'GetTableData'],
  ['s3vectors', 'GetVectors QueryVectors'],
  ['kms', 'Decrypt ReEncryptFrom'],
  ['dynamodb', 'GetItem Query Scan BatchGetItem GetRecords PartiQLSelect ExportTableToPointInTime'],
  ['rds-db', 'connect'],
  ['rds-data', 'ExecuteStatement BatchExecuteStatement'],
  ['rds', 'DownloadDBLogFilePortion DownloadCompleteDBLogFile'],
  ['redshift', 'GetClusterCredentials GetClusterCredentialsWithIAM'],
  ['redshift-serverless', 'GetCredentials'],
  ['redshift-data', 'ExecuteStatement BatchExecuteStatement GetStatementResult'],
  ['dsql', 'DbConnect DbConnectAdmin'],
  ['neptune-db', 'ReadDataViaQuery'],
  ['neptune-graph', 'ReadDataViaQuery'],
  ['cassandra', 'Select'],
  ['elasticache', 'Connect'],
  ['memorydb', 'Connect'],
  ['sqs', 'ReceiveMessage'],
  ['kinesis', 'GetRecords SubscribeToShard'],
  ['kinesisvideo', 'GetMedia GetMediaForFragmentList GetClip GetImages'],
  ['kafka-cluster', 'ReadData'],
  ['lambda', 'GetFunction GetLayerVersion'],
  ['ec2', 'GetPasswordData GetConsoleOutput GetConsoleScreenshot'],
  ['ebs', 'GetSnapshotBlock'],
  ['ecr', 'BatchGetImage GetDownloadUrlForLayer'],
  ['codecommit', 'GetFile GetBlob GitPull'],
  ['codeartifact', 'GetAuthorizationToken GetPackageVersionAsset ReadFromRepository'],
  ['logs', 'GetLogEvents FilterLogEvents GetQueryResults GetLogRecord StartQuery StartLiveTail Unmask'],
  ['athena', 'GetQueryResults GetQueryResultsStream'],
  ['timestream', 'Select'],
  ['es', 'ESHttpGet ESHttpPost'],
  ['aoss', 'APIAccessAll'],
  ['lakeformation', 'GetDataAccess'],
  ['sagemaker', 'BatchGetRecord GetRecord'],
  ['glacier', 'GetJobOutput'],
  ['elasticfilesystem', 'ClientMount ClientRootAccess'],
  ['cognito-idp', 'DescribeUserPoolClient'],
  ['cognito-identity', 'GetCredentialsForIdentity GetOpenIdToken GetOpenIdTokenForDeveloperIdentity'],
  ['appsync', 'ListApiKeys'],
  ['healthlake', 'ReadResource SearchWithGet SearchWithPost'],
  ['medical-imaging', 'GetImageFrame GetDICOMInstance'],
  ['omics', 'GetReadSet GetReference'],
  ['workmailmessageflow', 'GetRawMessageContent'],
  ['workdocs', 'GetDocument GetDocumentVersion'],
  ['acm', 'ExportCertificate'],
  ['macie2', 'GetSensitiveDataOccurrences'],
  ['appconfig', 'GetLatestConfiguration GetConfiguration'],
  ['bedrock', 'Retrieve RetrieveAndGenerate'],
  ['qldb', 'GetBlock GetRevision SendCommand PartiQLSelect'],
];

/**
 * In addition to the escalating actions: those that take over the role or machine that they name, or read a secret.
 * Unlike most actions that create and read, nobody means to allow these on every resource of a type: AWS managed
 * policies limit them by name or tag (measured in November 2026).
 */
const takingOver: Lists = [
  ['sts', 'AssumeRole'],
  ['secretsmanager', 'GetSecretValue'],
  ['lambda', 'UpdateFunctionCode'],
  ['ssm', 'SendCommand StartSession'],
  ['ecs', 'ExecuteCommand'],
  ['ec2-instance-connect', 'SendSSHPublicKey'],
];

/** Positions in a list by action id. A lower position is named earlier. */
function positions(lists: Lists): ReadonlyMap<string, number> {
  const ids = lists.flatMap(([service, actions]) => actions.split(' ').map((name) => `${service}:${name}`));
  return new Map(ids.map((id, position) => [id, position]));
}

let listed: readonly { readonly rank: number; readonly positions: ReadonlyMap<string, number> }[] | undefined;

/** The lists with their ranks, the highest first. Built on first use. */
const listedByRank = () =>
  (listed ??= [
    { rank: rank.escalate, positions: positions(escalating) },
    { rank: rank.actAsRole, positions: positions(actingAsRole) },
    { rank: rank.setPermissions, positions: positions(settingPermissions) },
    { rank: rank.readData, positions: positions(dataReading) },
  ]);

const destructive =
  /^(?:Delete|Terminate|Destroy|Purge|BatchDelete|Remove|Deregister|Retire|Revoke|Drop|ScheduleKeyDeletion)/;

interface Standing {
  readonly rank: number;
  /** Infinity when the action is in no list. */
  readonly position: number;
}

let byService: Map<string, Map<string, Standing>> | undefined;

/** The standings of the listed actions by service and name. An action in several lists has the highest. */
function listedStandings(): ReadonlyMap<string, ReadonlyMap<string, Standing>> {
  if (byService) return byService;
  byService = new Map();
  for (const { rank: listRank, positions: known } of listedByRank()) {
    for (const [id, position] of known) {
      const [service, name] = id.split(':') as [string, string];
      const standings = byService.get(service) ?? new Map<string, Standing>();
      byService.set(service, standings);
      if (!standings.has(name)) standings.set(name, { rank: listRank, position });
    }
  }
  return byService;
}

/** The standings of actions that are in no list. */
const unlisted: Readonly<Record<AccessLevel, Standing>> = {
  List: { rank: rank.list, position: Infinity },
  Read: { rank: rank.read, position: Infinity },
  Tagging: { rank: rank.tag, position: Infinity },
  Write: { rank: rank.write, position: Infinity },
  'Permissions management': { rank: rank.setPermissions, position: Infinity },
};
const destroying: Standing = { rank: rank.destroy, position: Infinity };

/** Actions that only read or validate, although the reference has them under Permissions management. */
const onlyReading = /^(?:Describe|Get|List|Validate)/;

function standing({ service, name, accessLevel }: Action): Standing {
  const inList = listedStandings().get(service)?.get(name);
  if (inList) return inList;
  if (accessLevel === 'Permissions management' && onlyReading.test(name)) return unlisted.Read;
  const changes = accessLevel === 'Write' || accessLevel === 'Permissions management';
  return changes && destructive.test(name) ? destroying : unlisted[accessLevel];
}

interface Candidate extends Standing {
  readonly action: Action;
}

/** Whether `a` is named before `b`. */
function outranks(a: Candidate, b: Candidate): boolean {
  if (a.rank !== b.rank) return a.rank > b.rank;
  if (a.position !== b.position) return a.position < b.position;
  const [first, second] = [a.action.id, b.action.id];
  return first.length === second.length ? first < second : first.length < second.length;
}

/** The ids of all listed actions. Used by the test that each of them exists. */
export function notableActions(): readonly string[] {
  return listedByRank().flatMap(({ positions: known }) => [...known.keys()]);
}

/**
 * Whether the action reads secrets or stored data, or hands out what gives access to them, whatever its access level.
 */
export function isDataRead(action: Action): boolean {
  return listedByRank().at(-1)!.positions.has(action.id);
}

let dangerous: ReadonlySet<string> | undefined;

/** Whether the action is so powerful that nobody means to allow it on every resource of a type. */
export function isDangerousOnWholeType({ id }: Pick<Action, 'id'>): boolean {
  dangerous ??= new Set([...positions(escalating).keys(), ...positions(takingOver).keys()]);
  return dangerous.has(id);
}

/**
 * How much power the action gives, from 1 to 9: lists, reads, tags, writes, destroys, reads data or secrets, sets
 * permissions of resources, acts as a role, escalates (changes what principals may do).
 */
export function impact(action: Action): number {
  return standing(action).rank;
}

let foremost: readonly Action[] | undefined;

/** The actions of the two highest ranks, in the order in which they are named. */
function foremostActions(): readonly Action[] {
  if (foremost) return foremost;
  const ids = new Set([escalating, actingAsRole].flatMap((lists) => [...positions(lists).keys()]));
  foremost = [...ids].flatMap((id) => findAction(...(id.split(':') as [string, string])) ?? []);
  return foremost;
}

/** In longer lists, such as those of NotAction, looking for the foremost actions is faster than ranking all. */
const mostRanked = 1_000;

/**
 * The `count` most powerful actions, the most powerful first. Familiar actions come before rare ones, and short names
 * before long ones.
 */
export function mostNotable(actions: readonly Action[], count: number): readonly Action[] {
  return (actions.length > mostRanked && foremostOf(actions, count)) || firstByRank(actions, count);
}

/** undefined if there are fewer. */
function foremostOf(actions: readonly Action[], count: number): readonly Action[] | undefined {
  const found: Action[] = [];
  for (const action of foremostActions()) {
    if (!actions.includes(action)) continue;
    found.push(action);
    if (found.length === count) return found;
  }
  return undefined;
}

function firstByRank(actions: readonly Action[], count: number): readonly Action[] {
  const best: Candidate[] = [];
  for (let index = 0; index < actions.length; index++) {
    const action = actions[index]!;
    const { rank: own, position } = standing(action);
    const last = best[count - 1];
    // Most of many thousands of actions are dismissed here, by their rank alone.
    if (last && own < last.rank) continue;
    const candidate = { action, rank: own, position };
    let place = best.length;
    while (place > 0 && outranks(candidate, best[place - 1]!)) place--;
    best.splice(place, 0, candidate);
    if (best.length > count) best.pop();
  }
  return best.map(({ action }) => action);
}
