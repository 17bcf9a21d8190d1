/**
 * Condition keys that requests for any service may include, as of November 2026.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html
 * The names of the last nine belong to a service, but the keys stay with the credentials that the service issues.
 */
import type { ConditionKey, ConditionKeyType } from './decode.js';

const single: Readonly<Partial<Record<ConditionKeyType, readonly string[]>>> = {
  String: [
    'aws:CalledViaAWSMCP',
    'aws:CalledViaFirst',
    'aws:CalledViaLast',
    'aws:Ec2InstanceSourceVpc',
    'aws:FederatedProvider',
    'aws:PrincipalAccount',
    'aws:PrincipalOrgID',
    'aws:PrincipalServiceName',
    'aws:PrincipalTag/${TagKey}',
    'aws:PrincipalType',
    'aws:RequestTag/${TagKey}',
    'aws:RequestedRegion',
    'aws:ResourceAccount',
    'aws:ResourceOrgID',
    'aws:ResourceTag/${TagKey}',
    'aws:SourceAccount',
    'aws:SourceIdentity',
    'aws:SourceOrgID',
    'aws:SourceVpc',
    'aws:SourceVpce',
    'aws:UserAgent',
    'aws:VpceAccount',
    'aws:VpceOrgID',
    'aws:referer',
    'aws:userid',
    'aws:username',
    'glue:CredentialIssuingService',
    'glue:RoleAssumedBy',
    'identitystore:UserId',
  ],
  ARN: [
    'aws:ChatbotSourceArn',
    'aws:PrincipalArn',
    'aws:SignInSessionArn',
    'aws:SourceArn',
    'aws:SourceVpcArn',
    'codebuild:BuildArn',
    'codebuild:ProjectArn',
    'ec2:SourceInstanceArn',
    'lambda:SourceFunctionArn',
    'ssm:SourceInstanceArn',
  ],
  Bool: [
    'aws:AssumedRoot',
    'aws:IsMcpServiceAction',
    'aws:MultiFactorAuthPresent',
    'aws:PrincipalIsAWSService',
    'aws:SecureTransport',
    'aws:ViaAWSMCPService',
    'aws:ViaAWSService',
  ],
  Numeric: ['aws:MultiFactorAuthAge', 'ec2:RoleDelivery'],
  Date: ['aws:CurrentTime', 'aws:EpochTime', 'aws:TokenIssueTime'],
  IPAddress: ['aws:Ec2InstanceSourcePrivateIPv4', 'aws:SourceIp', 'aws:VpcSourceIp'],
};

const multivalued: readonly string[] = [
  'aws:CalledVia',
  'aws:PrincipalOrgPaths',
  'aws:PrincipalServiceNamesList',
  'aws:ResourceOrgPaths',
  'aws:SourceOrgPaths',
  'aws:TagKeys',
  'aws:VpceOrgPaths',
];

/** The global keys. */
export const globalConditionKeys: readonly ConditionKey[] = [
  ...Object.entries(single).flatMap(([type, names]) =>
    names.map((name): ConditionKey => ({ name, type: type as ConditionKeyType, multivalued: false })),
  ),
  ...multivalued.map((name): ConditionKey => ({ name, type: 'String', multivalued: true })),
];
