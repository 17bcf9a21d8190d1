/**
 * The types of policies. One row says of a type all that grammar, analysis and rules need to know of it; none of them
 * keeps a list of types.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies.html
 */
import { attachmentOf } from '../catalog/attachments.js';
import { characters, type Quota } from '../catalog/quota.js';

interface Row {
  /** What AWS calls one of them. */
  readonly title: string;
  /** What messages call all of them. */
  readonly plural: string;
  /** Its Allow grants something. Of the other types an Allow is a ceiling: it lets through what another policy grants. */
  readonly grants: boolean;
  /** AWS counts it among the resource-based policies. Its document may have an `Id`. */
  readonly resourceBased: boolean;
  /**
   * Who keeps it, and so whose rules for characters, Sids and Version hold: IAM (with AWS STS), AWS Organizations, or
   * the service of the resource that it hangs on.
   */
  readonly keptBy: 'iam' | 'organizations' | 'service';
  /** The elements that its statements may not have. What they may have of Principal and Resource, they must have. */
  readonly refuses: readonly string[];
  /** The default quota of its size, unless what it hangs on has one of its own. */
  readonly quota?: Quota;
  /**
   * What IAM Access Analyzer validates it as, in the words of the ids of its checks.
   * https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_ValidatePolicy.html
   */
  readonly analyzedAs: 'identity-policy' | 'resource-policy' | 'role-trust-policy' | 'scp' | 'rcp';
}

/** The quotas: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html and the pages named beside. */
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
  /** The most that the policies of a user or role can grant. */
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
  /** Passed when a session of a role or a federated user is created. */
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
   * Says what may pass through a VPC endpoint.
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

/** The name of a type, as the setting `policyType` has it. */
export type PolicyType = keyof typeof rows;

export const policyTypes = Object.keys(rows) as readonly PolicyType[];

/** What is known of a type: its row, and what follows from it. */
export interface PolicyTypeFacts extends Row {
  readonly name: PolicyType;
  /** Each of its statements has a Principal or NotPrincipal. Without, it is about whoever it is attached to. */
  readonly namesPrincipals: boolean;
  /** Each of its statements has a Resource or NotResource. Without, it is about what it hangs on. */
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
 * The policies of AWS Organizations that are about permissions, by its own names for them.
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
 * The type of a policy that hangs on a CloudFormation type.
 *
 * @param namesPrincipals whether a statement has a Principal or NotPrincipal: it tells the trust policy of a role from
 *   its inline ones, and an RCP from an SCP
 * @returns undefined where what it hangs on leaves the type open
 */
export function typeOfAttachment(
  attachedTo: string | undefined,
  namesPrincipals: boolean,
): PolicyTypeFacts | undefined {
  const types = (attachmentOf(attachedTo)?.policyTypes ?? []).map((name) => facts.get(name)!);
  return types.find((type) => type.namesPrincipals === namesPrincipals) ?? types[0];
}
