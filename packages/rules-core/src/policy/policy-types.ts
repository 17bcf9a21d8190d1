/**
 * The policy types. A row has everything that the grammar, analyses and rules need to know about a type. There are no
 * other lists of types.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html
 */
import { attachmentOf } from '../catalog/attachments.js';
import { characters, type Quota } from '../catalog/quota.js';

interface Row {
  /** AWS's name for a policy of this type. */
  readonly title: string;
  /** The plural for messages. */
  readonly plural: string;
  /** Whether an Allow grants something. In the other types it only limits what another policy can grant. */
  readonly grants: boolean;
  /** Whether AWS counts the type as resource-based. The document may then have an `Id`. */
  readonly resourceBased: boolean;
  /**
   * Who stores the policy and therefore decides which characters, Sids and Versions are valid: IAM (with AWS STS), AWS
   * Organizations, or the service of the resource that it is attached to.
   */
  readonly keptBy: 'iam' | 'organizations' | 'service';
  /** The elements that statements may not have. If Principal or Resource is not among them, it is required. */
  readonly refuses: readonly string[];
  /** The default size quota, unless what the policy is attached to has its own. */
  readonly quota?: Quota;
  /**
   * The policy type for IAM Access Analyzer's validation, as in the ids of its checks.
   * https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_ValidatePolicy.html
   */
  readonly analyzedAs: 'identity-policy' | 'resource-policy' | 'role-trust-policy' | 'scp' | 'rcp';
}

/**
 * Quotas are from https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html and the pages linked at
 * each row.
 */
const rows = {
  /** Attached to a user, a group or a role. */
  identity: {
    title: 'identity-based policy',
    plural: 'policies of users, groups and roles',
    grants: true,
    resourceBased: false,
    keptBy: 'iam',
    refuses: ['Principal', 'NotPrincipal'],
    quota: characters(10_240, 'any identity-based policy'),
    analyzedAs: 'identity-policy',
  },
  /** Attached to a resource; names principals. */
  resource: {
    title: 'resource-based policy',
    plural: 'resource-based policies',
    grants: true,
    resourceBased: true,
    keptBy: 'service',
    refuses: [],
    analyzedAs: 'resource-policy',
  },
  /** Says who may assume a role. */
  trust: {
    title: 'role trust policy',
    plural: 'the trust policies of roles',
    grants: true,
    resourceBased: true,
    keptBy: 'iam',
    refuses: ['Resource', 'NotResource', 'NotPrincipal'],
    quota: characters(2_048, 'a role trust policy'),
    analyzedAs: 'role-trust-policy',
  },
  /** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_syntax.html */
  scp: {
    title: 'service control policy',
    plural: 'service control policies',
    grants: false,
    resourceBased: false,
    keptBy: 'organizations',
    refuses: ['Principal', 'NotPrincipal'],
    quota: { ...characters(10_240, 'a service control policy'), whitespace: true },
    analyzedAs: 'scp',
  },
  /** https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html */
  rcp: {
    title: 'resource control policy',
    plural: 'resource control policies',
    grants: false,
    resourceBased: false,
    keptBy: 'organizations',
    refuses: ['NotPrincipal', 'NotAction'],
    quota: { ...characters(5_120, 'a resource control policy'), whitespace: true },
    analyzedAs: 'rcp',
  },
  /** The maximum permissions that the policies of a user or role can grant. */
  boundary: {
    title: 'permissions boundary',
    plural: 'permissions boundaries',
    grants: false,
    resourceBased: false,
    keptBy: 'iam',
    refuses: ['Principal', 'NotPrincipal'],
    quota: characters(6_144, 'a permissions boundary'),
    analyzedAs: 'identity-policy',
  },
  /** Passed when a session is created for a role or a federated user. */
  session: {
    title: 'session policy',
    plural: 'session policies',
    grants: false,
    resourceBased: false,
    keptBy: 'iam',
    refuses: ['Principal', 'NotPrincipal'],
    quota: characters(2_048, 'a session policy'),
    analyzedAs: 'identity-policy',
  },
  /**
   * Limits what may pass through a VPC endpoint.
   * https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
   */
  endpoint: {
    title: 'VPC endpoint policy',
    plural: 'VPC endpoint policies',
    grants: false,
    resourceBased: true,
    keptBy: 'service',
    refuses: [],
    quota: characters(20_480, 'the policy of a VPC endpoint'),
    analyzedAs: 'resource-policy',
  },
} as const satisfies Readonly<Record<string, Row>>;

/** The name of a type in the setting `policyType`. */
export type PolicyType = keyof typeof rows;

export const policyTypes = Object.keys(rows) as readonly PolicyType[];

/** A row with what can be derived from it. */
export interface PolicyTypeFacts extends Row {
  readonly name: PolicyType;
  /** Whether each statement has a Principal or NotPrincipal. If not, it applies to whoever it is attached to. */
  readonly namesPrincipals: boolean;
  /** Whether each statement has a Resource or NotResource. If not, it applies to what it is attached to. */
  readonly namesResources: boolean;
}

const facts = new Map<string, PolicyTypeFacts>(
  policyTypes.map((name) => {
    const row: Row = rows[name];
    const names = (element: string) => !row.refuses.includes(element);
    return [
      name,
      { ...row, name, namesPrincipals: names('Principal'), namesResources: names('Resource') },
    ] as const;
  }),
);

/**
 * The AWS Organizations policies that are about permissions, by AWS's type names.
 * https://docs.aws.amazon.com/organizations/latest/APIReference/API_Policy.html (2026-11-30)
 */
export const organizationTypes: ReadonlyMap<string, PolicyType> = new Map([
  ['SERVICE_CONTROL_POLICY', 'scp'],
  ['RESOURCE_CONTROL_POLICY', 'rcp'],
]);

export function policyTypeOf(name: PolicyType): PolicyTypeFacts {
  return facts.get(name)!;
}

/**
 * The type of a policy that is attached to a CloudFormation type.
 *
 * @param namesPrincipals whether a statement has a Principal or NotPrincipal, which distinguishes a role's trust policy
 * from its inline policies, and an RCP from an SCP
 * @returns undefined if several types are possible
 */
export function typeOfAttachment(
  attachedTo: string | undefined,
  namesPrincipals: boolean,
): PolicyTypeFacts | undefined {
  const types = (attachmentOf(attachedTo)?.policyTypes ?? []).map((name) => facts.get(name)!);
  return types.find((type) => type.namesPrincipals === namesPrincipals) ?? types[0];
}
