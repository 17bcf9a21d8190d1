/** What the schemas say of the policy language itself: elements, effects, versions, principals, operators, global keys. */

const guide = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_';

/**
 * @typedef {{ description: string, markdownDescription: string }} Described `description` is for every editor,
 *   `markdownDescription` for those that show links
 */

/**
 * @param {string} text
 * @param {string} page the rest of the address in the IAM user guide
 * @returns {Described}
 */
function described(text, page) {
  return { description: text, markdownDescription: `${text}\n\n[IAM user guide](${guide}${page}.html)` };
}

/** Elements by name. @type {Readonly<Record<string, Described>>} */
export const elements = {
  Version: described(
    'The version of the policy language. Without `2012-10-17`, policy variables such as `${aws:username}` are plain text.',
    'elements_version',
  ),
  Id: described(
    'A name for the policy as a whole. Some services want it to be unique; nothing is decided by it.',
    'elements_id',
  ),
  Statement: described(
    'The statements of the policy, in any order. A request is allowed when one of them allows it and none denies it.',
    'elements_statement',
  ),
  Sid: described(
    'A name for the statement, unique in the policy. In identity policies it is made of letters and digits.',
    'elements_sid',
  ),
  Effect: described(
    'Whether the statement allows or denies. A request that no statement allows is denied anyway.',
    'elements_effect',
  ),
  Principal: described(
    'Who makes the request: accounts, roles, users, services or federated identities. It stands in policies that hang on a resource, in trust policies and in RCPs.',
    'elements_principal',
  ),
  NotPrincipal: described(
    'Everyone but those listed. With `Deny` the account of a listed role or user has to be listed as well.',
    'elements_notprincipal',
  ),
  Action: described(
    'What is asked for, as `service:Action`. The wildcards `*` and `?` stand for any characters, and case does not matter.',
    'elements_action',
  ),
  NotAction: described(
    'Every action but those listed, of every service. With `Allow` it grants all that is not listed, also what AWS adds later.',
    'elements_notaction',
  ),
  Resource: described(
    'What the request is about, as ARNs or `*`. The wildcards `*` and `?` stand for any characters, also for `/` and `:` within the last part.',
    'elements_resource',
  ),
  NotResource: described(
    'Every resource but those listed. With `Allow` it grants the actions on all that is not listed, also on resources of other kinds.',
    'elements_notresource',
  ),
  Condition: described(
    'When the statement applies: operators, below them condition keys, below them values. All operators and all keys must hold; of the values of a key one is enough.',
    'elements_condition',
  ),
};

export const effects = {
  Allow: 'Lets the request through, unless another statement denies it.',
  Deny: 'Refuses the request, whatever other statements allow.',
};

export const versions = {
  '2012-10-17': 'The current version, with policy variables.',
  '2008-10-17': 'The first version, in which policy variables are plain text.',
};

/** @type {Readonly<Record<string, Described>>} */
export const principalTypes = {
  AWS: described(
    'Accounts, roles, users or sessions, by ARN; an account also by its id. An account stands for all of its identities that have the permission themselves.',
    'elements_principal',
  ),
  Service: described(
    'AWS services, by the names under which they act. Limit the grant by `aws:SourceArn` or `aws:SourceAccount`, or the service acts for other accounts as well.',
    'elements_principal',
  ),
  Federated: described(
    'Identity providers: the ARN of a SAML or OIDC provider, or the domain of a built-in one. Limit who comes through by the condition keys of the provider.',
    'elements_principal',
  ),
  CanonicalUser: described(
    'An account by its canonical user id, which Amazon S3 uses. It is saved as the ARN of the account.',
    'elements_principal',
  ),
};

/** What an operator of a family compares, and how. @type {Readonly<Record<string, string>>} */
const comparisons = {
  StringEquals: 'equals a listed value, with case',
  StringNotEquals: 'equals none of the listed values, with case',
  StringEqualsIgnoreCase: 'equals a listed value, whatever the case',
  StringNotEqualsIgnoreCase: 'equals none of the listed values, whatever the case',
  StringLike: 'matches a listed pattern, with case; `*` and `?` are wildcards',
  StringNotLike: 'matches none of the listed patterns, with case; `*` and `?` are wildcards',
  NumericEquals: 'equals a listed number',
  NumericNotEquals: 'equals none of the listed numbers',
  NumericLessThan: 'is less than the number',
  NumericLessThanEquals: 'is the number or less',
  NumericGreaterThan: 'is greater than the number',
  NumericGreaterThanEquals: 'is the number or greater',
  DateEquals: 'is a listed date',
  DateNotEquals: 'is none of the listed dates',
  DateLessThan: 'is before the date',
  DateLessThanEquals: 'is the date or before it',
  DateGreaterThan: 'is after the date',
  DateGreaterThanEquals: 'is the date or after it',
  Bool: 'is `true` or `false` as listed',
  BinaryEquals: 'equals a listed value in base64, byte by byte',
  IpAddress: 'lies in a listed address range',
  NotIpAddress: 'lies in none of the listed address ranges',
  ArnEquals: 'matches a listed ARN; `*` and `?` are wildcards within each part',
  ArnLike: 'matches a listed ARN; `*` and `?` are wildcards within each part',
  ArnNotEquals: 'matches none of the listed ARNs; `*` and `?` are wildcards within each part',
  ArnNotLike: 'matches none of the listed ARNs; `*` and `?` are wildcards within each part',
};

/**
 * @param {string} name an operator without set and suffix
 * @param {boolean} negated
 * @param {{ set?: string, ifExists?: boolean }} [form]
 */
export function operatorDescription(name, negated, { set, ifExists = false } = {}) {
  if (name === 'Null') return 'Holds when the key is missing from the request (`true`) or present (`false`).';
  const comparison = comparisons[name];
  if (comparison === undefined) throw new Error(`Nothing is said of the operator ${name}.`);
  const subject =
    set === undefined
      ? 'the value of the key'
      : set === 'ForAllValues'
        ? 'every value of the key'
        : 'at least one value of the key';
  const holdsWithout = set === 'ForAllValues' || ifExists || (negated && set === undefined);
  return `Holds when ${subject} ${comparison}, ${holdsWithout ? 'and' : 'not'} when the key is missing.`;
}

/** The types of condition keys. @type {Readonly<Record<string, string>>} */
export const keyTypes = {
  String: 'text',
  ARN: 'an ARN',
  Bool: '`true` or `false`',
  Numeric: 'a number',
  Date: 'a date, such as `2026-01-31T00:00:00Z`',
  IPAddress: 'an IP address or a range, such as `203.0.113.0/24`',
  Binary: 'bytes in base64',
};

/** Global condition keys by name: what they hold. @type {Readonly<Record<string, string>>} */
export const globalKeys = {
  'aws:AssumedRoot': 'Whether the credentials come from `sts:AssumeRoot`.',
  'aws:CalledVia': 'The services that passed the request on in the name of the principal, first to last.',
  'aws:CalledViaAWSMCP': 'The AWS MCP server that made the request in the name of the principal.',
  'aws:CalledViaFirst': 'The first service that passed the request on in the name of the principal.',
  'aws:CalledViaLast': 'The last service that passed the request on in the name of the principal.',
  'aws:ChatbotSourceArn': 'The chat configuration through which the request came.',
  'aws:CurrentTime': 'The time of the request.',
  'aws:Ec2InstanceSourcePrivateIPv4': 'The private address of the instance whose role credentials are used.',
  'aws:Ec2InstanceSourceVpc': 'The VPC of the instance whose role credentials are used.',
  'aws:EpochTime': 'The time of the request, in seconds since 1970 or as a date.',
  'aws:FederatedProvider': 'The identity provider through which the principal signed in.',
  'aws:IsMcpServiceAction': 'Whether the action itself is one of an MCP service.',
  'aws:MultiFactorAuthAge': 'Seconds since the principal gave a second factor; missing when none was given.',
  'aws:MultiFactorAuthPresent':
    'Whether temporary credentials were made with a second factor; missing for long-term access keys.',
  'aws:PrincipalAccount': 'The account of the principal.',
  'aws:PrincipalArn': 'The ARN of the principal; of a role session, the ARN of the role.',
  'aws:PrincipalIsAWSService': 'Whether an AWS service makes the request under its own name.',
  'aws:PrincipalOrgID': 'The organization of the principal, such as `o-a1b2c3d4e5`.',
  'aws:PrincipalOrgPaths': 'The place of the principal in its organization, as `o-…/r-…/ou-…/`.',
  'aws:PrincipalServiceName': 'The name of the AWS service that makes the request under its own name.',
  'aws:PrincipalServiceNamesList': 'All names of the AWS service that makes the request.',
  'aws:PrincipalTag/${TagKey}':
    'A tag of the principal or of its session. Write the key of the tag after the slash.',
  'aws:PrincipalType':
    'What the principal is: `Account`, `User`, `AssumedRole`, `FederatedUser` or `Anonymous`.',
  'aws:RequestTag/${TagKey}': 'A tag that the request sets. Write the key of the tag after the slash.',
  'aws:RequestedRegion': 'The Region that the request goes to.',
  'aws:ResourceAccount': 'The account that owns the resource.',
  'aws:ResourceOrgID': 'The organization that owns the resource.',
  'aws:ResourceOrgPaths': "The place of the resource's account in its organization.",
  'aws:ResourceTag/${TagKey}': 'A tag of the resource. Write the key of the tag after the slash.',
  'aws:SecureTransport': 'Whether the request came over TLS.',
  'aws:SignInSessionArn': 'The sign-in session that the credentials come from.',
  'aws:SourceAccount': 'The account of the resource for which a service makes the request.',
  'aws:SourceArn': 'The resource for which a service makes the request.',
  'aws:SourceIdentity': 'The name that the principal set when it assumed its first role.',
  'aws:SourceIp':
    'The public address that the request came from; missing when it came through a VPC endpoint.',
  'aws:SourceOrgID': 'The organization of the resource for which a service makes the request.',
  'aws:SourceOrgPaths':
    'The place in its organization of the resource for which a service makes the request.',
  'aws:SourceVpc': 'The VPC that the request came from, through a VPC endpoint.',
  'aws:SourceVpcArn': 'The ARN of the VPC that the request came from, through a VPC endpoint.',
  'aws:SourceVpce': 'The VPC endpoint that the request came through.',
  'aws:TagKeys': 'The keys of all tags in the request.',
  'aws:TokenIssueTime': 'When the temporary credentials were made; missing for long-term access keys.',
  'aws:UserAgent': 'The name of the client, as it calls itself.',
  'aws:ViaAWSMCPService': 'Whether an AWS MCP server made the request in the name of the principal.',
  'aws:ViaAWSService': 'Whether a service passed the request on in the name of the principal.',
  'aws:VpcSourceIp': 'The private address that the request came from, through a VPC endpoint.',
  'aws:VpceAccount': 'The account that owns the VPC endpoint.',
  'aws:VpceOrgID': 'The organization that owns the VPC endpoint.',
  'aws:VpceOrgPaths': 'The place of the VPC endpoint in its organization.',
  'aws:referer': 'The address of the page that linked to the request, as the client gives it.',
  'aws:userid': 'The unique ID of the principal; of a role session, the id of the role and the session name.',
  'aws:username': 'The name of the IAM user; missing for role sessions.',
  'codebuild:BuildArn': 'The build in which the credentials are used.',
  'codebuild:ProjectArn': 'The project in whose builds the credentials are used.',
  'ec2:RoleDelivery':
    'The version of the instance metadata service that gave out the credentials: 1.0 or 2.0.',
  'ec2:SourceInstanceArn': 'The instance whose role credentials are used.',
  'glue:CredentialIssuingService': 'The service that gave out the credentials of a job.',
  'glue:RoleAssumedBy': 'The service that assumed the role of a job.',
  'identitystore:UserId': 'The user of IAM Identity Center for whom the session was made.',
  'lambda:SourceFunctionArn': 'The function in which the credentials are used.',
  'ssm:SourceInstanceArn': 'The managed node in which the credentials are used.',
};
