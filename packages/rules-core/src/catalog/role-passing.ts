/**
 * Which actions pass a role to which service, as of November 2026.
 *
 * The Service Authorization Reference lists iam:PassRole as a dependent action of only some of the actions that pass a
 * role, and lists no principals. The table adds both by hand, from published escalation paths and from knowledge of the
 * services. Not every entry has been checked against AWS documentation. A test checks that the actions exist, but not
 * that they pass a role, or to whom.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html
 */
import { findAction } from './catalog.js';
import type { Action } from './decode.js';

const domain = '.amazonaws.com';

/**
 * Actions by service, with the labels of the principals that they pass roles to: those of an ordinary call and, after
 * `/`, those of calls with more parameters. `*` is every action of the service with iam:PassRole among its dependent
 * actions. Without an entry, a role is passed to the service itself.
 */
const table: readonly (readonly [service: string, actions: string, principals: string])[] = [
  ['airflow', 'CreateEnvironment UpdateEnvironment', 'airflow / airflow-env'],
  ['amplify', 'CreateApp UpdateApp', 'amplify'],
  // The API Gateway actions are the HTTP methods of its control plane.
  ['apigateway', 'PATCH POST PUT', 'apigateway'],
  ['application-autoscaling', 'RegisterScalableTarget', 'application-autoscaling'],
  ['apprunner', 'CreateService UpdateService', 'tasks.apprunner build.apprunner apprunner'],
  ['appstream', 'CreateFleet UpdateFleet CreateImageBuilder', 'appstream'],
  ['appsync', 'CreateDataSource UpdateDataSource CreateGraphqlApi UpdateGraphqlApi', 'appsync'],
  ['athena', 'CreateWorkGroup UpdateWorkGroup', 'athena'],
  ['autoscaling', 'CreateAutoScalingGroup UpdateAutoScalingGroup CreateLaunchConfiguration', 'ec2'],
  ['autoscaling', 'PutLifecycleHook', 'autoscaling'],
  ['backup', 'CreateRestoreTestingSelection UpdateRestoreTestingSelection', 'backup restore-testing.backup'],
  ['backup', 'StartScanJob', 'backup malware-protection.guardduty'],
  ['batch', 'RegisterJobDefinition', 'ecs-tasks'],
  ['batch', 'CreateComputeEnvironment UpdateComputeEnvironment', 'batch ec2 / spotfleet'],
  [
    'bedrock',
    'CreateAgent UpdateAgent CreateKnowledgeBase UpdateKnowledgeBase CreateFlow UpdateFlow CreateModelCustomizationJob CreateModelInvocationJob CreateEvaluationJob CreateModelImportJob PutModelInvocationLoggingConfiguration',
    'bedrock',
  ],
  ['bedrock-agentcore', 'CreateBrowser CreateCodeInterpreter', 'bedrock-agentcore'],
  ['braket', 'CreateJob', 'braket'],
  ['chime', '*', 'mediapipelines.chime'],
  [
    'cloudformation',
    'CreateStack UpdateStack DeleteStack CreateChangeSet CreateStackSet UpdateStackSet RollbackStack ContinueUpdateRollback',
    'cloudformation',
  ],
  ['cloudtrail', 'CreateTrail UpdateTrail', 'cloudtrail'],
  ['cloudtrail', 'EnableFederation', 'lakeformation cloudtrail'],
  ['cloudwatch', 'PutMetricStream', 'streams.metrics.cloudwatch'],
  ['codebuild', 'CreateProject UpdateProject StartBuild StartBuildBatch', 'codebuild'],
  ['codecatalyst', '*', 'codecatalyst codecatalyst-runner'],
  ['codeconnections', '*', 'cloudformation.sync.codeconnections'],
  ['codedeploy', 'CreateDeploymentGroup UpdateDeploymentGroup', 'codedeploy'],
  ['codepipeline', 'CreatePipeline UpdatePipeline', 'codepipeline'],
  ['codestar-connections', '*', 'cloudformation.sync.codeconnections'],
  ['cognito-identity', 'SetIdentityPoolRoles', 'cognito-identity'],
  ['cognito-idp', 'CreateGroup UpdateGroup CreateUserPool UpdateUserPool', 'cognito-idp'],
  [
    'comprehend',
    'CreateDocumentClassifier CreateEntityRecognizer StartDocumentClassificationJob StartEntitiesDetectionJob StartKeyPhrasesDetectionJob StartPiiEntitiesDetectionJob StartSentimentDetectionJob StartTopicsDetectionJob',
    'comprehend',
  ],
  ['config', 'PutConformancePack PutOrganizationConformancePack', 'config ssm'],
  ['config', 'PutRemediationConfigurations StartRemediationExecution', 'ssm'],
  [
    'databrew',
    'CreateDataset CreateProfileJob CreateProject CreateRecipeJob UpdateProfileJob UpdateProject UpdateRecipeJob',
    'databrew',
  ],
  ['datapipeline', 'CreatePipeline PutPipelineDefinition', 'datapipeline elasticmapreduce ec2'],
  [
    'datasync',
    'CreateLocationS3 UpdateLocationS3 CreateLocationEfs CreateLocationHdfs CreateLocationFsxOpenZfs',
    'datasync',
  ],
  ['datazone', 'CreateDomain UpdateDomain CreateProject', 'datazone'],
  ['deadline', '*', 'credentials.deadline'],
  ['dlm', 'CreateLifecyclePolicy UpdateLifecyclePolicy', 'dlm'],
  ['drs', 'StartRecovery', 'ec2'],
  [
    'ec2',
    'AssociateIamInstanceProfile CreateFleet EnableFastLaunch ReplaceIamInstanceProfileAssociation RequestSpotInstances RunInstances',
    'ec2',
  ],
  ['ec2', 'CreateFlowLogs', 'vpc-flow-logs'],
  ['ec2', 'RequestSpotFleet', 'spotfleet ec2'],
  // The roles of a task are passed to `ecs-tasks`, those for load balancers and volumes to `ecs`.
  ['ecs', 'CreateService UpdateService CreateTaskSet RunTask StartTask', 'ecs-tasks / ecs'],
  ['ecs', 'RegisterTaskDefinition', 'ecs-tasks'],
  ['ecs', 'CreateExpressGatewayService UpdateExpressGatewayService', 'ecs ecs-tasks'],
  ['ecs', 'CreateCapacityProvider', 'ecs ec2'],
  ['eks', 'CreateCluster', 'eks'],
  ['eks', 'CreateAddon UpdateAddon', 'eks / pods.eks'],
  ['eks', 'CreateFargateProfile', 'eks-fargate-pods eks'],
  ['eks', 'CreateNodegroup', 'ec2 eks'],
  ['eks', 'CreatePodIdentityAssociation UpdatePodIdentityAssociation', 'pods.eks'],
  [
    'elasticbeanstalk',
    'AssociateEnvironmentOperationsRole CreateApplication CreateConfigurationTemplate CreateEnvironment UpdateApplicationResourceLifecycle UpdateConfigurationTemplate UpdateEnvironment',
    'elasticbeanstalk ec2',
  ],
  ['elasticmapreduce', 'RunJobFlow', 'elasticmapreduce ec2 / application-autoscaling'],
  ['elasticmapreduce', 'CreateEditor CreateStudio', 'elasticmapreduce'],
  ['elastictranscoder', 'CreatePipeline UpdatePipeline', 'elastictranscoder'],
  [
    'entityresolution',
    'CreateIdMappingWorkflow CreateIdNamespace CreateMatchingWorkflow UpdateIdMappingWorkflow UpdateIdNamespace UpdateMatchingWorkflow',
    'entityresolution',
  ],
  ['es', 'CreateDomain UpdateDomainConfig', 'es / opensearchservice'],
  ['events', 'PutRule PutTargets CreateEndpoint UpdateEndpoint', 'events'],
  ['firehose', 'CreateDeliveryStream UpdateDestination', 'firehose'],
  ['fis', 'CreateExperimentTemplate UpdateExperimentTemplate', 'fis'],
  ['forecast', 'CreateDatasetImportJob CreateForecastExportJob CreatePredictor', 'forecast'],
  ['frauddetector', 'CreateModelVersion PutExternalModel', 'frauddetector'],
  [
    'glue',
    'CreateCrawler UpdateCrawler CreateDevEndpoint CreateJob UpdateJob CreateSession CreateMLTransform UpdateMLTransform',
    'glue',
  ],
  ['grafana', 'CreateWorkspace UpdateWorkspace', 'grafana'],
  [
    'guardduty',
    'CreateMalwareProtectionPlan UpdateMalwareProtectionPlan',
    'malware-protection-plan.guardduty',
  ],
  ['healthlake', 'StartFHIRExportJob StartFHIRImportJob', 'healthlake'],
  ['iam', 'AddRoleToInstanceProfile', 'ec2'],
  ['imagebuilder', 'CreateInfrastructureConfiguration UpdateInfrastructureConfiguration', 'ec2'],
  [
    'imagebuilder',
    'CreateImage CreateImagePipeline DistributeImage ImportDiskImage UpdateImagePipeline',
    'imagebuilder ec2',
  ],
  ['iot', 'CreateRoleAlias UpdateRoleAlias', 'credentials.iot iot'],
  ['iot', 'CreateTopicRule ReplaceTopicRule SetLoggingOptions SetV2LoggingOptions CreateOTAUpdate', 'iot'],
  ['iotevents', 'CreateDetectorModel UpdateDetectorModel CreateAlarmModel UpdateAlarmModel', 'iotevents'],
  ['iotsitewise', 'CreatePortal UpdatePortal', 'iotsitewise'],
  ['kendra', 'CreateDataSource CreateIndex UpdateDataSource UpdateIndex', 'kendra'],
  ['kinesisanalytics', 'AddApplicationInput AddApplicationOutput', 'kinesisanalytics'],
  ['lakeformation', 'RegisterResource UpdateResource', 'lakeformation'],
  ['lambda', 'RunMicrovm UpdateFunctionConfiguration', 'lambda'],
  ['lex', 'CreateBot UpdateBot', 'lexv2'],
  ['lookoutequipment', 'CreateInferenceScheduler CreateModel StartDataIngestionJob', 'lookoutequipment'],
  ['m2', 'CreateApplication', 'm2'],
  ['mediaconvert', 'CreateJob', 'mediaconvert'],
  ['medialive', 'CreateChannel UpdateChannel', 'medialive'],
  ['medical-imaging', 'StartDICOMImportJob', 'medical-imaging'],
  ['mgn', '*', 'ec2'],
  [
    'omics',
    'StartAnnotationImportJob StartReadSetExportJob StartReadSetImportJob StartReferenceImportJob StartVariantImportJob',
    'omics',
  ],
  ['osis', '*', 'osis-pipelines'],
  ['pcs', '*', 'ec2'],
  ['proton', '*', 'proton codebuild'],
  [
    'rds',
    'AddRoleToDBCluster AddRoleToDBInstance ModifyOptionGroup RemoveRoleFromDBCluster RemoveRoleFromDBInstance CreateDBProxy ModifyDBProxy',
    'rds',
  ],
  ['rds', 'StartExportTask', 'export.rds'],
  // The other actions of Amazon RDS take a monitoring role, a directory role and, for RDS Custom, an instance profile.
  ['rds', '*', 'rds monitoring.rds'],
  ['redshift', 'CreateCluster ModifyClusterIamRoles RestoreFromClusterSnapshot', 'redshift'],
  ['redshift', 'CreateScheduledAction ModifyScheduledAction', 'scheduler.redshift redshift'],
  [
    'redshift-serverless',
    'CreateNamespace UpdateNamespace RestoreFromSnapshot',
    'redshift-serverless redshift',
  ],
  [
    'rekognition',
    'CreateStreamProcessor StartCelebrityRecognition StartContentModeration StartFaceDetection StartFaceSearch StartLabelDetection StartPersonTracking StartSegmentDetection StartTextDetection',
    'rekognition',
  ],
  ['s3', 'CreateJob', 'batchoperations.s3'],
  ['s3', 'CreateAccessGrantsLocation UpdateAccessGrantsLocation', 'access-grants.s3'],
  ['s3tables', 'PutTableBucketReplication PutTableReplication', 'replication.s3tables'],
  ['sagemaker', 'CreatePartnerApp UpdateDomain UpdateUserProfile UpdateNotebookInstance', 'sagemaker'],
  ['securitylake', 'CreateCustomLogSource', 'glue'],
  ['securitylake', 'CreateDataLake', 'lambda s3'],
  [
    'securitylake',
    'CreateSubscriberNotification UpdateSubscriberNotification',
    'events apidestinations.events',
  ],
  [
    'servicecatalog',
    'CreateConstraint UpdateConstraint AssociateServiceActionWithProvisioningArtifact',
    'servicecatalog',
  ],
  ['ses', 'CreateConfigurationSetEventDestination UpdateConfigurationSetEventDestination', 'ses'],
  ['shield', 'AssociateDRTRole', 'drt.shield'],
  [
    'ssm',
    'CreateActivation CreateAssociation UpdateAssociation CreateDocument RegisterTaskWithMaintenanceWindow UpdateMaintenanceWindowTask SendCommand StartAutomationExecution UpdateManagedInstanceRole',
    'ssm',
  ],
  ['ssm-incidents', '*', 'ssm-incidents ssm'],
  ['states', 'TestState', 'states'],
  ['storagegateway', 'CreateNFSFileShare CreateSMBFileShare UpdateNFSFileShare', 'storagegateway'],
  ['synthetics', 'CreateCanary UpdateCanary', 'lambda synthetics'],
  ['textract', 'StartDocumentAnalysis StartDocumentTextDetection StartExpenseAnalysis', 'textract'],
  [
    'transcribe',
    'CreateLanguageModel StartCallAnalyticsJob StartMedicalTranscriptionJob StartTranscriptionJob',
    'transcribe',
  ],
  ['translate', 'StartTextTranslationJob', 'translate'],
];

/** The service principals that a call may pass a role to. */
interface Principals {
  /** The principals of an ordinary call. */
  readonly usual: readonly string[];
  /** All principals. */
  readonly possible: readonly string[];
}

let principalsOfAction: Map<string, Principals> | undefined;
const wholeService = '*';

/** The table by action id, or by `service:*`. */
function byAction(): ReadonlyMap<string, Principals> {
  if (!principalsOfAction) {
    principalsOfAction = new Map();
    for (const [service, actions, labels] of table) {
      const [usual = [], others = []] = labels
        .split(' / ')
        .map((part) => part.split(' ').map((label) => label + domain));
      const principals = { usual, possible: [...usual, ...others] };
      for (const name of actions.split(' ')) principalsOfAction.set(`${service}:${name}`, principals);
    }
  }
  return principalsOfAction;
}

/** The ids of the actions that the table names individually. Used by the test that each of them exists. */
export function actionsInRolePassingTable(): readonly string[] {
  return table.flatMap(([service, actions]) =>
    actions
      .split(' ')
      .filter((name) => name !== wholeService)
      .map((name) => `${service}:${name}`),
  );
}

const none: Principals = { usual: [], possible: [] };

function principalsOf(action: Action): Principals {
  const own = byAction().get(action.id);
  if (own) return own;
  if (!action.dependentActions.includes('iam:PassRole')) return none;
  const itself = [action.service + domain];
  return byAction().get(`${action.service}:${wholeService}`) ?? { usual: itself, possible: itself };
}

/** The service principals that the action may pass a role to. Empty when it passes no role. */
export function principalsPassedTo(action: Action): readonly string[] {
  return principalsOf(action).possible;
}

/** The service principals that an ordinary call of the action passes a role to. */
export function usualPrincipals(action: Action): readonly string[] {
  return principalsOf(action).usual;
}

/** `principalsPassedTo` for an action id such as `ecs:RunTask`, in any case. Empty when there is no such action. */
export function rolePassing(id: string): readonly string[] {
  const colon = id.indexOf(':');
  const action = colon < 0 ? undefined : findAction(id.slice(0, colon), id.slice(colon + 1));
  return action ? principalsPassedTo(action) : [];
}

/** A call that passes a role and may not send `iam:PassedToService`. */
export interface KeylessCall {
  readonly action: string;
  /** `not-sent`: has been seen to fail under a condition on the key. `unsure`: reports differ. */
  readonly status: 'not-sent' | 'unsure';
}

/** Calls that are known to pass a role without the key, as of November 2026. AWS publishes no list. */
export const keylessCalls: readonly KeylessCall[] = [
  { action: 'apprunner:CreateService', status: 'unsure' },
  { action: 'cognito-identity:SetIdentityPoolRoles', status: 'unsure' },
  { action: 'datapipeline:CreatePipeline', status: 'unsure' },
  { action: 'ecs:UpdateService', status: 'unsure' },
  { action: 'elasticbeanstalk:CreateEnvironment', status: 'unsure' },
  { action: 'elasticbeanstalk:UpdateEnvironment', status: 'unsure' },
  { action: 'iot:CreateRoleAlias', status: 'unsure' },
  { action: 'lambda:RunMicrovm', status: 'not-sent' },
  { action: 'logs:PutSubscriptionFilter', status: 'not-sent' },
  { action: 'rds:ModifyDBInstance', status: 'not-sent' },
];
